"""Honest gaps: "Terraform, which you ask for, does not appear in my CV". What is not there cannot be shown."""

import re
from collections.abc import Sequence
from itertools import pairwise

from service.drafts.grounding.checks.names import named
from service.drafts.grounding.employer import is_in_posting
from service.drafts.grounding.figures import figures, years_in
from service.drafts.grounding.glossary import is_deed, is_plain
from service.drafts.grounding.known import Known
from service.drafts.grounding.lists import listed
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.sentence import Sentence, Token
from service.drafts.grounding.voices import names_oneself

LETTER = re.compile(r"[^\W\d_]")
DOCUMENT = re.compile(
    r"\b(?:my|the|mein\w*|dem|im|mon|le|mi|el)\s(?:cv|résumé|resume|lebenslauf\w*|curr[ií]cul(?:um(?: vitae)?|o)"
    r"|hoja de vida)\b"
    # What else holds all that one has done: where something stands or not, or as what does not hold it.
    r"|\b(?:in|dans|en)\s(?:my|meine[mr]|mon|ma|mi)\s(?:background|career|experience|werdegang|laufbahn|profil|parcours"
    r"|carrière|expérience|trayectoria|carrera|perfil|experiencia)\b"
    r"|\b(?:my|mein|mon|mi)\s(?:background|experience|werdegang|profil|parcours|trayectoria|perfil|experiencia)\b"
    r"(?=\s(?:does not|doesn['’]t|enthält|ne|n['’]|no)\b|[^.;:]{0,60}\bn['’]y\b)",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:(?:do|does|is|are)(?: not|n['’]t) (?:appear|list|listed|mention|mentioned|show|shown|include|included"
    r"|(?:in|on) (?:my|the))"
    r"|nowhere (?:in|on)|nothing (?:in|on) my|(?<!nicht )(?<!nie )vergeb(?:lich|ens)"
    r"|(?:nicht(?! nur)|nirgends)\b[^.;,:]{0,60}\b(?:aufgeführt|erwähnt|genannt|vorkomm\w*)"
    r"|(?:shows?|lists?|names?|mentions?|includes?|contains?) neither|(?:zeigt|nennt|enthält|erwähnt) weder"
    r"|ne (?:montre|mentionne|contient|comporte|comprend|fait apparaître|cite) ni"
    r"|no (?:muestra|menciona|incluye|contiene|recoge) ni"
    r"|(?:steh|find|tauch|erwähn|enthält|nennt|komm)\w*\b[^.;,:]{0,60}\b(?:nicht(?! nur)|kein\w*|nirgends)"
    r"|n(?:e\s|['’])(?:y\s)?(?:appara[iî]\w+|figur\w+|mentionn\w+|comport\w+) (?:pas(?! (?:que|seulement))|nulle part)"
    r"|n(?:e\s|['’])(?:y\s)?(?:appara[iî]\w+|figur\w+|mentionn\w+|comport\w+) (?:donc )?aucune?"
    r"|n(?:e\s|['’])(?:est|sont) pas (?:dans|sur|mentionn\w+|indiqu\w+)"
    r"|no (?:se )?(?:figura|aparece|consta|menciona|reco[gj]|incluy|muestr)\w*(?! sol[oa])|no est[aá]n? en"
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
# What leads on to something that the person has all the same.
CONTRAST = re.compile(
    r"[:;]|\b(?:but|however|(?<!not )yet(?!\W*$)|though|although|only|just|alone|merely|single|(?<!or )more|fewer|less"
    r"|better|besides|than|except|beyond|apart from|sondern|aber|jedoch|dafür|doch|obwohl|nur|lediglich|(?<!oder )mehr"
    r"|weniger|besser\w*|neben|außer|mais|pourtant|cependant|seulement|(?<!ou )(?<!un )plus|moins|outre|sauf|hormis"
    r"|pero|sino|aunque|sin embargo|únicamente|solamente|además|(?<!o )más|menos|salvo|excepto)\b",
    re.IGNORECASE,
)
# Where what one has not is told apart from what one has: "I use Python, whereas Spark is not in my CV".
APART = re.compile(
    r",?\s(?:while|whereas|although|(?:even )?though|but|während|obwohl|dafür|alors que|bien que|mais|tandis que"
    r"|en revanche|mientras(?: que)?|aunque|pero|en cambio)\s|,\s(?:aber|doch|and|und|et|y)\s|\s?[;:]\s"
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
    r"|(?<=\btengo), (?:en cambio|sin embargo|por el contrario),",
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
    r",?\s(?:rather than|and not|plutôt que|et non(?: pas)?|y no|und nicht|anstatt|statt)\b"
    r"(?! only| just| nur| solo| sólo)[^,;:.]*",
    re.IGNORECASE,
)
# What is lacking by the verb alone, or of what was named before.
LACKING = re.compile(
    r"\bi (?:still )?lack\b|\bfehl(?:t|en) mir\b|\bmir\b[^.;:]{0,100}\bfehl(?:t|en)\b|\bil me manque\b"
    r"|\bme manqu(?:e|ent)\b|\bme faltan?\b|\bcarezco de\b",
    re.IGNORECASE,
)
NONE_OF_IT = re.compile(r"\bi have none\b|\bje n['’]en ai (?:pas|aucune?)\b|\bno tengo ningun[oa]\b", re.IGNORECASE)
# Where something is said that is: "… with Kafka and Kubernetes is my daily tool", "I cannot show my certificate here".
ASSERTS = re.compile(
    r"\b(?:and|und|et|y)\s[^,;]{1,40}\s(?:is|are|ist|sind|est|sont|es|son)\b|\b(?:show|offer|bring)\s(?:you\s)?my\b",
    re.IGNORECASE,
)
# What one is or has before one says what one has not: "After ten years of Kafka I have no experience with Go".
LED_UP_TO = re.compile(
    r"^\W*(?:as|after|with|being|having|despite|in spite|from|als|nach|mit|seit|trotz|comme|après|avec|malgré|depuis"
    r"|en tant|como|tras|con|desde|pese)\b",
    re.IGNORECASE,
)
AND = re.compile(r"\s(?:and|und|et|y)\s", re.IGNORECASE)
NEAR, FAR = 3, 16  # words between what denies and what is denied, at most; with "neither", "weder", "ni" it is more


def without_gap(text: str, known: Known) -> str:
    """A sentence with the gaps that it owns up to blanked out, clause by clause; nothing where that is all it tells."""
    names_document, is_of_person = bool(DOCUMENT.search(text)), names_oneself(text)
    text = _without_contrast(text, known)
    told = _blanked(SET_OFF, _blanked(SAYING_SO, text))
    joints = [(0, 0), *(match.span() for match in APART.finditer(told)), (len(told), len(told))]
    pieces = [(before[1], after[0]) for before, after in pairwise(joints)]
    pieces = [place for place in pieces if LETTER.search(told, *place)]
    gaps = [
        (start, end)
        for start, end in pieces
        if _is_gap(told[start:end], known, of_document=names_document)
        or (is_of_person and _is_denial(told[start:end], known))
    ]
    if not gaps:
        return text
    kept = "".join(" " if any(a <= at < b for a, b in gaps) else letter for at, letter in enumerate(told)).rstrip()
    return kept if len(gaps) < len(pieces) else ""


def _without_contrast(text: str, known: Known) -> str:
    """A sentence without what it only says not to be, unless that tells something or names what nobody has."""
    for match in RATHER.finditer(text):
        clause = Sentence(match.group())
        names = [match.group()[a:b] for a, b in named(clause)]
        if not _tells(match.group(), known) and all(is_in_posting(name, known) for name in names):
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


def _is_denial(text: str, known: Known) -> bool:
    """Whether a clause says that the person has not what one may have or do, and tells nothing else.

    "I have no experience with Kafka" does, whoever asks for Kafka. "I have no problem with Kafka" does not.
    """
    clause = Sentence(text)
    words = [token.word for token in clause.tokens]
    start = _denied_from(clause)
    if start is None or CONTRAST.search(text) or _is_denied_twice(text, words) or _goes_on(clause, start):
        return False
    before = [token for token in clause.telling if token.start < start]
    if any(is_deed(t.word) and not (_is_of_denial(t.word) or _is_asked(t, text, known)) for t in before):
        return False
    skills = [(mention.start, mention.end) for mention in skills_in(text)]
    is_led_up_to = names_oneself(text[:start]) or LED_UP_TO.search(text)
    denied = [place for place in skills if place[0] > start or not is_led_up_to]
    figured = [(figure.start, figure.end) for figure in clause.figures if figure.start < start]
    if not all(is_in_posting(text[a:b], known) for a, b in {*named(clause), *skills, *figured} - {*denied}):
        return False
    asked = [token.is_in(known.posting_keys) for token in clause.telling]
    is_of_gap = all(
        is_asked or _is_of_denial(token.word) or any(first <= token.start < last for first, last in denied)
        for token, is_asked in zip(clause.telling, asked, strict=True)
    )
    names = skills or any(asked) or NONE_OF_IT.search(text)
    return bool(names and is_of_gap) or any(word in listed("owned", "lacking") for word in words)


def _denied_from(clause: Sentence) -> int | None:
    """Where in a clause begins what is denied, or what denies it; None where nothing is."""
    if match := LACKING.search(clause.text) or NONE_OF_IT.search(clause.text):
        return match.start()
    having = [at for at, token in enumerate(clause.tokens) if token.word in listed("having", "lacking")]
    denying = [at for at, token in enumerate(clause.tokens) if token.word in listed("denying", "lacking")]
    for at in denying:
        reach = FAR if clause.tokens[at].word in listed("correlative", "lacking") else NEAR
        if near := [other for other in having if abs(at - other) <= reach]:
            return clause.tokens[min(at, *near)].start
    return None


def _is_denied_twice(text: str, words: Sequence[str]) -> bool:
    """Whether what is denied is itself a flaw, or nothing: "I have no doubt", "mir fehlt nichts"."""
    lacking = LACKING.search(text)
    denials = sum(map(_denies, words)) + bool(lacking and not any(map(_denies, lacking.group().lower().split())))
    return denials > 1 or any(word in listed("flaws", "lacking") for word in words)


def _goes_on(clause: Sentence, start: int) -> bool:
    """Whether something is told after what is denied: "… with Kafka and led ten teams", "… and Go is my daily tool"."""
    joint = AND.search(clause.text, start)
    told = clause.within(joint.end(), len(clause.text)) if joint else ()
    is_counted = any(joint and figure.start >= joint.end() for figure in clause.figures)
    return bool(ASSERTS.search(clause.text, start)) or is_counted or any(is_deed(token.word) for token in told[:1])


def _is_asked(token: Token, text: str, known: Known) -> bool:
    """Whether a word is a thing that the posting names."""
    return text[token.start].isupper() and token.is_in(known.posting_keys)


def _denies(word: str) -> bool:
    """Whether a word denies by itself, not along with another ("ni … ni")."""
    return word in listed("denying", "lacking") and word not in listed("correlative", "lacking")


def _is_of_denial(word: str) -> bool:
    """Whether a word only denies, or says what one may have or do."""
    return is_plain(word) or any(word in listed(name, "lacking") for name in ("denying", "having", "owned"))


def _tells(text: str, known: Known) -> bool:
    """Whether words speak of the person, of a deed or of a figure that is not the posting's."""
    is_deeds = any(is_deed(token.word) for token in Sentence(text).telling)
    is_figured = any(not is_in_posting(text[figure.start : figure.end], known) for figure in figures(text))
    return names_oneself(text) or is_figured or bool(years_in(text)) or is_deeds
