"""What one source says about a posting, and how several of them become one."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from service.scrape.model import FieldSource, JobPosting


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One source's view: the fields it found, where it stood, and how far to trust it (0 to 1)."""

    origin: str
    confidence: float
    posting: JobPosting

    @property
    def is_of_site(self) -> bool:
        """Whether the site's own reader made it, which looked at the visible page itself."""
        return self.origin.startswith("site:")


def merge(readings: Iterable[Reading]) -> tuple[JobPosting, dict[str, FieldSource]]:
    """One posting out of `readings`, best first: each field comes from the first that has it."""
    posting = JobPosting()
    sources: dict[str, FieldSource] = {}
    for reading in readings:
        fresh = {
            name: value
            for name in (each.name for each in fields(JobPosting))
            if (value := getattr(reading.posting, name)) and not getattr(posting, name)
        }
        posting = replace(posting, **fresh)
        sources |= {name: FieldSource(origin=reading.origin, confidence=reading.confidence) for name in fresh}
    return posting, sources
