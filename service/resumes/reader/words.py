"""The words a reader of résumés knows, in English, Spanish, French, German, Portuguese, Italian, Dutch and Polish.

Everything is written folded: lower case, without diacritics (see `fold`). A list is a string, for the eye.
"""

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "s", "æ": "a", "œ": "o", "’": "'", "‘": "'"})


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    """Give one plain character for one."""
    if "\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3":
        return char  # Kana and Hangul come apart into sounds, which are no letters without marks.
    lowered = char.lower().translate(_PLAIN)
    decomposed = unicodedata.normalize("NFKD", lowered[:1])
    return decomposed[:1] or char


def fold(text: str) -> str:
    """Give the text in lower case without diacritics, character for character, so that places stay the same."""
    return text.lower() if text.isascii() else "".join(map(_base, text))


def has_syllables(text: str) -> bool:
    """Tell whether a text is Chinese, Japanese or Korean, where a space parts names rather than words."""
    return any(
        "\u3040" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text
    )


def words(text: str) -> frozenset[str]:
    """Split a list of words; an underscore stands for a space."""
    return frozenset(word.replace("_", " ") for word in text.split())


MONTHS: tuple[str, ...] = (
    "january jan enero ene janvier janv januar janner jaenner janeiro gennaio gen januari styczen stycznia sty",
    "february feb febrero fevrier fevr fev februar fevereiro febbraio februari luty lutego lut",
    "march mar marzo mars marz maerz mrz marco mrt maart marzec marca",
    "april apr abril abr avril avr aprile kwiecien kwietnia kwi",
    "may mayo mai maio maggio mag mei maj maja",
    "june jun junio juin juni junho giugno giu czerwiec czerwca cze",
    "july jul julio juillet juil juli julho luglio lug lipiec lipca lip",
    "august aug agosto ago aout aou ago augustus sierpien sierpnia sie",
    "september sept sep septiembre septembre setembro set settembre sett wrzesien wrzesnia wrz",
    "october oct octubre octobre oktober okt outubro out ottobre ott pazdziernik pazdziernika paz",
    "november nov noviembre novembre novembro listopad listopada lis",
    "december dec diciembre dic decembre dezember dez dezembro dicembre grudzien grudnia gru",
)
SEASONS = words(
    "spring summer fall autumn winter primavera verano otono invierno printemps ete automne hiver fruhling fruhjahr"
    " sommer herbst verao outono inverno estate autunno lente zomer herfst wiosna lato jesien zima"
)
PRESENT = words(
    "present now current currently today ongoing to_date till_date till_now present_day actualidad actual actualmente"
    " presente hoy aujourd'hui present ce_jour en_cours maintenant heute jetzt laufend dato gegenwart atual"
    " atualmente hoje atualidade oggi in_corso attuale attualmente heden nu vandaag obecnie teraz dzis nadal"
    " date o_momento momento la_fecha la_actualidad le_moment at_present 至今 现在 目前"
)
SINCE = words("since seit depuis desde dal dalla sinds od ab from de du da von vom van")
UNTIL = words("to until till through thru bis a au al ate tot do jusqu'a hasta ad alla")
DATE_BLANKS = words(
    "year ano annee jahr jaar rok month_year monthyear"
    " month_20xx mon_20xx 20xx 20xx mm/yyyy mm/yy yyyy month_yyyy mm.yyyy"
    " start_date end_date mes_ano"
)

DEGREES = words(
    "bachelor bachelors bachelor's master masters master's doctor doctorate doctoral phd ph.d ph.d. bsc b.sc b.sc."
    " msc m.sc m.sc."
    " ba b.a b.a. ma m.a m.a. bs b.s b.s. ms m.s m.s. mba m.b.a. m.b.a mdes bdes beng b.eng meng m.eng btech mtech"
    " b.tech m.tech"
    " bfa mfa bed b.ed med m.ed llb llm jd md mphil dphil edd pharmd mpharm bpharm bcom mcom bba mph msw bsn msn dnp"
    " aas aa"
    " associate diploma hnc hnd nvq gcse a-levels"
    " a-level levels abitur abi matura baccalaureat bac licence licenciatura"
    " licenciado"
    " grado graduado ingeniero ingenieria maestria diplomado mestrado bacharelado doutorado tecnologo tecnico graduacao"
    " pos-graduacao especializacao licenciatura laurea dottorato diplom diplom-ingenieur magister staatsexamen"
    " promotion"
    " ausbildung lehre gesell meister techniker fachwirt magisterium inzynier licencjat doktorat technik certificate"
    " certificat bts dut maitrise master's doctorat ingenieur diplome cap bep propedeuse hbo mbo wo vwo havo"
    " apprenticeship foundation postgraduate undergraduate graduate degree minor major high_school"
    " secondary_school_diploma"
    " ged leaving city_&_guilds pgce pgdip pgcert trade"
    " minor honours 学士 硕士 博士 本科 fachinformatiker kaufmann kauffrau"
    " bachelier bacheliere gcses kcse wassce hsc ssc ib realschulabschluss hauptschulabschluss abschluss"
    " fachabitur matriculation"
    " national_senior_certificate specialist nursing_diploma technician bachillerato ciclo fp liceo maturita"
)
SCHOOLS = words(
    "university college institute institution school academy polytechnic conservatory faculty universidad universidade"
    " universita universitat universitaet universiteit universite uniwersytet univerzita universitesi universitet"
    " universitas"
    " politechnika politecnico politecnica politechnique polytechnique hochschule fachhochschule technische fh"
    " ecole lycee liceo instituto istituto escuela escola colegio colegiu gymnasium gymnazium berufsschule akademie tu"
    " akademia"
    " szkola liceum technikum hogeschool school akademi yliopisto korkeakoulu hogskola hogskolan universitatea univ uni"
    " eth epfl mit ucla ucl kth ies dai_hoc 大学"
    " 学院 大學 学校 institut faculdade centro facultad seminary campus bootcamp"
    " centre center fachschule realschule gesamtschule grundschule hauptschule oberschule berufskolleg lukio"
    " academie akademie cfa ifsi ifas greta tafe iut ies isa htl htblva teknik universiti kolegium kolej egyetem vysoka"
    " vysoke bbs bbz bsz osz vhs hak fos afpa cifp"
)
TITLES = words(
    "engineer developer programmer manager director officer president ceo cto cfo coo cio vp head lead leader chief"
    " analyst"
    " scientist researcher research_assistant assistant associate consultant advisor adviser specialist coordinator"
    " administrator architect designer nurse physician doctor surgeon pharmacist dentist therapist psychologist"
    " counselor"
    " counsellor teacher lecturer professor tutor instructor trainer coach educator principal headteacher librarian"
    " accountant auditor bookkeeper controller treasurer clerk secretary receptionist cashier teller broker trader"
    " banker underwriter actuary economist lawyer attorney paralegal solicitor barrister judge notary electrician"
    " plumber"
    " carpenter welder mechanic technician operator machinist foreman supervisor superintendent inspector surveyor"
    " driver pilot captain sailor courier cook chef sous-chef baker waiter waitress barista bartender server host"
    " hostess"
    " steward stewardess housekeeper cleaner janitor caretaker guard soldier sergeant lieutenant officer firefighter"
    " paramedic policeman detective agent representative salesperson salesman seller buyer merchandiser marketer"
    " strategist planner producer editor writer author journalist reporter copywriter translator interpreter"
    " photographer"
    " videographer animator illustrator artist musician actor dancer model stylist hairdresser beautician florist"
    " gardener"
    " farmer fisherman miner butcher tailor member founder co-founder cofounder owner partner executive intern trainee"
    " apprentice fellow postdoc volunteer freelancer freelance contractor worker staff aide helper porter picker packer"
    " fitter installer builder mason painter roofer logistician dispatcher scheduler estimator tester qa sre devops dba"
    " administrator webmaster evangelist advocate recruiter generalist practitioner midwife caregiver carer sitter"
    " nanny"
    " biologist chemist physicist mathematician statistician geologist archaeologist historian curator archivist"
    " veterinarian optometrist radiographer sonographer hygienist phlebotomist dietitian nutritionist pharmacien"
    " ingeniero ingeniera desarrollador desarrolladora gerente director directora jefe jefa analista consultor"
    " consultora"
    " coordinador coordinadora asistente auxiliar tecnico tecnica profesor profesora maestro maestra enfermero"
    " enfermera"
    " medico medica abogado abogada contable contador contadora cocinero cocinera camarero camarera vendedor vendedora"
    " responsable becario becaria practicante puesto encargado encargada dependiente administrativo administrativa"
    " ingenieur ingenieure developpeur developpeuse chef_de directeur directrice gestionnaire charge chargee"
    " responsable"
    " analyste consultant consultante assistante infirmier infirmiere medecin enseignant enseignante professeur"
    " comptable"
    " avocat avocate cuisinier cuisiniere serveur serveuse vendeur vendeuse stagiaire alternant alternante technicien"
    " technicienne redacteur redactrice conducteur entwickler entwicklerin leiter leiterin teamleiter berater beraterin"
    " ingenieurin sachbearbeiter sachbearbeiterin assistentin referent referentin kaufmann kauffrau buchhalter"
    " buchhalterin lehrer lehrerin arzt arztin krankenpfleger krankenschwester pflegefachkraft pflegefachfrau"
    " mechaniker"
    " elektriker elektroniker techniker technikerin verkaufer verkauferin koch kochin kellner praktikant praktikantin"
    " werkstudent werkstudentin auszubildender auszubildende mitarbeiter mitarbeiterin geschaftsfuhrer vorstand"
    " projektleiter projektleiterin abteilungsleiter softwareentwickler softwareentwicklerin wissenschaftlicher"
    " hilfskraft"
    " engenheiro engenheira desenvolvedor desenvolvedora diretor diretora chefe coordenador coordenadora assistente"
    " professora enfermeira enfermeiro advogado advogada estagiario estagiaria tecnico encarregado vendedora"
    " programador"
    " ingegnere sviluppatore sviluppatrice direttore direttrice responsabile impiegato impiegata addetto addetta"
    " infermiere infermiera insegnante avvocato cuoco cameriere commesso tirocinante stagista consulente contabile"
    " ontwikkelaar directeur hoofd medewerker adviseur beheerder leraar docent verpleegkundige boekhouder verkoper"
    " stagiair teamleider projectleider kok inzynier programista kierownik dyrektor specjalista specjalistka asystent"
    " asystentka nauczyciel nauczycielka pielegniarka pielegniarz ksiegowy ksiegowa sprzedawca kucharz kelner stazysta"
    " stazystka praktykant doradca analityk konsultant konsultantka mlodszy starszy developerka junior senior sr. sr jr"
    " jr. deputy acting interim 工程师 经理 主管 实习生 总监 开发 助理 顾问 title position role job_title"
    " gestor gestora arquitecto arquitecta aparejador guardaparque guardabosques guia monitor monitora cuidador"
    " cuidadora panadero panadera peluquero peluquera electricista fontanero albanil carpintero soldador conductor"
    " conductora chofer repartidor repartidora mozo operario operaria secretario secretaria periodista redactor"
    " redactora traductor traductora disenador disenadora fotografo fotografa psicologo psicologa fisioterapeuta"
    " veterinario veterinaria farmaceutico farmaceutica matrona trabajador trabajadora educador educadora"
    " vigilante jardinero jardinera agente asesor asesora auditora economista administrador administradora cajero"
    " cajera obrero obrera supervisora reponedor caissier caissiere boulanger boulangere patissier patissiere"
    " coiffeur coiffeuse aide-soignant aide-soignante sage-femme kinesitherapeute educateur educatrice formateur"
    " formatrice animateur animatrice magasinier magasiniere cariste preparateur preparatrice ouvrier ouvriere"
    " macon plombier menuisier electricien electricienne soudeur mecanicien mecanicienne chauffeur livreur"
    " livreuse gardien gardienne traducteur traductrice journaliste graphiste designeuse juriste notaire"
    " pharmacienne veterinaire architecte conseiller conseillere attache attachee adjoint adjointe operateur"
    " operatrice superviseur superviseuse hotesse erzieher erzieherin sozialpadagoge sozialpadagogin"
    " heilerziehungspfleger altenpfleger altenpflegerin hebamme physiotherapeut physiotherapeutin psychologe"
    " psychologin apotheker apothekerin tierarzt tierarztin zahnarzt backer backerin konditor konditorin metzger"
    " friseur friseurin gartner gartnerin schreiner tischler maler maurer dachdecker schlosser schweisser fahrer"
    " fahrerin kurier lagerist lageristin disponent disponentin einkaufer einkauferin redakteur redakteurin"
    " journalistin ubersetzer ubersetzerin architekt architektin bauingenieur bauleiter polier sekretar sekretarin"
    " rechtsanwalt rechtsanwaltin steuerberater steuerberaterin prufer wissenschaftler wissenschaftlerin dozent"
    " dozentin professorin trainerin filialleiter filialleiterin hausmeister aushilfe praxisanleiter"
    " praxisanleiterin stationsleitung teamleitung projektleitung abteilungsleiterin referendar volontar"
    " volontarin fisioterapista cameriera camerieri cuoca pasticciere pasticciera panettiere parrucchiere"
    " parrucchiera elettricista idraulico muratore falegname saldatore meccanico autista magazziniere magazziniera"
    " operaio operaia commessa cassiere cassiera segretaria segretario geometra architetto architetta avvocata"
    " giornalista redattore redattrice traduttore traduttrice grafico farmacista educatore docente ricercatore"
    " ricercatrice capo coordinatore coordinatrice impiegate consulenti libero_professionista arquiteto arquiteta"
    " pedreiro eletricista encanador mecanico motorista estoquista caixa garcom cozinheiro cozinheira padeiro"
    " padeira cabeleireiro cabeleireira jornalista redator redatora tradutor tradutora pesquisador pesquisadora"
    " operador operadora gestao leerkracht onderwijzer onderwijzeres eindredacteur vertaler fysiotherapeut"
    " psycholoog dierenarts tandarts verzorgende verzorger kapper bakker slager timmerman metselaar schilder"
    " loodgieter elektricien lasser monteur bezorger magazijnmedewerker schoonmaker bewaker onderzoeker"
    " projectmedewerker winkelmedewerker jobstudent bedrijfsleider filiaalmanager nauczycielki lekarz lekarka"
    " farmaceuta farmaceutka fizjoterapeuta fizjoterapeutka psycholog polozna ratownik kierowca magazynier"
    " magazynierka spawacz elektryk hydraulik mechanik murarz stolarz piekarz cukiernik fryzjer fryzjerka kelnerka"
    " kasjer kasjerka kierowniczka dyrektorka ksiegowego referentka tlumacz tlumaczka dziennikarz dziennikarka"
    " redaktor redaktorka projektant projektantka prawnik radca adwokat starsza mlodsza brygadzista opiekun"
    " opiekunka carrier menor_aprendiz aprendiz vakantiekracht au_pair chaplain pastor priest rabbi imam"
    " warden ranger postman postwoman bricklayer scaffolder"
    " groundskeeper lifeguard bookseller proofreader ghostwriter ethnographer epidemiologist virologist sister"
    " matron registrar bursar"
    " operative joiner labourer laborer handyman attendant keyworker glazier tiler plasterer upholsterer"
    " stockperson stocker caterer sommelier butler chambermaid groom shepherd forester boatbuilder locksmith"
    " goldsmith potter weaver binder printer typesetter projectionist stagehand regisseur regisseuse laborant"
    " laborantka vakkenvuller assegnista dottorando dottoranda borsista haustechnikinstallateur installateur"
    " monteurin handler loader sorter assembler finisher grinder fabricator rigger diver skipper deckhand"
    " bosun stevedore lineman steeplejack invigilator proctor"
)
COMPANY_WORDS = words(
    "inc inc. ltd ltd. llc llp plc gmbh ag kg ohg ug se s.a. sa s.l. sl s.r.l. srl s.r.o. sro s.p.a. spa b.v. bv"
    " n.v. nv"
    " oy ab as a/s aps kft zrt sp. z.o.o. lda co co. corp corp. corporation company companies group holding holdings"
    " partners associates ventures capital labs laboratories studio"
    " studios agency agence agentur agenzia agencia systems solutions technologies"
    " technology software consulting industries enterprises foundation trust bank hospital clinic center centre"
    " restaurant hotel store shop stores supermarket pharmacy apteka farmacia apotheke university college school"
    " academy"
    " institute ministry department council city_of county government services logistics media press magazine museum"
    " airlines airways motors electric energy foods brands international global worldwide network bureau office firm"
    " employer empleador organization organisation organizacion societe sociedad compania empresa firma hospice medical"
    " health healthcare lycee ecole colegio gymnasium"
    " universitat universidad universite uniwersytet & k.k. 有限公司 公司"
    " centro clinica cooperativa residencia reserva parque museo teatro hostal balneario bodega bodegas"
    " construcciones constructora consultoria asesoria despacho bufete ayuntamiento diputacion junta consejeria"
    " hospitalario panaderia supermercado supermercados ferreteria hopital clinique cabinet supermarche"
    " boulangerie patisserie librairie imprimerie garage mairie commune prefecture conseil_departemental"
    " conseil_regional etablissements ets transports maison_de_retraite ehpad musee residence cooperative praxis"
    " klinik klinikum krankenhaus uniklinik universitatsklinikum stiftung verein verlag kanzlei werk werke"
    " werkstatt gasthaus gasthof baeckerei backerei metzgerei buchhandlung kita kindergarten kinderhaus"
    " seniorenheim pflegeheim stadtwerke landratsamt stadtverwaltung bundesamt ministerium sparkasse volksbank"
    " genossenschaft e.v. ev gbr mbh ospedale ospedaliero policlinico cantine officine ristorante albergo comune"
    " regione cooperativa_sociale azienda aziende associazione fondazione libreria panificio industrias"
    " construtora prefeitura clinica_medica padaria escritorio associacao fundacao cooperativa_agricola ziekenhuis"
    " stichting uitgeverij boekhandel gemeente provincie bakkerij drukkerij woonzorgcentrum thuiszorg vereniging"
    " cvba bvba vzw szpital przychodnia fabryka zaklad zaklady hurtownia spoldzielnia drukarnia ksiegarnia"
    " piekarnia urzad fundacja stowarzyszenie kancelaria przedsiebiorstwo infirmary practice surgery nursing_home"
    " care_home theatre theater brewery bakery library charity society association authority borough"
    " county_council parish church cathedral regiment army navy air_force railways railway shipping shipyard mill"
    " mills works farm farms brewing group_ltd"
)
COUNTRIES = words(
    "afghanistan albania algeria argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium"
    " bolivia"
    " bosnia brazil bulgaria cambodia cameroon canada chile china colombia costa_rica croatia cuba cyprus czechia"
    " czech_republic denmark dominican_republic ecuador egypt el_salvador england estonia ethiopia finland france"
    " georgia"
    " germany ghana greece guatemala honduras hong_kong hungary iceland india indonesia iran iraq ireland israel italy"
    " jamaica japan jordan kazakhstan kenya korea south_korea kuwait latvia lebanon libya lithuania luxembourg malaysia"
    " malta mexico moldova mongolia montenegro morocco nepal netherlands the_netherlands new_zealand nicaragua nigeria"
    " northern_ireland norway oman pakistan panama paraguay peru philippines poland portugal puerto_rico qatar romania"
    " russia rwanda saudi_arabia scotland senegal serbia singapore slovakia slovenia south_africa spain sri_lanka sudan"
    " sweden switzerland syria taiwan tanzania thailand tunisia turkey turkiye uae u.a.e. united_arab_emirates uganda"
    " uk"
    " u.k. ukraine united_kingdom united_states united_states_of_america uruguay usa u.s.a. us u.s. uzbekistan"
    " venezuela"
    " vietnam viet_nam wales zambia zimbabwe espana francia alemania francia mexico brasil deutschland osterreich"
    " schweiz"
    " frankreich spanien italien niederlande allemagne espagne italie suisse belgique pays-bas royaume-uni etats-unis"
    " italia svizzera germania francia spagna portogallo nederland belgie duitsland polska niemcy francja hiszpania"
    " ceska_republika cesko slovensko sverige norge danmark suomi hellas magyarorszag argentina reino_unido"
    " estados_unidos"
    " catalonia bavaria ontario quebec british_columbia alberta 中国 日本"
)
STATES = words(
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or"
    " pa ri"
    " sc sd tn tx ut vt va wa wv wi wy dc on qc bc ab ns nb mb sk nsw vic qld alabama alaska arizona arkansas"
    " california"
    " colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland"
    " massachusetts michigan minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico"
    " new_york north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island south_carolina south_dakota"
    " tennessee texas utah vermont virginia washington west_virginia wisconsin wyoming state county"
    " sp rj mg rs pr ba pe ce df tas"
)
REMOTE = words(
    "remote hybrid remoto remota teletravail homeoffice home_office télétravail worldwide anywhere a_distance"
    " zdalnie ibrido"
    " híbrido hibrido city_state city location ciudad ort stadt cidade citta ville"
)
EMPLOYMENT = words(
    "full-time part-time self-employed freelance contract internship apprenticeship seasonal temporary permanent"
    " permanent_full-time permanent_part-time vollzeit teilzeit selbststandig freiberuflich befristet unbefristet"
    " praktikum werkstudent temps_plein temps_partiel cdi cdd alternance interim independant saisonnier stage"
    " jornada_completa media_jornada autonomo temporal contrato_temporal practicas tiempo_completo tempo_integral"
    " meio_periodo temporario estagio tempo_pieno a_tempo_pieno tirocinio fulltime parttime zelfstandig"
)
ON_SITE = words("on-site onsite in_person hybrid hibrido hybride ibrido vor_ort sur_site presencial in_sede op_locatie")
LEVELS = words(
    "native mother_tongue bilingual fluent fluency proficient professional_working_proficiency"
    " full_professional_proficiency"
    " limited_working_proficiency elementary_proficiency native_or_bilingual_proficiency advanced upper-intermediate"
    " intermediate conversational basic beginner elementary good very_good working_knowledge a1 a2 b1 b2 c1 c2 nativo"
    " nativa"
    " fluido fluida avanzado alto medio intermedio basico materna lengua_materna natif langue_maternelle courant"
    " bilingue"
    " avance intermediaire debutant notions muttersprache muttersprachler verhandlungssicher fliessend fliesend gut"
    " sehr_gut grundkenntnisse fortgeschritten konversationssicher fluente avancado intermediario lingua_madre"
    " madrelingua fluente avanzato ottimo buono scolastico moedertaal vloeiend gevorderd goed basis ojczysty biegly"
    " biegla"
    " zaawansowany sredniozaawansowany podstawowy komunikatywny professional working full"
)
LANGUAGES = words(
    "english spanish french german portuguese italian dutch polish russian ukrainian czech slovak hungarian romanian"
    " bulgarian serbian croatian bosnian slovenian greek turkish arabic hebrew persian farsi urdu hindi bengali punjabi"
    " tamil telugu marathi gujarati mandarin cantonese chinese japanese korean vietnamese thai indonesian malay tagalog"
    " filipino swahili yoruba hausa igbo zulu afrikaans amharic swedish norwegian danish finnish icelandic estonian"
    " latvian"
    " lithuanian albanian armenian georgian kazakh catalan basque galician welsh irish latin esperanto"
    " ingles espanol castellano frances aleman portugues italiano holandes ruso chino anglais espagnol francais"
    " allemand"
    " italien neerlandais portugais russe chinois englisch spanisch franzosisch deutsch italienisch niederlandisch"
    " polnisch russisch turkisch arabisch inglese spagnolo francese tedesco portoghese olandese russo engels spaans"
    " frans"
    " duits italiaans nederlands pools angielski hiszpanski francuski niemiecki wloski portugalski rosyjski polski"
    " alemao"
    " sign_language"
)
