"""Sites that nobody wrote a reader for: what any page about a job has in common, and what sets others apart."""

import pytest

from service.scrape import scrape
from service.scrape.model import EmploymentType, JobPosting, Verdict

POLISH = """<p>Szukamy osoby, która zajmie się warsztatem sieci rybackich w porcie i wyszkoli dwóch uczniów rocznie.
Pracujemy w małym zespole, od poniedziałku do piątku, zawsze nad wodą, a zimą w ogrzewanej hali przy nabrzeżu.</p>
<h3>Zakres obowiązków</h3><ul><li>Naprawa sieci i lin dla sześciu kutrów z naszej spółdzielni</li> <li>Zamawianie
włókien, pływaków i narzędzi u dostawców z kraju</li></ul> <h3>Wymagania</h3><ul><li>Trzy lata pracy przy sieciach
lub żaglach</li><li>Prawo jazdy</li></ul> <p>Oferujemy umowę o pracę, opiekę medyczną i dwa dodatkowe dni wolne.
Aplikuj do końca miesiąca.</p>"""
GARDEN = """<p>Pennard Hall is a walled garden and eleven acres of hay meadow. Ray retires next year after three
decades, and we are looking for someone to start alongside him in March and to take full charge from the autumn
on.</p><h3>What you would look after</h3><ul><li>A productive walled garden that supplies the tea room, with 140
trained fruit trees</li><li>A team of two gardeners and thirty volunteers</li> </ul><h3>What we hope you would
bring</h3><p>A qualification in horticulture and five years in a garden that is open to the public. Good knowledge
of herbaceous plants, sound judgement about soil, the patience to explain both, and kindness to people who pull up
the wrong thing.</p><h3>To apply</h3><p>The post is permanent, 39 hours a week. Write to the Administrator with an
account of a garden you have made.</p>"""


def read(body: str, *, title: str, url: str = "https://site.example/x/7") -> JobPosting:
    clip = scrape(f"<html><head><title>{title}</title></head><body>{body}</body></html>", url=url)
    assert clip.verdict is Verdict.POSTING, clip.reason
    return clip.posting


def test_a_board_s_own_name_in_the_title_is_no_list() -> None:
    header = "<h1>Mechanik sieci</h1><p class='company-name'>Brora Sieci</p><p class='location'>Gdynia</p>"
    posting = read(f"<main>{header}{POLISH}</main>", title="Praca Mechanik sieci, Gdynia - Dobre Jobs")
    assert posting.title == "Mechanik sieci"


def test_headings_that_ask_in_other_words_make_a_posting() -> None:
    posting = read(f"<main><h1>Head Gardener</h1>{GARDEN}</main>", title="Head Gardener — Pennard Hall")
    assert posting.employment_types == (EmploymentType.FULL_TIME,)


def test_links_to_lists_below_the_text_are_no_list() -> None:
    links = "".join(
        f"<li><a href='/jobs/in-{town}'>Jobs in {town}</a></li>" for town in map("town-{}".format, range(60))
    )
    body = f"<main><h1>Head Gardener</h1>{GARDEN}</main><ul>{links}</ul>"
    assert read(body, title="Head Gardener").title == "Head Gardener"


@pytest.mark.parametrize(
    "title",
    [
        "What does a gardener do? Tasks, salary and training",
        "How to become a gardener",
        "Arbeiten bei Pennard Hall",
        "Working at Pennard Hall",
    ],
)
def test_a_page_about_a_profession_or_an_employer_is_none(title: str) -> None:
    html = (
        f"<title>{title}</title><main><h1>{title}</h1>{GARDEN}<p>Have a look at our vacancies and apply now.</p></main>"
    )
    assert not scrape(html, url="https://site.example/x").verdict.is_posting


def test_a_colon_in_a_cell_of_its_own_belongs_to_the_label() -> None:
    cells = (("Posting Title", "HEAD GARDENER"), ("Duty Station", "BEIRUT"))
    rows = "".join(f"<tr><td>{label}</td><td>:</td><td>{value}</td></tr>" for label, value in cells)
    posting = read(f"<table>{rows}</table><div>{GARDEN}</div>", title="Garden Careers")
    assert (posting.title, posting.location) == ("HEAD GARDENER", "BEIRUT")


def test_entries_of_a_menu_are_no_labels() -> None:
    menu = "<ul><li><a href='/l'>Locations</a></li><li><a href='/e'>Early careers</a></li></ul>"
    posting = read(f"{menu}<main><h1>Head Gardener</h1>{GARDEN}</main>", title="Head Gardener")
    assert posting.location is None


def test_facts_in_a_side_bar_are_read_last() -> None:
    bar = "<aside class='sidebar'><ul><li>Salary <span>$50,000 - $74,999 USD</span></li></ul></aside>"
    main = f"<main><h1>Head Gardener</h1>{GARDEN}</main>"
    salary = read(f"{main}{bar}", title="Head Gardener").salary
    assert salary is not None
    assert (salary.minimum, salary.maximum) == (50_000, 74_999)
    own = read(f"<dl><dt>Salary</dt><dd>£31,000 a year</dd></dl>{main}{bar}", title="Head Gardener").salary
    assert own is not None
    assert own.minimum == 31_000


def test_a_form_around_the_whole_page_hides_nothing() -> None:
    style = f"<style>{'.a{color:red}' * 900}</style>"
    fields = "<select><option>x</option></select><input name='q'><input name='r'><input name='s'><input name='t'>"
    body = f"{style}<form><div><h1>Head Gardener</h1>{GARDEN}</div>{fields}</form>"
    assert read(body, title="Head Gardener").description


@pytest.mark.parametrize(
    ("line", "company"),
    [
        ("Larkspur Orthopedic is seeking a Head Gardener for its Bend surgery.", "Larkspur Orthopedic"),
        ("Tessler & Kroll Door Company manufactures doors for barns.", "Tessler & Kroll Door Company"),
        ("Brora Gärten sucht eine Gärtnerin.", "Brora Gärten"),
        ("Estamos em busca de uma pessoa calma.", None),
    ],
)
def test_the_text_says_who_hires(line: str, company: str | None) -> None:
    posting = read(f"<main><h1>Head Gardener</h1><p>{line}</p>{GARDEN}</main>", title="Head Gardener")
    assert posting.company == company


def test_structured_data_of_another_year_is_held_against_the_page() -> None:
    data = '{"@type": "JobPosting", "title": "Gardener II - R0041", "employmentType": "OTHER", "description": "x",'
    data += '"jobLocation": {"address": {"addressLocality": "Remote", "addressRegion": "OH", "addressCountry": "US"}}}'
    head = f"<script type='application/ld+json'>{data}</script>"
    posting = read(f"{head}<main><h1>Head Gardener</h1>{GARDEN}</main>", title="Head Gardener")
    assert posting.title == "Head Gardener"
    assert posting.employment_types == (EmploymentType.FULL_TIME,)
    assert posting.location == "OH, United States"


def test_the_banner_of_a_career_page_is_no_title() -> None:
    body = f"<h1 class='heading title'>Make what nobody sees</h1><h1 class='app-title'>Supply Planner</h1>{GARDEN}"
    assert read(body, title="Careers – Pennard").title == "Supply Planner"


def test_an_advert_is_a_posting_and_no_advertisement() -> None:
    rows = "<tr><th>Location:</th><td>Glasgow</td></tr><tr><th>Salary:</th><td>£46,735 to £55,755</td></tr>"
    header = f"<div class='j-advert__header'><h1>Lecturer in Soil</h1><table>{rows}</table></div>"
    posting = read(f"<main>{header}{GARDEN}</main>", title="Lecturer in Soil")
    assert posting.location == "Glasgow"
    assert posting.salary is not None


def test_a_course_is_no_job() -> None:
    body = "<h1>Gardener</h1><h2>Objectifs de la formation</h2><p>Savoir planter.</p><h2>Débouchés</h2>"
    html = f"<title>Gardener</title><main>{body}{GARDEN}</main>"
    assert not scrape(html, url="https://site.example/x").verdict.is_posting


def test_a_board_is_not_the_employer() -> None:
    header = "<h1>Gardener</h1><h2 class='listing-company'>Rata Apiaries</h2>"
    html = f"<title>Gardener | Trade Me Jobs</title><main>{header}{GARDEN}</main><footer>© Trade Me</footer>"
    assert scrape(html, url="https://www.trademe.co.nz/a/jobs/7").posting.company == "Rata Apiaries"


def test_an_acronym_stands_for_the_name_whose_letters_it_has() -> None:
    header = "<h1>Gardener</h1><p>Marine Evidence Agency</p>"
    body = f"<main>{header}{GARDEN}<p>Write to jobs@mea.example with questions.</p></main>"
    assert read(body, title="Gardener", url="https://jobs.service.example/7").company == "Marine Evidence Agency"


@pytest.mark.parametrize(
    ("line", "url", "company"),
    [
        (
            "Halyard & Rook is a boatyard. Halyard & Rook pays.",
            "https://www.halyardandrook.example/g",
            "Halyard & Rook",
        ),
        ("Die Universität Altenfels sucht.", "https://www.uni-altenfels.example/stellen/7", "Universität Altenfels"),
    ],
)
def test_a_host_is_spelled_as_the_page_spells_it(line: str, url: str, company: str) -> None:
    body = f"<main><h1>Gardener</h1><p>{line} Write to jo@{url.split('/')[2].removeprefix('www.')}.</p>{GARDEN}</main>"
    assert read(body, title="Gardener", url=url).company == company


def test_a_line_that_begins_with_what_a_year_pays_is_pay() -> None:
    lines = "<ul><li>£52,000 - £64,000 depending on experience</li><li>£1,500 for books</li></ul>"
    salary = read(f"<main><h1>Gardener</h1>{GARDEN}{lines}</main>", title="Gardener").salary
    assert salary is not None
    assert (salary.minimum, salary.maximum) == (52_000, 64_000)


def test_a_site_s_own_title_beside_the_job_s_is_no_list() -> None:
    head = "<meta property='og:title' content='Careers at Tablewren'>"
    body = f"{head}<main><h1>Gardener</h1>{GARDEN}</main>"
    assert read(body, title="Gardener – Careers – Tablewren").title == "Gardener"
