"""Links that the holder of the secret key makes: to hand over themselves, or mailed as an invitation."""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.wrappers import Request, Response

from service.embedded.auth import passwords, users
from service.embedded.auth.asking import body_of, text_of
from service.embedded.auth.errors import user_not_found, validation_failed
from service.embedded.auth.mail import EMAIL_CHANGE, INVITE, KINDS, MAGIC_LINK, SIGN_UP, Kind
from service.embedded.auth.post import Addressed, Post
from service.embedded.database import Connection, Database
from service.embedded.replies import json_reply

_CHANGE_NEW = "email_change_new"  # the protocol's name where it asks for a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Inviting:
    """Answers `/admin/generate_link` and `/invite`; whether the caller may is decided before."""

    database: Database
    post: Post

    def invite(self, request: Request) -> Response:
        """The invited person, who has been written to."""
        body = body_of(request)
        email = users.address(body.get("email"))
        new = users.NewUser.unproven(email, users.metadata(body.get("data")))
        try:
            with self.database.as_auth_admin() as connection:
                user = _unconfirmed(connection, new)
                redirect = self.post.redirects.allowed(request.args.get("redirect_to"))
                self.post.send(connection, INVITE, user.id, to=Addressed(email=email, redirect=redirect), always=True)
                return json_reply(users.shown(connection, _invited(connection, user)))
        except users.AddressTaken as error:
            raise users.email_exists() from error

    def generate_link(self, request: Request) -> Response:
        """A link and a code that nobody is written to about."""
        body = body_of(request)
        wanted = text_of(body, "type")
        kind = EMAIL_CHANGE if wanted == _CHANGE_NEW else KINDS.get(wanted)
        if kind is None or wanted == EMAIL_CHANGE.name:
            raise validation_failed("Invalid email action link type requested")
        new = _new(body, kind)
        try:
            with self.database.as_auth_admin() as connection:
                kind, user = _person(connection, kind, new)
                redirect = self.post.redirects.allowed(body.get("redirect_to") or request.args.get("redirect_to"))
                email = new.email
                if kind is EMAIL_CHANGE:
                    email = _new_address(connection, user, body)
                to = Addressed(email=email, redirect=redirect)
                code, link = self.post.prepare(connection, kind, user.id, to=to)
                return json_reply(
                    {
                        **users.shown(connection, users.by_id(connection, user.id)),
                        "action_link": link,
                        "email_otp": code.digits,
                        "hashed_token": code.hashed,
                        "verification_type": _CHANGE_NEW if kind is EMAIL_CHANGE else kind.name,
                        "redirect_to": redirect,
                    }
                )
        except users.AddressTaken as error:
            raise users.email_exists() from error


def _new(body: Mapping[str, object], kind: Kind) -> users.NewUser:
    """The account to make when there is none."""
    password = body.get("password")
    return users.NewUser.unproven(
        users.address(body.get("email")),
        users.metadata(body.get("data")),
        password_hash=passwords.keep(passwords.accept(password)) if kind is SIGN_UP else None,
    )


def _person(connection: Connection, kind: Kind, new: users.NewUser) -> tuple[Kind, users.User]:
    """Whom the link is for, made if need be, and what it is: a stranger's link to sign in is one to sign up."""
    known = users.by_email(connection, new.email)
    if kind in (SIGN_UP, INVITE):
        user = _unconfirmed(connection, new)
        return kind, _invited(connection, user) if kind is INVITE else user
    if known is None and kind is MAGIC_LINK:
        return SIGN_UP, users.insert(connection, new)
    if known is None:
        raise user_not_found()
    return kind, known


def _unconfirmed(connection: Connection, new: users.NewUser) -> users.User:
    """A new person, or one who never confirmed. Raises AuthError: email_exists."""
    known = users.by_email(connection, new.email)
    if known is None:
        return users.insert(connection, new)
    if known.email_confirmed_at is not None:
        raise users.email_exists()
    return known


def _invited(connection: Connection, user: users.User) -> users.User:
    connection.execute("update auth.users set invited_at = now() where id = %s", (user.id,))
    return users.by_id(connection, user.id)


def _new_address(connection: Connection, user: users.User, body: Mapping[str, object]) -> str:
    email = users.address(body.get("new_email"))
    if users.by_email(connection, email) is not None:
        raise users.email_exists()
    users.save(connection, user.id, {"email_change": email})
    return email
