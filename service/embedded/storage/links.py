"""Links that let whoever holds them read one file, or put one, for a while."""

import time
from dataclasses import dataclass

import jwt

from service.embedded.storage.errors import bad_link, invalid

ALGORITHM = "HS256"
LONGEST_LIFE_SECONDS = 31_536_000  # a year
UPLOAD_SECONDS = 7_200  # as long as a hosted project gives; a client cannot ask for another time
LONGEST_TOKEN = 4_096
_DOWNLOAD, _UPLOAD = "download", "upload"  # a link is for one of these and never does for the other


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRight:
    """What a link for an upload allows: in whose name, and whether the file may be there already."""

    owner: str | None
    replace: bool


def lifetime(value: object) -> int:
    """The seconds a link shall live; clients send a number or its digits. Raises StorageError."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len(str(LONGEST_LIFE_SECONDS)):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LONGEST_LIFE_SECONDS:
        raise invalid(f"expiresIn must be between 1 and {LONGEST_LIFE_SECONDS} seconds")
    return value


def sign(secret: str, place: str, *, seconds: int) -> str:
    """A token that reads the file at `place`, which is bucket and name."""
    return _signed(secret, {"url": place, "scope": _DOWNLOAD}, seconds=seconds)


def check(secret: str, token: str, *, place: str) -> None:
    """Return when `token` opens the file at `place`. Raises StorageError."""
    _claims(secret, token, place=place, scope=_DOWNLOAD)


def sign_upload(secret: str, place: str, right: UploadRight) -> str:
    """A token that puts a file at `place`."""
    claims: dict[str, object] = {"url": place, "scope": _UPLOAD, "owner": right.owner, "upsert": right.replace}
    return _signed(secret, claims, seconds=UPLOAD_SECONDS)


def check_upload(secret: str, token: str, *, place: str) -> UploadRight:
    """What `token` allows at `place`. Raises StorageError when that is nothing."""
    claims = _claims(secret, token, place=place, scope=_UPLOAD)
    owner = claims.get("owner")
    return UploadRight(owner=owner if isinstance(owner, str) else None, replace=claims.get("upsert") is True)


def _signed(secret: str, claims: dict[str, object], *, seconds: int) -> str:
    now = int(time.time())
    return jwt.encode({**claims, "iat": now, "exp": now + seconds}, secret, algorithm=ALGORITHM)


def _claims(secret: str, token: str, *, place: str, scope: str) -> dict[str, object]:
    if not token or len(token) > LONGEST_TOKEN:
        raise bad_link("The link is not valid")
    try:
        claims: dict[str, object] = jwt.decode(
            token, secret, algorithms=[ALGORITHM], options={"require": ["exp", "url", "scope"]}
        )
    except jwt.ExpiredSignatureError as error:
        raise bad_link("The link is no longer valid") from error
    except jwt.InvalidTokenError as error:
        raise bad_link("The link is not valid") from error
    if claims["scope"] != scope or claims["url"] != place:
        raise bad_link("The link is not for this file")
    return claims
