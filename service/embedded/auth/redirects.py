"""Where a link in a mail may lead in the end: to the site or an allowed origin, never anywhere else."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from werkzeug.wrappers import Response

from service.embedded.auth.errors import AuthError

LONGEST_ADDRESS = 2_000  # what browsers and mail programs pass on whole
_PLAIN = re.compile(r"[!-\[\]-~]{1,2000}")  # printable ASCII without blanks and backslashes, which browsers turn round
_NAMES = {401: "unauthorized_client", 403: "access_denied", 500: "server_error"}


class Redirects:
    """The addresses that one server may send a browser to."""

    def __init__(self, site_url: str, origins: Iterable[str]) -> None:
        """Allow the site and the pages of `origins`."""
        self._site = site_url
        self._origins = frozenset(_origin(url) for url in (site_url, *origins))

    def allowed(self, wanted: object) -> str:
        """The wanted address, without a fragment, if it may be; the site's otherwise."""
        if not isinstance(wanted, str) or _PLAIN.fullmatch(wanted) is None or len(wanted) > LONGEST_ADDRESS:
            return self._site
        try:
            origin = _origin(wanted)
        except ValueError:
            return self._site
        return urlunsplit(urlsplit(wanted)._replace(fragment="")) if origin in self._origins else self._site


def with_query(url: str, pairs: Mapping[str, str]) -> str:
    """The address with more in its query."""
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in pairs]
    return urlunsplit(parts._replace(query=urlencode([*query, *pairs.items()])))


def with_fragment(url: str, pairs: Mapping[str, object]) -> str:
    """The address with `pairs` in its fragment, which a browser keeps to itself."""
    return urlunsplit(urlsplit(url)._replace(fragment=urlencode(pairs)))


def with_error(url: str, error: AuthError, *, in_query: bool) -> str:
    """The address that tells the page what went wrong, where its client library looks for it."""
    said = {
        "error": _NAMES.get(error.status, "invalid_request"),
        "error_code": error.code,
        "error_description": error.message,
    }
    return with_fragment(with_query(url, said) if in_query else url, said)


def see_other(url: str) -> Response:
    """The reply that sends a browser on, without telling where it came from."""
    return Response(status=303, headers={"Location": url, "Referrer-Policy": "no-referrer"})


def _origin(url: str) -> str:
    """Scheme, name and port. Raises ValueError for an address that cannot be read."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
