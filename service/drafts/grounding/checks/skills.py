"""Skills and certificates: named by the résumé, or shown by what it names (PostgreSQL shows SQL, never back)."""

import re
from collections.abc import Iterator, Sequence

from service.drafts.grounding.acronyms import spelt_out
from service.drafts.grounding.certificates import is_same_paper
from service.drafts.grounding.finding import ELSEWHERE, Finding
from service.drafts.grounding.forms import has_all, words_of
from service.drafts.grounding.glossary import is_known, is_place, pieces
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.sentence import Sentence, line_keys
from service.drafts.grounding.voices import is_not_had
from service.match.engine import lexicon
from service.match.engine.mentions import Mention
from service.match.model import Evidence

# Trades and soft skills are told in words of their own; tools and certificates have names.
TOLD_IN_WORDS = frozenset({"business", "professions", lexicon.SOFT})
# "certified", "zertifizierte": what follows or goes before is claimed as a certificate.
CERTIFIED = re.compile(
    r"\b(?:certifi(?:ed|cation|cate)|accredited|licen[sc]ed|chartered|zertifi\w+|geprüfte[rnm]?"
    r"|zugelassen\w*|certifi(?:é|ée|cation|cat)"
    r"|agréée?|habilitée?|certificad[oa]|certificación|acreditad[oa]|colegiad[oa])\b",
    re.IGNORECASE,
)
BEFORE_BRACKET = re.compile(r"(?:[^\s,;:()]+\s){1,4}\($")
NOT_CERTIFIED = "Your résumé lists no certificate that says this."
NOT_THIS_ONE = "Your résumé lists another certificate, not “{words}”."
PLACES_OF_CERTIFICATES = ("/certificates/", "/education/", "/awards/", "/basics/", "/facts/", "/skills/")


def skills(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The skills, tools and certificates of the dictionary, and what else is said to be certified."""
    told = [m for m in skills_in(sentence.text) if not m.negated and not _is_not_had(sentence, m)]
    yield from (found for mention in told if (found := _judged(sentence, mention, known)))
    yield from _listed(sentence, known)
    if not any(_is_certificate(mention) for mention in told):
        yield from _certified(sentence, known)


def _is_not_had(sentence: Sentence, mention: Mention) -> bool:
    return is_not_had(sentence.text[: mention.start], sentence.text[mention.end :])


def _is_certificate(mention: Mention) -> bool:
    return lexicon.skills().entries[mention.name].family == lexicon.CERTIFICATES


def _judged(sentence: Sentence, mention: Mention, known: Known) -> Finding | None:
    place, written = (mention.start, mention.end), sentence.text[mention.start : mention.end]
    if others := _of_others(sentence, mention, known):
        return Finding(*place, ELSEWHERE.format(words=written), others)
    shown = _shown(mention, known)
    evidence = _of_the_same(sentence, mention, shown, known=known) if _is_certificate(mention) else shown
    if shown and not evidence:
        return Finding(*place, NOT_THIS_ONE.format(words=written), shown[:1])
    if evidence or _is_said(written, known) or _is_told(sentence, mention, known):
        return Finding(*place, evidence=evidence)
    if said := spelt_out(written, known):
        return Finding(_explained(sentence.text, mention.start), mention.end, evidence=(said.evidence,))
    family = lexicon.skills().entries[mention.name].family
    if family not in TOLD_IN_WORDS or (family != lexicon.SOFT and _is_a_name(sentence, mention)):
        kind = "certificate" if _is_certificate(mention) else "skill"
        return Finding(*place, f"Your résumé does not show the {kind} “{written}”.")
    return None


def _explained(text: str, start: int) -> int:
    """Where that begins which letters in brackets only repeat: "réanimation pédiatrique avancée (PALS)"."""
    match = BEFORE_BRACKET.search(text[:start])
    return match.start() if match else start


def _of_others(sentence: Sentence, mention: Mention, known: Known) -> tuple[Evidence, ...]:
    """The lines of other roles that show a tool, when the sentence names a role that does not."""
    roles = _roles_of(sentence, known)
    is_tool = lexicon.skills().entries[mention.name].family not in TOLD_IN_WORDS or _is_a_name(sentence, mention)
    lines = [said for said in known.said if said.entry.startswith("/work/") and mention.name in known.skills_of(said)]
    if not roles or not is_tool or not lines or any(said.entry in roles for said in lines):
        return ()
    return tuple(said.evidence for said in lines[:1])


def _roles_of(sentence: Sentence, known: Known) -> frozenset[str]:
    """The roles that a sentence names, or else the one whose title it gives, when no other title is part of that."""
    if named := known.named_in(sentence):
        return frozenset(entry for entry in named if entry.startswith("/work/"))
    called = {said.entry: said.text.casefold() for said in known.titles}
    return frozenset(
        entry
        for entry in known.spoken_of(sentence)
        if entry.startswith("/work/")
        and not any(called[entry] in title or title in called[entry] for e, title in called.items() if e != entry)
    )


def _listed(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """A thing by a name that only the résumé knows, which it lists and tells of another role than this one."""
    roles = _roles_of(sentence, known)
    for said in known.said if roles else ():
        place = re.search(rf"(?<!\w){re.escape(said.text)}(?!\w)", sentence.text) if _is_listed(said) else None
        words = words_of(said.text) if place else []
        is_name = said.text.isupper() or not all(is_known(word.text) or is_place(word.text) for word in words)
        if not is_name:
            continue
        lines = [line for line in known.said if place and line.entry.startswith("/work/") and said.text in line.text]
        if place and lines and not any(line.entry in roles for line in lines):
            yield Finding(*place.span(), ELSEWHERE.format(words=place.group()), (lines[0].evidence,))


def _is_listed(said: Said) -> bool:
    return "/keywords/" in said.pointer and said.entry.startswith("/skills/") and said.text[0].isupper()


def _shown(mention: Mention, known: Known) -> tuple[Evidence, ...]:
    shown = known.read.shown.get(mention.name, ())
    return shown or (() if _is_certificate(mention) else known.read.hinted.get(mention.name, ()))


def _of_the_same(
    sentence: Sentence, mention: Mention, shown: Sequence[Evidence], *, known: Known
) -> tuple[Evidence, ...]:
    """The lines that have the very certificate, in a rank no lower, and not another of its kind."""
    place, is_abroad = (mention.start, mention.end), sentence.language != known.language
    return tuple(line for line in shown if is_same_paper(sentence, place, line.text, is_abroad=is_abroad))


def _is_said(written: str, known: Known) -> bool:
    """Whether one line of the résumé has all these words."""
    return any(has_all(said.text, written) for said in known.said)


def _is_told(sentence: Sentence, mention: Mention, known: Known) -> bool:
    """Whether the résumé says it in other words; what has a name of its own has no other words."""
    tokens = [token for token in sentence.telling if mention.start <= token.start < mention.end]
    written = sentence.text[mention.start : mention.end]
    is_word = written.islower() or (sentence.language == "de" and written.istitle())
    return is_word and bool(tokens) and all(token.is_in(known.keys) for token in tokens)


def _is_a_name(sentence: Sentence, mention: Mention) -> bool:
    """Whether it is written like the name of a thing: "SAP", "Salesforce" within a sentence."""
    written = sentence.text[mention.start : mention.end]
    within = [token for token in sentence.tokens if mention.start <= token.start < mention.end]
    if any(character.isupper() for character in written[1:]) or any(character.isdigit() for character in written):
        return (
            " " not in written
            or written.isupper()
            or (written[0].isupper() and not all(token.is_known for token in within))
        )
    begins = not sentence.text[: mention.start].strip()
    is_word = bool(within) and all(token.is_known and not pieces(token.word) for token in within)
    return written[0].isupper() and not begins and not is_word


def _certified(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """That something certifies the person: one certificate must say the words around it."""
    for match in CERTIFIED.finditer(sentence.text):
        if is_not_had(sentence.text[: match.start()]):
            continue
        around = [token for token in sentence.telling if not match.start() <= token.start < match.end()]
        held = [said for said in known.said if said.entry.startswith(PLACES_OF_CERTIFICATES)]
        if not any(token.is_in(said.keys) for token in around for said in held) and not _says_so(match.group(), known):
            yield Finding(match.start(), match.end(), NOT_CERTIFIED)


def _says_so(written: str, known: Known) -> bool:
    return bool(line_keys(written) & known.keys)
