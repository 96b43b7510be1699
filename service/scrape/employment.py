"""Kinds of employment, as codes and as people write them."""

import itertools
import re
from collections.abc import Iterable, Sequence

from service.scrape.model import EmploymentType
from service.scrape.text import count_words, line

_NAMES = {
    EmploymentType.FULL_TIME: "Full-time",
    EmploymentType.PART_TIME: "Part-time",
    EmploymentType.CONTRACTOR: "Contract",
    EmploymentType.TEMPORARY: "Temporary",
    EmploymentType.INTERN: "Internship",
    EmploymentType.VOLUNTEER: "Volunteer",
    EmploymentType.PER_DIEM: "Per diem",
    EmploymentType.OTHER: "Other",
}

# What boards write, in the languages we meet. "Permanent" and its kin say how long, and on their own mean full time.
_PATTERNS = {
    EmploymentType.FULL_TIME: (
        r"full[\s_-]?time|vollzeit|temps[\s-]plein|plein[\s-]temps|jornada completa|tiempo completo|temps complet"
        r"|tempo integral"
        r"|período integral|tempo pieno|voltijds|fulltime|heltid|fuldtid|kokoaikainen|plný úvazek"
        r"|pln[ýé]\w* úvaz\w*|pełny etat"
        r"|pełen etat|полн\w{2,4} (?:занят\w+|рабоч\w+ день)|повн\w{2,4} (?:зайнят\w+|робоч\w+ день)|正社員|全职|정규직"
        r"|teljes munkaid\w+|normă întreagă|pln\w{1,3} úväz\w+|kokoaik\w+"
    ),
    EmploymentType.PART_TIME: (
        r"part[\s_-]?time|teilzeit|temps[\s-]partiel|media jornada|medio tiempo|jornada parcial|tiempo parcial"
        r"|temps parcial"
        r"|meio período|tempo parcial|tempo parziale|deeltijds?|parttime|deltid|osa-aikainen|částečný úvazek"
        r"|zkrácený úvazek"
        r"|część etatu|niepełny etat|частичн\w+ занят\w+|неполн\w+ (?:занят\w+|рабоч\w+)|неповн\w+ зайнят\w+"
        r"|részmunkaid\w+|normă parțială|(?:čiastočný|skrátený) úväzok|osa-?aik\w+|half[ -]time|mi-temps|halbtags"
        r"|アルバイト|パート|兼职|mini-?job"
    ),
    EmploymentType.CONTRACTOR: (
        r"contract(?:or)?|freelancer?|free[\s-]lance|freiberuflich\w*|contratista|autónomo|autônomo"
        r"|libero professionista|zzp"
        r"|živnost\w*|b2b|контракт\w*|независим\w+ подрядчик"
    ),
    EmploymentType.TEMPORARY: (
        r"temporar(?:y|io|ia|ily)|temporaire|temporär|temp|temporal|temporanea?|befristet\w*|fixed[\s_-]?term|cdd|intérim|interim"
        r"|seasonal|saisonnier\w*"
        r"|casual|časově omezen\w*|na dobu určitou|tijdelijk|временн\w+|тимчасов\w+"
        r"|határozott idej\w+|perioadă determinată|brigád\w*|määräaikai\w+|a tempo determinato|派遣社員|契約社員"
    ),
    EmploymentType.INTERN: (
        r"intern(?:ship)?s?|praktik(?:um|a|ant\w*)|werkstudent\w*|stagiaires?|stages?|alternance|apprentissage"
        r"|estági[oa]\w*|prácticas"
        r"|becari[oa]s?|becas?|tirocinio|stagista|trainee(?:ship)?|apprentice(?:ship)?|ausbildung|стажировк\w+"
        r"|стажер|стажёр|стажування"
        r"|stáž\w*|staż\w*|インターン"
    ),
    EmploymentType.VOLUNTEER: r"volunteer(?:ing)?|ehrenamt\w*|bénévol\w*|voluntari\w+|доброволь\w+|волонт[её]р\w*",
    EmploymentType.PER_DIEM: r"per[\s_-]?diem",
}
_COMPILED = {code: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) for code, pattern in _PATTERNS.items()}
_PERMANENT = re.compile(
    r"(?<!\w)(?:permanent|regular|cdi|festanstellung|unbefristet\w*|feste anstellung|indefinid[oa]|indefinit"
    r"|tempo indeterminato"
    r"|efetivo|clt|vast contract|angestellt\w*|umow[aę] (?:o pracę|stał[aą])|tillsvidare\w*"
    r"|fast (?:stilling|ansettelse)|alkalmazotti jogviszony"
    r"|perioadă nedeterminată|vakituinen|trvalý pracovný pomer|безстроков\w+"
    r"|^fast$|постоянн\w+)(?!\w)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\s{0,9}(?:other|autre|andere|otro|altro|sonstiges?|другое)\s{0,9}", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;!?\n]{10,160}")
_MAX_SENTENCES = 400
_OF_THE_JOB = re.compile(
    r"\b(?:position|role|post|job|contract|contrat|poste|puesto|cargo|contrato|vaga|regime|posizione|functie|stelle|anstellung"
    r"|tjänsten|anställningen|stillingen|stilling|praca|pozice)\b",
    re.IGNORECASE,
)
_MAX_FIELD_WORDS = 20  # the value of an employment field; a longer text is a sentence that mentions one
_CONTRACT_LENGTH = re.compile(
    r"contract type|type of contract|tipo de contrato|type de contrat|vertragsart", re.IGNORECASE
)


def codes(text: str | Sequence[object] | None) -> tuple[EmploymentType, ...]:
    """The codes that an employment field names, in the order of the published list; empty when it names none."""
    joined = text if isinstance(text, str) else ", ".join(str(each) for each in text or ())
    value = _CONTRACT_LENGTH.sub(" ", line(joined.replace("_", " ")))
    if not value or count_words(value) > _MAX_FIELD_WORDS:
        return ()
    found = tuple(code for code, pattern in _COMPILED.items() if pattern.search(value))
    if not found and _PERMANENT.search(value):
        return (EmploymentType.FULL_TIME,)
    if not found and _OTHER.fullmatch(value):
        return (EmploymentType.OTHER,)
    return found


def in_prose(text: str) -> tuple[EmploymentType, ...]:
    """Full or part time as a sentence about the job says it: "The post is permanent, 39 hours a week"; else empty."""
    for sentence in itertools.islice(_SENTENCE.finditer(text), _MAX_SENTENCES):
        if _OF_THE_JOB.search(sentence.group()):
            said = codes(sentence.group())
            if found := tuple(each for each in said if each in {EmploymentType.FULL_TIME, EmploymentType.PART_TIME}):
                return found
    return ()


def says_only_lasting(text: str) -> bool:
    """Whether the text says how long the work lasts ("permanent") and not how much of it there is."""
    return not any(pattern.search(text) for pattern in _COMPILED.values())


def employment_text(types: Iterable[EmploymentType]) -> str | None:
    """The kinds as a person reads them ("Full-time, Contract"), or None when there are none."""
    return ", ".join(_NAMES[each] for each in types) or None
