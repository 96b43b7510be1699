"""How boards spell the same title, company and place differently: what to leave out, and what means the same."""

import re

from service.scrape.text import word_set

LEGAL_FORMS = word_set(
    "ab ag aps as asa bv co corp corporation cv eg ek eood ev gbr ggmbh gesmbh gmbh inc incorporated kft kg kgaa"
    " kk limited llc llp ltd ltda mbh nv ohg ooo oy oyj partg pbc plc private pte pty pvt sa sarl sas sasu se sl slu"
    " spa spj spk spol spzoo srl sro ug vof zoo holding group gruppe the and und et y ооо оао зао пао"
)

# "Entwickler*in", "Redakteur:in", "Vendedor/a", "Chargé(e)", "Bürokaufmann/-frau"; not the "/C++" of "C/C++"
_ENDING = r"(?:in|innen|r|e|es|a|as|o|os|ne|se|euse|rice|trice|ra|ora|iva|ka|ica|frau|mann)"
GENDERED_ENDING = re.compile(rf"(?<=[^\W\d_])(?:\s?\([-/:*]?{_ENDING}\)|[/*:_·•.]-?{_ENDING})(?!\w)")
# The "Innen" of "EntwicklerInnen"
INNER_CAPITAL = re.compile(r"(?<=[a-zäöüß])In(?:nen)?(?!\w)")
# As in: Koch (m/w/d), Comptable F/H, Kok (v/m/x), Koch m|w|d, Koch (mwd), Cook, all genders
GENDERS = re.compile(
    r"(?<!\w)(?:[mwfdxhkv](?:\s?[/|,*]\s?(?:[mwfdxhkvia]|gn|div(?:ers)?|nb))+"
    r"|(?:mwd|wmd|mfd|fmd|mfx|gn)(?=\))|(?:all|any) genders?|alle geschlechter)(?!\w)"
)
# Said of the post on one board and not on the other. Part-time is not here: it is another post than full-time.
FULL_TIME = re.compile(r"(?<!\w)(?:full[ -]time|on[ -]site|home[ -]office|temps plein|tiempo completo)(?!\w)")
NO_PART_OF_A_TITLE = word_set(
    "remote remotely hybrid onsite homeoffice fulltime vollzeit unbefristet festanstellung permanent cdi job stelle"
    " the of for and und et y de du des la le der die das fur als im in"
)
NO_PART_OF_A_PLACE = word_set(
    "remote hybrid onsite fully homeoffice home office anywhere area metropolitan metro greater region raum grossraum"
    " stadt sankt saint based in near bei und"
)

# "Mueller" for "Müller", which folds to "muller"; what it does to other words, it does to both sides.
UMLAUT_IN_TWO = re.compile(r"(?<=[aou])e")


def _by_spelling(listed: str) -> dict[str, str]:
    """From "germany = deutschland, allemagne" lines: each spelling with what it stands for."""
    pairs = (line.split("=", 1) for line in listed.strip().splitlines())
    return {spelling.strip(): name.strip() for name, spellings in pairs for spelling in spellings.split(",")}


WRITTEN_OUT = _by_spelling("""
senior = sr, snr
junior = jr, jnr
manager = mgr
engineer = engr
assistant = asst
associate = assoc
1 = i
2 = ii
3 = iii
4 = iv
""")
TOWNS = _by_spelling("""
munchen = munich, muenchen
koln = cologne, koeln
nurnberg = nuremberg, nuernberg
dusseldorf = duesseldorf
hannover = hanover
wien = vienna
zurich = zuerich
geneve = geneva, genf
basel = basle, bale
bern = berne
milano = milan, mailand
roma = rome, rom
praha = prague, prag
warszawa = warsaw, warschau
krakow = cracow, krakau
lisboa = lisbon
kobenhavn = copenhagen
brussel = brussels, bruxelles
haag = hague
antwerpen = antwerp, anvers
goteborg = gothenburg
sevilla = seville
bucuresti = bucharest
москва = moscow
new york = nyc
bengaluru = bangalore
mumbai = bombay
東 京 = tokyo
大 阪 = osaka
서울 = seoul
北 京 = beijing
上 海 = shanghai
深 圳 = shenzhen
""")
# A part of the world is no country, and no town either.
COUNTRIES = _by_spelling("""
germany = deutschland, allemagne
austria = osterreich, autriche
switzerland = schweiz, suisse, svizzera
france = frankreich
spain = espana, espanya
italy = italia
united kingdom = uk, great britain, england
united states = us, usa, u s, u s a, united states of america
brazil = brasil
poland = polska
netherlands = nederland, the netherlands
belgium = belgique, belgie
czechia = cesko, czech republic, ceska republika
sweden = sverige
denmark = danmark
norway = norge
turkiye = turkey, turkei
russia = россия
japan = 日 本
china = 中 国
south korea = 대한민국
world = europe, eu, emea, worldwide, global, apac, latam
""")
