"""Names as they are written into a draft: whom it greets, the title and the employer it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.drafts.checking import MOST_WORDS_OF_A_NAME
from service.drafts.grounding.splitting import split

_MAX_NAMED = 120  # characters of a title or company that are repeated; a longer one is a sentence
_ADDRESS = re.compile(r"://|www\.|[@{}<>]")  # or code
# "(m/w/d)", "[all genders]", "(H/F)": said to all readers of a title, by nobody of themselves.
_FOR_EVERYBODY = re.compile(
    r"\s*[(\[]\s*(?:(?:[mwfdhxi]|div|gn|all genders?|alle geschlechter)\s*(?:[/|*,]\s*|(?=[)\]])))+\s*[)\]]"
    r"|\s+[mwfhd](?:/[mwfhdx]){1,3}$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|dear|hallo|liebe[rs]?|guten tag|sehr geehrte[rs]?|bonjour|ch[eè]re?s?|hola|estimad[oa]s?"
    r"|querid[oa]s?|(?:to|an|à)\s?:)(?!\w)[\s,:]*)+",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*[(\[|;/]|\s+[–—-]\s+")  # "Anna Schmidt (she/her)", "Sam Hill | Head of Sales"
# Words of posts and departments, which greet nobody.
_POSTS = re.compile(
    r"\b(?:recruit\w*|hiring|managers?|management|hr|human|resources|talent|acquisition|team\w*|leads?|leader|head|director\w*"
    r"|department|officer|partner|people|staff|company|sir|madam|whom|concern|personal\w*|abteilung\w*|leiter\w*"
    r"|leitung|chef\w*|bereich\w*|damen|herren|geschäftsführ\w*|responsable\w*|recrut\w*|ressources|humaines|équipe|rh"
    r"|madame, monsieur|selecci[oó]n|recursos|humanos|equipo|jef[ea]\w*|gerente|señores|rrhh)\b",
    re.IGNORECASE,
)
_OF_FRENCH = {"mme": "Madame", "mme.": "Madame", "mlle": "Madame", "m.": "Monsieur", "mr": "Monsieur"}
# "Ansprechpartnerin: Frau Dr. Claudia Weber", "Contact: Ms Anna Hill", "Votre contact : M. Durand".
_CONTACT = re.compile(
    r"\b(?:(?:ihr\w?|deine?) )?(?:ansprechpartner(?:in)?|kontakt(?:person)?|contact(?: person)?"
    r"|persona de contacto|contacto|votre (?:contact|interlocut\w+))(?: ist| is| est| es)?\s?:?\s{1,3}"
    r"(?-i:(?P<said>Frau|Herrn?|Ms\.?|Mrs\.?|Miss|Mr\.?|Madame|Mme\.?|Monsieur|M\.|Sra\.|Sr\.|Doña|Don)\s)"
    r"(?-i:(?P<doctor>(?:Prof\. )?Dr\. )?"
    r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ'’-]{1,20}(?:[ -](?:von |van |de |der )?[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]{1,20}){0,2}))(?!\w)",
    re.IGNORECASE,
)
_WOMAN = frozenset({"frau", "ms", "mrs", "miss", "madame", "mme", "sra", "doña"})


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a posting names to write to: the name to greet after "Ms" or "Mr"."""

    name: str
    is_woman: bool


def contact(posting: str) -> Contact | None:
    """Give the one person that a posting names to write to, as a woman or a man; None for no such person or several."""
    found = {match["name"]: match for match in _CONTACT.finditer(posting)}
    if len(found) != 1:
        return None
    [(name, match)] = found.items()
    last = name.split(" ", 1)[-1]
    return Contact(f"{match['doctor'] or ''}{last}", is_woman=match["said"].casefold().rstrip(".") in _WOMAN)


def named(text: str | None) -> str:
    """Give a name from a page on one line, or nothing when it is none: too long, with an address, or two sentences."""
    flat = " ".join((text or "").split())
    is_short = len(flat) <= _MAX_NAMED and len(flat.split()) <= MOST_WORDS_OF_A_NAME
    return flat if is_short and not _ADDRESS.search(flat) and len(split(flat)) == 1 else ""


def title(text: str | None) -> str:
    """Give the title of a job as one person says it of themselves: without "(m/w/d)"."""
    flat = named(text)
    return _FOR_EVERYBODY.sub("", flat).strip(" ,–-") or flat


def recipient(text: str | None, language: str) -> str:
    """Give the name to greet, or nothing when what was typed is no name but a post or a department.

    "Weber, Claudia" is turned; titles of people stay ("Frau Dr. Weber"), what is said of them goes.
    """
    flat = named(text)
    if greeting := _GREETING.match(flat):
        flat = flat[greeting.end() :]
    first, *after = [part.strip() for part in _APART.split(flat, maxsplit=1)[0].split(",")]
    if after and len(first.split()) == len(after[0].split()) == 1 and not _POSTS.search(flat):
        first, after = f"{after[0]} {first}", []
    found = next((part for part in (first, *after) if part and not _POSTS.search(part)), "")
    # Names begin with a capital, or are in a script without capitals.
    if not found or found[0].islower():
        return ""
    begins, _, rest = found.partition(" ")
    return f"{_OF_FRENCH[begins.lower()]} {rest}" if language == "fr" and begins.lower() in _OF_FRENCH else found
