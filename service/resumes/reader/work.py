"""Entries of a work section → roles with title, employer, place and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.resumes.reader.dates import DateSpan
from service.resumes.reader.entries import Entry
from service.resumes.reader.heads import Part
from service.resumes.reader.places import employer_score, is_place, is_town, school_score, split_town, title_score
from service.resumes.reader.values import Found
from service.resumes.reader.words import fold, has_syllables, words

MAX_TOWN_WORDS = 2  # "New York"; more is rather a department.
PAIR = 2  # Title and employer.
DEPARTMENTS = words(
    "operations engineering marketing finance sales product products enterprise growth strategy legal platform"
    " infrastructure supply_chain logistics r&d it hr people human_resources business_development customer_success"
    " customer_service research design data security communications procurement accounting manufacturing production"
    " quality analytics emea apac americas europe research_and_development public_affairs corporate_development mobile"
    " backend frontend"
)
TOWN = re.compile(r"[^\W\d_][^\W\d_'’-]*[a-zà-ÿ](?:[-'’][^\W\d_]+)*")  # "Elche", "Lewes"; no "LLC"
AT = (" at ", " bei ", " chez ", " @ ", " bij ", " presso ")
AT_MAYBE = (" na ", " no ", " en ", " em ", " w ", " beim ", " bei der ", " dans ")  # These stand within titles, too.
OF_COMPANY = re.compile(
    r"^(?:na empresa|en la empresa|bei der firma|dans l['’]entreprise|w firmie|bij het bedrijf) ", re.IGNORECASE
)
BREAK = re.compile(
    r"(?:career (?:break|gap)|sabbatical|(?:parental|maternity|paternity|family|carer'?s) leave|elternzeit|mutterschutz"
    r"|familienpause|conge (?:parental|maternite|sabbatique)|baja (?:maternal|por maternidad)|excedencia"
    r"|licenca (?:maternidade|parental)|congedo|aspettativa|ouderschapsverlof|urlop (?:macierzynski|wychowawczy))\b"
)


@dataclass(slots=True)
class Role:
    """One role, each value with its place in the document."""

    title: Found | None = None
    employer: Found | None = None
    place: Found | None = None
    span: DateSpan | None = None
    dated: Found | None = None
    summary: list[Found] = field(default_factory=list)
    highlights: list[Found] = field(default_factory=list)


def roles(found: Sequence[Entry]) -> list[Role]:
    """Give the roles; which of two names is the title is decided once for all of them."""
    found = [entry for entry in found if not _is_break(entry)]
    _cut_at_words(found)
    named = [_named(entry) for entry in found]
    within = _within(found, named)
    heads = [parts if at in within else _split_lone(parts) for at, parts in enumerate(named)]
    lone = [parts[0].text for parts in named if len(parts) == 1]
    if any(len(cut) > len(parts) for cut, parts in zip(heads, named, strict=True)) or (
        len(lone) > 1 and all(text.count(", ") == 1 for text in lone)
    ):
        heads = [_at_comma(parts) for parts in heads]
    title_first = _title_first(heads)
    result: list[Role] = []
    shared: Found | None = None
    shared_place: Found | None = None
    for entry, parts in zip(found, heads, strict=True):
        role = _role(entry, parts, title_first=title_first)
        if role.employer is None and role.title is not None and shared is not None and not _is_employer(parts):
            role.employer, role.place = shared, role.place or shared_place
        if role.title is None and role.span is None and not role.highlights and role.employer is not None:
            shared, shared_place = role.employer, role.place  # An employer's line above the roles held there.
            continue
        if role.title is None and role.employer is None and result and role.span is None:
            result[-1].highlights += role.highlights
            result[-1].summary += role.summary
            continue
        stays = role.employer is None or role.employer is shared
        shared, shared_place = role.employer or shared, role.place or (shared_place if stays else None)
        result.append(role)
    _part_towns(result)
    return [role for role in result if role.title or role.employer]


def _part_towns(found: Sequence[Role]) -> None:
    """Part employers from towns that no list has, when most of the others have theirs: "Bäckerei Süd, Norden"."""
    placed = sum(role.place is not None for role in found)
    for role in found:
        if role.place is None and role.employer is not None and placed * 2 >= len(found):
            name, _, town = role.employer.text.rpartition(", ")
            if name and _may_be_town(town):
                role.employer, role.place = role.employer.part(name), role.employer.part(town)


def _may_be_town(text: str) -> bool:
    """Tell a word or two in capitals that name neither a job, an employer, a school nor a department."""
    written = text.split()
    is_name = 0 < len(written) <= MAX_TOWN_WORDS and all(word[0].isupper() and TOWN.fullmatch(word) for word in written)
    told = title_score(text) or employer_score(text) or school_score(text) or fold(text) in DEPARTMENTS
    return is_name and not told


def _within(found: Sequence[Entry], named: Sequence[Sequence[Part]]) -> set[int]:
    """Give the entries that are roles below a line with their employer and all its years, which they fill.

    The line itself then stands for no role: its years are taken off.
    """
    result: set[int] = set()
    for at, (entry, parts) in enumerate(zip(found, named, strict=True)):
        if entry.span is None or len(parts) != 1 or entry.bullets or title_score(parts[0].text):
            continue
        end = at + 1
        while end < len(found) and len(named[end]) == 1 and _covers(entry.span, found[end].span):
            end += 1
        roles_below = [found[below].span for below in range(at + 1, end)]
        first = named[at + 1][0].text if roles_below else ""
        if first and title_score(first) and _fill(entry.span, [span for span in roles_below if span]):
            result |= set(range(at + 1, end))
            entry.span = entry.dated = None
    return result


def _fill(outer: DateSpan, inner: Sequence[DateSpan]) -> bool:
    """Tell whether spans within another begin and end with it."""
    begins = outer.start and any(span.start and span.start[:4] == outer.start[:4] for span in inner)
    ends = any(span.current == outer.current and (span.end or "")[:4] == (outer.end or "")[:4] for span in inner)
    return bool(begins) and ends


def _covers(outer: DateSpan, inner: DateSpan | None) -> bool:
    """Tell whether one span of years holds another."""
    if inner is None:
        return False
    begins = outer.start is not None and inner.start is not None and outer.start[:4] <= inner.start[:4]
    if outer.current or outer.end is None:
        return begins and outer.current
    return begins and inner.end is not None and inner.end[:4] <= outer.end[:4]


def _is_break(entry: Entry) -> bool:
    """Tell a time without work that stands among the jobs, such as parental leave; it has no employer."""
    return len(entry.parts) == 1 and bool(BREAK.match(fold(entry.parts[0].text)))


def _cut_at_words(found: Sequence[Entry]) -> None:
    """Cut "Baker at Crumbs" where it stands beside dates and places; "en" and "na" only where all entries have it."""
    cuts = [_at_word(entry, AT) or _at_word(entry, AT_MAYBE) for entry in found]
    everywhere = all(cuts)
    for entry, cut in zip(found, cuts, strict=True):
        if cut and (everywhere or cut[2] in AT):
            part, title, _, employer = cut[0], cut[1], cut[2], cut[3]
            at = entry.parts.index(part)
            entry.parts[at : at + 1] = [_with(part, title), _with(part, employer)]


def _at_word(entry: Entry, words: Sequence[str]) -> tuple[Part, str, str, str] | None:
    """Give (part, title, word, employer) of an entry whose one name is both, a place beside it apart."""
    names = [part for part in entry.parts if not (is_place(part.text) or is_town(part.text))]
    if len(names) != 1:
        return None
    for word in words:
        title, found, employer = names[0].text.partition(word)
        if found and title_score(title) and employer[:1].isupper():
            return names[0], title, word, employer
    return None


def _named(entry: Entry) -> list[Part]:
    """Give the parts that may name a title or an employer."""
    kept = []
    if len(entry.parts) == PAIR and entry.place is None:
        beside = next((part for part in entry.parts if is_place(part.text) or is_town(part.text)), None)
        other = [part for part in entry.parts if part is not beside]
        if beside is not None and (len(_split_lone(other)) > 1 or title_score(other[0].text)):
            entry.parts, entry.place = other, beside.value
    for part in entry.parts:
        flush_place = (
            part.flush and entry.place is None and not title_score(part.text) and not employer_score(part.text)
        )
        place = entry.place is None and (is_place(part.text) or is_town(part.text))
        if (flush_place or place) and len(entry.parts) > PAIR:
            entry.place = part.value
        else:
            kept.append(_without_town(part, entry))
    return kept


def _without_town(part: Part, entry: Entry) -> Part:
    """Cut a town off an employer's name ("Weber AG, Ulm") when the entry names no other place."""
    if entry.place is None and (cut := split_town(part.text))[1]:
        entry.place = part.value.part(cut[1])
        return _with(part, cut[0])
    name, comma, town = part.text.rpartition(", ")
    capital = all(word[:1].isupper() and word.isalpha() for word in town.split())
    plain = (
        not (employer_score(town) or title_score(town) or school_score(town)) and len(town.split()) <= MAX_TOWN_WORDS
    )
    if entry.place is None and comma and employer_score(name) and not title_score(name) and capital and plain:
        entry.place = part.value.part(town)
        return _with(part, name)
    return part


def _split_lone(parts: list[Part]) -> list[Part]:
    """Cut a lone "Title, Employer" or "Title at Employer" in two when each side says what it is."""
    if len(parts) != 1:
        return parts
    part = parts[0]
    for separator in (*AT, " / ", ", ", " - ", " – ", ": ", *([" "] if has_syllables(part.text) else [])):
        left, found, right = _cut_at(part.text, separator)
        if not found or not left or not right:
            continue
        sure = separator in AT and title_score(left)
        told = (title_score(left) and not title_score(right)) or (title_score(right) and not title_score(left))
        apart = separator == " / " and not (title_score(right) or employer_score(left))
        if (
            sure
            or apart
            or (told and (employer_score(left) or employer_score(right) or separator in {", ", " / ", " "}))
        ):
            return [_with(part, left), _with(part, right)]
    return parts


def _at_comma(parts: list[Part]) -> list[Part]:
    """Cut a lone "Orderly, Kite" where other roles of the document show what a comma parts."""
    left, comma, right = _cut_at(parts[0].text, ", ") if len(parts) == 1 else ("", "", "")
    if employer_score(left) > title_score(left) and not title_score(right):
        return parts  # "Harbour Mills Ltd, Gqeberha"
    return [_with(parts[0], left), _with(parts[0], right)] if comma else parts


def _cut_at(text: str, separator: str) -> tuple[str, str, str]:
    """Cut at a separator, but not before the department of a title ("Vice President, Operations, Acme")."""
    left, found, right = text.partition(separator)
    department, comma, rest = right.partition(", ")
    if separator == ", " and comma and fold(department) in DEPARTMENTS:
        return f"{left}{found}{department}", comma, rest
    return left, found, right


def _without_at(employer: Found) -> Found:
    """Cut off the "at" between a title and its employer when the two are set in different styles."""
    if match := OF_COMPANY.match(employer.text):
        return employer.part(employer.text[match.end() :])
    at = next((word for word in AT if employer.text.startswith(word.lstrip())), None)
    return employer.part(employer.text[len(at) - 1 :]) if at else employer


def _with(part: Part, text: str) -> Part:
    return replace(part, value=part.value.part(text.strip()))


def _leaning(part: Part) -> int:
    """Give how much a part reads as a title (above 0) or as an employer (below)."""
    return min(title_score(part.text), 2) - min(employer_score(part.text), 2)


def _title_first(heads: Sequence[Sequence[Part]]) -> dict[int, bool]:
    """Decide the order for heads of one line and for heads of several, by everything the document says."""
    votes = {1: 0, 2: 0}
    placed = sum(parts[1].placed - parts[0].placed for parts in heads if len(parts) >= PAIR)  # "Acme, Leeds, UK"
    for parts in heads:
        if len(parts) >= PAIR:
            shape = 1 if parts[0].line == parts[1].line else 2
            votes[shape] += max(-2, min(2, _leaning(parts[0]) - _leaning(parts[1])))
    total = sum(votes.values())
    return {shape: (vote or total or placed) >= 0 for shape, vote in votes.items()}


def _is_employer(parts: Sequence[Part]) -> bool:
    return bool(parts) and _leaning(parts[0]) < 0


def _told_first(parts: Sequence[Part]) -> Sequence[Part]:
    """Put the one title and the one employer that their words tell before what stands between or beside them."""
    titles = [part for part in parts if _leaning(part) > 0]
    employers = [part for part in parts if _leaning(part) < 0]
    if len(parts) == PAIR or len(titles) != 1 or len(employers) > 1:
        return parts
    employer = next(iter(employers), next(part for part in parts if part is not titles[0]))
    named = [part for part in parts if part in (titles[0], employer)]
    return [*named, *(part for part in parts if part not in named)]


def _role(entry: Entry, parts: Sequence[Part], *, title_first: dict[int, bool]) -> Role:
    """Give the role of one entry."""
    role = Role(None, None, entry.place, entry.span, entry.dated, entry.prose, entry.bullets)
    if len(parts) >= PAIR:
        parts = _told_first(parts)
        shape = 1 if parts[0].line == parts[1].line else 2
        first, second = parts[0].value, parts[1].value
        leanings = _leaning(parts[0]), _leaning(parts[1])
        clear = min(leanings) < 0 < max(leanings)
        in_order = leanings[0] > 0 if clear else title_first[shape]
        role.title, role.employer = (first, second) if in_order else (second, first)
        role.employer = _without_at(role.employer)
        if role.place is None and (cut := split_town(role.employer.text))[1]:
            role.employer, role.place = role.employer.part(cut[0]), role.employer.part(cut[1])
        if role.place is None and len(parts) > PAIR:
            role.place = parts[2].value
    elif parts:
        lone = parts[0]
        employer = _leaning(lone) < 0 or (_leaning(lone) == 0 and entry.span is None)
        role.title, role.employer = (None, lone.value) if employer else (lone.value, None)
    return role
