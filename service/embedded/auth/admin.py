"""What the holder of the secret key may do with accounts: create, list, look at, change and delete them."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
from werkzeug.wrappers import Request, Response

from service.embedded.auth import passwords, users
from service.embedded.auth.asking import body_of
from service.embedded.auth.errors import AuthError, user_not_found, validation_failed
from service.embedded.auth.inviting import Inviting
from service.embedded.database import Database
from service.embedded.replies import json_reply

DEFAULT_PAGE_SIZE = 50
LARGEST_PAGE = 1000
_DURATION = re.compile(r"(?:(\d{1,7})h)?(?:(\d{1,7})m)?(?:(\d{1,7})s)?")  # 24h, 1h30m


class Admin:
    """Answers `/auth/v1/admin`; whether the caller may is decided before."""

    def __init__(self, database: Database, inviting: Inviting) -> None:
        """Keep the way to the accounts."""
        self._database = database
        self._inviting = inviting

    def answer(self, request: Request, path: str) -> Response:
        """The reply; `path` is what follows /admin. Raises AuthError."""
        if (request.method, path) == ("POST", "/generate_link"):
            return self._inviting.generate_link(request)
        if path == "/users":
            if request.method == "POST":
                return self._create(request)
            if request.method == "GET":
                return self._list(request)
        elif path.startswith("/users/") and request.method in ("GET", "PUT", "DELETE"):
            person = _person(path.removeprefix("/users/"))
            return {"GET": self._show, "PUT": self._change, "DELETE": self._delete}[request.method](request, person)
        raise AuthError(404, "validation_failed", "This server does not have this endpoint")

    def _create(self, request: Request) -> Response:
        body = body_of(request)
        password = body.get("password")
        new = users.NewUser(
            email=users.address(body.get("email")),
            password_hash=passwords.keep(passwords.accept(password)) if password else None,
            user_metadata=users.metadata(body.get("user_metadata")),
            app_metadata=users.metadata(body.get("app_metadata")),
            confirmed=bool(body.get("email_confirm")),
        )
        try:
            with self._database.as_auth_admin() as connection:
                return json_reply(users.shown(connection, users.insert(connection, new)))
        except users.AddressTaken as error:
            raise users.email_exists() from error

    def _list(self, request: Request) -> Response:
        number = _whole(request, "page", default=1, most=1_000_000)
        size = _whole(request, "per_page", default=DEFAULT_PAGE_SIZE, most=LARGEST_PAGE)
        with self._database.as_auth_admin() as connection:
            people, total = users.page(connection, number=number, size=size)
            shown = [users.shown(connection, user) for user in people]
        last = max(1, -(-total // size))
        links = [f'<{request.path}?page={number + 1}&per_page={size}>; rel="next"'] if number < last else []
        links.append(f'<{request.path}?page={last}&per_page={size}>; rel="last"')
        headers = {"X-Total-Count": str(total), "Link": ", ".join(links)}
        return json_reply({"users": shown, "aud": "authenticated"}, headers=headers)

    def _show(self, _request: Request, person: UUID) -> Response:
        with self._database.as_auth_admin() as connection:
            return json_reply(users.shown(connection, users.by_id(connection, person)))

    def _change(self, request: Request, person: UUID) -> Response:
        body = body_of(request)
        changes: dict[str, object] = {}
        if body.get("password"):
            changes["encrypted_password"] = passwords.keep(passwords.accept(body["password"]))
        if body.get("email_confirm"):
            changes["email_confirmed_at"] = datetime.now(UTC)
        if body.get("ban_duration"):
            changes["banned_until"] = _ban_end(body["ban_duration"])
        email = users.address(body["email"]) if body.get("email") else None
        with self._database.as_auth_admin() as connection:
            user = users.by_id(connection, person)
            for name, old in (("user_metadata", user.raw_user_meta_data), ("app_metadata", user.raw_app_meta_data)):
                if body.get(name) is not None:
                    changes[f"raw_{name.replace('metadata', 'meta_data')}"] = users.merged(
                        old, users.metadata(body[name])
                    )
            if email is not None and email != user.email:
                users.change_address(connection, person, email)
            if "encrypted_password" in changes:
                users.forget_letters(connection, person)
            return json_reply(users.shown(connection, users.save(connection, person, changes)))

    def _delete(self, request: Request, person: UUID) -> Response:
        if body_of(request).get("should_soft_delete"):
            raise validation_failed("This server deletes accounts for good; soft deletion is not available")
        with self._database.as_auth_admin() as connection:
            users.by_id(connection, person)
            try:
                connection.execute("delete from auth.users where id = %s", (person,))
            except psycopg.errors.IntegrityError as error:
                raise AuthError(500, "unexpected_failure", "Database error deleting user") from error
        return json_reply({})


def _person(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise user_not_found() from error


def _whole(request: Request, name: str, *, default: int, most: int) -> int:
    text = request.args.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most):
        raise validation_failed(f"Bad Pagination Parameters: {name}")
    return int(text)


def _ban_end(duration: object) -> datetime | None:
    """When a ban ends; None lifts it."""
    if duration == "none":
        return None
    parts = _DURATION.fullmatch(duration) if isinstance(duration, str) else None
    if parts is None or not any(parts.groups()):
        raise validation_failed("invalid format for ban duration")
    hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return datetime.now(UTC) + timedelta(hours=hours, minutes=minutes, seconds=seconds)
