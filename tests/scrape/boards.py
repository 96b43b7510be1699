"""Postings as different boards show them: whole texts, and the paragraphs that boards add."""

ENGLISH = """\
Nordlicht builds tide forecasts for small harbours, and you will build the services behind them.

## What you will do
- Build services in Python and PostgreSQL that answer within a second, also when a storm brings every captain at once
- Talk with harbour masters about what they need to see on the screen, and leave out what they do not
- Keep our Kubernetes clusters healthy together with two colleagues, by day; nobody here is woken at night

## What we ask for
- Three years or more with Python in production, and the habit of reading a query plan before adding an index
- Experience with maps, measurements or any other data that is late, noisy and still needed
- Fluent English; some German helps with the older harbour masters

We work in a small team that cares about quiet, careful engineering and about the people who use our maps. You get
thirty days of holiday, a bicycle if you want one, and Friday afternoons for whatever you would like to understand."""

ABOUT = """\
About us: Nordlicht was founded in 2011 by two sailors who had missed one tide too many. Today forty
people in Hamburg forecast the water for three hundred harbours from Kirkenes to Cadiz. We own the company ourselves.

"""

# The same employer's words around another role.
OTHER_ROLE = """\
Nordlicht builds tide forecasts for small harbours, and you will draw the maps on which they are read.

## What you will do
- Design charts that can be read on a wet screen in the dark, and try them out on board
- Build components in TypeScript and React, each with its own tests for keyboard and screen reader
- Speak for the people who use our maps whenever we plan the next half year

## What we ask for
- A portfolio in which we can see what you left out, and why
- Experience with accessibility beyond a checklist
- Fluent English; some German helps with the older harbour masters

We work in a small team that cares about quiet, careful engineering and about the people who use our maps. You get
thirty days of holiday, a bicycle if you want one, and Friday afternoons for whatever you would like to understand."""

GERMAN = """\
Die Hafenbäckerei versorgt seit 1952 vierzig Cafés an der Küste mit Brot, und zwar mit Sauerteig,
der Zeit bekommt.

## Deine Aufgaben
- Du führst die Teige von der Vorstufe bis zum Ofen und entscheidest, wann sie so weit sind
- Du leitest zwei Auszubildende an und erklärst ihnen, warum ein Teig heute anders ist als gestern
- Du achtest auf Sauberkeit, auf Temperaturen und darauf, dass die Fahrer um fünf Uhr abfahren können

## Dein Profil
- Abgeschlossene Ausbildung im Bäckerhandwerk und Freude an langen Führungen
- Du stehst gern früh auf; unser Tag beginnt um zwei Uhr und endet um zehn
- Gute Deutschkenntnisse, damit wir uns auch bei laufender Knetmaschine verstehen

Wir zahlen über Tarif, legen Nachtzuschläge drauf und schließen an zwei Sonntagen im Monat. Brot gibt es umsonst."""

FRENCH = """\
La Coopérative des Vergers rassemble soixante producteurs de pommes et de poires qui vendent ensemble
leur récolte.

Vos missions :
- Tenir la comptabilité générale de la coopérative et préparer les arrêtés mensuels avec le commissaire aux comptes
- Suivre les règlements des producteurs et répondre à leurs questions, souvent au téléphone, parfois dans les vergers
- Améliorer pas à pas nos tableaux de suivi, que trop de monde complète encore à la main

Votre profil :
- Une formation en comptabilité et trois ans d'expérience, de préférence dans le monde agricole
- Le goût du travail précis et des relations simples avec des gens qui n'aiment pas le papier
- La maîtrise d'un tableur ; la connaissance de notre logiciel s'apprend sur place

Nous proposons un contrat stable, treize mois de salaire, une mutuelle et deux cageots de fruits par semaine
en saison."""

SPANISH = """\
La Biblioteca del Puerto presta libros, mapas e instrumentos de navegación a los vecinos del barrio
desde 1931.

Funciones:
- Atender a las personas que visitan la biblioteca y ayudarlas a encontrar lo que buscan, aunque no sepan su título
- Catalogar las donaciones que llegan cada semana y decidir cuáles se quedan y cuáles siguen viaje
- Organizar con las escuelas del barrio las tardes de lectura en voz alta, los martes y los jueves

Requisitos:
- Estudios de biblioteconomía o documentación, o experiencia equivalente en una biblioteca pública
- Castellano y catalán; cualquier otra lengua del puerto será bienvenida
- Paciencia con los niños y con los programas informáticos antiguos

Ofrecemos jornada de treinta y cinco horas, contrato indefinido y el mejor balcón sobre los muelles de la ciudad."""

JAPANESE = """\
港の時計店では、船舶用の時計を修理する技術者を募集しています。
創業は大正十二年、職人は七名の小さな工房です。

仕事内容
・船から届いた時計の分解、洗浄、注油、組み立て、および歩度の調整
・お客様への修理内容と費用のご説明、お見積もりの作成
・古い部品の製作、旋盤と手作業による歯車の仕上げ

応募資格
・時計修理の実務経験が三年以上ある方、または専門学校を卒業された方
・細かい作業に集中できる方、わからないことを質問できる方

待遇は月給二十八万円から、賞与は年二回、土日は休みです。海の見える作業場でお待ちしています。"""

RUSSIAN = """\
Северная верфь строит деревянные лодки и чинит старые, а зимой учит этому всех, кто хочет научиться
работать с деревом.

Что предстоит делать:
- Строить и ремонтировать корпуса лодок из лиственницы и сосны вместе с мастером и двумя учениками
- Читать чертежи и переносить их на плаз, а если чертежа нет, снимать размеры со старой лодки
- Разговаривать с заказчиками и честно говорить им, стоит ли чинить то, что они привезли

Что мы ждем:
- Опыт столярной или плотницкой работы от двух лет, желание делать медленно и хорошо
- Умение точить инструмент и держать рабочее место в порядке
- Готовность летом выходить на воду и проверять сделанное

Мы платим каждые две недели, оформляем официально и кормим обедом. Мастерская теплая, инструмент свой и хороший."""


def without_last_paragraph(text: str) -> str:
    """As boards that cut the benefits off show it."""
    return text.rpartition("\n\n")[0]


def without_marks(text: str) -> str:
    """As text that lost its list marks and headings."""
    return text.replace("## ", "").replace("- ", "").replace("・", "").replace("\n\n", "\n")
