"""Where the job is: beside a label, in an element named so, or a line below the title that reads like a place."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from service.scrape.blocks import Atom, Block, Text
from service.scrape.cities import is_city
from service.scrape.text import contains, count_words, key, line, word_set

_MAX_WORDS = 16
_MAX_PLACES = 8
_LINES_ABOVE_TITLE, _LINES_BELOW_TITLE = 3, 14  # a posting's header is shorter
_NAMES = word_set(
    "location locations place city cities address locality addresslocality joblocation region standort lieu "
    "ubicacion ort where workplace office offices town",
)
_NOT_NAMES = word_set(
    "search input filter form autocomplete placeholder alert email company description type icon remote-filter "
    "history applicant",
)
_REMOTE = re.compile(
    r"(?:(?:fully|100 ?%|full)[ -]?)?(?:remote|hybrid|on-?site|home ?office|work from home|télétravail(?: complet"
    r"| partiel)?|op locatie|på plats|på distans"
    r"|remoto|teletrabajo|híbrido|hybride|presencial|удал[её]нн?о|віддалено|anywhere|worldwide|vor ort"
    r"|in person|práce z domova)(?:[ -](?:first|only|friendly|work|job|ok))?",
    re.IGNORECASE,
)
_COUNTRIES = (
    "united states|united states of america|usa|u\\.s\\.a?\\.?|us|united kingdom|uk|u\\.k\\.|england|scotland"
    "|wales|northern ireland|ireland|éire|canada|australia|new zealand|india|singapore|hong kong|china|中国|taiwan"
    "|japan|日本|south korea|korea|대한민국|philippines"
    "|indonesia|malaysia|thailand|vietnam|sri lanka|pakistan|bangladesh|nepal|germany|deutschland|austria"
    "|österreich|switzerland|schweiz|suisse|svizzera|france|belgium|belgique|belgië|netherlands|nederland"
    "|the netherlands|luxembourg|spain|españa|espanya|portugal|italy|italia"
    "|denmark|danmark|sweden|sverige|norway|norge|finland|suomi|iceland|poland|polska|czechia|czech republic"
    "|česko|česká republika|slovakia|slovensko|hungary|magyarország|romania|românia|bulgaria|българия|greece"
    "|ελλάδα|cyprus|malta|croatia|hrvatska|slovenia|serbia"
    "|bosnia and herzegovina|montenegro|north macedonia|albania|kosovo|estonia|eesti|latvia|lithuania|lietuva"
    "|ukraine|україна|russia|россия|belarus|moldova|georgia|armenia|azerbaijan|kazakhstan|uzbekistan|turkey"
    "|türkiye|israel|united arab emirates|uae|saudi arabia|qatar"
    "|kuwait|bahrain|oman|jordan|lebanon|egypt|morocco|maroc|tunisia|algeria|nigeria|ghana|kenya|uganda|tanzania"
    "|rwanda|ethiopia|south africa|zambia|zimbabwe|botswana|mozambique|angola|senegal|brazil|brasil|argentina"
    "|chile|colombia|peru|perú|ecuador|bolivia|paraguay"
    "|uruguay|venezuela|mexico|méxico|guatemala|el salvador|honduras|nicaragua|costa rica|panama|panamá|cuba"
    "|dominican republic|república dominicana|puerto rico|jamaica|emea|apac|latam|europe|european union|eu|asia"
    "|africa|north america|south america"
)  # fmt: skip
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|N"
    "C|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|NSW|VIC|QLD|WA|SA|TAS|ACT|NT"
)
_STATE_NAMES = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois"
    "|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri"
    "|montana|nebraska|nevada|new hampshire|new jersey|new mexico"
    "|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina"
    "|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|ontario"
    "|quebec|québec|british columbia|alberta|manitoba|saskatchewan|nova scotia"
    "|new south wales|victoria|queensland|tasmania|bavaria|bayern|hessen|sachsen|nordrhein-westfalen"
    "|baden-württemberg|île-de-france|occitanie|catalonia|cataluña|catalunya|madrid|andalucía|england|steiermark"
    "|tirol|wien"
)
_CITY = r"[^\W\d_][^\d,;:|/!?]{1,40}"
# "Berlin, Germany", "Austin, TX 78701", "Camberwell VIC 3124", "US-IL-Yorkville", "Remote - Canada", "United States"
_ADDRESS = re.compile(
    rf"(?:{_CITY},\s{{0,2}}){{1,3}}(?:(?i:{_COUNTRIES}|{_STATE_NAMES})|(?:{_STATES}))(?:\s{{1,2}}[\w "
    rf"-]{{3,9}})?(?:,\s{{0,2}}(?i:{_COUNTRIES}))?(?:\s{{0,2}}\([^()]{{1,30}}\))?"
    rf"|{_CITY}\s(?:{_STATES})(?:\s\d{{4,5}})?|(?:US|CA|UK|AU|DE|IN)-[A-Z]{{2,3}}-[\w .-]{{2,40}}"
    rf"|(?i:{_COUNTRIES})(?:\s{{0,2}}\([^()]{{1,30}}\)|(?:-[^\W\d_][^\d,;:|/!?-]{{1,30}}){{1,2}})?"
    rf"|{_CITY}\s{{0,2}}[-–/]\s{{0,2}}(?i:{_COUNTRIES})|{_CITY}\((?i:{_COUNTRIES})\)",
)
# Such as "Nad Horou 1423/10, Praha"; the number stands behind the name, or it may be any sentence.
_STREET = re.compile(
    r"[^\W\d_][^\d,:;]{2,40}\s\d{1,5}(?:/\d{1,4})?[a-z]?,\s(?:\d{4,6}\s)?[^\W\d_][^,:;]{1,40}(?:,[^,:;]{2,40})?"
)
# Such as "remote / Berlin" and "London (Hybrid)".
_WAY = r"(?:[Rr]emote|[Hh]ybrid|[Oo]n-?site|[Hh]ome ?[Oo]ffice)"
_NAME_AND_WAY = re.compile(
    rf"{_WAY}\s?[/|,–(-]\s?[A-ZÀ-Ž][^\W\d_]{{2,20}}\)?|[A-ZÀ-Ž][^\W\d_]{{2,20}}\s?[/|,–(-]\s?{_WAY}\)?"
)
_STATE_NAME = re.compile(_STATE_NAMES, re.IGNORECASE)
_PIECES = re.compile(r"\s{1,2}(?:[|·•—–-]|::)\s{1,2}|\s{0,2}\|\s{0,2}")
_BRACKETS = re.compile(r"\s{0,2}\([^()]{1,40}\)")
# "D-89073 Ulm", "SW1A 1AA London", "Ulm 89073", "Berlin-Mitte"
_AROUND_TOWN = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,6}\s|\s\d{4,6}$|(?:-Mitte| Area| Metropolitan Area)$|^Greater ")
# Only behind "in" is a bare name a town: "Developer (Spring)" knows a framework.
_IN_TOWN = re.compile(r"\s(?:in|à|em|v|w|в)\s([^\W\d_][^()\[\]|]{2,40}?)$")
_AT_END = re.compile(r"(?:\s[-–—|@]\s|,\s|[(\[])([^\W\d_][^()\[\]|]{2,40}?)[)\]]?$")
# Such as: "Korrespondent, Büro Belgrad (ab Juli)" and "Store Manager Branch Leeds".
_OF_SITE = re.compile(
    r"\b(?:büro|standort|filiale|niederlassung|werk|region|raum|office|branch|site|store|agence|oficina"
    r"|sede)\s{1,2}([^\W\d_][^()\[\]|,]{2,30}?)(?:\s{0,2}\(.{0,60})?$",
    re.IGNORECASE,
)
# In the text: what comes before the place where one works, which is not always where the employer is "based".
_BASED_IN = re.compile(
    r"\b(?:(?:role|position|job|post|you|candidate)\b[^.;:!?\n]{0,40} (?:based|located|situated) (?:in|at)"
    r"|(?:in|at|from) our (?:[\w-]{1,20} ){0,2}(?:office|headquarters|site|studio|workshop|store|clinic) in"
    r"|(?:arbeitsort|dienstort|einsatzort|standort)(?: ist| in|:)|\w{2,12}(?:direktion|niederlassung|geschäftsstelle)"
    r"|(?:am|unser(?:em|en)) standort"
    r"|poste? [^.;:!?\n]{0,40}(?:basée?|située?) à|lieu de travail :?|puesto [^.;:!?\n]{0,40}(?:basad|ubicad)o en"
    r"|vaga [^.;:!?\n]{0,40}em|remot[eo](?:ly)? (?:in|within|from|across|no|em|en|desde)(?: the)?"
    r"|met standplaats|miejsce pracy:?|místo výkonu práce:?)\s{1,2}"
    r"(?-i:(?=[A-ZÀ-Ž\d]))([^.;:!?()\n|]{2,60})",
    re.IGNORECASE,
)
_PROSE, _MAX_NAME_WORDS = 12_000, 5
_COUNTED = re.compile(r"\d\s[a-zà-ž]{3}")  # "IL 2 vacancies" goes on about something else
_MAX_TOWN_WORDS, _MAX_REGION_WORDS = 7, 5
_AROUND_REMOTE = re.compile(r"[\s,;|/·•–()-]{0,6}")
_NO_PLACE = re.compile(
    r"(?:multiple|various|all|view|see|show|select|choose|change|current|any|other|your|find|search|more|get|no"
    r"|enter|apply|our) .{0,60}|(?:.{0,40}\W)?(?:location type|locations?|directions|map|jobs?|apply|click|ago"
    r"|workplace|offices?|experience|date)|\d{1,4}|\W*|not (?:specified|available)",
    re.IGNORECASE,
)


def find(
    text: Text, *, title_block: int | None, labelled: Mapping[str, Sequence[str]], company: str | None
) -> str | None:
    """The place or places of the job as the page writes them, or None."""
    around = _around_title(text, title_block, company=company)
    way: str | None = None
    for finder in (_labelled(labelled), _named(text), around):
        found = list(dict.fromkeys(finder))[:_MAX_PLACES]
        if found and not all(map(is_way_of_working, found)):
            kept = _without_parts(found)
            return kept[0] if len(kept) == 1 else "; ".join(dict.fromkeys(map(_without_street, kept)))
        way = way or next(iter(found), None)
    return way


def in_title(title: str | None) -> str | None:
    """The place that ends a title, for pages that name none elsewhere: "Cook in Ulm", "Chef (Graz, AT)"; or None."""
    for pattern in (_IN_TOWN, _OF_SITE):
        match = pattern.search(title or "")
        if match and looks_like_place(found := match.group(1).strip()):
            return found
    match = _AT_END.search(title or "")
    return match.group(1).strip() if match and _ADDRESS.fullmatch(match.group(1).strip()) else None


def in_prose(text: str) -> str | None:
    """The place that the text itself says the job is at, for pages whose header has none; or None.

    "You will be based in Graz", "poste basé à Lyon": only a known town or region behind such words counts.
    """
    for match in itertools.islice(_BASED_IN.finditer(text[:_PROSE]), _MAX_PLACES):
        words = match.group(1).rstrip(" .-").split(" ")
        for count in range(min(len(words), _MAX_NAME_WORDS), 0, -1):
            name = " ".join(words[:count]).rstrip(" ,-–")
            is_whole = _ADDRESS.fullmatch(name) or ("," not in name and _is_town(name))
            if is_whole and not words[count - 1][:1].islower() and not is_way_of_working(name):
                return name
    return None


def in_page_titles(titles: Iterable[str], *, title: str | None) -> str | None:
    """The place among the pieces of the page's own titles: "Cook | Ulm, Germany | Acme"; or None.

    A lone word is left out, for towns and companies share names.
    """
    pieces = (piece.strip() for each in titles for piece in _PIECES.split(each))
    named = (piece for piece in pieces if "," in piece and key(piece) not in key(title))
    return next((piece for piece in named if looks_like_place(piece)), None)


def looks_like_place(value: str) -> bool:
    """Whether a line reads like a place: a city with state or country, a country, a street, or remote work in one."""
    if _STREET.fullmatch(value) or _NAME_AND_WAY.fullmatch(value):
        return True
    rest = _REMOTE.sub("", value)
    if _is_town(rest):
        return True
    if rest != value and _AROUND_REMOTE.fullmatch(rest):
        return True
    clean = rest.strip(" ,;|/·•–-()")
    return count_words(clean) <= _MAX_WORDS and _ADDRESS.fullmatch(clean) is not None


def _is_town(value: str) -> bool:
    """Whether a short line is a known town, alone or with what stands around it: "Zlín", "Ulm (HQ)", "89073 Ulm"."""
    clean = _AROUND_TOWN.sub("", _BRACKETS.sub("", value)).strip(" ,;|/·•–-")
    if not clean[:1].isupper() or count_words(clean) > _MAX_TOWN_WORDS:
        return clean[:1].isalpha() and not clean.isascii() and is_city(clean)
    first, _, rest = clean.partition(",")
    if not rest and _STATE_NAME.fullmatch(first):
        return True
    return is_city(first) and (not rest or (count_words(rest) <= _MAX_REGION_WORDS and not _COUNTED.search(rest)))


def is_way_of_working(value: str) -> bool:
    """Whether the whole value says only how one works: remote, hybrid, on site."""
    return _REMOTE.fullmatch(value.strip()) is not None


def _labelled(labelled: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The place beside its label; where town, region and country have a label each, all three on one line."""
    location, town, region, country = (
        next(filter(_may_be_place, labelled.get(name, ())[:2]), None)
        for name in ("location", "town", "region", "country")
    )
    if town is None or contains(key(location), key(town)):
        yield from filter(None, [location or town])
        return
    wider = location if location and _ADDRESS.fullmatch(location) else None
    yield ", ".join(dict.fromkeys(filter(None, (town, region, country or wider))))


def _named(text: Text) -> Iterator[str]:
    """Elements whose own name says that they hold a place; of several kinds only the first counts."""
    first: Atom | None = None
    ways: list[str] = []
    for atom in text.atoms:
        if atom.tokens.isdisjoint(_NAMES) or not atom.tokens.isdisjoint(_NOT_NAMES) or not _may_be_place(atom.text):
            continue
        if is_way_of_working(atom.text):
            ways.append(atom.text)
            continue
        block = text.blocks[atom.block] if atom.block < len(text.blocks) else None
        if block is None or block.skipped or block.in_form or block.level == 1:
            continue
        first = first or atom
        if atom.tokens == first.tokens and _near(atom, first):
            yield atom.text.strip(" ,;|/·•–-")
    if first is None:
        yield from ways[:1]


_NEAR = 6  # blocks between places of one posting; the next posting of a list is further down


def _near(atom: Atom, first: Atom) -> bool:
    return atom.block - first.block <= _NEAR


def _around_title(text: Text, title_block: int | None, *, company: str | None) -> Iterator[str]:
    """The first short line near the title that reads like a place; the lines below come first."""
    if title_block is None:
        return
    span = range(max(0, title_block - _LINES_ABOVE_TITLE), min(len(text.blocks), title_block + 1 + _LINES_BELOW_TITLE))
    near = [position for position in span if position != title_block and _is_header_line(text.blocks[position])]
    for position in sorted(near, key=lambda each: (each < title_block, each)):
        lines = [text.blocks[position].text, *(atom.text for atom in text.atoms if atom.block == position)]
        for each in lines:
            if place := _place_in(each.removeprefix(company or "").strip()):
                yield place
                return


def _is_header_line(block: Block) -> bool:
    return not (block.skipped or block.in_form) and block.words <= _MAX_WORDS * 2


def _place_in(header: str) -> str | None:
    """The place in a header line; in "Design · Baden · Hybrid" it stands before the way of working."""
    parts = [part for part in re.split(r"\s{1,3}[|·•]\s{1,3}", header) if part]
    for part in dict.fromkeys((header, *parts)):
        if looks_like_place(part) and not _REMOTE.fullmatch(part):
            return part.strip(" ,;|/·•–-")
    if len(parts) > 1 and _REMOTE.fullmatch(parts[-1]) and _may_be_place(parts[-2]):
        return parts[-2]
    return next((part for part in parts if _REMOTE.fullmatch(part)), None)


def _may_be_place(value: str) -> bool:
    return (
        0 < count_words(value) <= _MAX_WORDS
        and not _NO_PLACE.fullmatch(line(value))
        and "@" not in value
        and any(map(str.isalpha, value))
    )


def _without_street(place: str) -> str:
    """The town of an address, for where several stand in one line: "Vine Road 7, 68101 Omaha, NE" is Omaha, NE."""
    town = place.partition(",")[2].strip() if _STREET.fullmatch(place) else ""
    return _AROUND_TOWN.sub("", town) or place


def _without_parts(found: list[str]) -> list[str]:
    """The places, without those that only repeat a part of a longer one."""
    return [
        each
        for each in found
        if not any(each is not other and key(each) in key(other) and key(each) != key(other) for other in found)
    ]
