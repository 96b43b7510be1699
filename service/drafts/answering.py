"""Answers to a form's questions without AI: the lines that tell what is asked, an option that they show, or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.drafts.entries import EXPERIENCE
from service.drafts.options import said_before, shown
from service.drafts.questions import Kind, is_for_the_person, kinds
from service.drafts.relevance import terms
from service.drafts.told import told
from service.language import language_of, leaning
from service.match.engine import lexicon
from service.match.engine.mentions import find
from service.match.engine.resume import read_resume

if TYPE_CHECKING:
    from service.drafts.desk import Desk
    from service.drafts.told import Chosen

_DECIMAL_COMMA = frozenset({"de", "fr", "es"})
# What is asked for beside the years when all work is meant: "professional", "in total", "Berufserfahrung", "laboral".
_OVERALL = terms("professional professionnelle profesional total insgesamt overall Berufserfahrung laboral")
_TOOLS = frozenset({"programming", "web", "data", "infrastructure"})  # families of what one works "with"
_AS = ("as", "als", "comme", "como")  # "as a forklift operator" asks for the roles of that title
_ROUNDED = 0.1  # years by which two sums of the same roles may differ
_SUMMARY = "summary"  # without lines it is a label, and a label answers nothing


def answer(desk: Desk) -> list[str]:
    """Give the answer to the question on the desk, under what is said of it to the person."""
    question = desk.material.question or ""
    if desk.material.options:
        return _option(desk, question)
    if desk.material.earlier:
        return [_earlier_note(desk), desk.material.earlier[0].answer]
    if is_for_the_person(question):
        return [desk.say.no_answer]
    if Kind.WHY in kinds(question):
        return _motive(desk)
    return _years(desk, question) if Kind.ASKS_YEARS in kinds(question) else _lines(desk, question)


def _lines(desk: Desk, question: str) -> list[str]:
    if (plain := told(question, desk.entries)) is not None:
        return _quoted(desk, [one for one in plain if desk.room.takes(one[1])][: desk.room.lines])
    everything = tuple({entry.section for entry in desk.entries if entry.lines or entry.section != _SUMMARY})
    chosen = desk.best(question, everything)
    return _quoted(desk, chosen)


def _quoted(desk: Desk, chosen: list[Chosen]) -> list[str]:
    return [desk.note(), *desk.grouped(chosen)] if chosen else [desk.say.no_answer]


def _motive(desk: Desk) -> list[str]:
    chosen = desk.best(desk.posting, EXPERIENCE)
    return [desk.say.motive_note, *desk.grouped(chosen)] if chosen else [desk.say.no_answer]


def _option(desk: Desk, question: str) -> list[str]:
    """Give the option that the person's own answer comes to, else the one that the résumé shows."""
    options = desk.material.options
    own = (said_before(earlier.answer, options) for earlier in desk.material.earlier)
    if chosen := next(filter(None, own), ""):
        return [desk.frames.answer.earlier, chosen]
    found = shown(question, options, desk.entries, today=desk.material.today)
    return [found.option if found else desk.say.no_answer]


def _earlier_note(desk: Desk) -> str:
    earlier = desk.material.earlier[0]
    written = language_of(earlier.answer) or leaning(f"{earlier.question} {earlier.answer}")
    is_foreign = written is not None and written != desk.material.language
    return desk.frames.answer.foreign if is_foreign else desk.frames.answer.earlier


def _years(desk: Desk, question: str) -> list[str]:
    """Give the years that the dates of the résumé show, of the one skill that is asked for or of all work.

    Where no figure can be said, the lines of roles that tell of it. Years "in" a trade are said only when all work
    was of it: titles name a trade in many words, and too low a figure would be false.
    """
    read = read_resume(desk.material.resume, today=desk.material.today)
    skills = {mention.name: mention for mention in find(question, lexicon.skills())}
    if not skills and not terms(question) - _OVERALL:
        said = desk.frames.answer.years.format(years=_figure(desk, read.years)) if read.years else ""
        return [desk.note(), said] if said else [desk.say.no_answer]
    chosen = desk.best(question, EXPERIENCE)
    name, mention = next(iter(skills.items()), ("", None))
    years = read.years_by_skill.get(name, 0)
    if len(skills) > 1 or mention is None or not years:
        return _quoted(desk, chosen)
    written = question[mention.start : mention.end]
    joint = _joint(desk, question[: mention.start], name)
    if not _is_tool(name) and years < read.years - _ROUNDED and not joint.startswith(_AS):
        return _quoted(desk, chosen)
    said = desk.frames.answer.years_with.format(years=_figure(desk, years), skill=written, joint=joint)
    is_alone = desk.room.is_bare and bool(joint)
    quoted = [] if is_alone else desk.grouped(desk.best(written, EXPERIENCE) or chosen)
    told_years = [*([said] if joint else []), *quoted]
    return [desk.note(), *told_years] if told_years else [desk.say.no_answer]


def _joint(desk: Desk, before: str, skill: str) -> str:
    """Give what joins a skill to its years: what the question has, else what goes with a tool, or "" for none."""
    joints, asked = desk.frames.answer.joints, before.rstrip().casefold()
    own = next((joint for joint in reversed(joints) if asked.endswith(f" {joint}")), "")
    return own or (joints[0] if _is_tool(skill) else "")


def _figure(desk: Desk, years: float) -> str:
    """Write a figure as the language does: 4.9, 4,9, and 5 for 5.0."""
    plain = f"{years:.1f}".removesuffix(".0")
    return plain if desk.material.language not in _DECIMAL_COMMA else plain.replace(".", ",")


def _is_tool(skill: str) -> bool:
    """Whether a skill of the dictionary is something that one works "with"."""
    return lexicon.skills().entries[skill].family in _TOOLS
