"""Puts together what a provider is asked: rules, then résumé and posting as fenced data, then the task."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from service.drafts.entries import entries
from service.drafts.language import language_of, primary
from service.drafts.model import DraftKind, DraftRequest, Tone
from service.drafts.providers import Completion, Material

if TYPE_CHECKING:
    from service.drafts.masking import Mask
    from service.resumes.model import Resume
    from service.scrape.model import JobPosting

_PROMPTS = Path(__file__).parent / "prompts"

MAX_RESUME_CHARACTERS = 40_000  # some twenty pages; what is longer repeats itself
MAX_DESCRIPTION_CHARACTERS = 20_000  # the longest posting seen has 15,000
MAX_FIELD_CHARACTERS = 300  # of a title, company or place; longer ones are not what they say
MAX_TOKENS = {DraftKind.COVER_LETTER: 4_000, DraftKind.ANSWER: 3_000, DraftKind.OUTREACH: 2_000}  # thoughts included

_LENGTHS = {
    DraftKind.COVER_LETTER: "Length: 180 to 280 words.",
    DraftKind.ANSWER: "Length: two to six sentences, fewer when the question is a small one.",
    DraftKind.OUTREACH: "Length: at most 120 words.",
}
_TONES = {
    Tone.PLAIN: "matter-of-fact and friendly.",
    Tone.WARM: "warm and personal, without gushing.",
    Tone.FORMAL: "formal, with the usual forms of address of the language.",
}
_LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}
_SECTIONS = {
    "summary": "Summary",
    "work": "Work",
    "volunteer": "Volunteer work",
    "projects": "Projects",
    "education": "Education",
    "skills": "Skills",
    "certificates": "Certificates",
    "languages": "Languages",
    "awards": "Awards",
    "publications": "Publications",
}


def compose(request: DraftRequest, *, resume: Resume, posting: JobPosting, mask: Mask) -> Completion:
    """Give the completion that asks for this draft; nothing in it but `material` says who the person is."""
    language = draft_language(request, posting)
    return Completion(
        system=_prompt("rules")[1],
        context=f"{mask.fence('resume', _resume(resume, mask))}\n\n{mask.fence('posting', _posting(posting, mask))}",
        request=_task(request, language=language, mask=mask),
        max_tokens=MAX_TOKENS[request.kind],
        material=Material(
            kind=request.kind,
            resume=resume,
            posting=posting,
            language=language or "en",
            question=request.question,
            recipient=request.recipient,
            limit=request.limit,
        ),
    )


def prompt_version(kind: DraftKind) -> str:
    """Give the version of the prose a draft of this kind is asked with, such as "rules-1+answer-1"."""
    return f"rules-{_prompt('rules')[0]}+{kind.value}-{_prompt(kind.value)[0]}"


def draft_language(request: DraftRequest, posting: JobPosting) -> str | None:
    """Give the language to write in: the person's wish, else the posting's, else None when nobody knows."""
    return primary(request.language) or primary(posting.language) or language_of(posting.description or "")


def _prompt(name: str) -> tuple[str, str]:
    """Give the version and the prose of a prompt file."""
    head, _, prose = (_PROMPTS / f"{name}.md").read_text(encoding="utf-8").partition("\n")
    return head.removeprefix("version:").strip(), prose.strip()


def _resume(resume: Resume, mask: Mask) -> str:
    lines = []
    place = resume.basics.location
    if place is not None and (where := ", ".join(filter(None, (place.city, place.region, place.country_code)))):
        lines.append(f"Lives in: {where}")
    section = ""
    for entry in entries(resume):
        if entry.section != section:
            section = entry.section
            lines.append(f"\n{_SECTIONS[section]}")
        lines.extend(part for part in (entry.titled("present"), *(f"- {line}" for line in entry.lines)) if part)
    body = mask.own("\n".join(lines)[:MAX_RESUME_CHARACTERS])
    return f"Name: {mask.name}\n{body}" if mask.name else body


def _posting(posting: JobPosting, mask: Mask) -> str:
    named = {"Title": posting.title, "Employer": posting.company, "Place": posting.location}
    lines = [f"{label}: {' '.join(value[:MAX_FIELD_CHARACTERS].split())}" for label, value in named.items() if value]
    return mask.foreign("\n".join([*lines, "", (posting.description or "")[:MAX_DESCRIPTION_CHARACTERS]]))


def _task(request: DraftRequest, *, language: str | None, mask: Mask) -> str:
    name = _LANGUAGES.get(language or "", f"the language with the code {language}" if language else "")
    return Template(_prompt(request.kind.value)[1]).substitute(
        name=mask.name or "(leave the name out)",
        question=mask.fence("question", mask.foreign(request.question or "")),
        recipient=_recipient(request.recipient, mask),
        length=_length(request),
        tone=_TONES[request.tone],
        language=f"Write in {name}." if name else "Write in the language of the posting.",
    )


def _length(request: DraftRequest) -> str:
    if request.limit is None:
        return _LENGTHS[request.kind]
    return f"Length: at most {request.limit} characters, spaces included. This limit is the form's and strict."


def _recipient(recipient: str | None, mask: Mask) -> str:
    if not recipient:
        return "Who will read it is not known; greet the hiring team."
    return f"It is for:\n{mask.fence('recipient', mask.foreign(recipient[:MAX_FIELD_CHARACTERS]))}"
