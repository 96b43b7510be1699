"""Which language a text is in, told from its most common small words."""

import re
from functools import cache

# Enough to tell these apart in a few sentences; a text in any other language scores low on all of them.
SMALL_WORDS = {
    "en": "the and of to a in is for with you we our are on as be will your have that this or at from an i my",
    "de": "der die das und in zu den mit von für ist wir sie auf als eine ein dich dir du im werden sich bei ich oder",
    "fr": "le la les de des et en un une pour vous nous est dans du au aux avec sur que qui votre notre je sont par",
    "es": "el la los las de y en un una para con que del al por se su nuestro nuestra es como tu son sus o yo más",
    "it": "il lo la i gli le di e in un una per con che del della nel al sono è si come tu dei delle siamo ti",
    "pt": "o a os as de e em um uma para com que do da no na por se sua seu é como você são dos das nós mais ao",
    "nl": "de het een en van in op te voor met is je we wij zijn als bij ook aan dat jij ons onze naar door ben ik",
    "pl": "i w na z do się jest oraz dla nie o że to jak za od po są a przez ze lub jej jego praca pracy twoje nasz",
    "sv": "och i att en ett som på är för med av till den det vi du har inte om eller vår dig din hos kan ska",
    "da": "og i at en et som på er for med af til den det vi du har ikke om eller vores dig din hos kan skal",
}
_WORD = re.compile(r"[^\W\d_]+")
_READ_CHARACTERS = 4_000  # the first paragraphs tell
_LEAST_SHARE = 0.12  # small words make a fifth to a half of a text in their own language
_LEAST_DIFFERENT = 3  # a single one may stand in any language


def language_of(text: str) -> str | None:
    """Give the code of the text's language ("de"), or None when it is short or in none of those known."""
    words = [word.casefold() for word in _WORD.findall(text[:_READ_CHARACTERS])]
    if not words:
        return None
    shares = {code: sum(word in small for word in words) / len(words) for code, small in _small().items()}
    best = max(shares, key=lambda code: shares[code])
    different = len(_small()[best].intersection(words))
    return best if shares[best] >= _LEAST_SHARE and different >= _LEAST_DIFFERENT else None


def leaning(text: str) -> str | None:
    """Give the language that most small words of a short text are of, or None when no language has the most."""
    words = [word.casefold() for word in _WORD.findall(text[:_READ_CHARACTERS])]
    counts = {code: sum(word in small for word in words) for code, small in _small().items()}
    best = max(counts.values())
    of_most = [code for code, count in counts.items() if count == best]
    return of_most[0] if best and len(of_most) == 1 else None


@cache
def _small() -> dict[str, frozenset[str]]:
    return {code: frozenset(listed.split()) for code, listed in SMALL_WORDS.items()}


def primary(code: str | None) -> str | None:
    """Give the language of a tag: "de" for "de-AT" and "DE_de"; None for what is no tag."""
    found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", code or "")
    return found.group().lower() if found else None
