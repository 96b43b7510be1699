"""Pages: HTML becomes a posting with a verdict. Pure; text only leaves this package.

    page (lxml reduces, BeautifulSoup parses) → readings (site, structured data, visible text) → one posting → verdict

`scrape` reads a saved page, `from_text` a pasted posting, `canonical_url` names a posting by one address.
"""

from collections.abc import Sequence
from dataclasses import replace

from service.scrape import blocks, page, salary, sites, state, structured, verdict, visible, workplace
from service.scrape.checks import reconcile
from service.scrape.describe import MIN_WORDS
from service.scrape.employment import employment_text
from service.scrape.model import Clip, FieldSource, Frame, JobPosting, Verdict
from service.scrape.pasted import from_text
from service.scrape.reading import Reading, merge
from service.scrape.urls import canonical_url, posting_url

__all__ = ["Frame", "canonical_url", "employment_text", "from_text", "scrape"]

_MAX_FRAMES = 5  # an embedded posting is in one of the first; each costs as much as a page
_ORDER = (Verdict.POSTING, Verdict.APPLICATION_FORM, Verdict.DESCRIPTION_MISSING)


def scrape(html: str, *, url: str, frames: Sequence[Frame] = ()) -> Clip:
    """The posting on a page with a verdict; never raises on odd HTML, but TooLarge for a page over the limits.

    An address that is none ("http://[") is taken as unknown.
    """
    clip = _read(html, url=url)
    if clip.verdict is Verdict.POSTING or not frames:
        return clip
    inside = [_read(frame.html, url=frame.url) for frame in frames[:_MAX_FRAMES]]
    best = min(
        (each for each in inside if each.verdict.is_posting), key=lambda each: _ORDER.index(each.verdict), default=None
    )
    if best is None or (clip.verdict.is_posting and _ORDER.index(clip.verdict) <= _ORDER.index(best.verdict)):
        return clip
    return replace(best, posting=replace(best.posting, source_url=clip.posting.source_url or best.posting.source_url))


def _is_open(readings: Sequence[Reading]) -> bool:
    """Whether the site's own reader found a posting open on the page, such as one beside a list."""
    return any(each.is_of_site and each.posting.title and each.posting.description for each in readings)


def _is_address(url: str) -> bool:
    try:
        canonical_url(url)
    except ValueError:
        return False
    return True


def _read(html: str, *, url: str) -> Clip:
    opened = page.parse(html, url=url if _is_address(url) else "")
    text = blocks.read(opened.soup)
    seen = visible.read(opened, text)
    readings = sites.read(opened, text)
    readings += structured.read(opened, is_described=any(each.posting.description for each in readings))
    is_told = any(each.posting.description for each in readings)
    if not is_told and seen.description.words < MIN_WORDS:  # an application's empty shell
        readings += state.read(opened)
    readings.append(seen.reading)
    posting, sources = merge(reconcile(readings, text=text))
    posting = workplace.completed(replace(posting, source_url=posting_url(opened)), said=seen.ways)
    told = sources.get("location", FieldSource(origin="visible_text", confidence=visible.TRUST))
    sources = {name: told for name in ("places", "workplace", "remote_countries") if getattr(posting, name)} | sources
    posting = replace(posting, language=visible.language(posting.description or "") or opened.language_code)
    if posting.salary is None and (pay := salary.in_text(posting.description or "")) is not None:
        posting, sources = replace(posting, salary=pay), {**sources, "salary": sources["description"]}
    if posting.salary is not None:
        posting = replace(posting, salary=salary.in_country(posting.salary, workplace.country(posting, url=url)))
    judged = verdict.judge(opened, text, posting=posting, seen=seen, is_open=_is_open(readings))
    if judged.verdict is Verdict.LISTING:  # which of the jobs is meant would be a guess
        posting, sources = JobPosting(source_url=posting.source_url, language=posting.language), {}
    if judged.verdict is Verdict.APPLICATION_FORM:  # what text there is belongs to the form
        posting = replace(posting, description=None)
        sources.pop("description", None)
    return Clip(
        verdict=judged.verdict,
        reason=judged.reason,
        posting=posting,
        sources=sources,
        closed=judged.closed,
        hidden_text=seen.description.hidden,
    )
