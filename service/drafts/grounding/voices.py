"""Whom a sentence speaks of, and whether it states anything: English, German, French, Spanish, Portuguese."""

import re

PERSON = re.compile(
    r"\b(?:i|i['’](?:m|ve|d|ll)|me|my|mine|myself|ich|mich|mir|meine?[nmrs]?|je|j['’]|moi|mon|ma|mes|yo|mi|mis|he"
    r"|eu|meus?|minhas?)(?!\w)",
    re.IGNORECASE,
)
EMPLOYER = re.compile(
    r"\b(?:your|yours|you|the (?:role|position|job|company|team|posting)|this (?:role|position|job|company)"
    r"|ihr(?:e[nmrs]?)?|sie|euer|eure[nmrs]?"
    r"|votre|vos|vous|su empresa|vuestr[oa]s?|ustedes|sua empresa|vocês?)\b",
    re.IGNORECASE,
)
# Greetings, thanks, closings: nothing is stated.
COURTESY = re.compile(
    r"^\W*(?:dear|hello|hi|hey|good (?:morning|afternoon|day)|to whom|sincerely|(?:best|kind"
    r"|warm)(?:est)? (?:regards|wishes)|regards|yours|respectfully"
    r"|thank(?:s| you)|many thanks|cordially|cheers|best,?$|sehr geehrte|liebe[rs]?\b|hallo|guten tag"
    r"|mit freundlichen|freundliche grüße|viele grüße"
    r"|beste grüße|vielen dank|bonjour|madame|monsieur|chère?|cordialement|bien à vous|merci|veuillez|estimad[oa]s?"
    r"|hola|un cordial|atentamente|saludos"
    r"|gracias|quedo a|prezad[oa]s?|olá|atenciosamente|obrigad[oa]|re:|subject:|betreff:|objet\s?:|asunto:)",
    re.IGNORECASE,
)
# Wishes and feelings: true because the person says so.
WISH = re.compile(
    r"\b(?:i(?: would|['’]d) (?:love|like|welcome|be (?:glad|happy|delighted|pleased|thrilled|grateful|honou?red))"
    r"|look(?:ing)? forward|i hope|i wish"
    r"|i am (?:writing|applying|very |so |truly |really )?(?:to apply|applying|excited|interested|keen|eager|drawn"
    r"|thrilled|delighted|enthusiastic|happy to|available|attracted|curious)"
    r"|i['’]m (?:writing|applying|excited|interested|keen|eager|drawn|thrilled|delighted|enthusiastic|happy to"
    r"|available|curious)"
    r"|i (?:am writing|apply|want|wish|saw|came across|read|believe|think|feel|admire|understand|learned about)"
    r"|please (?:find|feel|let|see)|would you be"
    r"|let me know|happy to (?:share|discuss|talk|chat|provide)|feel free|could we|may i|i can start|attracts me"
    r"|appeals to me|excites me|interests me"
    r"|ich (?:bewerbe|freue|würde|möchte|hoffe|interessiere|bin gespannt|stehe)|würde ich mich|freue mich"
    r"|gern(?:e)? (?:erzähle|stehe|würde)|reizt mich|begeistert mich"
    r"|je (?:souhaite|serais|me permets|pose|postule|reste|suis (?:ravi|très|motivé|disponible|convaincu"
    r"|intéressé))|j['’](?:aimerais|espère|ai vu|ai lu)|dans l['’]attente|au plaisir"
    r"|me (?:gustaría|encantaría|interesa|entusiasma|presento)|presento mi|quedo|espero|con gusto|quisiera|gostaria"
    r"|aguardo|me interesso|candidato-me)\b",
    re.IGNORECASE,
)
# A character that leads on to what is wanted or theirs: no new clause, no turn to what the person brings ("… with my").
_ON = (
    r"(?:(?!\b(?:i|my|me|with|bring\w*|having|offer|ich|mein\w*|mit|bringe|je|mon|ma|mes|avec|yo|mi|mis|con|aporto"
    r"|eu|meu|minha|com)\b)[^.;:])"
)
# A thing wanted or still to be learned is not a thing had: "I want to learn Go", "I have not used Kubernetes".
NOT_HAD = re.compile(
    rf"\b(?:learn(?:ing)?|interest(?:ed)? in|eager to|want(?:ing)? to|hope to|hoping to|curious about"
    rf"|grow(?:ing)? into|look(?:ing)? forward to|would (?:like|love) to"
    rf"|(?:have|has|had) (?:not|never|no)|haven['’]t|don['’]t|do not|not yet|never|no experience|new to me|lernen"
    rf"|möchte|noch nicht|keine|apprendre|souhaite|pas encore"
    rf"|aprender|quiero|todavía no|aún no|gostaria)\b{_ON}{{0,80}}$",
    re.IGNORECASE,
)
# What belongs to the employer though the person speaks: "your Kubernetes platform", "the Python role".
THEIRS = re.compile(
    rf"\b(?:your|you (?:use|build|run|need|are|have|ask|want|seek|mention|describe|list)|posting (?:asks|names"
    rf"|mentions|lists)|role (?:asks|needs|calls|requires)|the role|this role"
    rf"|(?:apply|applying|application|applied|interest(?:ed)?|candidate|candidacy|opening|position|role|job|vacancy"
    rf"|advertis\w+) (?:for|in|at|as|of|to)"
    rf"|ihre?[nmrs]?|sie (?:suchen|nutzen|brauchen)|stelle|bewerbe mich|votre|vos|vous (?:cherchez|utilisez)|poste"
    rf"|su empresa|vuestr[oa]s?|puesto|vaga)\b{_ON}{{0,60}}$",
    re.IGNORECASE,
)
LONGEST_LEAD = 90  # characters of a line that only leads on to the next
# "Skills your posting also names: Python" claims Python for the person.
LISTED = re.compile(
    r"^\W*(?:skills|experience|education|kenntnisse|ausbildung|erfahrung|compétences|formation|conocimientos"
    r"|formación|experiencia|habilidades|competências)\b",
    re.IGNORECASE,
)
# "… my track record in logistics": a wish that carries a claim.
CARRIED = re.compile(
    r"\b(?:my|meine[nrms]?|mon|ma|mes|mis?|meus?|minhas?)\s(?:[\w-]+\s){0,3}(?:experience|expertise|track record"
    r"|background|skills?|success|career|knowledge"
    r"|history|achievements?|years|erfahrung(?:en)?|kenntnisse|expérience|compétences|experiencia|conocimientos"
    r"|experiência)\b",
    re.IGNORECASE,
)
# What stands before the title of the job applied for.
APPLIED = re.compile(
    r"\b(?:appl(?:y|ying|ication)|position|role|opening|vacancy|job|advertis\w+|bewerb\w+|stelle|poste|candidature|puesto|candidatura|vaga|offre"
    r"|oferta|interes\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
NOTE = re.compile(r"^\W*\[.*\]?$", re.DOTALL)  # "[This draft was put together …]": the maker's note, to be deleted


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence greets, thanks, closes or only leads on ("What fits best:")."""
    return bool(
        COURTESY.search(sentence) or NOTE.match(sentence) or (sentence.endswith(":") and len(sentence) <= LONGEST_LEAD)
    )


def without_job(sentence: str, title: str | None) -> str:
    """The sentence with the title of the job applied for blanked out: to apply for it is not to have held it."""
    at = sentence.casefold().find(title.casefold()) if title and title.strip() else -1
    if title is None or at < 0 or not APPLIED.search(sentence[:at]):
        return sentence
    return sentence[:at] + " " * len(title) + sentence[at + len(title) :]


def is_wish(sentence: str) -> bool:
    """Whether a sentence says what the person wishes or feels."""
    return bool(WISH.search(sentence))


def is_of_employer(sentence: str) -> bool:
    """Whether a sentence speaks of the employer alone. In doubt it speaks of the person."""
    return bool(EMPLOYER.search(sentence)) and not PERSON.search(sentence) and not LISTED.search(sentence)


def carries_a_claim(wish: str) -> bool:
    """Whether a wish says in passing what the person has: "eager to bring my track record in logistics"."""
    return bool(CARRIED.search(wish))


def is_not_had(before: str) -> bool:
    """Whether what follows `before` is wished for, denied, or the employer's."""
    return bool(NOT_HAD.search(before[-120:]) or THEIRS.search(before[-120:]))
