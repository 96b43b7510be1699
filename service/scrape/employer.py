"""The company, chosen by a vote: many places on a page name it, none of them always."""

import difflib
import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from service.scrape import employment, heading, place, speaking
from service.scrape.blocks import Block, Text
from service.scrape.page import Page
from service.scrape.roles import names_role
from service.scrape.text import contains, count_words, key, line, word_set
from service.scrape.words import CHROME, is_label

_MAX_WORDS = 8
_TOP_LEVELS = frozenset({1, 2})
_NAMES = frozenset(
    {
        "company",
        "employer",
        "organization",
        "organisation",
        "org",
        "arbeitgeber",
        "firma",
        "entreprise",
        "empresa",
        "advertiser",
    }
)
_NAME_PARTS = frozenset({"name", "title", "link", "text", "info", "header", "org"})
_NOT_NAMES = frozenset(
    {
        "industry",
        "size",
        "description",
        "about",
        "rating",
        "reviews",
        "review",
        "follow",
        "logo",
        "jobs",
        "benefits",
        "location",
        "website",
        "department",
    }
)
_LEGAL = re.compile(
    r"(?<!\w)(?:inc|llc|ltd|limited|gmbh(?: & co\.? kg)?|ag|se|s\.?a\.?|sas|s\.?r\.?l\.?|s\.?p\.?a\.?|plc|corp"
    r"|corporation|co|kg|b\.?v\.?|n\.?v\.?|ab|a/?s|oy|pvt|pte|pty|llp|s\.r\.o|a\.s|sp\. z o\.o"
    r"|kft|zrt|nyrt|d\.o\.o|oyj|aps|asa|ltda|s\.l|ооо|зао|оао|тов|фоп|ип)\.?(?!\w)",
    re.IGNORECASE,
)
_NO_COMPANY = re.compile(
    r"(?:careers?|jobs?|home|company|employer|linkedin|indeed.*|glassdoor|all rights.*|copyright.*|logo"
    r"|confidential|apply.*|search.*|remote|hybrid|full[- ]time|part[- ]time|job board|page|menu|view .*|see .*"
    r"|about.*|stellenausschreibung.*|stellenangebot.*|none|various|multiple.*|n/?a|\W*|follow)",
    re.IGNORECASE,
)
# Systems and boards whose own name stands on the page, but who employ nobody there.
_BOARDS = frozenset(
    name
    for row in (files(__package__) / "data" / "boards.txt").read_text("utf-8").splitlines()
    if not row.startswith("#")
    for name in row.split()
)
# jobs.lever.co/acme, boards.greenhouse.io/acme, acme.teamtailor.com, careers.acme.com
_TENANT_PATH = re.compile(
    r"(?:lever\.co|greenhouse\.io|ashbyhq\.com|workable\.com|smartrecruiters\.com(?:/oneclick-ui/company)?"
    r"|breezy\.hr|recruitee\.com|welcometothejungle\.com/\w\w/companies)/(?:embed/job_app\?for=)?([\w.-]{2,40})",
    re.IGNORECASE,
)
_GENERIC_LABELS = word_set(
    "www jobs job careers career karriere recruiting apply boards job-boards hire hiring work join people "
    "emplois empleo en de fr es uk us eu app co com net org io gov edu service news site sites view hub portal",
)
# "Cook at Acme", "Koch bei Acme", "Повар в Казани, работа в компании Acme": the last "at" names the company.
_AT = re.compile(
    r"^.{0,200}\s(?:at|@|bei|chez|hos|w|в|bij)\s{1,2}(?:(?:der )?firma |компании |firmie )?(.{2,60})$", re.IGNORECASE
)
_TRAILING = re.compile(
    r"\s{0,2}(?:\(\w{2,12}\)|[-–|:,·]\s{0,2}(?:careers?|jobs?|home|karriere|recruiting).{0,20}|\b(?:careers?|jobs"
    r"|logo|karriere)\b)$|^(?:logo|jobs at|careers at|working at)\s",
    re.IGNORECASE,
)
# "About Acme", "Life at Acme", "Why work at Acme?", "You will love working at Acme because …"
_ABOUT = re.compile(
    r"^(?:(?:about|über|à propos de|sobre|acerca de|who is|join|life at)"
    r"|(?:[\w’']{1,12} ){0,4}(?:work(?:ing)? (?:at|for)|to join))\s{1,2}"
    r"(.{2,50}?)(?:\s(?:because|if|when)\b.{0,20})?[:.!?…]{0,3}$",
    re.IGNORECASE,
)
_MAX_PROSE = 20_000  # characters; a name that matters stands in the first of them
_ALIKE, _MAX_LINES = 0.88, 40
_MIN_TENANT = 3  # a shorter label matches anything
_LABEL_PREFIX = re.compile(
    r"^(?:empleo|jobs|careers|karriere|trabaja|work|join|career|job)-?(?=\w{4})|-?(?:careers|jobs|karriere"
    r"|recruiting|demo)$"
)
_ENOUGH = 1.7
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MAX_NAMES = 60  # of one kind: each is held against all others; real pages name a dozen, a listing 50
_LONGER_IS_SAID = 1.2
_LINES_ABOVE, _LINES_BELOW, _MAX_NAME_WORDS = 1, 5, 5
_BETWEEN_FACTS = re.compile(r"\s{1,3}[·•|]\s{1,3}")
# What else stands beside a title: dates, amounts, numbers, ways of working.
_FACT = re.compile(
    r"\d{2}|[$€£%]|\b(?:ago|posted|deadline|applicants?|remote|hybrid|on-?site|apply|save|share|id|ref|new|today"
    r"|yesterday|department|team|level|experience|full|part|published|online)\b",
    re.IGNORECASE,
)
# "jobs@acme.com" names acme; of the large mail hosts nothing follows.
_MAIL = re.compile(
    r"[\w.+-]{1,40}@(?:[\w-]{1,20}\.)?(?!(?:gmail|outlook|hotmail|yahoo|gmx|web|icloud|proton\w*|example)\.)"
    r"([\w-]{3,40})\.(?:\w{2,3}\.)?\w{2,10}\b"
)
_MAX_MAILS = 4
_IS_ASIDE = re.compile(r"\(.{1,60}\)|[\d.,:/ ]{1,24}")  # "(until 2028)", "25.09.2025"
_EDGE = " -–—|·@"
_POSTCODE = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,6}\s")  # "90762 Fürth" is where they are


def find(
    page: Page, text: Text, *, title: str | None, title_block: int | None, labelled: Mapping[str, Sequence[str]]
) -> str | None:
    """The company's name as the page writes it, or None when too little speaks for any."""
    votes: dict[str, float] = defaultdict(float)
    shown: dict[str, str] = {}
    for name, worth in itertools.chain(
        _votes(page, text, title=title, labelled=labelled), _beside_title(text, title_block)
    ):
        clean = _cleaned(name)
        folded = _folded(clean)
        if folded and _is_name(clean, title=title):
            votes[folded] += worth
            shown.setdefault(folded, clean)
    _add_presence(votes, text)
    best = max(votes, key=lambda each: _total(each, votes), default=None)
    if best is None or _total(best, votes) < _ENOUGH:
        return None
    return shown[_in_full(best, votes)]


def _in_full(name: str, votes: dict[str, float]) -> str:
    """The longer form of a name: "Tin Hat" of an address is the "Tin Hat Signs" of the logo, and NHS has a name too."""
    longer = [
        other
        for other, worth in votes.items()
        if (worth >= _LONGER_IS_SAID and other.startswith(f"{name} ") and count_words(other) <= count_words(name) + 2)
        or (len(name) >= _MIN_TENANT and name == "".join(word[0] for word in other.split()))
    ]
    return max(longer, key=votes.__getitem__, default=name)


def _total(name: str, votes: dict[str, float]) -> float:
    """A name's own votes, and half of those for a longer or shorter form of it."""
    return votes[name] + 0.5 * sum(
        worth for other, worth in votes.items() if other != name and (contains(other, name) or contains(name, other))
    )


def _votes(
    page: Page, text: Text, *, title: str | None, labelled: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, float]]:
    if (known := heading.hiring(page)) is not None:
        yield known[0], 4.0
    else:
        yield from _title_rests(page, text, title=title)
    yield from ((value, 3.5) for value in labelled.get("company", ())[:2])
    # Not enough where nothing else on the page says so.
    yield from ((value, 1.3) for value in labelled.get("organisation", ())[:2])
    yield from itertools.islice(_named_atoms(text), _MAX_NAMES)
    for meta in (
        page.metadata("og:site_name"),
        page.metadata("application-name"),
        page.metadata("author"),
        page.metadata("twitter:data1"),
    ):
        if meta:
            yield meta, 1.0
    for logo in dict.fromkeys(page.logos[:4]):
        yield logo, 1.0
    for owner in dict.fromkeys(page.owners):
        yield owner, 0.9
    yield from itertools.islice(_abouts(text), _MAX_NAMES)
    yield from _tenants(page, text)
    prose = _prose(text)
    for name, times in Counter(speaking.says(prose)).items():
        yield name, 0.7 + 0.4 * min(times, 3)
    yield from ((name, 1.4) for name in itertools.islice(speaking.who_hires(prose), 2))


def _add_presence(votes: dict[str, float], text: Text) -> None:
    """A name that the page's text keeps using is more likely the employer's."""
    shown = key(" ".join(block.text for block in text.blocks))
    for name in votes:
        votes[name] += min(0.3 * f" {shown} ".count(f" {name} "), 0.9)


def _prose(text: Text) -> str:
    return "\n".join(block.text for block in text.blocks if not block.skipped)[:_MAX_PROSE]


def _beside_title(text: Text, title_block: int | None) -> Iterator[tuple[str, float]]:
    """Short lines around the title that are no place, pay, kind of work or button: often one is the employer."""
    if title_block is None:
        return
    around = range(max(0, title_block - _LINES_ABOVE), title_block + _LINES_BELOW + 1)
    for atom in itertools.takewhile(lambda each: each.block < around.stop, text.atoms):
        block = text.blocks[atom.block] if atom.block in around and atom.block < len(text.blocks) else None
        if block is None or block.skipped or block.in_form or atom.block == title_block:
            continue
        near = 0.8 if atom.block > title_block else 0.5  # above may stand the card of another job
        for part in _BETWEEN_FACTS.split(atom.text):
            if _may_name_company(part):
                yield part, near * (2 if _LEGAL.search(part) else 1)


def _may_name_company(line_text: str) -> bool:
    return (
        line_text[:1].isalnum()
        and not line_text[:1].islower()
        and count_words(line_text) <= _MAX_NAME_WORDS
        and not (CHROME.fullmatch(line_text) or _FACT.search(line_text) or place.looks_like_place(line_text))
        and not (employment.codes(line_text) or names_role(line_text))
        and not is_label(line_text)
    )


def _named_atoms(text: Text) -> Iterator[tuple[str, float]]:
    """Elements whose own name says that they hold the company's name."""
    seen: set[str] = set()
    for atom in text.atoms:
        if (
            count_words(atom.text) > _MAX_WORDS
            or atom.tokens.isdisjoint(_NAMES)
            or not atom.tokens.isdisjoint(_NOT_NAMES)
        ):
            continue
        block = text.blocks[atom.block] if atom.block < len(text.blocks) else None
        if atom.text in seen or block is None or block.skipped or block.in_form:
            continue
        seen.add(atom.text)
        yield atom.text, (2.6 if not atom.tokens.isdisjoint(_NAME_PARTS) else 1.4) / (1 + 0.3 * len(seen))


def _title_rests(page: Page, text: Text, *, title: str | None) -> Iterator[tuple[str, float]]:
    """What is left of the meta titles when the job's title is taken away."""
    folded = key(title)
    top = [block.text for block in text.blocks if block.level in _TOP_LEVELS]
    headings = [each for each in top if folded and contains(key(each), folded)]
    for meta in dict.fromkeys([*heading.meta_titles(page), *headings[:3]]):
        if match := _AT.match(meta):
            yield re.split(r"\s[|–-]\s", match.group(1))[0], 2.0
        whole = meta.replace(title, " | ") if title else meta
        pieces = [piece for piece in re.split(r"\s{1,2}(?:\||[-–—·@])\s{1,2}|\s{0,2}\|\s{0,2}", whole) if piece]
        rests = [piece for piece in pieces if folded and key(piece) not in folded and folded not in key(piece)]
        if len(rests) < len(pieces) or whole != meta:
            names = [clean for piece in rests if _may_be_left(clean := piece.strip(_EDGE))]
            for name in names:
                yield name, 1.5 / len(names)


def _may_be_left(piece: str) -> bool:
    """Whether a piece of a title beside the job's own is worth a share of the vote."""
    return not (_IS_ASIDE.fullmatch(piece) or _NO_COMPANY.fullmatch(piece) or place.looks_like_place(piece))


def _abouts(text: Text) -> Iterator[tuple[str, float]]:
    for block in text.blocks:
        if (
            (block.level or block.kind in {"h6", "p"})
            and block.words <= _MAX_WORDS
            and not block.skipped
            and (match := _ABOUT.match(block.text))
        ):
            yield match.group(1), 0.9


def of_address(page: Page, text: Text) -> str | None:
    """The company that the page's address names, as the page writes it; None when the page does not."""
    return next((name for name, _ in _tenants(page, text)), None)


def _tenants(page: Page, text: Text) -> Iterator[tuple[str, float]]:
    """The names that the page's address gives (the tenant of a system, or the host), as the page writes them."""
    address = urlsplit(page.url)
    match = _TENANT_PATH.search(f"{address.netloc}{address.path}")
    labels = [unquote(match.group(1))] if match else address.netloc.split(".")[:-1]
    prose = _prose(text)
    plain = _unaccented(prose)
    mailed = [match.group(1) for match in itertools.islice(_MAIL.finditer(prose), _MAX_MAILS)]
    for label in (*labels, *mailed):
        whole = re.sub(r"[\W_]", "", label.lower())
        letters = re.sub(r"[\W_]", "", _LABEL_PREFIX.sub("", label.lower()))
        if len(letters) < _MIN_TENANT or letters in _GENERIC_LABELS or {letters, whole} & _BOARDS:
            continue
        spaced = _spaced(letters)
        if found := re.search(rf"(?<![\w@]){spaced}(?![\w@])", plain):
            yield prose[found.start() : found.end()], 2.0
        else:
            yield from ((name, 2.0) for name in _short_lines(text) if _sounds_like(name, letters))
            yield from ((block.text, 2.0) for block in text.blocks[:_MAX_LINES] if _has_initials(block, letters))


def _spaced(letters: str) -> str:
    """What a name looks like that an address writes without spaces: "halyardandrook" is Halyard & Rook."""
    start, rest = (r"uni(?:versit\w{1,5})?", letters[3:]) if letters.startswith("uni") else ("", letters)
    words = (r"[ .&'’-]{0,2}".join(map(re.escape, part)) for part in rest.split("and"))
    return start + r"[ .&'’-]{0,2}" * bool(start) + r"[ .-]{0,2}(?:and|&|und|et|\+)[ .-]{0,2}".join(words)


def _short_lines(text: Text) -> list[str]:
    lines = [block.text for block in text.blocks if block.level and block.words <= _MAX_WORDS and not block.skipped]
    return lines[:_MAX_LINES]


def _has_initials(block: Block, letters: str) -> bool:
    """Whether a short line is the name that an address abbreviates: NHS."""
    return block.words == len(letters) and letters == "".join(word[0] for word in key(block.text).split())


def _sounds_like(name: str, letters: str) -> bool:
    """Whether a host's label is the name but for a letter (hosts drop doubled vowels and small words)."""
    squashed = re.sub(r"[\W_]", "", _unaccented(name))
    return difflib.SequenceMatcher(None, squashed, letters).ratio() >= _ALIKE


def _unaccented(text: str) -> str:
    """The text in lower case without accents, letter for letter."""
    if text.isascii():
        return text.lower()
    return _NOT_ASCII.sub(lambda found: unicodedata.normalize("NFD", found.group())[0], text).lower()


def _cleaned(name: str) -> str:
    name = re.split(r"[,.]?\s{1,2}all rights reserved", name, maxsplit=1, flags=re.IGNORECASE)[0]
    return _TRAILING.sub("", _TRAILING.sub("", line(name))).strip(" -–|:,·;")


def _folded(name: str) -> str:
    return key(_LEGAL.sub(" ", name)) or key(name)


def _is_name(name: str, *, title: str | None) -> bool:
    folded = _folded(name)
    if not 0 < count_words(name) <= _MAX_WORDS or _NO_COMPANY.fullmatch(name) or folded.replace(" ", "") in _BOARDS:
        return False
    is_sentence = name.endswith(("?", "!")) or (name.endswith(".") and not _LEGAL.search(name))
    return not _POSTCODE.match(name) and folded != key(title) and any(map(str.isalpha, name)) and not is_sentence
