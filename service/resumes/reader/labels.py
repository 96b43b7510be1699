"""The labels of forms such as the Europass, folded, and what each of them stands before."""

import re

_LABELS: dict[str, str] = {
    "date": "from|to|desde|hasta|von|bis|year|years|annee|annees|jahr|jahre|ano|anos"
    "|anno|anni|jaar|lata|rok|periodo de estudios|completed"
    "|date completed|year completed|graduated|graduation date|completion date|abschlussdatum|from - to"
    "|von - bis|dates|date|date (from - to)|dates (from - to)|period"
    "|start date|end date|start|end|year finished|looptijd"
    "|duration|tenure|fechas|fecha|periodo|date (da - a)|datum"
    "|zeitraum|daten|datas|data|periode|daty|dates (de - a)|date (de - a)|periode d'emploi",
    "title": "rol|diploma / degree"
    "|grado|grado obtenido|cualificacion obtenida|diploma|opleiding|studiengang|wyksztalcenie"
    "|profesion o cargo desempenado|position title|job title|official title|occupation or position held"
    "|position held|position|designation|role|job title|title|type of business role"
    "|profesion o cargo desempenado|cargo|puesto|lavoro o posizione ricoperti|posizione|tipo di impiego|mansione"
    "|funcao ou cargo ocupado|funcao|fonction ou poste occupe|poste occupe|poste|fonction|beruf oder funktion|funktion"
    "|position|beroep of functie|functie|zajmowane stanowisko|stanowisko"
    "|title of qualification awarded|qualification awarded|qualification|degree|titulo de la cualificacion obtenida"
    "|titulo|titolo della qualifica rilasciata|titolo|qualifica conseguita|designacao da qualificacao atribuida"
    "|intitule du certificat ou diplome delivre|diplome|bezeichnung der erworbenen qualifikation|abschluss"
    "|behaalde kwalificatie|uzyskane kwalifikacje",
    "employer": "opdrachtgever|klant|name of school|school name"
    "|institucion|institucion educativa|centro de estudios|nombre y tipo del centro de estudios"
    "|nombre y direccion de la empresa o empleador|instelling|instituicao|nazwa uczelni|uczelnia|ecole"
    "|etablissement scolaire|name and address of employer|name of employer|employer|company|company name"
    "|organisation|organization"
    "|nombre y direccion de la empresa|empresa|empleador|nome e indirizzo del datore di lavoro|datore di lavoro|azienda"
    "|nome e morada do empregador|empregador|nom et adresse de l'employeur|employeur|entreprise|societe"
    "|name und adresse des arbeitgebers|arbeitgeber|firma|unternehmen|naam en adres van werkgever|werkgever|bedrijf"
    "|nazwa i adres pracodawcy|pracodawca"
    "|name and type of organisation providing education and training|name and type of organisation providing education"
    "|institution|school|university|college|nombre y tipo de la organizacion que ha impartido la educacion"
    "|nombre de la organizacion formadora|centro|universidad"
    "|nome e tipo d'organizzazione erogatrice dell'istruzione e formazione"
    "|nome e tipo d'organizzazione erogatrice dell'istruzione"
    "|nome e tipo di istituto di istruzione o formazione|istituto"
    "|nome e tipo da organizacao de ensino ou formacao|nome da organizacao de ensino|estabelecimento de ensino"
    "|nom et type de l'etablissement d'enseignement ou de formation|etablissement"
    "|name und art der bildungs- oder ausbildungseinrichtung|bildungseinrichtung|schule|hochschule"
    "|nazwa i typ organizacji edukacyjnej lub szkoleniowej",
    "other": "what did you do there?|what did you do there|job description|description of duties"
    "|funciones y responsabilidades principales|funciones y responsabilidades"
    "|principais actividades e responsabilidades|hours per week|hours/week|hours|salary|pay|series"
    "|grade level|supervisor|may contact|reason for leaving|team size|duties and accomplishments|gpa"
    "|gpa of maximum|major|credits earned|main activities and responsibilities"
    "|principal activities and responsibilities|responsibilities|duties"
    "|key responsibilities|roles and responsibilities|actividades y responsabilidades principales|responsabilidades"
    "|funciones|principali attivita e responsabilita|principali mansioni e responsabilita|attivita"
    "|principais atividades e responsabilidades|principales activites et responsabilites|taches|missions"
    "|wichtigste tatigkeiten und zustandigkeiten|tatigkeiten|aufgaben|taken|glowne dzialania i obowiazki|obowiazki"
    "|type of business or sector|tipo de empresa o sector|tipo di azienda o settore|tipo de empresa ou sector"
    "|type ou secteur d'activite|principal subjects / occupational skills covered|level in national classification",
    "place": "city, state|city/state|city and state"
    "|location|place|city|ort|lieu|luogo|lugar|local|ciudad|miejsce|plaats",
}
FORM_LABELS: dict[str, str] = {label: kind for kind, labels in _LABELS.items() for label in labels.split("|")}
# How the labels of further editions and tongues of such forms begin.
LABEL_WORDS: dict[str, re.Pattern[str]] = {
    "employer": re.compile(
        r"(?:name|nome|nombre|nom|nazwa|naam)\b.{0,40}\b(?:employer|empregador|empleador|empresa|employeur|arbeitgeber"
        r"|datore di lavoro|werkgever|pracodaw\w+|organi[sz]\w+|establishment|estabelecimento|etablissement|einrichtung"
        r"|centro|istitut\w+|istruzione|instelling|placowki|ensino)"
    ),
    "title": re.compile(
        r"(?:func[aoã]o|funcion|profesion|profissao|beruf|occupation|lavoro|zawod|fonction|functie)\b.{0,12}\b(?:cargo"
        r"|poste|posi[tcz]\w+"
        r"|funktion|stanowisk\w+|ocupado|desempenado)|(?:designacao|cualificacion|qualification|titolo"
        r"|intitule|bezeichnung"
        r"|titel)\b.{0,30}\b(?:qualific\w+|obtenid\w+|awarded|rilasciat\w+|conseguit\w+|diplome|delivre"
        r"|qualifikation|kwalificatie)"
    ),
    "other": re.compile(
        r"(?:main|principal|principais|principales|principali|wichtigste|glowne|belangrijkste|funciones|activit\w+)\b"
        r".{0,40}\b(?:activit\w+|actividades|a[tc]{1,2}ividades|responsib\w+|responsab\w+|tatigkeiten"
        r"|obowiazki|mansioni"
        r"|werkzaamheden)"
    ),
}
