"""Titles: what somebody is said to be or have been must be what the résumé calls them, there and with that rank."""

import re
from collections.abc import Iterator, Sequence

from service.drafts.grounding.finding import ELSEWHERE, Finding
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.glossary import is_plain, pieces, stem
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.lists import listed
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.sentence import Sentence, Token
from service.drafts.grounding.voices import is_not_had
from service.match.engine import lexicon
from service.match.model import Evidence

TRADE = re.compile(
    r"(?:\w*(?:engineer|developer|manager|analyst|specialist|consultant|architect|administrator"
    r"|coordinator|officer|assistant|associate"
    r"|technician|director|executive|supervisor|representative|agent|adviser|advisor|programmer|designer"
    r"|operator|leader|lead|scientist|nurse|teacher"
    r"|tutor|accountant|auditor|lawyer|attorney|counsel|physician|doctor|chef|cook|driver|clerk|intern"
    r"|trainee|president|founder|owner|partner|head|chief"
    r"|editor|writer|researcher|lecturer|professor|mechanic|electrician|plumber|carpenter|welder|recruiter"
    r"|buyer|planner|controller|bookkeeper"
    r"|surgeon|\w+ologist|chirurg|chirurgien(?:ne)?|cirujan[oa]|cashier|receptionist|secretary|therapist|pharmacist|principal|sister|matron|foreman|recruiter"
    r"|resourcer|chemist|physicist|biologist|psychologist|joiner|fitter|painter|baker|butcher|gardener"
    r"|translator|photographer|journalist|librarian|midwife|paramedic|dentist|veterinarian|surveyor"
    r"|inspector|negotiator|trader|banker|broker|underwriter|economist|statistician|mathematician"
    r"|scrum master|instructor|trainer|coach|captain|pilot|author|coauthor|cto|ceo|cfo|coo"
    r"|vp|apprentice|operative|spokes(?:man|woman|person)|ansprechpartner|sprecher"
    r"|vorarbeiter|chemiker|laborant|apotheker|physiker|biologe|biologin|psychologe|psychologin|tischler"
    r"|schreiner|maler|bäcker|gärtner|übersetzer|fotograf|journalist|hebamme|zahnarzt|beauftragte"
    r"|beauftragter|trainer|ausbilder|autor|kapitän|polier|dachdecker|schlosser|mechatroniker|monteur"
    r"|fahrer|verkäufer|entwickler|ingenieur|leiter|leitung|berater|pfleger|schwester|lehrer|techniker"
    r"|elektroniker"
    r"|elektriker|meister|disponent|lagerist|buchhalter|kaufmann"
    r"|kauffrau|koch|köchin|geschäftsführer|vorstand|referent|sachbearbeiter|assistent|prüfer|analytiker"
    r"|chefin|direktor|dozent|arzt|ärztin|anwalt)(?:in|en|innen|e|s)?"
    r"|associée?|menuisier|menuisière|ébéniste|charpentier|plombier|pharmacien(?:ne)?|préparat(?:eur|rice)|chimiste"
    r"|physicien(?:ne)?|boulanger|boulangère|serveu(?:r|se)|conduct(?:eur|rice)|poseur|ouvrier|ouvrière"
    r"|artisan|autrice|auteure?|traduct(?:eur|rice)|journaliste|psychologue|aide-soignante?|cadre|maître"
    r"|développeu(?:r|se)|ingénieure?|responsable|infirmi(?:er|ère)|cheffe|chef|directrice|directeur"
    r"|référente?|porte-parole|commis|comptable|technicienn?e?|chargée?|gérante?"
    r"|professeure?|enseignante?|assistante?|consultante?|avocate?|analyste|vendeu(?:r|se)|format(?:eur"
    r"|rice)|auditeur|auditrice|contrôleu(?:r|se)|stagiaire|alternante?|cuisinier|cuisinière|sous-chef"
    r"|président|présidente|fondat(?:eur|rice)"
    r"|soci[oa]|líder|farmacéutic[oa]|químic[oa]|carpinter[oa]|electricista|mecánic[oa]|conductora?|vendedora?"
    r"|camarer[oa]|panader[oa]|autora?|coautora?|traductora?|periodista|psicólog[oa]|biólog[oa]|economista"
    r"|referente|portavoz|titular|auxiliar|operari[oa]|comercial|recepcionista|consejer[oa]|desarrolladora?"
    r"|ingenier[oa]"
    r"|enfermer[oa]|directora?|jef[ea]|gerente|encargad[oa]|coordinadora?"
    r"|profesora?|maestr[oa]|docente|contable|auditora?"
    r"|técnic[oa]|analista|consultora?|abogad[oa]|cociner[oa]|supervisora?|tutora|responsable"
    r"|administrativ[oa]|becari[oa]|arquitect[oa]|fundadora?|president[ea]|catedrátic[oa])",
    re.IGNORECASE,
)
TRADES = re.compile(rf"\b{TRADE.pattern}\b", re.IGNORECASE)
# What leads on to what somebody is; between stand an article and what describes them.
CUE = re.compile(
    r"\b(?:as|was|am|i['’]m|been|become|became|being|promoted to|hired as|(?:role|position|title"
    r"|job) (?:of|as|was|is|at \S+(?: \S+){0,3} was)"
    r"|als|war|bin|war ich|bin ich|wurde|tätig als|angestellt als"
    r"|en qualité de|en calidad de|in der funktion als|in (?:the|my) capacity (?:as|of)"
    r"|comme|en tant qu(?:e|(?=['’]))|suis|suis actuellement|étais|été|devenue?|poste de|était"
    r"|(?:progressed|rose|moved up|worked my way up) from|como|soy|fui|era|puesto de|cargo de"
    r"|actualmente soy|(?:fue|era) (?:el|la) de|war d(?:ie|er|as) (?:eine[sr]|des|der)|(?:était|fut) cel(?:ui|le) de"
    r"|was that of|me nombr(?:ó|aron)|(?:named|appointed|made) me|machte mich zu[mr]?|ernannte mich zu[mr]?"
    r"|m['’](?:a|ont) nommée?|(?:he|había|hube) sido|fonction de|función de)(?:\s|(?<=qu)['’])"
    r"(?:(?:currently|also|now|once|already|first|initially|previously|formerly|vorher|zuvor|davor|früher|damals"
    r"|dort|derzeit|aktuell|zuletzt|zunächst|zuerst|als"
    r"|(?:ich )?bei (?:\S+ ){0,3}?\S+(?: als| zunächst| zuerst)?|ich|d['’]abord|primero"
    r"|actuellement|également|auparavant|alors|actualmente|también|antes|entonces"
    r"|(?:until|since|from|bis|seit|von|ab|jusqu['’](?:en|à)|depuis|hasta|desde)\s(?:\w+\s){0,2}(?:de\s)?\d{4}"
    r"|\d{4})\s(?:als\s|as\s|comme\s|como\s)?){0,3}"
    r"(?:(?:an?|the|their|its|our|der|die|eine?|einer|une?|la|le|l['’]|un|una|el)\s)?(?=\S)",
    re.IGNORECASE,
)
# An English "head of" is a "director de" in Spanish and a "directeur" in French; in English it is no director.
HEAD_OF = re.compile(r"head of\b", re.IGNORECASE)
DIRECTS = {"es": re.compile(r"directora?"), "fr": re.compile(r"direct(?:eur|rice)")}
# Who is "lead engineer" heads nobody for it; a "team lead" does.
FIRST_AMONG = re.compile(r"\blead(?:ing)?\s(?=\w)", re.IGNORECASE)
HEADS = re.compile(
    r"head|director|leiter(?:in)?|leitung|chef(?:in|fe)?|responsable|direct(?:eur|rice)|jef[ea]|directora?",
    re.IGNORECASE,
)
NO_RANK = frozenset({"#lead", "#coordinate"})  # who manages is not therefore a director
# What still belongs to a title after its trade.
AFTER_TRADE = {
    "en": re.compile(r"(?:\sde\s(?:partie|cuisine|rang))?(?:\sof\s(?:the\s)?[\w-]+){0,1}"),
    "de": re.compile(r"(?:\s(?:für|der|des|im|in der)\s[A-ZÄÖÜ][\w-]+|\s[A-Z][\w-]+){0,2}"),
    "fr": re.compile(r"(?:\s?(?:\sde\s|\sd['’]|\sen\s|\sdu\s|\sdes\s|\sà\s|\s)(?:la\s|l['’])?[\w-]+){0,2}"),
    # A verb is no part of it: "Como Brand Manager lancé …".
    "es": re.compile(
        r"(?:\s(?!(?:\w+(?:é|ó|(?:a|ie)ron|amos|imos|aban|ían)|me|se|les?|nos|ya)\b)(?:de\s|en\s|del\s)?(?:la\s)?[\w-]+){0,2}"
    ),
}
# "responsible for two assistants" calls nobody an assistant.
LEADS_ON = re.compile(r"(?:for|with|by|in|für|von|mit|bei|pour|avec|chez|par|para|con|por)", re.IGNORECASE)
BRACKETS = re.compile(r"[^(),;]{0,30}\(([^)]{3,60})\)")
# "First an electrician, then foreman": what is said after it calls the person something too.
THEN = re.compile(
    r"\s(?:and |und |et |y )?(?:then|later|dann|später|anschließend|danach|puis|ensuite|luego|después)\s"
    r"(?:als |as |comme |como )?(?:an?\s|une?\s|una?\s|eine?\s)?",
    re.IGNORECASE,
)
# "moved up from shift supervisor to site manager": what comes last is claimed as well.
RISE = re.compile(
    r"\b(?:from|vom|von der|(?:passée?|évolué|promue?) d(?:e\s|['’]|u\s)|(?:pasé|ascendí|promocioné|pasando) de)"
    r"[^.;,]{3,60}?\s(?:to|zum|zur|à|au|a)\s(?:an?\s|the\s|la\s|el\s|l['’])?",
    re.IGNORECASE,
)
AS_WHAT = re.compile(r"\b(?:als|comme|como)\s", re.IGNORECASE)  # "me fui en mayo como jefa": the title begins here
# Where a sentence goes on to what was before or after: "…, nachdem ich bei Acme gelernt hatte".
ANOTHER_TIME = re.compile(
    r"\b(?:nachdem|bevor|after (?:having |\w+ing)|before \w+ing|après (?:avoir|être)|avant (?:de|d['’])"
    r"|tras haber|después de haber|antes de)(?!\w)",
    re.IGNORECASE,
)
LONGEST_TITLE = 40  # characters
LONGEST = 7  # words of a title
STOP = re.compile(
    r"[,.;:()–—!?]|\s(?:at|with|in|for|from|since|on|and|where|who|to|by|during|while|bei|beim|in|im|seit"
    r"|für|mit|und|am|an|wo|der (?=[A-Z])|tätig|beschäftigt|angestellt|gearbeitet"
    r"|chez|à|au|depuis|pour|dans|et|où|avec|qui|en|desde|con|para|por|y|donde|que|hasta|durante|i|ich"
    r"|je|he|había|hube)\s|\s(?:tätig|beschäftigt|angestellt|gearbeitet)\b|$",
    re.IGNORECASE,
)
# "As a nurse, I would …", "A trained nurse, I would …": what one is, before what one wishes.
AT_HEAD = re.compile(
    r"\W*(?:as|als|comme|como|en tant qu(?:e\s|['’])|en (?:mi )?calidad de)\s?(?:(?:an?|eine?[nr]?|une?|una?|the|la"
    r"|le|el)\s)?",
    re.IGNORECASE,
)
APPOSED = re.compile(r"\W*(?:an?|eine?|une?|una?)\s[^,;:.]{3,50},\s(?:i|ich|je|j['’]|me)\b", re.IGNORECASE)
LEARNED = re.compile(
    r"\b(?:trained|qualified|certified|registered|licensed|chartered|experienced|gelernt\w*|ausgebildet\w*"
    r"|examiniert\w*|geprüft\w*|zertifiziert\w*|staatlich|erfahren\w*|diplômée?|qualifiée?|certifiée?|expérimentée?|titulad[oa]"
    r"|diplomad[oa]|certificad[oa]|experimentad[oa])\b",
    re.IGNORECASE,
)
LEARNED_WITHIN = 14  # characters on either side of a title in which it is said to be learned


def titles(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Each title a sentence gives the person."""
    entries = known.named_in(sentence)
    for start, end in called(sentence.text, sentence.language):
        tokens = [t for t in sentence.tokens if start <= t.start < end and t.word not in listed("praise")]
        tokens = [token for token in tokens if len(token.word) > 1]
        if not tokens or is_not_had(sentence.text[:start]):
            continue
        here = _of_clause(sentence, start, entries, known=known)
        yield _judged(sentence, (start, end), tokens=tokens, entries=here, known=known)


def titles_of_wish(sentence: Sentence, known: Known) -> Iterator[str]:
    """What is wrong with the titles that a wish gives the person in passing: "As a trained nurse I would love to".

    Where it only says as what one would work, the posting names the title, and nothing says that one has learned it.
    """
    apposed = APPOSED.match(sentence.text)
    told = Sentence(f"As {sentence.text}", sentence.of, sentence.after) if apposed else sentence
    for found in titles(told, known):
        before, title = told.text[: found.start], told.text[found.start : found.end]
        is_learned = LEARNED.search(told.text, max(0, found.start - LEARNED_WITHIN), found.end + LEARNED_WITHIN)
        is_named = all(token.is_in(known.posting_keys) for token in Sentence(title).telling)
        if found.reason and AT_HEAD.fullmatch(before) and (is_learned or not is_named):
            yield found.reason


def _of_clause(sentence: Sentence, at: int, entries: frozenset[str], *, known: Known) -> frozenset[str]:
    """The blocks that a title is told of: where another clause goes to another time, those its own clause names."""
    other = ANOTHER_TIME.search(sentence.text)
    if not other:
        return entries
    start, end = (0, other.start()) if at < other.start() else (other.start(), len(sentence.text))
    return known.named_in(Sentence(" " * start + sentence.text[start:end], sentence.of))


def called(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where a sentence calls the person something that is a trade."""
    done = 0
    for cue in CUE.finditer(text):
        stop = STOP.search(text, cue.end())
        end = _end(text, (cue.end(), stop.start() if stop else len(text)), language)
        if cue.end() >= done and end:
            done = end
            inner = [match.end() for match in AS_WHAT.finditer(text, cue.end(), end) if match.end() < end]
            yield (inner[-1] if inner else cue.end()), end
            yield from _then(text, end, language)
    for rise in RISE.finditer(text):
        stop = STOP.search(text, rise.end())
        end = _end(text, (rise.end(), stop.start() if stop else len(text)), language)
        if rise.end() >= done and end and TRADES.search(rise.group()):
            yield rise.end(), end


def rises(text: str) -> bool:
    """Whether a sentence goes from one title to another ("from analyst to head of data")."""
    return any(
        TRADES.search(rise.group()) and TRADES.search(text[rise.end() :][:LONGEST_TITLE])
        for rise in RISE.finditer(text)
    )


def _then(text: str, after: int, language: str) -> Iterator[tuple[int, int]]:
    match = THEN.match(text, after)
    stop = STOP.search(text, match.end()) if match else None
    end = _end(text, (match.end(), stop.start()), language) if match and stop else None
    if match and end:
        yield match.end(), end


def _end(text: str, place: tuple[int, int], language: str) -> int | None:
    """Where the title ends: with its trade in English and German, with what describes it in French and Spanish."""
    start, stop = place
    words = list(re.finditer(r"[^\s/-]+", text[start:stop]))[:LONGEST]
    if words and LEADS_ON.fullmatch(words[0].group()):
        return None
    trades = [word for word in words if TRADE.fullmatch(word.group().strip("'’\"“”«»„"))]
    if not trades:
        return None
    trade = trades[-1] if language == "en" else trades[0]
    after = AFTER_TRADE[language].match(text, start + trade.end(), stop)
    return after.end() if after else start + trade.end()


def _judged(
    sentence: Sentence, place: tuple[int, int], *, tokens: Sequence[Token], entries: frozenset[str], known: Known
) -> Finding:
    written = sentence.text[place[0] : place[1]]
    roles = frozenset(entry for entry in entries if entry.startswith(("/work/", "/volunteer/")))
    lines = [said for said in (*known.titles, *_summaries(known)) if _calls(said, tokens, sentence, known=known)]
    here = [said for said in lines if said.entry in roles or not roles]
    held = [t for t in known.titles if t.entry in roles or not roles]
    if here := here or _in_brackets(sentence.text[place[1] :], held):
        return Finding(*place, evidence=(here[0].evidence,))
    if paper := _as_certified(written, known):
        return Finding(*place, evidence=paper[:1])
    if lines:
        return Finding(*place, ELSEWHERE.format(words=written), (lines[0].evidence,))
    return Finding(*place, f"Your résumé does not call you “{written}”.")


def _as_certified(title: str, known: Known) -> tuple[Evidence, ...]:
    """The lines for a title that a certificate gives: "Certified Public Accountant"; `skills` asks which."""
    named = [m for m in skills_in(title) if lexicon.skills().entries[m.name].family == lexicon.CERTIFICATES]
    return next((known.read.shown.get(m.name, ()) for m in named if m.end - m.start == len(title.strip())), ())


def _in_brackets(after: str, told: Sequence[Said]) -> list[Said]:
    """The title that follows a translation of it: "leitende Elektrikerin (Electrical Supervisor)"."""
    match = BRACKETS.match(after)
    return [said for said in told if match and said.text.casefold() == match[1].strip().casefold()]


def _summaries(known: Known) -> list[Said]:
    """Lines that say what somebody is: the summary, certificates, and what a course of study makes of one."""
    return [
        said
        for said in known.said
        if said.pointer.startswith(("/basics/summary", "/certificates/", "/facts/", "/volunteer/", "/awards/"))
        or said.pointer.endswith("/area")
        or (said.entry.startswith(("/work/", "/volunteer/")) and "/highlights/" in said.pointer)
    ]


def _calls(said: Said, tokens: Sequence[Token], sentence: Sentence, *, known: Known) -> bool:
    """Whether a line says the trade and the rank of a title, and it or its role the rest."""
    strict = [token for token in tokens if _is_strict(token, sentence)]
    # A title may be told together with how long and where it was held.
    rest = [
        t for t in tokens if t.tells and t not in strict and not is_plain(t.word) and stem(t.word) not in known.names
    ]
    lowering = listed("lowering", "ranks")
    is_lower = said.pointer.endswith("/position") and any(word.text in lowering for word in words_of(said.text))
    if is_lower and not any(word in lowering for token in tokens for word in (token.word, *pieces(token.word))):
        return False
    written = {word.text for word in words_of(said.text)}
    if FIRST_AMONG.match(said.text) and any(HEADS.fullmatch(t.word) and t.word not in written for t in strict):
        return False
    around = said.keys | (known.entries[said.entry] if said.is_block else frozenset())
    meant = said.keys
    if (
        "/highlights/" in said.pointer
    ):  # a line about work calls somebody a thing only where it begins, in the very word
        begun = {word.text for word in words_of(said.text)[:2]}
        return bool(strict) and all(t.word in begun for t in strict) and all(t.is_in(around) for t in rest)
    is_abroad = sentence.language in DIRECTS and HEAD_OF.match(said.text)
    return (
        bool(strict)
        and all(
            t.is_in(meant, but=NO_RANK) or (is_abroad and DIRECTS[sentence.language].fullmatch(t.word)) for t in strict
        )
        and all(t.is_in(around) for t in rest)
    )


def _is_strict(token: Token, sentence: Sentence) -> bool:
    written = sentence.text[token.start : token.end]
    return bool(TRADE.fullmatch(written)) or token.word in listed("all", "ranks")
