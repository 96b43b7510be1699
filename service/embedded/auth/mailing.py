"""Endpoints that end in a letter: sign-up with confirmation, link or code to sign in, recovery, once more.

What they answer, and how often they may be asked, does not depend on whether the address is known, except where the
protocol itself says it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from werkzeug.wrappers import Request, Response

from service.embedded.auth import flows, users
from service.embedded.auth.asking import body_of, text_of
from service.embedded.auth.errors import AuthError, validation_failed
from service.embedded.auth.mail import EMAIL_CHANGE, MAGIC_LINK, RECOVERY, SIGN_UP
from service.embedded.auth.post import Addressed, Post
from service.embedded.database import Connection, Database
from service.embedded.replies import json_reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """Answers what asks for a letter."""

    database: Database
    post: Post
    count_sign_up: Callable[[Request], None]  # raises AuthError when there were too many

    def sign_up(self, request: Request, body: Mapping[str, object], new: users.NewUser) -> Response:
        """A person who has yet to prove their address; for a known one, a reply of the same form about nobody."""
        to = self._addressed(request, body, email=new.email)
        self.post.pace(SIGN_UP, new.email)
        try:
            with self.database.as_auth_admin() as connection:
                user = _unproven(connection, new)
                if user is None:
                    return json_reply(users.pretended(new))
                self.post.send(connection, SIGN_UP, user.id, to=to)
                return json_reply(users.shown(connection, users.by_id(connection, user.id)))
        except users.AddressTaken:
            return json_reply(users.pretended(new))

    def otp(self, request: Request) -> Response:
        """A letter with link and code to sign in; it makes the account, unless the client says no."""
        body = body_of(request)
        if body.get("phone"):
            raise AuthError(400, "phone_provider_disabled", "Unsupported phone provider")
        email = users.address(body.get("email"))
        metadata = users.metadata(body.get("data"))
        may_create = body.get("create_user") is not False
        to = self._addressed(request, body, email=email)
        self.post.pace(MAGIC_LINK, email)
        with self.database.as_auth_admin() as connection:
            known = users.by_email(connection, email)
            if known is not None:
                self.post.send(connection, MAGIC_LINK, known.id, to=to)
        if known is None and not may_create:
            raise AuthError(422, "otp_disabled", "Signups not allowed for otp")
        if known is None:
            self.count_sign_up(request)
            self._begin_without_password(users.NewUser.unproven(email, metadata), to)
        return json_reply({})

    def recover(self, request: Request) -> Response:
        """A letter with link and code to choose a new password."""
        body = body_of(request)
        email = users.address(body.get("email"))
        to = self._addressed(request, body, email=email)
        self.post.pace(RECOVERY, email)
        with self.database.as_auth_admin() as connection:
            known = users.by_email(connection, email)
            if known is not None:
                self.post.send(connection, RECOVERY, known.id, to=to)
        return json_reply({})

    def resend(self, request: Request) -> Response:
        """The confirmation once more, with a new link and code."""
        body = body_of(request)
        kind = {"signup": SIGN_UP, "email_change": EMAIL_CHANGE}.get(text_of(body, "type"))
        if kind is None:
            raise validation_failed("Missing one of these types: signup, email_change")
        email = users.address(body.get("email"))
        to = self._addressed(request, body, email=email)
        self.post.pace(kind, email)
        with self.database.as_auth_admin() as connection:
            known = users.by_email(connection, email)
            if known is not None and kind is SIGN_UP and known.email_confirmed_at is None:
                self.post.send(connection, kind, known.id, to=to)
            if known is not None and kind is EMAIL_CHANGE and known.email_change:
                to = Addressed(email=known.email_change, redirect=to.redirect)
                self.post.send(connection, kind, known.id, to=to)
        return json_reply({})

    def change_address(
        self, request: Request, body: Mapping[str, object], *, connection: Connection, user: users.User, email: str
    ) -> None:
        """Write to the address a person wants to have; it becomes theirs when they open the link."""
        to = self._addressed(request, body, email=email)
        if users.by_email(connection, email) is not None:
            raise users.email_exists()
        self.post.pace(EMAIL_CHANGE, user.email or "")
        users.save(connection, user.id, {"email_change": email})
        self.post.send(connection, EMAIL_CHANGE, user.id, to=to)

    def _begin_without_password(self, new: users.NewUser, to: Addressed) -> None:
        kind = SIGN_UP if self.post.rules.confirm_sign_up else MAGIC_LINK
        try:
            with self.database.as_auth_admin() as connection:
                self.post.send(connection, kind, users.insert(connection, new).id, to=to)
        except users.AddressTaken:
            return  # the other request, a moment earlier, has written

    def _addressed(self, request: Request, body: Mapping[str, object], *, email: str) -> Addressed:
        redirect = self.post.redirects.allowed(request.args.get("redirect_to"))
        challenge = flows.challenge_of(body)
        return Addressed(email=email, redirect=redirect, challenge=challenge)


def _unproven(connection: Connection, new: users.NewUser) -> users.User | None:
    """The person to confirm: new, or one who never confirmed, with what they say now; None for a confirmed one."""
    known = users.by_email(connection, new.email)
    if known is None:
        return users.insert(connection, new)
    if known.email_confirmed_at is not None:
        return None
    metadata = users.merged(known.raw_user_meta_data, new.user_metadata)
    return users.save(connection, known.id, {"encrypted_password": new.password_hash, "raw_user_meta_data": metadata})
