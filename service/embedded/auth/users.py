"""People who may sign in: the rows of auth.users, and how the protocol shows them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Self
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from service.embedded.auth.errors import AuthError, user_not_found, validation_failed
from service.embedded.auth.mail import CHANGE
from service.embedded.database import Connection
from service.embedded.replies import moment

NO_INSTANCE = UUID(int=0)  # one server, one instance; a hosted project writes the same
LONGEST_ADDRESS = 254
MOST_METADATA = 4_000
ADDRESS_INDEX = "users_email_partial_key"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"[a-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL}){{0,12}}")  # ada@mail.example.org


class AddressTaken(Exception):
    """Somebody has signed up with this address before."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class User:
    """One row of auth.users, as far as we use it."""

    id: UUID
    aud: str
    role: str
    email: str | None
    email_change: str | None
    encrypted_password: str | None
    email_confirmed_at: datetime | None
    confirmed_at: datetime | None
    confirmation_sent_at: datetime | None
    recovery_sent_at: datetime | None
    email_change_sent_at: datetime | None
    invited_at: datetime | None
    last_sign_in_at: datetime | None
    raw_app_meta_data: dict[str, object] | None
    raw_user_meta_data: dict[str, object] | None
    created_at: datetime
    updated_at: datetime
    banned_until: datetime | None
    is_anonymous: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewUser:
    """What a new row is made from."""

    email: str
    password_hash: str | None
    user_metadata: Mapping[str, object]
    app_metadata: Mapping[str, object]
    confirmed: bool = True
    role: str = "authenticated"

    @classmethod
    def unproven(cls, email: str, user_metadata: Mapping[str, object], *, password_hash: str | None = None) -> Self:
        """Somebody who has yet to prove that the address is theirs."""
        return cls(
            email=email, password_hash=password_hash, user_metadata=user_metadata, app_metadata={}, confirmed=False
        )


_COLUMNS = sql.SQL(", ").join(sql.Identifier(field.name) for field in fields(User))
_SELECT = sql.SQL("select {} from auth.users where ").format(_COLUMNS)

_INSERT = """
insert into auth.users (
    instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token, recovery_token,
    email_change_token_new, email_change, raw_app_meta_data, raw_user_meta_data, created_at, updated_at
) values (
    %(instance)s, %(id)s, 'authenticated', %(role)s, %(email)s, %(hash)s, case when %(confirmed)s then now() end,
    '', '', '', '', %(app)s, %(user)s, now(), now()
)
"""
_INSERT_IDENTITY = """
insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
values (%(id)s::text, %(id)s, %(data)s, 'email', now(), now(), now())
"""


def address(value: object) -> str:
    """An e-mail address in lower case. Raises AuthError: validation_failed."""
    if not isinstance(value, str) or len(value) > LONGEST_ADDRESS:
        raise validation_failed("Unable to validate email address: invalid format")
    email = value.strip().lower()
    if _ADDRESS.fullmatch(email) is None:
        raise validation_failed("Unable to validate email address: invalid format")
    return email


def metadata(value: object) -> dict[str, object]:
    """What a client wants to keep about a person. Raises AuthError when it is no object."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise validation_failed("Metadata must be an object")
    return bounded({str(key): item for key, item in value.items()})


def bounded(value: dict[str, object]) -> dict[str, object]:
    """The same metadata. Raises AuthError when it is too much: every access token carries it in a header."""
    if len(json.dumps(value)) > MOST_METADATA:
        raise validation_failed(f"Metadata may not be longer than {MOST_METADATA} characters")
    return value


def merged(old: Mapping[str, object] | None, new: Mapping[str, object]) -> dict[str, object]:
    """`old` with the changes of `new`, in which a null removes."""
    return bounded({key: item for key, item in {**(old or {}), **new}.items() if item is not None})


def insert(connection: Connection, new: NewUser) -> User:
    """The new person. Raises AddressTaken, or AuthError when an application's trigger refuses."""
    person = uuid4()
    facts: dict[str, object] = {"sub": str(person), "email": new.email, "email_verified": new.confirmed}
    facts["phone_verified"] = False
    row = {
        "instance": NO_INSTANCE,
        "id": person,
        "role": new.role,
        "email": new.email,
        "hash": new.password_hash,
        "confirmed": new.confirmed,
        "app": Jsonb({**new.app_metadata, "provider": "email", "providers": ["email"]}),
        "user": Jsonb({**new.user_metadata, **facts}),
    }
    try:
        connection.execute(_INSERT, row)
        connection.execute(_INSERT_IDENTITY, {"id": person, "data": Jsonb(facts)})
    except psycopg.errors.UniqueViolation as error:
        if error.diag.constraint_name == ADDRESS_INDEX:
            raise AddressTaken from error
        raise AuthError(500, "unexpected_failure", "Database error saving new user") from error
    except (psycopg.errors.IntegrityError, psycopg.errors.RaiseException, psycopg.errors.DataError) as error:
        raise AuthError(500, "unexpected_failure", "Database error saving new user") from error
    return by_id(connection, person)


def by_id(connection: Connection, person: UUID) -> User:
    """The person with this id. Raises AuthError: user_not_found."""
    with connection.cursor(row_factory=class_row(User)) as cursor:
        found = cursor.execute(_SELECT + sql.SQL("id = %s and deleted_at is null"), (person,)).fetchone()
    if found is None:
        raise user_not_found()
    return found


def by_email(connection: Connection, email: str) -> User | None:
    """The person with this address, or None."""
    query = _SELECT + sql.SQL("email = %s and not is_sso_user and deleted_at is null")
    with connection.cursor(row_factory=class_row(User)) as cursor:
        return cursor.execute(query, (email,)).fetchone()


def page(connection: Connection, *, number: int, size: int) -> tuple[list[User], int]:
    """One page of everybody, newest first, and how many there are."""
    query = _SELECT + sql.SQL("deleted_at is null order by created_at desc, id limit %s offset %s")
    with connection.cursor(row_factory=class_row(User)) as cursor:
        people = cursor.execute(query, (size, (number - 1) * size)).fetchall()
    total = connection.execute("select count(*) from auth.users where deleted_at is null").fetchone()
    return people, int(total[0]) if total else 0


def save(connection: Connection, person: UUID, changes: Mapping[str, object]) -> User:
    """The person after `changes`, whose keys are columns we name, never the client."""
    values = {name: Jsonb(value) if isinstance(value, dict) else value for name, value in changes.items()}
    if values:
        assignments = sql.SQL(", ").join(
            sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in values
        )
        query = sql.SQL("update auth.users set {}, updated_at = now() where id = {}")
        connection.execute(query.format(assignments, sql.Placeholder("person")), {**values, "person": person})
    return by_id(connection, person)


def change_address(connection: Connection, person: UUID, email: str) -> None:
    """Give a person another address, which takes effect at once. Raises AuthError: email_exists.

    What was mailed to the old address is void: it may be somebody else's by now.
    """
    try:
        connection.execute(
            "update auth.users set email = %s, email_change = '', updated_at = now() where id = %s", (email, person)
        )
    except psycopg.errors.UniqueViolation as error:
        raise email_exists() from error
    connection.execute(
        "update auth.identities set identity_data = identity_data || %s, updated_at = now()"
        " where user_id = %s and provider = 'email'",
        (Jsonb({"email": email}), person),
    )
    forget_letters(connection, person, but=CHANGE)


def forget_letters(connection: Connection, person: UUID, *, but: str = "") -> None:
    """Void every link and code that a person was sent, but not the flow of one purpose that is just being ended."""
    connection.execute("delete from auth.one_time_tokens where user_id = %s", (person,))
    connection.execute("delete from auth.flow_state where user_id = %s and authentication_method <> %s", (person, but))


def email_exists() -> AuthError:
    """Somebody else has this address."""
    return AuthError(422, "email_exists", "A user with this email address has already been registered")


def shown(connection: Connection, user: User) -> dict[str, object]:
    """A person as the protocol shows them."""
    identities = connection.execute(
        "select id, provider_id, identity_data, provider, last_sign_in_at, created_at, updated_at, email"
        " from auth.identities where user_id = %s order by created_at",
        (user.id,),
    ).fetchall()
    body: dict[str, object] = {
        "id": str(user.id),
        "aud": user.aud,
        "role": user.role,
        "email": user.email or "",
        "email_confirmed_at": moment(user.email_confirmed_at),
        "phone": "",
        "new_email": user.email_change or None,
        "invited_at": moment(user.invited_at),
        "confirmation_sent_at": moment(user.confirmation_sent_at),
        "recovery_sent_at": moment(user.recovery_sent_at),
        "email_change_sent_at": moment(user.email_change_sent_at),
        "confirmed_at": moment(user.confirmed_at),
        "last_sign_in_at": moment(user.last_sign_in_at),
        "app_metadata": user.raw_app_meta_data or {},
        "user_metadata": user.raw_user_meta_data or {},
        "identities": [_identity(user.id, row) for row in identities],
        "created_at": moment(user.created_at),
        "updated_at": moment(user.updated_at),
        "is_anonymous": user.is_anonymous,
        "banned_until": moment(user.banned_until),
    }
    return {name: value for name, value in body.items() if value is not None}


def pretended(new: NewUser) -> dict[str, object]:
    """Nobody, shown as a person who has just signed up; what a known address is answered with."""
    person, now = str(uuid4()), moment(datetime.now(UTC))
    facts = {"sub": person, "email": new.email, "email_verified": False, "phone_verified": False}
    return {
        "id": person,
        "aud": "authenticated",
        "role": new.role,
        "email": new.email,
        "phone": "",
        "confirmation_sent_at": now,
        "app_metadata": {"provider": "email", "providers": ["email"]},
        "user_metadata": {**new.user_metadata, **facts},
        "identities": [],
        "created_at": now,
        "updated_at": now,
        "is_anonymous": False,
    }


def _identity(person: UUID, row: tuple[object, ...]) -> dict[str, object]:
    identity, provider_id, data, provider, signed_in, created, updated, email = row
    return {
        "identity_id": str(identity),
        "id": provider_id,
        "user_id": str(person),
        "identity_data": data,
        "provider": provider,
        "last_sign_in_at": moment(signed_in),
        "created_at": moment(created),
        "updated_at": moment(updated),
        "email": email,
    }
