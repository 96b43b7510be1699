from service.match.model import Confidence, RequirementKind, State
from tests.match.people import DESCRIPTION, asked, job, matched, mira

HARD = """Requirements:
- Python, PostgreSQL, Docker, Git and Django
- Applicants must be US citizens
- Active TS/SCI clearance
- Valid driver's license
- Up to 40% travel
"""


def test_what_ends_an_application_at_once_stands_apart_from_the_score() -> None:
    result = matched(posting=job(HARD, location="Reston, VA"))

    assert [(one.name, one.state) for one in result.knockouts] == [
        ("Permission to work in the US", State.UNKNOWN),
        ("Security clearance", State.UNKNOWN),
        ("Driving licence", State.MISSING),
        ("Work in Reston, VA", State.MISSING),
    ]
    assert set(result.knockouts) <= set(result.requirements)


def test_a_knockout_that_is_met_shows_its_line() -> None:
    resume = mira(
        basics={
            "summary": "US citizen with an active TS/SCI clearance; willing to travel.",
            "location": {"city": "Reston"},
        },
        certificates=[{"name": "Driver's license"}],
    )

    result = matched(resume, job(HARD, location="Reston, VA"))

    assert [one.state for one in result.knockouts] == [State.MET] * 4
    assert asked(result, "Travel (40%)").evidence[0].pointer == "/basics/summary"
    assert asked(result, "Security clearance").evidence[0].text[11:].startswith("with an active TS/SCI clearance")


def test_a_lower_clearance_and_a_permit_elsewhere_are_not_taken_for_the_right_ones() -> None:
    resume = mira(basics={"summary": "EU citizen. Held a Secret clearance until 2024."})

    result = matched(resume, job(HARD))

    assert asked(result, "Security clearance").state is State.PARTLY
    assert asked(result, "Permission to work in the US").state is State.UNKNOWN


def test_a_visa_that_is_offered_is_not_asked_for() -> None:
    for text in ("We sponsor visas.", "Visa sponsorship is available.", "Our company will provide visa sponsorship."):
        kinds = {one.kind for one in matched(posting=job(f"{HARD.splitlines()[1]}\n\n{text}")).requirements}
        assert RequirementKind.AUTHORIZATION not in kinds

    refused = matched(posting=job(f"{HARD.splitlines()[1]}\n\nWe do not offer visa sponsorship."))
    assert asked(refused, "Permission to work").state is State.UNKNOWN


def test_coverage_is_the_share_of_what_a_resume_could_show() -> None:
    result = matched(posting=job("Requirements:\n- Python\n- Rust\n- Must be authorized to work in the UK"))

    assert result.coverage == 0.5
    assert matched(posting=job("You will be happy here with us and the sea, gardens, ponies, lakes.")).coverage is None


def test_confidence_is_that_of_the_thinner_side() -> None:
    thin = "Requirements:\n- Python\n- SQL"

    assert matched(posting=job(thin)).confidence is Confidence.LOW
    assert matched().confidence is Confidence.FAIR
    assert matched(mira(work=[], skills=[{"keywords": ["Python"]}], education=[])).confidence is Confidence.LOW


def test_advice_names_what_would_make_the_answer_surer() -> None:
    undated = mira(
        work=[{"position": "Engineer", "highlights": ["Built services in Python"]}], languages=[], education=[]
    )

    advice = matched(undated, job(DESCRIPTION + "\n- 3 years of experience in software")).advice

    assert "Give your roles their dates, so that years of experience can be counted." in advice
    assert "List the languages you speak, and how well." in advice
    assert (
        matched(posting=job("Requirements:\n- Python\n- SQL")).advice[0].startswith("The posting asks for few things")
    )


def test_words_in_another_form_and_words_that_are_missing_are_told_apart() -> None:
    resume = mira(skills=[{"keywords": ["K8s", "Node"]}])
    text = "Requirements:\n- Kubernetes and Node.js\n- Haskell\n- Django\n- Good communication"

    found = matched(resume, job(text)).keywords

    told = [(one.posting.text, one.said.text if one.said else None) for one in found]
    assert told == [("Kubernetes", "K8s"), ("Node.js", "Node"), ("Haskell", None)]
    assert all(text[one.posting.start : one.posting.end] == one.posting.text for one in found)


def test_a_range_of_years_keeps_both_ends_and_more_than_it_is_named_and_costs_nothing() -> None:
    junior = "Requirements:\n- 1-3 years of experience in software\n- Python and SQL"
    open_end = junior.replace("1-3", "1+")

    result = matched(posting=job(junior, title="Junior Developer"))

    requirement = asked(result, "1–3 years of experience")
    assert (requirement.state, requirement.detail) == (State.MET, "8.1 years in your résumé")
    assert [one.text for one in result.overqualified] == [
        "The posting looks for up to 3 years; your résumé shows 8.1.",
    ]
    assert result.overqualified[0].asked == requirement.named
    assert result.fit == matched(posting=job(open_end, title="Junior Developer")).fit


def test_a_further_title_is_named_where_the_posting_is_a_first_step() -> None:
    resume = mira(work=[{"position": "Senior Engineer", "highlights": ["Python and SQL services for shops"]}])

    remarks = matched(resume, job("Requirements:\n- Python and SQL", title="Junior Engineer")).overqualified

    assert [one.evidence[0].text for one in remarks] == ["Senior Engineer"]
    assert matched(resume, job("Requirements:\n- Python and SQL")).overqualified == ()


def test_a_posting_in_another_language_than_the_resume_makes_the_score_less_sure() -> None:
    german = job(
        "Deine Aufgaben:\n- Du entwickelst mit dem Team den Dienst für die Abrechnung und betreibst ihn\n\n"
        "Dein Profil:\n"
        "- Erfahrung mit Python und PostgreSQL\n- Du arbeitest gern mit anderen und bist für uns da",
        title="Entwickler",
    )
    told = mira(
        work=[
            {
                "position": "Backend Engineer",
                "startDate": "2019-01",
                "highlights": [
                    "Ran the billing of the company and cut its nightly work from six hours to one for all teams",
                    "Built the booking service with Python and PostgreSQL, and moved it to the cloud by hand",
                ],
            }
        ]
    )

    result = matched(told, german)

    assert result.confidence is Confidence.LOW
    assert any(said.startswith("The posting is in another language than your résumé") for said in result.advice)
    assert not any("another language" in said for said in matched(told).advice)


def test_only_a_resume_whose_roles_say_nothing_or_hardly_anything_has_little_text() -> None:
    little = "There is little text in your résumé to go by. Say in each role what you did and with what."
    told = mira(
        skills=[{"name": "Tools", "keywords": ["Docker", "Git", "Linux", "Redis", "Kafka", "Grafana", "Jenkins"]}],
    )
    silent = told.model_copy(update={"work": [*told.work, told.work[0].model_copy(update={"highlights": []})]})

    assert little not in matched(told).advice
    assert little in matched(silent).advice
    assert little in matched(mira(work=[], skills=[])).advice
