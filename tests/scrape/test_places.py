"""Where a job is and who offers it, on pages whose header does not say so in a field of its own."""

import pytest

from service.scrape import scrape
from service.scrape.place import in_prose

TEXT = """
<h2>What you will do</h2><ul><li>Splice ropes and nets for trawlers, and mend what the winter has torn in our loft.</li>
<li>Teach two apprentices the knots that hold in cold water, and keep the store of fibre and floats in order.</li></ul>
<h2>What we ask for</h2><p>Three years at a rigger's or a net maker's bench, a driving licence, and patience with people
who come in wet and in a hurry. We pay by the month and close at four on Fridays.</p>"""


def page(header: str, *, title: str, below: str = "") -> str:
    return f"<html><head><title>{title}</title></head><body><main>{header}{TEXT}{below}</main></body></html>"


def test_a_place_that_only_the_page_s_title_names_is_found() -> None:
    title = "Net Maker | Peterhead,Aberdeenshire,United Kingdom | Brora Nets"
    html = page("<h1>Net Maker</h1>", title=title, below="<p>Brora Nets mends what the sea tears.</p>")
    posting = scrape(html, url="https://brora.example/7").posting
    assert posting.location == "Peterhead,Aberdeenshire,United Kingdom"
    assert posting.company == "Brora Nets"


def test_several_addresses_are_told_by_their_towns() -> None:
    addresses = ["Hafenstraße 12, Kiel", "Am Speicher 3, 18055 Rostock", "Werftweg 44, Bremerhaven"]
    html = page(f"<h1>Net Maker</h1><dl><dt>Location</dt><dd>{addresses[0]}</dd></dl>", title="Net Maker")
    assert scrape(html, url="").posting.location == "Hafenstraße 12, Kiel"
    spans = "".join(f"<p><span class='job-location'>{each}</span></p>" for each in addresses)
    posting = scrape(page(f"<h1>Net Maker</h1>{spans}", title="Net Maker"), url="").posting
    assert posting.location == "Kiel; Rostock; Bremerhaven"
    assert posting.places == ("Kiel", "Rostock", "Bremerhaven")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("You will be based in Graz with our colleagues.", "Graz"),
        ("The role is located in Austin, TX and needs travel.", "Austin, TX"),
        ("You work from our main office in Leeds, three days a week.", "Leeds"),
        ("Arbeitsort: 89073 Ulm", "89073 Ulm"),
        ("Wir suchen für unsere Regionaldirektion Bayern zwei Kräfte.", "Bayern"),
        ("Le poste est basé à Lyon, dans le quartier du port.", "Lyon"),
        ("We are a bakery based in Lyon.", None),
        ("The position is located in the heart of things.", None),
        ("You will be based in whichever room is free.", None),
    ],
)
def test_the_text_says_where_one_works(said: str, place: str | None) -> None:
    assert in_prose(said) == place


def test_the_text_is_asked_last() -> None:
    below = "<p>You will be based in Graz for the first week.</p>"
    html = page("<h1>Net Maker</h1><p class='location'>Linz, Austria</p>", title="Net Maker", below=below)
    assert scrape(html, url="").posting.location == "Linz, Austria"
    assert scrape(page("<h1>Net Maker</h1>", title="Net Maker", below=below), url="").posting.location == "Graz"


def test_words_of_the_board_in_a_title_take_nothing_from_the_employer() -> None:
    html = page(
        "<h1>Netzmacher (m/w/d)</h1>",
        title="Netzmacher (m/w/d) | Brora Nets | Stellenausschreibung | 25.09.2026 | Kiel, Germany",
        below="<p>Brora Nets mends what the sea tears.</p>",
    )
    assert scrape(html, url="").posting.company == "Brora Nets"


def test_a_heading_that_praises_the_employer_names_it() -> None:
    below = "<h4>You'll love working at Brora because...</h4><p>Brora closes at four. Brora pays on time.</p>"
    assert scrape(page("<h1>Net Maker</h1>", title="Net Maker", below=below), url="").posting.company == "Brora"


def test_the_keywords_of_a_career_site_put_the_place_around_the_title() -> None:
    head = '<meta name="keywords" content="Halifax Net Maker - NS, B3H 4R2">'
    html = f'<script src="https://rmkcdn.successfactors.com/x.js"></script>{head}' + page(
        "<h1>Net Maker</h1>", title="Net Maker"
    )
    assert scrape(html, url="https://jobs.brora.example/job/x/7/").posting.location == "Halifax, NS"


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("State/Region: Tirol; City: Kufstein; Country: Austria", "Kufstein, Tirol, Austria"),
        ("Location: Austria; City: Kufstein", "Kufstein, Austria"),
        ("Location: Kufstein, Austria; City: Kufstein; Country: Austria", "Kufstein, Austria"),
        ("Location: Werk 2; City: Kufstein", "Kufstein"),
        ("City: Kufstein; Openings: 2", "Kufstein"),
        ("Country: Austria; Openings: 2", "Austria"),
    ],
)
def test_town_region_and_country_in_fields_of_their_own_are_one_place(rows: str, place: str) -> None:
    cells = "".join("<dt>{}</dt><dd>{}</dd>".format(*row.split(": ")) for row in rows.split("; "))
    assert scrape(page(f"<h1>Net Maker</h1><dl>{cells}</dl>", title="Net Maker"), url="").posting.location == place


def test_what_is_counted_beside_a_place_is_no_part_of_it() -> None:
    html = page("<h1>Net Maker</h1><p><span>Cairo, IL</span> <b>2 vacancies</b></p>", title="Net Maker")
    assert scrape(html, url="").posting.location == "Cairo, IL"


def test_a_nameless_span_is_what_the_element_around_it_is_named() -> None:
    html = page("<h1>Net Maker</h1><div data-ui='job-location'><span>Palmela</span></div>", title="Net Maker")
    assert scrape(html, url="").posting.location == "Palmela"
