"""Header, contact section and margins → name, label, e-mail, phone, place, links."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import phonenumbers

from service.resumes.model import Source
from service.resumes.reader.dates import find_dates
from service.resumes.reader.glyphs import Link, Page
from service.resumes.reader.headings import heading_kind
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.places import BLANKS, is_place, is_town, split_place, title_score
from service.resumes.reader.values import Found, bare, found
from service.resumes.reader.words import fold

EMAIL = re.compile(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}")
URL = re.compile(
    r"(?:https?://|www\.)[^\s|,;<>()]{3,200}|\b(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}/[^\s|,;<>()]{1,150}", re.IGNORECASE
)
DOMAIN = re.compile(
    r"\b(?:[a-z0-9-]{1,63}\.){1,3}(?:com|org|net|io|dev|me|eu|de|fr|es|it|nl|pl|pt|br|co|uk|ch|at|info|app"
    r"|tech|site|page)\b",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w/.@-])\(?\+?\(?\d[\d\s()./·•–-]{5,24}\d(?![\w@])")
POSTCODE = re.compile(r"\d{4}-\d{3}")  # Of Portugal.
# "8 rue des Tanneurs, 35000 Rennes", "27 Mossbank Terrace, Dundee DD3 6HX"
ADDRESS = re.compile(r"(?:.{2,60}?[\s,])?(?:[A-Z]{1,2}-)?\d{4,5}\s([^\d,]{2,40}?)(?:\s?\([^()]{2,30}\))?")
BRITISH = re.compile(r"(?:.{2,60}, )?([^\d,]{2,40}?) [A-Z]{1,2}\d{1,2}[A-Z]?(?: \d[A-Z]{2})?")
REST_OF_PHONE = re.compile(r"[\d .()/-]{1,12}")
NAME_LABEL = re.compile(
    r"^(?:full name|name|nombre y apellidos?|nombre\(s\) ?/ ?apellidos?(?:\(s\))?|nombre completo|nombre"
    r"|nom et pr[ée]noms?"
    r"|pr[ée]nom et nom|nom|nome e cognome|cognome e nome|nome completo|nome|voornaam en naam|naam"
    r"|vor- und (?:nachname|zuname)"
    r"|imi[eę] i nazwisko|nazwisko i imi[eę]|curriculum vit(?:ae|æ)"
    r"|c\.?v\.?|r[ée]sum[ée]|lebenslauf(?: von)?)"
    r"\s{0,2}:?\s+(?=\S)",
    re.IGNORECASE,
)
CONTACT_LABEL = re.compile(
    r"^(?:e-?mail|phone|mobile|cell|tel(?:efon|efono|éfono|efone|ephone)?|address|location|linkedin|github"
    r"|web(?:site)?|"
    r"portfolio|based in|lives? in|ville|residen(?:za|ce|cia)|wohnort|domicilio|localidade?|localiza[cç][aã]o"
    r"|ubicaci[oó]n|miasto|woonplaats|adresse|dirección|endereço|indirizzo|adres|mobil|m|t|e|p|a|w)\b\s?[.:]?\s",
    re.IGNORECASE,
)
# "a | b", "a• b", and any other mark that stands between spaces: "a ❖ b", "a / b".
ITEMS = re.compile(r"\s+[|•·–—⋅∙⚬◦*]+\s*|\s*[|•·⋅∙◦]\s+|\s{2,}|\t|\s[^\w\s(){}\[\]+&'\"’@#.,:;%$€£-]{1,2}\s")
NETWORKS = {
    "linkedin.com": "LinkedIn",
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "twitter.com": "Twitter",
    "x.com": "X",
    "xing.com": "XING",
    "stackoverflow.com": "Stack Overflow",
    "orcid.org": "ORCID",
    "medium.com": "Medium",
    "kaggle.com": "Kaggle",
    "behance.net": "Behance",
    "dribbble.com": "Dribbble",
    "scholar.google.com": "Google Scholar",
    "researchgate.net": "ResearchGate",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "youtube.com": "YouTube",
    "bitbucket.org": "Bitbucket",
}
MAX_PLACE_WORDS = 10  # An address on one line.
MAX_NAME_WORDS = 6
SEARCHED = 12  # Lines from the top in which a name may stand below a heading.
MIN_AGREEING = 3
NAME_SIZE = 13.0  # Points from which on two lines in the same letters are one name …
ALIGNED = 4.0  # Points by which the edges of two lines of a name may differ.
LARGE_NAME = 20.0  # … or these, whatever their weight …
NAME_LEADING = 1.6  # … when no more than so many sizes are between them.
MAX_LABEL_WORDS = 14
MIN_DIGITS, MAX_DIGITS = 7, 15
NOT_A_NAME = {
    "curriculum vitae",
    "curriculum vita",
    "cv",
    "resume",
    "lebenslauf",
    "curriculum",
    "hoja de vida",
    "start",
    "curriculo",
    "zyciorys",
}
# "Geburtsort: Ulm", "born in Leeds", "Né à Lyon": a place that says nothing of where somebody lives.
BORN = re.compile(
    r"geburtsort|geboren (?:am|in)|\bborn:?\s(?:in|on|at|\d)|(?:place|city) of birth|birthplace"
    r"|lieu de naissance|\bnée? à\b|lugar de nacimiento"
    r"|\bnacid[oa] en\b|luogo di nascita|\bnat[oa] a\b|local de nascimento|\bnascid[oa] em\b|naturalidade"
    r"|geboorteplaats|miejsce urodzenia|\burodzon[ya] w\b|místo narození|место рождения|місце народження",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Contact:
    """Who the person is and how to reach them."""

    name: Found | None = None
    label: Found | None = None
    email: Found | None = None
    phone: Found | None = None
    place: Found | None = None
    links: list[Found] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def contact(lines: Sequence[Line], everything: Sequence[Line], pages: Sequence[Page]) -> Contact:
    """Give the contact data of `lines`, the header first; e-mail and phone are sought in `everything` if need be."""
    person = Contact()
    for line in [*lines, *[line for line in everything if line not in lines]]:
        _reach(person, line, places=line in lines)
    _whole_email(person, [line for line in [*lines, *everything] if line.page == 1], pages)
    _whole_phone(person, lines)
    person.links += _annotated(pages, everything, {_bare_url(link.text) for link in person.links})
    person.name = _name(lines, everything, person)
    person.label = _label(lines, person)
    return person


def _whole_email(person: Contact, lines: Sequence[Line], pages: Sequence[Page]) -> None:
    """Put an e-mail address together that was broken over lines, by its link or by what goes on below."""
    printed = "".join(line.text for line in lines).replace("-", "").replace(" ", "")
    for link in pages[0].links if pages else []:
        address = link.uri.removeprefix("mailto:").split("?")[0]
        ours = person.email.text if person.email else ""
        longer = len(address) > len(ours) and ours in address and address.replace("-", "") in printed
        if link.uri.startswith("mailto:") and EMAIL.fullmatch(address) and longer:
            person.email = Found(address, Source(page=1, line=_line_at(link, lines), text=address))
            return
    for line, below in pairwise(lines):
        cell = line.cells[-1]
        told = EMAIL.search(cell.text)
        broken = "@" in cell.words[-1].text and not (told and _has_known_ending(told.group()))
        rest = below.words[0].text
        # "ana@mail.example" / ".net"
        loose = told is not None and rest.startswith(".") and cell.text.endswith(told.group())
        whole = EMAIL.match(cell.words[-1].text + rest) if broken or loose else None
        if whole and _has_known_ending(whole.group()):
            source = Source(page=line.page, line=line.number, text=line.text + below.text)
            person.email = Found(whole.group(), source)
            return


def _whole_phone(person: Contact, lines: Sequence[Line]) -> None:
    """Put a number together that a narrow column breaks, when only the whole is one of its country."""
    for line, below in pairwise(lines):
        number, rest = person.phone.text if person.phone else "", below.cells[0].text
        if not number or not line.cells[0].text.endswith(number) or not REST_OF_PHONE.fullmatch(rest):
            continue
        if not _is_number(number) and _is_number(number + rest):
            whole = f"{number} {rest}"
            person.phone = Found(whole, Source(page=line.page, line=line.number, text=whole))
            return


def _is_number(text: str) -> bool:
    """Tell whether a number with its country's code is one that its country gives out."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, None))
    except phonenumbers.NumberParseException:
        return False


def _has_known_ending(address: str) -> bool:
    ending = address.rpartition(".")[2].lower()
    return len(ending) == 2 or bool(DOMAIN.fullmatch(f"a.{ending}")) or ending in {"edu", "gov", "mil", "example"}  # noqa: PLR2004 — a country


def _reach(person: Contact, line: Line, *, places: bool) -> None:
    """Take e-mail, phone, links and place from one line."""
    text = line.text
    if person.email is None and (match := EMAIL.search(text)):
        person.email = found(match.group(), [line])
    rest = EMAIL.sub(" | ", text)
    if places:
        person.links += [found(url, [line]) for url in _urls(rest)]
    rest = DOMAIN.sub(" | ", URL.sub(" | ", rest))
    if person.phone is None and (number := _phone(rest, line)):
        person.phone = found(number, [line])
    small = line.size <= NAME_SIZE or "," in text
    if places and small and person.place is None and (place := _place(line)):
        person.place = found(place, [line])


def _urls(text: str) -> list[str]:
    urls = [match.group().rstrip(".,)") for match in URL.finditer(text)]
    rest = URL.sub(" ", text)
    return urls + [match.group() for match in DOMAIN.finditer(rest)]


def _phone(text: str, line: Line) -> str | None:
    """Give the first run of digits that can be a telephone number, as written."""
    for match in PHONE.finditer(text):
        number = match.group().strip(" .·•–-/")
        number = number if number.count("(") == number.count(")") else number.strip("()")
        digits = sum(char.isdigit() for char in number)
        if (
            MIN_DIGITS <= digits <= MAX_DIGITS
            and not POSTCODE.fullmatch(number)
            and not _is_dates(number)
            and number in line.text
        ):
            return number
    return None


def _is_dates(text: str) -> bool:
    rest = text
    for span in reversed(find_dates(text)):
        rest = rest[: span.begin] + rest[span.finish :]
    return sum(char.isdigit() for char in rest) < 4  # noqa: PLR2004 — what is left of a date is no number


def international(number: str) -> str | None:
    """Give the number in E.164 when it says its country, else None."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _items(line: Line) -> list[str]:
    """Cut a contact line at its separators, at wide white, and around what is no place for sure."""
    texts = (
        DOMAIN.sub(" | ", URL.sub(" | ", PHONE.sub(" | ", EMAIL.sub(" | ", text))))
        for cell in line.cells
        for text in cell.apart()
    )
    pieces = (CONTACT_LABEL.sub("", bare(piece)).strip() for text in texts for piece in ITEMS.split(text))
    return [piece for piece in pieces if piece]


def _place(line: Line) -> str | None:
    """Give the item of a contact line that names a place where the person is, not where they were born."""
    if BORN.search(line.text):
        return None
    for item in _items(line):
        if any(span.start for span in find_dates(item)):
            continue
        rest, place = split_place(item)
        if fold(item) in BLANKS:
            continue  # A label with its value in the next line.
        if (is_town(item) or _is_address(item)) and item in line.text:
            return item
        if place and not title_score(rest) and len(item.split()) < MAX_PLACE_WORDS and item in line.text:
            return item
    return None


def _is_address(item: str) -> bool:
    """Tell a street with the postcode and the town."""
    return any((found := told.fullmatch(item)) and is_town(found[1]) for told in (ADDRESS, BRITISH))


def _annotated(pages: Sequence[Page], lines: Sequence[Line], known: set[str]) -> list[Found]:
    """Give the addresses of link annotations at the top of the first page that no text shows."""
    result = []
    for link in pages[0].links if pages else []:
        uri = link.uri
        bare_uri = _bare_url(uri)
        if not uri.startswith(("http://", "https://")) or bare_uri in known or not _is_profile(link, pages[0]):
            continue
        known.add(bare_uri)
        number = _line_at(link, lines)
        result.append(Found(uri, Source(page=1, line=number, text=uri)))
    return result


def _is_profile(link: Link, page: Page) -> bool:
    """Tell a link to the person's own page: near the top, or to a network."""
    return link.y0 < page.height * 0.22 or bool(network(link.uri)[1])


def _line_at(link: Link, lines: Sequence[Line]) -> int:
    """Give the number of the line the annotation lies on."""
    beside = [line for line in lines if line.page == 1 and link.y0 - 2 <= line.y <= link.y1 + 2]
    return beside[0].number if beside else 1


def _bare_url(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower()).rstrip("/")


def network(url: str) -> tuple[str | None, str | None]:
    """Give (network, user name) of an address on a known network, else (None, None)."""
    host, _, path = _bare_url(url).partition("/")
    for domain, name in NETWORKS.items():
        if host == domain or host.endswith(f".{domain}"):
            parts = [part for part in path.split("?")[0].split("/") if part not in {"in", "users", "u", "profile", ""}]
            return name, parts[0] if len(parts) == 1 else None
    return None, None


def _name(lines: Sequence[Line], everything: Sequence[Line], person: Contact) -> Found | None:
    """Give the name: the largest short text of the first page's header that can be one."""
    hint = re.sub(r"[^a-z]", "", fold(person.email.text.split("@")[0])) if person.email else ""
    candidates = [(cell, line) for line in lines if line.page == 1 for cell in line.cells if _may_be_name(cell.text)]
    if not candidates:  # Below a heading only what the e-mail address confirms is a name.
        near = [(cell, line) for line in everything[:SEARCHED] for cell in line.cells if _may_be_name(cell.text)]
        candidates = [(cell, line) for cell, line in near if _agrees(cell.text, hint)]
    if not candidates:
        return None

    def weight(number: int) -> tuple[float, int]:
        cell, _ = candidates[number]
        return cell.size * (1.4 if _agrees(cell.text, hint) else 1.0) * (
            0.6 if title_score(_unlabelled(cell.text)) or is_town(_unlabelled(cell.text)) else 1.0
        ), -number

    cell, line = candidates[max(range(len(candidates)), key=weight)]
    first = _unlabelled(cell.text)
    other = _other_half(cell, candidates)
    if other is None or len(cell.words) + len(other[0].words) > MAX_NAME_WORDS:
        return found(first, [line])
    halves = sorted(((cell, line), other), key=lambda half: half[0].y)
    above, below = (half.text for half, _ in halves)
    if above.endswith("-"):  # "Anne Smith-" / "Jones"
        whole = f"{above}{_unlabelled(below)}"
        return Found(whole, Source(page=line.page, line=halves[0][1].number, text=whole))
    whole = f"{_unlabelled(above)} {_unlabelled(below)}"
    both = found(whole, [line for _, line in halves])
    # Where other cells stand between the halves, the two cells alone are the source.
    return both if whole in both.source.text else Found(whole, both.source.model_copy(update={"text": whole}))


def _other_half(cell: Cell, near: Sequence[tuple[Cell, Line]]) -> tuple[Cell, Line] | None:
    """Give the text right above or below that goes on a name set over two lines, in the same large letters."""
    for other, line in near:
        sizes = other.words[0].size == cell.words[0].size
        stacked = cell.size >= LARGE_NAME and len(line.cells) == 1 and abs(other.x0 - cell.x0) < ALIGNED
        alike = sizes and (other.words[0].bold == cell.words[0].bold or stacked)
        close = 0 < abs(other.y - cell.y) < NAME_LEADING * cell.size and cell.x0 < other.x1 and other.x0 < cell.x1
        if alike and close and cell.size > NAME_SIZE and not title_score(other.text):
            return other, line
    return None


def _unlabelled(text: str) -> str:
    """Give the first item of a cell without "Name:" before it."""
    return bare(NAME_LABEL.sub("", bare(ITEMS.split(text)[0])))


def _agrees(text: str, hint: str) -> bool:
    """Tell whether the e-mail address holds a word of the text; initials agree with anything and do not count."""
    return any(len(word) >= MIN_AGREEING and word in hint for word in re.findall(r"[a-z]+", fold(text)))


def _may_be_name(text: str) -> bool:
    text = _unlabelled(text)
    tokens = text.split()
    if not 1 <= len(tokens) <= MAX_NAME_WORDS or any(char.isdigit() or char in "@:/_<>[]" for char in text):
        return False
    letters = sum(char.isalpha() for char in text)
    if letters < 2 or letters < 0.7 * len(text.replace(" ", "")):  # noqa: PLR2004 — a name has letters
        return False
    return fold(text) not in NOT_A_NAME and heading_kind(text) is None and not (is_place(text) and "," in text)


def _label(lines: Sequence[Line], person: Contact) -> Found | None:
    """Give the line of the header that says what the person is."""
    if person.name is None:
        return None
    for line in _after_name(lines, person.name):
        for item in _label_items(line, person.name.text):
            if (
                title_score(item)
                and len(item.split()) <= MAX_LABEL_WORDS
                and not EMAIL.search(item)
                and not URL.search(item)
            ):
                return found(item, [line])
    return None


def _after_name(lines: Sequence[Line], name: Found) -> Iterable[Line]:
    """Give the few lines from the name's own on."""
    for number, line in enumerate(lines):
        if line.page == name.source.page and line.number == name.source.line:
            return [*lines[number : number + 4], *lines[max(0, number - 1) : number]]
    return []


def _label_items(line: Line, name: str) -> list[str]:
    pieces = (bare(piece) for cell in line.cells for piece in ITEMS.split(cell.text))
    return [piece for piece in pieces if piece and piece != name and not any(char.isdigit() for char in piece)]
