"""Sessions: begun by a password, carried on by refresh tokens that are used once, ended by logout or by abuse."""

import secrets
import string
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from service.embedded.auth import users
from service.embedded.auth.errors import AuthError
from service.embedded.auth.users import NO_INSTANCE, User
from service.embedded.database import Connection
from service.embedded.tokens import AUDIENCE, LIFETIME_SECONDS, TokenSigner

REUSE_INTERVAL = timedelta(seconds=10)  # a client that lost our answer, or two tabs, may ask once more
REFRESH_TOKEN_LENGTH = 22  # 131 bits; a hosted project's have 12, which clients do not mind
_ALPHABET = string.ascii_lowercase + string.digits


@dataclass(frozen=True, slots=True, repr=False)
class Session:
    """What a client is given: a session's id and the refresh token that carries it on."""

    id: UUID
    refresh_token: str


@dataclass(frozen=True, slots=True, repr=False)
class _Stored:
    """A refresh token's row."""

    revoked: bool
    parent: str | None
    updated_at: datetime
    session: UUID
    person: UUID


def begin(connection: Connection, user: User, *, method: str, agent: str) -> Session:
    """A new session for a person who has just proved who they are."""
    session = uuid4()
    connection.execute(
        "insert into auth.sessions (id, user_id, created_at, updated_at, aal, user_agent)"
        " values (%s, %s, now(), now(), 'aal1', %s)",
        (session, user.id, agent[:500]),
    )
    connection.execute(
        "insert into auth.mfa_amr_claims (id, session_id, created_at, updated_at, authentication_method)"
        " values (%s, %s, now(), now(), %s)",
        (uuid4(), session, method),
    )
    connection.execute("update auth.users set last_sign_in_at = now(), updated_at = now() where id = %s", (user.id,))
    return Session(session, _issue(connection, session=session, person=user.id, parent=None))


def refresh(connection: Connection, token: str) -> tuple[User, Session] | AuthError:
    """The person and the session that `token` carries on, or why not.

    A refusal is returned, not raised, because ending an abused session must be committed. The session's row is locked
    first, so that two refreshes at once follow one another.
    """
    first = _find(connection, token)
    if first is None:
        return AuthError(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found")
    locked = connection.execute("select 1 from auth.sessions where id = %s for update", (first.session,)).fetchone()
    stored = _find(connection, token)
    if locked is None or stored is None:
        return AuthError(400, "session_not_found", "Invalid Refresh Token: Session Not Found")
    user = users.by_id(connection, stored.person)
    if is_banned(user):
        return banned()
    carried_on = _rotate(connection, token, stored)
    if carried_on is None:
        connection.execute("delete from auth.sessions where id = %s", (stored.session,))
        return AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used")
    return user, Session(stored.session, carried_on)


def _rotate(connection: Connection, token: str, stored: _Stored) -> str | None:
    """The token that follows `token`; None when it was used too long ago to be an accident."""
    if stored.revoked:
        active = connection.execute(
            "select token, parent from auth.refresh_tokens where session_id = %s and not revoked"
            " order by id desc limit 1",
            (stored.session,),
        ).fetchone()
        if active is not None and active[1] == token:
            return str(active[0])  # its holder never got this answer
        if datetime.now(UTC) - stored.updated_at > REUSE_INTERVAL:
            return None
    connection.execute("update auth.refresh_tokens set revoked = true, updated_at = now() where token = %s", (token,))
    connection.execute(
        "update auth.sessions set refreshed_at = now() at time zone 'utc', updated_at = now() where id = %s",
        (stored.session,),
    )
    return _issue(connection, session=stored.session, person=stored.person, parent=token)


def _find(connection: Connection, token: str) -> _Stored | None:
    row = connection.execute(
        "select token.revoked, token.parent, token.updated_at, session.id, session.user_id"
        " from auth.refresh_tokens token join auth.sessions session on session.id = token.session_id"
        " where token.token = %s",
        (token,),
    ).fetchone()
    return None if row is None else _Stored(*row)


def _issue(connection: Connection, *, session: UUID, person: UUID, parent: str | None) -> str:
    token = "".join(secrets.choice(_ALPHABET) for _ in range(REFRESH_TOKEN_LENGTH))
    connection.execute(
        "insert into auth.refresh_tokens"
        " (instance_id, token, user_id, revoked, created_at, updated_at, parent, session_id)"
        " values (%s, %s, %s, false, now(), now(), %s, %s)",
        (NO_INSTANCE, token, str(person), parent, session),
    )
    return token


def end(connection: Connection, user: UUID, session: UUID, *, scope: str) -> None:
    """Log out: this session (`local`), the `others`, or all of them (`global`)."""
    connection.execute(
        "delete from auth.sessions where user_id = %(user)s"
        " and (%(scope)s = 'global' or (id = %(session)s) = (%(scope)s = 'local'))",
        {"user": user, "session": session, "scope": scope},
    )


def exists(connection: Connection, session: UUID, user: UUID) -> bool:
    """Whether a session has not been ended."""
    found = connection.execute("select 1 from auth.sessions where id = %s and user_id = %s", (session, user))
    return found.fetchone() is not None


def is_banned(user: User) -> bool:
    """Whether the person may not sign in now."""
    return user.banned_until is not None and user.banned_until > datetime.now(UTC)


def banned() -> AuthError:
    """The person may not sign in now."""
    return AuthError(400, "user_banned", "User is banned")


def reply_body(connection: Connection, signer: TokenSigner, user: User, *, session: Session) -> dict[str, object]:
    """A session as the protocol hands it out, with a fresh access token."""
    methods = connection.execute(
        "select authentication_method, extract(epoch from created_at)::bigint from auth.mfa_amr_claims"
        " where session_id = %s order by created_at",
        (session.id,),
    ).fetchall()
    now = int(datetime.now(UTC).timestamp())
    claims: dict[str, object] = {
        "sub": str(user.id),
        "aud": AUDIENCE,
        "email": user.email or "",
        "phone": "",
        "app_metadata": user.raw_app_meta_data or {},
        "user_metadata": user.raw_user_meta_data or {},
        "role": user.role,
        "aal": "aal1",
        "amr": [{"method": method, "timestamp": when} for method, when in methods],
        "session_id": str(session.id),
        "is_anonymous": user.is_anonymous,
    }
    return {
        "access_token": signer.sign(claims, now=now),
        "token_type": "bearer",
        "expires_in": LIFETIME_SECONDS,
        "expires_at": now + LIFETIME_SECONDS,
        "refresh_token": session.refresh_token,
        "user": users.shown(connection, user),
    }
