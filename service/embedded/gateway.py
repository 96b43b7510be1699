"""One door to the three protocols: who asks, from where, and to whom it goes.

Every request passes the same checks before a protocol sees it: the Host we go by (a foreign name that points here is
DNS rebinding), the Origin of a browser's page, the API key. Nothing of a request's body or tokens is logged.
"""

import hmac
import logging
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psycopg
from psycopg_pool import PoolTimeout
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from service.embedded.auth import AuthServer, Limits, MailRules, Outbox, Post, Redirects
from service.embedded.database import Caller, Database
from service.embedded.keys import Keys
from service.embedded.replies import json_reply, path_of, with_standard_phrase
from service.embedded.rest import RestServer
from service.embedded.storage import StorageServer
from service.embedded.storage.files import Files
from service.embedded.storage.server import UPLOAD_LINKS
from service.embedded.tokens import BadToken, ExpiredToken, TokenSigner

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_log = logging.getLogger(__name__)

AUTH, REST, STORAGE = "/auth/v1", "/rest/v1", "/storage/v1"
OUTBOX = "/outbox/v1"  # ours: where Supabase sends mail, we keep it for the operator
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
PREFLIGHT_SECONDS = "600"
LARGEST_REST_BODY = 8_000_000  # a bulk insert; the largest single document is a parsed résumé, about 100 KB
_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE"
_REQUEST_HEADERS = (
    "authorization, apikey, content-type, x-client-info, x-supabase-api-version, accept-profile, content-profile,"
    " prefer, range, x-upsert, cache-control, x-metadata"
)
_EXPOSED_HEADERS = (
    "content-range, content-profile, content-location, content-length, content-disposition, etag, x-total-count, link,"
    " retry-after, location, preference-applied, x-sb-error-code, x-supabase-api-version, sb-gateway-version"
)
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_FILES = ("/object/sign/", "/object/public/")  # read by link or by anybody, so without a key
_OPEN_PATHS = (f"{AUTH}/.well-known/jwks.json", f"{AUTH}/health")
_LINK_PATH = f"{AUTH}/verify"  # opened by a press on a link, which brings no key


class _Refused(Exception):
    """The request stops at the door."""

    def __init__(self, reply: Response) -> None:
        super().__init__()
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server is found, which pages may use it, and how often one may knock."""

    site_url: str
    allowed_origins: Sequence[str]
    limits: Limits
    mail: MailRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """The WSGI application that serves /auth/v1, /rest/v1 and /storage/v1, and /outbox/v1 to the operator."""

    door: Door
    keys: Keys
    signer: TokenSigner
    database: Database
    auth: AuthServer
    rest: RestServer
    storage: StorageServer
    outbox: Outbox

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        with Request(environ) as request:  # closes the files of a form
            reply = with_standard_phrase(self._answer(request))
        reply.headers.setdefault("X-Content-Type-Options", "nosniff")
        return reply(environ, start_response)

    def _answer(self, request: Request) -> Response:
        path = path_of(request)
        try:
            self._check_host(request)
            origin = self._check_origin(request)
        except _Refused as refused:
            return refused.reply
        reply = Response(status=204) if request.method == "OPTIONS" else self._guarded(request, path)
        return reply if origin is None else _readable_from(origin, reply, request)

    def _guarded(self, request: Request, path: str) -> Response:
        try:
            return self._route(request, path)
        except _Refused as refused:
            return refused.reply
        except HTTPException as error:
            return _failure(path, error.code or 500, error.description or "The request was refused")
        except (PoolTimeout, psycopg.OperationalError):
            return _failure(path, 503, "The database does not answer; try again in a moment")
        except Exception as error:  # noqa: BLE001  the last net: whatever it is, the client learns nothing of it
            frames = "".join(traceback.format_tb(error.__traceback__))
            _log.error("%s while answering %s\n%s", type(error).__name__, "/".join(path.split("/")[:3]), frames)
            return _failure(path, 500, "Something went wrong on the server")

    def _route(self, request: Request, path: str) -> Response:
        if path.startswith(f"{AUTH}/"):
            is_open = path in _OPEN_PATHS or (path == _LINK_PATH and request.method == "GET")
            role = "anon" if is_open else self._key_role(request)
            return self.auth.answer(request, path.removeprefix(AUTH), key_role=role)
        if path.startswith(f"{REST}/"):
            request.max_content_length = LARGEST_REST_BODY
            return self._rest(request)
        if path.startswith(f"{STORAGE}/"):
            return self._storage(request, path.removeprefix(STORAGE))
        if path.rstrip("/") == OUTBOX:
            return self.outbox.answer(request)
        return _failure(path, 404, "There is no such service here")

    def _rest(self, request: Request) -> Response:
        try:
            caller = self._caller(request)
        except ExpiredToken:
            return _refused_token("PGRST303", "JWT expired")
        except BadToken:
            return _refused_token("PGRST301", "JWT cannot be verified")
        return self.rest.answer(request, caller)

    # -- from where

    def _check_host(self, request: Request) -> None:
        try:
            name = urlsplit(f"//{request.environ.get('HTTP_HOST', '')}").hostname
        except ValueError:
            name = None
        if name not in OWN_NAMES and name != urlsplit(self.door.site_url).hostname:
            raise _Refused(json_reply({"message": "This server does not go by that name"}, status=421))

    def _check_origin(self, request: Request) -> str | None:
        """The origin of the page that asks, when it may read the answer; None when no page asks."""
        origin = request.headers.get("Origin")
        if origin is None or origin in (_origin_of(self.door.site_url), *self.door.allowed_origins):
            return origin
        if request.method in _READING - {"OPTIONS"}:
            return None  # answered without the headers that would let the page read it
        raise _Refused(json_reply({"message": "Requests from this origin are not allowed"}, status=403))

    # -- who

    def _key_role(self, request: Request) -> str:
        """The role of the API key, which also a Bearer header may repeat but not contradict."""
        key = request.headers.get("apikey", "")
        if not key:
            raise _Refused(_no_key("No API key found in request", "No `apikey` request header was found."))
        role = self._role_of(key)
        bearer = _bearer(request)
        if role is None or (bearer.startswith("sb_") and not hmac.compare_digest(bearer.encode(), key.encode())):
            raise _Refused(_no_key("Invalid API key", "Double check your Supabase `anon` or `service_role` API key."))
        if role == "service_role" and request.headers.get("Origin") is not None:
            raise _Refused(_no_key("Forbidden use of secret API key in browser", "Use the publishable key there."))
        return role

    def _role_of(self, key: str) -> str | None:
        given = key.encode()
        if hmac.compare_digest(given, self.keys.publishable_key.encode()):
            return "anon"
        if hmac.compare_digest(given, self.keys.secret_key.encode()):
            return "service_role"
        return None

    def _caller(self, request: Request) -> Caller:
        """Who asks: the person of the token, or whom the API key stands for."""
        role = self._key_role(request)
        bearer = _bearer(request)
        if not bearer or bearer.startswith("sb_"):
            return Caller.of_key(role)
        claims = self.signer.verify(bearer)
        return Caller(str(claims["role"]), claims)

    def _storage(self, request: Request, path: str) -> Response:
        reads, puts = request.method in ("GET", "HEAD"), request.method == "PUT"
        if (reads and path.startswith(_OPEN_FILES)) or (puts and path.startswith(UPLOAD_LINKS)):
            return self.storage.answer_open(request, path)
        try:
            caller = self._caller(request)
        except BadToken as error:
            body = {"statusCode": "403", "error": "Unauthorized", "code": "AccessDenied", "message": str(error)}
            return json_reply(body, status=400)
        return self.storage.answer(request, path, caller)


def open_door(door: Door, keys: Keys, database: Database, *, files: Files, outbox: Outbox) -> Gateway:
    """The gateway with its three protocols behind it."""
    redirects = Redirects(door.site_url, door.allowed_origins)
    post = Post(outbox, door.mail, redirects=redirects, auth_url=f"{door.mail.server_url or door.site_url}{AUTH}")
    signer = TokenSigner.of(keys.signing_key, key_id=keys.signing_key_id, issuer=f"{door.site_url}{AUTH}")
    return Gateway(
        door=door,
        keys=keys,
        signer=signer,
        database=database,
        auth=AuthServer(database, signer, post=post, limits=door.limits),
        rest=RestServer(database),
        storage=StorageServer(database, files, link_secret=keys.storage_secret),
        outbox=outbox,
    )


def _bearer(request: Request) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _readable_from(origin: str, reply: Response, request: Request) -> Response:
    """The reply with the headers that let a page of `origin` read it; no cookies are ever involved."""
    reply.headers["Access-Control-Allow-Origin"] = origin
    reply.headers["Access-Control-Expose-Headers"] = _EXPOSED_HEADERS
    reply.headers.add("Vary", "Origin")
    if request.method == "OPTIONS":
        reply.headers["Access-Control-Allow-Methods"] = _METHODS
        reply.headers["Access-Control-Allow-Headers"] = _REQUEST_HEADERS
        reply.headers["Access-Control-Max-Age"] = PREFLIGHT_SECONDS
        if request.headers.get("Access-Control-Request-Private-Network") == "true":
            reply.headers["Access-Control-Allow-Private-Network"] = "true"
    return reply


def _no_key(message: str, hint: str) -> Response:
    return json_reply({"message": message, "hint": hint}, status=401)


def _refused_token(code: str, message: str) -> Response:
    body = {"code": code, "message": message, "details": None, "hint": None}
    said = f'Bearer error="invalid_token", error_description="{message}"'
    return json_reply(body, status=401, headers={"WWW-Authenticate": said})


def _failure(path: str, status: int, message: str) -> Response:
    """A failure outside the protocols, in the shape of the one that was addressed."""
    if path.startswith(f"{REST}/"):
        return json_reply({"code": "PGRST000", "message": message, "details": None, "hint": None}, status=status)
    if path.startswith(f"{STORAGE}/"):
        body = {"statusCode": str(status), "error": "InternalError", "code": "InternalError", "message": message}
        return json_reply(body, status=500 if status >= 500 else 400)  # noqa: PLR2004  server errors begin there
    if path.startswith(f"{AUTH}/"):
        return json_reply({"code": status, "error_code": "unexpected_failure", "msg": message}, status=status)
    return json_reply({"message": message}, status=status)
