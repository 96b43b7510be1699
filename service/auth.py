"""Who is asking: a token becomes a User, a password becomes a Session."""

import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import httpx
import jwt
from flask import g, request
from pydantic import BaseModel, ConfigDict, Field

from service.errors import Conflict, InvalidInput, RateLimited, ServiceError, Unauthenticated, Unavailable

ALGORITHMS = ("ES256", "RS256")  # asymmetric ones only, unless the legacy secret is configured
JWKS_SECONDS = 600  # what Supabase says in Cache-Control
JWKS_RETRY_SECONDS = 10  # an unknown key id may ask again this often, so that forged ids cost nothing
LEEWAY_SECONDS = 10
API_VERSION = {"X-Supabase-Api-Version": "2024-01-01"}


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A signed-in person, with the token that row-level security reads."""

    id: str
    email: str
    token: str = field(repr=False)


class Session(BaseModel):
    """What a sign-in gives: a short-lived access token and a refresh token that works once."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    access_token: str = Field(repr=False)
    refresh_token: str = Field(repr=False)
    expires_at: int


class _Keys:
    """The project's public signing keys, fetched when needed and kept for ten minutes."""

    def __init__(self, fetch: Callable[[], dict[str, Any]]) -> None:
        self._fetch = fetch
        self._lock = threading.Lock()
        self._keys: dict[str, jwt.PyJWK] = {}
        self._fetched_at = float("-inf")

    def get(self, key_id: str) -> jwt.PyJWK:
        """The key of that id. Raises Unauthenticated when the project has none."""
        with self._lock:
            age = time.monotonic() - self._fetched_at
            if age > JWKS_SECONDS or (key_id not in self._keys and age > JWKS_RETRY_SECONDS):
                keys = jwt.PyJWKSet.from_dict(self._fetch()).keys
                self._keys = {key.key_id: key for key in keys if key.key_id}
                self._fetched_at = time.monotonic()
            if key_id not in self._keys:
                raise Unauthenticated("Your session is not valid. Please sign in again.")
            return self._keys[key_id]


class Identity:
    """Signs people up and in, and tells whose a token is. One per app; holds no one's session."""

    def __init__(self, *, http: httpx.Client, url: str, publishable_key: str, legacy_secret: str | None = None) -> None:
        """Talk to the Supabase at `url` through `http`; accept HS256 only with `legacy_secret`."""
        self._http = http
        self._base = f"{url}/auth/v1"
        self._headers = {"apikey": publishable_key, **API_VERSION}
        self._legacy_secret = legacy_secret
        self._keys = _Keys(lambda: self._send("GET", "/.well-known/jwks.json"))

    def verify(self, token: str) -> User:
        """The person a token was made for. Raises Unauthenticated when it is not valid, or not a person's."""
        try:
            claims = self._claims(token)
            return User(id=str(uuid.UUID(claims["sub"])), email=str(claims.get("email") or ""), token=token)
        except jwt.ExpiredSignatureError as error:
            raise Unauthenticated("Your session has ended. Please sign in again.") from error
        except (jwt.PyJWTError, ValueError, KeyError, TypeError) as error:
            raise Unauthenticated("Your session is not valid. Please sign in again.") from error

    def _claims(self, token: str) -> dict[str, Any]:
        header = jwt.get_unverified_header(token)
        algorithm = header.get("alg")
        key: jwt.PyJWK | str
        if algorithm == "HS256" and self._legacy_secret is not None:
            key = self._legacy_secret
        elif algorithm in ALGORITHMS:
            key = self._keys.get(str(header.get("kid")))
            if key.algorithm_name != algorithm:  # each key is bound to one algorithm
                raise jwt.InvalidAlgorithmError
        else:
            raise jwt.InvalidAlgorithmError
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[algorithm],
            audience="authenticated",
            issuer=self._base,
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "sub", "aud", "iss"]},
        )
        if claims.get("role") != "authenticated":
            raise jwt.InvalidTokenError
        return claims

    def sign_up(self, email: str, password: str) -> Session | None:
        """A session for a new account, or None when the address must be confirmed by mail first.

        Raises Conflict for a known address, InvalidInput for a weak password or a malformed address.
        """
        reply = self._send("POST", "/signup", {"email": email, "password": password})
        return Session.model_validate(reply) if "access_token" in reply else None

    def sign_in(self, email: str, password: str) -> Session:
        """A session for the right password. Raises Unauthenticated."""
        reply = self._send("POST", "/token?grant_type=password", {"email": email, "password": password})
        return Session.model_validate(reply)

    def refresh(self, refresh_token: str) -> Session:
        """The next session. Raises Unauthenticated when the refresh token was used, revoked or made up."""
        reply = self._send("POST", "/token?grant_type=refresh_token", {"refresh_token": refresh_token})
        return Session.model_validate(reply)

    def sign_out(self, access_token: str) -> None:
        """End the session of this token; one that has ended already is fine."""
        try:
            self._send("POST", "/logout?scope=local", {}, token=access_token)
        except Unauthenticated:
            return

    def _send(
        self, method: str, path: str, body: dict[str, str] | None = None, *, token: str | None = None
    ) -> dict[str, Any]:
        headers = {**self._headers, **({"Authorization": f"Bearer {token}"} if token else {})}
        try:
            reply = self._http.request(method, self._base + path, json=body, headers=headers)
            content = reply.json() if reply.content else {}
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable("Signing in does not work right now. Please try again in a moment.") from error
        if reply.is_success and isinstance(content, dict):
            return content
        raise _refusal(reply.status_code, content if isinstance(content, dict) else {})


_REFUSALS: dict[str, tuple[type[ServiceError], str]] = {
    "invalid_credentials": (Unauthenticated, "The e-mail address or the password is not right."),
    "email_not_confirmed": (Unauthenticated, "Please open the link in our mail first, then sign in."),
    "user_already_exists": (Conflict, "There is an account with this address already. Sign in instead."),
    "email_exists": (Conflict, "There is an account with this address already. Sign in instead."),
    "weak_password": (InvalidInput, "This password is too short. Take six characters or more."),
    "validation_failed": (InvalidInput, "This e-mail address does not look right."),
    "email_address_invalid": (InvalidInput, "This e-mail address does not look right."),
    "signup_disabled": (InvalidInput, "New accounts cannot be made here at the moment."),
    "refresh_token_not_found": (Unauthenticated, "Your session has ended. Please sign in again."),
    "refresh_token_already_used": (Unauthenticated, "Your session has ended. Please sign in again."),
    "session_not_found": (Unauthenticated, "Your session has ended. Please sign in again."),
    "session_expired": (Unauthenticated, "Your session has ended. Please sign in again."),
    "over_request_rate_limit": (RateLimited, "Too many tries. Please wait a minute."),
    "over_email_send_rate_limit": (RateLimited, "Too many mails. Please wait a minute."),
}


def _refusal(status: int, reply: dict[str, Any]) -> ServiceError:
    code = str(reply.get("code") or reply.get("error_code") or "")
    if code in _REFUSALS:
        kind, detail = _REFUSALS[code]
        return kind(detail)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return RateLimited("Too many tries. Please wait a minute.")
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return Unauthenticated("Your session is not valid. Please sign in again.")
    if status in {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY}:
        return InvalidInput("This was not accepted. Check the e-mail address and the password.")
    return Unavailable("Signing in does not work right now. Please try again in a moment.")


def bearer_guard(identity: Callable[[], Identity]) -> Callable[[], None]:
    """A guard for an API blueprint: the person of the bearer token becomes `current_user()`."""

    def guard() -> None:
        if request.method == "OPTIONS":  # a preflight carries no token
            return
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Unauthenticated("Send the access token of your session.")
        remember(identity().verify(token.strip()))

    return guard


def remember(user: User) -> None:
    """Make `user` the person of the request being handled."""
    g.user = user
    g.user_id = user.id


def current_user() -> User:
    """The person of the request being handled. Raises Unauthenticated when there is none."""
    user = g.get("user")
    if not isinstance(user, User):
        raise Unauthenticated("Please sign in.")
    return user
