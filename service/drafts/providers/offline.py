"""Drafts without a model: the résumé's own lines that meet what is asked, in a plain frame that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from service.drafts.entries import EXPERIENCE, Entry, entries
from service.drafts.frames import frames, fresh, notes
from service.drafts.model import Audience, DraftKind, Usage
from service.drafts.names import contact, named, recipient, title
from service.drafts.options import is_named, said_before, shown
from service.drafts.phrases import Phrases, framed_in, phrases
from service.drafts.providers import Begins, Chunk
from service.drafts.questions import Kind, is_for_the_person, kinds
from service.drafts.relevance import Relevance, terms
from service.drafts.room import Room, rooms
from service.drafts.told import told
from service.errors import ProviderMisconfigured
from service.language import language_of, leaning
from service.match.engine import lexicon
from service.match.engine.mentions import find
from service.match.engine.resume import read_resume

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from service.drafts.patience import Patience
    from service.drafts.providers import Completion, Material
    from service.drafts.told import Chosen

_ENOUGH_LINES = 3  # below this a letter looks bare, and more lines of the same roles are quoted
_MAX_SKILLS, _MAX_MORE, _MAX_STUDIES = 10, 3, 2
_LINE_OVER_HEADING = 3.0  # a line that meets the posting says more than the title it stands under
_BULLET = "- "
_DECIMAL_COMMA = frozenset({"de", "fr", "es"})
# What is asked for beside the years when all work is meant: "professional", "in total", "Berufserfahrung", "laboral".
_OVERALL = terms("professional professionnelle profesional total insgesamt overall Berufserfahrung laboral")
_TOOLS = frozenset({"programming", "web", "data", "infrastructure"})  # families of what one works "with"
_AS = ("as", "als", "comme", "como")  # "as a forklift operator" asks for the roles of that title
_LEAST_OF_MESSAGE = 2  # the greeting, and what it is about
_ROUNDED = 0.1  # years by which two sums of the same roles may differ
_SUMMARY = "summary"  # without lines it is a label, and a label answers nothing
_ALSO = ("certificates", "languages", "awards", "publications")


class OfflineProvider:
    """A Provider that needs no key and no network: it chooses and joins, and adds nothing of its own."""

    name: Final = "offline"
    model: Final = "extractive-1"

    def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
        """Yield the draft line by line; raises ProviderMisconfigured for a completion without material."""
        del patience  # it takes no time
        material = request.material
        if material is None:
            raise ProviderMisconfigured("A draft without AI needs the résumé itself. Please ask for a draft of a job.")
        refs = {
            line: material.refs[pointer]
            for entry in entries(material.resume)
            for pointer, line in zip(entry.pointers, entry.lines, strict=True)
            if pointer in material.refs
        }
        for paragraph in _Desk(material).paragraphs():
            begins = Begins.PARAGRAPH
            for line in paragraph.split("\n"):
                yield Chunk(text=line, begins=begins)
                known = refs.get(line.removeprefix(_BULLET))
                yield Chunk(evidence=(known,) if known else ())
                begins = Begins.LINE
        yield Chunk(usage=Usage())


class _Desk:
    """One draft in the making: the material, its language's phrases, and the lines to choose from."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.say: Phrases = phrases(material.language)
        self.frames = frames(material.language)
        self.entries = entries(material.resume)
        posting = material.posting
        self.title, self.company = title(posting.title), named(posting.company)
        own = language_of("\n".join(line for entry in self.entries for line in (entry.heading, *entry.lines)))
        self.is_foreign = own is not None and own != framed_in(material.language)
        self.posting = _shared_between(f"{posting.title or ''}\n{posting.description or ''}", own)
        self.name = " ".join((material.resume.basics.name or "").split())
        self.room = Room(lines=1)
        self.is_met = bool(self._best(self.posting, EXPERIENCE))

    def paragraphs(self) -> list[str]:
        """Give the draft, with as many of the best lines as fit into the limit; our note to the person does not count.

        Where not even one fits, a message goes without, and anything else has the shortest for the person to cut.
        """
        limit, tried = self.material.limit, []
        for room in rooms(self.material.kind):
            self.room = room
            draft = [part for part in self._written() if part]
            tried.append(draft)
            if limit is None or (self._tells(draft) and _length(draft) <= limit):
                return draft
        telling = [draft for draft in tried if self._tells(draft)]
        if self.material.kind is DraftKind.OUTREACH or not telling:
            self.room = Room(lines=0)
            return _framed([part for part in self._written() if part], limit)
        return min(telling, key=_length)

    def _written(self) -> list[str]:
        write: dict[DraftKind, Callable[[], list[str]]] = {
            DraftKind.COVER_LETTER: self._letter,
            DraftKind.ANSWER: self._answer,
            DraftKind.OUTREACH: self._outreach,
        }
        return write[self.material.kind]()

    def _tells(self, draft: list[str]) -> bool:
        """Whether a draft says anything of the person, beside its frame."""
        if self.material.kind is DraftKind.ANSWER:
            return _length(draft) > 0
        said = "\n".join(draft)
        lines = [line.rstrip(".") for entry in self.entries for line in _quotable(entry)]
        return any(line in said for line in filter(None, [*lines, self._skills()]))

    def _letter(self) -> list[str]:
        say, way, room = self.say, fresh(self.frames.letters, self.material.openings), self.room
        chosen = self._filled_up(self._best(self.posting, EXPERIENCE)) or self._latest()
        parts: dict[str, list[str]] = {
            "work": self._facts(chosen) if room.is_bare else [way.lead, *self._grouped(chosen)] if chosen else [],
            "skills": [self._skills()],
            "education": [self._education()],
            "more": [self._more()],
        }
        return [
            self._note(),
            self._greeting(),
            self._filled(way.opening, way.plain),
            *(paragraph for name in way.order if name in {"work", *room.extras} for paragraph in parts[name]),
            "" if room.is_bare else way.talk,
            f"{say.regards}\n{self.name}".strip(),
        ]

    def _greeting(self) -> str:
        say, person = self.say, contact(self.material.posting.description or "")
        if person is None:
            return self._filled(say.greeting, say.greeting_plain, title=False)
        return (say.greeting_woman if person.is_woman else say.greeting_man).format(name=person.name)

    def _answer(self) -> list[str]:
        question = self.material.question or ""
        if self.material.options:
            return self._option(question)
        if self.material.earlier:
            return [self._earlier_note(), self.material.earlier[0].answer]
        if is_for_the_person(question):
            return [self.say.no_answer]
        if Kind.WHY in kinds(question):
            return self._motive()
        return self._years(question) if Kind.ASKS_YEARS in kinds(question) else self._lines(question)

    def _lines(self, question: str) -> list[str]:
        if (plain := told(question, self.entries)) is not None:
            return self._quoted([one for one in plain if self.room.takes(one[1])][: self.room.lines])
        everything = tuple({entry.section for entry in self.entries if entry.lines or entry.section != _SUMMARY})
        chosen = self._best(question, everything)
        return self._quoted(chosen)

    def _quoted(self, chosen: list[Chosen]) -> list[str]:
        return [self._note(), *self._grouped(chosen)] if chosen else [self.say.no_answer]

    def _motive(self) -> list[str]:
        chosen = self._best(self.posting, EXPERIENCE)
        return [self.say.motive_note, *self._grouped(chosen)] if chosen else [self.say.no_answer]

    def _option(self, question: str) -> list[str]:
        """Give the option that the person's own answer comes to, else the one that the résumé shows."""
        options = self.material.options
        own = (said_before(earlier.answer, options) for earlier in self.material.earlier)
        if chosen := next(filter(None, own), ""):
            return [self.frames.answer.earlier, chosen]
        found = shown(question, options, self.entries, today=self.material.today)
        return [found.option if found else self.say.no_answer]

    def _earlier_note(self) -> str:
        earlier = self.material.earlier[0]
        written = language_of(earlier.answer) or leaning(f"{earlier.question} {earlier.answer}")
        is_foreign = written is not None and written != self.material.language
        return self.frames.answer.foreign if is_foreign else self.frames.answer.earlier

    def _years(self, question: str) -> list[str]:
        """Give the years that the dates of the résumé show, of the one skill that is asked for or of all work.

        Where no figure can be said, the lines of roles that tell of it. Years "in" a trade are said only when all work
        was of it: titles name a trade in many words, and too low a figure would be false.
        """
        read = read_resume(self.material.resume, today=self.material.today)
        skills = {mention.name: mention for mention in find(question, lexicon.skills())}
        if not skills and not terms(question) - _OVERALL:
            said = self.frames.answer.years.format(years=self._figure(read.years)) if read.years else ""
            return [self._note(), said] if said else [self.say.no_answer]
        chosen = self._best(question, EXPERIENCE)
        name, mention = next(iter(skills.items()), ("", None))
        years = read.years_by_skill.get(name, 0)
        if len(skills) > 1 or mention is None or not years:
            return self._quoted(chosen)
        written = question[mention.start : mention.end]
        joint = self._joint(question[: mention.start], name)
        if not _is_tool(name) and years < read.years - _ROUNDED and not joint.startswith(_AS):
            return self._quoted(chosen)
        said = self.frames.answer.years_with.format(years=self._figure(years), skill=written, joint=joint)
        is_alone = self.room.is_bare and bool(joint)
        quoted = [] if is_alone else self._grouped(self._best(written, EXPERIENCE) or chosen)
        told_years = [*([said] if joint else []), *quoted]
        return [self._note(), *told_years] if told_years else [self.say.no_answer]

    def _joint(self, before: str, skill: str) -> str:
        """Give what joins a skill to its years: what the question has, else what goes with a tool, or "" for none."""
        joints, asked = self.frames.answer.joints, before.rstrip().casefold()
        own = next((joint for joint in reversed(joints) if asked.endswith(f" {joint}")), "")
        return own or (joints[0] if _is_tool(skill) else "")

    def _figure(self, years: float) -> str:
        """Write a figure as the language does: 4.9, 4,9, and 5 for 5.0."""
        plain = f"{years:.1f}".removesuffix(".0")
        return plain if self.material.language not in _DECIMAL_COMMA else plain.replace(".", ",")

    def _outreach(self) -> list[str]:
        say, name = self.say, recipient(self.material.recipient, self.material.language)
        about, asks = self._about(), self._asks()
        chosen = self._best(self.posting, EXPERIENCE) or ([] if self.is_met else self._latest())
        facts = self._facts(chosen) or ([self._skills()] if self.room.lines else [])
        return [
            self._note() if any(facts) or self.material.limit is None else "",
            say.hello.format(name=name) if name else say.hello_plain,
            about,
            *facts,
            asks,
            f"{say.regards}\n{self.name}".strip(),
        ]

    def _about(self) -> str:
        follows_up = self.material.audience is Audience.FOLLOW_UP
        return self._filled(self.frames.outreach.follow_up if follows_up else self.say.saw, self.say.saw_plain)

    def _asks(self) -> str:
        out = self.frames.outreach
        asked = {
            Audience.RECRUITER: out.recruiter,
            Audience.HIRING_MANAGER: out.hiring_manager,
            Audience.REFERRAL: out.referral,
            Audience.FOLLOW_UP: out.missing,
        }
        audience = self.material.audience
        return self.say.talk if audience is None else asked[audience]

    def _facts(self, chosen: list[Chosen]) -> list[str]:
        """Give the chosen lines under their roles, or where space is counted without them."""
        if not chosen:
            return []
        if self.material.limit is None:
            return [self.say.one_line, *self._grouped(chosen)]
        return [f"{self.say.one_line} {'; '.join(line.rstrip('.') for _, line in chosen)}."]

    def _note(self) -> str:
        if self.is_foreign:
            return self.say.foreign_note
        return self.say.note if self.material.limit is None else self.say.short_note

    def _filled(self, phrase: str, plain: str, *, title: bool = True) -> str:
        if not self.company or (title and not self.title):
            return plain
        said = phrase.format(title=self.title, company=self.company)
        return said.replace(f"{self.company}.", self.company) if self.company.endswith(".") else said  # "Pine, Inc.."

    def _best(self, asked: str, sections: Sequence[str], *, most: int | None = None) -> list[Chosen]:
        """Give the lines that share most with what is asked, at least a telling word, in the résumé's order.

        For a question, lines of which only the role's title does are given where no other line does by itself.
        """
        lines = [
            (entry, line)
            for entry in self.entries
            if entry.section in sections
            for line in _quotable(entry)
            if self.room.takes(line)
        ]
        relevance = Relevance(asked, (f"{entry.heading} {line}" for entry, line in lines))
        scored = [
            (_LINE_OVER_HEADING * relevance.of(line) + relevance.of(entry.heading), -number)
            for number, (entry, line) in enumerate(lines)
        ]
        telling = [pair for pair in scored if pair[0] > 0]
        if asked is not self.posting:
            own = (line if line != entry.heading else "" for entry, line in lines)
            telling = [pair for pair, line in zip(scored, own, strict=True) if relevance.of(line) > 0] or telling
        best = sorted(telling, reverse=True)[: self.room.lines if most is None else most]
        return [lines[number] for number in sorted(-negative for _, negative in best)]

    def _latest(self) -> list[Chosen]:
        """Give the first lines of the latest role, for a posting that shares no word with the résumé."""
        roles = [entry for entry in self.entries if entry.section in EXPERIENCE]
        roles.sort(key=lambda entry: not entry.lines)
        fitting = [line for line in _quotable(roles[0]) if self.room.takes(line)] if roles else []
        return [(roles[0], line) for line in fitting[: self.room.lines]]

    def _filled_up(self, chosen: list[Chosen]) -> list[Chosen]:
        """Give the chosen lines, and when they are few the other lines of the same roles."""
        wanted = min(_ENOUGH_LINES, self.room.lines)
        if not chosen or len(chosen) >= wanted:
            return chosen
        roles = [entry for entry in self.entries if any(entry is role for role, _ in chosen)]
        others = [(role, line) for role in roles for line in role.lines if (role, line) not in chosen]
        kept = [*chosen, *others[: wanted - len(chosen)]]
        return [(role, line) for role in roles for line in _quotable(role) if (role, line) in kept]

    def _grouped(self, chosen: list[Chosen]) -> list[str]:
        """Give a paragraph for each entry: its heading, then its chosen lines."""
        if self.room.is_bare:
            return [line for _, line in chosen]
        by_entry: dict[int, tuple[Entry, list[str]]] = {}
        for entry, line in chosen:
            by_entry.setdefault(id(entry), (entry, []))[1].append(line)
        paragraphs = []
        for entry, lines in by_entry.values():
            heading = entry.titled(self.say.present)
            bullets = [f"{_BULLET}{line}" for line in lines if line != entry.heading]
            paragraphs.append("\n".join([heading, *bullets] if heading else lines))
        return paragraphs

    def _skills(self) -> str:
        """Give the skills that posting and résumé both name."""
        asked = terms(self.posting)
        words = dict.fromkeys(word.strip() for skill in self.material.resume.skills for word in skill.keywords)
        shared = [word for word in words if terms(word) and terms(word) <= asked and is_named(word, self.posting)]
        return self.say.skills.format(skills=", ".join(shared[:_MAX_SKILLS])) if shared else ""

    def _education(self) -> str:
        """Give the studies that share most with the posting, or the latest; those of one résumé in its order."""
        studies = [entry for entry in self.entries if entry.section == "education" and entry.heading]
        relevance = Relevance(self.posting, (entry.heading for entry in studies))
        ranked = sorted(studies, key=lambda entry: -relevance.of(" ".join([entry.heading, *entry.lines])))
        chosen = [entry.titled(self.say.present) for entry in studies if entry in ranked[:_MAX_STUDIES]]
        if len(chosen) < _MAX_STUDIES:
            return self.say.education.format(education=chosen[0]) if chosen else ""
        return _listed(self.say.education.partition("{education}")[0], chosen)

    def _more(self) -> str:
        chosen = self._best(self.posting, _ALSO, most=_MAX_MORE)
        return _listed(self.say.more.partition("{more}")[0], [line for _, line in chosen]) if chosen else ""


def _framed(draft: list[str], limit: int | None) -> list[str]:
    """Give a message of which nothing but the frame fits, without its end where that is too long, too."""
    while limit is not None and _length(draft) > limit and len(draft) > _LEAST_OF_MESSAGE:
        draft = draft[:-1]
    return draft


def _is_tool(skill: str) -> bool:
    """Whether a skill of the dictionary is something that one works "with"."""
    return lexicon.skills().entries[skill].family in _TOOLS


def _shared_between(posting: str, own: str | None) -> str:
    """Give what of a posting may be looked for in a résumé in language `own`: between languages, only what is known.

    Of other words two languages share but accidents: "infirmier" is no infirmary.
    """
    if own is None or (language_of(posting) or own) == own:
        return posting
    return " ".join(posting[mention.start : mention.end] for mention in find(posting, lexicon.skills()))


def _listed(head: str, lines: list[str]) -> str:
    return "\n".join([head.strip(), *(f"{_BULLET}{line}" for line in lines)])


def _length(draft: list[str]) -> int:
    """Count the characters of what is sent of a draft: our notes to the person are not."""
    return len("\n\n".join(part for part in draft if part not in notes()))


def _quotable(entry: Entry) -> tuple[str, ...]:
    """Give the lines of an entry; one that has only a heading ("Nurse, St. Mary's") is quoted by that."""
    return entry.lines or (entry.heading,)
