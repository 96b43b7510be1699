"""Where one works, taken apart: the single places of a posting, the way of working, the countries of a remote role."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from service.scrape import countries
from service.scrape.model import JobPosting, Workplace
from service.scrape.text import count_words, key

_WORDS = {
    Workplace.HYBRID: (
        r"hybrid\w{0,2}|híbrid[oa]|гибрид\w*|гібрид\w*|(?:teilweise|partly|partial(?:ly)?) (?:remote|home ?office)"
        r"|télétravail (?:partiel|occasionnel|hybride)"
        r"|(?:home ?office|remote) (?:teilweise|möglich|possible|option\w*)"
    ),
    Workplace.REMOTE: (
        r"(?:(?:fully|100 ?%|full) )?remote(?:[ -](?:first|only|friendly|work|job|ok|position))?|home[ -]?office"
        r"|work(?:ing)? from (?:home|anywhere)|anywhere|worldwide|telecommute|telework|télétravail(?: complet| total)?"
        r"|teletrabajo|remot[oa]|remot(?:e|at)|zdalna|praca zdalna|práce z domova|thuiswerk\w*"
        r"|på distans|distansarbete|hjemmekontor|fjernarbejde|etätyö"
        r"|удал[её]нн?\w{0,3}(?: работа)?|віддален\w{1,3}(?: робота)?|在宅|リモート|재택"
    ),
    Workplace.ON_SITE: (
        r"on-?site|in[ -](?:person|office|the office)|office[ -]based|vor ort|präsenz|sur site|sur place|presencial"
        r"|presenziale|in sede|på plats|på kontoret|lähityö|op kantoor|op locatie"
        r"|na miejscu|stacjonarn\w*|в офисе|в офісі|на месте"
    ),
}
_WAYS = {way: re.compile(rf"(?<!\w)(?:{pattern})(?: only)?(?!\w)", re.IGNORECASE) for way, pattern in _WORDS.items()}
_ONLY = re.compile(r"\s(?:only|based)$|^(?:in|within|from|based in) ", re.IGNORECASE)
_YES_NO = re.compile(r"yes|no|ja|nein|oui|non|sí|si|sim|não", re.IGNORECASE)
_MANY = re.compile(r"\s{0,2}[;|•·\n]\s{0,2}|\s(?:or|oder|ou|and/or)\s|\s/\s")
_EDGE = " ,;|/·•–—-:()[]"
_OPEN = re.compile(r"[(\[]\s{0,2}[)\]]")
_MOST_PLACES = 20
_MAX_PLACE_WORDS = 16
# "at your home office in the EU": a sentence, not a badge.
_MAX_WAY_WORDS = 8


def of(text: str | None) -> Workplace | None:
    """The way of working that a badge or the value of a field names; None when it names none."""
    if not text or count_words(text) > _MAX_WAY_WORDS:
        return None
    return next((way for way, pattern in _WAYS.items() if pattern.search(text)), None)


def completed(posting: JobPosting, *, said: Iterable[str]) -> JobPosting:
    """The posting with its places taken apart, and the way of working that the page says beside them."""
    parts = [each for each in _MANY.split(posting.location or "") if each.strip(_EDGE)]
    ways = [way for each in (*parts, *said) if (way := of(each))]
    way = posting.workplace or (Workplace.HYBRID if Workplace.HYBRID in ways else next(iter(ways), None))
    places = tuple(dict.fromkeys(_places(posting.places or parts)))[:_MOST_PLACES]
    accepted = posting.remote_countries
    if way is Workplace.REMOTE:
        accepted = accepted or tuple(dict.fromkeys(code for each in places if (code := countries.code(each))))
        places = tuple(each for each in places if not countries.code(each))
    return replace(posting, workplace=way, places=places, remote_countries=accepted)


def country(posting: JobPosting, *, url: str) -> str | None:
    """The code of the one country that a posting is in: told by its places, else by the end of its address."""
    told = {code for each in posting.places if (code := countries.code(each.rpartition(",")[2].strip()))}
    told |= set(posting.remote_countries)
    host = urlsplit(url).hostname or ""
    if not told and (ending := host.rpartition(".")[2].upper()) != "IO":
        told = {code for code in [countries.code(ending)] if code}
    return told.pop() if len(told) == 1 else None


def _places(parts: Iterable[str]) -> Iterator[str]:
    """Each part without its words for the way of working: "London (Hybrid)" is London."""
    for each in parts:
        place = each
        for pattern in _WAYS.values():
            place = pattern.sub(" ", place)
        place = _ONLY.sub("", " ".join(_OPEN.sub(" ", place).split()).strip(_EDGE))
        if place and not _YES_NO.fullmatch(place) and count_words(place) <= _MAX_PLACE_WORDS and key(place):
            yield place + ")" * (place.count("(") - place.count(")"))
