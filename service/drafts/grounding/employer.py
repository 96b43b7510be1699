"""What a draft says of the employer, held against the posting."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from service.drafts.grounding.checks.names import named
from service.drafts.grounding.figures import Figure, figures, years_in
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.glossary import is_deed, is_place, is_plain, stem
from service.drafts.grounding.known import Known
from service.drafts.grounding.lists import listed, listed_in
from service.drafts.grounding.memory import once
from service.drafts.grounding.mentions import is_tool, skills_in
from service.drafts.grounding.sentence import Sentence, Token, line_keys
from service.drafts.grounding.voices import OF_ONESELF, names_oneself
from service.scrape.model import JobPosting, Workplace

MUCH, HALF = 2.0, 0.5  # weight of words that the posting lacks and no feeling explains, and its share
UNKNOWN_ABROAD = 0.3  # the same where posting and draft are in two languages
DENIED_WITHIN = 30  # characters before a perk in which it may be denied: "no bonus", "ohne jeden Bonus"
COUNTED = 20  # characters after a number within which the thing stands that it counts
THEIR = re.compile(
    r"\b(?:your|ihre?\w{0,2}|eure?\w{0,2}|votre|vos|sus?|vuestr\w+|its|the|das|die|der)\s$", re.IGNORECASE
)
ALIKE = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"lead(?:ing|er)s?|premi(?:er|ère)s?|führend\w*|marktführ\w*|líder\w*|number one|largest|größte\w*",
        r"world\w*|global\w*|mondia\w*|weltweit\w*|international\w*|mundial\w*",
        r"grow\w*|wachs\w*|croissan\w*|crec\w*",
        r"new\w*|neu\w*|nouve\w*|nuev\w*",
        r"innovat\w*|innovant\w*|innovador\w*",
    )
)
# What has just happened there, or soon will: "you are about to open", "vient d'ouvrir".
NEWS = re.compile(
    r"\b(?:about to|(?:is|are) (?:preparing|gearing up|planning) to|soon|recently"
    r"|(?:have|has|['’]ve|['’]s) just|newly|last (?:year|month|spring|summer|autumn|winter)"
    r"|bald|demnächst|kürzlich|soeben|gerade(?=\s(?:an|auf|den|die|das|ein\w{0,2}|ihr\w{0,2}|seine\w?|neu)\b)"
    r"|(?:steh(?:t|en)|sind|ist) (?:kurz davor|im begriff)|im (?:vergangenen|letzten) (?:jahr|monat)"
    r"|s['’]apprêt(?:e|ent) à|(?:se|vous) prépar(?:e|ent|ez) à|bientôt|récemment"
    r"|vien(?:t|nent|ez) d(?:e\s|['’])|l['’]an dernier|l['’]année dernière"
    r"|recién|recientemente|pronto|acab(?:a|an|áis|ó|aron) de|a punto de"
    r"|el (?:año|mes) pasado|está[ns]? (?=\w+[ai]endo|\w+ando))",
    re.IGNORECASE,
)
OF_THE_ADVERT = re.compile(
    r"\b(?:posting|vacancy|advert\w*|posted|stellenanzeige|anzeige|ausschreibung|annonce|offre|anuncio|oferta"
    r"|vacante)\b",
    re.IGNORECASE,
)
THAT = re.compile(r"\b(?:that|dass|que|qu['’])", re.IGNORECASE)
# What makes a perk of a thing, and what makes none of it.
OFFERS = re.compile(
    r"\b(?:offer\w*|runs?|pairs?|combin\w+|kombin\w+|provid\w+|pay\w*|giv\w+|receiv\w+|gets?"
    r"|lets?|allow\w*|cover\w*|includ\w+|comes with|can be"
    r"|\w*biet\w+|zahl\w*|bezahl\w*|übern(?:ehm|imm)\w+|ermöglich\w+|vorsieh\w+|sieht|möglich|kann|erhält|erhalten"
    r"|bekomm\w+"
    r"|offr\w+|propos\w+|prévo\w+|pa(?:ie|ye)\w*|perme\w+|pren\w+|puiss\w+|peu(?:t|vent)|verse\w*|soit|ouverte?"
    r"|ofre\w+|pag\w+|permit\w+|pued\w+|incluy\w+|cubr\w+|facilit\w+"
    r"|(?:job|role|position|contract|stelle|vertrag|poste|contrat|puesto|contrato)\s(?:is|ist|est|es|sea))\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"\b(?:no|not|never|without|kein\w*|nicht|ohne|pas|aucune?|sans|sin|ningun[oa]?|free (?:of|to|from))\b"
    r"(?! (?:only|just|nur|seulement|sol[oa]|sólo))",
    re.IGNORECASE,
)
# "We do not have bonuses", "no annual bonus": the posting names what there is not.
DENIED_PERK = re.compile(
    r"\b(?:(?:do|does|is|are|can)(?: not|n['’]t) (?:have|offer|pay|provide|give|include)?"
    r"|no|kein\w*|aucune?|ning[uú]na?|sin|sans|ohne|without)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
REMOTE = "remote"
HYBRID = re.compile(r"\b(?:hybrid\w*|híbrid\w+)\b", re.IGNORECASE)
WHOLLY = re.compile(
    r"\b(?:fully|entirely|completely|100\s?%|vollständig|komplett|ganz|ausschließlich|entièrement|totalement|à 100\s?%"
    r"|por completo|totalmente|completamente)[\s-]{1,2}(?:\w+\s){0,2}(?:remot\w+|from home|von zuhause|homeoffice"
    r"|home office|à distance|télétravail|distancia|teletrabajo)",
    re.IGNORECASE,
)
NEW = ("new", "neu", "nouv", "nuev")
UNKNOWN = 0.7  # weight of a word whose meaning is not known


def not_in_posting(sentence: Sentence, known: Known, *, is_applied: bool = False) -> Iterator[str]:
    """The figures, years, skills, names and weighty words of a sentence that the posting does not have.

    Skills and names may also stand in the résumé: "your team would gain from Northwind's methods".
    """
    text = sentence.text
    yield from _numbers(text, known)
    said = {word.text for word in words_of(known.posting_text)}
    asked = {mention.name for mention in skills_in(known.posting_text)}
    hard = [m for m in skills_in(text) if is_tool(m.name) and m.name not in asked]
    for start, end in [*named(sentence), *((m.start, m.end) for m in hard)]:
        within = [token for token in sentence.tokens if start <= token.start < end]
        wanted = [token for token in within if token.tells or text[token.start].isupper()]  # no "y" of "Praga y Brno"
        if not all(token.word in said or token.is_in(known.posting_keys | known.keys) for token in wanted):
            yield text[start:end]
    strange = (t for t in sentence.tokens if is_place(t.word) and not t.is_in(known.posting_keys | known.keys))
    yield from (text[token.start : token.end] for token in strange)
    yield from unsaid_perks(sentence, known)
    if not is_applied:
        yield from _weighty(sentence, known)


def unsaid_perks(sentence: Sentence, known: Known) -> Iterator[str]:
    """What the employer is said to offer, such as a bonus or work from home, of which the posting says nothing."""
    if not OFFERS.search(sentence.text):
        return
    offered = ((said, perk) for name, said in _with_pairs(sentence.tokens) for perk in _perks_of(name))
    for said, perk in offered:
        before = sentence.text[max(0, said[0].start - DENIED_WITHIN) : said[0].start]
        if DENIES.search(before) or DENIES.match(sentence.text, said[-1].end + 1):
            continue
        is_too_much = perk == REMOTE and _is_too_remote(sentence.text, known.posting)
        if (is_too_much or not _tells_of(known.posting, perk)) and not all(token.is_in(known.keys) for token in said):
            yield _stretch(sentence, said)


def _perks_of(name: str) -> Iterator[str]:
    return (perk for perk in listed_in("perks") if name in listed(perk, "perks"))


def _is_too_remote(text: str, posting: JobPosting) -> bool:
    """Whether work wholly from home is told of a posting that asks for some days at its place."""
    asks_for_some = posting.workplace == Workplace.HYBRID or HYBRID.search(posting.description or "")
    return bool(asks_for_some and WHOLLY.search(text) and not WHOLLY.search(posting.description or ""))


def _tells_of(posting: JobPosting, perk: str) -> bool:
    """Whether a posting speaks of a perk, in its words or in a field, and does not deny it there."""
    told = " ".join(filter(None, (posting.title, posting.description, posting.workplace, *posting.employment_types)))
    places = (
        said[0].start
        for name, said in _with_pairs(Sentence(told).tokens)
        if any(name in listed(perk, group) for group in ("perks", "perks_told"))
    )
    return any(not DENIED_PERK.search(told[max(0, at - DENIED_WITHIN) : at]) for at in places)


def _with_pairs(tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """Each word, and each two side by side as one: "home office" is "homeoffice"."""
    yield from ((token.word, (token,)) for token in tokens)
    yield from ((one.word + other.word, (one, other)) for one, other in pairwise(tokens))


def told_in_wish(wish: Sentence) -> Sentence:
    """What a wish says of the employer after "that": "every technician is given a bicycle"; all else blanked out.

    The person may be the one to whom it is given. "Dass Sie …, reizt mich": there it ends with its clause.
    """
    text = wish.text
    for that in THAT.finditer(text):
        is_first = not text[: that.start()].strip()
        stop = next((end for _, end in wish.clauses if end > that.end()), len(text)) if is_first else len(text)
        if not names_oneself(OF_ONESELF.sub(" ", text[that.end() : stop])):
            return Sentence(" " * that.end() + text[that.end() : stop])
    return Sentence("")


def _numbers(text: str, known: Known) -> Iterator[str]:
    for figure in figures(text):
        if not is_among(figure, known.posting_figures):
            yield text[figure.start : figure.end].strip()
    said = years_in(known.posting_text)
    yield from (str(year) for year in years_in(text) if year not in said)


def is_of_posting(sentence: Sentence, known: Known) -> bool:
    """Whether what a sentence names, or counts, is the posting's alone: then it speaks of the employer."""
    places = list(named(sentence))
    wanted = [t for t in sentence.tokens if t.tells and any(start <= t.start < end for start, end in places)]
    if not all(is_among(figure, known.posting_figures) for figure in sentence.figures):
        return False
    wanted += [token for figure in sentence.figures for token in sentence.within(figure.end, figure.end + COUNTED)[:1]]
    is_theirs = any(not token.is_in(known.keys) for token in wanted)
    return is_theirs and all(token.is_in(known.posting_keys) for token in wanted)


def is_among(figure: Figure, others: Iterable[Figure]) -> bool:
    """Whether a number is one of these."""
    return any(other.is_same(figure) for other in others)


def is_in_posting(claim: str, known: Known) -> bool:
    """Whether the posting says these words, or has this figure."""
    if any(is_among(figure, known.posting_figures) for figure in figures(claim)):
        return True
    spoken = Sentence(claim).tokens
    return bool(spoken) and all(token.is_in(known.posting_keys) for token in spoken)


def _weighty(sentence: Sentence, known: Known) -> Iterator[str]:
    """Praise and news that the posting does not tell, and stretches it knows nothing of."""
    said = _stems(known.posting_text)
    for token in sentence.tokens:
        is_news = any(
            token.word in words
            for words in (listed("honoured", "extremes"), listed("unique", "extremes"), listed("news", "employer"))
        )
        if (
            is_news
            and stem(token.word) not in said
            and not _is_said_alike(token, known)
            and not _is_of_their_thing(sentence, token, known)
        ):
            yield sentence.text[token.start : token.end]
    if news := _news(sentence, known):
        yield news
    named = line_keys(f"{known.posting.company or ''} {known.posting.title or ''}")
    of_it = [t for t in sentence.telling if not t.is_in(named) and t.word not in listed("feelings", "employer")]
    strange = [token for token in of_it if not token.is_in(known.posting_keys)]
    is_foreign = sentence.language != known.posting_language
    known_weight, unknown_weight = (UNKNOWN, UNKNOWN_ABROAD) if is_foreign else (1.0, UNKNOWN)
    weight = sum(
        0.0 if is_plain(token.word) else unknown_weight if is_deed(token.word) or not token.is_known else known_weight
        for token in strange
    )
    if weight >= MUCH and weight >= len(of_it) * HALF:
        yield _stretch(sentence, strange)


def _news(sentence: Sentence, known: Known) -> str | None:
    """What is said to be new with the employer, where the posting has little of what is said beside it."""
    match = NEWS.search(sentence.text)
    end = next((end for _, end in sentence.clauses if match and end > match.end()), len(sentence.text))
    told = [t for t in sentence.within(match.end(), end) if not is_plain(t.word)] if match else []
    strange = [token for token in told if not token.is_in(known.posting_keys)]
    if match is None or OF_THE_ADVERT.search(sentence.text) or 2 * len(strange) <= len(told):
        return None
    return sentence.text[match.start() : told[-1].end]


@once
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.text) for word in words_of(text))


def _is_said_alike(token: Token, known: Known) -> bool:
    """Whether the posting says the same in another language: "leading" for "führend"."""
    return any(words.fullmatch(token.word) and words.search(known.posting_text) for words in ALIKE)


def _is_of_their_thing(sentence: Sentence, token: Token, known: Known) -> bool:
    """As in "new GPUs", where the posting speaks of GPUs: what is new is what one would work with."""
    following = next((other for other in sentence.telling if other.start > token.start), None)
    is_theirs = THEIR.search(sentence.text[: token.start])
    return (
        token.word.startswith(NEW) and not is_theirs and following is not None and following.is_in(known.posting_keys)
    )


def _stretch(sentence: Sentence, tokens: Sequence[Token]) -> str:
    return sentence.text[tokens[0].start : tokens[-1].end]
