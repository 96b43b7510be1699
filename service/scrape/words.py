"""The vocabulary of posting pages, in the languages we meet: headings, labels, buttons, names."""

import re
from functools import lru_cache

from service.scrape.text import word_set

# A heading or line that begins what is no longer the posting: other jobs, the form, sharing, the board's own matters.
END = re.compile(
    r"(?:view |see |show |browse |explore |more |other |check out )?(?:similar|related|recommended|other|more"
    r"|open|further|people also viewed|featured)"
    r" (?:jobs?|positions?|roles?|openings?|opportunit(?:y|ies)|vacanc(?:y|ies)|searches|offers)\b.{0,40}"
    r"|(?:people|members) also viewed|jobs? you (?:may|might) .{0,30}|explore (?:more|other|similar).{0,40}"
    r"|similar searches"
    r"|applying (?:for a job )?(?:at|with) .{1,40}|faqs?|frequently asked questions.{0,40}|(?:published|posted"
    r"|last updated|veröffentlicht|publié|publicad[oa]|опубліковано|опубликован\w*|zveřejněno|geplaatst)(?: (?:on"
    r"|am|le|el|em|op))? .{1,30}"
    r"|employer questions|(?:employer|company) profile|firmenprofil.{0,20}|salary insights?|be careful"
    r"|stay safe.{0,20}"
    r"|(?:mehr über|more about) (?:das unternehmen|the (?:company|employer)|den arbeitgeber)"
    r"|gehalt(?:sinformation\w{0,3}|sspanne)?|gehalts-?prognose|company reviews?|bewertungen.{0,20}"
    r"|protect yourself.{0,20}|.{1,30}: protect yourself|(?:per|via|by|on) whatsapp .{0,30}"
    r"|send me jobs like these.{0,20}"
    r"|not the right job for you.{0,3}|leave a (?:reply|comment)|create (?:an )?alert.{0,30}|créer une alerte.{0,30}"
    r"|vous aimerez aussi.{0,20}|d.autres offres peuvent.{0,20}|podobne oferty.{0,20}|sprawdź podobne.{0,20}"
    r"|del (?:annonsen|stillingen|jobbet)|lignende (?:annonser|stillinger|job).{0,20}|liknande annonser.{0,20}"
    r"|annonseinformasjon|rapporter annonse|compartir en .{1,20}|plan your visit"
    r"|who can apply to this job.{0,3}|advertised until.{0,30}|method of application|never pay for any .{0,60}"
    r"|the application form will include.{0,40}|inzerujúca spoločnosť|stručná charakteristika.{0,30}"
    r"|схожі вакансії.{0,30}"
    r"|надіслати скаргу|hasonló állások.{0,30}|joburi similare.{0,30}|samankaltais.{0,40}|télécharger la plaquette"
    r"|need help finding the right job.{0,5}|connect with us.{0,5}|hiring insights|job activity|seniority level"
    r"|job notifications?|job[- ]?alerts?.{0,60}|[\d.,]{1,9} (?:followers|follower:innen|abonnés|seguidores)"
    r"|meet the (?:hiring )?team|how you match.{0,30}|so passt ihr profil.{0,40}"
    r"|life at .{1,40}|(?:copyright )?© ?.{1,80}|impressum|imprint|datenschutz(?:erklärung)?|o firmě"
    r"|o společnosti|informace o pozici|kontaktní údaje|share (?:this|via|on|by) .{1,80}"
    r"|set alert for.{0,60}|get (?:job )?(?:alerts|notified).{0,60}|create (?:a )?job alert.{0,40}"
    r"|sign up for job alerts.{0,40}"
    r"|apply for this (?:job|position|role|opening|vacancy)\W{0,3}(?:\bonline\b)?|submit (?:your|an) application"
    r"|application form|apply now|apply here"
    r"|share (?:this|the)?\s?(?:job|position|role|vacancy|page|on)?\b.{0,30}|refer a friend.{0,30}"
    r"|report (?:this )?job.{0,20}|back to .{1,40}"
    r"|join our talent (?:community|network|pool).{0,60}|not ready to apply.{0,40}|interested in this (?:job|role"
    r"|position).{0,30}|(?:ready|want) to apply.{0,30}"
    r"|already working at .{1,60}|learn more about working at .{1,60}|go back to the welcome page"
    r"|voluntary self[- ]identification.{0,40}|u\.?s\.? equal employment opportunity.{0,60}"
    r"|ähnliche (?:jobs|stellen\w*|stellenangebote).{0,40}|weitere (?:jobs|stellen\w*|offene stellen).{0,40}"
    r"|jetzt (?:online )?bewerben|diese (?:stelle|anzeige) teilen.{0,20}|job teilen.{0,20}"
    r"|teilen|empfehlen|offres? similaires?.{0,30}|(?:d.autres |autres )offres.{0,40}|postuler(?: maintenant"
    r"| à cette offre| en ligne)?|partager(?: cette offre)?.{0,20}|emplois similaires.{0,30}"
    r"|mira el resto de.{0,40}|(?:ofertas?|empleos?|trabajos?) (?:similares|relacionad[oa]s).{0,40}"
    r"|otras ofertas.{0,30}|(?:compartir|comparteix)(?: esta oferta| oferta)?.{0,20}"
    r"|inscr[ií]bete.{0,40}|vagas? (?:semelhantes|relacionadas).{0,30}|candidatar-se.{0,20}|podobné (?:nabídky"
    r"|pozice).{0,30}|похожие вакансии.{0,30}|схожі вакансії.{0,30}|откликнуться"
    r"|відгукнутися.{0,40}|andere vacatures.{0,30}|vergelijkbare vacatures.{0,30}|lignende (?:jobs"
    r"|stillinger).{0,30}|liknande jobb.{0,30}|offerte simili.{0,30}",
    re.IGNORECASE,
)
# The heading above a form, which in running text would be a posting's last sentence.
END_HEADING = re.compile(
    r"(?:wir freuen uns auf|we(?:.re| are)? look(?:ing)? forward to|we would love to hear|nous attendons|esperamos)\b"
    r".{0,60}"
    r"|(?:your|ihre|deine|votre|tu|your online) (?:application|bewerbung|candidature|candidatura)\W{0,3}"
    r"|(?:personal|contact) (?:information|details)|about the (?:company|employer)|info zum unternehmen"
    r"|à propos de l.entreprise|acerca de la empresa|sobre a empresa|om arbeidsgiveren|om arbetsgivaren"
    r"|om virksomheden|over de werkgever|nøkkelord|critères candidat",
    re.IGNORECASE,
)
# Links of a system above or below a text, which lead away from it.
LEADING_AWAY = re.compile(
    r"apply (?:for|to) this (?:job|position|role|opening)(?: online)?|refer (?:a friend|this job).{0,20}"
    r"|to update your profile.{0,30}|your application choices are|e-?mail (?:this )?(?:job )?to a friend.{0,20}",
    re.IGNORECASE,
)
# Lines of a board's interface that may stand anywhere around a description, and are no part of it.
CHROME = re.compile(
    r"apply(?: now| here| online| on company (?:web)?site| for (?:this )?(?:job|position|role))?|easy apply"
    r"|quick apply|save(?: job| this job)?|saved|share|print|e-?mail|copy link|link copied"
    r"|show (?:more|less|all)|read more|see (?:more|less)|view (?:more|job|all jobs?)|back|close|next|previous"
    r"|menu|search|(?:log|sign) ?in|sign up|register|follow|report(?: this)? job"
    r"|(?:full )?job description|description|overview|job details|about (?:the|this) job|posted .{1,30}"
    r"|\d{1,3}\+? (?:days?|hours?|weeks?|months?|minutes?) ago|(?:over )?\d{1,4} applicants?"
    r"|be among the first.{0,20}applicants|actively (?:hiring|recruiting)|new|hiring|facebook|twitter|linkedin"
    r"|whatsapp|xing|x|instagram|youtube|tweet"
    r"|bewerben|jetzt bewerben|speichern|drucken|merken|zurück|teilen|mehr anzeigen|weniger anzeigen|postuler"
    r"|enregistrer|imprimer|voir plus|voir moins|retour|partager"
    r"|inscribirme|guardar|imprimir|ver más|ver menos|volver|compartir|solicitar|aplicar|postular(?:me)?"
    r"|descripción de la oferta|candidatar|salvar|uložit|odpovědět|подробнее",
    re.IGNORECASE,
)
# A heading that a posting's own text has; several of them are good evidence of a posting.
POSTING_HEADING = re.compile(
    r"responsibilit|qualification|requirement|what you.{0,3}ll (?:do|be|bring|need)|what we.{0,10}(?:offer"
    r"|looking|need)|about (?:the|this) (?:job|role|position|team)|about you|who you are|you (?:have|will|bring)"
    r"|nice to have|your (?:role|profile|tasks|mission|responsibilities)|the role|job (?:description|summary"
    r"|purpose|requirements|duties)|key (?:duties|skills)|duties|we offer|benefits|perks|skills|experience"
    r"|education"
    r"|aufgaben|anforderungen|ihr profil|dein profil|wir bieten|das bieten|das bringst|was wir|was sie|was dich"
    r"|qualifikation|stellenbeschreibung|tätigkeit"
    r"|missions?\b|profil|compétences|votre rôle|nous offrons|avantages|description du poste|requisitos"
    r"|responsabilidades|funciones|ofrecemos|se ofrece|perfil|descripción|qualificações|atividades|benefícios"
    r"|requisits|funcions|oferim|requisiti|mansioni|offriamo|náplň práce|požadujeme|nabízíme|požadavky|wymagania"
    r"|obowiązki|oferujemy|обязанности|требования|условия|вимоги|обов|ми пропонуємо|что нам важно"
    r"|taken|functie|wij bieden|eisen|kvalifikationer|arbetsuppgifter|仕事内容|応募資格|待遇|职责|要求|담당업무"
    r"|자격요건",
    re.IGNORECASE,
)
# The heading right above the text, on pages that put the company's own words before it.
START = re.compile(
    r"(?:full )?job description|stellenbeschreibung|description du poste|pracovní nabídka|popis pozice"
    r"|functieomschrijving"
    r"|about the job|info zum job|über den job|à propos de l.offre(?: d.emploi)?|acerca del empleo|sobre a vaga"
    r"|informazioni sull.offerta di lavoro|over de vacature|om jobbet|o ofercie pracy"
    r"|описание вакансии|opis stanowiska|descripción del puesto|descrição da vaga|jobbeskrivning|jobbeskrivelse",
    re.IGNORECASE,
)
# Of those, the ones that a company's own career page does not have.
JOB_HEADING = re.compile(
    r"responsibilit|qualification|requirement|wh(?:at|o) (?:you|we).{0,6}(?:ll|re|will) (?:do|be|bring|need|looking)"
    r"|wh(?:at|o) we.{0,10}(?:looking|need)|about (?:the|this) (?:job|role|position)|about you|who you are"
    r"|you (?:have|will|bring)\b|you.{0,3}ll need|trust you to|your (?:role|profile|tasks|mission|day|impact)"
    r"|the role|the opportunity|duties|must have"
    r"|job (?:description|summary|purpose|requirements|duties)|nice to have|essential (?:skills|criteria)|key skills"
    r"|wh(?:at|o) (?:you|we)(?:.d| would| hope| might)\b|(?:person|job) specification|accountabilit"
    r"|^to apply\W{0,2}$|how to apply"
    r"|o que (?:você|voce|a gente|vai|buscamos|esperamos)|qué (?:harás|buscamos|necesitas|esperamos|ofrecemos)"
    r"|lo que (?:harás|buscamos|necesitas)|co (?:bude|od v[aá]s|nabízíme)|zakres (?:obowiązków|zadań)|obowiązk"
    r"|wymaga[nń]"
    r"|oczekujemy|kogo szukamy|arbeidsoppgaver|kvalifikasjoner|ønskede egenskaper|dine oppgaver|dine opgaver"
    r"|om stillingen"
    r"|dina uppgifter|vi söker|om tjänsten|om rollen|(?:wij|we) vragen|wat (?:ga|vragen|breng|bieden)"
    r"|jouw (?:taken|rol)"
    r"|(?:de|je) functie\b|cosa farai|chi cerchiamo|cosa cerchiamo|vos missions|ce que vous|ce que nous|le poste\b"
    r"|^(?:the (?:work|deal|job|post|team)|you|gist|package|we offer|hours and pay|day to day"
    r"|pay and such)\W{0,2}$|(?:you.ll|you will|you) do well|right for this|what gets you|feladat|elvár"
    r"|amit (?:várunk|kínálunk"
    r"|adunk)|responsabilități|cerințe|ce oferim|atribuții|náplň|požiadavky|ponúkame|odotamme|tarjoamme"
    r"|обов.язки|що (?:треба"
    r"|робитимемо|ми)|주요 ?업무|지원 ?자격|우대 ?사항|근무 ?조건"
    r"|was (?:sie|du|dich|wir) .{0,20}(?:tun|mitbring|erwart|biet|mach)|tehtäv|仕事の内容|対象となる方|求める"
    r"|reports? to|experience (?:required|you)|skills (?:required|and experience)|aufgaben|anforderungen"
    r"|(?:ihr|dein) profil|das bringst|bringen sie|bringst du|qualifikation|stellenbeschreibung|voraussetzung"
    r"|missions?\b|profil recherch|votre profil|compétences|description du poste|requisitos|responsabilidades"
    r"|funciones"
    r"|perfil|qualificações|atividades|requisits|funcions|requisiti|mansioni|náplň práce|požadujeme|požadavky"
    r"|očekáváme"
    r"|wymagania|obowiązki|обязанности|требования|вимоги|обов|чем предстоит|что нам важно|arbetsuppgifter"
    r"|kvalifikation"
    r"|functie-?eisen|jouw profiel|arbejdsopgaver|仕事内容|応募資格|职责|담당업무|자격요건",
    re.IGNORECASE,
)
# Titles that no job has.
NO_TITLE = re.compile(
    r"(?:we use|this website uses|select which|manage|accept)?\s?cookies?\b.{0,60}|privacy.{0,60}|careers?|jobs?"
    r"|(?:current |open |our |all ){0,6}(?:openings|positions|vacancies|opportunities|roles|jobs)(?: at .{1,40})?"
    r"|job (?:description|details|detail|search|opportunities|posting|overview|ad)|career (?:site|opportunities"
    r"|search|portal)|about (?:us|the .{1,30}|.{1,30})|apply.{0,50}|application.{0,40}|submit.{0,40}"
    r"|sign in.{0,40}|log ?in.{0,20}"
    r"|join.{0,60}|home|overview|description|summary|responsibilities|requirements|qualifications|location|salary"
    r"|department|employment type|similar jobs|related jobs|people also viewed|easy apply|personal information"
    r"|vacatures?|vagas?|stillingsannonse|ledige? stilling(?:er)?|lediga jobb|oferta de (?:empleo|trabajo)"
    r"|praca|recruitment"
    r"|offerta di lavoro|nabídka práce|offre d.emploi|education"
    r"|experience|resume|welcome.{0,40}|search.{0,40}|menu|contact.{0,20}|share.{0,20}|vacview|detail pozice"
    r"|stellenangebote?|stellenanzeigen?|karriere|offres? d.emploi|empleos?|ofertas? de (?:trabajo|empleo)"
    r"|vacantes|emplois"
    r"|error.{0,30}|not found|404|page not found|access denied|just a moment.{0,10}|security(?: check)?"
    r"|loading.{0,5}|untitled|find (?:a|your).{0,40}job.{0,20}|recruitment|hiring|work with us|job opportunities"
    r"|\W{0,40}",
    re.IGNORECASE,
)
# The label in front of a value: "Location:", "Standort", "Tipo de contrato".
LABELS = {
    "title": re.compile(
        r"(?:job|position|role|vacancy|posting)(?: title)?|title|stellenbezeichnung|ausgeschriebene (?:stelle"
        r"|funktion"
        r"|position)|stellenausschreibung|position|intitulé(?: du poste)?|poste|puesto|cargo|vaga|pozice"
        r"|stanowisko|должность|посада",
        re.IGNORECASE,
    ),
    "company": re.compile(
        r"(?:company|employer|hiring organi[sz]ation|agency)(?: name)?|organi[sz]ation name|client|unternehmen"
        r"|arbeitgeber|dienstgeber|firma|gesellschaft|entreprise|employeur|société|empresa|compañía|entidad"
        r"|empleador|azienda|werkgever|bedrijf|společnost"
        r"|zaměstnavatel|pracodawca|arbeidsgiver|arbetsgivare|arbejdsgiver|työnantaja|yritys|munkáltató"
        r"|cég(?:név)?|companie|angajator|zamestnávateľ|spoločnosť|роботодавець|компания|компанія"
        r"|работодатель|роботодавець|会社名|企業名",
        re.IGNORECASE,
    ),
    # On some boards the employer, on some systems a department of it.
    "organisation": re.compile(
        r"organi[sz]ation|department ?/ ?office|organisme|organización|organização|organizace", re.IGNORECASE
    ),
    "location": re.compile(
        r"(?:(?:job|work|primary|main|office|position|vacancy) )?(?:location|locations)(?:\(s\)|s)?"
        r"|(?:work )?(?:place|site)|place of work|location / division|based in|base|where|(?:duty )?station"
        r"|standorte?"
        r"|arbeitsort|dienstort|einsatzort|arbeitsplatz|lieu(?: de travail)?"
        r"|localisation(?: du poste)?|ubicación|ubicació|lugar(?: de trabajo)?|localidad|localización"
        r"|localização|local(?: de trabalho)?|luogo(?: di lavoro)?|sede|standplaats|locatie"
        r"|lokalita|místo(?: výkonu práce| pracoviště)?|adresa"
        r"|miejsce pracy|lokalizacja|место работы|регион|місце роботи|arbetsort|sted|arbeidssted"
        r"|munkavégzés helye|helyszín|locați[ea]|miesto (?:práce|výkonu práce)|sijainti|työpaikka|місце роботи"
        r"|勤務地|근무지(?:역)?|근무 ?지역|工作地点",
        re.IGNORECASE,
    ),
    # Some systems tell a place in three fields.
    "town": re.compile(
        r"(?:(?:job|work) )?(?:city|town)|ort|stadt|ville|ciudad|población|cidade|città|plaats|město|miasto|город"
        r"|місто|stad|by",
        re.IGNORECASE,
    ),
    "region": re.compile(
        r"(?:state|province|region|county)(?: ?/ ?(?:state|province|region|county))?|bundesland|région|provincia"
        r"|estado|kraj|län|область",
        re.IGNORECASE,
    ),
    "country": re.compile(r"country(?: ?/ ?region)?|pays|país|paese|země|страна|країна", re.IGNORECASE),
    "salary": re.compile(
        r"(?:annual |base |hourly |monthly |expected |target |starting )?(?:salary|pay|compensation|wage"
        r"|remuneration|rate)(?: range| rate| scale| details| & benefits)?(?: .{0,20})?|gehalt|entgelt|vergütung"
        r"|entlohnung|bezahlung|verdienst|salaire|rémunération"
        r"|salario|sueldo|retribución|retribució|salari|remuneración|banda salarial|rango salarial|salário"
        r"|remuneração|retribuzione|stipendio|salaris|mzda|plat|odměna|wynagrodzenie|зарплата|заработная плата"
        r"|lønn|løn|lön|palkka|fizetés|bérezés|salariu|plat(?: \(brutto\))?|급여|연봉"
        r"|уровень дохода|оплата|給与|年収|月給"
        r"|時給|급여|薪资",
        re.IGNORECASE,
    ),
    "employment": re.compile(
        r"(?:employment|job|contract|work|position|appointment|engagement|vacancy)[ -]?(?:type|form|status"
        r"|schedule|category|basis|time)s?(?: (?:&|and) [a-z]{4,12})?|type of (?:employment|contract|job|position"
        r"|work)|full[ /-]+part[ -]?time|(?:working )?hours|schedule|time type|commitment"
        r"|beschäftigungs(?:art|verhältnis|ausmaß|umfang)|anstellungs(?:art|verhältnis)|arbeitszeit(?:modell)?"
        r"|vertragsart|vertragstyp|type (?:de contrat|d.emploi|de poste)|contrat|temps de travail"
        r"|tipo de (?:contrato|jornada|empleo|puesto|contratación)|jornada(?: laboral)?"
        r"|contrato|tipus de (?:contracte|jornada)|jornada|contracte|tipo di contratto|contratto|orario"
        r"|dienstverband|contracttype|typ (?:pracovního )?(?:poměru|úvazku|smlouvy)|pracovní poměr|úvazek"
        r"|rodzaj umowy|wymiar (?:pracy|etatu)|тип занятости|занятость|тип зайнятості"
        r"|foglalkoztatás(?: típusa)?|tip (?:job|contract)|druh (?:pracovného )?pomeru|työsuhde|вид зайнятості|근무형태"
        r"|working pattern|terms of employment|hours|anställningsform|omfattning|stillingstype|stillingsprosent"
        r"|ansettelsesform|雇用形態|고용형태|职位类型",
        re.IGNORECASE,
    ),
    "workplace": re.compile(
        r"work ?place(?: (?:type|model|policy))?"
        r"|(?:work(?:ing)?|job|location|office) (?:model|arrangement|mode|setting|style)|location type"
        r"|remote(?: (?:work|status|policy|job))?|(?:work from )?home ?office|arbeitsmodell|télétravail"
        r"|mode de travail|modalidad(?: de trabajo)?|teletrabajo|modalidade|modelo de trabalho|modalità di lavoro"
        r"|thuiswerken|forma pracy|tryb pracy|práce z domova|формат работы|формат роботи|勤務形態",
        re.IGNORECASE,
    ),
}  # fmt: skip
_ANY_LABEL = re.compile("|".join(f"(?:{each.pattern})" for each in LABELS.values()), re.IGNORECASE)
_LONGEST_LABEL, _REMEMBERED = 60, 8_192  # characters; lines, of which a page asks for each several times


def is_label(text: str) -> bool:
    """Whether a line is nothing but the name of a field: "Location", "Art der Anstellung:"."""
    return len(text) <= _LONGEST_LABEL and _is_label(text.strip(" :"))


@lru_cache(_REMEMBERED)
def _is_label(text: str) -> bool:
    return _ANY_LABEL.fullmatch(text) is not None


# Words that several languages share stand with each of them: "de" and "en" alone make no text Dutch.
LANGUAGE_HINTS = {
    "en": word_set("the and of to you with for our we will your are"),
    "de": word_set("und der die das wir mit für sie ein eine zu bei"),
    "fr": word_set("et les des vous nous pour une dans avec votre sur du de la le en un"),
    "es": word_set("el los las para con una del por que su nuestro como de la y en un"),
    "pt": word_set("e os das para com uma você que nossa não são dos de a o em um"),
    "it": word_set("il di per con una che del della nostro sono gli nel la e in un"),
    "nl": word_set("de het een en van je wij voor met onze bij ons"),
    "ca": word_set("els les per amb una del que i al dels és com de la en un"),
    "cs": word_set("a na se pro ve že do jako nebo práce jsme nabízíme"),
    "pl": word_set("i w na do z się oraz dla jest pracy nie od"),
    "sv": word_set("och att som för med är vi du av på en det"),
    "da": word_set("og at som for med er vi du af på en det ikke eller har vores hos"),
    "no": word_set("og å som for med er vi du av på en det ikke eller har vår hos"),
    "ru": word_set("и в на с для по от мы работы не вы что"),
    "uk": word_set("і та в на з для від ми роботи не ви що"),
}
# "(m/w/d)", "(f/m/x)", "H/F": written behind titles of jobs and nowhere else.
GENDERED = re.compile(
    r"\(?\b[mwfdhxi]\s?[/|*,]\s?[mwfdhxi]\b(?:\s?[/|*,]\s?[a-z]{1,3}\b)?\)?|[:*_/]in(?:nen)?\b|\(in\)|/a\b",
    re.IGNORECASE,
)
# The title of a page that lists several postings.
LIST_TITLE = re.compile(
    r"\d[\d.,+]{0,12}\s{1,3}(?:[\w/&'.-]{1,30}\s{1,3}){0,4}"
    r"(?:jobs?|results|openings|vacancies|positions|offres|stellen\w*|ofertas|vagas|nabídek|ваканс\w+)\b"
    r"|(?:job )?search results|^job listings? (?:at|in|for) |(?:all |current |open |our |offene |aktuelle ){1,6}"
    r"(?:jobs|positions|openings|vacancies|roles|stellen\w*|opportunities)"
    r"|^(?:internship|apprenticeship|traineeship|placement|student job|graduate program(?:me)?)s(?![^\W_])"
    r"|(?<!\w)(?:jobs|stellenangebote|emplois|empleos|vagas|nabídky práce) (?:in|near|at|bei|à|en|em|v|ve) "
    r"|suchergebnisse|stellensuche|résultats de recherche|resultados"
    r"|^(?:jobs|careers|stellenangebote|offres d.emploi|ofertas de empleo|empleos|nabídka práce|práce"
    r"|join (?:us|our team)|work(?:ing)? (?:with|at) .{1,40}|careers? at .{1,60}"
    r"|[^|–—·,]{1,60}(?<! -) (?:careers|jobs|karriere)"
    r"|(?:arbeiten|karriere) bei .{1,60}|travailler (?:chez|à) .{1,60}|trabaj(?:a|ar) (?:en|con|para) .{1,60}"
    r"|lavora(?:re)? (?:con|in|per) .{1,60}|werken bij .{1,60}|jobba hos .{1,60}|jobb(?:e)? (?:i|hos) .{1,60})$",
    re.IGNORECASE,
)
# What a posting's running text asks of people, in lower case; words, not a pattern, for the text is long.
DEMANDS = (
    *("years of experience", "years experience", "years’ experience", "years' experience", "experience with"),
    *("experience in", "ideal candidate", "successful candidate", "must have", "responsible for", "reporting to"),
    *("reports to", "degree in", "fluent in", "proficient in", "proficiency in", "berufserfahrung", "abgeschlossene"),
    *("kenntnisse", "erfahrung mit", "erfahrung in", "expérience en", "expérience dans", "expérience de", "maîtrise"),
    *("diplôme", "experiencia en", "experiencia de", "experiencia mínima", "conocimientos", "titulación"),
    *("experiência em", "experiência com", "conhecimento", "formação", "esperienza", "conoscenza", "ervaring met"),
    *("erfarenhet av", "erfaring med", "zkušenost", "znalost", "doświadczenie", "znajomość", "опыт работы"),
    *("tapasztalat", "végzettség", "experiență", "studii", "skúsenos", "vzdelanie", "kokemus", "koulutus", "вміння"),
    *("опытом работы", "знание", "досвід", "経験", "经验", "경험"),
)
# What only a text that hires says, in lower case: that somebody is sought, how to apply, on what terms.
SEEKS = (
    *("looking for", "is seeking", "are seeking", "we seek", "recruiting", "we need a", "join our team", "join us as"),
    *("wir suchen", "suchen wir", "sucht ", "nous recherchons", "recherche un", "recrute", "buscamos", "busca un"),
    *("concurso", "cerchiamo", "cerca un", "zoeken wij", "wij zoeken", "zoeken we", "we zoeken", "zoekt een"),
    *("vi söker", "söker vi", "söker en", "vi søker", "søker vi", "vi søger", "søger vi", "søges", "hledáme"),
    *("keresünk", "căutăm", "hľadáme", "etsimme", "채용", "on cherche", "nous cherchons", "se busca", "si cerca"),
    *("szukamy", "poszukujemy", "procuramos", "estamos à procura", "haemme", "募集", "ищем", "шукаємо", "требуется"),
)
APPLIES = (
    *("to apply", "apply ", "your application", "your cv", "resume", "closing date", "cover letter", "bewerb"),
    *("lebenslauf", "candidature", "postulez", "postula", "lettre de motivation", "envía tu", "currículum"),
    *("candidatura", "candidatar", "invia il tuo", "curriculum", "solliciteer", "sollicitatie", "ansökan", "ansök"),
    *("jelentkez", "aplică", "aplikovať", "hakemu", "відгук", "지원", "send us", "get in touch", "schick", "envoyez"),
    *("søknad", "søk på", "ansøgning", "životopis", "odpovědět", "aplikuj", "応募", "резюме"),
)
TERMS = (
    *("hours a week", "hours per week", "full-time", "full time", "part-time", "part time", "permanent", "fixed-term"),
    *("annual leave", "days of holiday", "days' holiday", "paid time off", "pension", "wochenstunden", "urlaubstage"),
    *("befristet", "vollzeit", "teilzeit", "festanstellung", " cdi", " cdd", "temps plein", "temps partiel", "congés"),
    *("jornada", "indefinido", "plazo fijo", "tempo indeterminato", "tempo determinato", "clt", " fte", "uur per week"),
    *("heltid", "deltid", "tillsvidare", "fast stilling", "umowa o pracę", "umowę o pracę", "pełny etat", "úvazek"),
    *("munkaidő", "munkaviszony", "normă întreagă", "úväzok", "pracovný pomer", "kokoaika", "vakituinen", "зайнятість"),
    *("정규직", "hours a week averaged", "hourly", "bruttó", "gehalt", "salaire", "salario", "lohn"),
    *("dovolené", "正社員", "休日", "per hour", "per annum", "a year", "an hour", "salary"),
)
# Headings of a course, which is no job although it asks for and leads to much that one does.
COURSE = re.compile(
    r"objectifs de la formation|programme de (?:la )?formation|modalités d.admission|débouchés"
    r"|course (?:content|objectives"
    r"|fees)|learning outcomes|entry requirements|tuition fees?|what you.ll learn|lehrgangs?(?:inhalt|kosten)"
    r"|kursinhalte?"
    r"|plan de estudios|salidas profesionales|obiettivi del corso|sbocchi professionali|cursusinhoud|kursplan",
    re.IGNORECASE,
)
# What pages about work are called that offer none: "What does a surveyor do?", "How to become a nurse".
ABOUT_WORK = re.compile(
    r"^(?:what (?:does|do|is|are)|how (?:to|do|does|much)|why|when|should|is it|\d{1,2} (?:ways|tips|things"
    r"|reasons)|was macht"
    r"|wie (?:wird|werde|viel|man)|qué (?:hace|es)|cómo|que fait|comment|cosa fa|come (?:si|diventare)"
    r"|wat doet|hoe)\b"
    r"|\b(?:career|salary|interview) (?:guide|advice|tips)\b|\bjob profile\b|\bberufsbild\b|fiche métier",
    re.IGNORECASE,
)
