from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.drafts.grounding import Audit, SentenceAudit, Verdict, audit
from service.resumes.model import Resume
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 1)
MIRA = Resume.model_validate(
    {
        "basics": {"name": "Mira Okafor", "label": "Backend Engineer", "location": {"city": "Leeds"}},
        "work": [
            {
                "name": "Northwind Freight",
                "position": "Backend Engineer",
                "startDate": "2019-03",
                "highlights": [
                    "Cut nightly billing from 6 hours to 40 minutes with PostgreSQL and Python",
                    "Mentored two junior developers",
                ],
            },
            {
                "name": "Bluefin Labs",
                "position": "Junior Developer",
                "startDate": "2016-09",
                "endDate": "2019-02",
                "highlights": ["Built REST APIs in Django for 12 clinics", "Reduced support tickets by 30%"],
            },
        ],
        "education": [{"institution": "University of Leeds", "area": "Computer Science", "studyType": "BSc"}],
        "skills": [{"name": "Tools", "keywords": ["Docker", "Git", "AWS"]}],
        "languages": [{"language": "English", "fluency": "Native"}, {"language": "German", "fluency": "Basic"}],
        "meta": {"current": ["/work/0"]},
    }
)
POSTING = JobPosting(
    title="Senior Platform Engineer",
    company="Harbour Pay",
    description="Harbour Pay moves money for 300 shops. You need Kubernetes, Rust and Python. 5+ years of experience.",
)


def audited(text: str, *, facts: tuple[str, ...] = ()) -> Audit:
    return audit(text, resume=MIRA, posting=POSTING, today=TODAY, facts=facts)


def one(text: str, *, facts: tuple[str, ...] = ()) -> SentenceAudit:
    (sentence,) = audited(text, facts=facts).sentences
    return sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "At Northwind Freight I cut nightly billing from 6 hours to 40 minutes using PostgreSQL.",
        "I have over seven years of experience as a backend engineer.",
        "I have ten years of experience.",
        "I mentored two junior developers.",
        "At Bluefin Labs I reduced support tickets by 30 percent.",
        "I hold a Bachelor's degree in Computer Science from the University of Leeds.",
        "I joined Northwind Freight in 2019.",
        "I know Docker and Git.",
        "I know SQL.",
        "Skills your posting also names: Python.",
        "Backend Engineer, Northwind Freight (03/2019 – present)",
        "Ich habe bei Northwind Freight mit Python gearbeitet.",
        "J'ai travaillé chez Bluefin Labs comme Junior Developer.",
        "He trabajado en Bluefin Labs con Django.",
    ],
)
def test_what_the_resume_says_is_supported_with_its_lines(sentence: str) -> None:
    found = one(sentence)

    assert found.verdict is Verdict.SUPPORTED
    assert found.evidence
    assert found.reasons == ()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("I know Kubernetes.", "Your résumé does not show the skill “Kubernetes”."),
        ("Skills your posting also names: Rust.", "Your résumé does not show the skill “Rust”."),
        ("I hold an AWS certification.", "Your résumé does not show the certificate “AWS certification”."),
        ("I hold a Master's degree in Computer Science.", "Your résumé does not show the degree “Master's degree”."),
        ("I hold a BSc in Marine Biology.", "Your résumé shows no Bachelor in Biology."),
        ("At Bluefin Labs I reduced support tickets by 45%.", "The figure “45%” is not in your résumé."),
        ("I reduced costs by 40%.", "The figure “40%” is not in your résumé."),
        ("I joined Northwind Freight in 2017.", "The year 2017 is not in your résumé."),
        ("I joined Bluefin Labs in 2019.", "Your résumé does not place 2019 with what this sentence names."),
        ("I worked at Google on search.", "“Google” is not in your résumé."),
        ("I worked at Harbour Pay on payments.", "“Harbour Pay” is in the posting, not in your résumé."),
        ("As a senior engineer I built REST APIs.", "Your résumé does not call you “senior engineer”."),
        ("I led a team of ten engineers.", "The figure “ten” is not in your résumé."),
        ("I won an innovation prize.", "Your résumé does not say “prize”."),
        ("I speak fluent German.", "Your résumé does not show German at this level."),
        ("I speak French fluently.", "Your résumé does not list the language French."),
        (
            "I have twelve years of experience.",
            "You say “twelve years”; the dates in your résumé show 10.2 years of work.",
        ),
        (
            "I have ten years of Python.",
            "You say “ten years”; the dates in your résumé show 7.8 years with Python.",
        ),
        (
            "I spent five years at Bluefin Labs.",
            "You say “five years”; the dates in your résumé show 2.5 years at Bluefin Labs.",
        ),
        (
            "At Bluefin Labs I cut nightly billing to 40 minutes.",
            "Your résumé says “40” of something else than this sentence names.",
        ),
        ("Ich habe Erfahrung mit Kubernetes.", "Your résumé does not show the skill “Kubernetes”."),
        ("Je maîtrise Rust.", "Your résumé does not show the skill “Rust”."),
        ("Tengo experiencia con Terraform.", "Your résumé does not show the skill “Terraform”."),
        ("I thrive in fast-paced environments.", "No line of your résumé says this."),
    ],
)
def test_what_was_invented_is_unsupported_and_says_why(sentence: str, reason: str) -> None:
    found = one(sentence)

    assert found.verdict is Verdict.UNSUPPORTED
    assert reason in found.reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "Dear Harbour Pay team,",
        "I am applying for the position “Senior Platform Engineer” at Harbour Pay.",
        "I would be glad to tell you more.",
        "Thank you for your time.",
        "Your work for 300 shops interests me.",
        "I have not used Kubernetes yet, but I would like to learn it.",
        "Ich freue mich auf ein Gespräch.",
        "Kind regards,",
        "Mira Okafor",
        "[This draft was put together without AI.]",
    ],
)
def test_wishes_and_courtesies_are_no_claims(sentence: str) -> None:
    assert one(sentence).verdict is Verdict.NOT_A_CLAIM


def test_a_skill_is_never_inferred_downwards() -> None:
    assert one("I know MySQL.").verdict is Verdict.UNSUPPORTED


def test_a_weighty_verb_of_another_deed_is_only_partly_supported() -> None:
    assert one("I mentored a choir of singers.").verdict is Verdict.PARTLY


def test_what_is_said_of_the_employer_must_stand_in_the_posting() -> None:
    assert one("Your team of 80 engineers is impressive.").verdict is Verdict.UNSUPPORTED
    assert one("Your 300 shops rely on you.").verdict is Verdict.NOT_A_CLAIM


def test_a_wish_does_not_smuggle_in_a_claim() -> None:
    assert one("I am eager to bring my 15 years of Rust.").verdict is Verdict.UNSUPPORTED
    assert one("I am applying with eight years of Kubernetes.").verdict is Verdict.UNSUPPORTED
    assert one("I am excited to bring my track record in a lively harbour.").verdict is Verdict.UNSUPPORTED


def test_a_typed_fact_supports_like_a_line() -> None:
    sentence = "My notice period is 4 weeks."

    assert one(sentence).verdict is Verdict.UNSUPPORTED
    found = one(sentence, facts=("Notice period: 4 weeks",))
    assert found.verdict is Verdict.SUPPORTED
    assert found.evidence[0].pointer == "/facts/0"


def test_sentences_keep_their_places_and_abbreviations_end_none() -> None:
    text = "Dear Dr. Lee,\n\nI know Docker, e.g. for builds. I know Git!\n- Mentored two junior developers"

    sentences = audited(text).sentences

    assert [sentence.text for sentence in sentences] == [
        "Dear Dr. Lee,",
        "I know Docker, e.g. for builds.",
        "I know Git!",
        "Mentored two junior developers",
    ]
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)


def test_an_audit_survives_storage() -> None:
    before = audited("I know Docker. I know Kubernetes.")

    assert Audit.model_validate_json(before.model_dump_json()) == before


def test_text_beyond_the_limit_is_never_waved_through() -> None:
    last = audited("I know Git. " * 2000).sentences[-1]

    assert last.verdict is Verdict.UNSUPPORTED
    assert last.reasons == ("This text is too long to check.",)


def test_an_empty_resume_supports_nothing() -> None:
    (sentence,) = audit("I know Git.", resume=Resume(), posting=POSTING, today=TODAY).sentences

    assert sentence.verdict is Verdict.UNSUPPORTED


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(["I", "Ich", "5", "years", "%", "Acme", "led", "of", ".", ",", "my", "the", "2019", "Git"])
        | st.sampled_from(["€", "J'ai", "de", "deux", "die", "beiden", "zwei", "dos", "Kilo", "vom", "bis", "mit", "-"])
        | st.from_regex(r"[$€]?[0-9]{1,3}([.,\u00a0\u202f'’ /-][0-9]{1,4}){0,4}( ?[%kKmM€+])?", fullmatch=True)
    ).map(" ".join)
)
def test_any_text_is_audited_with_exact_places(text: str) -> None:
    for sentence in audited(text).sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert all(0 <= e.start < e.end <= len(e.text) for e in sentence.evidence)


@pytest.mark.parametrize(
    "piece", ["a", " ", ".", "1,", "A", "A ", "5 years ", "as a ", "I led ", "“", "your ", "learn "]
)
def test_text_without_end_is_audited_in_bounded_time(piece: str) -> None:
    found = audited(piece * (20_000 // len(piece))).sentences

    assert all(0 <= sentence.start < sentence.end <= 20_000 for sentence in found)
