"""Several ways to frame a draft made without AI, in each language it can be framed in."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from service.drafts.grounding.splitting import split
from service.drafts.model import Tone
from service.drafts.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Collection

    from service.drafts.phrases import Phrases

_FILE = Path(__file__).with_suffix(".toml")


class Letter(BaseModel):
    """One way to build a letter: what frames it, and the order of its parts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    opening: str
    plain: str
    lead: str
    talk: str
    order: tuple[str, ...]


class Outreach(BaseModel):
    """What a message asks for, by whom it is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    recruiter: str
    hiring_manager: str
    referral: str
    follow_up: str
    follow_up_plain: str
    missing: str


class Answer(BaseModel):
    """What is said above an answer, and the answer to how many years; the first of `joints` goes with a tool.

    `units` are one year and several.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    earlier: str
    foreign: str
    counted: str
    story: str
    yours: str
    unchosen: str
    years_with: str
    joints: tuple[str, ...]
    years: str
    units: tuple[str, str]


class Voice(BaseModel):
    """What differs in one tone; what is not given is said as plainly as ever."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    greeting: str | None = None
    greeting_plain: str | None = None
    greeting_woman: str | None = None
    greeting_man: str | None = None
    hello: str | None = None
    hello_plain: str | None = None
    talk: str
    regards: str | None = None
    regards_named: str | None = None


class Frames(BaseModel):
    """Everything one language has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    letters: tuple[Letter, ...]
    outreach: Outreach
    tones: dict[Tone, Voice]
    answer: Answer


@lru_cache(maxsize=1)
def notes() -> frozenset[str]:
    """Everything that is said to the person in brackets above a draft; no model says it."""
    said = {note for language in _all() for note in _notes_of(phrases(language))}
    return frozenset(said.union(*(_notes_above(frame.answer) for frame in _all().values())))


def _notes_above(answer: Answer) -> set[str]:
    return {answer.earlier, answer.foreign, answer.counted, answer.story, answer.yours, answer.unchosen}


@lru_cache(maxsize=1)
def unfinished() -> frozenset[str]:
    """The notes under which what matters is still to be written: with one of them a draft is no answer."""
    return frozenset(phrases(language).motive_note for language in _all())


@lru_cache(maxsize=1)
def fixed() -> frozenset[str]:
    """Every sentence of the frames in which nothing is filled in: they claim nothing, whoever sends them."""
    whole = (
        text
        for language in _all()
        for tone in Tone
        for text in _texts(frames(language, tone), phrased(language, tone))
        if "{" not in text
    )
    return frozenset(text[start:end].strip() for text in whole for start, end in split(text))


def _texts(said: Frames, say: Phrases) -> tuple[str, ...]:
    out = said.outreach
    asked = (out.recruiter, out.hiring_manager, out.referral, out.follow_up_plain, out.missing)
    around = (
        say.greeting_plain,
        say.hello_plain,
        say.saw_plain,
        say.one_line,
        say.talk,
        say.regards,
        say.regards_named,
    )
    return (*asked, *around, *(text for way in said.letters for text in (way.plain, way.lead, way.talk)))


def _notes_of(say: Phrases) -> tuple[str, ...]:
    return (say.note, say.short_note, say.foreign_note, say.no_answer, say.motive_note)


def frames(language: str, tone: Tone = Tone.PLAIN) -> Frames:
    """Give the frames in `language`, or in English when there are none; every letter ends as its tone does."""
    known = _all()
    said = known.get(language, known["en"])
    voice = said.tones.get(tone)
    if voice is None:
        return said
    return said.model_copy(
        update={"letters": tuple(way.model_copy(update={"talk": voice.talk}) for way in said.letters)}
    )


def phrased(language: str, tone: Tone = Tone.PLAIN) -> Phrases:
    """Give the phrases in `language` as a tone has them."""
    voice = frames(language).tones.get(tone)
    say = phrases(language)
    if voice is None:
        return say
    told = {"regards_named": voice.regards or say.regards, **voice.model_dump(exclude_none=True)}
    return replace(say, **told)


def fresh(ways: Collection[Letter], openings: Collection[str]) -> Letter:
    """Give the first way that none of the latest `openings` took; when all are taken, the one taken longest ago."""
    taken = {way: next((at for at, said in enumerate(openings) if _is_opening(said, way)), None) for way in ways}
    unused = [way for way, at in taken.items() if at is None]
    return unused[0] if unused else max(taken, key=lambda way: taken[way] or 0)


def _is_opening(said: str, way: Letter) -> bool:
    """Whether a letter began so: it has all the words around those that were filled in, or the plain ones."""
    if way.plain in said:
        return True
    parts = way.opening.replace("{title}", "\0").replace("{company}", "\0").split("\0")
    return all(part.strip() in said for part in parts)


@lru_cache(maxsize=1)
def _all() -> dict[str, Frames]:
    read = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {language: Frames.model_validate(said) for language, said in read.items()}
