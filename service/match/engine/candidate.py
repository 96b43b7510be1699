"""Whether a sentence speaks of the candidate, or of the firm, its people, its pupils or the post."""

import re

from service.match.engine.years import asked_years

# A firm as the subject: "We have ", "Our team brings ", "Wir blicken auf ", "Tenemos ".
OTHERS_BEFORE = re.compile(
    r"(?:^|[,;:–]\s)(?:(?:we|our|(?:the|this|our) (?:company|firm|agency|business|organi[sz]ation|school|team)|wir"
    r"|unser\w*|das unternehmen|die firma|nous|notre|nos|l['’]entreprise|nuestr\w+|la empresa|noss\w+|a empresa)\b"
    r"(?:['’]ve\b|(?:\s[\w-]+){0,4}?\s(?:have|has|had|brings?|boasts?|looks? back|is|are|was|were|celebrat\w+|haben|hat"
    r"|verfüg\w+|blick\w+|sind|avons|a|ont|sommes|tiene|tienen|cuenta|es|son|tem|têm|é))"
    r"|tenemos|contamos|somos|temos)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
# The same by its name, in its own case: "Harbour Pay has over ", "Acme is a leader with ".
NAMED_BEFORE = re.compile(
    r"^(?!(?:You|Who|Sie|Du|Vous|Usted|Experience|Erfahrung|The)\b)[A-Z][\w&.'-]*(?:\s[A-Z][\w&.'-]*){0,3}\s"
    r"(?:has|brings|boasts|hat|verfügt|possède|tiene|cuenta|tem|conta|a (?:plus|près) de"
    r"|(?:is|ist|est|es|é) (?:an?|the|one|ein\w*|un|une|una|uma|l[ií]der)\b)[^.;:]{0,60}$"
)
# Somebody the candidate meets: "You get a mentor with ", "Du lernst von Kollegen mit ".
PEOPLE_BEFORE = re.compile(
    r"\b(?:gets?|receive|learn\w*|report|join|meet|work (?:with|alongside|under|for)|have access|(?:mentored|coached"
    r"|supported|trained|led|supervised) by|bekommst|bekommen|erhältst|erhalten|arbeitest|arbeiten|lernst|lernen|aurez"
    r"|travaillerez|apprendrez|tendrás|trabajarás|aprenderás|terá|trabalhará|aprenderá)\b[^.;:]{0,40}?"
    r"\b(?:mentor\w*|coach\w*|colleagues?|teams?|experts?|instructors?|trainers?|supervisors?|managers?|leaders?|people"
    r"|professionals|engineers|kolleg\w+|ausbilder\w*|équipes?|collègues?|tut[eo]\w*|equipos?|compañer\w+"
    r"|equipes?|colegas?)"
    r"\s(?:with|who (?:has|have)|having|mit|avec|ayant|con|com)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
# The post itself: "The position is for ", "Die Stelle ist befristet auf ", "Duration: ".
POST_BEFORE = re.compile(
    r"\b(?:(?:position|role|post|appointment|job|placement|stelle|poste|puesto|vaga|cargo)\s(?:is|will be|lasts|runs"
    r"|ist|läuft|est|es|é|será|dure)|contract|vertrag|contrat|contrato)\s(?:\w+ly\s|limited\s|befristet\s)?"
    r"(?:for|over|auf|für|über|pour|por|de|of)\s(?:\w+\s)?$|\b(?:duration|laufzeit|durée|duración|duração)\s?:\s?$",
    re.IGNORECASE,
)
WITH_FIRST = re.compile(r"^(?:with|backed by|thanks to|mit|avec|forte? de|con|com)\b[^.;:]{0,30}$", re.IGNORECASE)
# After years that stand first, who it is that has them: ", Acme is", ", we".
OTHERS_AFTER = re.compile(
    r"^[^.;:]{0,80},\s(?:we|our|the (?:company|firm|team)|wir|unser\w*|nous|notre|somos|nuestr\w+|noss\w+"
    r"|(?!You\b|Sie\b|Du\b|Vous\b)[A-Z][\w&.'-]*(?:\s[A-Z][\w&.'-]*){0,3}\s(?:is|has|offers|ist|hat|est|es|é"
    r"|tem|tiene)\b"
    r"(?!\s(?:an? (?:plus|must|asset|advantage)|required|preferred|desir|essential|ein plus|un plus|un atout)))"
)
# What makes those before no others at all: "We are looking for", "Our ideal candidate has", "wir suchen".
SOUGHT = re.compile(
    r"\b(?:look\w*|seek\w*|need\w*|requir\w+|want\w*|search\w*|hir(?:e|ing)|recruit\w*|expect\w*|ask|candidates?"
    r"|applicants?|you|your|someone|somebody|ideal\w*|must|should|such\w*|erwart\w+|wünsch\w+|brauch\w+"
    r"|benötig\w+|du|sie"
    r"|cherch\w+|recherch\w+|exig\w+|demand\w+|vous|busc\w+|necesit\w+|pedi\w+|usted|procur\w+|precis\w+|você"
    r"|zoek\w*|cerc\w+|szuka\w*|hled\w+|söker|søger|шука\w+|ищ\w+)\b",
    re.IGNORECASE,
)
# What firms are by their own word, and neither candidates nor languages are: "Bonn is a leading centre of finance".
LEADING = re.compile(
    r"^(?:As\s[^,;:]{1,60},\s)?"
    r"(?:We|Our \w+|The [Cc]ompany|Wir|Nous|Somos|[A-ZÀ-Þ][\w&.'’-]*(?:\s[A-ZÀ-Þ][\w&.'’-]*){0,3})\s"
    r"(?:is|are|ist|sind|est|sommes|es|é|somos)\s"
    r"(?:an?|the|one of the|ein\w*|der|die|une?|l['’]un des|le|uma?|una|el|o)\s"
    r"(?:(?:\w+[’']s|proud|recogni[sz]ed|true|global\w*|world\w*|international\w*|national\w*|rapidly|fast|fastest"
    r"|growing|leading|weltweit\w*|führend\w*|european|professional|power|management|services?|\w+ing)[\s-]){0,5}"
    r"(?:leaders? in|marktführer\w*|leader (?:du|de|des|mondial)|líder (?:en|em|mundial)|provider|company|firms?"
    r"|supplier|organi[sz]ations?|manufacturer|retailer|agency|cent(?:re|er)|anbieter)\b"
)
# What firms do where they begin a sentence: "Acme helps customers".
DOES = (
    r"(?:is|are|was|has|helps|offers|provides|partners|uses|leverages|builds|creates|makes|serves|delivers|enables"
    r"|operates|develops|designs|supports|works|believes|strives|combines|brings|runs|manufactures|sells|aims|embraces"
    r"|empowers|connects|powers|employs|encourages|ist|hat|bietet|entwickelt|steht|zählt|gehört|est|propose|accompagne"
    r"|développe|es|ofrece|desarrolla|é|oferece|desenvolve)"
)
# After its name: what it is or does, or what is its own ("IBM's greatest invention is").
SPEAKS = re.compile(rf"(?:\s[A-Z][\w&-]*){{0,2}}(?:['’]s\s[^,;:]{{2,60}}?)?\s(?:also\s|\w+ly\s)?{DOES}\b")
WE = re.compile(r",?\s(?:we|our|wir|unser\w*|nous|notre|nos|nuestr\w+|noss\w+)\b")
LEGAL_FORM = re.compile(
    r"(?<![\s,])[\s,]{1,3}(?:inc|ltd|llc|plc|corp|co|gmbh|ag|se|kg|sa|sas|sarl|s\.?l|s\.?a|s\.?r\.?o|a\.?s|b\.?v|pty"
    r"|limited|lda|ltda|company|group)\.?$",
    re.IGNORECASE,
)
SHORTEST_NAME = 3  # letters of an employer's name that begins no other word
SHORTEST_SPELLED = 2  # words of a name of which the first two are enough to know it by
# What makes it a wish or a condition all the same: "Acme does not sponsor visas", "Acme has an opening for a nurse".
DEMANDS = re.compile(
    r"\b(?:essential|mandatory|a plus|prefer\w*|desir\w+|zwingend|vorausgesetzt|pflicht|von vorteil|indispensable"
    r"|obligatoire|imprescindible|obligatori\w*|obrigatóri\w*|openings?|vacanc\w+|positions?|roles?|applications?"
    r"|accepting|interview\w*|consider\w*|stelle\w*|postes?|puestos?|vagas?|experience|erfahrung\w*|expérience"
    r"|experiencia|experiência|skills?|knowledge|kenntnis\w*|certifi\w+|degrees?|licen[cs]es?|responsib\w+|will|visas?"
    r"|sponsor\w*|clearance|travel\w*|remote|on-?site|hybrid|citizen\w*|speaks?|language|sprache|langue|idioma|years?)\b",
    re.IGNORECASE,
)
HIRING = re.compile(r"\b(?:recruiting|recruitment|hiring) process(?:es)?\b", re.IGNORECASE)  # seeks nobody by itself
AHEAD = re.compile(r"(?:(?:Today|Here|Now),?\s)?(?P<at>(?:At|As|Bei|Chez|En|Na)\s)?(?:The\s)?")
# A degree that others have or work for: "PhD students", "supervise Master's".
LEARNERS_AFTER = re.compile(
    r"^['’]?s?(?:[\s/,&-]+(?:and|or|und|et|y|e|degree|level|[A-Z][\w.'’]*)){0,4}[\s-]+(?:students?|pupils"
    r"|candidates|holders"
    r"|thes[ei]s|studierende\w*|studenten|doktorand\w*|arbeiten|étudiant\w*|doctorants?|estudiantes|alumnos|alunos)\b",
    re.IGNORECASE,
)
TEACHES_BEFORE = re.compile(
    r"\b(?:supervis\w+|mentor(?:ing|s)?|teach(?:ing|es)?|advis\w+|tutor(?:ing|s)?|coach(?:ing)?|guid(?:e|ing)|betreu\w+"
    r"|unterricht\w+|encadr\w+|enseign\w+|orient(?:ar|as|ación|ação)\w*|supervis\w+|dirig\w+)\s(?:[\w'’.-]+,?\s){0,3}$",
    re.IGNORECASE,
)
# Studies that go on, which nobody has to have finished: "Laufendes Studium", "inscrit en Master Marketing".
ENROLLED_BEFORE = re.compile(
    r"\b(?:laufend\w*|aktuell\w*|derzeitig\w*|(?:immatrikuliert|eingeschrieben)\w*"
    r"(?:\s(?:im|in|für|an|einem|einer|ein|das|der)){0,3}|(?:bist|befinde\w+\s[ds]ich)(?:\s\w+)?\sim"
    r"|(?:inscrite?|étudiante?)(?:\s(?:en|dans|au|une?|actuellement)){0,3}"
    r"|(?:cursando|matriculad[oa]|inscrit[oa]|estudiante)(?:\s(?:en|de|un|el|actualmente)){0,3})\s$",
    re.IGNORECASE,
)
ENROLLED_AFTER = re.compile(r"^[^.;,:]{0,60}?\b(?:eingeschrieben|immatrikuliert)\b", re.IGNORECASE)
# What says that somebody needs a level of school who teaches: "Für den Unterricht brauchen Sie Abitur".
_WORD = (
    r"(?!(?:(?:requ[ie]|need|must|minim|brauch|benötig|erforder|voraus|verlang|verfüg|besitz|exig|nécess|necesit|demand"
    r"|precis)\w*|have|hold|is|are|ist|sind|haben|faut|avoir|avez|est|tener|tienes|debes?|es|é)\s)[\w'’./-]+"
)
# A level of school as what is taught: "teach chemistry to ", "preparing pupils for GCSE and ", "Vorbereitung auf das ".
TAUGHT_BEFORE = re.compile(
    rf"\b(?:(?:teach|tutor|deliver|coach)(?:ing|s)?|prepar\w+(?:\s{_WORD}){{0,3}}?\s(?:for|para)"
    rf"|unterricht\w*|[^\W\d_]*vorbereit\w+(?:\s{_WORD}){{0,3}}?\sauf|prépar\w+(?:\s{_WORD}){{0,3}}?\s(?:aux?|à)"
    r"|enseign\w+|cours|impart\w+|clases)"
    r"(?:\s(?!(?:and|or|with|assistants?|experience|qualif\w+|certif\w+|degree|diploma|und|mit|et|avec|y|con)\b)"
    rf"{_WORD}){{0,6}}?"
    r"(?:\s(?-i:[A-Z]{3,}s?|A[- ][Ll]evels?)\s(?:and|or|&|und|et|y|o))?\s$",
    re.IGNORECASE,
)
TAUGHT_AFTER = re.compile(
    r"^['’]?s?[\s-](?:level\s)?(?:[\w-]+\s)?(?:classes|lessons|pupils|students|learners|curriculum|syllabus|teaching"
    r"|klassen?|unterricht\w*|schüler\w*|élèves|alumnos|alumnado)\b",
    re.IGNORECASE,
)
# That a wish is meant, in a text of small letters: "you have", "required", "fluent".
WISH = re.compile(
    r"\byou(?:['’]re|['’]ve|['’]ll (?:have|need|be))|\byou (?:have|hold|are|bring|speak|need|possess|must|should)\b"
    r"|\b(?:candidates?|applicants?|must|should|requir\w+|minimum|at least|need(?:s|ed)?|looking for|seek\w*|wanted"
    r"|essential|fluen\w+|native|proficien\w+|du (?:hast|bist|sprichst)|sie (?:haben|sind|sprechen|verfügen)"
    r"|erforderlich|mindestens|such(?:en|st|t)|benötig\w+|voraus\w+|fließend\w*|vous (?:avez|êtes|parlez)|exig\w+"
    r"|requis\w*|recherch\w+|cherch\w+|courant|au moins|usted|tienes|hablas|requier\w+|busc\w+|necesit\w+|fluid[oa]"
    r"|al menos|mínimo|(?:working|company) language|arbeitssprache|langue de travail|idioma de trabajo"
    r"|^\W*(?:languages|sprachen|langues|idiomas|línguas)|você (?:tem|fala)|procur\w+|precis\w+|fluente|pelo menos"
    r"|someone)\b"
)
# What a full sentence has and an item of a list has not.
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|do|does|did|we|our|us|you|your|they|their|it|its"
    r"|he|she|where"
    r"|which|ist|sind|war|hat|haben|wird|werden|wir|unser\w*|sie|ihr\w*|du|dein\w*|est|sont|nous|notre|nos|vous|votre"
    r"|vos|son|somos|nuestr\w+|são|noss\w+|você)\b|[.!?]\W*$",
    re.IGNORECASE,
)
LONGEST_ITEM = 14  # words of an item of a list without a verb


def is_of_others(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` tells what somebody else has, or how long the post is for."""
    before, after = text[:start], text[end:]
    if POST_BEFORE.search(before) or (WITH_FIRST.search(before) and OTHERS_AFTER.search(after)):
        return True
    if PEOPLE_BEFORE.search(before):
        return True
    return bool(OTHERS_BEFORE.search(before) or NAMED_BEFORE.search(before)) and not SOUGHT.search(before)


def employer_named(company: str) -> str:
    """The name of an employer as it is used in a sentence: without legal form, and nothing when it is no name."""
    name = LEGAL_FORM.sub("", " ".join(company.replace("™", "").replace("®", "").split())).strip(" ,")
    return name if sum(map(str.isalpha, name)) >= SHORTEST_NAME else ""


def is_of_employer(text: str, place: tuple[int, int], employer: str) -> bool:
    """Whether a name is but a part of the employer's, written out or by its first two words: "Juniper Ridge (Clinics)".

    A firm of one word may bear the name of what it sells, and so may one whose first two words are such a name.
    """
    parts = employer.split()
    if len(parts) < SHORTEST_SPELLED:
        return False
    brief = " ".join(parts[:SHORTEST_SPELLED])
    at = text.rfind(brief, 0, place[0] + len(brief))
    if at < 0:
        return False
    end = at + len(employer if text.startswith(employer, at) else brief)
    return at <= place[0] and place[1] <= end and place != (at, end)


def tells_of_employer(text: str, employer: str) -> bool:
    """Whether a sentence is about the firm: it says what the firm is or does, and asks for nothing.

    "Acme uses Kafka at scale", "At Acme, we pride ourselves on Kafka", "Bonn is a leading centre of finance"; neither
    "Acme is looking for an engineer" nor "SAP skills are a plus".
    """
    if not _begins_with(text, employer) and not LEADING.search(text):
        return False
    plain = HIRING.sub("", text)
    return not SOUGHT.search(plain) and not DEMANDS.search(plain)


def _begins_with(text: str, employer: str) -> bool:
    """Whether the employer is what a sentence says something of."""
    ahead = AHEAD.match(text)
    start = ahead.end() if ahead else 0
    if not employer or not text.startswith(employer, start):
        return False
    is_there = bool(ahead and ahead["at"])
    return (WE if is_there else SPEAKS).match(text, start + len(employer)) is not None


def tells_of_others(text: str) -> bool:
    """Whether the years of experience in a sentence are somebody else's."""
    return any(is_of_others(text, years.start, years.end) for years in asked_years(text))


def is_of_learners(text: str, start: int, end: int, *, is_wish: bool) -> bool:
    """Whether a degree is that of people the candidate teaches; "Master's student" in a wish is the candidate."""
    return bool(LEARNERS_AFTER.search(text[end:])) and (not is_wish or bool(TEACHES_BEFORE.search(text[:start])))


def is_enrolled(text: str, start: int, end: int) -> bool:
    """Whether a degree is one that the candidate is still to be studying for."""
    return bool(ENROLLED_BEFORE.search(text[:start]) or ENROLLED_AFTER.search(text[end:]))


def is_taught(text: str, start: int, end: int) -> bool:
    """Whether a level of school is what somebody teaches: "A level chemistry" to whom the sentence lets teach it."""
    return bool(TAUGHT_BEFORE.search(text[:start]) or TAUGHT_AFTER.search(text[end:]))


def is_wish(text: str) -> bool:
    """Whether a sentence that no heading marks says that it asks."""
    return bool(WISH.search(text.lower()))


def is_item(text: str) -> bool:
    """Whether a sentence is a bare item of a list: "Valid Class A CDL"."""
    return len(text.split()) <= LONGEST_ITEM and not FINITE.search(text)
