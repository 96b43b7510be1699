from service.match.engine import forms, read_resume
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.match.people import job, matched, mira

ASKED = "Requirements:\n- {}\n- A quiet mind"


def score(part: str, posting: JobPosting, skill: str) -> float:
    parts = matched(mira(skills=[], projects=[{"name": "Thesis", "highlights": [skill]}]), posting).parts
    return next(one.score for one in parts if one.name == part)


def test_initials_stand_for_the_words_that_they_begin() -> None:
    assert forms.initials()["ml"] == ("machine", "learning")
    assert forms.initials()["qa"] == ("quality", "assurance")
    assert "aws" not in forms.initials()  # it is a name of its own


def test_a_name_is_also_said_by_its_short_forms_and_by_those_as_long_as_it() -> None:
    assert forms.alike("Kubernetes") >= {"kubernete", "k8"}
    assert forms.alike("Machine learning") >= {"machine", "machine learning", "ml", "apprentissage automatique"}
    assert "dba" in forms.alike("Database administration")
    assert "performance tuning" not in forms.alike("Database administration")  # three words say more than its two


def test_who_writes_a_name_in_another_form_uses_the_posting_s_word() -> None:
    posting = job(ASKED.format("Machine learning"), title="Analyst")

    assert score("wording", posting, "ML") == score("wording", posting, "machine learning") > 0
    assert score("wording", posting, "Kotlin") == 0


def test_initials_are_near_to_what_they_stand_for() -> None:
    posting = job("What you will do:\n- Machine learning", title="Machine Learning Analyst")

    assert score("similar work", posting, "ML") > 2 * score("similar work", posting, "HR")


def test_other_forms_make_a_short_resume_no_longer() -> None:
    short = read_resume(Resume.model_validate({"skills": [{"keywords": ["ML"]}]}))

    assert dict(short.counts) == {"ml": 1}
