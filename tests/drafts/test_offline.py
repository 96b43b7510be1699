"""Drafts without AI: the résumé's own lines, chosen by what is asked, in a frame that says so."""

from datetime import date
from typing import Any

import pytest

from service.drafts.checking import Grounds, check
from service.drafts.frames import frames
from service.drafts.grounding import Verdict
from service.drafts.model import Audience, DraftKind, DraftRequest, EarlierAnswer, Past
from service.drafts.page import Page
from service.drafts.patience import Patience
from service.drafts.providers import Completion, Material
from service.drafts.providers.offline import OfflineProvider
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.drafts.people import ana, german_posting, jonas, posting

SECONDS = 30.0
FOUR_WEEKS = EarlierAnswer(question="What is your notice period?", answer="Four weeks.")


def draft(
    kind: DraftKind,
    resume: Resume,
    job: JobPosting,
    *,
    language: str = "en",
    past: Past | None = None,
    today: date | None = None,
    **more: Any,
) -> list[str]:
    material = Material(
        request=DraftRequest(kind=kind, **more),
        resume=resume,
        posting=job,
        language=language,
        refs={},
        today=today,
        past=past or Past(),
    )
    asked = Completion(system="", context="", request="", max_tokens=1, material=material)
    page = Page()
    with Patience(SECONDS) as patience:
        for chunk in OfflineProvider().stream(asked, patience):
            if chunk.begins is not None:
                page.take(page.begin(chunk.begins, chunk.text))
            page.take(chunk.text)
    return page.text.split("\n\n")


def test_a_letter_quotes_the_lines_that_meet_the_posting_under_their_role() -> None:
    text = """\
[Put together from the lines of your résumé, without AI and with nothing added; please put it into your own words, \
and delete this note.]

Dear Kontor GmbH team,

I am applying for the position “Python Developer” at Kontor GmbH.

From my résumé, what fits this position best:

Backend Engineer, Nube Datos (03/2021 – present)
- Built the invoicing service in Python and PostgreSQL for 400 customers
- Cut the nightly import from 50 to 8 minutes
- Wrote the onboarding guide; source at github.com/anagarcia/guide

Skills your posting also names: Python, PostgreSQL.

Education: BSc Informatics, Universidad de Alba (2018).

I would be glad to tell you more in a conversation.

Kind regards,
Ana García"""

    assert "\n\n".join(draft(DraftKind.COVER_LETTER, ana(), posting())) == text


def test_a_german_letter_has_a_german_frame() -> None:
    paragraphs = draft(DraftKind.COVER_LETTER, jonas(), german_posting(), language="de")

    assert paragraphs[0].startswith("[Ohne KI und ohne Zusätze aus den Zeilen Ihres Lebenslaufs")
    assert paragraphs[2] == "ich bewerbe mich um die Stelle „Pflegefachkraft Intensivstation“ (Haus am See)."
    assert paragraphs[4] == (
        "Gesundheits- und Krankenpfleger, Klinikum Nordstadt (04/2019 – 09/2023)\n"
        "- Versorgung von 14 Patienten je Schicht auf der Intensivstation\n"
        "- Einarbeitung neuer Kolleginnen und Kollegen"
    )
    assert "Außerdem:\n- Fachweiterbildung Intensivpflege (2021)" in paragraphs
    assert paragraphs[-1] == "Mit freundlichen Grüßen\nJonas Weiß"


@pytest.mark.parametrize(
    ("language", "note", "closing"),
    [
        ("en", "[Put together from the lines of your résumé, without AI", "Kind regards,\nAna García"),
        (
            "de",
            "[Ohne KI aus den Zeilen Ihres Lebenslaufs zusammengestellt, die in ",
            "Mit freundlichen Grüßen\nAna García",
        ),
        ("fr", "[Assemblé sans IA à partir des lignes de votre CV, qui sont", "Cordialement,\nAna García"),
        ("es", "[Compuesto sin IA con las líneas de su currículum, que están", "Un cordial saludo,\nAna García"),
        ("ja", "[Put together from the lines of your résumé, without AI", "Kind regards,\nAna García"),
    ],
)
@pytest.mark.parametrize("kind", [DraftKind.COVER_LETTER, DraftKind.OUTREACH])
def test_each_language_says_that_no_ai_wrote_it_and_that_the_lines_are_in_another(
    kind: DraftKind, language: str, note: str, closing: str
) -> None:
    paragraphs = draft(kind, ana(), posting(), language=language)

    assert paragraphs[0].startswith(note)
    assert paragraphs[-1] == closing


def test_an_answer_quotes_what_meets_the_question() -> None:
    asked = "Tell us about a time you sped up an import."

    paragraphs = draft(DraftKind.ANSWER, ana(), posting(), question=asked)

    assert paragraphs[1:] == [
        "Backend Engineer, Nube Datos (03/2021 – present)\n- Cut the nightly import from 50 to 8 minutes"
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "How many years of Angular experience do you have?",
        "¿Cuántos años de experiencia tiene con Kubernetes?",
    ],
)
def test_what_the_resume_does_not_say_is_not_answered(asked: str) -> None:
    paragraphs = draft(DraftKind.ANSWER, ana(), posting(), question=asked)

    assert len(paragraphs) == 1
    assert paragraphs[0].startswith("[I found no line of your résumé that answers this question")


@pytest.mark.parametrize(
    "asked", ["Do you need a visa sponsorship?", "What is your notice period?", "What salary do you expect?"]
)
def test_what_only_the_person_can_say_is_said_to_be_theirs(asked: str) -> None:
    assert draft(DraftKind.ANSWER, ana(), posting(), question=asked)[0].startswith("[Only you can answer this")


@pytest.mark.parametrize("asked", ["Why do you want to join us?", "Was motiviert Sie?", "Pourquoi nous ?"])
def test_a_reason_is_left_to_the_person(asked: str) -> None:
    paragraphs = draft(DraftKind.ANSWER, ana(), posting(), question=asked)

    assert paragraphs[0].startswith("[Only you can say why;")
    assert "- Built the invoicing service in Python" in paragraphs[1]


def test_a_note_keeps_to_its_limit_with_whole_lines() -> None:
    note, *said = draft(DraftKind.OUTREACH, ana(), posting(), limit=300)
    text = "\n\n".join(said)

    assert len(text) <= 300
    assert "From my résumé: Built the invoicing service in Python and PostgreSQL for 400 customers." in text
    assert note == "[From your résumé's own lines, without AI.]"


@pytest.mark.parametrize(
    ("recipient", "greeting"), [("Dana Okafor", "Hello Dana Okafor,"), ("recruiter", "Hello,"), (None, "Hello,")]
)
def test_only_a_name_is_greeted(recipient: str | None, greeting: str) -> None:
    assert draft(DraftKind.OUTREACH, ana(), posting(), recipient=recipient)[1] == greeting


def test_every_fact_stands_in_the_resume() -> None:
    resume = ana()
    said = {line for work in resume.work for line in work.highlights}

    quoted = {
        line.removeprefix("- ")
        for kind in DraftKind
        for paragraph in draft(kind, resume, posting(), question="Python?")
        for line in paragraph.split("\n")
        if line.startswith("- ")
    }

    assert quoted
    assert quoted <= said | {"Python, PostgreSQL, Django"}


def test_a_posting_in_another_script_gets_the_latest_role() -> None:
    job = JobPosting(title="エンジニア", company="港", description="私たちはエンジニアを募集しています。")

    assert draft(DraftKind.COVER_LETTER, ana(), job)[4].startswith("Backend Engineer, Nube Datos")


def test_an_empty_resume_and_posting_still_give_a_frame() -> None:
    paragraphs = draft(DraftKind.COVER_LETTER, Resume.model_validate({}), JobPosting())

    assert paragraphs[1:] == [
        "Dear hiring team,",
        "I am applying for the position you have advertised.",
        "I would be glad to tell you more in a conversation.",
        "Kind regards,",
    ]


@pytest.mark.parametrize("title", ["See https://evil.example for details", "x" * 500, "mail me@evil.example"])
def test_a_title_that_is_no_title_is_not_repeated(title: str) -> None:
    text = "\n".join(draft(DraftKind.COVER_LETTER, ana(), JobPosting(title=title, company="Kontor")))

    assert "evil" not in text
    assert "xxx" not in text


def test_java_is_not_named_by_javascript() -> None:
    resume = Resume.model_validate({"skills": [{"keywords": ["Java", "C++"]}]})
    job = JobPosting(title="Developer", company="Kontor", description="JavaScript and C++")

    assert "Skills your posting also names: C++." in draft(DraftKind.COVER_LETTER, resume, job)


@pytest.mark.parametrize(
    ("audience", "asks"),
    [
        (Audience.RECRUITER, "May I send you my full résumé?"),
        (Audience.HIRING_MANAGER, "I would be glad to hear more about the work itself."),
        (Audience.REFERRAL, "Would you be willing to pass my application on? If not, that is fine."),
        (Audience.FOLLOW_UP, "Please let me know whether anything is missing."),
    ],
)
def test_a_message_asks_what_its_reader_can_give(audience: Audience, asks: str) -> None:
    paragraphs = draft(DraftKind.OUTREACH, ana(), posting(), audience=audience)

    assert paragraphs[-2] == asks
    assert paragraphs[2].startswith("I am writing about my application") == (audience is Audience.FOLLOW_UP)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("audience", Audience)
def test_a_note_for_linkedin_fits_in_every_language(language: str, audience: Audience) -> None:
    paragraphs = draft(DraftKind.OUTREACH, ana(), posting(), language=language, audience=audience, limit=300)

    assert len("\n\n".join(paragraphs[1:])) <= 300
    assert any("Python and PostgreSQL" in paragraph or "8 minutes" in paragraph for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        (("Java", "PostgreSQL", "Oracle"), "PostgreSQL"),
        (("Python", "PostgreSQL"), None),  # both are true, and only one may be given
        (("Yes", "No"), None),
        (("C++", "Rust"), None),
    ],
)
def test_an_option_is_chosen_only_when_the_resume_names_it_alone(options: tuple[str, ...], chosen: str | None) -> None:
    paragraphs = draft(DraftKind.ANSWER, ana(), posting(), question="Your database?", options=options)

    assert paragraphs == [chosen] if chosen else paragraphs[0].startswith("[Your résumé does not show which")


def test_the_persons_own_answer_to_a_like_question_goes_first() -> None:
    paragraphs = draft(DraftKind.ANSWER, ana(), posting(), question="Notice period?", past=Past(answers=(FOUR_WEEKS,)))

    assert paragraphs[0].startswith("[Your own answer to a like question;")
    assert paragraphs[1:] == ["Four weeks."]


@pytest.mark.parametrize(
    ("language", "note"), [("de", "in einer anderen Sprache"), ("fr", "dans une autre langue"), ("es", "otro idioma")]
)
def test_an_own_answer_in_another_language_says_so(language: str, note: str) -> None:
    said = draft(DraftKind.ANSWER, ana(), posting(), language=language, question="?", past=Past(answers=(FOUR_WEEKS,)))

    assert note in said[0]
    assert said[1:] == ["Four weeks."]


@pytest.mark.parametrize(
    ("answer", "options", "chosen"),
    [
        ("Yes, I am a British citizen.", ("Yes", "No"), "Yes"),
        ("No.", ("Ja", "Nein"), "Nein"),
        ("Oui, tout à fait.", ("Oui", "Non"), "Oui"),
    ],
)
def test_an_own_answer_chooses_among_options(answer: str, options: tuple[str, ...], chosen: str) -> None:
    earlier = (EarlierAnswer(question="Are you a citizen?", answer=answer),)

    said = draft(DraftKind.ANSWER, ana(), posting(), question="Citizen?", options=options, past=Past(answers=earlier))

    assert said[0].startswith("[Your own answer to a like question;")
    assert said[1:] == [chosen]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_way_to_build_a_letter_says_the_same_in_another_order(language: str) -> None:
    letters: list[list[str]] = []
    for _ in frames(language).letters:
        letters.append(
            draft(
                DraftKind.COVER_LETTER,
                ana(),
                posting(),
                language=language,
                past=Past(openings=letters_openings(letters)),
            )
        )

    assert len({paragraphs[2] for paragraphs in letters}) == len(letters)
    facts = [sorted(p for p in paragraphs if p.startswith(("- ", "Backend Engineer"))) for paragraphs in letters]
    assert all(fact == facts[0] for fact in facts)


def letters_openings(letters: list[list[str]]) -> tuple[str, ...]:
    return tuple(paragraphs[2] for paragraphs in reversed(letters))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("How many years of experience do you have in total?", "8"),
        ("How many years have you written C for small chips?", "[I found no line"),
        ("How many years of Python and Kubernetes do you have?", "Backend Engineer"),
    ],
)
def test_years_of_something_else_are_no_answer(question: str, begins: str) -> None:
    paragraphs = draft(DraftKind.ANSWER, ana(), posting(), question=question, today=date(2026, 11, 24))

    assert any(paragraph.startswith(begins) for paragraph in paragraphs)
    assert "8" not in paragraphs or begins == "8"


def scholar() -> Resume:
    """Somebody with three studies, as their lines join degree and field."""
    lines = ("Grado en Matemáticas, Universidad de Alba", "Curso de Cocina, Escuela Sal", "Máster en Física, Alba")
    return Resume.model_validate(
        {
            "education": [
                {"studyType": "Grado", "area": "Matemáticas", "institution": "Universidad de Alba", "endDate": "2015"},
                {"studyType": "Curso", "area": "Cocina", "institution": "Escuela Sal"},
                {"studyType": "Máster", "area": "Física", "institution": "Alba"},
            ],
            "meta": {
                "sources": {
                    f"/education/{at}/studyType": {"page": 1, "line": at, "text": line} for at, line in enumerate(lines)
                }
            },
        }
    )


def test_a_letter_names_the_studies_that_the_posting_is_about_as_the_resume_has_them() -> None:
    job = JobPosting(title="Profesora", company="Las Encinas", description="Impartir matemáticas y física en ESO.")

    paragraphs = draft(DraftKind.COVER_LETTER, scholar(), job, language="es")

    assert "Formación:\n- Grado en Matemáticas, Universidad de Alba (2015)\n- Máster en Física, Alba" in paragraphs


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_what_is_quoted_word_for_word_is_always_backed(language: str) -> None:
    resume = Resume.model_validate(
        {
            "work": [{"name": "Kanzlei Brandt", "position": "Steuerfachangestellter", "startDate": "2018"}],
            "education": [{"studyType": "Ausbildung zum Steuerfachangestellten", "area": "BBS Lingen"}],
            "meta": {"current": ["/work/0"]},
        }
    )
    paragraphs = draft(DraftKind.COVER_LETTER, resume, german_posting(), language=language)
    quoted = [part for part in paragraphs if "Brandt" in part or "Lingen" in part]

    audited = check(
        "\n\n".join(quoted), Grounds(resume=resume, posting=german_posting(), today=date(2026, 11, 24))
    ).sentences

    assert len(quoted) == 2
    assert {sentence.verdict for sentence in audited} == {Verdict.SUPPORTED}
