"""What things are called on pages: stages, kinds, providers, parts of a résumé, days."""

import re
from datetime import UTC, datetime
from datetime import date as Date  # noqa: N812 - `date` is the word for a date of a résumé here
from decimal import Decimal
from typing import get_args
from urllib.parse import urlsplit

from service.answers import SavedAnswer
from service.drafts.model import Audience, Channel, DraftKind, Tone
from service.drafts.store import Draft
from service.jobs.model import Job, Status
from service.language import language_of, leaning
from service.match.model import Confidence, Match, State
from service.resumes.reasons import ALLOWANCE, INTERRUPTED, TOO_SLOW, WARNINGS
from service.scrape import countries
from service.scrape.model import Workplace
from service.usage import Operation, OperationUsage

STATUSES: tuple[Status, ...] = get_args(Status)
STATUS_NAMES: dict[Status, str] = {
    "saved": "Saved",
    "applied": "Applied",
    "interviewing": "Interviewing",
    "offered": "Offered",
    "rejected": "Rejected",
    "accepted": "Accepted",
}
WORKPLACE_NAMES = {Workplace.ON_SITE: "On site", Workplace.HYBRID: "Hybrid", Workplace.REMOTE: "Remote"}
KIND_NAMES = {
    DraftKind.COVER_LETTER: "Cover letter",
    DraftKind.ANSWER: "Answer",
    DraftKind.OUTREACH: "Outreach note",
}
ORIGIN_NAMES = {"written": "As drafted", "edited": "Your edit", "restored": "Restored"}
PROVIDER_NAMES = {"claude": "Claude", "openai": "OpenAI", "offline": "Offline, without AI"}
OPERATION_NAMES = {
    Operation.RESUME_PARSE: "Reading a résumé",
    Operation.MATCH: "Match",
    Operation.COVER_LETTER: "Cover letter",
    Operation.ANSWER: "Answer to a question",
    Operation.OUTREACH: "Outreach note",
}
TIER_NAMES = {"free": "Free", "pro": "Pro", "unlimited": "Unlimited"}
# How a requirement is answered: the heading, and the look of its mark.
STATE_NAMES = {
    State.MET: "Covered",
    State.PARTLY: "Partly covered",
    State.MISSING: "Not in your résumé",
    State.UNKNOWN: "Only you know",
}
CONFIDENCE = {
    Confidence.HIGH: "There is much to go by on both sides, so the score is as sure as it gets.",
    Confidence.FAIR: "There is enough to go by, but more would make the score surer.",
    Confidence.LOW: "There is little to go by, so take the score with care.",
}
# The first step of a JSON pointer into a résumé ("/work/0/highlights/2").
SECTION_NAMES = {
    "basics": "Contact and summary",
    "work": "Experience",
    "volunteer": "Volunteering",
    "education": "Education",
    "skills": "Skills",
    "projects": "Projects",
    "certificates": "Certificates",
    "languages": "Languages",
    "awards": "Awards",
    "publications": "Publications",
}
# Failures that may not be the file's own fault.
WORTH_ANOTHER_TRY = frozenset({ALLOWANCE, INTERRUPTED, TOO_SLOW})
_MOST_COUNTRIES = 4  # more fill the line and help nobody
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR_AND_MORE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")  # "2019-03", "2019-03-01"


AUDIENCE_NAMES = {
    Audience.RECRUITER: "A recruiter",
    Audience.HIRING_MANAGER: "The manager who hires",
    Audience.REFERRAL: "Somebody there, for a referral",
    Audience.FOLLOW_UP: "Follow-up on an application",
}
CHANNEL_NAMES = {Channel.EMAIL: "E-mail", Channel.LINKEDIN: "LinkedIn note, 300 characters"}
TONE_NAMES = {Tone.PLAIN: "Plain", Tone.WARM: "Warm", Tone.FORMAL: "Formal"}
LANGUAGE_NAMES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese"}


def humanize(code: str) -> str:
    """Words for a code ("soft_skills" and "soft skills" are "Soft skills")."""
    return code.replace("_", " ").strip().capitalize()


def section(pointer: str) -> str:
    """The part of the résumé that a JSON pointer leads into."""
    first = pointer.strip("/").split("/", 1)[0]
    return "Elsewhere" if first == "meta" else SECTION_NAMES.get(first) or humanize(first)


def warning(code: str) -> str:
    """What was set aside while reading a résumé, as a sentence; a reader's own sentence stays as it is."""
    return WARNINGS.get(code, code)


def period(start: str | None, end: str | None, *, is_current: bool = False) -> str:
    """From when to when, with the precision that was given ("Mar 2021 – present")."""
    return " – ".join(part for part in (date(start), "present" if is_current else date(end)) if part)


def date(text: str | None) -> str:
    """A date of a résumé: "2019" and "Mar 2019" say as much as was known."""
    if not text or not _YEAR_AND_MORE.fullmatch(text):
        return text or ""
    year, month = text[:4], int(text[5:7])
    return f"{_MONTHS[month - 1]} {year}" if 1 <= month <= len(_MONTHS) else text


def day(moment: datetime | Date) -> str:
    """A day as it is written in English ("24 Nov 2026")."""
    return f"{moment.day} {moment:%b %Y}"


def moment(when: datetime) -> str:
    """A day with its time ("24 Nov 2026, 09:05 UTC"); a script tells it by the reader's clock."""
    there = when.astimezone(UTC)
    return f"{day(there)}, {there:%H:%M} UTC"


def used_in(answer: SavedAnswer) -> str:
    """Where a saved answer was used last ("Used for Baker at Kontor, 24 Nov 2026, and 2 others")."""
    if not answer.used_in:
        return f"Saved {day(answer.created_at)}"
    latest, more = answer.used_in[0], len(answer.used_in) - 1
    job = " at ".join(part for part in (latest.title, latest.company) if part) or "a job"
    on = f", {day(latest.on)}" if latest.on else ""
    return f"Used for {job}{on}" + (f", and {more} other{'s' if more > 1 else ''}" if more else "")


def workplace(job: Job) -> str | None:
    """What to say beside the location ("Remote (Germany, Austria)"); None when that says it already."""
    if job.workplace is None:
        return None
    name, said = WORKPLACE_NAMES[job.workplace], (job.location or "").casefold()
    lands = [land for code in job.remote_countries if (land := countries.name(code)).casefold() not in said]
    if not lands:
        return None if name.casefold() in said else name
    more = f" and {len(lands) - _MOST_COUNTRIES} more" if len(lands) > _MOST_COUNTRIES else ""
    return f"{name} ({', '.join(lands[:_MOST_COUNTRIES])}{more})"


def site(address: str | None) -> str:
    """The site an address is on ("www.board.example/jobs/1" is "board.example"); "" for none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def listed(names: list[str]) -> str:
    """A list as it is said ("title, company and location")."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def took(draft: Draft) -> str:
    """What a draft took at its provider ("1,204 tokens, 900 of them from the cache; $0.0051")."""
    tokens = f"{draft.input_tokens + draft.output_tokens:,} tokens"
    cached = f", {draft.cached_tokens:,} of them from the cache" if draft.cached_tokens else ""
    return tokens + cached + (f"; {dollars(draft.price_usd)}" if draft.price_usd is not None else "")


def standing(match: Match) -> str:
    """What a score stands on: how many of the things that were found to compare the résumé shows.

    What only the person knows is not among them.
    """
    states = [one.state for one in match.requirements if one.state is not State.UNKNOWN]
    met, partly = states.count(State.MET), states.count(State.PARTLY)
    if not states:
        return "We found nothing in this posting that can be compared one by one."
    if len(states) == 1:
        return "We found only one thing in this posting to compare."
    in_part = f", and {partly} in part" if partly else ""
    return f"Your résumé shows {met} of the {len(states)} things we found in this posting{in_part}."


def tongue(text: str) -> str | None:
    """The language of a text, for those who hear a page read aloud; None where it cannot be told."""
    return language_of(text) or leaning(text)


def about(draft: Draft) -> str:
    """What tells a draft from others of its kind: its question, else its first line, which greets somebody."""
    said = draft.sendable.strip() or draft.content.strip()
    return draft.question or said.split("\n", 1)[0]


def dollars(amount: Decimal) -> str:
    """An amount so small that cents would be nothing ("$0.0051")."""
    return f"${amount:.4f}"


def price(usage: OperationUsage, provider: str = "service", *, monthly: bool = False) -> str:
    """What one click costs and what is left, said before the click."""
    cost = usage.price.get(provider, 1)
    if cost == 0:
        return "Free"
    if usage.left is None:
        return "Included in your plan, without limit"
    credit, period = "credit" if cost == 1 else "credits", " this month" if monthly else ""
    return f"Uses {cost} {credit}; you have {usage.left} of {usage.limit} left{period}"
