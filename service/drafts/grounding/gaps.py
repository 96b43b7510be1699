"""Honest gaps: "Terraform, which you ask for, does not appear in my CV". What is not there cannot be shown."""

import re
from itertools import pairwise

from service.drafts.grounding.checks.names import named
from service.drafts.grounding.employer import is_in_posting
from service.drafts.grounding.figures import figures, years_in
from service.drafts.grounding.glossary import is_deed
from service.drafts.grounding.known import Known
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.voices import names_oneself

DOCUMENT = re.compile(
    r"\b(?:my|the|mein\w*|dem|im|mon|le|mi|el)\s(?:cv|résumé|resume|lebenslauf\w*|curr[ií]cul(?:um(?: vitae)?|o)"
    r"|hoja de vida)\b"
    # What else holds all that one has done: where something stands or not, or as what does not hold it.
    r"|\b(?:in|dans|en)\s(?:my|meine[mr]|mon|mi)\s(?:background|werdegang|profil|parcours|trayectoria|perfil)\b"
    r"|\b(?:my|mein|mon|mi)\s(?:background|experience|werdegang|profil|parcours|trayectoria|perfil|experiencia)\b"
    r"(?=\s(?:does not|doesn['’]t|enthält|ne|n['’]|no)\b|[^.;:]{0,60}\bn['’]y\b)",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:(?:do|does|is|are)(?: not|n['’]t) (?:appear|list|listed|mention|mentioned|show|shown|include|included"
    r"|(?:in|on) (?:my|the))"
    r"|nowhere (?:in|on)|nothing (?:in|on) my|(?<!nicht )(?<!nie )vergeb(?:lich|ens)"
    r"|(?:nicht(?! nur)|nirgends)\b[^.;,:]{0,60}\b(?:aufgeführt|erwähnt|genannt|vorkomm\w*)"
    r"|(?:steh|find|tauch|erwähn|enthält|nennt)\w*\b[^.;,:]{0,60}\b(?:nicht(?! nur)|kein\w*|nirgends)"
    r"|n(?:e\s|['’])(?:y\s)?(?:apparai\w+|figur\w+|mentionn\w+|comport\w+) (?:pas(?! (?:que|seulement))|nulle part)"
    r"|n(?:e\s|['’])(?:y\s)?(?:apparai\w+|figur\w+|mentionn\w+|comport\w+) (?:donc )?aucune?"
    r"|n(?:e\s|['’])(?:est|sont) pas (?:dans|sur|mentionn\w+|indiqu\w+)"
    r"|no (?:se )?(?:figura|aparece|consta|menciona|reco[gj]|incluy|muestr)\w*(?! sol[oa])|no est[aá]n? en"
    r"|neither\b[^.;,:]{0,80}\bnor\b[^.;,:]{0,60}\b(?:appears?|(?:is|are) (?:listed |named )?(?:in|on))"
    r"|weder\b[^.;,:]{0,80}\bnoch\b[^.;,:]{0,60}\b(?:steh\w+|vorkomm\w*|auftauch\w*|aufgeführt|erwähnt)"
    r"|ni\b[^.;:]{0,80}\bni\b[^.;:]{0,60}\b(?:figur\w+|apparai\w+|apare\w+|constan?))(?!\w)",
    re.IGNORECASE,
)
# "An arts degree I cannot claim": whoever says so need not name the résumé.
CANNOT_SHOW = re.compile(
    r"\b(?:i have no such (?:registration|licen[cs]e|certificat\w+|degree|diploma|qualification|skill|training)"
    r"|ich habe keine solchen? (?:zulassung|registrierung|lizenz|ausbildung|qualifikation|zertifizierung)"
    r"|je n['’]ai (?:pas de tel(?:le)?s?|aucune? tel(?:le)?) (?:diplôme|certificat|formation|qualification)s?"
    r"|no tengo tal(?:es)? (?:título|certificado|formación|habilitación)s?"
    r"|i (?:cannot|can['’]t|can not) claim|kann ich (?:\w+ ){0,2}nicht vorweisen"
    r"|je ne peux pas (?:justifier|me prévaloir)(?: de| d['’])?|no puedo acreditar)\b",
    re.IGNORECASE,
)
# What leads on to something that the person has all the same.
CONTRAST = re.compile(
    r"[:;]|\b(?:but|however|yet(?!\W*$)|though|although|only|just|alone|merely|single|more|better|besides|sondern|aber"
    r"|jedoch|dafür|doch|obwohl|nur|lediglich|mehr|besser\w*|neben|mais|pourtant|cependant|seulement|plus|outre|pero"
    r"|sino|aunque|sin embargo|únicamente|solamente|además|más)\b",
    re.IGNORECASE,
)
# Where what one has not is told apart from what one has: "I use Python, whereas Spark is not in my CV".
APART = re.compile(
    r",?\s(?:while|whereas|although|(?:even )?though|but|während|obwohl|aber|dafür|alors que|bien que|mais|tandis que"
    r"|en revanche|mientras(?: que)?|aunque|pero|doch|en cambio)\s|,\s(?:and|und|et|y)\s|\s?[;:]\s",
    re.IGNORECASE,
)
SAYING_SO = re.compile(
    r"\b(?:i (?:would|['’]d) rather (?:say|tell)|das sage ich|sage ich|je préfère (?:le|vous le)|prefiero decir\w*)\b",
    re.IGNORECASE,
)


def without_gap(text: str, known: Known) -> str:
    """A sentence with the gaps that it owns up to blanked out, clause by clause; nothing where that is all it tells."""
    names_document = bool(DOCUMENT.search(text))
    joints = [(0, 0), *(match.span() for match in APART.finditer(text)), (len(text), len(text))]
    pieces = [(before[1], after[0]) for before, after in pairwise(joints)]
    gaps = [place for place in pieces if _is_gap(text[slice(*place)], known, of_document=names_document)]
    gaps += [place for place in pieces if gaps and _only_says_so(text[slice(*place)])]
    kept = "".join(" " if any(a <= at < b for a, b in gaps) else letter for at, letter in enumerate(text)).rstrip()
    return (kept if len(gaps) < len(pieces) else "") if gaps else text


def _is_gap(text: str, known: Known, *, of_document: bool) -> bool:
    """Whether a clause says that the résumé lacks something, and has no figure, no deed and no name but the posting's.

    `of_document` is whether the sentence names the résumé.
    """
    rest = DOCUMENT.sub(" ", CANNOT_SHOW.sub(" ", text))
    is_absent = of_document and ABSENT.search(text)
    if not (is_absent or CANNOT_SHOW.search(text)) or CONTRAST.search(text):
        return False
    return not _tells(rest) and all(is_in_posting(rest[start:end], known) for start, end in named(Sentence(rest)))


def _only_says_so(text: str) -> bool:
    """Whether a clause only says that one would rather own up."""
    return bool(SAYING_SO.search(text)) and not _tells(SAYING_SO.sub(" ", text))


def _tells(text: str) -> bool:
    """Whether words speak of the person, of a deed or of a figure."""
    is_deeds = any(is_deed(token.word) for token in Sentence(text).telling)
    return names_oneself(text) or bool(figures(text) or years_in(text)) or is_deeds
