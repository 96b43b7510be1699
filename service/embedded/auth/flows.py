"""PKCE: a link in a mail gives only the page that asked for the mail a session.

The page keeps a secret (the verifier) and tells us its hash (the challenge). The link leads back to it with a code,
and the code is worth a session only together with the verifier.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from service.embedded.auth.errors import AuthError, validation_failed
from service.embedded.auth.mail import Kind
from service.embedded.database import Connection

EXCHANGE_SECONDS = 300  # between the link's press and the page's request
_SECRET = re.compile(r"[A-Za-z0-9._~-]{43,128}")  # verifier and challenge, RFC 7636 section 4
_CODE = re.compile(r"[0-9a-f-]{36}")
_METHODS = frozenset({"s256", "plain"})


@dataclass(frozen=True, slots=True, repr=False)
class Challenge:
    """What the page that asks tells us of its secret."""

    text: str
    method: str


def challenge_of(body: Mapping[str, object]) -> Challenge | None:
    """The challenge in a request's body; None when the page wants the session in the link. Raises AuthError."""
    text, method = body.get("code_challenge") or "", body.get("code_challenge_method") or ""
    if not text and not method:
        return None
    if not isinstance(text, str) or not isinstance(method, str) or not text or not method:
        raise validation_failed("PKCE flow requires code_challenge_method and code_challenge")
    if method.lower() not in _METHODS or _SECRET.fullmatch(text) is None:
        raise validation_failed("code challenge does not match the form that RFC 7636 gives it")
    return Challenge(text, method.lower())


def begin(connection: Connection, kind: Kind, person: UUID, *, challenge: Challenge | None) -> None:
    """Remember who may use the link that is about to be mailed; what was remembered for older links is void."""
    connection.execute(
        "delete from auth.flow_state where user_id = %s and authentication_method = %s", (person, kind.token)
    )
    if challenge is None:
        return
    connection.execute(
        "insert into auth.flow_state (id, user_id, auth_code, code_challenge_method, code_challenge, provider_type,"
        " created_at, updated_at, authentication_method)"
        " values (%s, %s, %s, %s::auth.code_challenge_method, %s, 'email', now(), now(), %s)",
        (uuid4(), person, str(uuid4()), challenge.method, challenge.text, kind.token),
    )


def release(connection: Connection, person: UUID, token: str) -> str:
    """The code for the page that asked for this link, valid from now on. Raises AuthError: flow_state_not_found."""
    row = connection.execute(
        "update auth.flow_state set auth_code_issued_at = now(), updated_at = now()"
        " where user_id = %s and authentication_method = %s and auth_code_issued_at is null returning auth_code",
        (person, token),
    ).fetchone()
    if row is None:
        raise _not_found()
    return str(row[0])


def exchange(connection: Connection, code: str, verifier: str) -> UUID:
    """The person that a code and its verifier stand for; the code is used up.

    Raises AuthError: flow_state_not_found, flow_state_expired or bad_code_verifier.
    """
    if _CODE.fullmatch(code) is None:
        raise _not_found()
    row = connection.execute(
        "select id, user_id, code_challenge, code_challenge_method::text,"
        " auth_code_issued_at > now() - make_interval(secs => %s)"
        " from auth.flow_state where auth_code = %s and auth_code_issued_at is not null for update",
        (EXCHANGE_SECONDS, code),
    ).fetchone()
    if row is None:
        raise _not_found()
    flow, person, challenge, method, in_time = row
    if not in_time:
        raise AuthError(422, "flow_state_expired", "invalid flow state, flow state has expired")
    if _SECRET.fullmatch(verifier) is None or not hmac.compare_digest(_challenge(verifier, method), challenge):
        raise AuthError(400, "bad_code_verifier", "code challenge does not match previously saved code verifier")
    connection.execute("delete from auth.flow_state where id = %s", (flow,))
    return UUID(str(person))


def _challenge(verifier: str, method: str) -> str:
    if method == "plain":
        return verifier
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _not_found() -> AuthError:
    return AuthError(404, "flow_state_not_found", "invalid flow state, no valid flow state found")
