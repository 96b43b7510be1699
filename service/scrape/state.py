"""Postings that stand only in the data that a page's scripts start from, such as `__NEXT_DATA__`."""

import json
import re
from collections.abc import Iterator

from service.scrape import employment, structured
from service.scrape.describe import MIN_WORDS, markdown_of_html
from service.scrape.heading import meta_titles
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.reading import Reading
from service.scrape.structured import Node
from service.scrape.text import contains, count_words, key, line

_TRUST = 0.6
_TITLES = ("jobTitle", "title", "positionTitle", "job_title", "postingTitle", "name")
_DESCRIPTIONS = (
    "descriptionHtml",
    "jobDescription",
    "description",
    "content",
    "job_description",
    "body",
    "descriptionBody",
)
_COMPANIES = ("companyName", "company", "company_name", "hiringOrganization", "organization", "employer")
_PLACES = ("locationName", "location", "job_post_location", "jobLocation", "locations", "city")
_TYPES = ("employmentType", "employment_type", "jobType", "commitment", "timeType")
_IDS = ("id", "jobId", "job_id", "reqId", "requisitionId", "uuid", "slug")
_PARSED = re.compile(r'JSON\.parse\(\s{0,4}(")')
_MAX_HEAD = 400  # characters before the value
_MIN_ID = 4  # shorter numbers stand in many addresses


def read(page: Page) -> list[Reading]:
    """The reading of the one job in the page's embedded data, or nothing when none or several could be meant."""
    jobs = {str(_first(node, _TITLES)): node for script in page.states for node in _jobs(script)}
    meant = [node for title, node in jobs.items() if _is_meant(node, title=title, page=page)]
    if len(meant) != 1:
        return []
    return [Reading(origin="state", confidence=_TRUST, posting=_posting(meant[0]))]


def _jobs(script: str) -> Iterator[Node]:
    for node in structured.walk(_value(script)):
        description = _first(node, _DESCRIPTIONS)
        if description and _first(node, _TITLES) and count_words(description) >= MIN_WORDS:
            yield node


def _value(script: str) -> object:
    """The JSON value in a script: as it is, behind `window.name =`, or as the text inside `JSON.parse("…")`."""
    decoder = json.JSONDecoder(strict=False)
    quoted = _PARSED.search(script[:_MAX_HEAD])
    start = quoted.start(1) if quoted else script.find("{")
    try:
        value: object = decoder.raw_decode(script, start)[0] if start >= 0 else None
        return decoder.decode(value) if quoted and isinstance(value, str) else value
    except (ValueError, RecursionError):  # no JSON, or nested deeper than any posting
        return None


def _is_meant(node: Node, *, title: str, page: Page) -> bool:
    """Whether the page's address or title names this job."""
    ids = [str(node[name]) for name in _IDS if isinstance(node.get(name), str | int)]
    if any(len(each) >= _MIN_ID and each in page.url for each in ids):
        return True
    return any(contains(key(each), key(title)) for each in meta_titles(page))


def _posting(node: Node) -> JobPosting:
    return JobPosting(
        title=_line(_first(node, _TITLES)),
        company=_line(_first(node, _COMPANIES)),
        location=_line(_first(node, _PLACES)),
        description=markdown_of_html(_first(node, _DESCRIPTIONS) or "") or None,
        employment_types=employment.codes(_first(node, _TYPES)),
    )


def _first(node: Node, names: tuple[str, ...]) -> str | None:
    """The first of these members that is text, or an object or list whose name is."""
    for name in names:
        value = node.get(name)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value
    return None


def _line(value: str | None) -> str | None:
    return line(value) if value and "<" not in value else None
