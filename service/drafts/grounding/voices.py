"""Whom a sentence speaks of, and whether it states anything: English, German, French, Spanish, Portuguese."""

import re
from collections.abc import Iterator

PERSON = re.compile(
    r"\b[jm]['’](?=\w)|\b(?:i|i['’](?:m|ve|d|ll)|me|my|mine|myself|our|we|ich|mich|mir|meine?[nmrs]?|unsere?[nmrs]?"
    r"|wir|je"
    r"|moi|mon|ma|mes|notre|nos|nous|yo"
    r"|mi|mis|nuestr[oa]s?|soy|tengo|llevo|eu|meus?|minhas?)(?!\w)",
    re.IGNORECASE,
)
# Spanish verbs in the first person: it needs no pronoun.
FIRST_PERSON = re.compile(
    r"\b(?:he|fui|estoy|estuve|hice|di|doy|trabajo|trabajaba|hablo|conozco|uso|utilizo|manejo|domino"
    r"|puedo|podría|coordino|dirijo|enseño|cuento|estudio|curso"
    r"|creo|pienso|considero|disfruto|encajaría|aportaría"
    r"|reduje|obtuve|tuve|puse|conduje|introduje|(?-i:[a-zñ]{3,}(?:é|í))|[a-zñ]{3,}amos|[a-zñ]{3,}imos)(?!\w)",
    re.IGNORECASE,
)
# "Consulto los manuales": the article that follows tells the verb from a noun.
FIRST_WORD = re.compile(
    r"^\W*[A-ZÁÉÍÓÚ][a-zñáéíóú]{2,}o\s(?:el|la|los|las|un|una|con|también|desde|bien)\s", re.MULTILINE
)
# French: there "communauté" is no verb in the first person.
FRENCH = re.compile(r"\b[ldjnm]['’](?=\w)|\b(?:une|dans|pour|avec|aux?|et|à|cette|est|des|du)\b", re.IGNORECASE)
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
    r"|(?:una|la) empresa que|an? (?:company|employer|firm|team|organi[sz]ation) (?:that|which|whose)"
    r"|ein (?:\w+ )?\w*(?:unternehmen|haus|betrieb)(?=[^.]{0,60}, d(?:as|er)\b)"
    r"|une (?:entreprise|société|équipe|maison) qui"
    r"|(?:el|los) puestos? (?=[^.;,]{0,40}\b(?:pide|exige|requiere|incluye))"
    r"|le poste (?=(?:demande|exige|requiert|prévoit))"
    # What one has read or heard is said of them.
    r"|i(?: have|['’]ve)? (?:read|saw|seen|noticed|see|understand|gather|hear|heard) (?:that|of)"
    r"|ich (?:habe gelesen|sehe|weiß|las|habe gesehen), dass"
    r"|(?:j['’]ai (?:lu|vu|appris|noté)|je (?:vois|sais|lis)) qu(?:e|(?=['’]))"
    r"|(?:he (?:leído|visto|sabido)|sé|veo|leo|leí|vi) que)(?!\w)"
    r"|(?-i:\bSie\b)",
    re.IGNORECASE,
)
# "The eleven weeks of training you offer": what goes before is theirs as well, but not what they ask for.
OFFERED = re.compile(
    r"\b(?:the|those|these|die|das|der|den|diese\w?|les?|la|ces|los?|las|el|esos?|esas?)\s[^.;:]{3,70}?\s"
    r"(?:(?:that |which )?you (?:offer|provide|run|plan|describe|mention)"
    r"|(?:die|das|den) sie (?:anbieten|bieten|beschreiben|betreiben|planen|erwähnen)"
    r"|que vous (?:proposez|offrez|prévoyez|décrivez|gérez|mentionnez)"
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
    r"|je vous (?:prie|remercie)|je (?:reste|me tiens) à votre|dans l['’]attente"
    r"|estimad[oa]s?|buen[oa]s (?:días|tardes)|a quien corresponda"
    r"|(?:un )?cordial|atentamente|con la esperanza de|saludos|(?:le|les) saluda"
    r"|gracias(?! a )|muchas gracias|recib(?:an|a) un|a la atención de|für rückfragen|(?:l[ae]s? )?agradezco"
    r"|(?:l[ae]s? )?agradecería"
    r"|agradeciendo|quedo a|prezad[oa]s?|atenciosamente"
    r"|obrigad[oa]|(?:einem|dem|ihrer)\s[\w ]{3,60}sehe ich|re:|subject:|betreff:|objet\s?:|asunto:)",
    re.IGNORECASE,
)
# Wishes and feelings: true because the person says so.
WISH = re.compile(
    r"\b(?:references?[^.;]{0,40} (?:up)?on request|referenzen[^.;]{0,40} auf (?:anfrage|wunsch)"
    r"|(?:références|coordonnées)[^.;]{0,60} sur (?:simple )?demande"
    r"|referencias[^.;]{0,40} (?:a petición|previa solicitud)"
    r"|(?:with|mit) (?:great |großem |viel )?interesse?\b[^.;]{0,80}\b(?:read|gelesen)"
    r"|,\s(?:\w+\s)?(?:d(?:er|ie|as|em|en)|was|wo\w*) (?:ich|mich) [^.;,]{0,60}\b(?:möchte|würde)"
    r"|lässt sich (?:kurz|schnell|leicht|rasch|in \w+ \w+) (?:sagen|beantworten|erklären|zusammenfassen)"
    r"|(?:le|les|os|te) (?:cuento|resumo|explico) (?:brevemente|en (?:pocas|dos|unas|tres) \w+)"
    r"|(?:can|could|kann|könnte|peux|pourrais|puedo|podría)\b[^.;,]{0,60}"
    r"\b(?:for an interview|(?:zum|zu einem|für ein) (?:vorstellungs)?gespräch"
    r"|pour un entretien|(?:a|para) una entrevista)"
    r"|lu avec (?:grand )?intérêt"
    r"|leído con (?:gran |mucho )?interés"
    r"|i(?:['’]d| would) (?:happily|gladly)|would work for me"
    r"|(?:is|are) (?:fine|no problem|okay) (?:with|for|by) me"
    r"|me convien(?:t|nent|drait)|me encajan?|reiche ich [^.;,]{0,20}\bgern\w?|podr(?:ía|é) (?:contar|explicar"
    r"|ampliar|enseñar)\w*"
    r"|pass\w+ (?:\w+ ){0,2}zu (?:mir|meine\w+)|anfreunden|pass(?:t|en) mir|richte ich mich|(?:mir"
    r"|für mich) [\w\s]{0,40}(?:recht"
    r"|in ordnung|kein problem)\b"
    r"|me convien(?:t|nent)|ne me dérange(?:nt)?|ce que je (?:pourrais|peux) (?:vous )?apporter"
    r"|^\W*happy to|strikes? me|stelle ich mir|(?:ganz|genau|sehr) meinen vorstellungen|meinen vorstellungen entspr\w+"
    r"|teile ich|ich teile|je partage|me conviendrai(?:t|ent)|me touche(?:nt)?|comparto|i share your|me viene perfecto"
    r"|me vienen? bien|no me importan?|no (?:es|son) (?:un )?problema"
    r"|to me, \w+ means|(?:caught|catches) my (?:eye|attention)|what i(?: am|['’]m) looking for|suit you|hopefully"
    r"|mich (?:reizt|begeistert|interessiert|überzeugt|fasziniert|motiviert|freut|spricht|lockt)"
    r"|für mich (?:heißt|bedeutet)"
    r"|suche ich|ich suche|hoffentlich|me (?:paraît|semble|tente|passionne|intéresse|plairait)|ce que je (?:re)?cherche"
    r"|pour moi,|me donne(?:nt)? envie|ojalá|encantad[oa] de|que busco|podamos|hablemos|encaja con"
    r"|me (?:fascina|encanta|resulta)|nothing (?:gives me|motivates me)|i like (?:how|that|the way)"
    r"|i(?: would|['’]d)(?: \w+ly)? (?:love|like|welcome|enjoy|appreciate|be (?:\w+ly )?(?:glad|happy"
    r"|delighted|pleased|thrilled|grateful|honou?red|keen|excited))"
    r"|would be|serait|sería|is exactly what|look(?:ing)? forward|i hope|i wish|i want to|i understand"
    r"|i have yet to|would (?:like|love) to|matters to me|draws me|drew me"
    r"|i am (?:writing|applying|very |so |truly |really )?(?:to apply|applying|excited|interested|keen|eager|drawn"
    r"|thrilled|delighted|enthusiastic|happy to|available|attracted|curious|ready|confident)"
    r"|i['’]m (?:writing|applying|excited|interested|keen|eager|drawn|thrilled|delighted|enthusiastic|happy to"
    r"|available|curious|ready|confident)"
    r"|i (?:am writing|apply|have read|want|wish|saw|came across|read(?! for )|believe|think|feel|admire|understand"
    r"|learned about|know (?:that )?you)"
    r"|would you (?:have|like)|do you have (?:time|a moment)|hätten sie|könnten wir|passt (?:es )?ihnen|auriez-vous"
    r"|pourrions-nous|seriez-vous|tendrían?|podríamos|podrían"
    r"|i (?:value|care about|care for|prefer|trust in|(?:\w+ )?enjoy|love|take pride)|(?:important|matters?) to me"
    r"|motivates me"
    r"|drives me|mir (?:ist|sind|liegt|liegen)\b|(?:ist|sind) mir\b(?!\s(?:\w+\s)?(?:vertraut|bekannt|geläufig))"
    r"|ich schätze|ich lege (?:\w+ )?wert"
    r"|lege ich (?:\w+ )?wert|motiviert mich|treibt mich|reizen mich|begeistern mich|entgegen(?:sehen)?$"
    r"|je tiens à|je crois|j['’]attache|j['’]apprécie|me tient à cœur|j['’]ai envie|ce qui me"
    r"|me plaît|me plaisent|me plairait"
    r"|encajaría|disfruto|voici (?:quelques|les|des|ce que)|interesse geweckt|angesprochen|je me demande|i wonder"
    r"|ich frage mich|me pregunto|(?:he|habe ich|j['’]ai) "
    r"(?:leído con|gelesen|lu avec)|i was (?:drawn|struck|impressed|pleased)|me va(?:n)? bien|drop me a line"
    r"|faites-moi signe"
    r"|si (?:os|le|les) (?:cuadra|parece|encaja)|entgegengesehen|me motiverait|gerne? beantworte"
    r"|hier (?:sind )?(?:einige|ein paar)|here (?:is|are) (?:a few|some)"
    r"|aquí (?:van|tienen?) (?:algun\w+|unos|unas)|me ferai un plaisir|ich ihnen (?:gern|in einem|bei einem|am telefon)"
    r"|creo (?:que|en)|valoro|me importan?|considero|para mí|lo que (?:más )?me|me mueve|me atraen"
    r"|please (?:find|feel|let|see)|would you be|next step|could start|suits? me|sounds like|i would|my motivation"
    r"|let me know|happy to (?:share|discuss|talk|chat|provide)|feel free|could we|may i|i can start|attracts me"
    r"|appeals to me|excites me|interests me|speaks to me|resonates"
    r"|bewerbe (?:ich )?mich|ich (?:bewerbe|freue|würde|möchte|hoffe|interessiere|bin gespannt|stehe"
    r"|glaube|denke)|möchte (?:ich|es|sie|ihr)|würden (?:mich|mir)|würde (?:ich|mich|es|gern|sie|ihn|das)"
    r"|würde ich mich"
    r"|freue (?:ich )?mich|freue mich"
    r"|gern(?:e)? (?:erzähle|zeige|erläutere|berichte|stehe|würde|überzeuge|möchte|unterstütze|bringe)|reizt mich"
    r"|begeistert mich"
    r"|spricht mich|interessiert mich|wäre (?:für mich|ich|es)|nächste[rn]? schritt|überrascht mich"
    r"|gefällt mir|finde ich|meine motivation|traue ich mir|zur verfügung|stehe ich"
    r"|je (?:souhait\w+|serais|me permets|pose|postule|reste|voudrais|suis (?:ravie?|très|motivée?"
    r"|disponible|convaincue?|intéressée?|prête?|à la recherche))|j['’](?:aimerais|espère|ai vu|ai lu"
    r"|aspire|admire|adresse)"
    r"|me motive|à votre disposition|a retenu (?:toute )?mon attention|aspire|je vous adresse|au plaisir"
    r"|m['’](?:intéresse|a (?:beaucoup |vraiment |tout de suite )?(?:intéressée?|attirée?|plu|séduite?)|attire"
    r"|impressionne|enthousiasme)|me (?:séduit|motive|parle)"
    r"|(?:me|mi) ha (?:llamado|interesado|gustado|atraído)|me llam(?:a|ó) la atención|me interesó|me gust(?:a|ó)\w*"
    r"|con ilusión|me har(?:ía|ían) (?:\w+ )?(?:ilusión|feliz)|a su disposición|me (?:ilusiona|apetece|gustaría"
    r"|encantaría|interesa|entusiasma"
    r"|presento|dirijo|atrae|motiva|parece"
    r"|consta)|presento mi|quedo|espero|con gusto|quisiera|quiero|deseo|gostaria"
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
    rf"\b(?:(?<!-)(?-i:learn(?:ing)?)|interest(?:ed)? in|eager to|want(?:ing)? to|hope to|hoping to|curious about"
    rf"|keen to|yet to"
    rf"|grow(?:ing)? into|look(?:ing)? forward to|would (?:like|love|welcome|be)(?: to)?"
    rf"|(?:have|has|had) (?:not|never|no)|haven['’]t|don['’]t|do not|not yet|never|no experience|new to me|lernen"
    rf"|möchte|noch nicht|noch kein\w*|keine|würde|apprendre|souhaite|aimerais|pas encore|n['’]ai pas|jamais"
    rf"|aprender|quiero|quisiera|gustaría|todavía no|aún no|nunca|gostaria)\b{_ON}{{0,80}}$",
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
# "… my track record in logistics": a wish that carries a claim.
CARRIED = re.compile(
    r"\b(?:my|meine[nrms]?|mon|ma|mes|mis?|meus?|minhas?)\s(?:[\w-]+\s){0,3}(?:experience|expertise|track record"
    r"|background|skills?|success|career|knowledge"
    r"|history|achievements?|years|erfahrung(?:en)?|kenntnisse|expérience|compétences|experiencia|conocimientos"
    r"|experiência)\b"
    r"|\b(?:fort|forte|fort de|titulaire|drawing on|having|after"
    r"|nach(?=\s(?:(?-i:[a-zäöü\d])|jahren|abschluss|stationen|ausbildung|studium)))\b",
    re.IGNORECASE,
)
# What stands before the title of the job applied for.
APPLIED = re.compile(
    r"\b(?:appl(?:y|ying|ication)|position|role|opening|vacancy|job|advertis\w+|bewerb\w+|stelle|poste"
    r"|candidature|puesto|candidatura|vaga|offre"
    r"|oferta|interes\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# "Je me permets de vous adresser ma candidature".
APPLIES = re.compile(
    r"\b(?:(?:os|les?) escribo|ich schreibe ihnen|je vous écris"
    r"|please accept|i['’]m writing|(?:i|to) (?:apply|be considered)|(?:my|this) application|i am (?:writing|applying)"
    r"|bewerbe|bewerbung|candidature|me permets|postule|presento mi|me dirijo|candidatura)\b",
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
BACK = 120  # characters before a thing that say whether it is wished for


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
    """Whether a sentence says what the person wishes or feels, or only that they apply."""
    return bool(WISH.search(sentence)) or is_application(sentence)


def is_application(sentence: str) -> bool:
    """Whether a sentence only says that one applies, and for what."""
    return bool(APPLIES.search(sentence))


def names_oneself(sentence: str) -> bool:
    """Whether a sentence has a word for the person."""
    return bool(PERSON.search(sentence) or any(_in_first_person(sentence)))


def _in_first_person(sentence: str) -> Iterator[re.Match[str]]:
    """The Spanish verbs that say "I" by their form."""
    is_french = FRENCH.search(sentence)
    if verb := FIRST_WORD.match(sentence):
        yield verb
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
        for start, is_theirs in turns:
            whose[at:start] = sentence[at:start]
            whose, at = (theirs if is_theirs else mine), start
    whose[at:] = sentence[at:]
    return "".join(mine), "".join(theirs)


def _turns(sentence: str, company: str | None) -> Iterator[tuple[int, bool]]:
    for match in (*EMPLOYER.finditer(sentence), *_offered(sentence)):
        yield match.start(), True
    if THE_JOB.search(sentence) and not names_oneself(sentence):
        yield 0, True
    for match in PERSON.finditer(sentence):
        yield match.start(), False
    for match in _in_first_person(sentence):
        if not NOUN_BEFORE.search(sentence[: match.start()]):
            yield match.start(), False
    at = _place_of(company, sentence) if company and company.strip() else -1
    is_of_person = names_oneself(sentence)
    if at >= 0 and not APPLIED.search(sentence[:at]) and not (is_of_person and _claims_place(sentence[:at])):
        yield at, True


def _offered(sentence: str) -> Iterator[re.Match[str]]:
    """What the employer is said to offer, or to ask for less of, unless a word for the person stands in it."""
    asked = ASKED.finditer(sentence) if BEYOND.search(sentence) else iter(())
    return (match for match in (*OFFERED.finditer(sentence), *asked) if not names_oneself(match.group()))


def _place_of(company: str, sentence: str) -> int:
    """Where an employer is named, in full or by a first word that stands for it ("Bloomberg" for "Bloomberg L.P.")."""
    at = sentence.casefold().find(company.casefold())
    first = re.match(r"[A-ZÀ-Þ]\w{4,}", company)
    match = re.search(rf"\b{first.group()}\b", sentence) if at < 0 and first else None
    return match.start() if match else at


def _claims_place(before: str) -> bool:
    """Whether the employer's name is said as where the person was: "I worked at Acme"."""
    return bool(CLAIMS_PLACE.search(before))


def carries_a_claim(wish: str) -> bool:
    """Whether a wish says in passing what the person has: "eager to bring my track record in logistics"."""
    return bool(CARRIED.search(wish))


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
