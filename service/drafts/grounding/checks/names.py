"""Names: employers, schools, products and places that the résumé must have, and have where the sentence puts them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.drafts.grounding.acronyms import initials
from service.drafts.grounding.checks.titles import TRADE
from service.drafts.grounding.finding import ELSEWHERE, Finding
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.glossary import is_known_in, is_place, is_plain, keys, tail
from service.drafts.grounding.known import HEADS, Known, Said, is_at
from service.drafts.grounding.lists import filler, listed
from service.drafts.grounding.mentions import is_tool, skills_in
from service.drafts.grounding.sentence import Sentence, Token
from service.drafts.grounding.voices import is_not_had
from service.match.engine import lexicon
from service.match.engine.mentions import find

# Between two words of one name.
LINK = re.compile(
    r"\s|-|\s?&\s?|’|'|\.\s?|\s(?:of|de|del|der|des|du|für|the|la|le|les|and|und|et|y)\s|\sde\s(?:la|los|las)\s",
    re.IGNORECASE,
)
OF = re.compile(r"\s(?:of|de|del|der|des|du|d|in|en)\s|,\s")
AND_OR_COMMA = re.compile(r",\s|,?\s(?:und|sowie|oder)\s")
AND = re.compile(r"\s(?:and|und|et|y|e)\s")
GERMAN_LINK = re.compile(r"\s|-|\s?&\s?|\.\s?|\s(?:of|de|del|&)\s")
# In German every noun is capitalised: a name follows one of these at once, or is no German word.
BEFORE_A_NAME = re.compile(r"\b(?:in|in ganz|bei|aus|nach|beim)\s$", re.IGNORECASE)
BEFORE_ITS_NAME = re.compile(
    r"\b(?:in|bei|aus|von|an|mit|für|zu)\s(?:der|dem|den|das|die|einem|einer)\s$", re.IGNORECASE
)
SCHOOLS = frozenset({"#university", "#school", "#technical", "#technology"})
DISTINCT = 4  # letters of a word that may be the beginning of another ("Bayes" for "Bayesian")
ALIKE = 4  # letters that the name of a city and what is formed of it share
GRADE = re.compile(r"A{2,3}|B{2,3}")  # "WCAG 2.2 AA" is less than "AAA"
# "In der Zeitschrift Nature": after such a noun comes a name, in German too.
CALLED = re.compile(
    r"\b(?:zeitschrift|journal|magazin|firma|unternehmen|agentur|kanzlei|software|programm|werkzeug|verein"
    r"|stiftung)\s$",
    re.IGNORECASE,
)
NOUN_ENDING = re.compile(
    r"(?:ung|heit|keit|schaft|ion|tät|ment|ist|erin|innen|chen|nis|ling|tum|ik|ur|anz|enz|ismus|gang|werk"
    r"|zeug|stelle|stand|weise)(?:en|n|e|s)?$"
)


def names(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The employer of the posting is not the person's; what is neither's is nobody's."""
    entries = known.named_in(sentence)
    for start, end in named(sentence):
        if is_not_had(sentence.text[:start], sentence.text[end:]):
            continue
        for piece in _pieces(sentence, start, end, joint=AND):
            found = _judged(sentence, piece, entries=entries, known=known)
            parts = list(_pieces(sentence, piece[0].start, piece[-1].end, joint=OF))
            if found.reason and len(parts) > 1 and _is_at_its_place(parts, known):
                yield from (_judged(sentence, part, entries=entries, known=known) for part in parts)
            else:
                yield found


def _is_at_its_place(parts: Sequence[Sequence[Token]], known: Known) -> bool:
    """Whether "Acme of Leeds" is a name with the place that its block, or the person, is at."""
    lines = [[said for said in known.said if all(token.is_in(said.keys) for token in part)] for part in parts]
    blocks = {said.entry for said in lines[0] if said.is_block}
    if all(any(said.entry in blocks for said in found) for found in lines):
        return True
    is_at_work = any(said.entry.startswith("/work/") and said.pointer.endswith(HEADS) for said in lines[0])
    return is_at_work and any(_tells_a_place(said) and not said.is_block for said in lines[-1])


def _pieces(sentence: Sentence, start: int, end: int, *, joint: re.Pattern[str]) -> Iterator[list[Token]]:
    """As in "Acme and Globex" may be two employers."""
    cuts = [start, *(m.end() for m in joint.finditer(sentence.text, start, end)), end]
    for a, b in pairwise(cuts):
        tokens = [token for token in sentence.tokens if a <= token.start < b]
        tokens = [t for t in tokens if len(t.word) > 1 and (t.tells or sentence.text[t.start].isupper())]
        if tokens:
            yield tokens


def _judged(sentence: Sentence, tokens: Sequence[Token], *, entries: frozenset[str], known: Known) -> Finding:
    place = (tokens[0].start, tokens[-1].end)
    written = sentence.text[place[0] : place[1]]
    tokens = [token for token in tokens if not _is_of_a_kind(sentence, token, tokens)] or tokens
    lines = [said for said in known.said if _has_name(said, tokens, sentence)]
    if lines:
        best = max(lines, key=lambda said: is_at(said, entries))
        if entries and _is_a_place(tokens, known) and not _has_been_there(tokens, entries, known):
            return Finding(*place, ELSEWHERE.format(words=written), (best.evidence,))
        return Finding(*place, evidence=(best.evidence,))
    if said := _school_abroad(sentence, tokens, known):
        return Finding(*place, evidence=(said.evidence,))
    if all(token.is_in(known.posting_keys) for token in tokens):
        return Finding(*place, f"“{written}” is in the posting, not in your résumé.")
    return Finding(*place, f"“{written}” is not in your résumé.")


def where(sentence: Sentence, token: Token, known: Known) -> Finding | None:
    """What is known of a place that the résumé gives as one: it must be that of what the sentence names."""
    is_given = any(_tells_a_place(said) and token.is_in(said.keys) for said in known.said)
    return _judged(sentence, [token], entries=known.named_in(sentence), known=known) if is_given else None


def _is_of_a_kind(sentence: Sentence, token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word only says what kind of thing a German name is of: "Software Rowa", "RBAC-Prinzip"."""
    if sentence.language != "de" or len(tokens) == 1 or _is_shouted(sentence, token):
        return False
    is_trade = token is tokens[-1] and bool(TRADE.fullmatch(sentence.text[token.start : token.end]))
    return is_trade or is_plain(token.word) or (token is not tokens[0] and sentence.text[: token.start].endswith("-"))


def _has_name(said: Said, tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a line has each word of a name, or one it begins, or what its capitals stand for ("UC Berkeley")."""
    own = [token for token in tokens if token.is_in(said.keys)]
    others = [token for token in tokens if token not in own]
    if not others:
        return True
    letters = initials(said.text) if own else ""
    words = [word.text for word in words_of(said.text)]
    return all(
        (letters and sentence.text[t.start : t.end].isupper() and sentence.text[t.start : t.end] in letters)
        or (len(t.word) >= DISTINCT and any(word.startswith(t.word) for word in words))
        for t in others
    )


def _school_abroad(sentence: Sentence, tokens: Sequence[Token], known: Known) -> Said | None:
    """The school whose name is translated here: what is left beside "University" begins as a word of it does."""
    own = [token for token in tokens if not keys(token.word) & SCHOOLS]
    if sentence.language == known.language or len(own) == len(tokens) or not own:
        return None
    return next(
        (
            said
            for said in known.said
            if said.pointer.endswith("/institution")
            and all(token.is_in(said.keys) or _begins_alike(token, said) for token in own)
        ),
        None,
    )


def _begins_alike(token: Token, said: Said) -> bool:
    return any(word.text[:ALIKE] == token.word[:ALIKE] for word in words_of(said.text))


def _is_a_place(tokens: Sequence[Token], known: Known) -> bool:
    """Whether the résumé has the name as a place and as nothing else."""
    lines = [said for said in known.said if all(token.is_in(said.keys) for token in tokens)]
    return bool(lines) and all(_tells_a_place(said) for said in lines)


def _tells_a_place(said: Said) -> bool:
    return "/location" in said.pointer


def _has_been_there(tokens: Sequence[Token], entries: frozenset[str], known: Known) -> bool:
    """Whether a block of the sentence is at that place, or says nothing of places."""
    there = [said for said in known.said if _tells_a_place(said) and said.entry in entries]
    return not there or any(token.is_in(said.keys) for token in tokens for said in there)


def named(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where names stand; skills, degrees, months and the first word of the sentence are none."""
    spans = [
        (m.start, m.end)
        for found in (skills_in(sentence.text), *(find(sentence.text, known) for known in _dictionaries()))
        for m in found
    ]
    run: list[Token] = []
    for at, token in enumerate(sentence.tokens):
        if any(a <= token.start < b for a, b in spans) or not _may_be_name(sentence, at):
            continue
        link = GERMAN_LINK if sentence.language == "de" else LINK
        if run and not link.fullmatch(sentence.text, run[-1].end, token.start):
            yield from _run(sentence, run)
            run = []
        run.append(token)
    yield from _run(sentence, run)


def _dictionaries() -> tuple[lexicon.Lexicon, ...]:
    return lexicon.degrees(), lexicon.fields(), lexicon.spoken()


def _run(sentence: Sentence, run: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """A run of capitalised words, unless all of it are words that everybody uses."""
    if not run:
        return
    is_german = sentence.language == "de"
    while is_german and _ends_on_a_noun(sentence, run):  # "in Kopenhagen Verstärkung suchen"
        run = run[:-1]
    strange = [token for token in run if not _is_a_word(sentence, token)]
    led_on = (
        len(run) > 1
        and bool(strange)
        and any(before.search(sentence.text[: run[0].start]) for before in (BEFORE_ITS_NAME, BEFORE_A_NAME))
    )
    if is_german and not led_on and not any(_is_strange(sentence, token) for token in strange):
        return
    if not strange and len(run) == 1:
        return
    yield run[0].start, run[-1].end


def _is_a_word(sentence: Sentence, token: Token) -> bool:
    """Whether it is a word; a capital is a name's where no noun has one, though another language has such a word."""
    is_shouted = sentence.language == "de" or _is_shouted(sentence, token)
    return token.is_known if is_shouted else is_known_in(sentence.language, token.word) or is_place(token.word)


def _ends_on_a_noun(sentence: Sentence, run: Sequence[Token]) -> bool:
    """Whether places and common words end on a noun, which is no part of a name as it is in "Nordwind Industries"."""
    *before, last = run
    is_noun = bool(NOUN_ENDING.search(last.word)) or is_plain(last.word)
    is_common = bool(before) and all(is_place(token.word) or token.is_known for token in before)
    return is_noun and is_common and not _is_shouted(sentence, last) and not is_place(last.word)


def _is_strange(sentence: Sentence, token: Token) -> bool:
    """Whether a capitalised word of a German sentence is a name and not a noun."""
    before = sentence.text[: token.start]
    if tail(token.word):
        return False
    if CALLED.search(before) or _is_beside_a_tool(sentence, token):
        return True
    return _is_shouted(sentence, token) or (bool(BEFORE_A_NAME.search(before)) and not NOUN_ENDING.search(token.word))


def _is_beside_a_tool(sentence: Sentence, token: Token) -> bool:
    """Whether a capitalised word is listed with a tool: "mit Revit und Tekla"."""
    tools = [m for m in skills_in(sentence.text) if sentence.text[m.start].isupper() and is_tool(m.name)]
    return any(AND_OR_COMMA.fullmatch(sentence.text, m.end, token.start) for m in tools)


def _may_be_name(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    is_grade = GRADE.fullmatch(sentence.text[token.start : token.end])
    is_unit = bool(re.search(r"\d\s?$", sentence.text[: token.start])) and not is_grade
    if is_unit or not sentence.text[token.start].isupper():
        return False
    begins = not sentence.text[: token.start].strip(" \"'“«„(¿¡[-–•*") or sentence.text[
        : token.start
    ].rstrip().endswith((":", "?", "!"))
    if (
        begins
        and not _is_shouted(sentence, token)
        and (token.is_known or _is_idle(token.word) or not _leads_on(sentence, at))
    ):
        return False
    return not _is_idle(token.word) or (_is_shouted(sentence, token) and token.word not in listed("no_names"))


def _leads_on(sentence: Sentence, at: int) -> bool:
    """Whether another capitalised word follows at once."""
    following = sentence.tokens[at + 1 : at + 2]
    return (
        bool(following)
        and sentence.text[following[0].start].isupper()
        and following[0].start - sentence.tokens[at].end <= 1
    )


def _is_idle(word: str) -> bool:
    return word in listed("no_names") or any(word in words for words in filler())


def _is_shouted(sentence: Sentence, token: Token) -> bool:
    written = sentence.text[token.start : token.end]
    return sum(character.isupper() for character in written) > 1
