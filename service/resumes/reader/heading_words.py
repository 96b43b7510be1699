"""The words of headings, in English, Spanish, French, German, Portuguese, Italian, Dutch and Polish; folded.

Headings in further languages are in `tongues`.
"""

import re

from service.resumes.reader.words import words

# One word of a heading → its section; other words must be fillers for the line to be a heading.
HEADINGS: dict[str, frozenset[str]] = {
    "volunteer": words(
        "volunteer volunteering voluntary voluntariado benevolat benevole ehrenamt ehrenamtliche ehrenamtliches"
        " voluntariato volontariato vrijwilligerswerk wolontariat extracurricular leadership activities activites"
        " engagement involvement associatif associative civic outreach"
    ),
    "projects": words(
        "project projects proyecto proyectos projet projets projekt projekte projeto projetos progetto progetti"
        " projecten projekty portfolio 项目经历 项目经验 项目 open_source open-source"
    ),
    "publications": words(
        "publication publications publicaciones publikationen veroffentlichungen publicacoes pubblicazioni"
        " publicaties publikacje papers articles patents books"
    ),
    "languages": words(
        "language languages idioma idiomas lenguas langue langues sprachen sprachkenntnisse linguas lingua lingue"
        " talen talenkennis jezyki linguistic linguistiques linguistiche 语言 语言能力 fremdsprachen"
        " fremdsprachenkenntnisse jezykow"
    ),
    "certificates": words(
        "certificate certificates certification certifications certified licence licences license licenses licensure"
        " certificado certificados certificaciones certificat certificats zertifikate zertifizierungen zertifikat"
        " certificacoes certificati certificazioni certificaten certyfikaty credentials accreditations 证书 courses"
        " cursos corsi cursussen trainingen trainings kursy szkolenia kurse weiterbildungen fortbildungen"
        " zusatzqualifikationen uprawnienia badges tickets nachweise titres permis licencias licencas habilitations"
    ),
    "awards": words(
        "award awards honor honors honour honours achievements prize prizes scholarship scholarships grants"
        " distinctions premios reconocimientos distinciones prix recompenses auszeichnungen preise stipendien"
        " premiacoes premi riconoscimenti prijzen onderscheidingen nagrody osiagniecia recognition accomplishments"
        " 获奖情况 荣誉奖项 获奖经历 fellowships logros"
    ),
    "references": words(
        "reference references referees referencias referenzen referencje referenties referenze recommandations"
        " testimonials"
    ),
    "education": words(
        "education academic academics academia qualification qualifications studies formacion educacion estudios"
        " formation formations etudes scolarite diplomes ausbildung bildung bildungsweg studium schulbildung"
        " hochschulbildung bildungsgang formacao educacao escolaridade formazione istruzione studi opleiding"
        " opleidingen onderwijs wyksztalcenie edukacja degrees degree schooling academique academica accademica"
        " 教育背景 教育经历 教育 educational educations academico academicos academicas academiche accademico"
        " accademici scholastic scolaire scolaires universitaire universitario universitaria cursus schulische"
        " schulischer schule hochschule akademische akademischer berufsausbildung habilitacoes literarias titulacion"
        " titulos titoli studie scholing educatie schooljaren studia szkoly nauka school study schooling learning"
        " lehre schule_und_beruf"
    ),
    "skills": words(
        "skill skills competency competencies competence competences competenties expertise proficiencies"
        " proficiency technologies toolkit tools strengths strenghts specialties specialization specialisation"
        " habilidades competencias aptitudes conocimientos kenntnisse fahigkeiten fertigkeiten kompetenzen"
        " faehigkeiten conhecimentos competenze abilita conoscenze vaardigheden kennis umiejetnosci kompetencje"
        " capabilities software stack informatique informatica informatiques edv it-kenntnisse programming computer"
        " 专业技能 技能 it abilities ability skillset techstack specialisms knowledge knowhow know-how herramientas"
        " destrezas tecnologias informaticos informaticas savoir-faire outils logiciels atouts qualites langages"
        " fachkenntnisse qualifikationen programmierkenntnisse computerkenntnisse kernkompetenzen starken"
        " it-kompetenzen softwarekenntnisse ferramentas aptidoes qualificacoes informatiche informatici strumenti"
        " digitali capacita tecnologie computervaardigheden narzedzia technologie programow znajomosc zdolnosci"
        " metodos methoden metody methodes metodi methods fortalezas forces starke mocne strony"
        " punti pontos fortes forti werkzeuge hulpmiddelen gereedschap"
    ),
    "work": words(
        "experience experiences employment work career job jobs experiencia experiencias laboral profesional"
        " trayectoria professionnelle professionnelles professionnel parcours emploi emplois berufserfahrung"
        " berufspraxis laufbahn berufslaufbahn berufsweg berufliche beruflicher berufstatigkeit werdegang"
        " praxiserfahrung praxis arbeitserfahrung praktika"
        " praktische profissional profissionais esperienza esperienze lavorativa lavorative professionale"
        " professionali lavoro werkervaring ervaring loopbaan doswiadczenie zawodowe zatrudnienie kariera internship"
        " internships positions appointments arbeit history 工作经历 工作经验 实习经历 employments historial vida"
        " practicas empleo empleos stage stages carriere tatigkeiten stationen berufliche_stationen beruflich"
        " historico estagio estagios trajetoria percurso tirocinio tirocini carriera percorso arbeidsverleden"
        " werkzaamheden bijbanen stagiaire professionele historia praktyki staze zawodowa zawodowy zawodowej przebieg"
        " military_service wehrdienst zivildienst traineeships apprenticeships jobs_held"
    ),
    "summary": words(
        "summary profile objective objectives about overview statement bio biography perfil resumen objetivo sobre"
        " profil resume resume_professionnel objectif propos zusammenfassung kurzprofil uber ueber ziel resumo"
        " profilo sommario obiettivo profiel samenvatting podsumowanie cel synthese introduction 自我评价 个人简介"
        " extracto presentacion presentation accroche apresentacao presentazione doel motivation goal goals mission"
    ),
    "contact": words(
        "contact contacts contacto contatto contatti kontakt kontaktdaten coordonnees contato contactgegevens"
        " details personal personliche persoenliche daten data datos personales personnelles informations information"
        " informacion dati personali dados pessoais persoonlijke gegevens dane osobowe facts 联系方式 基本信息"
        " informazioni kontaktowe personalia angaben"
    ),
    "other": words(
        "interest interests hobby hobbies intereses loisirs interets interessen interesses interessi zainteresowania"
        " aficiones freizeit membership memberships affiliations courses coursework conferences talks presentations"
        " teaching thesis tesis these memoire abschlussarbeit tese tesi scriptie patents travel extra media"
        " philosophy 兴趣爱好 校园经历 hobbys hobby's passatempos mitgliedschaften sonstiges divers altro overig inne"
        " otros outros varia passions passies pasatiempos"
    ),
}
# Which section names a heading of several: "Language Skills" are languages, "Project Experience" projects.
HEADING_ORDER = [
    "volunteer",
    "projects",
    "publications",
    "languages",
    "certificates",
    "awards",
    "references",
    "education",
    "skills",
    "work",
    "summary",
    "contact",
    "other",
]
FILLERS = words(
    "and & und et y e i en of de del la le les los las der die das den the in my other further additional more"
    " weitere autres otras outras altre altri overige key core main selected relevant recent professional"
    " professionnel profesional business technical technische tecnicas techniques tecniche hard soft general personal"
    " career executive brief industry independent research freelance areas area of_interest background training"
    " weiterbildung fortbildung development work me mich mi meu mij mnie / - + | academic community service services"
    " notable past previous prior present history master's bachelor's phd related schedule aus as an a programming"
    " computer language a_propos de_moi miscellaneous teaching legal clinical military vocational record progression"
    " held industrial management leadership current set stack tech formal higher tertiary secondary digital spoken"
    " foreign side open source peer-reviewed journal conference academia with for complementaria complementaire"
    " complementaires complementari complementar laboral travail praktische besondere sonstige fachliche methodische"
    " persoonlijk personliches professionele relevante obce obcych straniere etrangeres extranjeras extranjeros"
    " estrangeiras vreemde clave cles cle chiave kluczowe miekkie techniczne przebieg erfahrung datos details"
    " information informations profesionales professionels digitales numeriques informatiques personnels personnelles"
    " personales personais personali przydatne dodatkowe dodatkowa ukonczone szkolne additionnelles supplementaires"
    " autre detailed our i'm zatrudnienia kariery di highlights tecnicos contributions peer reviewed social"
    " odbyte cursados realizados ricerca investigacion recherche forschung pesquisa onderzoek work-related"
    " qualifying volunteering non-academic on-the-job year years industriale"
)
# Say of what kind a thing is, be it a history or a profile: "Perfil profesional", "Personal Qualifications".
ADJECTIVES = words(
    "laboral profesional profesionales professionnelle professionnelles professionnel professionnels beruflich"
    " berufliche beruflicher berufliches profissional profissionais lavorativa lavorative professionale professionali"
    " professionele zawodowe zawodowa zawodowy zawodowej career praktische personal historial historico percurso"
    " percorso"
)
# Says where a post was held as well as what was learned: "Academic Appointments".
ACADEMIC = words("academic academics academia academica academique accademica academico")
PHRASES: dict[str, str] = {
    "professional background": "work",
    "background": "summary",
    "research experience": "work",
    "wyksztalcenie i odbyte szkolenia": "education",
    "teaching experience": "work",
    "professional development": "certificates",
    "programming languages": "skills",
    "computer languages": "skills",
    "areas of expertise": "skills",
    "areas of specialization": "skills",
    "areas of interest": "other",
    "research interests": "other",
    "skills & interests": "skills",
    "community service": "volunteer",
    "training": "certificates",
    "further training": "certificates",
    "weiterbildung": "certificates",
    "fortbildung": "certificates",
    "uber mich": "summary",
    "ueber mich": "summary",
    "a propos de moi": "summary",
    "a propos": "summary",
    "sobre mi": "summary",
    "sobre mim": "summary",
    "about me": "summary",
    "chi sono": "summary",
    "over mij": "summary",
    "o mnie": "summary",
    "career objective": "summary",
    "career summary": "summary",
    "career profile": "summary",
    "personal statement": "summary",
    "personal profile": "summary",
    "personal summary": "summary",
    "personal projects": "projects",
    "most proud of": "awards",
    "personal skills": "skills",
    "top skills": "skills",
    "toolbox": "skills",
    "capacidades y competencias tecnicas": "skills",
    "capacidades y competencias informaticas": "skills",
    "capacita e competenze tecniche": "skills",
    "capacita e competenze informatiche": "skills",
    "aptidoes e competencias tecnicas": "skills",
    "aptidoes e competencias informaticas": "skills",
    "civilian experience": "work",
    "military experience": "work",
    "military service": "work",
    "opdrachten": "work",
    "vaste dienst": "work",
    "courses": "certificates",
    "relevant coursework": "other",
    "selected publications": "publications",
    "professional memberships": "other",
    "education & certifications": "education",
    "education and certifications": "education",
    "experience & leadership": "work",
    "experience and leadership": "work",
    "current position": "work",
    "working life": "work",
    "antecedentes laborales": "work",
    "antecedentes academicos": "education",
    "good at": "skills",
    "work and volunteering": "work",
    "work & volunteering": "work",
    "experience and volunteering": "work",
    "das kann ich": "skills",
    "this is me": "summary",
    "giving back": "volunteer",
    "academic history": "education",
    "education history": "education",
    "educational history": "education",
    "datos academicos": "education",
    "formation academique": "education",
    "formacion complementaria": "certificates",
    "formations complementaires": "certificates",
    "training and certifications": "certificates",
    "technical summary": "skills",
    "technical profile": "skills",
    "core qualifications": "skills",
    "key qualifications": "skills",
    "besondere kenntnisse": "skills",
    "languages & technologies": "skills",
    "languages and technologies": "skills",
    "languages & tools": "skills",
    "languages and tools": "skills",
    "languages & frameworks": "skills",
    "languages and frameworks": "skills",
    "znajomosc programow": "skills",
    "summary of qualifications": "summary",
    "qualifications summary": "summary",
    "who i am": "summary",
    "hi": "summary",
    "hi!": "summary",
    "hello": "summary",
    "hello!": "summary",
    "qui suis-je": "summary",
    "qui suis-je ?": "summary",
    "wie ben ik": "summary",
    "acerca de mi": "summary",
    "quem sou": "summary",
    "su di me": "summary",
    "kim jestem": "summary",
    "zu meiner person": "summary",
    "angaben zur person": "contact",
    "etat civil": "contact",
    "get in touch": "contact",
    "how to reach me": "contact",
    "centres d'interet": "other",
    "centre d'interet": "other",
    "when i'm not working": "other",
    "other": "other",
    "patents": "other",
}
# Headings in which people speak of themselves ("Things I made", "Wo ich gearbeitet habe"): what the verb tells.
_ASKING = (
    r"(?:things?|stuff|what|where|who|how|tools|places|jobs|was|wo|womit|ce que|ou|lo que|donde|que|cosa|dove|o que"
    r"|onde)"
)
_SELF = r"(?:i|i've|i have|i'm|i am|ich|j'ai|je|j'|he|yo|se|ho|so|eu|fiz|sei|uso)"
_VERBS = {
    "work": "worked|done|do|been|work|gearbeitet|gemacht|fait|travaille|trabajado|hecho|lavorato|fatto|trabalhei|fiz",
    "projects": "made|make|built|build|created|create|shipped|gebaut|construit|cree|creado|construido|creato|criei",
    "skills": "use|know|can|bring|offer|good at|work with|kann|nutze|weiss|sais|sais faire|utilise|hacer"
    "|uso|sei|fare|fazer",
    "education": "studied|study|learned|learnt|trained|gelernt|studiert|etudie|appris|estudiado|aprendido"
    "|studiato|estudei",
    "volunteer": "volunteer|volunteered|help|helped|give back",
    "languages": "speak|spreche|parle|hablo|parlo|falo",
    "publications": "wrote|written|write|published|publish",
    "awards": "won",
    "other": "like|love|enjoy|do for fun|mag|aime",
}
_OF_SOMEBODY = {"work": "berufserfahrung", "education": "ausbildung"}  # "Berufserfahrung von Ana Nowak"
INFORMAL: dict[str, re.Pattern[str]] = {
    kind: re.compile(
        rf"{_ASKING} {_SELF} ?(?:[\w']+ )?(?:{verbs})(?: (?:do|habe|bin|it|for fun|so far))?"
        rf"|{_OF_SOMEBODY.get(kind, '(?!)')} von .{{3,50}}"
    )
    for kind, verbs in _VERBS.items()
}
