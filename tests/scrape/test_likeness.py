"""Which postings are one job on two boards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.scrape.fingerprint import distance, fingerprint
from service.scrape.likeness import alike
from service.scrape.model import JobPosting
from tests.scrape import boards
from tests.scrape.boards import ABOUT, ENGLISH, FRENCH, GERMAN, JAPANESE, OTHER_ROLE, RUSSIAN, SPANISH

Header = tuple[str | None, str | None, str | None]


def job(header: Header, description: str = ENGLISH) -> JobPosting:
    title, company, location = header
    return JobPosting(title=title, company=company, location=location, description=description)


def are_alike(one: JobPosting, other: JobPosting) -> bool:
    prints = [found for text in (one.description, other.description) if (found := fingerprint(text))]
    apart = distance(prints[0], prints[1])
    assert alike(one, other, apart=apart) == alike(other, one, apart=apart)
    return alike(one, other, apart=apart)


BACKEND: Header = ("Backend Engineer", "Nordlicht GmbH", "Hamburg, Germany")
BAKER: Header = ("Bäcker (m/w/d)", "Hafenbäckerei Jansen GmbH & Co. KG", "18055 Rostock")

ALIKE = {
    "a legal form left out, a country left out": (job(BACKEND), job(("Backend Engineer", "Nordlicht", "Hamburg"))),
    "an added About us": (job(BACKEND), job(BACKEND, ABOUT + ENGLISH)),
    "a missing last paragraph": (job(BACKEND), job(BACKEND, boards.without_last_paragraph(ENGLISH))),
    "both, and the marks gone": (
        job(BACKEND, boards.without_marks(boards.without_last_paragraph(ENGLISH))),
        job(BACKEND, ABOUT + ENGLISH),
    ),
    "Sr. for Senior, the town in the title": (
        job(("Sr. Backend Engineer", "Nordlicht GmbH", "Hamburg")),
        job(("Senior Backend Engineer - Hamburg", "Nordlicht", "Hamburg, DE")),
    ),
    "another order of the title, the workplace in it": (
        job(("Engineer, Backend (Remote)", "Nordlicht GmbH", "Hamburg")),
        job(("Backend Engineer", "Nordlicht GmbH", "Hamburg (Hybrid)")),
    ),
    "a country's company, a district, a number": (
        job(("Full-Stack Developer II (JPO1715)", "Nordlicht", "Berlin-Mitte")),
        job(("Fullstack Developer 2", "Nordlicht Germany GmbH", "Berlin, Germany")),
    ),
    "one town of several": (
        job(("Backend Engineer", "Nordlicht", "Hamburg; Munich; Remote")),
        job(("Backend Engineer | Full-time", "Nordlicht GmbH", "München, Bayern")),
    ),
    "German endings and a postcode": (
        job(BAKER, GERMAN),
        job(("Bäcker*in in Vollzeit", "Hafenbäckerei Jansen", "Rostock, Deutschland"), boards.without_marks(GERMAN)),
    ),
    "German endings of another kind": (
        job(("Teamleiter:in Backstube", "Hafenbäckerei Jansen", "Rostock"), GERMAN),
        job(("Teamleiter/-in Backstube (w/m/d)", "Hafenbäckerei Jansen GmbH", "Raum Rostock"), GERMAN),
    ),
    "umlauts in two letters": (
        job(("Bäcker", "Hafenbäckerei Müller", "Düsseldorf"), GERMAN),
        job(("Baecker (mwd)", "Hafenbaeckerei Mueller GmbH", "Duesseldorf"), GERMAN),
    ),
    "a word in one or in two": (
        job(("E-Commerce Manager", "Nordlicht", "Hamburg")),
        job(("Ecommerce Manager", "Nordlicht", "Hamburg")),
    ),
    "French": (
        job(("Comptable confirmé(e) H/F", "Coopérative des Vergers", "Genève, Suisse"), FRENCH),
        job(("Comptable confirmé", "Coopérative des Vergers SA", "Geneva, Switzerland"), FRENCH.replace("- ", "• ")),
    ),
    "Spanish": (
        job(("Bibliotecario/a", "Biblioteca del Puerto", "Barcelona (España)"), SPANISH),
        job(("BIBLIOTECARIO", "Biblioteca del Puerto, S.L.", "Barcelona, Spain"), SPANISH.upper()),
    ),
    "Japanese": (
        job(("時計修理技術者", "港の時計店", "東京都港区"), JAPANESE),
        job(("時計修理技術者", "港の時計店", "Tokyo, Japan"), boards.without_marks(JAPANESE)),
    ),
    "Russian": (
        job(("Мастер-лодочник", "ООО «Северная верфь»", "Москва"), RUSSIAN),
        job(("Мастер-лодочник", "Северная верфь", "Moscow, Russia"), boards.without_last_paragraph(RUSSIAN)),
    ),
    "no town on either": (
        job(("Backend Engineer", "Nordlicht", "Remote, Germany")),
        job(("Backend Engineer", "Nordlicht", "Deutschland"), ABOUT + ENGLISH),
    ),
    "a header that was not found, the same words": (
        job((None, None, None)),
        job(BACKEND, ENGLISH + "\n\nApply now"),
    ),
}

NOT_ALIKE = {
    "another role, the employer's same words around it": (
        job(BACKEND),
        job(("Frontend Engineer", "Nordlicht GmbH", "Hamburg, Germany"), OTHER_ROLE),
    ),
    "another role in the very same words": (
        job(("Verkäufer (m/w/d)", "Hafenbäckerei", "Rostock"), GERMAN),
        job(("Filialleiter (m/w/d)", "Hafenbäckerei", "Rostock"), GERMAN),
    ),
    "the same title for another team": (job(BACKEND), job(BACKEND, OTHER_ROLE)),
    "another town": (job(BACKEND), job(("Backend Engineer", "Nordlicht GmbH", "Bremen, Germany"))),
    "another town in the same state": (
        job(("Backend Engineer", "Nordlicht", "San Jose, CA, United States")),
        job(("Backend Engineer", "Nordlicht", "San Francisco, CA, United States")),
    ),
    "another town of a name that begins alike": (
        job(("Backend Engineer", "Nordlicht", "New York, NY")),
        job(("Backend Engineer", "Nordlicht", "New Orleans, LA")),
    ),
    "a town in the title alone": (
        job(("Backend Engineer Hamburg", "Nordlicht", None)),
        job(("Backend Engineer Bremen", "Nordlicht", None)),
    ),
    "another country": (
        job(("Backend Engineer", "Nordlicht", "Remote, Germany")),
        job(("Backend Engineer", "Nordlicht", "Remote, Austria")),
    ),
    "another country by its letters": (
        job(("Backend Engineer", "Nordlicht", "Remote - US")),
        job(("Backend Engineer", "Nordlicht", "Remote - Canada")),
    ),
    "another level": (job(BACKEND), job(("Senior Backend Engineer", "Nordlicht GmbH", "Hamburg, Germany"))),
    "another step of the same level": (
        job(("Backend Engineer II", "Nordlicht", "Hamburg")),
        job(("Backend Engineer III", "Nordlicht", "Hamburg")),
    ),
    "another company": (job(BACKEND), job(("Backend Engineer", "Suedlicht GmbH", "Hamburg, Germany"))),
    "another number of the post": (
        job(("Pflegefachkraft (Ref. 60578)", "Hafenklinik", "Kiel"), GERMAN),
        job(("Pflegefachkraft (Ref. 60640)", "Hafenklinik", "Kiel"), GERMAN),
    ),
    "C++ and C#": (
        job(("C++ Developer", "Nordlicht", "Hamburg")),
        job(("C# Developer", "Nordlicht", "Hamburg")),
    ),
    "part-time and full-time": (
        job(("Verkäufer in Teilzeit", "Hafenbäckerei", "Rostock"), GERMAN),
        job(("Verkäufer in Vollzeit", "Hafenbäckerei", "Rostock"), GERMAN),
    ),
    "French, another town": (
        job(("Comptable H/F", "Coopérative des Vergers", "Lyon"), FRENCH),
        job(("Comptable H/F", "Coopérative des Vergers", "Lille"), FRENCH),
    ),
    "Japanese, another town": (
        job(("時計修理技術者", "港の時計店", "東京都"), JAPANESE),
        job(("時計修理技術者", "港の時計店", "大阪市"), JAPANESE),
    ),
    "an unknown header, another text": (job((None, None, None)), job(BACKEND, OTHER_ROLE)),
    "an unknown town, a changed text": (job(("Backend Engineer", "Nordlicht", None)), job(BACKEND, ABOUT + ENGLISH)),
}


@pytest.mark.parametrize("what", ALIKE)
def test_one_job_on_two_boards_is_recognised(what: str) -> None:
    one, other = ALIKE[what]

    assert are_alike(one, other)


@pytest.mark.parametrize("what", NOT_ALIKE)
def test_two_jobs_are_told_apart(what: str) -> None:
    one, other = NOT_ALIKE[what]

    assert not are_alike(one, other)


def test_a_teaser_has_no_fingerprint() -> None:
    assert fingerprint("We are hiring! Apply today and join a team that loves what it does.") is None
    assert fingerprint(None) is None


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    assert fingerprint(GERMAN) == "318ed5adeb1811ecb0dfcf218f226813d37dbf48094b44023bbdaa84d654390b"


def test_marks_case_accents_and_the_order_of_paragraphs_hardly_count() -> None:
    kept = fingerprint(GERMAN)
    plain = GERMAN.replace("ä", "a").replace("ö", "o").replace("ü", "u").upper()
    turned = "\n\n".join(reversed(GERMAN.split("\n\n")))

    prints = [fingerprint(text) for text in (plain, boards.without_marks(GERMAN), turned)]

    assert kept is not None
    assert [distance(kept, each) < 30 for each in prints if each is not None] == [True] * 3


words = st.text(alphabet="abcdefghij äöü東京1(/)|*-.,", max_size=40) | st.none()
postings = st.builds(JobPosting, title=words, company=words, location=words)


@given(postings, postings, st.integers(0, 256))
def test_likeness_is_symmetric(one: JobPosting, other: JobPosting, apart: int) -> None:
    assert alike(one, other, apart=apart) == alike(other, one, apart=apart)


@given(postings)
def test_a_posting_is_like_itself(one: JobPosting) -> None:
    assert alike(one, one, apart=0)


@given(postings, postings, st.integers(0, 255))
def test_nearer_texts_never_make_jobs_less_alike(one: JobPosting, other: JobPosting, apart: int) -> None:
    assert alike(one, other, apart=apart) >= alike(one, other, apart=apart + 1)


@given(st.text(max_size=2_000))
def test_any_text_has_a_fingerprint_of_64_digits_or_none(text: str) -> None:
    found = fingerprint(text)

    assert found is None or (len(found) == 64 and int(found, 16) >= 0)
