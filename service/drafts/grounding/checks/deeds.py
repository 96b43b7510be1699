"""How far somebody answered for a thing: who helped did not lead, and who led says so."""

import re
from collections.abc import Iterator, Sequence

from service.drafts.grounding.checks.titles import TRADE
from service.drafts.grounding.finding import Finding
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.glossary import is_deed, keys, pieces
from service.drafts.grounding.idioms import idioms
from service.drafts.grounding.known import Known, Said, is_at
from service.drafts.grounding.lists import listed
from service.drafts.grounding.memory import once
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.sentence import Sentence, Token
from service.drafts.grounding.voices import is_not_had, speaks_of_oneself
from service.match.engine import lexicon

FIRST_WORDS = 4  # of a line, which say what somebody did
FEW = 2  # words a sentence must share with a line to be about it
SHARE = 0.3  # of the telling words of the line
FAMILIES = ("founding", "inventing", "publishing", "promoting", "speaking", "winning", "chairing")
# What is prepared by many and won by few.
TENDER = re.compile(
    r"\b(?:contests?|championships?|tournaments?|\w*wettbewerb\w*|concours|competi\w+|tenders?|bids?"
    r"|ausschreibung\w*|appels? d['’]offres|licitaci\w+|concursos?|hearings?|lawsuits?|trials?"
    r"|prozesse?|verhandlungen|audiences?|procès|juicios?|pleitos?)\b",
    re.IGNORECASE,
)
RANKED = re.compile(r"[Ll]eitende[rnsm]?\s[A-ZÄÖÜ]")  # "leitender Ingenieur": a rank, and `titles` asks for it
TAKES_CARE = re.compile(r"\bpr(?:en|is)\w* en $", re.IGNORECASE)  # "je prenais en charge"
LOADS = re.compile(r"charges (?:utiles?|lourdes?|de travail)|(?:leitung|leitungs)(?:swasser|en)\b", re.IGNORECASE)
NATIVE = re.compile(r"\b(?:native|first-language|fluent)\s$", re.IGNORECASE)
UNITS = frozenset({"#department", "#team"})
HEADS_OF = frozenset({"#head", "#manager", "#director", "#deputy", "#lead", "#headteacher"})
HELPED = "Your résumé says that you helped with this, not that you did it."
NOT_INTRODUCED = "Your résumé lists “{words}”, and does not say that you brought it in."
AT_ONCE = 25  # characters after "introduced" within which that stands which was
NO_TOOLS, BUSINESS = frozenset({lexicon.SOFT, "professions"}), "business"
NOT_MORE = "Your résumé lists this among your skills, and says no more of it."
NOT_LED = "Your résumé does not say that you led this."


def deeds(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Leading, founding, publishing, and doing what one has only helped with."""
    spoken = [token for token in sentence.tokens if not is_not_had(sentence.text[: token.start])]
    yield from _helped(sentence, spoken, known)
    yield from _led(sentence, spoken, known)
    yield from _introduced(sentence, spoken, known)
    yield from _stretched(sentence, spoken, known)
    for family in FAMILIES:
        for token in spoken:
            if family == "winning" and not TENDER.search(sentence.text):
                break
            is_idle = any(start <= token.start < end for start, end in idioms(sentence.text))  # "on paper"
            if token.word in listed(family, "deeds") and not is_idle and not _is_other_use(sentence, token):
                lines = [
                    said
                    for said in known.said
                    if (listed(family, "deeds").stands_in(said.text) and not _is_called_so(family, said))
                    or (family == "promoting" and _rose(said, known))
                    or (family == "winning" and token.is_in(said.keys))
                    or (family == "publishing" and said.entry.startswith("/publications/"))
                ]
                reason = None if lines else f"Your résumé does not say “{sentence.text[token.start : token.end]}”."
                yield Finding(token.start, token.end, reason, tuple(said.evidence for said in lines[:1]))
                break


def _is_called_so(family: str, said: Said) -> bool:
    """Whether a line only has the word in a name: "Foundation Level", "The Wellcome Foundation"."""
    is_name = said.entry.startswith("/certificates/") or said.pointer.endswith(("/name", "/organization"))
    return family == "founding" and is_name


def _introduced(sentence: Sentence, spoken: Sequence[Token], known: Known) -> Iterator[Finding]:
    """To list a tool among one's skills is not to have brought it in."""
    token = next((token for token in spoken if token.word in listed("introducing", "deeds")), None)
    tools = [m for m in skills_in(sentence.text) if token and token.end <= m.start <= token.end + AT_ONCE]
    for tool in tools[:1]:
        if not any(character.isupper() for character in sentence.text[tool.start + 1 : tool.end]):
            continue  # a way of working, not a thing with a name of its own
        lines = [said for said in known.said if tool.name in known.skills_of(said)]
        if lines and all(said.pointer.startswith(("/skills/", "/basics/")) for said in lines):
            written = sentence.text[tool.start : tool.end]
            yield Finding(tool.start, tool.end, NOT_INTRODUCED.format(words=written), (lines[0].evidence,))


def _stretched(sentence: Sentence, spoken: Sequence[Token], known: Known) -> Iterator[Finding]:
    """To list tools or languages among one's skills is not to have taught, configured or extended them."""
    token = next((token for token in spoken if token.word in listed("stretching", "deeds")), None)
    tools = [m for m in skills_in(sentence.text) if _is_tool(m.name, sentence.text[m.start : m.end])]
    places = [_showing(tool.name, known) for tool in tools]
    is_of_lists = bool(places) and all(lines and all(map(_is_listing, lines)) for lines in places)
    is_told = token and any(token.is_in(said.keys) for said in known.said if said.entry != "/basics/summary")
    if token and is_of_lists and not sentence.figures and not is_told:
        yield Finding(token.start, token.end, NOT_MORE, tuple(line.evidence for line in places[0][:1]))


def _is_tool(name: str, written: str) -> bool:
    """Whether a skill is a thing with a name of its own; what business is done with may be one, or a way of working."""
    family = lexicon.skills().entries[name].family
    is_named = any(letter.isupper() for letter in written[1:]) or (written.istitle() and " " not in written)
    return family not in NO_TOOLS and (family != BUSINESS or is_named)


def _showing(skill: str, known: Known) -> list[Said]:
    """The lines that show a skill."""
    return [said for said in known.said if skill in known.skills_of(said)]


def _is_listing(said: Said) -> bool:
    return said.pointer.startswith(("/skills/", "/basics/", "/certificates/"))


def _is_other_use(sentence: Sentence, token: Token) -> bool:
    """As in "A native speaker", and German "Promotion", which is a doctorate."""
    is_doctorate = token.word == "promotion" and sentence.language == "de"
    return is_doctorate or bool(NATIVE.search(sentence.text[: token.start]))


def _rose(said: Said, known: Known) -> bool:
    """Whether the employer of this title had the person in another role before."""
    employers = [line.text for line in known.said if line.entry.startswith("/work/") and line.pointer.endswith("/name")]
    own = next((line.text for line in known.entry(said.entry) if line.pointer.endswith("/name")), None)
    return said.pointer.endswith("/position") and employers.count(own or "") > 1


def _helped(sentence: Sentence, spoken: Sequence[Token], known: Known) -> Iterator[Finding]:
    """A line that says "helped" carries no sentence that does not."""
    if any(token.word in listed("helping", "deeds") or token.word in listed("helped", "deeds") for token in spoken):
        return
    said = about(sentence, known) if speaks_of_oneself(sentence.text) else None
    if said and _is_help(said) and sum(token.is_in(said.keys) for token in sentence.telling) >= FEW:
        yield Finding(0, len(sentence.text), HELPED, (said.evidence,))


@once
def about(sentence: Sentence, known: Known) -> Said | None:
    """The one line of a role that says most of what a sentence says, when it says enough of it."""
    entries = known.named_in(sentence)
    lines = [said for said in known.said if said.is_block and "/highlights/" in said.pointer and is_at(said, entries)]
    if not lines:
        return None
    skilled = [(m.start, m.end) for m in skills_in(sentence.text)]
    shares = {said: _shared(sentence, said, skilled) for said in lines}
    # Of two that say as much, the one with the figures, and then the one that says more of the person.
    best = max(lines, key=lambda said: (shares[said], _same_figures(sentence, said, known), not _is_help(said)))
    shared = shares[best]
    size, told = len(Sentence(best.text).telling), [t for t in sentence.telling if _is_of_work(t, known)]
    own = [token for token in told if token.is_in(best.keys) and not token.is_in(known.shared_keys)]
    is_much = shared >= min(FEW, size) and shared >= SHARE * size
    return best if is_much or (own and len(own) >= len(told) / 2) else None


def _same_figures(sentence: Sentence, said: Said, known: Known) -> int:
    return sum(any(one.is_same(each) for one in sentence.figures) for each in known.figures_of(said))


def _is_of_work(token: Token, known: Known) -> bool:
    """Whether a word says what was worked on: no employer, no deed."""
    return not token.is_in(known.names) and not is_deed(token.word)


def _shared(sentence: Sentence, said: Said, skilled: Sequence[tuple[int, int]]) -> int:
    shared = [t for t in sentence.telling if t.is_in(said.keys) and not TRADE.fullmatch(t.word)]
    told = [t for t in shared if not any(a <= t.start < b for a, b in skilled)]
    return len(shared) if told else 0  # to know a tool is not to have done what was done with it


def _led(sentence: Sentence, spoken: Sequence[Token], known: Known) -> Iterator[Finding]:
    """Leading must be said by a line about what is led, or by the title of the role in which it was led."""
    entries = known.named_in(sentence)
    token = next(
        (
            token
            for token in spoken
            if token.word in listed("leading", "deeds")
            and not _is_reflexive(sentence, token)
            and not LOADS.match(sentence.text, token.start)
            and not (TAKES_CARE.search(sentence.text[: token.start]) and not _is_of_a_unit(sentence))
            and not RANKED.match(sentence.text, token.start)
        ),
        None,
    )
    if token is None:
        return
    led = [
        other
        for other in sentence.telling
        if other.word not in listed("leading", "deeds")
        and other.word not in listed("manner")
        and not other.is_in(known.names)
    ]
    lines = [said for said in known.said if is_at(said, entries) and listed("led", "deeds").stands_in(said.text)]
    of_it = [said for said in lines if not led or any(other.is_in(said.keys) for other in led)]
    titled = [
        said
        for said in lines
        if said.pointer.endswith("/position")
        and (not led or any(other.is_in(known.entries[said.entry]) for other in led))
    ]
    best = next(iter((*of_it, *titled)), None)
    if best and _is_of_a_unit(sentence) and not any(_heads_a_unit(said) for said in lines):
        best = None
    yield (
        Finding(token.start, token.end, evidence=(best.evidence,)) if best else Finding(token.start, token.end, NOT_LED)
    )


def _is_of_a_unit(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a department or a team, also in a compound ("Marketingabteilung")."""
    return any(keys(piece) & UNITS for token in sentence.telling for piece in (token.word, *pieces(token.word)))


def _heads_a_unit(said: Said) -> bool:
    """Whether a line says that somebody led people: by a rank, or by naming them."""
    if said.pointer.endswith("/position"):
        return bool(said.keys & HEADS_OF) and "#project" not in said.keys
    return bool(said.keys & UNITS)


def _is_reflexive(sentence: Sentence, token: Token) -> bool:
    """As in "Me dirijo a ustedes" leads nobody."""
    return sentence.text[: token.start].lower().endswith(("me ", "m'", "m’"))


def _is_help(said: Said) -> bool:
    """Whether a line begins with helping: "Aide à …", "Mitarbeit bei …"; participants further on help nobody."""
    return any(word.text in listed("helping", "deeds") for word in words_of(said.text)[:FIRST_WORDS])
