"""Names in a sentence: employers, schools, products, titles, and deeds of leadership."""

import re
from collections.abc import Iterator, Sequence

from service.drafts.grounding.checks import ELSEWHERE, Finding, is_at, named_entries
from service.drafts.grounding.known import Known, Said, stems
from service.drafts.grounding.lists import deeds as families
from service.drafts.grounding.lists import listed
from service.drafts.grounding.voices import is_not_had
from service.match.engine import lexicon
from service.match.engine.mentions import find
from service.match.engine.words import fold, words

# "Acme", "Acme Health Group", "University of Leeds", "ETH Zürich".
NAME = re.compile(
    r"\b[A-ZÀ-Þ][\w&’'.-]*(?:\s(?:of|de|del|der|für|and|&|the|la)\s(?=[A-ZÀ-Þ])|\s)?(?:[A-ZÀ-Þ0-9][\w&’'-]*\s?){0,5}"
)
# In German every noun is capitalised: only what follows "bei" or stands before a company's form is taken for a name.
GERMAN = re.compile(
    r"\b(?:ich|und|der|die|das|mit|bei|für|habe|meine[nrms]?|nicht|eine?[nrms]?|wurde|als|auf|mich|zu|zum|zur|sich|ist|den|dem|war|von|über|seit)\b",
    re.IGNORECASE,
)
GERMAN_NAME = re.compile(
    r"\b(?:bei|bei der|an der|beim|von)\s((?:[A-ZÀ-Þ][\w&’'.-]*\s?){1,5})|((?:[A-ZÀ-Þ][\w&’'.-]*\s){1,4}(?:GmbH|AG"
    r"|SE|KG))"
)
AND = re.compile(r"\s(?:and|&|und|et|y|e)\s")
MIN_GERMAN_WORDS = 2
TRADES = (
    "engineer|developer|manager|analyst|specialist|consultant|architect|administrator|coordinator|officer|assistant|associate|technician|director"
    "|executive|supervisor|representative|agent|advisor|adviser|programmer|designer|operator|leader|lead|scientist|nurse|teacher|accountant|lawyer|attorney"
    "|physician|doctor|chef|cook|driver|clerk|intern|trainee|president|founder|co-founder|owner|partner|head|chief|editor|writer|researcher|lecturer|professor"
    "|mechanic|electrician|plumber|carpenter|welder|recruiter|buyer|planner|controller|auditor|bookkeeper|cashier|receptionist|secretary|therapist|pharmacist"
    "|entwickler(?:in)?|ingenieur(?:in)?|leiter(?:in)?|berater(?:in)?|krankenpfleger(?:in)?|lehrer(?:in)?|développeur|développeuse|ingénieure?|responsable|infirmi(?:er|ère)"
    "|chef de projet|directrice|directeur|desarrollador[a]?|ingenier[oa]|enfermer[oa]|directora?|jefe|gerente"
    "|cto|ceo|cfo|coo|vp"
)
TITLE = re.compile(
    rf"\b(?:as|was|am|i['’]m|been|become|became|being|promoted to|hired as|role of|position of|title of"
    rf"|als|war|bin|war ich als|bin ich als"
    rf"|comme|en tant que|suis|étais|como|soy|fui)"
    rf"\s(?:(?:a|an|the|their|its|our|ein|eine|einer|un|une|una|el|la"
    rf"|le)\s)?(?P<title>(?:(?!(?:ich|i|als|as|je|yo|eu|a|an|the)\s)[\w+#/&.-]+\s){{0,4}}?"
    rf"(?:{TRADES})(?![\w])(?:\s(?:(?:of|de|der|für|&)\s)?(?-i:[A-ZÀ-Þ])[\w&-]+){{0,4}})",
    re.IGNORECASE,
)
# Who led must have led: the résumé line must say so too.
LED = re.compile(
    r"\b(?:led|lead(?:ing)?|manag(?:ed|ing|e)|supervis(?:ed|ing|e)|head(?:ed|ing)|direct(?:ed|ing)|found(?:ed|ing)"
    r"|mentor(?:ed|ing)|coach(?:ed|ing)|oversaw|oversee(?:ing)?"
    r"|spearhead(?:ed|ing)|architect(?:ed|ing)|launch(?:ed|ing)|invent(?:ed|ing)|won|award(?:ed|s)?|patent(?:ed|s)?"
    r"|publish(?:ed|ing)|promoted|(?:doubl|tripl|quadrupl|halv)(?:ed|ing)|verdoppelt|verdreifacht|halbiert|doublé|triplé|dupliqué|geleitet|leitete|geführt|gegründet"
    r"|dirigé|encadré|géré|fondé|dirigí|lideré|gestioné|fundé|liderei|gerenciei|award-winning|prize)(?!\w)",
    re.IGNORECASE,
)
SAME_DEED = 2  # words a sentence must share with the line that says the same verb


def names(sentence: str, known: Known) -> Iterator[Finding]:
    """Employers, schools and products: the résumé must name them. The employer of the posting is not the person's."""
    for start, end in named(sentence):
        written = sentence[start:end]
        wanted = {fold(w) for w in re.findall(r"[^\W_]+", written) if len(w) > 1}
        if not wanted or is_not_had(sentence[:start]):
            continue
        lines = [_line_with(piece, known) for piece in AND.split(written)]  # "Acme and Globex" may be two employers
        if all(lines):
            yield Finding(start, end, evidence=tuple(line.evidence for line in lines if line))
        elif wanted <= {w.text for w in words(known.posting_text)}:
            if _claims_to_have_been(sentence[:start]):
                yield Finding(start, end, f"“{written}” is in the posting, not in your résumé.")
        else:
            yield Finding(start, end, f"“{written}” is not in your résumé.")


def _claims_to_have_been(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:worked|working|employed|was|were|been|joined|led|built|interned|graduated|studied)\b[^.;]{0,60}$",
            before,
            re.IGNORECASE,
        )
    )


def _line_with(name: str, known: Known) -> Said | None:
    """The first line that has all words of a name."""
    wanted = {fold(word) for word in re.findall(r"[^\W_]+", name)}
    return next((said for said in known.said if wanted <= _folded(said)), None)


def _folded(said: Said) -> set[str]:
    return {fold(w) for w in re.findall(r"[^\W_]+", said.text)}


def named(sentence: str) -> Iterator[tuple[int, int]]:
    """Where names stand; skills, months and the first word of the sentence are none."""
    is_german = len(GERMAN.findall(sentence)) >= MIN_GERMAN_WORDS
    skilled = [
        (m.start, m.end)
        for known in (lexicon.skills(), lexicon.degrees(), lexicon.fields())
        for m in find(sentence, known)
    ]
    for match in (GERMAN_NAME if is_german else NAME).finditer(sentence):
        group = next((index for index in (1, 2) if is_german and match[index]), 0)
        start, end = _without_edges(sentence, match.start(group), match.end(group))
        if start < end and not any(a <= start < b or start <= a < end for a, b in skilled):
            yield start, end


def _without_edges(sentence: str, start: int, end: int) -> tuple[int, int]:
    """A name without the capital that only begins the sentence, and without words that are no names."""
    pieces = [(m.group(), m.start() + start, m.end() + start) for m in re.finditer(r"[^\s]+", sentence[start:end])]
    if pieces and not sentence[:start].strip(" \"'“([-–•*"):
        pieces = pieces[1:] if not _is_shouted(pieces[0][0]) else pieces
    while pieces and _bare(pieces[0][0]) in listed("no_names") | lexicon.plain_words("common"):
        pieces = pieces[1:]
    while pieces and _bare(pieces[-1][0]) in listed("no_names") | {"of", "and", "the", "de", "der"}:
        pieces = pieces[:-1]
    return (pieces[0][1], pieces[-1][1] + len(pieces[-1][0].rstrip(".,;:'’"))) if pieces else (0, 0)


def _bare(word: str) -> str:
    return word.strip(".,;:'’\"").removesuffix("’s").removesuffix("'s").lower()


def _is_shouted(word: str) -> bool:
    return sum(c.isupper() for c in word) > 1


def titles(sentence: str, known: Known) -> Iterator[Finding]:
    """Titles: "as a senior engineer" needs a title, or a line, with those words."""
    for match in TITLE.finditer(sentence):
        start, end = match.span("title")
        wanted = tuple(w.text for w in words(match["title"]) if w.text not in listed("praise"))
        if not wanted or is_not_had(sentence[:start]):
            continue
        lines = [said for said in (*known.titles, *known.said) if _says(said, wanted)]
        yield _placed((start, end), sentence, lines=lines, known=known) or Finding(
            start, end, f"Your résumé does not call you “{match['title']}”."
        )


def _says(said: Said, wanted: tuple[str, ...]) -> bool:
    """Whether a line has these words one after the other."""
    has = tuple(w.text for w in words(said.text))
    return any(has[at : at + len(wanted)] == wanted for at in range(len(has) - len(wanted) + 1))


def _placed(place: tuple[int, int], sentence: str, *, lines: Sequence[Said], known: Known) -> Finding | None:
    """The first of the lines, or that it belongs to another employer than the sentence names."""
    if not lines:
        return None
    entries = named_entries(sentence, known)
    line = next((said for said in lines if is_at(said, entries)), None)
    if line:
        return Finding(*place, evidence=(line.evidence,))
    written = sentence[place[0] : place[1]]
    return Finding(*place, reason=ELSEWHERE.format(words=written), evidence=(lines[0].evidence,))


def deeds(sentence: str, known: Known) -> Iterator[Finding]:
    """Leading, founding, winning: weighty verbs that some line of the résumé must say too."""
    for match in LED.finditer(sentence):
        if is_not_had(sentence[: match.start()]):
            continue
        verb = fold(match.group())
        family = next((f for f in families() if any(verb.startswith(root) for root in f)), frozenset({verb[:5]}))
        around = stems(sentence)
        lines = [said for said in known.said if any(w.text.startswith(tuple(family)) for w in words(said.text))]
        best = max(lines, key=lambda said: (len(around & said.stems), said.pointer), default=None)
        if best is None:
            yield Finding(match.start(), match.end(), f"Your résumé does not say “{match.group()}”.")
        else:
            yield Finding(
                match.start(), match.end(), evidence=(best.evidence,), is_weak=len(around & best.stems) < SAME_DEED
            )


ALL = (names, titles, deeds)
