"""Whom a sentence speaks of, and whether it states anything: English, German, French, Spanish, Portuguese."""

import re
from collections.abc import Iterator

from service.drafts.grounding.wishes import is_wish

PERSON = re.compile(
    r"\b[jm]['’](?=\w)|\b(?:i|i['’](?:m|ve|d|ll)|me|my|mine|myself|our|we|ich|mich|mir|meine?[nmrs]?|unsere?[nmrs]?"
    r"|wir|je"
    r"|moi|mon|ma|mes|miens?|miennes?|mí[oa]s?|notre|nos|nous|yo"
    r"|mi|mis|nuestr[oa]s?|soy|tengo|llevo|eu|meus?|minhas?)(?!\w)",
    re.IGNORECASE,
)
# "And introduce myself", "you pay me a bonus": the person is named, and is not who does it.
OF_ONESELF = re.compile(r"\b(?:myself|me|mich|mir|moi)\b", re.IGNORECASE)
# Spanish verbs in the first person: it needs no pronoun.
FIRST_PERSON = re.compile(
    r"\b(?:he|fui|estoy|estuve|hice|di|doy|trabajo|trabajaba|hablo|[a-zñ]{2,}(?:[eo]zco|pongo|tengo|vengo)|uso|utilizo|manejo|domino"
    r"|puedo|podría|coordino|dirijo|enseño|cuento|estudio|curso"
    r"|creo|pienso|considero|disfruto|encajaría|aportaría|acompaño|adjunto"
    r"|reduje|obtuve|tuve|puse|conduje|introduje|(?-i:[a-zñ]{3,}(?:é|í))|[a-zñ]{3,}amos|[a-zñ]{3,}imos)(?!\w)",
    re.IGNORECASE,
)
# "Consulto los manuales": the article that follows tells the verb from a noun.
FIRST_WORD = re.compile(
    r"^\W*[A-ZÁÉÍÓÚ][a-zñáéíóú]{2,}o\s(?:el|la|los|las|un|una|con|también|desde|bien)\s", re.MULTILINE
)
# "De aquella etapa conservo un buen recuerdo": the same within a sentence, where no article makes a noun of it.
O_VERB = re.compile(
    r"\b(?!(?:into|onto|como|pero|cuando|sino|luego|todo|sol[oó]|sólo|incluso|segundo|primero|bajo|junto|tanto|mismo"
    r"|otro|\w+[ai]?endo|\w+ando|\w+[ai]do|\w+(?:cto|rito|cho|isto|uesto|erto|elto)"
    r"|\w*(?:tuvo|puso|dujo|trajo|dijo|hizo|vino|quiso|pudo|supo|hubo))\b)[a-zñáéíóú]{3,}o"
    r"(?=\s(?:un|una|el|la|los|las)\s)"
)
# French: there "communauté" is no verb in the first person.
FRENCH = re.compile(r"\b[ldjnm]['’]|\b(?:une|dans|pour|avec|aux?|et|à|cette|est|des|du)\b", re.IGNORECASE)
NOUN_BEFORE = re.compile(r"\b(?:da|dan|de|del|el|un|al|su|este|cada|mucho|en)\s$", re.IGNORECASE)  # "da trabajo"
EMPLOYER = re.compile(
    r"\b(?:your|yours|you(?! get\b)|the (?:role|position|job|posting|trust)|this (?:role|position|job)"
    r"|according to the (?:posting|ad\w*|description)|laut (?:der )?(?:stellen)?(?:ausschreibung|anzeige)"
    r"|selon (?:l['’](?:annonce|offre)|votre \w+)|según (?:la|el) (?:oferta|anuncio)"
    r"|ihr(?:e[nmrs]?)?|(?<!von )ihnen|euer|eure[nmrs]?|euch|die (?:stelle|position|ausschreibung|funktion)"
    r"|la mission|la misión"
    r"|votre|vos|vous|l['’](?:annonce|offre)|usted(?:es)?|vuestr[oa]s?|su(?=\s)|sus|le[s]? (?:ofrezco"
    r"|aporto)|sua empresa|vocês?|(?!dieciséis|veintiséis)[a-zñ]{2,}(?:áis|éis)"
    r"|que (?:buscan|necesitan|ofrecen|quieren)"
    r"|(?:(?<![\w,;:)] )|(?<=[;:] )|(?<=como ))(?:piden|buscan|solicitan"
    r"|requieren|exigen|valoran|necesitan|ofrecen)"
    r"|in (?:ihrer|eurer|der) (?:stellen)?(?:anzeige|ausschreibung) (?:habe|las|lese) ich"
    r"|(?:una|la) empresa (?:que|con|presente)|an? (?:company|employer|firm|team|organi[sz]ation) (?:that|which|whose)"
    r"|ein (?:\w+ )?\w*(?:unternehmen|haus|betrieb)(?=[^.]{0,60}, d(?:as|er)\b)"
    r"|une (?:entreprise|société|équipe|maison) (?:qui|présente|comptant)"
    r"|(?:el|los) puestos?(?=\s[^.;,]{0,40}\b(?:pide|exige|requiere|incluye|combina|comprende|abarca|consiste|implica))"
    r"|le poste(?=\s(?:demande|exige|requiert|prévoit|combine|comprend|comporte|consiste|implique|mêle|réunit))"
    # What one has read or heard is said of them.
    r"|from what i (?:read|gather|understand|have read)|nach (?:dem|allem), was ich (?:lese|gelesen habe)|wie ich lese"
    r"|(?:d['’]après|selon) ce que je (?:lis|comprends|vois)|por lo que (?:leo|veo|entiendo|he leído)"
    r"|i(?: have|['’]ve)? (?:read|saw|seen|noticed|see|understand|gather|hear|heard) (?:that|of)"
    r"|ich (?:habe gelesen|sehe|weiß|las|habe gesehen), dass"
    r"|(?:j['’]ai (?:bien )?(?:lu|vu|appris|noté)|je (?:vois|sais|lis)) qu(?:e|(?=['’]))"
    r"|j['’]ai (?:bien noté (?:les?|la|votre|vos)|pris (?:bonne )?note (?:du|des))"
    r"|(?:he tomado|tomo) (?:buena )?nota del?(?: l[oa]s?| las| sus?| que)|i (?:have )?(?:noted|took note of) (?:the"
    r"|your)"
    r"|(?:he (?:leído|visto|sabido)|sé|veo|leo|leí|vi) que)(?!\w)"
    r"|(?-i:\bSie\b)",
    re.IGNORECASE,
)
# "The eleven weeks of training you offer": what goes before is theirs as well, but not what they ask for.
OFFERED = re.compile(
    r"\b(?:the|those|these|die|das|der|den|diese\w?|les?|la|ces|los?|las|el|esos?|esas?)\s[^.;:]{3,70}?\s"
    r"(?:(?:that |which )?you (?:offer|provide|run|plan|describe|mention)"
    r"|(?:die|das|den) sie (?:anbieten|bieten|beschreiben|betreiben|planen|erwähnen)"
    r"|dont (?:parle|fait état|font état) (?:votre|vos|l['’]annonce)|que (?:cite|mentionne) votre"
    r"|que (?:menciona|describe|cita) (?:su|la) (?:oferta|anuncio)|que vous (?:proposez|offrez|prévoyez|décrivez"
    r"|gérez|mentionnez)"
    r"|que (?:ofrecen|ofrecéis|prevén|describen|proponen|mencionan))(?!\w)",
    re.IGNORECASE,
)
# "Well above the 3.3 you ask for": a number that is theirs, and less than the person has.
ASKED = re.compile(
    r"\b(?:the|die|den|das|la|le|les|el|los|las)\s(?:\w+\s){0,3}?\d[\d.,]*(?:\s\w+){0,2}?,?\s"
    r"(?:(?:that |which )?you (?:ask|require|want|set|expect)|que vous (?:exigez|demandez|fixez|attendez)"
    r"|(?:die|den|das) sie (?:verlangen|fordern|voraussetzen|erwarten)|que (?:piden|exigen|pedís|exigís|solicitan))\b",
    re.IGNORECASE,
)
BEYOND = re.compile(
    r"\b(?:above|beyond|clears?|exceeds?|more than|better than|über|übertr\w+|mehr als|dépass\w+|au-delà|supérieur\w*"
    r"|super[ao]\w*|por encima|más que)\b",
    re.IGNORECASE,
)
# What a sentence that names nobody begins with when it speaks of the job.
THE_JOB = re.compile(
    r"^\W*(?:le poste|el puesto|la vacante|das team|the team|l['’]équipe|el equipo|the company|das unternehmen"
    r"|la empresa)(?!\w)",
    re.IGNORECASE,
)
# What stands before a verb of the person's that speaks of the thing just named: "…, which I use", "… y lo uso".
REFERS = re.compile(
    r"(?:\b(?:(?<!consciente de )(?<!alors )(?<!tandis )(?<!bien )(?<!mientras )que|which"
    r"|(?<!aware )(?<!knowing )(?<!conscious )that|d(?:as|ie|en)|dont|l[oa]s?)\s"
    r"|\bqu['’])(?:(?:ya|bien|también|hoy|already|now)\s)?$",
    re.IGNORECASE,
)
# "You ask for Tableau, and I used it": what the person says there is of it.
TAKEN_UP = re.compile(
    r"(?:and\s|und\s|et\s|y\s)?(?:i (?:\w+ ){1,2}(?:it|them)|ich \w+ (?:es|ihn|sie|das|damit)|je (?:l['’]|les )\w+"
    r"|j['’]en \w+"
    r"|tengo (?:amb[oa]s|l[oa]s dos)"
    r"|l[oa]s? [a-zñ]{3,}(?:é|í|o|aba))\b",
    re.IGNORECASE,
)
# Greetings, thanks, closings: nothing is stated.
COURTESY = re.compile(
    r"^\W*(?:(?:dear|hello|hi|hey|hola|olá|hallo|moin|cheers)(?!\w)"
    r"|good (?:morning|afternoon|day)|to whom|sincerely|(?:best|kind"
    r"|warm)(?:est)? (?:regards|wishes)|regards|yours (?:sincerely|faithfully|truly)|yours,?$|respectfully|faithfully"
    r"|thank(?:s| you)(?! to\b)|many thanks|cordially|best,?$|sehr geehrte|geschätzte|liebe[rs]?\b"
    r"|guten tag"
    r"|mit (?:freundlichen|besten|herzlichen)|freundliche grüße|viele grüße|hochachtungsvoll"
    r"|beste grüße|herzliche grüße|vielen dank|herzlichen dank|bonjour|madame|monsieur|chère?s?\b"
    r"|cordialement|bien (?:à vous|cordialement)|merci(?! à )|veuillez|sincères salutations"
    r"|(?:avec|recevez) (?:toutes )?mes (?:\w+ )?salutations"
    r"|je vous (?:prie|remercie)|je (?:reste|me tiens) à votre|dans l['’]attente"
    r"|estimad[oa]s?|buen[oa]s (?:días|tardes)|a quien corresponda"
    r"|(?:un )?cordial|(?:con )?un (?:saludo|abrazo)(?=(?: cordial)?[\s,.]*(?:$|(?-i:[A-ZÀ-Þ])[^,.;]{0,40}$))"
    r"|atentamente|con la esperanza de|saludos|(?:le|les) saluda"
    r"|esperando (?:tener noticias|su respuesta)(?=[^.;]{0,20}(?:saluda|$))"
    r"|gracias(?! a )|muchas gracias|recib(?:an|a) un|a la atención de|für rückfragen|(?:l[ae]s? )?agradezco"
    r"|(?:l[ae]s? )?agradecería"
    r"|agradeciendo|quedo a|prezad[oa]s?|atenciosamente"
    r"|obrigad[oa]|(?:einem|dem|ihrer)\s[\w ]{3,60}sehe ich|re:|subject:|betreff:|objet\s?:|asunto:)",
    re.IGNORECASE,
)
# What closes a letter within its last sentence.
FAREWELL = re.compile(
    r",?\s(?:und|and|et|y)\s(?:verbleibe(?: ich)?,? (?:bis dahin,? )?mit [^.,;]{3,40}grüßen|grüße sie [^.,;]{0,30}"
    r"|(?:i )?remain,? yours [^.,;]{0,20}|vous prie d['’]agréer [^.;]{0,80}"
    r"|(?:le|les|os) (?:saludo|envío) [^.;]{0,40})(?=\W*$)",
    re.IGNORECASE,
)
# A character that leads on to what is wanted or theirs: no new clause, no turn to what the person brings ("… with my").
_ON = (
    r"(?:(?!\b(?:i|my|me|with|bring\w*|having|offer|ich|mein\w*|mit|bringe|je|mon|ma|mes|avec|yo|mi|mis|con|aporto"
    r"|eu|meu|minha|com)\b)[^.;:])"
)
# A thing wanted or still to be learned is not a thing had: "I want to learn Go", "I have not used Kubernetes".
NOT_HAD = re.compile(
    rf"\b(?:(?<!-)(?-i:learn(?:ing)?)|interest(?:ed)? in|eager to|want(?:ing)? to|hope to|hoping to|curious about"
    rf"|keen to|yet to"
    rf"|grow(?:ing)? into|look(?:ing)? forward to|would (?:like|love|welcome|be)(?: to)?"
    rf"|(?:have|has|had) (?:not|never|no)|haven['’]t|don['’]t|do not|not yet|never|no experience|new to me|lernen"
    rf"|möchte|müsste|noch nicht|noch kein\w*|keine|würde|apprendre|souhaite|aimerais|pas encore|n['’]ai pas|jamais"
    rf"|aprender|quiero|quisiera|gustaría|todavía no|aún no|nunca|gostaria)\b{_ON}{{0,80}}$"
    r"|\b(?:rather than|instead of|plutôt que|au lieu de|en lugar de|en vez de|anstatt|statt)\s"
    r"(?:(?:with|in|on|for|mit|in|avec|en|con)\s)?(?:the |die |den |les? |el |la )?$",
    re.IGNORECASE,
)
# The same said after the thing: "Kafka kenne ich noch nicht", "PyTorch is new to me".
NOT_HAD_AFTER = re.compile(
    r"^[^.;:,]{0,60}\b(?:noch nicht|nicht aus|is new to me|bisher n\w+|nur vom|keine erfahrung|todavía no"
    r"|aún no|ne connais (?:pas|que)"
    r"|lernen|to learn|apprendre|aprender)\b",
    re.IGNORECASE,
)
# What the person asks for though it is the employer's: "the Python role", "apply for".
APPLYING = re.compile(
    rf"(?<!my )(?<!meine )(?<!mon )(?<!mi )\b(?:posting (?:asks|names|mentions|lists)|role (?:asks|needs"
    rf"|calls|requires)|the role|this role"
    rf"|(?:apply|applying|application|applied|interest(?:ed)?|candidate|candidacy|opening|position|role|job|vacancy"
    rf"|advertis\w+) (?:for|in|at|as|of|to)"
    rf"|stelle(?: als)?|bewerbe (?:ich )?mich|poste de|candidature (?:au|pour)|offre|puesto de|candidatura"
    rf"|oferta|vaga)\b{_ON}{{0,60}}$",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not yet|yet to|(?:have|has|had) (?:not|never)|haven['’]t|noch nicht|noch kein\w*|bisher nicht"
    r"|pas encore|n['’]ai (?:pas|jamais)|todavía no|aún no"
    r"|new to me|no he)\b",
    re.IGNORECASE,
)
# What may be said of oneself with no pronoun: a Spanish verb, a line of a list, a participle.
IMPLICIT = re.compile(
    r"^\W*(?:\w+[oéí]|with|having|after|mit|nach|seit|als|as|avec|après|con|como|tras)\b|\d", re.IGNORECASE
)
LONGEST_LEAD = 90  # characters of a line that only leads on to the next
# "Skills your posting also names: Python" claims Python for the person.
LISTED = re.compile(
    r"^\W*(?:skills|experience|education|kenntnisse|ausbildung|erfahrung|compétences|formation|conocimientos"
    r"|formación|experiencia|habilidades|competências)\b[^:]{0,60}:",
    re.IGNORECASE,
)
# What stands before the title of the job applied for.
APPLIED = re.compile(
    r"\b(?:appl(?:y|ying|ication)|position|role|opening|vacancy|job|advertis\w+|bewerb\w+|stelle|poste"
    r"|candidature|puesto|candidatura|vaga|offre"
    r"|oferta|interes\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
NOTE = re.compile(r"^\W*\[.*\]?$", re.DOTALL)  # "[This draft was put together …]": the maker's note, to be deleted
# What leads on to the name of an employer as where, or what, the person was: "I worked at", "I am an".
CLAIMS_PLACE = re.compile(
    r"\b(?:at|for|with|bei|für|chez|pour|en|para|(?:i am|i['’]m|soy|bin|suis)(?:\san?|\sune?|\seine?)?)"
    r"\s(?:the\s|der\s)?$",
    re.IGNORECASE,
)
# "Ocupé el puesto de", "in derselben Stelle": the job is one that the person had, not the one applied for.
HAD_JOB = re.compile(
    r"\b(?:ocup\w+|desempeñ\w+|tuve|dejé|asumí|held|hold|had|left|filled|took|occup\w+|tenu|exerc\w+|quitt\w+|tenais"
    r"|bekleid\w+|inne\w*|verließ|derselben|demselben|jener|diese[rs]|meine[rsn]?|letzten?|heutigen|jetzigen|aktuellen"
    r"|vorigen|ersten|that|same|previous|last|first|current|present|earlier)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
# What leads on to a remark on the employer: "Order, which you ask for, …".
REMARK = re.compile(
    r",\s(?:which|that|as|like|die|der|das|den|wie|comme|tel(?:le)?s? que|como|que|qu['’])\s$", re.IGNORECASE
)
# Where a clause may begin that is the person's own before any word for them: "…, and in 2019 I passed it".
CLAUSE = re.compile(
    r"\s?[;:]\s|,\s(?:and|und|et|y|e|so|also|donc|but|aber|mais|pero)\s|\s(?:and|und|et|y)\s(?=(?:in|im|en) \d)"
)
MARKS = re.compile(r"\s?[™®©]")
BACK = 120  # characters before a thing that say whether it is wished for


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence greets, thanks, closes or only leads on ("What fits best:")."""
    return bool(
        COURTESY.search(sentence) or NOTE.match(sentence) or (sentence.endswith(":") and len(sentence) <= LONGEST_LEAD)
    )


def without_farewell(sentence: str) -> str:
    """The sentence without the farewell that it goes on to: "Ich freue mich … und verbleibe mit besten Grüßen"."""
    return FAREWELL.sub("", sentence)


def without_job(sentence: str, title: str | None) -> str:
    """The sentence with the title of the job applied for blanked out: to apply for it is not to have held it."""
    at = sentence.casefold().find(title.casefold()) if title and title.strip() else -1
    if title is None or at < 0 or not APPLIED.search(sentence[:at]):
        return sentence
    return sentence[:at] + " " * len(title) + sentence[at + len(title) :]


def names_oneself(sentence: str) -> bool:
    """Whether a sentence has a word for the person."""
    return bool(PERSON.search(sentence) or any(_in_first_person(sentence)))


def _in_first_person(sentence: str) -> Iterator[re.Match[str]]:
    """The Spanish verbs that say "I" by their form."""
    is_french = FRENCH.search(sentence)
    if verb := FIRST_WORD.match(sentence):
        yield verb
    yield from (verb for verb in O_VERB.finditer(sentence) if not NOUN_BEFORE.search(sentence[: verb.start()]))
    yield from (verb for verb in FIRST_PERSON.finditer(sentence) if not (is_french and verb.group().endswith("é")))


def speaks_of_oneself(sentence: str) -> bool:
    """Whether a sentence has a word for the person, or is such that it needs none."""
    return names_oneself(sentence) or bool(IMPLICIT.search(sentence))


def parted(sentence: str, company: str | None) -> tuple[str, str]:
    """What a sentence says of the person, and what of the employer; each with the other's words blanked out.

    From a word for the employer on it speaks of them, until one for the person comes. In doubt it speaks of the person.
    """
    mine, theirs = [" "] * len(sentence), [" "] * len(sentence)
    whose, at = mine, 0
    if label := LISTED.search(sentence):
        sentence = " " * label.end() + sentence[label.end() :]
    else:
        turns = sorted(_turns(sentence, company))
        if turns and all(is_theirs for _, is_theirs in turns) and not IMPLICIT.search(sentence):
            whose = theirs  # nobody speaks of themselves in it
        for turn, is_theirs in turns:
            is_mid = whose is theirs and not is_theirs and sentence[turn] not in ";,"
            start = _clause_of(sentence, at, turn) if is_mid else turn
            whose[at:start] = sentence[at:start]
            if whose is theirs and not is_theirs and _handed_over(sentence, turn):
                mine[at:start] = sentence[at:start]
            whose, at = (theirs if is_theirs else mine), start
    whose[at:] = sentence[at:]
    return "".join(mine), "".join(theirs)


def _clause_of(sentence: str, after: int, at: int) -> int:
    """Where the clause begins in which the person is spoken of: "…, and in 2019 I passed it"."""
    return max((joint.end() for joint in CLAUSE.finditer(sentence, after, at)), default=at)


# "C'est auprès d'eux que je voudrais …": what is set off is not what the person has.
CLEFT = re.compile(r"\bc['’](?:est|était)\s[^,;.]{2,40}\squ(?:e\s|['’])$", re.IGNORECASE)
WISHED = re.compile(r"\w+['’\s](?:\w+ )?(?:voudrais|souhait\w+|aimerais|pourrais|espère)\b", re.IGNORECASE)


def _handed_over(sentence: str, start: int) -> bool:
    """Whether what the person says there is of the thing that was named just before: "…, which I use every day"."""
    before = sentence[max(0, start - BACK) : start]
    is_wished = CLEFT.search(before) and WISHED.match(sentence, start)
    return bool((REFERS.search(before) and not is_wished) or TAKEN_UP.match(sentence[start:]))


def _turns(sentence: str, company: str | None) -> Iterator[tuple[int, bool]]:
    theirs = [match.span() for match in (*EMPLOYER.finditer(sentence), *_offered(sentence))]
    yield from ((start, True) for start, _ in theirs)
    yield from ((end, False) for start, _ in theirs if (end := _end_of_remark(sentence, start)))
    first = min((start for start, _ in theirs), default=len(sentence))
    yield from ((at, False) for at in range(first, len(sentence)) if sentence[at] == ";")
    if THE_JOB.search(sentence) and not names_oneself(sentence):
        yield 0, True
    for match in PERSON.finditer(sentence):
        if not any(start < match.start() < end for start, end in theirs):
            yield match.start(), False
    for match in _in_first_person(sentence):
        if not NOUN_BEFORE.search(sentence[: match.start()]):
            yield match.start(), False
    at = _place_of(company, sentence) if company and company.strip() else -1
    is_of_person = names_oneself(sentence)
    if at >= 0 and not APPLIED.search(sentence[:at]) and not (is_of_person and _claims_place(sentence[:at])):
        yield at, True


def _end_of_remark(sentence: str, at: int) -> int:
    """Where a remark ends that only says in passing what the employer asks for: "Order, which you name, counted"."""
    end = sentence.find(",", at) if REMARK.search(sentence[:at]) else -1
    return 0 if end < 0 or names_oneself(sentence[at:end]) else end


def _offered(sentence: str) -> Iterator[re.Match[str]]:
    """What the employer is said to offer, or to ask for less of, unless a word for the person stands in it."""
    asked = ASKED.finditer(sentence) if BEYOND.search(sentence) else iter(())
    return (match for match in (*OFFERED.finditer(sentence), *asked) if not names_oneself(match.group()))


def _place_of(company: str, sentence: str) -> int:
    """Where an employer is named, in full or by a first word that stands for it ("Bloomberg" for "Bloomberg L.P.")."""
    company = MARKS.sub("", company)
    at = sentence.casefold().find(company.casefold())
    first = re.match(r"[A-ZÀ-Þ]\w{4,}", company)
    match = re.search(rf"\b{first.group()}\b", sentence) if at < 0 and first else None
    return match.start() if match else at


def _claims_place(before: str) -> bool:
    """Whether the employer's name is said as where the person was: "I worked at Acme"."""
    return bool(CLAIMS_PLACE.search(before))


def is_not_had(before: str, after: str = "") -> bool:
    """Whether what stands between `before` and `after` is wished for or denied."""
    applying = APPLYING.search(before[-BACK:])
    is_applying = applying and not HAD_JOB.search(before[-BACK:][: applying.start()])
    return bool(NOT_HAD.search(before[-BACK:]) or is_applying or NOT_HAD_AFTER.search(after))


def is_denied(sentence: str) -> bool:
    """Whether a sentence only says what the person has not: "GraphQL todavía no lo he usado"."""
    return bool(DENIED.search(sentence))


def tells_of_others(sentence: str) -> bool:
    """Whether the person speaks of what may be anybody's: "Hoy llevo sus redes" tells of the customers'."""
    found = [match.group().lower() for match in EMPLOYER.finditer(sentence)]
    is_told = names_oneself(sentence)
    return bool(found and is_told) and set(found) <= {"su", "sus"} and not is_wish(sentence)


def is_ambiguous(sentence: str) -> bool:
    """Whether the words for the employer may as well be for somebody else: German "Ihr", Spanish "su"."""
    found = [match.group().lower() for match in EMPLOYER.finditer(sentence)]
    return bool(found) and all(re.fullmatch(r"ihr\w*|sie|sus?", word) for word in found)
