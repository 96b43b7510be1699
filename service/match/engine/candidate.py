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
# What firms are by their own word, and candidates are not: "is a global leader in technology", "ein Marktführer".
LEADING = re.compile(
    r"^(?:as\s[^,;:]{1,60},\s)?[^,;:]{0,60}\b(?:is|are|ist|est|es|é|sommes|somos)\s"
    r"(?:an?|the|one of the|ein\w*|eines der|der|die|une?|l['’]un des|le|uma?|una|[eo]l?)\s"
    r"(?:(?:\w+[’']s|proud|recogni[sz]ed|proven|true|global\w*|world\w*|international\w*|national\w*|rapidly|fast"
    r"|weltweit\w*|führend\w*|european|us|uk|canadian)[\s-]){0,3}"
    r"(?:leaders?|leading|fastest[\s-]growing|growing|marktführer\w*|anbieter|leader|líder(?:es)?)\b",
    re.IGNORECASE,
)
# What firms do where they begin a sentence: "Acme helps customers"; what they have and are is in FINITE.
DOES = re.compile(
    r"\b(?:helps|offers|provides|partners|uses|leverages|builds|creates|makes|serves|delivers|enables|operates|develops"
    r"|designs|supports|works|believes|strives|values|combines|brings|runs|manufactures|sells|aims|embraces|empowers"
    r"|connects|powers|employs|encourages|bietet|entwickelt|steht|zählt|gehört|propose|accompagne|développe|ofrece"
    r"|desarrolla|oferece|desenvolve)\b"
)
LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|ltd|llc|plc|corp|co|gmbh|ag|se|kg|sa|sas|sarl|s\.?l|s\.?a|s\.?r\.?o|a\.?s|b\.?v|pty|limited|lda"
    r"|ltda|company|group)\.?$|[™®]",
    re.IGNORECASE,
)
HIRING = re.compile(r"\b(?:recruiting|recruitment|hiring) process(?:es)?\b", re.IGNORECASE)  # seeks nobody by itself
AHEAD = re.compile(r"(?:(?:today|here|now),?\s)?(?:(?:at|as|bei|chez|en|na)\s)?(?:the\s)?", re.IGNORECASE)
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


def tells_of_employer(text: str, employer: str) -> bool:
    """Whether a sentence is about the firm: it begins with its name and says what it is or does, and seeks nobody.

    "Acme uses Kafka at scale", "At Acme, we pride ourselves on Kafka", "Bonn is a leading centre of finance"; neither
    "Acme is looking for an engineer" nor "Acme certificate".
    """
    named = LEGAL_FORM.sub("", employer).strip().lower()
    ahead = AHEAD.match(text)
    rest = text[ahead.end() if ahead else 0 :].lower()
    is_named = bool(named) and rest.startswith(named) and not rest[len(named) : len(named) + 1].isalnum()
    if not (is_named and _has_verb(rest)) and not LEADING.search(text):
        return False
    return not SOUGHT.search(HIRING.sub("", text))


def _has_verb(text: str) -> bool:
    return bool(DOES.search(text)) or FINITE.search(text.rstrip(' .!?"”)')) is not None


def tells_of_others(text: str) -> bool:
    """Whether the years of experience in a sentence are somebody else's."""
    return any(is_of_others(text, years.start, years.end) for years in asked_years(text))


def is_of_learners(text: str, start: int, end: int, *, is_wish: bool) -> bool:
    """Whether a degree is that of people the candidate teaches; "Master's student" in a wish is the candidate."""
    return bool(LEARNERS_AFTER.search(text[end:])) and (not is_wish or bool(TEACHES_BEFORE.search(text[:start])))


def is_wish(text: str) -> bool:
    """Whether a sentence that no heading marks says that it asks."""
    return bool(WISH.search(text.lower()))


def is_item(text: str) -> bool:
    """Whether a sentence is a bare item of a list: "Valid Class A CDL"."""
    return len(text.split()) <= LONGEST_ITEM and not FINITE.search(text)
