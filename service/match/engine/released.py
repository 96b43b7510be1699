"""What a sentence says is not needed: "no degree required", "Führerschein nicht erforderlich", "we don't use Java"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from service.match.engine.words import says_any

NEEDED = (
    r"(?:required|requirements?|needed|necessary|erforderlich|notwendig|nötig|benötigt|vorausgesetzt|voraussetzung"
    r"|nécessaires?|requis(?:es?)?|exigée?s?|demandée?s?|necesari[oa]s?|requerid[oa]s?|exigid[oa]s?|necessári[oa]s?"
    r"|requeridos?|precis[oa])(?!\w)"
)
MUST = rf"(?:{NEEDED}|\bmust\b|\ba must\b|\bmandatory\b|\bzwingend\b)"
# Between "not" and "required": words that change nothing, and such as leave a wish ("not strictly required").
PLAIN = r"(?:an?|is|are|be|been|being|é|es|est|sont|se|requer|considered|als|eine?|une?|um|uma|un|una|ser)"
SOFTLY = (
    r"(?:strictly|absolutely|necessarily|always|zwingend|unbedingt|strictement|forcément|absolument|estrictamente"
    r"|estritamente|obligatoriamente)"
)
# "not required", "nicht zwingend erforderlich", "n'est pas nécessaire", "no es necesario", "isn't needed".
NOT_NEEDED = re.compile(
    rf"(?:\b(?:not|never|nicht|keine?|pas|non|no|não)"
    rf"|n['’]t)\s(?:{PLAIN}\s)*(?P<softly>{SOFTLY}\s)?(?:{PLAIN}\s)*{NEEDED}"
    r"|\bno (?:se (?:requieren?|exigen?|necesitan?|pide)|hacen? falta)(?!\w)"
    r"|\bnão (?:se )?(?:exige|exigimos|requer)(?!\w)"
)
# "No travel required", "kein Führerschein nötig", "aucun diplôme exigé"; not "no less than 5 years required".
NONE_NEEDED = re.compile(
    r"\b(?:no|kein(?:e|en|er)?|aucune?|ningún|ninguna?|nenhuma?)\s"
    rf"(?!(?:less|fewer|later|more|lower|older|younger)\b)(?:(?!{MUST}|\b(?:but|aber|mais|pero"
    rf"|mas)\b)[^,;:.!?]){{1,80}}?\s{NEEDED}"
)
# What follows is not needed or not used: "you don't need …", "no need for …", "wir nutzen kein …", "pas besoin de …".
NO_NEED = re.compile(
    r"\b(?:do|does|did|will|would|should)(?: not|n['’]t) (?:\w+ly )?(?:need|require|use|ask for|expect)\b"
    r"(?! (?:to )?(?:be an? expert|know every|know all|much|many|only|just))"
    r"|\bno need (?:for|of)\b|\bneedn['’]t\b|\bneed not\b"
    r"|\b(?:verwenden|nutzen|benutzen|brauchst|brauchen|benötigst|benötigen|verlangen|erwarten) (?:wir |du |sie )?"
    r"(?:auch )?(?:kein(?:e|en)?|weder)\b"
    r"|\bn['’](?:utilisons|exigeons|avez|as) pas (?:besoin )?|\bne (?:demandons|requérons|faut) pas\b"
    r"|\bpas besoin d(?:e\b|['’])"
    r"|\bno (?:usamos|utilizamos|pedimos|exigimos|requerimos|necesitas?|necesitamos)\b|\bsin necesidad de\b"
    r"|\bnão (?:usamos|utilizamos|pedimos|exigimos|precisa|precisamos|é preciso)\b|\bsem necessidade de\b"
)
# What ends a clause on its left and on its right; a comma does so unless it stands in a list.
LEFT = re.compile(
    rf"[;:.!?()–—]|{MUST}(?:\s(?:and|und|et|y|e)\b)?"
    r"|\b(?:but|however|although|though|while|if|because|aber|sondern|während|wenn|mais|si|pero|sino|mas|porém)\b"
)
RIGHT = re.compile(
    r"[;.!?()–—]|\b(?:but|however|although|though|while|if|because|just|only|instead|we|you|as long as|aber|sondern"
    r"|wenn|wir|du|mais|si|nous|vous|pero|sino|solo|sólo|mas|porém|apenas|só)\b"
)
JOINED = re.compile(r"\b(?:and|or|nor|und|oder|noch|et|ou|ni|y|o|e|nem)\b")
VERB = re.compile(r"\b(?:is|are|ist|sind|est|sont|es|son|é|são|have|has|haben|avez|tienes|with|mit|avec|con|com)\b")
# "… but a plus", "aber von Vorteil": what is not needed and still welcome.
WELCOME = re.compile(
    r"\b(?:plus|bonus|helpful|welcome|advantage(?:ous)?|asset|desirable|desired|preferred|appreciated|useful"
    r"|nice to have|vorteil(?:haft)?|wünschenswert|hilfreich|willkommen|atout|appréciée?s?|souhaitée?s?|deseables?"
    r"|valorable|valora(?:rá|mos)?|ventaja|diferencial|desejáve(?:l|is)|vantagem)(?!\w)"
)
SIGNS = (  # one stands in whatever is released, in small letters
    *("not", "n't", "n’t", "no ", "never", "nicht", "kein", "weder", "aucun", "pas ", "non ", "ning", "sin ", "não"),
    *("nenhum", "sem "),
)
MOST = 20  # things that one sentence releases; a longer list is none
REACH = 200  # characters on either side within which the clause ends


@dataclass(frozen=True, slots=True)
class Released:
    """A stretch of a sentence that names what is not needed; `is_welcome` where it is a wish all the same."""

    start: int
    end: int
    is_welcome: bool = False


def released_in(text: str) -> list[Released]:
    """What a sentence says is not needed."""
    lowered = text.lower()
    if len(lowered) != len(text) or not says_any(lowered, SIGNS):
        return []
    return list(islice(_released(lowered), MOST))


def _released(text: str) -> Iterator[Released]:
    for none in NONE_NEEDED.finditer(text):
        yield Released(none.start(), none.end(), _is_welcome(text, none.end()))
    for needless in NO_NEED.finditer(text):
        end = _right(text, needless.end())
        yield Released(needless.start(), end, _is_welcome(text, end))
    for refused in NOT_NEEDED.finditer(text):
        before = len(text[: refused.start()].rstrip(" :(–—"))  # "CDL: not required", "Java (not required)"
        start = _left(text, before)
        end = refused.end() if text[start:before].strip(" *•-") else _right(text, refused.end())
        yield Released(start, end, bool(refused["softly"]) or _is_welcome(text, end))


def _left(text: str, end: int) -> int:
    """Where the clause begins that ends in "not required", with the list before it: "Java, PHP and Ruby"."""
    earliest = max(0, end - REACH)
    start = max((match.end() for match in LEFT.finditer(text, earliest, end)), default=earliest)
    pieces = text[start:end].split(",")
    at, taken = end - len(pieces[-1]), JOINED.search(pieces[-1])
    for piece in reversed(pieces[:-1]):
        if not taken or VERB.search(piece):
            break
        at -= len(piece) + 1
    return max(start, at)


def _right(text: str, start: int) -> int:
    """Where the clause ends that begins with "you don't need", with the list after it."""
    if text.startswith(":", start):
        return len(text)
    latest = min(len(text), start + REACH)
    found = RIGHT.search(text, start, latest)
    pieces = text[start : found.start() if found else latest].split(",")
    is_list = len(pieces) > 1 and JOINED.search(pieces[-1]) and not any(VERB.search(piece) for piece in pieces[1:])
    return start + len(",".join(pieces) if is_list else pieces[0])


def _is_welcome(text: str, end: int) -> bool:
    """Whether what follows at once takes it back: ", but a plus"."""
    rest = re.split(r"[.;!?]", text[end:], maxsplit=1)[0]
    return bool(WELCOME.search(rest))
