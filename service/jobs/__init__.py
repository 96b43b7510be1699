"""The postings a person keeps: clip, paste, find, change, remove."""

from service.jobs.clipping import clip, paste
from service.jobs.model import Clipped, ClippedPage, Job, JobChanges, JobList, PastedPosting, Status
from service.jobs.store import change, count_by_status, find, get, remove

__all__ = [
    "Clipped",
    "ClippedPage",
    "Job",
    "JobChanges",
    "JobList",
    "PastedPosting",
    "Status",
    "change",
    "clip",
    "count_by_status",
    "find",
    "get",
    "paste",
    "remove",
]
