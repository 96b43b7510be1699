"""Which language a text is in, told from its most common small words."""

import re

# Enough to tell these apart in a few sentences; a text in any other language scores low on all of them.
SMALL_WORDS = {
    "en": "the and of to a in is for with you we our are on as be will your have that this or at from an i my",
    "de": "der die das und in zu den mit von für ist wir sie auf als eine ein dich dir du im werden sich bei ich oder",
    "fr": "le la les de des et en un une pour vous nous est dans du au aux avec sur que qui votre notre je sont par",
    "es": "el la los las de y en un una para con que del al por se su nuestro nuestra es como tu son sus o yo más",
    "it": "il lo la i gli le di e in un una per con che del della nel al sono è si come tu dei delle siamo ti",
    "pt": "o a os as de e em um uma para com que do da no na por se sua seu é como você são dos das nós mais ao",
    "nl": "de het een en van in op te voor met is je we wij zijn als bij ook aan dat jij ons onze naar door ben ik",
}
_WORD = re.compile(r"[^\W\d_]+")
_READ_CHARACTERS = 4_000  # the first paragraphs tell
_LEAST_SHARE = 0.12  # small words make a fifth to a half of a text in their own language


def language_of(text: str) -> str | None:
    """Give the code of the text's language ("de"), or None when it is short or another than the seven known."""
    words = [word.casefold() for word in _WORD.findall(text[:_READ_CHARACTERS])]
    if not words:
        return None
    shares = {
        code: sum(word in small for word in words) / len(words)
        for code, small in ((code, frozenset(listed.split())) for code, listed in SMALL_WORDS.items())
    }
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _LEAST_SHARE else None


def primary(code: str | None) -> str | None:
    """Give the language of a tag: "de" for "de-AT" and "DE_de"; None for what is no tag."""
    found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", code or "")
    return found.group().lower() if found else None
