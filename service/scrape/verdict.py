"""What kind of page this is, and why, in words for the person who pressed Save."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from service.scrape import employment, structured, words
from service.scrape.blocks import Text
from service.scrape.describe import MIN_WORDS
from service.scrape.model import JobPosting, Verdict
from service.scrape.page import Page
from service.scrape.roles import names_role
from service.scrape.text import contains, count_words, key
from service.scrape.visible import Seen

_WALL_WORDS = 400  # a wall has little text beside its message, though some say it in ten languages
_FORM_FIELDS = 4  # name, e-mail, résumé, a question
_GOOD_WORDS, _LONG_WORDS = 120, 300  # most postings are longer
_FORM_WORDS = 180  # a form page's notices on privacy and equal opportunity may be this long
_NOTICE_WORDS, _HEADING_WORDS, _BUTTON_WORDS, _CARD_WORDS = 30, 10, 6, 40
# Of a link: "similar jobs" stand below the posting, results of a search above or beside it.
_BELOW_TEXT, _MOST_BELOW = 0.35, 8.0
_WORTH_OF_HIRING = 0.5  # for each of: somebody is sought, how to apply, the terms; pages about a profession have few
_FEW_LINKS = 5  # more links of one pattern begin to look like a list
_FEW_TITLES = 4  # "(m/w/d)" on so many alike lines is a list of titles
_SPECIFIC, _ENOUGH, _A_LIST = 0.7, 2.9, 1.5  # postings reach 3.4 and more; career pages have nothing specific
_MAX_SHOWN = 60_000  # characters of visible text that are searched for messages

_BOT = re.compile(
    r"verify (?:that )?you are (?:a )?human|checking your browser|just a moment|are you a robot|not a robot"
    r"|unusual (?:traffic|activity)|access denied|request blocked|security check|captcha|cloudflare|ray id"
    r"|please enable (?:cookies|javascript)|enable js|pardon our interruption|help us protect|press (?:&|and) hold"
    r"|verifying your connection|attention required|you have been blocked|ddos protection|bist du ein mensch"
    r"|ich bin kein roboter|bestätigen sie, dass sie ein mensch|aidez-nous à protéger|vérifi\w+ que vous êtes humain"
    r"|je ne suis pas un robot|no soy un robot|verifica que eres humano|acceso denegado|zugriff verweigert"
    r"|accès refusé|подтвердите, что вы не робот",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"sign in|log ?in|join now|join linkedin|create (?:an )?account|forgot password|continue with google|authwall"
    r"|members? only|anmelden|einloggen|passwort vergessen|registrieren|se connecter|connectez-vous|s.identifier"
    r"|mot de passe oublié|iniciar sesión|inicia sesión|olvidado tu contraseña|accedi|inloggen|přihlásit|zaloguj"
    r"|войти|увійти",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"no longer (?:accepting applications|available|open|active|accepting|posted|exists?|being filled)"
    r"|(?:job|position|posting|role|vacancy|listing|opening|requisition) (?:has )?(?:expired|closed)"
    r"|(?:job|position|posting|role|vacancy|listing|opening|requisition)"
    r" (?:has been|is|was) (?:filled|closed|removed|expired|deactivated|taken down|archived)"
    r"|(?:job|position|posting|vacancy) (?:you are looking for )?(?:is no longer|has been (?:filled|removed|closed))"
    r"|(?:job|position|posting|vacancy)(?: posting)? you.{0,3}re looking for (?:might|may|has|is)"
    r"|(?:job|position|posting|role|vacancy) (?:is|was) (?:not available (?:anymore|any more)|removed|gone)"
    r"|page you (?:are|were) looking for (?:doesn.t|does not|cannot|can.t|could not|has been|is not|no longer)"
    r"|applications? (?:are|have|is) (?:now )?closed|(?:job|page) not found"
    r"|nicht mehr (?:verfügbar|aktiv|online|aktuell|besetzbar)|stelle (?:ist|wurde) (?:bereits )?(?:besetzt|vergeben)"
    r"|anzeige (?:ist )?(?:abgelaufen|deaktiviert)|bewerbungsfrist (?:ist )?abgelaufen"
    r"|n.est plus (?:disponible|en ligne|active|d.actualité)|offre (?:a )?(?:expiré|pourvue|clôturée)"
    r"|ya no (?:está|se encuentra|acepta)|oferta (?:ha )?(?:caducad[ao]|cerrad[ao]|finalizad[ao]|expirad[ao])"
    r"|esta vaga (?:foi encerrada|expirou)|vacature is (?:gesloten|verlopen)|nabídka již není|pozice byla obsazena"
    r"|вакансия (?:в архиве|закрыта)|вакансія (?:закрита|в архіві)",
    re.IGNORECASE,
)
# One of these stands in every such notice; the pattern is too costly to be tried on each line.
_CLOSED_HINTS = (
    *(
        "longer",
        "clos",
        "expire",
        "filled",
        "removed",
        "archive",
        "taken down",
        "deactivated",
        "available",
        "looking for",
    ),
    *(
        "found",
        "gone",
        "mehr",
        "besetzt",
        "vergeben",
        "abgelaufen",
        "deaktiviert",
        "plus ",
        "expir",
        "pourvue",
        "clôtur",
    ),
    *("ya no", "caducad", "cerrad", "finaliza", "expirad", "encerrad", "gesloten", "verlopen", "není", "obsazena"),
    *("архив", "закрыт", "закрита", "архів"),
)
_APPLY = re.compile(
    r"\bappl(?:y|icants?|ications?)\b|candidate|bewerb|postul|candidat|inscri|solicit|отклик|відгук|応募|uchazeč"
    r"|reagovat|odpovědět|sollicit|ansøg|ansök|søk",
    re.IGNORECASE,
)
# Parts with a digit, with hyphens, behind a number and at the end name one thing among many: "/jobs/*/*".
_ID_OR_NAME = re.compile(
    r"[^/]{0,300}\d[^/]{0,300}(?:/[^/]{1,300})?|[^/]{0,300}-[^/]{0,300}-[^/]{0,300}|[^/]{1,300}/?$"
)
_NO_TARGET = ("#", "mailto:", "tel:", "javascript:")
_REASONS = {
    Verdict.POSTING: "This page is a job posting.",
    Verdict.APPLICATION_FORM: "This is a posting's application form; the description stands on another page.",
    Verdict.DESCRIPTION_MISSING: "This is a job posting, but its description could not be read. Please add it.",
    Verdict.LISTING: "This page lists several jobs. Open the one you want, then save it.",
    Verdict.SIGN_IN_WALL: "The site asks you to sign in before it shows the posting. Sign in there, then save again.",
    Verdict.BOT_WALL: "The site checks for robots before it shows the posting. Pass the check, then save again.",
    Verdict.EXPIRED: "The site says that this posting is closed or gone.",
    Verdict.NOT_A_JOB: "No job posting was found on this page. Open the posting itself, or paste its text.",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, the sentence that explains it, and whether the posting says that it is closed."""

    verdict: Verdict
    reason: str
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """What speaks for one posting on the page, and against."""

    words: int
    shown: str
    is_structured: bool
    job_headings: int
    specific: float
    general: float
    against: float
    titled_list: bool
    has_form: bool

    @property
    def is_posting(self) -> bool:
        """Whether a text about one job stands here: something that only postings have, and enough of everything."""
        return self.specific >= _SPECIFIC and self.specific + self.general - self.against >= _ENOUGH

    @property
    def is_poor(self) -> bool:
        """Whether little of a posting was found."""
        return self.words < _GOOD_WORDS and not self.is_structured and self.job_headings == 0


def judge(page: Page, text: Text, *, posting: JobPosting, seen: Seen, is_open: bool = False) -> Judgement:
    """The verdict on a page, given what was read from it; `is_open` when the site's reader found one posting open."""
    evidence = _weigh(page, text, posting=posting, seen=seen, is_open=is_open)
    closed = any(_CLOSED.search(notice) for notice in _notices(text))
    verdict = _wall(page, evidence, closed=closed) or _kind(posting, evidence)
    return Judgement(verdict, _REASONS[verdict], closed)


def posting(*, closed: bool) -> Judgement:
    """The verdict on a text that a person knows for a posting."""
    return Judgement(Verdict.POSTING, _REASONS[Verdict.POSTING], closed)


def _weigh(page: Page, text: Text, *, posting: JobPosting, seen: Seen, is_open: bool) -> _Evidence:
    description = posting.description or ""
    length = count_words(description)
    headings = _job_headings(description)
    is_structured = is_open or structured.count_postings(page) == 1
    specific = min(headings, 3) + 3.0 * is_structured + 1.5 * seen.title_is_labelled + _says_type(posting)
    folded = description.lower()
    specific += 0.2 * min(sum(demand in folded for demand in words.DEMANDS), 4)
    specific += 0.7 * bool(posting.salary) + 1.5 * bool(posting.title and words.GENDERED.search(posting.title))
    general = 0.5 * bool(posting.company) + bool(posting.location) + 0.7 * _invites(text)
    general += 1.0 * (length >= _GOOD_WORDS) + 0.5 * (length >= _LONG_WORDS)
    first = next((block.text for block in text.blocks if block.level == 1 and not block.skipped), None)
    titles = [posting.title, first]
    if not _is_named(posting.title, page.title):
        titles += [page.metadata("og:title"), page.title]
    titled_list = any(words.LIST_TITLE.search(each) for each in titles if each)
    against = _against(text, seen, titled_list=titled_list, title=posting.title) * (not is_open)
    if specific < _SPECIFIC or specific + general - against < _ENOUGH:  # else it is plain already
        specific += _WORTH_OF_HIRING * _hires(posting.title, folded)
    return _Evidence(
        words=length,
        shown=" ".join(block.text for block in text.blocks if not block.skipped)[:_MAX_SHOWN],
        is_structured=is_structured,
        job_headings=headings,
        specific=specific,
        general=general,
        against=against,
        titled_list=titled_list,
        has_form=page.takes_applications
        and page.form_fields >= _FORM_FIELDS
        and any(block.in_form for block in text.blocks),
    )


def _is_named(title: str | None, page_title: str) -> bool:
    """Whether the page's own title names the job; what else stands in it is the site's: "Cook – Careers – Acme"."""
    return title is not None and names_role(title) and contains(key(page_title), key(title))


def _hires(title: str | None, folded: str) -> int:
    """How many of these a text under a role's name says: that somebody is sought, how to apply, on what terms."""
    if title is None or not names_role(title):
        return 0
    return sum(any(cue in folded for cue in cues) for cues in (words.SEEKS, words.APPLIES, words.TERMS))


def _against(text: Text, seen: Seen, *, titled_list: bool, title: str | None) -> float:
    """How far the page looks like one that lists several postings."""
    about_work = title is not None and (title.endswith("?") or words.ABOUT_WORK.search(title) is not None)
    is_list = words.LIST_TITLE.search(title or "") is not None
    course = sum(block.level > 0 and words.COURSE.search(block.text) is not None for block in text.blocks)
    return _listed(text, seen) + 2.0 * titled_list + 3.0 * is_list + 6.0 * about_work + 2.0 * course


def _says_type(posting: JobPosting) -> bool:
    """Whether the employment type is said beside the title: "Internships" alone is a programme's page."""
    return bool(set(posting.employment_types) - set(employment.codes(posting.title)))


def _wall(page: Page, evidence: _Evidence, *, closed: bool) -> Verdict | None:
    """What stands between the person and the posting, if anything does."""
    shown = f"{page.title} {evidence.shown}"
    if evidence.is_poor and count_words(evidence.shown) < _WALL_WORDS and _BOT.search(shown):
        return Verdict.BOT_WALL
    if closed and evidence.words < _GOOD_WORDS and not evidence.has_form:
        return Verdict.EXPIRED
    asks = page.asks_password and (_SIGN_IN.search(page.title) or not evidence.titled_list)
    if evidence.is_poor and asks and _SIGN_IN.search(shown):
        return Verdict.SIGN_IN_WALL
    return None


def _kind(posting: JobPosting, evidence: _Evidence) -> Verdict:
    if posting.title and evidence.has_form and evidence.job_headings == 0 and _is_form_text(evidence):
        return Verdict.APPLICATION_FORM
    if posting.title and evidence.words >= MIN_WORDS and evidence.is_posting:
        return Verdict.POSTING
    if evidence.titled_list or evidence.against >= _A_LIST:
        return Verdict.LISTING
    if posting.title and posting.company and evidence.words < MIN_WORDS and evidence.specific >= _SPECIFIC:
        return Verdict.DESCRIPTION_MISSING
    return Verdict.NOT_A_JOB


def _is_form_text(evidence: _Evidence) -> bool:
    return evidence.is_poor or (evidence.words < _FORM_WORDS and not evidence.is_structured)


def _notices(text: Text) -> Iterator[str]:
    """The short lines of a page that may be a notice: a description may speak of closed positions too."""
    for block in text.blocks:
        if block.words <= _NOTICE_WORDS and not (block.skipped or block.in_form):
            folded = block.text.lower()
            if any(hint in folded for hint in _CLOSED_HINTS):
                yield block.text


def _job_headings(description: str) -> int:
    """How many different headings of a posting stand on short lines of the text."""
    lines = [each for each in description.splitlines() if not each.startswith("- ")]
    short = [each for each in lines if 0 < count_words(each) <= _HEADING_WORDS]
    return len({match.group().casefold() for each in short for match in words.JOB_HEADING.finditer(each)})


def _invites(text: Text) -> bool:
    """Whether a button or line invites to apply."""
    return any(block.words <= _BUTTON_WORDS and _APPLY.search(block.text) for block in text.blocks)


def _listed(text: Text, seen: Seen) -> float:
    """How far the page looks like a list: links of one pattern with titles for text, or a title among many alike."""
    largest = max(_link_patterns(text, below=_below(seen)).values(), default=0.0)
    score = min(max(0.0, 0.3 * (largest - _FEW_LINKS)), 4.0)
    gendered = Counter(
        block.tokens for block in text.blocks if block.words <= _CARD_WORDS and words.GENDERED.search(block.text)
    )
    score += 2.0 * (max(gendered.values(), default=0) >= _FEW_TITLES)
    title = text.blocks[seen.title_block] if seen.title_block is not None else None
    if title is not None and title.link_words:
        alike = [block for block in text.blocks if block.link_words and block.kind == title.kind]
        score += 3.0 * (sum(block.tokens == title.tokens for block in alike) >= _FEW_LINKS)
    return score


def _below(seen: Seen) -> int | None:
    """The block where what stands below the posting's text begins; None when no text is as long as a posting's."""
    span = seen.description.span
    return span.stop if span is not None and seen.description.words >= _GOOD_WORDS else None


def _link_patterns(text: Text, *, below: int | None) -> dict[str, float]:
    """How many addresses of one pattern the page's content links to; other jobs below a posting count less."""
    patterns: dict[str, dict[str, float]] = defaultdict(dict)
    low: dict[str, float] = defaultdict(float)
    for position, block in enumerate(text.blocks):
        if block.skipped or block.in_form or not block.link_words or block.words > _CARD_WORDS:
            continue
        link = block.tag if block.tag.name == "a" else block.tag.find("a") or block.tag.find_parent("a")
        href = str(link.get("href") or "") if link is not None else ""
        if href and not href.startswith(_NO_TARGET):
            pattern = _ID_OR_NAME.sub("*", href.split("?")[0])
            is_below = below is not None and position >= below
            if is_below and low[pattern] >= _MOST_BELOW:
                continue
            low[pattern] += is_below * _BELOW_TEXT
            patterns[pattern].setdefault(href, _BELOW_TEXT if is_below else 1.0)
    return {pattern: sum(found.values()) for pattern, found in patterns.items()}
