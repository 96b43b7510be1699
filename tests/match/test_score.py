import pytest

from service.match.model import Part, State
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.match.people import asked, job, matched, mira

LISTED = "Requirements:\n- Python\n- PostgreSQL\n- Kotlin\n- Haskell"


def part(name: str, posting: JobPosting) -> Part:
    return next(one for one in matched(posting=posting).parts if one.name == name)


def test_a_skill_that_the_title_names_counts_most() -> None:
    hers, another = (
        part("required skills", job(LISTED, title=title)) for title in ("Python Engineer", "Kotlin Engineer")
    )

    assert hers.score > 0.5 > another.score
    assert hers.detail == another.detail == "2 of 4 shown"


def test_a_title_in_other_words_is_near_in_meaning() -> None:
    near, far = (part("line of work", job(LISTED, title=title)) for title in ("Programmer", "Pastry Chef"))

    assert near.score > far.score
    assert near.detail.startswith("your résumé names none of the title's words; closest is: ")


def test_a_title_of_common_words_alone_still_points_somewhere() -> None:
    assert part("line of work", job(LISTED, title="Project Manager")).score > 0


def test_a_wish_that_is_met_tells_what_the_work_is_like() -> None:
    duties = "What you will do:\n- Care for plants in the garden\n\n"
    met, unmet = (f"{duties}Requirements:\n- Billing services in {skill}" for skill in ("Python", "Kotlin"))

    assert part("similar work", job(met)).score > part("similar work", job(unmet)).score


def test_a_name_that_no_dictionary_has_is_used_where_the_resume_says_it() -> None:
    wish = job("Requirements:\n- Experience with Zephyrbase and Python")
    silent = mira(skills=[])
    saying = mira(skills=[{"keywords": ["Zephyrbase"]}])

    with_it, without = (
        next(one for one in matched(resume, wish).parts if one.name == "use of skills") for resume in (saying, silent)
    )

    assert asked(matched(saying, wish), "Zephyrbase").state is State.MET
    assert with_it.score > without.score


def test_rank_and_years_in_another_trade_are_no_reason_to_apply() -> None:
    head = mira(
        work=[{"position": "Senior Head Nurse", "startDate": "2004-01", "highlights": ["Led three wards"]}], skills=[]
    )
    wanted = job(
        "Requirements:\n- 8+ years of experience\n- Kotlin\n\nYou build mobile apps.", title="Senior App Developer"
    )

    result = matched(head, wanted)

    rank = {part.name: part for part in result.parts}["seniority"]
    assert rank.score < 0.5
    assert "in step with how far the work itself fits" in rank.detail
    assert result.fit < 0.1


def _similar(resume: Resume) -> Part:
    posting = job("What you will do:\n- Machine learning for fraud", title="Analyst")
    return next(one for one in matched(resume, posting).parts if one.name == "similar work")


def test_a_skill_by_itself_tells_of_no_work_and_the_line_that_it_was_cut_from_does() -> None:
    listed = {"work": [], "basics": {}, "education": [], "skills": [{"keywords": ["Machine learning", "SQL"]}]}
    line = "Machine learning in production, SQL"
    read = {"meta": {"sources": {f"/skills/0/keywords/{at}": {"page": 1, "line": 9, "text": line} for at in (0, 1)}}}

    alone, cut = _similar(mira(**listed)), _similar(mira(**listed, **read))

    assert alone.score == 0
    assert cut.score > 0
    assert cut.detail == f"closest is: {line}"


def _rank(title: str, *, since: str) -> Part:
    one = mira(work=[{"position": "Backend Engineer", "startDate": since, "highlights": ["Billing in Python"]}])
    return next(part for part in matched(one, job(LISTED, title=title)).parts if part.name == "seniority")


def test_a_title_far_above_one_s_own_costs_more_than_the_next() -> None:
    titles = ("Senior Backend Engineer", "Lead Backend Engineer", "Director of Backend Engineering")
    ranks = [_rank(title, since="2022-11") for title in titles]

    assert ranks[0].score > 0 == ranks[1].score == ranks[2].score
    assert ranks[0].weight < ranks[1].weight < ranks[2].weight
    assert ranks[2].detail == "the title asks for director; the highest of yours is mid"


def test_a_title_without_a_rank_is_a_beginner_s_in_the_first_years() -> None:
    new, practised = (_rank("Senior Backend Engineer", since=since) for since in ("2024-11", "2022-11"))

    assert new.score == 0 < practised.score
    assert new.detail == (
        "the title asks for senior; the highest of yours is mid, with less than 3 years of dated work"
    )


def test_words_that_name_no_trade_alone_do_so_together() -> None:
    software = job(LISTED, title="Software Engineer")
    bridges = mira(
        basics={"label": "Structural Engineer"},
        work=[{"position": "Structural Engineer", "startDate": "2015-01", "highlights": ["Designed eleven bridges"]}],
        skills=[{"name": "Software", "keywords": ["Revit", "Civil 3D"]}],
    )
    programs = mira(basics={"label": "Software Engineer"})

    far, near = (
        next(one for one in matched(someone, software).parts if one.name == "line of work")
        for someone in (bridges, programs)
    )

    assert far.score < 0.3 < near.score
    assert near.detail == "your résumé speaks of Software Engineer"


def test_a_line_that_is_far_from_the_work_is_not_quoted() -> None:
    result = matched(mira(), job("What you will do:\n- Groom dogs and clip their claws", title="Dog Groomer"))

    details = {part.name: part.detail for part in result.parts}
    assert details["line of work"] == "your résumé names none of the title's words; no line of your résumé comes near"
    assert details["similar work"] == "no line of your résumé comes near"


def test_a_part_says_that_the_resume_does_not_tell() -> None:
    untold = mira(languages=[])

    (languages,) = [
        one for one in matched(untold, job("Requirements:\n- Fluent German")).parts if one.name == "languages"
    ]

    assert "asked: German (fluent); your résumé does not tell" in languages.detail


@pytest.mark.parametrize("title", ["Project Manager", "Team Leader", "Support Worker", "Business Consultant"])
def test_who_bears_a_title_of_common_words_is_near_to_it(title: str) -> None:
    bearer, other = (
        mira(basics={"label": held}, work=[{"position": held, "startDate": "2015-01"}], skills=[])
        for held in (title, "Software Engineer")
    )

    near, far = (
        next(part for part in matched(one, job("You work with us.", title=title)).parts if part.name == "line of work")
        for one in (bearer, other)
    )

    assert near.score > 2 * far.score
    assert near.detail == f"your résumé speaks of {title}"


def test_signs_that_are_several_words_in_one_are_read() -> None:
    told = mira(basics={"label": "Manager \ufdfa"})

    assert matched(told, job(LISTED, title="Project Manager \ufdfa Engineer")).score is not None
