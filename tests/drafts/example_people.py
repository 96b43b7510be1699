"""Fictional people who apply for the fixture postings, and what a model that lies twice would write for them."""

from dataclasses import dataclass

from service.resumes.model import Resume


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A person, the posting's page, and what the stub model says: a letter, and answers by their question."""

    page: str
    resume: Resume
    letter: str
    answers: dict[str, str]


RUTH = Resume.model_validate(
    {
        "basics": {"name": "Ruth Abara", "email": "ruth@mail.example", "label": "Registered Nurse"},
        "work": [
            {
                "name": "Lakeside General Hospital",
                "position": "Registered Nurse, Surgical Ward",
                "startDate": "2020-06",
                "highlights": [
                    "Cared for up to seven patients a shift after abdominal and vascular surgery",
                    "Changed dressings and drains daily, and documented each wound with photographs",
                    "Taught patients and their families how to look after a wound at home",
                ],
            },
            {
                "name": "Prairie Home Health",
                "position": "Nursing Assistant",
                "startDate": "2017-09",
                "endDate": "2020-05",
                "highlights": ["Visited five to six patients a day by car, in winter too"],
            },
        ],
        "education": [
            {"institution": "Duluth College", "studyType": "BSc", "area": "Nursing", "endDate": "2020"},
        ],
        "certificates": [
            {"name": "RN licence, Minnesota", "date": "2020-06"},
            {"name": "Wound Care Certification (WCC), in progress", "date": "2026-09"},
        ],
        "skills": [{"name": "Nursing", "keywords": ["Wound care", "Patient teaching", "Documentation"]}],
        "languages": [{"language": "English", "fluency": "native"}, {"language": "Hmong", "fluency": "basic"}],
        "meta": {"current": ["/work/0"]},
    }
)
EMRE = Resume.model_validate(
    {
        "basics": {"name": "Emre Kaya", "email": "emre@post.example", "label": "Elektroniker für Betriebstechnik"},
        "work": [
            {
                "name": "Getränke Sander",
                "position": "Elektroniker für Betriebstechnik",
                "startDate": "2019-02",
                "endDate": "2026-08",
                "highlights": [
                    "Wartung und Reparatur von zwei Abfüllanlagen und ihren Antrieben im Dreischichtbetrieb",
                    "Fehlersuche an Siemens S7-1500 Steuerungen",
                    "Prüfung ortsfester Anlagen nach DGUV V3",
                ],
            }
        ],
        "education": [
            {
                "institution": "Berufskolleg Lippe",
                "studyType": "Ausbildung",
                "area": "Elektroniker für Betriebstechnik",
                "startDate": "2015-08",
                "endDate": "2019-01",
            }
        ],
        "skills": [{"name": "Technik", "keywords": ["Siemens S7-1500", "Frequenzumrichter", "DGUV V3"]}],
        "languages": [
            {"language": "Deutsch", "fluency": "Muttersprache"},
            {"language": "Türkisch", "fluency": "fließend"},
        ],
    }
)
NIAMH = Resume.model_validate(
    {
        "basics": {
            "name": "Niamh Duffy",
            "email": "niamh@mail.example",
            "summary": "Firmware engineer for battery-powered devices.",
        },
        "work": [
            {
                "name": "Corrib Metering",
                "position": "Firmware Engineer",
                "startDate": "2022-01",
                "highlights": [
                    "Wrote the firmware of a water meter in C on an STM32L4, shipped to 60,000 households",
                    "Cut the meter's sleep current from 9 to 3 microamps",
                    "Brought up LoRaWAN radio and an over-the-air update with rollback",
                ],
            },
            {
                "name": "Corrib Metering",
                "position": "Test Engineer",
                "startDate": "2020-07",
                "endDate": "2021-12",
                "highlights": ["Built a hardware-in-the-loop bench in Python that tests every nightly build"],
            },
        ],
        "education": [
            {
                "institution": "University of Galway",
                "studyType": "BEng",
                "area": "Electronic Engineering",
                "endDate": "2020",
            }
        ],
        "skills": [{"name": "Firmware", "keywords": ["C", "Python", "FreeRTOS", "LoRaWAN", "STM32"]}],
        "meta": {"current": ["/work/0"]},
    }
)

CASES = {
    "nurse": Case(
        page="greenhouse_old",
        resume=RUTH,
        letter=(
            "Dear Alder & Finch Home Health team,\n\n"
            "I am applying for the position of Community Nurse, Wound Care. "
            "On the surgical ward of Lakeside General Hospital I changed dressings and drains daily and documented "
            "each wound with photographs. I also led the ward's team of twelve nurses. "
            "I taught patients and their families how to look after a wound at home.\n\n"
            "Before that, at Prairie Home Health, I visited five to six patients a day by car, in winter too. "
            "My Minnesota RN licence dates from June 2020, and I have held the Wound Care Certification since 2022.\n\n"
            "I would be glad to talk.\n\nKind regards,\nRuth Abara"
        ),
        answers={
            "Which wound care experience do you have?": (
                "Since June 2020 I have worked on the surgical ward of Lakeside General Hospital, where I change "
                "dressings and drains daily. I have treated more than 2,000 wounds."
            ),
            "Do you hold an active RN licence in Minnesota or Wisconsin?": (
                "I hold an RN licence for Minnesota, dated June 2020. I hold one for Wisconsin as well."
            ),
        },
    ),
    "electrician": Case(
        page="site_stepstone_job",
        resume=EMRE,
        letter=(
            "Sehr geehrte Damen und Herren,\n\n"
            "ich bewerbe mich um die Stelle als Elektroniker für Betriebstechnik. "
            "Bei Getränke Sander habe ich von Februar 2019 bis August 2026 zwei Abfüllanlagen und ihre Antriebe "
            "gewartet und repariert, im Dreischichtbetrieb. Fehler habe ich an Siemens S7-1500 Steuerungen gesucht. "
            "Zuletzt habe ich als Schichtleiter sechs Kollegen geführt.\n\n"
            "Ortsfeste Anlagen prüfe ich nach DGUV V3. Eine Weiterbildung zum Meister habe ich 2024 abgeschlossen.\n\n"
            "Gern erzähle ich Ihnen in einem Gespräch mehr.\n\nMit freundlichen Grüßen\nEmre Kaya"
        ),
        answers={
            "Haben Sie eine abgeschlossene Ausbildung als Elektroniker oder Mechatroniker?": (
                "Ja, ich habe im Januar 2019 am Berufskolleg Lippe die Ausbildung zum Elektroniker für Betriebstechnik "
                "abgeschlossen."
            ),
            "Welche Erfahrung haben Sie mit Steuerungen?": (
                "Bei Getränke Sander habe ich Fehler an Siemens S7-1500 Steuerungen gesucht. "
                "Außerdem programmiere ich seit fünf Jahren Beckhoff-Steuerungen."
            ),
        },
    ),
    "firmware": Case(
        page="site_ycombinator_job",
        resume=NIAMH,
        letter=(
            "Dear Peatline team,\n\n"
            "I am applying for the position of Firmware Engineer. "
            "At Corrib Metering I wrote the firmware of a water meter in C on an STM32L4, shipped to 60,000 "
            "households. I cut its sleep current from 9 to 2 microamps. "
            "I brought up the LoRaWAN radio and an over-the-air update with rollback.\n\n"
            "Before that I built a hardware-in-the-loop bench in Python that tests every nightly build. "
            "In my own time I have shipped two products in Rust.\n\n"
            "I would be glad to tell you more.\n\nKind regards,\nNiamh Duffy"
        ),
        answers={
            "How many years have you written C for small chips?": (
                "Since January 2022 I have written firmware in C at Corrib Metering, on an STM32L4. "
                "In all that makes seven years of C."
            ),
            "What is your salary expectation?": "My résumé does not say this.",
        },
    ),
}
