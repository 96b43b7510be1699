"""Wishes: what the person wants, feels or applies for, in the languages of `voices`. Nothing in them need be shown."""

import re

# Wishes and feelings: true because the person says so.
WISH = re.compile(
    r"\b(?:(?:adjunto|acompaño|anexo|je joins|anbei|beigefügt|attached|enclosed)\b[^.;]{0,40}"
    r"\b(?:curr[ií]culum|cv|carta|lettre|lebenslauf|anschreiben|résumé|letter)(?!\w)"
    r"|references?[^.;]{0,40} (?:up)?on request|referenzen[^.;]{0,40} auf (?:anfrage|wunsch)"
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
    r"|(?:with )?which i identify(?: with)?|i identify with|identifiziere ich mich|ich mich identifiziere"
    r"|je m['’]identifie|je me (?:reconnais|retrouve) (?:dans|pleinement)|me identifico|me reconozco"
    r"|me convien(?:t|nent|drait)|me encajan?|reiche ich [^.;,]{0,20}\bgern\w?|podr(?:ía|é) (?:contar|explicar"
    r"|ampliar|enseñar)\w*"
    r"|pass\w+ (?:\w+ ){0,2}zu (?:mir|meine\w+)|anfreunden|pass(?:t|en) mir|richte ich mich|(?:mir"
    r"|für mich) [\w\s]{0,40}(?:recht"
    r"|in ordnung|kein problem)\b"
    r"|hat mir (?:\w+ )?gefallen"
    r"|i like the (?:picture|idea|thought|prospect|look|sound)|encourage[sd]? me to (?:read|see|learn)"
    r"|(?:ce )?sera un (?:réel |vrai |grand )?plaisir|ser(?:á|ía) un (?:verdadero |gran )?placer"
    r"|me convien(?:t|nent)|ne me dérange(?:nt)?|ce que je (?:pourrais|peux) (?:vous )?apporter"
    r"|^\W*happy to|strikes? me|stelle ich mir|(?:ganz|genau|sehr) meinen vorstellungen|meinen vorstellungen entspr\w+"
    r"|teile ich|ich teile|je partage|me conviendrai(?:t|ent)|me touche(?:nt)?|comparto|i share your|me viene perfecto"
    r"|me vienen? bien|no me importan?|no (?:es|son) (?:un )?problema"
    r"|to me, \w+ means|(?:caught|catches) my (?:eye|attention)|what i(?: am|['’]m) looking for|suit you|hopefully"
    r"|mich (?:reizt|begeistert|interessiert|überzeugt|fasziniert|motiviert|freut|spricht|lockt)"
    r"|für mich (?:heißt|bedeutet)"
    r"|suche ich|ich suche|hoffentlich|me (?:paraît|semble|tente|passionne|intéresse|plairait)|ce que je (?:re)?cherche"
    r"|pour moi,|me donne(?:nt)? (?:(?:malgré tout|vraiment|aussi|bien|particulièrement) )?envie"
    r"|wüsste ich (?:auch )?gerne?,? (?:ob|wie|was|wann|welche\w?)"
    r"|i (?:am|would be) (?:willing|prepared) to|bin (?:ich )?(?:\w+ )?bereit|estoy (?:\w+ )?dispuest[oa] a"
    r"|suis (?:(?:tout à fait|tout|toute|vraiment|toujours|également|aussi) )?prête?s? à|ojalá|encantad[oa] de"
    r"|que busco|podamos|hablemos|encaja con"
    r"|me (?:fascina|encanta|resulta|parecen)|nothing (?:gives me|motivates me)|i like (?:how|that|the way)"
    r"|i(?: would|['’]d)(?: \w+ly| very much)? (?:love|like|welcome|enjoy|appreciate|be (?:\w+ly )?(?:glad|happy"
    r"|delighted|pleased|thrilled|grateful|honou?red|keen|excited))"
    r"|would be|serait|sería|is exactly what|look(?:ing)? forward|i hope|i wish|i want to|i understand"
    r"|i have yet to|would (?:like|love) to|matters to me|draws me|drew me"
    r"|i am (?:writing|applying|very |so |truly |really )?(?:to apply|applying|excited|interested|keen|eager|drawn"
    r"|thrilled|delighted|enthusiastic|happy to|available|attracted|curious|ready|confident)"
    r"|i['’]m (?:writing|applying|excited|interested|keen|eager|drawn|thrilled|delighted|enthusiastic|happy to"
    r"|available|curious|ready|confident)"
    r"|i (?:am writing|apply|have read|want|wish|saw|came across|read(?! for )|believe|think|feel|admire|understand"
    r"|learned about|know (?:that )?you)"
    r"|would you (?:have|like)|do you have (?:time|a moment)|les? parec\w+ bien"
    r"|hätten sie|könnten wir|passt (?:es )?ihnen|auriez-vous"
    r"|pourrions-nous|seriez-vous|tendrían?|podríamos|podrían"
    r"|i (?:value|care about|care for|prefer|trust in|(?:\w+ )?enjoy|love|take pride"
    r"|am hoping|(?:most|really) like to)|(?:important|matters?) to me"
    r"|motivates me"
    r"|drives me|mir (?:ist|sind|liegt|liegen)\b|(?:ist|sind) mir\b(?!\s(?:\w+\s)?(?:vertraut|bekannt|geläufig))"
    r"|ich schätze|ich lege (?:\w+ )?wert"
    r"|lege ich (?:\w+ )?wert|motiviert mich|treibt mich|reizen mich|begeistern mich|entgegen(?:sehen)?$"
    r"|j['’]aime (?:que|l['’]idée|le fait)|je tiens à|je crois|j['’]attache|j['’]apprécie|me tient à cœur"
    r"|(?:j['’]ai|avons) (?:\w+ )?envie d(?:e\b|['’])|ce qui me"
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
    r"|freue (?:ich )?mich|freue mich|verbleibe mit \w+ grüßen"
    r"|gern(?:e)? (?:erzähle|zeige|erläutere|berichte|stehe|würde|überzeuge|möchte|unterstütze|bringe)|reizt mich"
    r"|begeistert mich"
    r"|spr(?:icht|echen) mich|me animo a (?:escribir|postular|presentar)\w*|m['’](?:a|ont) (?:vraiment )?donné envie"
    r"|i do understand (?:that|how|why)|entgegen kommt mir[^.;,]{0,20}, dass|kommt mir entgegen, dass"
    r"|mir gefällt[^.;,]{0,20}, dass|what i (?:like|value|appreciate|admire) about (?:you\b|your\b"
    r"|the\b[^.;,]{0,40}\b(?:role|job|position|post))"
    r"|interessiert mich|wäre (?:für mich|ich|es)|nächste[rn]? schritt|überrascht mich"
    r"|gefällt mir|finde ich|meine motivation|traue ich mir|zur verfügung|stehe ich"
    r"|je (?:souhait\w+|serais|me permets|pose|postule|reste|voudrais|suis (?:ravie?|très|motivée?"
    r"|disponible|convaincue?|intéressée?|prête?|à la recherche))|j['’](?:aimerais|espère|ai vu|ai lu"
    r"|aspire|admire|adresse)"
    r"|me motive|à votre disposition|a retenu (?:toute )?mon attention|aspire|je vous adresse|au plaisir"
    r"|\w+rais volontiers|m['’]a (?:décidée?|amenée?|poussée?) à (?:vous|postuler)|compt\w+ (?:\w+ )?pour moi"
    r"|(?:prompted|led|moved|encouraged) me to (?:write|apply|get in touch)|überzeugen mich"
    r"|hat mich (?:dazu )?(?:bewogen|veranlasst|gebracht)"
    r"|me (?:ha|han) (?:decidido|animado|llevado|movido) a (?:escrib|postul)\w+"
    r"|m['’](?:intéresse|a (?:beaucoup |vraiment |tout de suite )?(?:intéressée?|attirée?|plu|séduite?)|attire"
    r"|impressionne|enthousiasme)|me (?:sédui(?:t|sent)|motive|parle)(?:nt)?"
    r"|(?:me|mi) ha (?:llamado|interesado|gustado|atraído)|me llam(?:a|ó) la atención|me interesó|me gust(?:a|ó)\w*"
    r"|con ilusión|me har(?:ía|ían) (?:\w+ )?(?:ilusión|feliz)|a su disposición|me (?:ilusiona|apetece|gustaría"
    r"|encantaría|interesa|entusiasma"
    r"|presento|dirijo|atrae|motiva|parece"
    r"|consta)|presento mi|quedo|espero|con gusto|quisiera|quiero|deseo|gostaria"
    r"|aguardo|me interesso|candidato-me)\b",
    re.IGNORECASE,
)
# "I believe I founded it", "je crois avoir redressé le dépôt": who believes to have done a thing says so all the same.
BELIEVED = re.compile(
    r"\b(?:i (?:believe|think|feel|am confident)|i['’]m confident|ich (?:denke|glaube|meine)|(?:denke|glaube|meine) ich"
    r"|je (?:crois|pense)|creo|pienso|considero|estoy segur[oa])\b,?\s(?:that\s|dass\s|de\s)?(?:que\s|qu['’])?"
    r"(?=i (?:was|became|have been|led|ran|won|built|\w{3,}ed)\b|ich (?:war|habe|wurde)\b|ich\b.{1,60}\b(?:habe|war)\b"
    r"|j['’](?:ai|étais|avais)\b|avoir\b|fui\b|he\b|[a-zñ]{3,}é\b)",
    re.IGNORECASE,
)
# "… my track record in logistics": a wish that carries a claim.
CARRIED = re.compile(
    r"\b(?:my(?! (?:background|experience|profile) (?:could|might|would|may)"
    r" (?:fit|suit|match|be (?:useful|helpful|relevant|of (?:use|interest|help|value)))\b)|meine[nrms]?|mon"
    r"|ma|mes|mis?|meus?|minhas?)\s(?:[\w-]+\s){0,3}(?:experience|expertise|track record"
    r"|background|skills?|success|career|knowledge"
    r"|history|achievements?|years|erfahrung(?:en)?|kenntnisse|expérience|compétences|experiencia|conocimientos"
    r"|experiência)\b"
    r"|\b(?:fort|forte|fort de|titulaire|drawing on|having|after"
    r"|(?<!suche )(?<!frage )(?<!wunsch )"
    r"nach(?=\s(?:(?-i:[a-zäöü\d])|jahren|abschluss|stationen|ausbildung|studium)))\b",
    re.IGNORECASE,
)
# "Je me permets de vous adresser ma candidature".
APPLIES = re.compile(
    r"\b(?:(?:he visto|vi|j['’]ai vu|i (?:saw|found|noticed)|ich habe|habe ich)\b[^.;]{0,60}"
    r"\b(?:vacante|oferta|anuncio|annonce|offre|posting|advert\w*|vacancy|stellenanzeige|ausschreibung)"
    r"|(?:os|les?) escribo|ich schreibe ihnen|je vous écris"
    r"|(?:getting|get) in touch about|(?:reaching|reach) out about|contacting you about"
    r"|je vous contacte (?:au sujet|pour)|me pongo en contacto (?:por|sobre)|please accept|i['’]m writing"
    r"|(?:i|to) (?:apply|be considered)|(?:my|this) application|i am (?:writing|applying)"
    r"|bewerbe|bewerbung|candidature|me permets|postule|presento mi|me dirijo|candidatura)\b",
    re.IGNORECASE,
)
# What a summary says that one still looks for, up to the end of its sentence: nothing of it has been done.
AHEAD = re.compile(
    r"(?<![^\s,.;])"
    r"(?:(?:now |currently |i am |i['’]m )?(?:looking|seeking|hoping|aiming|aspiring|eager|keen) (?:for|to)\b"
    r"|(?:i )?(?:would like|['’]d like|want|wish|hope|aim|aspire) to\b|(?:ich )?möchte\b|(?:ich )?suche\b|strebe\b"
    r"|(?:je )?(?:souhaite|cherche|voudrais|recherche)\b|j['’]aimerais\b|à la recherche d|(?:me )?gustaría\b|quisiera\b"
    r"|(?:en )?busc(?:o|a) de?\b|deseo\b|quiero\b)[^.;\n]*",
    re.IGNORECASE,
)


def told_so_far(summary: str) -> str:
    """A summary, with what the person only looks for blanked out."""
    return AHEAD.sub(lambda wish: wish.group() if carries_a_claim(wish.group()) else " " * len(wish.group()), summary)


def is_wish(sentence: str) -> bool:
    """Whether a sentence says what the person wishes or feels, or only that they apply."""
    return bool(WISH.search(BELIEVED.sub(" ", sentence))) or is_application(sentence)


def is_application(sentence: str) -> bool:
    """Whether a sentence only says that one applies, and for what."""
    return bool(APPLIES.search(sentence))


def carries_a_claim(wish: str) -> bool:
    """Whether a wish says in passing what the person has: "eager to bring my track record in logistics"."""
    return bool(CARRIED.search(wish))
