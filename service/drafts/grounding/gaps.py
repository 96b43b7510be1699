"""Honest gaps: "Terraform, which you ask for, does not appear in my CV". What is not there cannot be shown."""

import re
from itertools import combinations, pairwise

from service.drafts.grounding.checks.names import named
from service.drafts.grounding.employer import is_in_posting
from service.drafts.grounding.figures import figures, years_in
from service.drafts.grounding.glossary import is_deed
from service.drafts.grounding.known import Known
from service.drafts.grounding.lacking import AND, CONTRAST, LACKING, is_denial, is_of_gap, is_of_thing
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.voices import names_oneself

LETTER = re.compile(r"[^\W\d_]")
DOCUMENT = re.compile(
    r"\b(?:my|the|mein\w*|dem|im|mon|le|mi|el)\s(?:cv|résumé|resume|lebenslauf\w*|curr[ií]cul(?:um(?: vitae)?|o)"
    r"|hoja de vida)\b"
    # What else holds all that one has done: where something stands or not, or as what does not hold it.
    r"|\b(?:in|from|dans|à|en|a)\s(?:my|meine[mr]|mon|ma|mi)\s(?:background|career|experience|werdegang|laufbahn|profil|parcours"
    r"|carrière|expérience|trayectoria|carrera|perfil|experiencia)\b(?!\s(?:as|als|d['’]|de|como|comme|für|with|at"
    r"|bei|chez|en)\b)"
    r"|\b(?:my|mein|mon|mi)\s(?:background|experience|werdegang|profil|parcours|trayectoria|perfil|experiencia)\b"
    r"(?=\s(?:does not|doesn['’]t|enthält|umfasst|ne|n['’]|no)\b|[^.;:]{0,60}\bn['’]y\b)",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:(?:do|does|is|are)(?: not|n['’]t) (?:appear|list|listed|mention|mentioned|show|shown|include|included|cover"
    r"|(?:in|on) (?:my|the))"
    r"|(?:is|are) (?:still )?(?:missing|absent) (?:from|in|on)"
    r"|fehl(?:t|en) (?:in|auf)\b(?![^.;,:]*\b(?:nicht|nie|kaum))"
    r"|(?<!ne )(?<!no )(?:manque(?:nt)?|absente?s?|faltan?) (?:à|dans|de|en)"
    r"|nowhere (?:in|on)|nothing (?:in|on) my|(?<!nicht )(?<!nie )vergeb(?:lich|ens)"
    r"|(?:nicht(?! nur)|nirgends)\b[^.;,:]{0,60}\b(?:aufgeführt|erwähnt|genannt|vorkomm\w*)"
    r"|(?:shows?|lists?|names?|mentions?|includes?|contains?) neither|(?:zeigt|nennt|enthält|erwähnt) weder"
    r"|ne (?:montre|mentionne|contient|comporte|comprend|fait apparaître|cite) ni"
    r"|no (?:muestra|menciona|incluye|contiene|recoge) ni"
    r"|(?:steh|find|tauch|erwähn|enthält|umfass|nennt|komm)\w*\b[^.;,:]{0,60}\b(?:nicht(?! nur)|kein\w*|nirgends)"
    r"|n(?:e\s|['’])(?:y\s)?(?:appara[iî]\w+|figur\w+|mentionn\w+|comport\w+|couvr\w+)"
    r" (?:pas(?! (?:que|seulement))|nulle part)"
    r"|n(?:e\s|['’])(?:y\s)?(?:appara[iî]\w+|figur\w+|mentionn\w+|comport\w+|couvr\w+) (?:donc )?aucune?"
    r"|n(?:e\s|['’])(?:est|sont) pas (?:dans|sur|mentionn\w+|indiqu\w+)"
    r"|(?:no|tampoco) (?:se )?(?:figura|aparece|consta|menciona|reco[gj]|incluy|muestr|abarc|cubr)\w*(?! sol[oa])"
    r"|no est[aá]n? en"
    r"|neither\b[^.;,:]{0,80}\bnor\b[^.;,:]{0,60}\b(?:appears?|(?:is|are) (?:listed |named )?(?:in|on))"
    r"|weder\b[^.;,:]{0,80}\bnoch\b[^.;,:]{0,60}\b(?:steh\w+|vorkomm\w*|auftauch\w*|aufgeführt|erwähnt)"
    r"|ni\b[^.;:]{0,80}\bni\b[^.;:]{0,60}\b(?:figur\w+|appara[iî]\w+|apare\w+|constan?))(?!\w)",
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
# Where what one has not is told apart from what one has: "I use Python, whereas Spark is not in my CV".
APART = re.compile(
    r",?\s(?:while|whereas|although|(?:even )?though|but|während|obwohl|dafür|alors que|bien que|mais|tandis que"
    r"|en revanche|mientras(?: que)?|aunque|pero|en cambio|sondern|sino)\s"
    r"|,\s(?:(?:wohl )?aber|doch|and|und|et|y)\s|\s?[;:]\s"
    r"|,\s(?:because|since|as|denn|da|car|puisque|porque|pues|ya que)\s"
    r"|\s(?:and|und|et|y)\s(?=(?:neither|weder|ni|no|not|never|nunca|tampoco|i|ich|je|yo|that|dass|que|have no"
    r"|habe keine?)\s|j['’])",
    re.IGNORECASE,
)
# What only sets a gap off from what was said before it, at its beginning or before the word that denies.
SET_OFF = re.compile(
    r"^\W*(?:however|on the other hand|en revanche|en cambio|dagegen|hingegen|allerdings|cependant|toutefois)\b,?"
    r"|\s(?:en revanche|dagegen|hingegen|allerdings|jedoch|cependant|toutefois)"
    r"(?=\s(?:noch |bisher |bislang |encore )?(?:nicht|nie|kein\w*|pas|jamais|aucune?|ni)\b)"
    r"|(?:(?<=\btengo)|(?<=\bcuento)|(?<=\btrabajado)), (?:en cambio|sin embargo|por el contrario),",
    re.IGNORECASE,
)
# How one says that one owns up: "I should be candid that", "offen gesagt", "je tiens à préciser que".
SAYING_SO = re.compile(
    r"\bi (?:(?:would|['’]d) rather|should|must|have to|want to|will|would like to) (?:(?:also|just|only) )?"
    r"(?:be (?:honest|candid|upfront|open|frank|clear)|say|admit|mention|point out|tell)"
    r"(?: (?:so|plainly|openly|honestly|frankly))?(?:,? (?:however|though))?(?:,?\sthat\b)?"
    r"|\bto be (?:honest|candid|fair|frank)\b"
    r"|\bich (?:will|möchte|muss|sollte) (?:\w+ ){0,3}(?:sagen|zugeben|einräumen|festhalten)\b(?:, dass\b)?"
    r"|\b(?:offen|ehrlich) (?:sagen|zugeben) (?:muss|will|möchte) ich\b(?:, dass\b)?|\b(?:das )?sage ich\b"
    r"|\b(?:vorweg )?ganz (?:offen|ehrlich)\b|\b(?:offen|ehrlich) gesagt\b|\behrlicherweise\b"
    r"|\bi (?:admit|confess)\b|\b(?:das )?gebe ich zu\b|\bje l['’]avoue\b|\blo (?:admito|reconozco)\b"
    r"|\bje (?:préfère|tiens|dois|veux) (?:(?:cependant|toutefois|aussi|donc) )?(?:à )?(?:vous )?(?:le )?(?:être )?"
    r"(?:(?:dire|préciser|avouer|reconnaître|signaler|transparente?|franche?|honnête)\b)?(?:\squ(?:e\b|['’]))?"
    r"|\bautant être franc(?:he)?\b|\ben toute (?:franchise|honnêteté)\b"
    r"|\b(?:debo|quiero|prefiero) (?:ser (?:sincer|honest|franc|transparent)\w+|decir\w*|reconocer|aclarar|precisar)"
    r"(?: con franqueza| claramente)?(?:, (?:sin embargo|no obstante|eso sí),)?(?:\sque\b)?"
    r"|\bpara ser (?:sincer|honest)\w+\b",
    re.IGNORECASE,
)
# What one says not to be or do, beside what one is: "an electrical trade rather than a mechanical one".
RATHER = re.compile(
    r"(?:,?\s(?:rather than|and not|plutôt que|et non(?: pas)?|y no|und nicht|anstatt|statt)\b"
    r"(?! only| just| nur| solo| sólo)|,\s(?:not|no|nicht|non|pas)\s(?:in|at|from|an?|the|en|de|con|una?|aus|bei|mit"
    r"|eine?|der|die|das|à|chez|une?)\b"
    r"|\s(?:is|are) not (?:in|from)\s(?=[^,;:.]*\beither\b))"
    r"[^,;:.]*",
    re.IGNORECASE,
)
# Where within a clause something else may begin: "… with Kafka, having led ten teams".
LOOSE = re.compile(
    r",\s|\s[–—-]\s|\s?[()]\s?|\s(?=(?:because|thanks to|as i|after|having|being|so|which|instead|weil|dank|nachdem"
    r"|parce que|grâce à|après|porque|gracias a|tras|siendo|habiendo)\b)",
    re.IGNORECASE,
)
TAKES_UP = re.compile(r"\W*(?:which|that|que|qu['’]|d(?:as|ie|en|er)|dont|lo que)(?!\w)", re.IGNORECASE)
MOST_PARTS = 8  # of a clause of which is tried which are a gap together


def without_gap(text: str, known: Known) -> str:
    """A sentence with the gaps that it owns up to blanked out, clause by clause; nothing where that is all it tells."""
    names_document = bool(DOCUMENT.search(text))
    is_of_person = names_oneself(text) or bool(LACKING.search(text))  # "carezco de" names nobody
    text = _without_contrast(text, known)
    told = _blanked(SET_OFF, _blanked(SAYING_SO, text))
    joints = [(0, 0), *(match.span() for match in APART.finditer(told)), (len(told), len(told))]
    pieces = [(before[1], after[0]) for before, after in pairwise(joints)]
    pieces = [place for place in pieces if LETTER.search(told, *place)]
    gaps: list[tuple[int, int]] = []
    for start, end in pieces:
        if _is_gap(told[start:end], known, of_document=names_document):
            gaps.append((start, end))
        elif is_of_person:
            gaps += _all_denied(told, (start, end), known)
    if not gaps:
        return text
    kept = "".join(" " if any(a <= at < b for a, b in gaps) else letter for at, letter in enumerate(told)).rstrip()
    return kept if LETTER.search(AND.sub(" ", kept)) else ""


def _all_denied(text: str, place: tuple[int, int], known: Known) -> list[tuple[int, int]]:
    """Each stretch of a clause that only says what the person has not: "… nor Java, nor can I offer Go".

    Several only where they are all of it: what stands between two denials is told.
    """
    found: list[tuple[int, int]] = []
    while denied := _denied(text, place, known):
        found.append(denied)
        text = text[: denied[0]] + " " * (denied[1] - denied[0]) + text[denied[1] :]
    return found[: 1 if LETTER.search(text, *place) else len(found)]


def _denied(text: str, place: tuple[int, int], known: Known) -> tuple[int, int] | None:
    """The longest stretch of a clause that only says what the person has not."""
    cuts = [place[0], *(match.end() for match in LOOSE.finditer(text, *place)), place[1]]
    if len(cuts) > MOST_PARTS + 1:
        return None
    parts = sorted(combinations(cuts, 2), key=lambda part: part[0] - part[1])
    found = next((part for part in parts if is_denial(text[slice(*part)], known)), None)
    is_taken_up = found and TAKES_UP.match(text, found[1]) and names_oneself(text[found[1] : place[1]])
    return None if is_taken_up else found


def _without_contrast(text: str, known: Known) -> str:
    """A sentence without what it only says not to be, which must be the posting's to the word, and tell nothing."""
    for match in RATHER.finditer(text):
        clause = Sentence(match.group())
        skills = [match.group()[mention.start : mention.end] for mention in skills_in(match.group())]
        is_asked = all(is_in_posting(skill, known) for skill in skills)
        if is_asked and not _tells(match.group(), known) and is_of_gap(clause, clause.telling, known):
            text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
    return text


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _is_gap(text: str, known: Known, *, of_document: bool) -> bool:
    """Whether a clause says that the résumé lacks something, and has no figure, no deed and no name but the posting's.

    `of_document` is whether the sentence names the résumé.
    """
    rest = DOCUMENT.sub(" ", CANNOT_SHOW.sub(" ", text))
    is_absent = of_document and ABSENT.search(text)
    if not (is_absent or CANNOT_SHOW.search(text)) or CONTRAST.search(text):
        return False
    return not _tells(rest, known) and all(
        is_in_posting(rest[start:end], known) for start, end in named(Sentence(rest))
    )


def _tells(text: str, known: Known) -> bool:
    """Whether words speak of the person, of a deed or of a figure that is not the posting's."""
    said = Sentence(text)
    is_deeds = any(is_deed(token.word) and not is_of_thing(said, token) for token in said.telling)
    is_figured = any(not is_in_posting(text[figure.start : figure.end], known) for figure in figures(text))
    return names_oneself(text) or is_figured or bool(years_in(text)) or is_deeds
