"""What letters are good for: a link pressed, a code entered, a PKCE code exchanged, each for a session."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from werkzeug.wrappers import Request, Response

from service.embedded.auth import codes, flows, redirects, sessions, users
from service.embedded.auth.asking import body_of, network_address, text_of
from service.embedded.auth.errors import AuthError, validation_failed
from service.embedded.auth.limits import Counter
from service.embedded.auth.mail import CHANGE, RECOVERY_TOKEN, TOKENS_OF
from service.embedded.auth.post import Post
from service.embedded.database import Connection, Database
from service.embedded.replies import json_reply

Begin = Callable[[Connection, Request, users.User], Mapping[str, object]]  # a new session, as the protocol shows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifying:
    """Answers `/verify` and the grant `pkce`."""

    database: Database
    post: Post
    begin: Begin
    wrong_codes: Counter  # for an address of the network
    wrong_codes_for_one: Counter  # for a person: six digits are not many

    def link(self, request: Request) -> Response:
        """A browser that has opened a link is sent on to the page, with the session, a code for it, or an error."""
        hashed, kind = request.args.get("token", ""), request.args.get("type", "")
        target = self.post.redirects.allowed(request.args.get("redirect_to"))
        pkce = hashed.startswith(codes.PKCE_PREFIX)
        try:
            with self._counted(network_address(request)), self.database.as_auth_admin() as connection:
                spent = self._spend(connection, codes.by_hash(hashed), kind)
                user = _prove(connection, spent)
                if pkce:
                    code = flows.release(connection, user.id, spent.token)
                    return redirects.see_other(redirects.with_query(target, {"code": code}))
                session = self.begin(connection, request, user)
        except AuthError as error:
            return redirects.see_other(redirects.with_error(target, error, in_query=pkce))
        names = ("access_token", "expires_at", "expires_in", "refresh_token", "token_type")
        shown = {name: session[name] for name in names} | {"type": kind, "sb": ""}
        return redirects.see_other(redirects.with_fragment(target, shown))

    def code(self, request: Request) -> Response:
        """A session for a code entered beside its address, or for the hash of a link."""
        body = body_of(request)
        kind, hashed, digits = (text_of(body, name) for name in ("type", "token_hash", "token"))
        if not kind:
            raise validation_failed("Verify requires a verification type")
        if bool(hashed) == bool(digits):
            raise validation_failed("Verify requires either a token or a token hash")
        email = "" if hashed else users.address(body.get("email"))
        with self._counted(network_address(request), person=email), self.database.as_auth_admin() as connection:
            hashes = codes.by_hash(hashed) if hashed else codes.by_digits(email, digits)
            user = _prove(connection, self._spend(connection, hashes, kind))
            return json_reply(self.begin(connection, request, user))

    def exchange(self, request: Request) -> Response:
        """A session for the page that asked for the letter."""
        body = body_of(request)
        code, verifier = text_of(body, "auth_code"), text_of(body, "code_verifier")
        if not code or not verifier:
            raise validation_failed("invalid request: both auth code and code verifier should be non-empty")
        with self.database.as_auth_admin() as connection:
            user = users.by_id(connection, flows.exchange(connection, code, verifier))
            if sessions.is_banned(user):
                raise sessions.banned()
            return json_reply(self.begin(connection, request, user))

    def _spend(self, connection: Connection, hashes: Sequence[str], kind: str) -> codes.Spent:
        types = TOKENS_OF.get(kind)
        if types is None:
            raise validation_failed("Invalid email verification type")
        return codes.spend(connection, hashes, types=types, seconds=self.post.rules.code_seconds)

    @contextmanager
    def _counted(self, caller: str, *, person: str = "") -> Iterator[None]:
        """Count a try, and forget it when it was a good one. Raises AuthError: over_request_rate_limit."""
        now = time.monotonic()
        counted = [(self.wrong_codes, caller)] + ([(self.wrong_codes_for_one, person)] if person else [])
        if not all(counter.take(key, now=now) for counter, key in counted):
            raise AuthError(429, "over_request_rate_limit", "Request rate limit reached")
        yield
        for counter, key in counted:
            counter.give_back(key)


def _prove(connection: Connection, spent: codes.Spent) -> users.User:
    """The person who has proved that a letter reached them."""
    user = users.by_id(connection, spent.person)
    if sessions.is_banned(user):
        raise AuthError(403, "user_banned", "User is banned")
    if spent.token == CHANGE:
        users.change_address(connection, user.id, spent.email)
    elif user.email != spent.email:
        raise codes.expired()
    if user.email_confirmed_at is None:
        changes: dict[str, object] = {
            "email_confirmed_at": datetime.now(UTC),
            "raw_user_meta_data": users.merged(user.raw_user_meta_data, {"email_verified": True}),
        }
        if spent.token == RECOVERY_TOKEN:  # whoever chose the password never proved that the address is theirs
            changes["encrypted_password"] = None
        users.save(connection, user.id, changes)
    return users.by_id(connection, user.id)
