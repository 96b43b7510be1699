"""Puts together what a provider is asked: rules, then résumé and posting as fenced data, then the task."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from service.drafts.entries import entries
from service.drafts.grounding import Verdict
from service.drafts.model import DraftKind, DraftRequest, Past, Tone
from service.drafts.providers import Completion, Material
from service.drafts.style import cliches
from service.language import language_of, primary
from service.match.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from service.drafts.grounding import Audit, SentenceAudit
    from service.drafts.masking import Mask
    from service.resumes.model import Resume
    from service.scrape.model import JobPosting

_PROMPTS = Path(__file__).parent / "prompts"

MAX_RESUME_CHARACTERS = 40_000  # some twenty pages; what is longer repeats itself
MAX_DESCRIPTION_CHARACTERS = 20_000  # the longest posting seen has 15,000
MAX_FIELD_CHARACTERS = 300  # of a title, company or place; longer ones are not what they say
MAX_EARLIER_CHARACTERS = 2_000  # of an earlier answer, of notes, of an example

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What goes to a provider, and which line of the résumé each reference in its reply means."""

    completion: Completion
    lines: Mapping[str, Evidence]


def compose(
    request: DraftRequest,
    *,
    resume: Resume,
    posting: JobPosting,
    mask: Mask,
    past: Past,
    max_tokens: int,
    today: date | None = None,
) -> Asked:
    """Give the completion that asks for this draft; nothing in it but `material` says who the person is."""
    language = draft_language(request, posting)
    lines = {f"r{number}": line for number, line in enumerate(_lines(resume), 1)}
    context = f"{mask.fence('resume', _resume(resume, mask))}\n\n{mask.fence('posting', _posting(posting, mask))}"
    completion = Completion(
        system=_prompt("rules")[1],
        context=context,
        request=_task(request, language=language, mask=mask, past=past),
        max_tokens=max_tokens,
        cache_key=mask.nonce,
        material=Material(
            request=request,
            resume=resume,
            posting=posting,
            language=language or "en",
            refs={line.pointer: ref for ref, line in lines.items()},
            today=today,
            past=past,
        ),
    )
    return Asked(completion=completion, lines=lines)


def repair(
    asked: Completion, *, text: str, audit: Audit, language: str | None, mask: Mask, excess: int = 0
) -> Completion:
    """Give the completion that asks for the sentences of `text` that have flaws, and only for them.

    With an `excess` of characters it asks for what is to be left out, too.
    """
    failed = [f"{number}. {flaw}" for number, flaw in flaws(audit).items()]
    if excess:
        failed.append(_prompt("excess")[1].format(excess=excess))
    told = "\n".join(f"{number}. {sentence.text}" for number, sentence in enumerate(audit.sentences, 1))
    task = Template(_prompt("repair")[1]).substitute(
        draft=mask.fence("draft", mask.own(told or text)),
        failed=mask.own("\n".join(failed)),
        language=_in_language(language),
    )
    return replace(asked, request=f"{asked.request}\n\n{task}")


def flaws(audit: Audit) -> dict[int, str]:
    """What is to be put right, by the number of its sentence: what does not hold, and set phrases of generated text."""
    told = {number: _flaw(sentence) for number, sentence in enumerate(audit.sentences, 1)}
    return {number: flaw for number, flaw in told.items() if flaw}


def _flaw(sentence: SentenceAudit) -> str:
    if fails(sentence.verdict):
        return " ".join(sentence.reasons) or _piece("given", "nothing_failed")
    # What the person wrote in their own résumé is theirs to say.
    own = " ".join(line.text for line in sentence.evidence).casefold()
    phrases = [phrase.text for phrase in cliches(sentence.text) if phrase.text.casefold() not in own]
    return _piece("given", "cliche", phrases="”, “".join(phrases)) if phrases else ""


def fails(verdict: Verdict) -> bool:
    """Whether a sentence says something that is not fully backed."""
    return verdict in {Verdict.PARTLY, Verdict.UNSUPPORTED}


def rules() -> str:
    """The rules every provider is given, which no draft repeats."""
    return _prompt("rules")[1]


def prompt_version(kind: DraftKind) -> str:
    """Give the version of the prose a draft of this kind is asked with, such as "rules-1+answer-1+pieces-1+repair-1.1".

    The last number is that of what asks for a shorter text. Its row takes 50 characters.
    """
    again = f"repair-{_prompt('repair')[0]}.{_prompt('excess')[0]}"
    return f"rules-{_prompt('rules')[0]}+{kind.value}-{_prompt(kind.value)[0]}+pieces-{_pieces()['version']}+{again}"


def draft_language(request: DraftRequest, posting: JobPosting) -> str | None:
    """Give the language to write in: the person's wish, else the posting's, else None when nobody knows."""
    return primary(request.language) or primary(posting.language) or language_of(posting.description or "")


@cache
def _prompt(name: str) -> tuple[str, str]:
    """Give the version and the prose of a prompt file."""
    head, _, prose = (_PROMPTS / f"{name}.md").read_text(encoding="utf-8").partition("\n")
    return head.removeprefix("version:").strip(), prose.strip()


def _lines(resume: Resume) -> list[Evidence]:
    """Give the lines of the résumé that can be named, in the order in which they are shown."""
    told = []
    for entry in entries(resume):
        if heading := entry.titled("present"):
            told.append((entry.pointer, heading))
        told.extend(zip(entry.pointers, entry.lines, strict=True))
    return [Evidence(pointer=pointer, text=text, start=0, end=len(text)) for pointer, text in told]


def _resume(resume: Resume, mask: Mask) -> str:
    lines = []
    place = resume.basics.location
    if place is not None and (where := ", ".join(filter(None, (place.city, place.region, place.country_code)))):
        lines.append(f"Lives in: {where}")
    section, number = "", 0
    for entry in entries(resume):
        if entry.section != section:
            section = entry.section
            lines.append(f"\n{_SECTIONS[section]}")
        for part in (entry.titled("present"), *(f"- {line}" for line in entry.lines)):
            if part:
                number += 1
                lines.append(f"r{number}: {part}")
    body = mask.own("\n".join(lines)[:MAX_RESUME_CHARACTERS])
    return f"Name: {mask.name}\n{body}" if mask.name else body


def _posting(posting: JobPosting, mask: Mask) -> str:
    named = {"Title": posting.title, "Employer": posting.company, "Place": posting.location}
    lines = [f"{label}: {' '.join(value[:MAX_FIELD_CHARACTERS].split())}" for label, value in named.items() if value]
    return mask.foreign("\n".join([*lines, "", (posting.description or "")[:MAX_DESCRIPTION_CHARACTERS]]))


def _task(request: DraftRequest, *, language: str | None, mask: Mask, past: Past) -> str:
    return Template(_prompt(request.kind.value)[1]).substitute(
        name=mask.name or "(leave the name out)",
        question=mask.fence("question", mask.foreign(request.question or "")),
        options=_options(request.options, mask),
        earlier=_earlier(past, mask),
        recipient=_recipient(request.recipient, mask),
        audience=_piece("audience", request.audience or "anybody"),
        channel=_piece("channel", request.channel),
        notes=_own("notes", _short(past.notes), mask),
        openings=_own("openings", _joined(one[:MAX_FIELD_CHARACTERS] for one in past.openings), mask),
        edits=_edits(past, mask),
        length=_length(request),
        tone=_piece("tone", request.tone or Tone.PLAIN),
        language=_in_language(language),
    )


def _in_language(language: str | None) -> str:
    if language is None:
        return _piece("language", "unknown")
    name = _LANGUAGES.get(language)
    return _piece("language", "known", name=name) if name else _piece("language", "coded", code=language)


def _length(request: DraftRequest) -> str:
    if request.most is None:
        return _piece("length", request.kind)
    return _piece("length", "limit", most=request.most)


def _recipient(recipient: str | None, mask: Mask) -> str:
    if not recipient:
        return _piece("recipient", "unknown")
    return _piece("recipient", "known", text=mask.fence("recipient", mask.foreign(recipient[:MAX_FIELD_CHARACTERS])))


def _options(options: tuple[str, ...], mask: Mask) -> str:
    listed = mask.foreign("\n".join(f"- {' '.join(option.split())}" for option in options))
    return _piece("given", "options", text=mask.fence("options", listed)) if options else ""


def _earlier(past: Past, mask: Mask) -> str:
    told = (
        _piece("given", "answer", question=_short(earlier.question), answer=_short(earlier.answer))
        for earlier in past.answers
    )
    return _own("answers", _joined(told), mask)


def _edits(past: Past, mask: Mask) -> str:
    told = (_piece("given", "edit", before=_short(edit.before), after=_short(edit.after)) for edit in past.edits)
    return _own("edits", _joined(told), mask)


def _own(what: str, said: str, mask: Mask) -> str:
    """Give what the person wrote, masked and fenced, under the words that say what it is good for."""
    label = "notes" if what == "notes" else "earlier"
    return _piece("given", what, text=mask.fence(label, mask.own(said))) if said.strip() else ""


def _piece(table: str, name: str, /, **filled: object) -> str:
    """Give a piece of prose, filled in; what is filled in is never read for braces."""
    return re.sub(r"\{(\w+)\}", lambda found: str(filled[found[1]]), _pieces()[table][name])


@cache
def _pieces() -> dict[str, Any]:
    return tomllib.loads((_PROMPTS / "pieces.toml").read_text(encoding="utf-8"))


def _short(text: str) -> str:
    return text[:MAX_EARLIER_CHARACTERS]


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts)
