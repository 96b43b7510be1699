"""One address for one posting, however the person came to it."""

import re
from ipaddress import IPv6Address
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
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_SAFE_PATH = "/:@!$&'()*+,;=~-._"
_SAFE_FRAGMENT = f"{_SAFE_PATH}?"  # a single page application's own path
_DEFAULT_PORT = {"http": 80, "https": 443}
_LONELY_ID = re.compile(r"\d{3,}|[0-9a-f]{8}-[0-9a-f-]{20,}", re.IGNORECASE)


def canonical_url(url: str) -> str:
    """The address without tracking, session and locale, in the board's one form.

    Raises ValueError unless it is http or https, and what is left of it is short enough to be kept.
    """
    try:
        parts = urlsplit(url.strip().encode("utf-8", "surrogatepass").decode("utf-8", "replace"))
        host, port = _clean_host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise ValueError("This is no web address.") from error
    if parts.scheme not in _DEFAULT_PORT or not host:
        raise ValueError("Only http and https addresses can be saved.")
    pairs = parse_qsl(parts.query, keep_blank_values=False)
    path = _clean_path(parts.path)
    known = boards.address(host, path, dict(pairs))
    if known is not None:
        return known
    is_default = port in {None, _DEFAULT_PORT[parts.scheme]}
    scheme = "https" if is_default else parts.scheme  # a board that speaks http today speaks https too
    netloc = host if is_default else f"{host}:{port}"
    kept = sorted({(name, value) for name, value in pairs if not _NOISE.fullmatch(name)})
    query = urlencode(kept)
    fragment = _requoted(parts.fragment, safe=_SAFE_FRAGMENT) if parts.fragment.startswith(("/", "!")) else ""
    address = urlunsplit((scheme, netloc, path, query, fragment))
    if len(address) > MAX_URL_CHARS:
        raise ValueError("This web address is too long.")
    return address


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


def _clean_host(host: str) -> str:
    """The host in its one form: an international name as servers are asked for it, an IPv6 address in brackets."""
    if ":" in host:
        return f"[{IPv6Address(host.partition('%')[0])}]"
    for _ in range(2):  # some letters become dots, and what then stands between them must be names too
        host = host.rstrip(".").encode("idna").decode("ascii").rstrip(".")
    return host


def _clean_path(path: str) -> str:
    path = quote(_SESSION_IN_PATH.sub("", unquote(path, errors="replace")), safe=_SAFE_PATH)
    path = re.sub(r"/{2,}", "/", path)
    return path.rstrip("/") or "/"


def _requoted(text: str, *, safe: str) -> str:
    return quote(unquote(text, errors="replace"), safe=safe)


def _same_posting(here: str, claimed: str) -> bool:
    """Whether a canonical link names this posting: same host, and every number of one address stands in the other."""
    mine, theirs = urlsplit(here), urlsplit(claimed)
    if mine.hostname != theirs.hostname or theirs.path == "/":
        return False
    ids, claimed_ids = set(_LONELY_ID.findall(here)), set(_LONELY_ID.findall(claimed))
    return bool(ids) and ids == claimed_ids
