"""What people are called who do a job, in the languages we meet: most titles of postings hold such a word."""

import re
from functools import lru_cache

# Whole words: "cook" is one, "cookies" are none.
_ENGLISH = (
    "engineer|developer|programmer|architect|manager|director|analyst|consultant|specialist|assistant|associate"
    "|administrator|coordinator|designer|technician|mechanic|electrician|officer|executive|representative|advisor"
    "|adviser|supervisor|scientist|researcher|accountant|auditor|controller|bookkeeper|cashier|clerk|secretary"
    "|receptionist|recruiter|lawyer|attorney|paralegal|counsel|teacher|tutor|lecturer|professor|faculty|instructor"
    "|trainer|coach|nurse|doctor|physician|surgeon|dentist|pharmacist|therapist|psychologist|paramedic"
    "|caregiver|carer"
    "|midwife|veterinarian|chef|cook|baker|butcher|waiter|waitress|barista|bartender|housekeeper|cleaner"
    "|janitor|driver"
    "|courier|conductor|pilot|operator|machinist|welder|plumber|carpenter|painter|roofer|mason|labourer"
    "|laborer|worker"
    "|packer|picker|handler|loader|forklift|inspector|tester|planner|buyer|merchandiser|salesperson|seller"
    "|writer|editor"
    "|journalist|copywriter|translator|interpreter|photographer|videographer|artist|animator|producer|strategist"
    "|marketer|economist|statistician|actuary|underwriter|broker|trader|banker|teller|agent|ambassador|president"
    "|chief|lead|leader|intern|internship|apprentice|trainee|graduate|fellow|postdoc|owner|partner|founder"
    "|guard|firefighter|librarian|curator|gardener|farmer|surveyor|estimator|dispatcher|steward|concierge|hairdresser"
    "|stylist|beautician|tailor|seamstress|model|actor|musician|dancer|biologist|chemist|physicist|geologist"
    "|hygienist"
    "|radiographer|nanny|maid|porter|valet|usher|engineering|scrum|devops|sre|qa|ceo|cto|cfo"
)
# Also at the end of a word ("Softwareentwickler"), and with endings ("ingénieure", "разработчика").
_OTHERS = (
    # German, Dutch, the Nordic languages
    "entwickler|ingenieur|kaufmann|kauffrau|kaufleute|fachkraft|sachbearbeiter|mitarbeiter|berater|leiter|leitung"
    "|techniker|mechaniker|mechatroniker|elektriker|elektroniker|meister|pfleger|schwester|arzt|ärztin|lehrer"
    "|erzieher"
    "|verkäufer|fahrer|köch|kellner|referent|assistenz|assistent|buchhalter|steuerfachangestellt|jurist|anwalt"
    "|werkstudent|redakteur|planer|prüfer|praktikant|praktikum|auszubildende|ausbildung|azubi|hilfskraft"
    "|helfer|monteur|schlosser|schreiner"
    "|tischler|maler|gärtner|bäcker|metzger|friseur|reinigungskraft|betreuer|pädagog|therapeut|professur"
    "|medewerker|ontwikkelaar|verpleegkundige|chauffeur|adviseur|beheerder|leraar|docent|utvecklare"
    "|sjuksköterska|lärare|säljare|medarbetare|sykepleier|lærer|medarbejder|udvikler|rådgiver"
    # French, Spanish, Portuguese, Catalan, Italian
    "|ingénieur|développeu[rs]|chargé|responsable|conseill(?:er|ère)|technicien|vendeu[rs]|infirmi"
    "|comptable|directeur|directrice|gestionnaire|stagiaire|secrétaire|alternan|opérateur|ouvrier|serveu"
    "|cuisini|éducat|enseignant|médecin|formateur|ingenier|desarrollador|programador|técnic|gerente"
    "|administrativ|auxiliar|asistente|vendedor|enfermer|médic|profesor|maestr|contador|abogad|cociner"
    "|camarer|conductor"
    "|operari|mozo|dependient|comercial|jefe|encargad|becari|practicante|educador|tècnic|monitor|administrati"
    "|coordinador|analista"
    "|desenvolvedor|engenheir|estagiári|estágio|assistente|enfermeir|motorista|cozinheir"
    "|operador|atendente|consultor|recepcionista|ingegner|sviluppatore|impiegat|operai|addett|commess|infermier"
    "|tirocinant|magazzinier|autista|cuoc|camerier|insegnant|contabil"
    # Czech, Slovak, Polish, Russian, Ukrainian
    "|vývojář|inženýr|programátor|technik|prodavač|řidič|účetní|asistent|vedoucí|manažer|pracovník|dělník"
    "|sestra|lékař|učitel|obchodní|skladník|kuchař|operátor|konzultant|inżynier|programist|kierowc|sprzedawc"
    "|kierownik"
    "|specjalist|pracownik|księgow|nauczyciel|pielęgniark|magazynier|kucharz|doradca|stażyst|praktykant"
    "|разработчик|инженер|менеджер|программист|специалист|аналитик|бухгалтер|водитель|продавец|врач|медсестра|учитель"
    "|оператор|администратор|руководитель|дизайнер|стажер|стажёр|розробник|інженер|спеціаліст|аналітик|керівник|лікар"
    # Hungarian, Romanian, Slovak, Finnish
    "|helyettes|mérnök|fejlesztő|ügyintéző|asszisztens|vezető|eladó|sofőr|szakács|tanár|könyvelő|munkatárs|gyakornok"
    "|inginer|dezvoltator|vânzător|șofer|bucătar|profesoar|lucrător|muncitor|ospătar|îngrijitor|stagiar|vodič|kuchár"
    "|predavač|účtovn|učiteľ|čašník|robotník|inžinier|kehittäjä|insinööri|hoitaja|opettaja|myyjä|kuljettaja|kokki"
    "|asentaja|työntekijä|harjoittelija|ohjaaja|suunnittelija|wärter|bediener|schweißer|educatore|educatrice"
    "|швачк|водій"
    "|кухар|продавець|вчитель|швея|повар"
    # Chinese, Japanese, Korean
    "|工程师|开发|经理|设计师|专员|实习|助理|顾问|主管|エンジニア|開発|マネージャ|デザイナ|スタッフ|営業|担当|개발자|엔지니어|매니저|디자이너|담당"
)
_ROLE = re.compile(
    rf"(?:{_ENGLISH})s?|[a-z]{{3,14}}(?:maker|keeper|smith|wright|fitter|worker)s?|\w{{0,24}}?(?:{_OTHERS})\w{{0,6}}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,40}")
_REMEMBERED = 8_192  # words; headings of pages repeat few


def names_role(text: str) -> bool:
    """Whether a word of `text` says what somebody does for a living."""
    return any(map(_is_role, _WORD.findall(text)))


@lru_cache(_REMEMBERED)
def _is_role(word: str) -> bool:
    return _ROLE.fullmatch(word) is not None
