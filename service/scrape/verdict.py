"""What kind of page this is, and why, in words for the person who pressed Save."""

import re
from dataclasses import dataclass

from service.scrape import structured, words
from service.scrape.blocks import Text
from service.scrape.describe import MIN_WORDS, Description
from service.scrape.model import JobPosting, Verdict
from service.scrape.page import Page
from service.scrape.text import count_words

_WALL_WORDS = 250  # a wall has little text beside its message
_MIN_LISTED = 5  # this many links to jobs, and no long text, make a list
_FORM_FIELDS = 4  # name, e-mail, résumé, a question
_GOOD_WORDS = 120  # a text of this length with posting headings is a posting, whatever stands around it

_BOT = re.compile(
    r"verify (?:that )?you are (?:a )?human|checking your browser|just a moment|are you a robot|not a robot|unusual (?:traffic|activity)|access denied|request blocked|security check|captcha|cloudflare|ray id|please enable (?:cookies|javascript)"
    r"|enable js|pardon our interruption|help us protect|press (?:&|and) hold|verifying your connection|attention required|you have been blocked|ddos protection|bist du ein mensch|ich bin kein roboter|bestätigen sie, dass sie ein mensch|aidez-nous à protéger"
    r"|vérifi\w+ que vous êtes humain|je ne suis pas un robot|no soy un robot|verifica que eres humano|acceso denegado|zugriff verweigert|accès refusé|подтвердите, что вы не робот",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"sign in|log ?in|join now|join linkedin|create (?:an )?account|forgot password|continue with google|authwall|members? only|anmelden|einloggen|passwort vergessen|registrieren|se connecter|connectez-vous|s.identifier|mot de passe oublié|iniciar sesión|inicia sesión"
    r"|olvidado tu contraseña|accedi|inloggen|přihlásit|zaloguj|войти|увійти",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"no longer (?:accepting applications|available|open|active|accepting|posted|exists?|being filled)|(?:job|position|posting|role|vacancy|listing|opening|requisition) (?:has )?(?:expired|closed|(?:has been|is|was) (?:filled|closed|removed|expired|deactivated|taken down|archived))"
    r"|(?:this )?(?:job|position|posting|vacancy) (?:you are looking for )?(?:is|has) (?:no longer|expired|been (?:filled|removed|closed))|applications? (?:are|have|is) (?:now )?closed|(?:job|page) not found|nicht mehr (?:verfügbar|aktiv|online|aktuell|besetzbar)|stelle (?:ist|wurde) (?:bereits )?(?:besetzt|vergeben)"
    r"|anzeige (?:ist )?(?:abgelaufen|deaktiviert)|bewerbungsfrist (?:ist )?abgelaufen|n.est plus (?:disponible|en ligne|active|d.actualité)|offre (?:a )?(?:expiré|pourvue|clôturée)|ya no (?:está|se encuentra|acepta) ?(?:disponible|activa|vigente|solicitudes)?"
    r"|oferta (?:ha )?(?:caducad[ao]|cerrad[ao]|finalizad[ao]|expirad[ao])|esta vaga (?:foi encerrada|expirou)|vacature is (?:gesloten|verlopen)|nabídka již není|pozice byla obsazena|вакансия (?:в архиве|закрыта)|вакансія (?:закрита|в архіві)",
    re.IGNORECASE,
)
_LIST_TITLE = re.compile(
    r"(?:[\d.,+]{1,12}\s{1,3})(?:[\w/&'.-]{1,30}\s{1,3}){0,4}(?:jobs?|results|openings|vacancies|positions|offres|stellen\w*|ofertas|vagas|nabídek|ваканс\w+)\b|(?:job )?search results|(?:all |current |open |our |offene |aktuelle )+(?:jobs|positions|openings|vacancies|roles|stellen\w*|opportunities)"
    r"|^jobs (?:at|in|bei) |^(?:jobs|careers|stellenangebote|offres d.emploi|ofertas de empleo|empleos|join (?:us|our team)|work (?:with|at) .{1,40}|careers? at .{1,60}|.{1,60} (?:careers|jobs|karriere))$|suchergebnisse|stellensuche|résultats de recherche|resultados",
    re.IGNORECASE,
)
_JOB_LINK = re.compile(r"/(?:jobs?|careers?|position|vacanc(?:y|ies)|stellen\w*|offres?|ofertas?|empleos?|vagas?|opening|job-detail|viewjob|rc/clk|rpd|pd|vacancy|node|b/pi|o|j)s?/|[?&](?:jk|gh_jid|currentJobId|jobid|job_id|jl|vid)=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, the sentence that explains it, and whether the posting says that it is closed."""

    verdict: Verdict
    reason: str
    closed: bool


def judge(page: Page, text: Text, *, posting: JobPosting, description: Description) -> Judgement:
    """The verdict on a page, given what was read from it."""
    length = count_words(posting.description or "")
    shown = " ".join(block.text for block in text.blocks if not block.skipped)[:60_000]
    closed = _CLOSED.search(_notices(text)) is not None
    verdict, reason = _decide(page, text, posting=posting, length=length, shown=shown, closed=closed)
    return Judgement(verdict, reason, closed)


def _decide(page: Page, text: Text, *, posting: JobPosting, length: int, shown: str, closed: bool) -> tuple[Verdict, str]:
    total = count_words(shown)
    is_known = structured.count_postings(page) == 1 or posting.employment_types or posting.salary
    if total < _WALL_WORDS and _BOT.search(f"{page.title} {shown}") and not is_known:
        return Verdict.BOT_WALL, "The site shows a check for robots instead of the posting. Pass the check in your browser, then save again."
    if closed and length < _GOOD_WORDS:
        return Verdict.EXPIRED, "The site says that this posting is closed or gone."
    if _is_list(page, text, length=length, posting=posting):
        return Verdict.LISTING, "This page lists several jobs. Open the one you want, then save it."
    if (page.asks_password or _SIGN_IN.search(page.title)) and length < _GOOD_WORDS and not is_known and _SIGN_IN.search(shown):
        return Verdict.SIGN_IN_WALL, "The site asks you to sign in before it shows the posting. Sign in there, then save again."
    if posting.title and _has_form(page, text) and length < _GOOD_WORDS:
        return Verdict.APPLICATION_FORM, "This is the application form of a posting; its description is on another page."
    if posting.title and length >= MIN_WORDS and _is_job_text(posting, length=length):
        return Verdict.POSTING, "This page is a job posting."
    if posting.title and posting.company and (is_known or posting.location):
        return Verdict.DESCRIPTION_MISSING, "This is a job posting, but its description could not be read as text. You can add it by hand."
    return Verdict.NOT_A_JOB, "No job posting was found on this page."


def _notices(text: Text) -> str:
    """The short lines of a page, where a notice would stand: a description may speak of closed positions too."""
    return "\n".join(block.text for block in text.blocks if block.words <= 30 and not block.skipped)[:40_000]  # noqa: PLR2004  a notice is a sentence


def _is_list(page: Page, text: Text, *, length: int, posting: JobPosting) -> bool:
    if structured.count_postings(page) == 1 and length >= MIN_WORDS:
        return False
    titled = _LIST_TITLE.search(page.metadata("og:title") or "") or _LIST_TITLE.search(page.title)
    listed = _job_links(text)
    if posting.title is None or _LIST_TITLE.search(posting.title):
        return listed >= _MIN_LISTED or titled is not None
    if titled and listed >= _MIN_LISTED:
        return True
    return listed >= 2 * _MIN_LISTED and not _is_job_text(posting, length=length)


def _job_links(text: Text) -> int:
    """How many different jobs the page links to outside of its boilerplate."""
    found = set()
    for block in text.blocks:
        if block.link_words and not block.skipped:
            for link in [block.tag.find_parent("a"), *block.tag.find_all("a", limit=3)]:
                if link is not None and _JOB_LINK.search(str(link.get("href") or "")):
                    found.add(str(link.get("href")))
    return len(found)


def _has_form(page: Page, text: Text) -> bool:
    return page.form_fields >= _FORM_FIELDS and any(block.in_form for block in text.blocks)


def _is_job_text(posting: JobPosting, *, length: int) -> bool:
    """Whether the description reads like a posting: long enough, with headings or facts that postings have."""
    description = posting.description or ""
    evidence = sum(
        (
            len({match.group().lower() for match in words.POSTING_HEADING.finditer(description)}) >= 2,  # noqa: PLR2004  one may be chance
            bool(posting.company),
            bool(posting.location),
            bool(posting.employment_types),
            bool(posting.salary),
        ),
    )
    return evidence >= (2 if length >= _GOOD_WORDS else 3)
