"""One-time codes: made, mailed, and good for one use within their time.

A code is six digits; what is stored, and stands in the link, is a hash of address and code. The newest of a purpose
replaces the ones before it.
"""

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from psycopg import sql

from service.embedded.auth.errors import AuthError
from service.embedded.auth.mail import Kind
from service.embedded.database import Connection

PKCE_PREFIX = "pkce_"  # marks a link whose flow ends with a code for the page that began it
_CODES = 1_000_000
_CODE = re.compile(r"[0-9]{6}")
_HASH = re.compile(r"(?:pkce_)?[0-9a-f]{56}")

_KEEP = """
insert into auth.one_time_tokens (id, user_id, token_type, token_hash, relates_to, created_at, updated_at)
values (%(id)s, %(user)s, %(type)s::auth.one_time_token_type, %(hash)s, %(email)s,
        now() at time zone 'utc', now() at time zone 'utc')
on conflict (user_id, token_type) do update set
    id = excluded.id, token_hash = excluded.token_hash, relates_to = excluded.relates_to,
    created_at = excluded.created_at, updated_at = excluded.updated_at
"""
# A second request for the same row waits for the first and then finds nothing.
_SPEND = """
delete from auth.one_time_tokens where id = (
    select id from auth.one_time_tokens
    where token_type = any(%(types)s::auth.one_time_token_type[]) and token_hash = any(%(hashes)s)
      and created_at > now() at time zone 'utc' - make_interval(secs => %(seconds)s)
    order by created_at desc limit 1
)
returning user_id, token_type::text, relates_to
"""


@dataclass(frozen=True, slots=True, repr=False)
class Code:
    """What is mailed: the digits, and the hash that stands in the link."""

    digits: str
    hashed: str


@dataclass(frozen=True, slots=True, repr=False)
class Spent:
    """Whom a code was for, what for, and the address it was mailed to."""

    person: UUID
    token: str
    email: str


def issue(connection: Connection, kind: Kind, person: UUID, *, email: str, pkce: bool) -> Code:
    """A new code for a person, mailed to `email`; older ones of the same purpose are void."""
    digits = f"{secrets.randbelow(_CODES):06d}"
    hashed = (PKCE_PREFIX if pkce else "") + hash_of(email, digits)
    row = {"id": uuid4(), "user": person, "type": kind.token, "hash": hashed, "email": email}
    connection.execute(_KEEP, row)
    return Code(digits, hashed)


def note_sent(connection: Connection, kind: Kind, person: UUID) -> None:
    """Remember when a person was last written to."""
    query = sql.SQL("update auth.users set {} = now(), updated_at = now() where id = %s")
    connection.execute(query.format(sql.Identifier(kind.sent_at)), (person,))


def was_just_sent(connection: Connection, kind: Kind, person: UUID, *, seconds: int) -> bool:
    """Whether a person has been written to within the last `seconds`."""
    query = sql.SQL("select {} > now() - make_interval(secs => %s) from auth.users where id = %s")
    row = connection.execute(query.format(sql.Identifier(kind.sent_at)), (seconds, person)).fetchone()
    return bool(row and row[0])


def by_digits(email: str, digits: str) -> Sequence[str]:
    """The hashes that a code entered beside an address may stand under. Raises AuthError: otp_expired."""
    if _CODE.fullmatch(digits) is None:
        raise expired()
    hashed = hash_of(email, digits)
    return [hashed, PKCE_PREFIX + hashed]


def by_hash(hashed: str) -> Sequence[str]:
    """The hash in a link. Raises AuthError: otp_expired."""
    if _HASH.fullmatch(hashed) is None:
        raise expired()
    return [hashed]


def spend(connection: Connection, hashes: Sequence[str], *, types: Sequence[str], seconds: int) -> Spent:
    """Use a code up. Raises AuthError: otp_expired for one that is unknown, used or too old."""
    given = {"hashes": list(hashes), "types": list(types), "seconds": seconds}
    row = connection.execute(_SPEND, given).fetchone()
    if row is None:
        raise expired()
    return Spent(*row)


def hash_of(email: str, digits: str) -> str:
    """What is stored of a code."""
    return hashlib.sha224(f"{email}{digits}".encode()).hexdigest()


def expired() -> AuthError:
    """The code is unknown, used or too old; which of them is not said."""
    return AuthError(403, "otp_expired", "Token has expired or is invalid")
