"""What a page says in structured data: JSON-LD and microdata of the type JobPosting."""

import html
import json
import re
from collections.abc import Iterator, Sequence

from bs4 import Tag

from service.scrape import countries, employment, place, salary
from service.scrape.describe import markdown_of_html
from service.scrape.model import JobPosting, Salary, Workplace
from service.scrape.page import Page
from service.scrape.reading import Reading
from service.scrape.text import contains, key, line

MOST_PAY = 1e12  # a larger number on a page is no pay, and the largest do not fit a float
_TYPE_KEYS = ("@type", "type")
_MICRODATA = re.compile(r"schema\.org/JobPosting", re.IGNORECASE)
_MAX_NODES = 20_000  # entries looked at below one script
_MAX_ACCEPTED = 5  # countries a remote role accepts; a longer list is "anywhere we may employ"
_MAX_PLACES = 12  # a posting with more places says "multiple locations" to a person anyway
_TRUST_JSON_LD, _TRUST_MICRODATA = 0.95, 0.85
_COMMENT = re.compile(r"^\s{0,20}(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s?\]\]>|\]\]>)\s{0,20};?\s{0,20}$")
_TRAILING_COMMA = re.compile(r",(\s{0,40}[}\]])")
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?|\d{4}")
_PERIODS = {
    "HOUR": "hour",
    "DAY": "day",
    "WEEK": "week",
    "MONTH": "month",
    "YEAR": "year",
    "ANNUAL": "year",
    "HOURLY": "hour",
}
_TOLD_BY = 80  # characters: who has them has the whole part
_REMOTE_TYPE = "TELECOMMUTE"

Node = dict[str, object]


def read(page: Page, *, is_described: bool = False) -> list[Reading]:
    """A reading for each kind of structured data that names a posting, the most trusted first.

    Its text, the dearest part of it, is left out when `is_described` by a more trusted source.
    """
    readings = []
    nodes = [node for script in page.json_ld for node in _job_nodes(script)]
    if (best := _best(nodes)) is not None:
        readings.append(
            Reading(origin="json_ld", confidence=_TRUST_JSON_LD, posting=posting_of(best, is_described=is_described))
        )
    items = [_item(tag) for tag in page.soup.find_all(itemtype=_MICRODATA)] if page.has_microdata else []
    if len(items) == 1 and _text(items[0].get("title")):
        readings.append(
            Reading(
                origin="microdata", confidence=_TRUST_MICRODATA, posting=posting_of(items[0], is_described=is_described)
            )
        )
    return readings


def count_postings(page: Page) -> int:
    """How many postings the page's structured data holds: a list has several."""
    return sum(1 for script in page.json_ld for _ in _job_nodes(script))


def parse_json(text: str) -> object:
    """The JSON value that `text` holds, forgiving common slips; None when it cannot be read."""
    clean = _COMMENT.sub("", text).strip().rstrip(";")
    for attempt in (clean, _TRAILING_COMMA.sub(r"\1", clean), html.unescape(clean)):
        try:
            value: object = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):  # nested deeper than any posting
            continue
        return value
    return None


def walk(value: object) -> Iterator[Node]:
    """Every object inside a JSON value, outermost first, without recursion."""
    queue: list[object] = [value]
    for position in range(_MAX_NODES):
        if position >= len(queue):
            return
        node = queue[position]
        if isinstance(node, dict):
            yield node
            queue.extend(node.values())
        elif isinstance(node, list):
            queue.extend(node)


def posting_of(node: Node, *, is_described: bool = False) -> JobPosting:
    """The posting that a JobPosting object describes, as far as it makes sense."""
    return JobPosting(
        title=_text(node.get("title")) or _text(node.get("name")),
        company=_name(node.get("hiringOrganization")),
        location=_location(node),
        places=tuple(_places(node)),
        workplace=Workplace.REMOTE if _is_remote(node) else None,
        remote_countries=_accepted_countries(node),
        description=None if is_described else _description(node),
        salary=_salary(node.get("baseSalary")) or _salary(node.get("estimatedSalary")),
        employment_types=employment.codes(_strings(node.get("employmentType"))),
        date_posted=_date(node.get("datePosted")),
        valid_through=_date(node.get("validThrough")),
    )


def _job_nodes(script: str) -> Iterator[Node]:
    if "JobPosting" not in script:
        return
    for node in walk(parse_json(script)):
        kinds = " ".join(_strings(next((node[key] for key in _TYPE_KEYS if key in node), None)))
        if re.search(r"(?:^|[\s/:])JobPosting$", kinds):
            yield node


def _best(nodes: Sequence[Node]) -> Node | None:
    """The one posting among the objects; several different ones are a list, of which none is this page's."""
    if not nodes:
        return None
    titles = {_text(node.get("title")) for node in nodes}
    return max(nodes, key=lambda node: len(str(node.get("description", "")))) if len(titles) == 1 else None


def _item(scope: Tag) -> Node:
    """The properties of a microdata scope; a nested scope is an object of its own."""
    found: Node = {}
    for tag in scope.find_all(itemprop=True):
        owner = tag.find_parent(itemscope=True)
        name = str(tag["itemprop"])
        if owner is scope and name not in found:
            found[name] = _item_value(tag)
    return found


def _item_value(tag: Tag) -> object:
    if tag.has_attr("itemscope"):
        return {str(each["itemprop"]): _plain(each) for each in tag.find_all(itemprop=True)} or _plain(tag)
    if str(tag["itemprop"]) == "description":
        return tag.decode_contents()
    return _plain(tag)


def _plain(tag: Tag) -> str:
    return line(str(tag.get("content") or tag.get("datetime") or tag.get_text(" ")))


def _strings(value: object) -> list[str]:
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str)]
    return [value] if isinstance(value, str) else []


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    clean = line(html.unescape(html.unescape(value)))
    return (
        clean if clean and "<" not in clean and clean.casefold() not in {"null", "undefined", "none", "n/a"} else None
    )


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _date(value: object) -> str | None:
    match = _DATE.match(value.strip()) if isinstance(value, str) else None
    return match.group() if match else None


def _description(node: Node) -> str | None:
    parts = [
        value
        for name in ("description", "responsibilities", "qualifications")
        if isinstance(value := node.get(name), str)
    ]
    if not parts:
        return None
    whole = markdown_of_html(parts[0])
    for part in map(markdown_of_html, parts[1:]):
        if not contains(key(whole), key(part[:_TOLD_BY].rpartition(" ")[0] or part)):
            whole = f"{whole}\n\n{part}"
    return whole or None


def _location(node: Node) -> str | None:
    names = _places(node)
    if _is_remote(node):
        accepted = _accepted(node.get("applicantLocationRequirements"))
        names = names or accepted
        names = ["Remote", *(names if len(names) <= _MAX_ACCEPTED else ())]
    return "; ".join(dict.fromkeys(names[:_MAX_PLACES])) or None


def _places(node: Node) -> list[str]:
    places = node.get("jobLocation")
    found = [name for each in (places if isinstance(places, list) else [places]) if (name := _place(each))]
    return list(dict.fromkeys(found))[:_MAX_PLACES]


def _is_remote(node: Node) -> bool:
    return _REMOTE_TYPE in _strings(node.get("jobLocationType"))


def _accepted_countries(node: Node) -> tuple[str, ...]:
    """The codes of the countries from which a remote role may be done; none when they are only regions."""
    accepted = _accepted(node.get("applicantLocationRequirements")) if _is_remote(node) else []
    return tuple(dict.fromkeys(code for each in accepted if (code := countries.code(each))))


def _accepted(value: object) -> list[str]:
    return [name for each in (value if isinstance(value, list) else [value]) if (name := _name(each))]


def _place(value: object) -> str | None:
    if not isinstance(value, dict):
        return _text(value)
    address = value.get("address", value)
    if isinstance(address, list) and address:
        address = address[0]
    if not isinstance(address, dict):
        return _text(address)
    names = [_text(address.get(part)) for part in ("addressLocality", "addressRegion")]
    country = _name(address.get("addressCountry")) or ""
    parts = [part for name in names if name for part in map(line, name.split(",")) if _says(part, country=country)]
    parts.append(countries.name(country))
    shown = ", ".join(part for part in dict.fromkeys(parts) if part)
    return shown or _text(address.get("streetAddress")) or _text(value.get("name"))


def _says(part: str, *, country: str) -> bool:
    """Whether a part of an address names a place: "-" and "Remote" do not, nor the "US" of "CA,US" in that country."""
    is_country = part in {country, countries.code(country)}
    return any(map(str.isalnum, part)) and not is_country and not place.is_way_of_working(part)


def _salary(value: object) -> Salary | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str):
        return salary.in_text(line(value), trusted=True)
    if not isinstance(value, dict):
        return None
    inner = value.get("value", value)
    amounts = inner if isinstance(inner, dict) else {"value": inner}
    single = _number(amounts.get("value"))
    unit = _text(amounts.get("unitText")) or _text(value.get("unitText")) or ""
    return salary.from_numbers(
        _number(amounts.get("minValue")) or single,
        _number(amounts.get("maxValue")) or single,
        currency=(_text(value.get("currency")) or _text(amounts.get("currency")) or "").upper()[:3] or None,
        period=_PERIODS.get(unit.upper()) or salary.period_of(unit),
    )


def _number(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) <= MOST_PAY else None
    return salary.number(value) if isinstance(value, str) else None
