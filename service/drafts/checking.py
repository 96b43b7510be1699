"""The last look at a draft: each sentence held against the résumé, and nothing let through that a page said. Pure."""

from __future__ import annotations

import gc
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from service.drafts.composing import rules
from service.drafts.counting import count
from service.drafts.entries import entries
from service.drafts.frames import fixed, notes
from service.drafts.grounding import Audit, Auditor, Reader, SentenceAudit, Verdict
from service.drafts.options import choose, is_closed, said_before
from service.drafts.particulars import particular
from service.drafts.phrases import spoken
from service.drafts.questions import Kind, is_protected, kinds
from service.drafts.relevance import terms
from service.match.engine import lexicon
from service.match.engine.mentions import find
from service.match.engine.words import words
from service.match.model import Evidence
from service.resumes.model import Resume
from service.scrape.model import JobPosting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.drafts.entries import Entry

ADDRESS = "This holds a link or an address that is not in your résumé."
OURS = "This repeats the instructions of this service, not your résumé."
PLACEHOLDER = "This holds a placeholder that should not be there."
DICTATED = "This repeats the posting word for word; a letter in your name should not say what a page dictates."
PRAISE = "This praises the employer, which nothing backs; keep it only if you mean it."
UNKNOWN = "Neither the posting nor your résumé says this."
CODE = "This is not a sentence of a letter."
OWN = "Only you can answer this; nothing in your résumé does."
YOURS = "You answered like this before; see whether it still holds."
CHOSEN = "An option cannot be checked by itself; see whether these lines of your résumé show it."

# Such as https://x.example, www.x, a@x.example, x.example/y, pay.example or a script in the place of a link.
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}://\S+|\bwww\.\S+|\bmailto:\S+|\bjavascript:\S+|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|\b(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|info|biz|io|ai|app|dev|xyz|top|site|online|example|test|link|click|me"
    r"|co|eu|de|fr|es|uk|ch|at|nl|it|ru|cn)\b(?:/\S*)?|\b\d{1,3}(?:\.\d{1,3}){3}\b|\(at\)|\[at\]|\bdot com\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<!\w)\+?\d[\d ().\-/]{7,20}\d(?!\w)")
_PLACEHOLDER = re.compile(r"\[[^\]]{1,200}\]|\[{2}|\]{2}|\b[A-Z_]{4,20}_[0-9a-f]{8,32}\b")
_CODE = re.compile(r"<\/?[a-z][^>]{0,200}>|[{}]|```|!\[|^\s*[A-Za-z0-9+/=]{40,}\s*$", re.IGNORECASE)
# What an answer says when there is none: "My résumé does not say this."
_SAYS_NOTHING = re.compile(
    r"(?:my|the) (?:r[ée]sum[ée]|cv) (?:does not|doesn['’]t) (?:say|mention|show|state) (?:this|that|so|it)\.?$"
    r"|(?:mein|der) lebenslauf sagt (?:das nicht|dazu nichts|darüber nichts)\.?$"
    r"|mon cv ne (?:le dit pas|dit rien à ce sujet)\.?$|mi curr[íi]culum no (?:lo dice|dice nada al respecto)\.?$",
    re.IGNORECASE,
)
# Whom a sentence speaks of when it praises, apart from the employer's name; and words that do nothing but praise.
_EMPLOYER = re.compile(
    r"\b(?:you|yours?|company|employer|organi[sz]ation|team|ihr\w{0,3}|euch|euer|unternehmen|firma|arbeitgeber\w{0,2}|vous"
    r"|votre|vos|entreprise|employeur|ustedes|vuestr[oa]s?|empresa|equipo|équipe)\b",
    re.IGNORECASE,
)
_PRAISING = re.compile(
    r"\bthe (?:very )?(?:best|finest)\b|\b(?:amazing|awesome|brilliant|exceptional|extraordinary|fantastic"
    r"|great(?:est)?|incredible|inspiring|outstanding|remarkable|superb|unmatched|unrivall?ed|wonderful|world[- ]class"
    r"|most (?:admired|respected)|second to none"
    r"|großartig\w{0,3}|wunderbar\w{0,3}|fantastisch\w{0,3}|hervorragend\w{0,3}|einzigartig\w{0,3}|beeindruckend\w{0,3}"
    r"|(?:der|die|das) beste|unvergleichlich\w{0,3}|toll(?:e[rnms]?)?"
    r"|merveilleu\w{1,4}|incroyable\w?|exceptionnel\w{0,3}|remarquable\w?|formidable\w?|(?:le|la) meilleure?"
    r"|maravillos\w{1,2}|increíble\w?|excepcional\w{0,2}|fantástic\w{1,2}|(?:el|la) mejor|impresionante\w?)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|i['’]\w+|me|my|mine|we|our|us|ich|mich|mir|mein\w{0,2}|je|j['’]\w*|moi|mon|ma|mes|yo|mi|mis|me|quisiera"
    r"|presento|quedo)\b",
    re.IGNORECASE,
)
_BARE_FIGURE = re.compile(r"\d{1,4}(?:[.,]\d)?")
# A letter shares a few words in a row with the posting it answers; so many are copied.
_COPIED_WORDS = 9
_MADE_UP_WORDS = 4  # that neither text has; "your posting names …" and the like have fewer
MOST_WORDS_OF_A_NAME = 12
_OUR_WORDS = 7
_COPIED_CHARACTERS = 12  # in a row, of a script that is written without spaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a draft is held against; `facts` are what the person typed themselves.

    A text that is one of the `options` of a `question` is never waved through: no line of a résumé can show that it is
    the right one.
    """

    resume: Resume
    posting: JobPosting
    today: date
    facts: tuple[str, ...] = ()
    question: str = ""
    options: tuple[str, ...] = ()


def reader(grounds: Grounds) -> Reader:
    """What reads a draft's sentences: each held against the résumé, and nothing let through that a page said."""
    form = _Form(grounds)

    @cache
    def page() -> _Page:
        return _Page(grounds.resume, grounds.posting, grounds.facts)

    return Reader(
        resume=grounds.resume,
        posting=grounds.posting,
        today=grounds.today,
        facts=grounds.facts,
        look=lambda sentence: _looked_at(sentence, page(), form),
    )


def warm() -> None:
    """Load the dictionaries, one to two seconds, and have no collection of garbage look at them again.

    They stay as long as the process, and a whole collection that goes through them stops all threads for .15 s.
    """
    with suppress(Exception):  # the first sentence will tell somebody
        check("I build services.", Grounds(resume=Resume(), posting=JobPosting(), today=date.min))
    gc.collect()
    gc.freeze()


def check(text: str, grounds: Grounds) -> Audit:
    """Every sentence of a draft with its verdict; never raises."""
    return Auditor(reader(grounds)).whole(text)


class _Form:
    """What the form asks, and which of its options the person named before."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self.options = {_plain(option): option for option in grounds.options}
        self.own = {said_before(fact, grounds.options) for fact in grounds.facts} - {""}
        self.is_protected = is_protected(grounds.question)
        self.is_negated = Kind.NEGATED in kinds(grounds.question)

    def chosen(self, sentence: SentenceAudit) -> SentenceAudit:
        """Give an option that was chosen with its caution; what only the person may say is unsupported."""
        option = self.options[_plain(sentence.text)]
        if self.is_protected and option not in self.own:
            return sentence.model_copy(update={"verdict": Verdict.UNSUPPORTED, "reasons": (OWN,), "evidence": ()})
        if option in self.own:
            return sentence.model_copy(update={"verdict": Verdict.PARTLY, "reasons": (YOURS,)})
        lines = sentence.evidence or self._shows(option)
        if lines or sentence.verdict is not Verdict.UNSUPPORTED or self.is_negated or is_closed(option):
            return sentence.model_copy(update={"verdict": Verdict.PARTLY, "reasons": (CHOSEN,), "evidence": lines})
        return sentence

    def counted(self, said: str) -> tuple[Evidence, ...]:
        """Give the lines of the bare figure that the question asks for; none when it is another."""
        given = self._grounds
        if not _BARE_FIGURE.fullmatch(said) or self.is_protected:
            return ()
        found = count(given.question, given.resume, today=given.today)
        return found.lines if found and said in {found.figure(), found.figure(comma=True)} else ()

    def particular(self, said: str) -> tuple[Evidence, ...]:
        """Give what the résumé has for the field that is asked for, when it is just that."""
        given = self._grounds
        is_value = bool(given.question) and particular(given.question, given.resume) == said.strip()
        return (Evidence(pointer="/basics", text=said, start=0, end=len(said)),) if is_value else ()

    def _shows(self, option: str) -> tuple[Evidence, ...]:
        """Give the line of the résumé that shows that it is this option."""
        given = self._grounds
        found = choose(given.question, given.options, given.resume, today=given.today)
        return (found.line,) if found and found.option == option else ()


class _Page:
    """What may and what may not come back out of what was put in."""

    def __init__(self, resume: Resume, posting: JobPosting, facts: Sequence[str]) -> None:
        said = [resume.model_dump_json(exclude={"meta"}, by_alias=True), *facts]
        self.own = " ".join(said).casefold()
        self.own_digits = re.sub(r"\D", "", self.own)
        self.lines = {
            _bare(said): Evidence(pointer=pointer, text=line, start=0, end=len(line))
            for entry in entries(resume)
            for said, line, pointer in _quotes(entry)
        }
        self.company = (posting.company or "").strip().lower()
        named = [posting.title or "", posting.company or "", posting.location or ""]
        # What has so many words is no title or name: somebody put a text there.
        texts = [posting.description or "", *(text for text in named if len(text.split()) > MOST_WORDS_OF_A_NAME)]
        self.title = _plain(named[0]) if len(named[0].split()) <= MOST_WORDS_OF_A_NAME else ""
        self.known = terms(" ".join([*named, posting.description or "", self.own]))
        self.named = " ".join(text for text in named if len(text.split()) <= MOST_WORDS_OF_A_NAME).casefold()
        self.posting = set[tuple[str, ...]]().union(*(_runs(text, _COPIED_WORDS) for text in texts))
        self.ours = _of_rules()

    def has_said(self, bracketed: str) -> bool:
        """Whether what stands in brackets is the person's own, or part of the job's name: "Dev [Remote]"."""
        said = bracketed.casefold()
        return said in self.own or ("[[" not in said and said.startswith("[") and said in self.named)


@cache
def _of_rules() -> set[tuple[str, ...]]:
    return _runs(rules(), _OUR_WORDS)


def _quotes(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Give all that quotes an entry word for word: each line, and its heading as a draft in any language has it."""
    yield from ((line, line, pointer) for pointer, line in zip(entry.pointers, entry.lines, strict=True))
    for say in spoken() if entry.heading else ():
        heading = entry.titled(say.present)
        yield heading, heading, entry.pointer
        if entry.section == "education":
            yield say.education.format(education=heading), heading, entry.pointer


def _looked_at(sentence: SentenceAudit, page: _Page, form: _Form) -> SentenceAudit:
    if sentence.text.strip() in notes() | fixed():
        return sentence.model_copy(update={"verdict": Verdict.NOT_A_CLAIM, "reasons": (), "evidence": ()})
    reasons = tuple(_suspicions(sentence, page))
    if reasons:
        kept = tuple(reason for reason in sentence.reasons if reason not in reasons)
        return sentence.model_copy(update={"verdict": Verdict.UNSUPPORTED, "reasons": (*reasons, *kept)})
    if _plain(sentence.text) in form.options:
        return form.chosen(sentence)
    if sentence.verdict is not Verdict.SUPPORTED and (lines := _quoted(sentence.text, page, form)):
        return sentence.model_copy(update={"verdict": Verdict.SUPPORTED, "reasons": (), "evidence": lines})
    if _SAYS_NOTHING.match(sentence.text):
        return sentence.model_copy(update={"verdict": Verdict.NOT_A_CLAIM, "reasons": (), "evidence": ()})
    return sentence


def _quoted(said: str, page: _Page, form: _Form) -> tuple[Evidence, ...]:
    """Give the lines that a sentence repeats as they are, or that the figure it comes to is counted from."""
    line = page.lines.get(_bare(said))
    return (line,) if line is not None else form.counted(said) or form.particular(said)


def _suspicions(sentence: SentenceAudit, page: _Page) -> list[str]:
    text = sentence.text
    found = []
    if any(not _is_own(match.group(), page) for match in _ADDRESS.finditer(text)) or any(
        re.sub(r"\D", "", match.group()) not in page.own_digits for match in _PHONE.finditer(text)
    ):
        found.append(ADDRESS)
    if any(not page.has_said(match.group()) for match in _PLACEHOLDER.finditer(text)):
        found.append(PLACEHOLDER)
    if _CODE.search(text) and text.casefold() not in page.own:
        found.append(CODE)
    if _runs(text, _OUR_WORDS) & page.ours:
        found.append(OURS)
    if sentence.verdict is not Verdict.SUPPORTED and _is_dictated(text, page):
        found.append(DICTATED)
    if sentence.verdict is not Verdict.SUPPORTED and _praises(text, page):
        found.append(PRAISE)
    if sentence.verdict is Verdict.NOT_A_CLAIM and _makes_up_an_employer(text, page):
        found.append(UNKNOWN)
    return found


def _makes_up_an_employer(text: str, page: _Page) -> bool:
    """Whether the text speaks of the employer alone, in words that nobody gave."""
    shown = text.lower()
    without = shown.replace(page.company, "") if page.company else shown
    is_of_employer = (without != shown or _EMPLOYER.search(without)) and not _FIRST_PERSON.search(shown)
    return bool(is_of_employer) and len(terms(without) - page.known) >= _MADE_UP_WORDS


def _praises(text: str, page: _Page) -> bool:
    """Whether the text praises the employer in words that only praise."""
    shown = text.lower()
    without = shown.replace(page.company, "") if page.company else shown
    return _PRAISING.search(without) is not None and (without != shown or _EMPLOYER.search(without) is not None)


def _is_own(address: str, page: _Page) -> bool:
    bare = re.sub(r"^[a-z]{2,10}:(?://)?(?:www\.)?", "", address.casefold()).strip(".,;:!?)]'/\"")
    # "Booking.com B.V." is also a name, and so is "ASP.NET"; an address with more to it is not.
    is_name = bare == address.lower() and (page.company.split(" ")[0] == bare or _is_skill(bare))
    return bool(bare) and (bare in page.own or is_name)


def _is_skill(name: str) -> bool:
    return any((found.start, found.end) == (0, len(name)) for found in find(name, lexicon.skills()))


def _is_dictated(text: str, page: _Page) -> bool:
    """Whether the text takes a long run of words from the posting, its title apart."""
    shown = _plain(text)
    without = shown.replace(page.title, " | ") if page.title else shown
    return any(_runs(part, _COPIED_WORDS) & page.posting for part in without.split("|"))


def _bare(line: str) -> str:
    return " ".join(line.split()).rstrip(".;")


def _plain(text: str) -> str:
    return " ".join(word.text for word in words(text))


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Give every run of `length` words of a text, and of text without spaces every run of characters."""
    said = [word.text for word in words(text)]
    runs = {tuple(said[at : at + length]) for at in range(len(said) - length + 1)}
    unspaced = (word for word in said if len(word) >= _COPIED_CHARACTERS and not _has_spaces(word))
    return runs | {
        (word[at : at + _COPIED_CHARACTERS],) for word in unspaced for at in range(len(word) - _COPIED_CHARACTERS + 1)
    }


def _has_spaces(word: str) -> bool:
    """Whether words of this script stand apart from each other (Chinese and Japanese ones do not)."""
    return word.lower() != word.upper() or word.isascii()
