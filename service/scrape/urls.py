"""One address for one posting, however the person came to it."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from service.scrape import boards
from service.scrape.page import Page

MAX_URL_CHARS = 2_000  # what browsers and databases agree on
# Parameters that say where the reader came from, who they are, or in which language the board should speak.
_NOISE = re.compile(
    r"utm_.{0,40}|mc_[ce]id|fbclid|gclid|gclsrc|dclid|msclkid|yclid|igshid|twclid|li_fat_id|_hs.{0,20}"
    r"|hsa_.{0,20}|__hs.{0,20}|mkt_tok|oly_.{0,20}|vero_.{0,20}|wickedid|_ga|_gl|_openstat"
    r"|ref|refid|referrer|referer|ref_src|refsrc|source|src|sourceid|origin|originalsubdomain|trk|trkinfo"
    r"|trackingid|tracking|trackid|track|tk|from|fromage|campaign.{0,20}|cid|cmp|cmpid|medium|channel"
    r"|lever-source.{0,10}|lever-origin|gh_src|ashby_jid_src|iis|iisn|dcr_ci|dcr_id|jobsource"
    r"|sid|sessionid|session_id|session|jsessionid|phpsessid|aspsessionid.{0,20}|token|csrf.{0,10}|visitorid|guid"
    r"|uuid_tracking|advn|adid|ad_id|sponsored|spa|xkcb|xpse|xfps|camk|astse|assa|eblt|ebp|position|pagenum"
    r"|pageno|rank|recommendedflavor|lipi|licu|midtoken|midsig|eid|otptoken|refnum"
    r"|lang|language|locale|hl|lc|l10n|_l|country_lang|utmsource|share|shared|shareid|via|rx_.{0,20}|rcm|mode"
    r"|tracelog|_x_.{0,20}|clickid|click_id|irclickid|aff.{0,10}|partner|partnerid|bid|s_cid|icid|ito|feed|feedid"
    r"|jobpipeline|so|searchid|search_id|searchrequestid|positioninsearch|alid",
    re.IGNORECASE,
)
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/?#]{0,200}", re.IGNORECASE)
_SAFE_PATH = "/:@!$&'()*+,;=~-._"
_DEFAULT_PORT = {"http": 80, "https": 443}
_LONELY_ID = re.compile(r"\d{3,}|[0-9a-f]{8}-[0-9a-f-]{20,}", re.IGNORECASE)


def canonical_url(url: str) -> str:
    """The address without tracking, session and locale, in the board's one form.

    Raises ValueError unless it is http or https.
    """
    try:
        parts = urlsplit(url.strip()[:MAX_URL_CHARS])
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise ValueError("This is no web address.") from error
    if parts.scheme.lower() not in _DEFAULT_PORT or not host:
        raise ValueError("Only http and https addresses can be saved.")
    pairs = parse_qsl(parts.query, keep_blank_values=False)
    path = _clean_path(parts.path)
    known = boards.address(host, path, dict(pairs))
    if known is not None:
        return known
    is_default = port in {None, _DEFAULT_PORT[parts.scheme.lower()]}
    scheme = "https" if is_default else parts.scheme.lower()  # a board that speaks http today speaks https too
    netloc = host if is_default else f"{host}:{port}"
    query = urlencode(sorted({(name, value) for name, value in pairs if not _NOISE.fullmatch(name)}))
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""  # a single page application's own path
    return urlunsplit((scheme, netloc, path, query, fragment))


def posting_url(page: Page) -> str | None:
    """The canonical address of a page's posting, or None when it has none.

    The page's own canonical link is believed only when it names the same posting.
    """
    try:
        here = canonical_url(page.url)
    except ValueError:
        return None
    try:
        claimed = canonical_url(page.canonical or "")
    except ValueError:
        return here
    return claimed if _same_posting(here, claimed) else here


def _clean_path(path: str) -> str:
    path = quote(unquote(_SESSION_IN_PATH.sub("", path), errors="replace"), safe=_SAFE_PATH)
    path = re.sub(r"/{2,}", "/", path)
    return path.rstrip("/") or "/"


def _same_posting(here: str, claimed: str) -> bool:
    """Whether a canonical link names this posting: same host, and every number of one address stands in the other."""
    mine, theirs = urlsplit(here), urlsplit(claimed)
    if mine.hostname != theirs.hostname or theirs.path == "/":
        return False
    ids, claimed_ids = set(_LONELY_ID.findall(here)), set(_LONELY_ID.findall(claimed))
    return bool(ids) and ids == claimed_ids
