"""Sign-up, sign-in, refresh, the person's own data, logout, and what is public."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Request, Response

from service.embedded.auth import passwords, sessions, users
from service.embedded.auth.admin import Admin
from service.embedded.auth.asking import bearer_of, body_of, network_address
from service.embedded.auth.errors import AuthError, bad_jwt, invalid_credentials, no_authorization, refuse
from service.embedded.auth.inviting import Inviting
from service.embedded.auth.limits import Counter, Limits
from service.embedded.auth.mailing import Mailing
from service.embedded.auth.post import Post
from service.embedded.auth.verifying import Verifying
from service.embedded.database import Connection, Database
from service.embedded.replies import json_reply
from service.embedded.tokens import BadToken, TokenSigner

MOST_BYTES = 64_000  # an account's metadata is a few lines
JWKS_LIFETIME = "public, max-age=600"
_SCOPES = frozenset({"global", "local", "others"})

_SETTINGS: Mapping[str, object] = MappingProxyType(
    {
        "external": {"anonymous_users": False, "email": True, "phone": False},
        "disable_signup": False,
        "phone_autoconfirm": False,
        "sms_provider": "",
        "saml_enabled": False,
    }
)


@dataclass(frozen=True, slots=True)
class _Known:
    """Who a verified access token is about."""

    person: UUID
    session: UUID


class AuthServer:
    """Answers `/auth/v1`."""

    def __init__(self, database: Database, signer: TokenSigner, *, post: Post, limits: Limits) -> None:
        """Keep what answers are made from."""
        self._database = database
        self._signer = signer
        self._post = post
        self._inviting = Inviting(database=database, post=post)
        self._admin = Admin(database, self._inviting)
        self._mailing = Mailing(database=database, post=post, count_sign_up=self._count_sign_up)
        self._verifying = Verifying(
            database=database,
            post=post,
            begin=self._begun_by_mail,
            wrong_codes=Counter(limits.wrong_codes),
            wrong_codes_for_one=Counter(limits.wrong_codes_for_one),
        )
        self._failed_passwords = Counter(limits.failed_passwords)
        self._sign_ups = Counter(limits.sign_ups)
        self._routes: Mapping[tuple[str, str], Callable[[Request], Response]] = {
            ("POST", "/signup"): self._sign_up,
            ("POST", "/token"): self._token,
            ("GET", "/user"): self._own_data,
            ("PUT", "/user"): self._change_own_data,
            ("POST", "/logout"): self._logout,
            ("POST", "/otp"): self._mailing.otp,
            ("POST", "/magiclink"): self._mailing.otp,
            ("POST", "/recover"): self._mailing.recover,
            ("POST", "/resend"): self._mailing.resend,
            ("GET", "/verify"): self._verifying.link,
            ("POST", "/verify"): self._verifying.code,
            ("GET", "/settings"): self._settings,
            ("GET", "/health"): lambda _: json_reply({"name": "GoTrue", "description": "embedded", "version": "v2"}),
            ("GET", "/.well-known/jwks.json"): self._public_keys,
        }

    def answer(self, request: Request, path: str, *, key_role: str) -> Response:
        """The reply to a request whose API key stands for `key_role`; `path` is what follows /auth/v1."""
        request.max_content_length = MOST_BYTES
        reply = self._guarded(request, path, key_role)
        reply.headers.setdefault("Cache-Control", "no-store")  # most answers carry tokens or a person's data
        return reply

    def _guarded(self, request: Request, path: str, key_role: str) -> Response:
        try:
            if path.startswith("/admin/"):
                self._require_service(request, key_role)
                return self._admin.answer(request, path.removeprefix("/admin"))
            if (request.method, path) == ("POST", "/invite"):
                self._require_service(request, key_role)
                return self._inviting.invite(request)
            return self._route(request, path)
        except AuthError as error:
            return refuse(request, error)
        except RequestEntityTooLarge:
            return refuse(request, AuthError(413, "validation_failed", "The request is too large"))

    def _route(self, request: Request, path: str) -> Response:
        handler = self._routes.get((request.method, path))
        if handler is not None:
            return handler(request)
        if any(known == path for _, known in self._routes):
            raise AuthError(405, "validation_failed", "Method not allowed")
        raise AuthError(404, "validation_failed", "This server does not have this endpoint")

    # -- beginning and carrying on

    def _sign_up(self, request: Request) -> Response:
        body = body_of(request)
        if not body.get("email"):
            raise _other_sign_up(body)
        email = users.address(body["email"])
        password = passwords.accept(body.get("password"))
        user_metadata = users.metadata(body.get("data"))
        self._count_sign_up(request)
        hashed = passwords.keep(password)
        if self._post.rules.confirm_sign_up:
            new = users.NewUser.unproven(email, user_metadata, password_hash=hashed)
            return self._mailing.sign_up(request, body, new)
        new = users.NewUser(email=email, password_hash=hashed, user_metadata=user_metadata, app_metadata={})
        try:
            with self._database.as_auth_admin() as connection:
                return json_reply(self._begun(connection, request, users.insert(connection, new)))
        except users.AddressTaken as error:
            raise AuthError(422, "user_already_exists", "User already registered") from error

    def _token(self, request: Request) -> Response:
        grants = {
            "password": self._password_grant,
            "refresh_token": self._refresh_grant,
            "pkce": self._verifying.exchange,
        }
        grant = grants.get(request.args.get("grant_type", ""))
        if grant is None:
            raise AuthError(400, "invalid_credentials", "unsupported_grant_type")
        return grant(request)

    def _password_grant(self, request: Request) -> Response:
        body = body_of(request)
        email, password = body.get("email"), body.get("password")
        if not isinstance(email, str) or not email or not isinstance(password, str):
            raise AuthError(400, "validation_failed", "missing email or phone")
        caller = network_address(request)
        if not self._failed_passwords.take(caller, now=time.monotonic()):
            raise _too_many()
        user = self._check_password(email.strip().lower(), password)
        self._failed_passwords.give_back(caller)
        if sessions.is_banned(user):
            raise sessions.banned()
        if user.email_confirmed_at is None:
            raise AuthError(400, "email_not_confirmed", "Email not confirmed")
        with self._database.as_auth_admin() as connection:
            current = users.by_email(connection, user.email or "")
            if current is None or current.encrypted_password != user.encrypted_password:
                raise invalid_credentials()  # changed in the moment the hash was computed
            return json_reply(self._begun(connection, request, current))

    def _check_password(self, email: str, password: str) -> users.User:
        """The person whom address and password fit. No connection is held while the hash is computed."""
        with self._database.as_auth_admin() as connection:
            user = None if "\0" in email else users.by_email(connection, email)
        if not passwords.fits(password, None if user is None else user.encrypted_password) or user is None:
            raise invalid_credentials()
        return user

    def _count_sign_up(self, request: Request) -> None:
        if not self._sign_ups.take(network_address(request), now=time.monotonic()):
            raise _too_many()

    def _begun(
        self, connection: Connection, request: Request, user: users.User, *, method: str = "password"
    ) -> dict[str, object]:
        """A new session, as the protocol shows it."""
        session = sessions.begin(connection, user, method=method, agent=request.headers.get("User-Agent", ""))
        current = users.by_id(connection, user.id)
        return sessions.reply_body(connection, self._signer, current, session=session)

    def _begun_by_mail(self, connection: Connection, request: Request, user: users.User) -> dict[str, object]:
        return self._begun(connection, request, user, method="otp")

    def _refresh_grant(self, request: Request) -> Response:
        token = body_of(request).get("refresh_token")
        if not isinstance(token, str) or not token or "\0" in token:
            raise AuthError(400, "validation_failed", "refresh_token required")
        with self._database.as_auth_admin() as connection:
            outcome = sessions.refresh(connection, token)
            if not isinstance(outcome, AuthError):
                user, session = outcome
                return json_reply(sessions.reply_body(connection, self._signer, user, session=session))
        raise outcome

    # -- one's own data

    def _own_data(self, request: Request) -> Response:
        known = self._person(request)
        with self._database.as_auth_admin() as connection:
            return json_reply(users.shown(connection, _present(connection, known)))

    def _change_own_data(self, request: Request) -> Response:
        known, body = self._person(request), body_of(request)
        with self._database.as_auth_admin() as connection:
            user = _present(connection, known)
        changes: dict[str, object] = {}
        if body.get("password"):
            changes["encrypted_password"] = _new_password(user, body["password"])
        if body.get("data") is not None:
            changes["raw_user_meta_data"] = users.merged(user.raw_user_meta_data, users.metadata(body["data"]))
        email = users.address(body["email"]) if body.get("email") else user.email
        with self._database.as_auth_admin() as connection:
            _present(connection, known)
            if "encrypted_password" in changes:  # whoever knew the old one, or holds a link to choose another, is out
                users.forget_letters(connection, known.person)
                sessions.end(connection, known.person, known.session, scope="others")
            if email is not None and email != user.email:
                self._change_address(request, body, connection=connection, user=user, email=email)
            return json_reply(users.shown(connection, users.save(connection, user.id, changes)))

    def _change_address(
        self, request: Request, body: Mapping[str, object], *, connection: Connection, user: users.User, email: str
    ) -> None:
        if self._post.rules.confirm_sign_up:
            self._mailing.change_address(request, body, connection=connection, user=user, email=email)
        else:
            users.change_address(connection, user.id, email)

    def _logout(self, request: Request) -> Response:
        scope = request.args.get("scope", "global")
        if scope not in _SCOPES:
            raise AuthError(400, "validation_failed", f"Unsupported logout scope {scope!r}")
        known = self._person(request)
        with self._database.as_auth_admin() as connection:
            _present(connection, known)
            sessions.end(connection, known.person, known.session, scope=scope)
        return Response(status=204)

    # -- who asks

    def _person(self, request: Request) -> _Known:
        claims = self._claims(request)
        try:
            return _Known(UUID(str(claims["sub"])), UUID(str(claims.get("session_id"))))
        except ValueError as error:
            raise bad_jwt("it is not about a person") from error

    def _claims(self, request: Request) -> Mapping[str, object]:
        token = bearer_of(request)
        if token is None or token.startswith("sb_"):
            raise no_authorization()
        try:
            return self._signer.verify(token)
        except BadToken as error:
            raise bad_jwt(str(error)) from error

    def _require_service(self, request: Request, key_role: str) -> None:
        token = bearer_of(request)
        if token is None and key_role != "service_role":
            raise no_authorization()
        if token is None or token.startswith("sb_"):  # the gateway has seen to it that it is the API key once more
            role: object = key_role
        else:
            role = self._claims(request).get("role")
        if role != "service_role":
            raise AuthError(403, "not_admin", "User not allowed")

    def _settings(self, _request: Request) -> Response:
        return json_reply({**_SETTINGS, "mailer_autoconfirm": not self._post.rules.confirm_sign_up})

    def _public_keys(self, _request: Request) -> Response:
        return json_reply(self._signer.public_keys(), headers={"Cache-Control": JWKS_LIFETIME})


def _present(connection: Connection, known: _Known) -> users.User:
    """The person of a token whose session goes on. Raises AuthError: session_not_found or user_not_found."""
    try:
        user = users.by_id(connection, known.person)
    except AuthError as error:
        raise AuthError(403, "user_not_found", "User from sub claim in JWT does not exist") from error
    if not sessions.exists(connection, known.session, known.person):
        raise AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist")
    return user


def _new_password(user: users.User, password: object) -> str:
    accepted = passwords.accept(password)
    if passwords.fits(accepted, user.encrypted_password):
        raise AuthError(422, "same_password", "New password should be different from the old password.")
    return passwords.keep(accepted)


def _other_sign_up(body: Mapping[str, object]) -> AuthError:
    if body.get("phone"):
        return AuthError(400, "phone_provider_disabled", "Phone signups are disabled")
    return AuthError(422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled")


def _too_many() -> AuthError:
    return AuthError(429, "over_request_rate_limit", "Request rate limit reached")
