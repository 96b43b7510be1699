"""What a line of a résumé says of where somebody may work: what they hold, and what they lack."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from service.match.engine.cutting import cut
from service.match.engine.denial import is_denied
from service.match.engine.regions import WITHIN, named_in, regions_in

_NATIONALITY = (
    r"(?:(?-i:\bU\.?S\.?A?\.?|\bU\.?K\.?|\bE\.?U\.?|\bEEA|\bGreek|\bCypriot|\bZealand|\bSingapore|\bFilipino)"
    r"|\b(?-i:[A-ZÀ-Ž])[^\W\d_]+(?:an|ish|ese|ch|ss|ic|i))[\s-]"
)
# What may follow upon "British national" or "EU citizen"; "US national accounts" and "citizen science" go on otherwise.
_NO_NOUN = (
    r"(?=\s*(?:$|[.,;:()|/\n–—-]|\b(?:and|or|with|who|by|on|in|of|since|need\w*|requir\w*|seek\w*|holding|living"
    r"|residing|eligible|authori[sz]ed|able|from|but|und|et|y|e|mit|avec|con|com)\b))"
)
SHOWS_PERMIT = re.compile(
    rf"(?:{_NATIONALITY}(?:citizen|national|passport)s?\b"
    rf"|\b(?:citizen|national) of\b|\bdual (?:citizen|national)\b){_NO_NOUN}"
    rf"|{_NATIONALITY}citizenship\b|\b(?:citizenship|nationality)\s?:|\bcitizenship of\b"
    r"|\b(?:dual|hold\w*)\s[^.;]{0,30}citizenship"
    r"|\b(?:permanent resident|green card|indefinite leave to remain|(?:pre-?)?settled status|authori[sz]ed to work"
    r"|(?:right|eligib(?:le|ility)|permi(?:tted|ssion))[- ]to[- ](?:live and )?work"
    r"|work(?:ing)? (?:permit|authori[sz]ation|visa)"
    r"|arbeitserlaubnis|arbeitsgenehmigung|niederlassungserlaubnis|staatsangehörigkeit|staatsbürger\w*|eu-bürger\w*"
    r"|permis de travail|autorisation de travail|nationalité"
    r"|citoyen(?:ne)? (?:de l['’]ue|européen|français|suisse|belge)"
    r"|permiso de trabajo|nacionalidad|ciudadan[oa] (?:de la ue|europe|comunitari|español)"
    r"|autorização de trabalho|permissão de trabalho|nacionalidade|cidad(?:ão|ã) (?:da ue|europe|portugu|brasileir))",
    re.IGNORECASE,
)
# "require visa sponsorship", "benötige ein Visum": who says so may not work there yet.
NEEDS_PERMIT = re.compile(
    r"\b(?:need\w*|requir\w*|seek\w*|looking for|request\w*|benötig\w*|brauch\w*|besoin d[e'’]\s?(?:une?\s)?"
    r"|nécessit\w*|necesit\w*|requier\w*|precis[oa]|necessit\w*)\s?(?:[\w./-]+\s){0,5}?"
    r"(?:sponsor\w*|visa\w*|visum|visado|visto|work(?:ing)? permit|work(?:ing)? authori[sz]ation"
    r"|arbeitserlaubnis|arbeitsgenehmigung|permis de travail|permiso de trabajo|patrocin\w*|parrainage"
    r"|autorização de trabalho)"
    r"|\b(?:sponsorship|visa|work(?:ing)? permit|visum|arbeitserlaubnis|visado|visto)\s?:?\s(?:\w+\s)?"
    r"(?:needed|required|necessary|benötigt|erforderlich|nötig|nécessaire|necesari[oa]|necessári[oa])",
    re.IGNORECASE,
)
# What names a visa and not where it holds: who needs an H-1B may not work in the US, a Blue Card is of one country.
VISA_KIND = re.compile(r"\bH-?1-?B\b|\b(?:EU[\s-]{1,3})?Blue Card\b|\bBlaue Karte EU\b", re.IGNORECASE)
# Citizens of one country of the EU may work in the others; other permits hold for one alone, but that of residents.
_CITIZEN = r"citizen|\bnational|passport|staatsang|bürger|citoyen|ciudadan|cidad|nacional"
CITIZEN = re.compile(_CITIZEN, re.IGNORECASE)
LASTING = re.compile(rf"{_CITIZEN}|permanent|settled status|niederlassung", re.IGNORECASE)
CLAUSE = re.compile(r",|;|\b(?:and|but|und|aber|et|mais|y|pero|e|mas)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Permit:
    """Whether the words `start` to `end` of a line say that somebody may work, and where; they may name no region."""

    start: int
    end: int
    is_held: bool
    regions: frozenset[str]

    def concerns(self, asked: Collection[str]) -> bool:
        """Whether it can be about one of the regions a posting asks for; it names none, or the posting does not."""
        return not asked or not self.regions or not self.regions.isdisjoint(asked)


@lru_cache(maxsize=4096)
def permits(text: str) -> tuple[Permit, ...]:
    """What a line says of permission to work, one stretch after another."""
    return tuple(permit for start, end in cut(text) for permit in _permits(text[start:end], start))


def _permits(sentence: str, at: int) -> Iterator[Permit]:
    """Each thing said by a sentence that begins at a place of the line, with the regions that its stretch names."""
    signs = list(_signs(sentence))
    starts = [0]
    for (_, end, _), (start, _, _) in pairwise(signs):
        starts.append(max(end, _clause_start(sentence, start)))
    for (start, end, is_held), first, last in zip(signs, starts, [*starts[1:], len(sentence)], strict=False):
        said = VISA_KIND.sub(" ", sentence[first:last])
        yield Permit(at + start, at + end, is_held, frozenset(_regions(said, is_held=is_held)))


def _regions(said: str, *, is_held: bool) -> set[str]:
    """The regions that a stretch names, and those that such a permit holds, or lacks, for as well."""
    if is_held and not LASTING.search(said):
        return named_in(said)
    regions = regions_in(said)
    return regions | WITHIN.keys() if is_held and "EU" in regions and CITIZEN.search(said) else regions


def _signs(sentence: str) -> Iterator[tuple[int, int, bool]]:
    """Where a permit is said to be held or lacked: "no work permit needed" is as good as held."""
    needs = [match.span() for match in NEEDS_PERMIT.finditer(sentence)]
    shows = [m.span() for m in SHOWS_PERMIT.finditer(sentence) if not any(a <= m.start() < b for a, b in needs)]
    found = [(start, end, is_denied(sentence, start, end)) for start, end in needs]
    found += [(start, end, not is_denied(sentence, start, end)) for start, end in shows]
    yield from sorted(found)


def _clause_start(sentence: str, start: int) -> int:
    """Where the clause begins that a sign stands in, after the comma or "and" before it."""
    return max((match.end() for match in CLAUSE.finditer(sentence, 0, start)), default=0)
