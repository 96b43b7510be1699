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
    from service.drafts.told import Chosen
    from service.drafts.workbench import Workbench

_TWO = 2
_SUMMARY = "summary"  # without lines it is a label, and a label answers nothing


def answer(bench: Workbench) -> list[str]:
    """Give the answer to the question on the bench, under what is said of it to the person."""
    question = bench.question
    if bench.material.request.options:
        return _option(bench, question)
    if bench.material.past.answers:
        return [_earlier_note(bench), bench.material.past.answers[0].answer]
    if is_for_the_person(question) or is_left(question):
        return [bench.frames.answer.yours]
    if (value := particular(question, bench.material.resume)) is not None:
        return [value or bench.say.no_answer]
    if Kind.WHY in kinds(question):
        return _motive(bench)
    found = kinds(question)
    figure = _figure(bench, question) if is_alone(question) else []
    return figure or (_years(bench, question) if Kind.ASKS_YEARS in found else _lines(bench, question))


def _lines(bench: Workbench, question: str) -> list[str]:
    if (plain := told(question, bench.entries)) is not None:
        return _quoted(bench, [one for one in plain if bench.room.takes(one[1])][: bench.room.lines])
    everything = tuple({entry.section for entry in bench.entries if entry.lines or entry.section != _SUMMARY})
    chosen = bench.best(question, everything)
    return _quoted(bench, chosen)


def _quoted(bench: Workbench, chosen: list[Chosen]) -> list[str]:
    note = bench.frames.answer.story if is_story(bench.question) and not bench.is_foreign else bench.note()
    return [note, *bench.grouped(chosen)] if chosen else [bench.say.no_answer]


def _motive(bench: Workbench) -> list[str]:
    chosen = bench.best(bench.posting, EXPERIENCE)
    return [bench.say.motive_note, *bench.grouped(chosen)] if chosen else [bench.say.no_answer]


def _option(bench: Workbench, question: str) -> list[str]:
    """Give the option that the person's own answer comes to, else the one that the résumé shows."""
    options = bench.material.request.options
    own = (said_before(earlier.answer, options) for earlier in bench.material.past.answers)
    if chosen := next(filter(None, own), ""):
        return [bench.frames.answer.earlier, chosen]
    found = choose(question, options, bench.material.resume, today=bench.material.today)
    if found is not None:
        return [found.option]
    return [bench.frames.answer.yours if is_for_the_person(question) else bench.frames.answer.unchosen]


def _earlier_note(bench: Workbench) -> str:
    earlier = bench.material.past.answers[0]
    written = language_of(earlier.answer) or leaning(f"{earlier.question} {earlier.answer}")
    is_foreign = written is not None and written != bench.material.language
    return bench.frames.answer.foreign if is_foreign else bench.frames.answer.earlier


def _figure(bench: Workbench, question: str) -> list[str]:
    """Give the bare figure that a question asks for, as a field for numbers takes it, with the lines it comes from."""
    found = count(question, bench.material.resume, today=bench.material.today)
    if found is None:
        return []
    said = found.figure(comma=bench.has_comma)
    bench.backing[said] = tuple(line.pointer for line in found.lines)
    return [bench.frames.answer.counted, said]


def _years(bench: Workbench, question: str) -> list[str]:
    """Give the years in a sentence where it can be told how many, and the lines of roles that tell of it."""
    asked, counted = skill(question), years(question, bench.material.resume, today=bench.material.today)
    if counted is None:
        return _quoted(bench, bench.best(question, EXPERIENCE))
    say, unit = bench.frames.answer, _unit(bench, counted.value)
    figure = decimal(counted.value, comma=bench.has_comma)
    if asked is None:
        return [bench.note(), say.years.format(years=figure, unit=unit)]
    written = question[asked.mention.start : asked.mention.end]
    joint = _joint(bench, question[: asked.mention.start], asked.name)
    said = say.years_with.format(years=figure, unit=unit, skill=written, joint=joint) if joint else ""
    if said and bench.room.is_bare:
        return [bench.note(), said]
    quoted = bench.grouped(bench.best(written, EXPERIENCE) or bench.best(question, EXPERIENCE))
    told_years = [part for part in (said, *quoted) if part]
    return [bench.note(), *told_years] if told_years else [bench.say.no_answer]


def _joint(bench: Workbench, before: str, name: str) -> str:
    """Give what joins a skill to its years: what the question has, else what goes with a tool, or "" for none."""
    joints, asked = bench.frames.answer.joints, before.rstrip().casefold()
    own = next((joint for joint in reversed(joints) if asked.endswith(f" {joint}")), "")
    return own or (joints[0] if is_tool(name) else "")


def _unit(bench: Workbench, value: float) -> str:
    """Give "year" or "years"; in French less than two are one."""
    one, more = bench.frames.answer.units
    is_one = value < _TWO if bench.material.language == "fr" else decimal(value, comma=False) == "1"
    return one if is_one else more
