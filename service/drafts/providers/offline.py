"""Drafts without a model: the résumé's own lines that meet what is asked, in a plain frame that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from service.drafts.answering import answer
from service.drafts.entries import EXPERIENCE, entries
from service.drafts.frames import fresh, notes
from service.drafts.model import Audience, DraftKind, Usage
from service.drafts.names import contact, recipient
from service.drafts.options import is_named
from service.drafts.providers import Begins, Chunk
from service.drafts.relevance import Relevance, terms
from service.drafts.room import Room, rooms
from service.drafts.workbench import BULLET, Workbench, quotable
from service.errors import ProviderMisconfigured

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from service.drafts.patience import Patience
    from service.drafts.providers import Completion, Material
    from service.drafts.told import Chosen

_MAX_SKILLS, _MAX_MORE, _MAX_STUDIES = 10, 3, 2
_LEAST_OF_MESSAGE = 2  # the greeting, and what it is about
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
        draft = _Draft(material)
        for paragraph in draft.paragraphs():
            begins = Begins.PARAGRAPH
            for line in paragraph.split("\n"):
                yield Chunk(text=line, begins=begins)
                said = line.removeprefix(BULLET)
                quoted = [refs[said]] if said in refs else [ref for own, ref in refs.items() if _sentence(own) in said]
                based = [ref for at in draft.backing.get(said, ()) if (ref := _ref(at, material.refs))]
                yield Chunk(evidence=tuple(quoted or based))
                begins = Begins.LINE
        yield Chunk(usage=Usage())


class _Draft(Workbench):
    """One draft as it is put together at its workbench."""

    def __init__(self, material: Material) -> None:
        super().__init__(material)
        self.name = " ".join((material.resume.basics.name or "").split())
        self.is_met = bool(self.best(self.posting, EXPERIENCE))

    def paragraphs(self) -> list[str]:
        """Give the draft, with as many of the best lines as fit into the limit; our note to the person does not count.

        Where not even one fits, a message goes without, and anything else has the shortest for the person to cut.
        """
        limit, tried = self.material.request.most, []
        for room in rooms(self.material.request.kind):
            self.room = room
            draft = [part for part in self._written() if part]
            tried.append(draft)
            if limit is None or (self._tells(draft) and _length(draft) <= limit):
                return draft
        telling = [draft for draft in tried if self._tells(draft)]
        if self.material.request.kind is DraftKind.OUTREACH or not telling:
            self.room = Room(lines=0)
            return _framed([part for part in self._written() if part], limit)
        return min(telling, key=_length)

    def _written(self) -> list[str]:
        write: dict[DraftKind, Callable[[], list[str]]] = {
            DraftKind.COVER_LETTER: self._letter,
            DraftKind.ANSWER: lambda: answer(self),
            DraftKind.OUTREACH: self._outreach,
        }
        return write[self.material.request.kind]()

    def _tells(self, draft: list[str]) -> bool:
        """Whether a draft says anything of the person, beside its frame."""
        if self.material.request.kind is DraftKind.ANSWER:
            return _length(draft) > 0
        said = "\n".join(draft)
        lines = [line for entry in self.entries for line in quotable(entry)]
        return any(one in said for line in lines for one in (line, _sentence(line))) or bool(
            self._skills() and self._skills() in said
        )

    def _letter(self) -> list[str]:
        way, room = fresh(self.frames.letters, self.material.past.openings), self.room
        chosen = self.filled_up(self.best(self.posting, EXPERIENCE)) or self.latest()
        parts: dict[str, list[str]] = {
            "work": self._facts(chosen) if room.is_bare else [way.lead, *self.grouped(chosen)] if chosen else [],
            "skills": [self._skills()],
            "education": [self._education()],
            "more": [self._more()],
        }
        return [
            self.note(),
            self._greeting(),
            self.filled(way.opening, way.plain),
            *(paragraph for name in way.order if name in {"work", *room.extras} for paragraph in parts[name]),
            "" if room.is_bare else way.talk,
            self._closing(is_named=contact(self.material.posting.description or "") is not None),
        ]

    def _greeting(self) -> str:
        say, person = self.say, contact(self.material.posting.description or "")
        if person is None:
            return self.filled(say.greeting, say.greeting_plain, title=False)
        return (say.greeting_woman if person.is_woman else say.greeting_man).format(name=person.name)

    def _closing(self, *, is_named: bool) -> str:
        return f"{self.say.regards_named if is_named else self.say.regards}\n{self.name}".strip()

    def _outreach(self) -> list[str]:
        say, name = self.say, recipient(self.material.request.recipient, self.material.language)
        about, asks = self._about(), self._asks()
        chosen = self.best(self.posting, EXPERIENCE) or ([] if self.is_met else self.latest())
        facts = self._facts(chosen) or ([self._skills()] if self.room.lines else [])
        return [
            self.note() if any(facts) or self.material.request.most is None else "",
            say.hello.format(name=name) if name else say.hello_plain,
            about,
            *facts,
            asks,
            self._closing(is_named=bool(name)),
        ]

    def _about(self) -> str:
        out = self.frames.outreach
        if self.material.request.audience is Audience.FOLLOW_UP:
            return self.filled(out.follow_up, out.follow_up_plain)
        return self.filled(self.say.saw, self.say.saw_plain)

    def _asks(self) -> str:
        out = self.frames.outreach
        asked = {
            Audience.RECRUITER: out.recruiter,
            Audience.HIRING_MANAGER: out.hiring_manager,
            Audience.REFERRAL: out.referral,
            Audience.FOLLOW_UP: out.missing,
        }
        audience = self.material.request.audience
        return self.say.talk if audience is None else asked[audience]

    def _facts(self, chosen: list[Chosen]) -> list[str]:
        """Give the chosen lines under their roles, or where space is counted without them."""
        if not chosen:
            return []
        if self.material.request.most is None:
            return [self.say.one_line, *self.grouped(chosen)]
        return [" ".join([self.say.one_line, *(_sentence(line) for _, line in chosen)])]

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
        chosen = self.best(self.posting, _ALSO, most=_MAX_MORE)
        return _listed(self.say.more.partition("{more}")[0], [line for _, line in chosen]) if chosen else ""


def _ref(pointer: str, refs: Mapping[str, str]) -> str | None:
    """Give the reference of a line, or of the entry that it is a part of ("/work/0" for "/work/0/position")."""
    return refs.get(pointer) or refs.get("/".join(pointer.split("/")[:3]))


def _framed(draft: list[str], limit: int | None) -> list[str]:
    """Give a message of which nothing but the frame fits, without its end where that is too long, too."""
    while limit is not None and _length(draft) > limit and len(draft) > _LEAST_OF_MESSAGE:
        draft = draft[:-1]
    return draft


def _sentence(line: str) -> str:
    """Write a line as a sentence: with a capital, unless its first word is spelled its own way, and with its end."""
    first = line.split(" ", 1)[0]
    begun = f"{line[:1].upper()}{line[1:]}" if first.isalpha() and first.islower() else line
    return begun if begun.endswith((".", "!", "?", "…")) else f"{begun.rstrip(' ,;:')}."


def _listed(head: str, lines: list[str]) -> str:
    return "\n".join([head.strip(), *(f"{BULLET}{line}" for line in lines)])


def _length(draft: list[str]) -> int:
    """Count the characters of what is sent of a draft: our notes to the person are not."""
    return len("\n\n".join(part for part in draft if part not in notes()))
