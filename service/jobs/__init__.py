"""The postings a person keeps: clip, paste, find, change, remove."""

from service.jobs.clipping import clip, paste
from service.jobs.model import Clipped, ClippedPage, Job, JobChanges, JobList, PastedPosting, SimilarJob, Status
from service.jobs.similar import keep_both, similar
from service.jobs.store import change, count_by_status, find, get, remove

__all__ = [
    "Clipped",
    "ClippedPage",
    "Job",
    "JobChanges",
    "JobList",
    "PastedPosting",
    "SimilarJob",
    "Status",
    "change",
    "clip",
    "count_by_status",
    "find",
    "get",
    "keep_both",
    "paste",
    "remove",
    "similar",
]
