"""Whether work can be done from elsewhere, wholly or on some days, by what a posting says of it."""

import re
from collections.abc import Iterable

from service.match.engine.denial import is_denied
from service.match.engine.sentences import Sentence
from service.match.engine.words import says_any
from service.scrape import workplace
from service.scrape.model import JobPosting, Workplace

Said = tuple[Sentence, int, int]

# What stands in whatever the patterns find, in small letters: most sentences have none of it and are not searched.
SIGNS = ("remot", "from home", "from anywhere", "travail", "teletrab", "home", "distance")
HYBRID_SIGNS, DAY_SIGNS = ("hybrid", "híbrid"), (" day", " tag", " jour", " dia", " día")
_BARE = (
    r"(?:remote?(?:ly)?\b|remot[oa]\b|home[- ]?office|télétravail|teletrabajo|teletrabalho"
    r"|work(?:ing)?[- ]from[- ]home)"
)
_WHOLLY = (
    r"(?:fully|full|completely|entirely|permanently|exclusively|purely|100\s?%|vollständig|komplett|rein|ausschließlich"
    r"|entièrement|totalement|intégralement|totalmente|completamente|íntegramente)"
)
_LABEL = (
    r"(?:location|workplace|work(?:ing)? (?:model|type|mode)|arbeitsort|einsatzort|standort|lieu(?: de travail)?"
    r"|localisation|ubicación|lugar(?: de trabajo)?|local(?: de trabalho)?|modalidade?)"
)
# "On-site", "on-site role", "on-site in Leeds", "three days on-site"; a nursery or a gym on site is none.
ON_SITE = (
    r"on[- ]?site\b(?=\W*$|\s?[^\w\s]|\s(?:work\w*|roles?|positions?|jobs?|presence|attendance|days?|basis|team|only"
    r"|at|in|on|from|for|and|or|with|per|to|a|the|every|each|\d))"
)
BARE = re.compile(rf"\b{_BARE}|\bwork from anywhere", re.IGNORECASE)
# "fully remote", "100 % Home-Office", "télétravail complet": even where an office is named beside it.
WHOLLY = re.compile(
    rf"\b{_WHOLLY}[- ](?:\w+ )?(?:{_BARE}|à distance|from home|von zu ?hause|en {_BARE})"
    r"|\b(?:remote|home[- ]?office|télétravail|teletrabajo|teletrabalho)\s\(?(?:(?:zu|à|al|a)\s)?"
    r"(?:100\s?%|total\b|complet\b|intégral\b|completo\b|integral\b)",
    re.IGNORECASE,
)
# "remote position", "this role is remote", "Location: Remote", "vaga remota": it is the job that is remote.
OF_THE_JOB = re.compile(
    r"\bremote[- ](?:first|only|friendly|based|position|role|job|opportunity|contract|vacancy|stelle)\b"
    r"|\bwork(?:ing)?[- ]from[- ](?:anywhere|home (?:position|role|job|opportunity))"
    r"|\b(?:you(?:['’]ll| will)?(?: be)?) work(?:ing)? (?:\w+ )?(?:remotely|from home)"
    r"|\bwork(?:ing)? (?:\w+ )?remotely (?:from|within|in|across)\b"
    r"|\b(?:roles?|positions?|jobs?|team|company|opportunity|stelle|vacancy)\s(?:is|are|will be|ist|sind|can be|may be)"
    r"\s[^.;,]{0,20}?\bremot\w*"
    r"|\b(?:trabajo|trabalho|puesto|posición|posição|vaga|empleo|cargo)\s(?:es\s|é\s|en\s|em\s)?"
    r"(?:remot[oa]|teletrabajo|teletrabalho)"
    r"|\bposte\s(?:est\s)?(?:proposé\s|basé\s|ouvert\s)?(?:en télétravail|à distance)"
    rf"|\b{_LABEL}\s?:\W{{0,4}}[^.;,:]{{0,15}}?{_BARE}",
    re.IGNORECASE,
)
# A line that says nothing else: "Remote", "Remote (US only)", "Remote within Canada".
BADGE = re.compile(
    rf"\W*{_BARE}(?:\s(?:work|working|job|ok))?"
    r"(?:\s?[(,:/|–-]\s?[^.;]{0,30}|\s(?:in|within|from|across)\s[^.;]{0,30})?\W*",
    re.IGNORECASE,
)
PIECE = re.compile(r"[,;|]")  # between what a location names
# "remote sensing", "remote servers": it is something else that is remote.
NOT_THE_WORK = re.compile(
    r"(?<!fully )\bremote (?:sensing|desktop|access|sites?|teams?|support|control|monitoring|patient|server|users?"
    r"|offices?|locations?|areas?|clients?|customers?|diagnos\w+)",
    re.IGNORECASE,
)
# "experience in a fully remote company", "during the pandemic we worked fully remote": not this job, or not any more.
ELSEWHERE = re.compile(
    r"\b(?:experience|erfahrung|expérience|experiencia|experiência)\b[^.;]{0,50}\b(?:remot|home|télé|tele)"
    r"|\b(?:pandemi[cea]|pandémie|covid|lockdown)\b|\bwe (?:worked|were|went|used)\b",
    re.IGNORECASE,
)
# "2 days", "drei Tage", "one day a week": five are all of them, and thirty are a holiday.
DAYS = re.compile(
    r"(?<![\d.])(?:[1-4]|one|two|three|four|ein(?:en|em)?|zwei|drei|vier|une?|deux|trois|quatre|dos|tres|cuatro"
    r"|uma?|dois"
    r"|três|quatro)(?:\s?(?:-|–|to|bis|à|a|or|oder)\s?[2-5])?\s?(?:remote\s|home[- ]?office[- ]?)?"
    r"(?:days?|tage?n?|jours?|d[ií]as?)\b"
    r"(?!\s(?:a|per|im|pro|par|por|al)\s(?:month|quarter|year|monat|quartal|jahr|mois|trimestre|mes|mês|año|ano))",
    re.IGNORECASE,
)
PARTLY = re.compile(
    rf"\b(?:hybrid\w*|híbrid[oa]|{ON_SITE}|office|büro|bureau|oficina|escritório|vor ort|présentiel|presencial"
    r"|occasional\w*|sometimes|partly|partial\w*|gelegentlich|teilweise|zeitweise|anteilig\w*|tageweise|partiel\w*"
    r"|ponctuel\w*|parcial\w*|ocasional\w*|possib\w+|option\w*|möglich\w*|posib\w+|up to \d+)\b|(?<!\d)\d{1,2}\s?%",
    re.IGNORECASE,
)
# "hybrid role", "Location: hybrid"; a cloud or a car is none.
HYBRID = re.compile(
    r"\bhybrid(?:es?|er)?[- ](?:work\w*|role|position|model\w*|job|schedule|set-?up|arrangement|arbeit\w*)"
    r"|\b(?:role|position|job|work|poste|puesto|vaga|modalidade?|trabajo|trabalho) (?:is |est |es |é )?"
    r"(?:hybride?|híbrid[oa])\b"
    rf"|\b{_LABEL}\s?:[^.;,:]{{0,15}}(?:hybrid|híbrid)",
    re.IGNORECASE,
)
AT_HOME_OR_NOT = re.compile(
    rf"\b(?:{_BARE}|office|home|{ON_SITE}|büro|vor ort|bureau|oficina|escritório|présentiel)", re.IGNORECASE
)  # what some days of work are said of
AROUND = 100  # characters on either side that tell what a word is meant of; some postings are one long sentence
HOME_OFFICE = re.compile(r"home[- ]?office", re.IGNORECASE)


def is_remote(posting: JobPosting, cut: Iterable[Sentence]) -> bool:
    """Whether the work can be done from elsewhere: the page's own word for it, else what its texts say."""
    if posting.workplace is not None:
        return posting.workplace is Workplace.REMOTE
    return any(map(_heads_remote, (posting.title, posting.location))) or said_in(cut) is not None


def is_hybrid(posting: JobPosting, cut: Iterable[Sentence]) -> bool:
    """Whether some of the work is done at home, as the page or one of its sentences says."""
    if posting.workplace is not None:
        return posting.workplace is Workplace.HYBRID
    if HYBRID.search(posting.title or "") or workplace.of(posting.location) is Workplace.HYBRID:
        return True
    return any(s.kind.asks and _says_hybrid(s.text) for s in cut)


def said_in(cut: Iterable[Sentence]) -> Said | None:
    """The first sentence by which the whole work is remote, with the place of the words that say so."""
    for sentence in cut:
        if sentence.kind.asks and (place := remote_in(sentence.text)):
            return sentence, sentence.start + place[0], sentence.start + place[1]
    return None


def remote_in(text: str) -> tuple[int, int] | None:
    """Where a sentence says that the job is remote; a passing word, a denial and some days a week do not."""
    if not _has_sign(text):
        return None
    plain = _without_others(text)
    if BADGE.fullmatch(plain) and _is_whole(plain, 0, len(plain)):
        return 0, len(plain)
    spans = (found.span() for pattern in (WHOLLY, OF_THE_JOB) for found in pattern.finditer(plain))
    return next((span for span in spans if _is_whole(plain, *span)), None)


def mentioned_in(cut: Iterable[Sentence]) -> Said | None:
    """The first sentence that speaks of remote work at all."""
    for sentence in cut:
        if sentence.kind.asks and _has_sign(sentence.text) and (found := BARE.search(_without_others(sentence.text))):
            return sentence, sentence.start + found.start(), sentence.start + found.end()
    return None


def _heads_remote(text: str | None) -> bool:
    """Whether a title or location says "remote", and not on some days only: also in "No office location, Remote"."""
    plain = _without_others(text or "")
    is_partly = says_any(plain.lower(), HYBRID_SIGNS) or DAYS.search(plain)
    if not is_partly and any(BADGE.fullmatch(piece) for piece in PIECE.split(plain)):
        return True
    return any(_is_whole(plain, *found.span()) for found in BARE.finditer(plain))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether words for remote work are meant of the whole job: not denied, not of another, not of some days."""
    around = text[max(0, start - AROUND) : end + AROUND]
    if DAYS.search(around) or ELSEWHERE.search(around) or is_denied(text, start, end):
        return False
    return bool(WHOLLY.search(around)) or not PARTLY.search(HOME_OFFICE.sub(" ", around))


def _says_hybrid(text: str) -> bool:
    lowered = text.lower()
    if says_any(lowered, HYBRID_SIGNS) and HYBRID.search(text):
        return True
    return says_any(lowered, DAY_SIGNS) and bool(AT_HOME_OR_NOT.search(text) and DAYS.search(text))


def _has_sign(text: str) -> bool:
    return says_any(text.lower(), SIGNS)


def _without_others(text: str) -> str:
    """The text with blanks for what else is remote, so that places stay."""
    return NOT_THE_WORK.sub(lambda found: " " * len(found.group()), text)
