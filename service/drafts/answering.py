"""Answers to a form's questions without AI: the lines that tell what is asked, an option that they show, or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.drafts.counting import count, decimal, is_alone, is_tool, skill, years
from service.drafts.entries import EXPERIENCE
from service.drafts.options import choose, said_before
from service.drafts.particulars import is_left, particular
from service.drafts.questions import Kind, is_for_the_person, kinds
from service.drafts.told import is_story, told
from service.language import language_of, leaning

if TYPE_CHECKING:
    from service.drafts.desk import Desk
    from service.drafts.told import Chosen

_TWO = 2
_SUMMARY = "summary"  # without lines it is a label, and a label answers nothing


def answer(desk: Desk) -> list[str]:
    """Give the answer to the question on the desk, under what is said of it to the person."""
    question = desk.question
    if desk.material.request.options:
        return _option(desk, question)
    if desk.material.past.answers:
        return [_earlier_note(desk), desk.material.past.answers[0].answer]
    if is_for_the_person(question) or is_left(question):
        return [desk.frames.answer.yours]
    if (value := particular(question, desk.material.resume)) is not None:
        return [value or desk.say.no_answer]
    if Kind.WHY in kinds(question):
        return _motive(desk)
    found = kinds(question)
    figure = _figure(desk, question) if is_alone(question) else []
    return figure or (_years(desk, question) if Kind.ASKS_YEARS in found else _lines(desk, question))


def _lines(desk: Desk, question: str) -> list[str]:
    if (plain := told(question, desk.entries)) is not None:
        return _quoted(desk, [one for one in plain if desk.room.takes(one[1])][: desk.room.lines])
    everything = tuple({entry.section for entry in desk.entries if entry.lines or entry.section != _SUMMARY})
    chosen = desk.best(question, everything)
    return _quoted(desk, chosen)


def _quoted(desk: Desk, chosen: list[Chosen]) -> list[str]:
    note = desk.frames.answer.story if is_story(desk.question) and not desk.is_foreign else desk.note()
    return [note, *desk.grouped(chosen)] if chosen else [desk.say.no_answer]


def _motive(desk: Desk) -> list[str]:
    chosen = desk.best(desk.posting, EXPERIENCE)
    return [desk.say.motive_note, *desk.grouped(chosen)] if chosen else [desk.say.no_answer]


def _option(desk: Desk, question: str) -> list[str]:
    """Give the option that the person's own answer comes to, else the one that the résumé shows."""
    options = desk.material.request.options
    own = (said_before(earlier.answer, options) for earlier in desk.material.past.answers)
    if chosen := next(filter(None, own), ""):
        return [desk.frames.answer.earlier, chosen]
    found = choose(question, options, desk.material.resume, today=desk.material.today)
    if found is not None:
        return [found.option]
    return [desk.frames.answer.yours if is_for_the_person(question) else desk.frames.answer.unchosen]


def _earlier_note(desk: Desk) -> str:
    earlier = desk.material.past.answers[0]
    written = language_of(earlier.answer) or leaning(f"{earlier.question} {earlier.answer}")
    is_foreign = written is not None and written != desk.material.language
    return desk.frames.answer.foreign if is_foreign else desk.frames.answer.earlier


def _figure(desk: Desk, question: str) -> list[str]:
    """Give the bare figure that a question asks for, as a field for numbers takes it, with the lines it comes from."""
    found = count(question, desk.material.resume, today=desk.material.today)
    if found is None:
        return []
    said = found.figure(comma=desk.has_comma)
    desk.backing[said] = tuple(line.pointer for line in found.lines)
    return [desk.frames.answer.counted, said]


def _years(desk: Desk, question: str) -> list[str]:
    """Give the years in a sentence where it can be told how many, and the lines of roles that tell of it."""
    asked, counted = skill(question), years(question, desk.material.resume, today=desk.material.today)
    if counted is None:
        return _quoted(desk, desk.best(question, EXPERIENCE))
    say, unit = desk.frames.answer, _unit(desk, counted.value)
    figure = decimal(counted.value, comma=desk.has_comma)
    if asked is None:
        return [desk.note(), say.years.format(years=figure, unit=unit)]
    written = question[asked.mention.start : asked.mention.end]
    joint = _joint(desk, question[: asked.mention.start], asked.name)
    said = say.years_with.format(years=figure, unit=unit, skill=written, joint=joint) if joint else ""
    if said and desk.room.is_bare:
        return [desk.note(), said]
    quoted = desk.grouped(desk.best(written, EXPERIENCE) or desk.best(question, EXPERIENCE))
    told_years = [part for part in (said, *quoted) if part]
    return [desk.note(), *told_years] if told_years else [desk.say.no_answer]


def _joint(desk: Desk, before: str, name: str) -> str:
    """Give what joins a skill to its years: what the question has, else what goes with a tool, or "" for none."""
    joints, asked = desk.frames.answer.joints, before.rstrip().casefold()
    own = next((joint for joint in reversed(joints) if asked.endswith(f" {joint}")), "")
    return own or (joints[0] if is_tool(name) else "")


def _unit(desk: Desk, value: float) -> str:
    """Give "year" or "years"; in French less than two are one."""
    one, more = desk.frames.answer.units
    is_one = value < _TWO if desk.material.language == "fr" else decimal(value, comma=False) == "1"
    return one if is_one else more
