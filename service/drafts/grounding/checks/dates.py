"""Calendar years and months: the résumé must name them for what the sentence speaks of."""

import re
from collections.abc import Iterator
from dataclasses import replace

from service.drafts.grounding.checks.deeds import about
from service.drafts.grounding.counts import counts_jobs
from service.drafts.grounding.figures import years_in
from service.drafts.grounding.finding import Finding
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.moments import DATED, FINISHED, When, whens
from service.drafts.grounding.sentence import Sentence
from service.match.model import Evidence

# What says since when one has a paper.
GOT = re.compile(
    r"\b(?:dat(?:es|ed|e|iert|ée?) (?:from|back|aus|von|de)|stammt (?:aus|von)"
    r"|since|got|gained|passed|earned|obtained|received|awarded|certified|seit|erhielt|erhalten|bekam|bestand\w*"
    r"|erworben|erwarb|depuis|obtenu\w*|décroché\w*|passé|reçu\w*|desde|obtuv\w+|consegu\w+|saqué|aprobé|logré)\b",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\(([^()]+)\)")
# From one role to the next: each of the dates may be of either.
ROSE = re.compile(
    r"\b(?:already|ya había|bereits|schon|déjà|most recently|lastly|zuletzt|en dernier lieu|dernièrement"
    r"|por último|últimamente|promoted|promotion|moved up|rose|became|before|then|after that"
    r"|befördert|aufgestiegen|wurde ich|danach|davor"
    r"|zuvor|anschließend|promue?|devenue?|passée? de|puis|avant|ensuite|ascend\w+|promocion\w+|pasé (?:a|de)"
    r"|antes|después|luego)\b",
    re.IGNORECASE,
)
BECAME = re.compile(r"\b(?:i became|wurde ich|je suis devenue?|me hice)\s(?:an?\s|the\s)?", re.IGNORECASE)
HAS = re.compile(r"\b(?:have|hold|habe|besitze|trage|führe|ai|détiens|possède|tengo|poseo)\b", re.IGNORECASE)
PAPERS = ("/certificates/", "/awards/", "/publications/")
LOOSE = "/meta/unplaced"  # lines that belong to no block
ROLES = ("/education/", "/work/", "/volunteer/")
SURE = 2  # words that a sentence shares with a line when a role is meant that it does not name


def dates(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Each date of a sentence, held against the block it speaks of, or against all when that is not clear."""
    named = list(whens(sentence.text, known.today))
    line = about(sentence, known) if named else None
    for readings in named:
        found = [_dated(when, sentence, line, known=known) for when in readings]
        yield next((each for each in found if not each.reason), found[0])


def _dated(when: When, sentence: Sentence, line: Said | None, *, known: Known) -> Finding:
    blocks = _spoken_of(sentence, when, known)
    dated = line if line and line.entry in blocks and years_in(line.text) else None  # a year of its own
    if when.began and blocks and HAS.search(sentence.text) and all(block.startswith("/education/") for block in blocks):
        when = replace(when, began=False)  # one has a degree since the studies ended
    place, written = (when.start, when.end), sentence.text[when.start : when.end]
    lines = [said for said in known.said if when.is_in(said.pointer, said.text)]
    loose = [said for said in lines if said.entry.startswith(LOOSE) and _says_much_of(said, sentence, known)]
    if own := line if line and when.year in years_in(line.text) else next(iter(loose), None):
        return Finding(*place, evidence=(own.evidence,))
    if not lines and not (blocks and _spans(when, blocks, known)) and not _is_within_work(when, known):
        return Finding(*place, f"The {'date' if when.months else 'year'} {written} is not in your résumé.")
    if dated and not when.began and when.year not in years_in(dated.text):
        return Finding(*place, f"Your résumé dates this otherwise than {written}.", (dated.evidence,))
    if blocks and not _fits(when, blocks | _passed(sentence, when, known), known):
        return Finding(*place, f"Your résumé does not place {written} with what this sentence names.")
    if not blocks and (when.began or when.months) and not _begins_anywhere(when, known):
        return Finding(*place, f"In your résumé nothing like this begins in {written}.")
    return Finding(*place, evidence=_evidence(lines, blocks))


def _says_much_of(loose: Said, sentence: Sentence, known: Known) -> bool:
    """Whether a line that belongs to no block tells of what a sentence tells that names no block."""
    return not known.named_in(sentence) and sum(token.is_in(loose.keys) for token in sentence.telling) >= SURE


def _passed(sentence: Sentence, when: When, known: Known) -> frozenset[str]:
    """All roles at the employer that is named, when the sentence tells how one rose, and not to what just then."""
    start, end = next((place for place in sentence.clauses if place[0] <= when.start < place[1]), (0, 0))
    clause = sentence.text[start:end].casefold()
    is_told = any(said.text.casefold() in clause for said in known.titles)
    return known.named_in(sentence) if ROSE.search(sentence.text) and not is_told else frozenset()


def _spoken_of(sentence: Sentence, when: When, known: Known) -> frozenset[str]:
    """The blocks that the clause of a date, or else its sentence, names, or else says most of."""
    clause, end = _clause_of(sentence, when)
    if dated := (
        _become(clause, known)
        or _paper_named(sentence, clause, known)
        or _papers_of(clause, when, known)
        or _dated_papers(Sentence(sentence.text[:end]), clause, when, known=known)
    ):
        return dated
    if not known.named_in(clause) and _is_of_career(sentence, when, known):
        return frozenset()
    if named := known.named_in(clause):
        return _of_several(sentence, clause, named, known=known)
    best = known.spoken_of(clause) or _most_said(clause, known)
    if named := known.named_in(sentence):
        kinds = (*PAPERS, "/education/") if FINISHED.search(clause.text) else PAPERS
        if best and all(entry.startswith(kinds) for entry in best):
            return best
        return _of_several(sentence, clause, named, known=known)
    return best or known.spoken_of(sentence) or _most_said(sentence, known)


def _become(clause: Sentence, known: Known) -> frozenset[str]:
    """The roles whose title, or one that holds it, somebody is said to have come to: "I became Sales Manager in"."""
    after = [clause.text[match.end() :].casefold() for match in BECAME.finditer(clause.text)]
    titles = {said.text.casefold() for said in known.titles if said.is_block}
    become = {title for title in titles for rest in after if re.match(rf"{re.escape(title)}(?!\w)", rest)}
    return frozenset(
        s.entry for s in known.titles if s.is_block and any(title in s.text.casefold() for title in become)
    )


def _clause_of(sentence: Sentence, when: When) -> tuple[Sentence, int]:
    """The clause of a date and where it ends; where it holds nothing but that, also the one that tells of what."""
    at = next((at for at, place in enumerate(sentence.clauses) if place[0] <= when.start < place[1]), 0)
    start, end = sentence.clauses[at] if sentence.clauses else (0, len(sentence.text))
    if sentence.text[:start].endswith(")"):  # "the 18th Edition (BS 7671) certificate from 2017"
        start = sentence.clauses[max(0, at - 2)][0]
    if any(not when.start <= token.start < when.end for token in sentence.within(start, end)):
        return Sentence(" " * start + sentence.text[start:end]), end
    is_since = when.began and len(years_in(sentence.text[start:end])) == 1
    if is_since and at == 0 and len(sentence.clauses) > 1:  # "Since July 2021, I have been …"
        return Sentence(sentence.text[: sentence.clauses[1][1]]), end
    return Sentence(sentence.text[:end]), end  # "(2015)", "between 2020 and 2022": what goes before tells


def _is_of_career(sentence: Sentence, when: When, known: Known) -> bool:
    """Whether a date tells since when one works, which may stand beside where one works now, or from when to when."""
    if when.began and when.year == known.first_year:
        return True
    start, end = next((place for place in sentence.clauses if place[0] <= when.start < place[1]), (0, 0))
    return {known.first_year, known.last_year} <= {*years_in(sentence.text[start:end])}


def _papers_of(clause: Sentence, when: When, known: Known) -> frozenset[str]:
    """The certificates and awards of that date that the clause says a word of."""
    return frozenset(
        said.entry
        for said in known.said
        if said.entry.startswith(PAPERS)
        and when.is_in(said.pointer, said.text)
        and sum(
            token.is_in(known.entries[said.entry]) for token in clause.tokens if token.tells or token.word[0].isdigit()
        )
        >= SURE
    )


def _dated_papers(sentence: Sentence, clause: Sentence, when: When, *, known: Known) -> frozenset[str]:
    """The certificates of that date that are named before a clause which names nothing else."""
    if known.named_in(Sentence(clause.text)) or not GOT.search(clause.text):
        return frozenset()
    papers = _papers_in(sentence, known)
    return frozenset(said.entry for said in known.said if said.entry in papers and when.is_in(said.pointer, said.text))


def _paper_named(sentence: Sentence, clause: Sentence, known: Known) -> frozenset[str]:
    """The certificates that the clause of a date names in full, or else the sentence, when no role stands beside it."""
    if known.named_in(Sentence(clause.text)) or not GOT.search(sentence.text):
        return frozenset()
    return _papers_in(clause, known) or (frozenset() if clause.telling else _papers_in(sentence, known))


def _papers_in(sentence: Sentence, known: Known) -> frozenset[str]:
    """The certificates a text names with all the words of their name, or with the letters in its brackets."""
    spoken = {token.word for token in sentence.tokens}
    titles = {said.entry: said.text for said in known.said if re.fullmatch(r"/certificates/\d+/name", said.pointer)}
    return frozenset(
        entry
        for entry, title in titles.items()
        for called in (title, IN_BRACKETS.sub("", title), *IN_BRACKETS.findall(title))
        if (listed := [word.text for word in words_of(called)]) and spoken.issuperset(listed)
    )


def _most_said(sentence: Sentence, known: Known) -> frozenset[str]:
    """The blocks that say most of a sentence; of a role, with its many lines, the best line counts."""
    kinds = (*PAPERS, "/education/") if FINISHED.search(sentence.text) else (*PAPERS, *ROLES)
    scored: dict[str, int] = {}
    for entry in known.entries:
        if entry.startswith(kinds):
            lines = [said.keys for said in known.entry(entry)] if entry.startswith("/work/") else [known.entries[entry]]
            scored[entry] = max(sum(token.is_in(line) for token in sentence.telling) for line in lines)
    most = max(scored.values(), default=0)
    best = frozenset(entry for entry, score in scored.items() if score == most) if most else frozenset()
    is_sure = most >= SURE or all(entry.startswith((*PAPERS, "/education/")) for entry in best)
    return best if is_sure else frozenset()


def _of_several(sentence: Sentence, clause: Sentence, named: frozenset[str], *, known: Known) -> frozenset[str]:
    """Of several roles those whose title is named, and those with a number of the clause; all where no title is."""
    jobs = [figure for figure in sentence.figures if counts_jobs(sentence, figure)]  # "three roles at Northgate"
    if jobs and len(jobs) == len(sentence.figures):
        return named
    titled = _titled(clause, named, known) or _titled(sentence, named, known)
    counting = frozenset(
        count.said.entry
        for count in known.counts
        if count.said.entry in named and any(count.number in figure.values for figure in clause.figures)
    )
    return titled | counting if titled else named


def _titled(sentence: Sentence, named: frozenset[str], known: Known) -> frozenset[str]:
    """Of several roles at one employer, those whose title is named."""
    fitting = {
        said.entry: sum(token.is_in(said.keys) for token in sentence.telling)
        for said in known.titles
        if said.entry in named
    }
    most = max(fitting.values(), default=0)
    return frozenset(entry for entry, score in fitting.items() if score == most) if most else frozenset()


def _fits(when: When, blocks: frozenset[str], known: Known) -> bool:
    ends = (
        ("startDate", "date", "releaseDate")
        if when.began
        else ("endDate", "date", "releaseDate")
        if when.ended
        else DATED
    )
    lines = [said for block in blocks for said in known.entry(block)]
    if not any(said.pointer.endswith(DATED) for said in lines):
        return True
    if any(
        when.is_in(said.pointer, said.text)
        for said in lines
        if said.pointer.endswith(ends) or not said.pointer.endswith(DATED)
    ):
        return True
    if when.ended and when.year == known.today.year and any(known.is_current(block) for block in blocks):
        return True
    return not (when.began or when.ended) and _spans(when, blocks, known)


def _spans(when: When, blocks: frozenset[str], known: Known) -> bool:
    """Whether a block lasted over that year; a certificate or award has one year alone."""
    for block in blocks:
        years = [
            int(said.text[:4])
            for said in known.entry(block)
            if said.pointer.endswith(DATED) and said.text[:4].isdigit()
        ]
        last = known.today.year if known.is_current(block) else max(years, default=0)
        if years and min(years) <= when.year <= last:
            return True
    return False


def _is_within_work(when: When, known: Known) -> bool:
    roles = frozenset(entry for entry in known.entries if entry.startswith("/work/"))
    return not (when.began or when.ended or when.months) and _spans(when, roles, known)


def _begins_anywhere(when: When, known: Known) -> bool:
    return any(
        when.is_in(said.pointer, said.text)
        for said in known.said
        if not said.pointer.endswith("endDate") or not when.began
    )


def _evidence(lines: list[Said], blocks: frozenset[str]) -> tuple[Evidence, ...]:
    best = next((said for said in lines if said.entry in blocks), lines[0] if lines else None)
    return (best.evidence,) if best else ()
