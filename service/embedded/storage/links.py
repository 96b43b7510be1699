"""Links that let whoever holds them read one file for a while."""

import time

import jwt

from service.embedded.storage.errors import bad_link, invalid

ALGORITHM = "HS256"
LONGEST_LIFE_SECONDS = 31_536_000  # a year
LONGEST_TOKEN = 4_096


def lifetime(value: object) -> int:
    """The seconds a link shall live; clients send a number or its digits. Raises StorageError."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len(str(LONGEST_LIFE_SECONDS)):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LONGEST_LIFE_SECONDS:
        raise invalid(f"expiresIn must be between 1 and {LONGEST_LIFE_SECONDS} seconds")
    return value


def sign(secret: str, place: str, *, seconds: int) -> str:
    """A token for the file at `place`, which is bucket and name."""
    now = int(time.time())
    claims = {"url": place, "scope": "download", "iat": now, "exp": now + seconds}
    return jwt.encode(claims, secret, algorithm=ALGORITHM)


def check(secret: str, token: str, *, place: str) -> None:
    """Return when `token` opens the file at `place`. Raises StorageError."""
    if not token or len(token) > LONGEST_TOKEN:
        raise bad_link("The link is not valid")
    try:
        claims = jwt.decode(token, secret, algorithms=[ALGORITHM], options={"require": ["exp", "url", "scope"]})
    except jwt.ExpiredSignatureError as error:
        raise bad_link("The link is no longer valid") from error
    except jwt.InvalidTokenError as error:
        raise bad_link("The link is not valid") from error
    if claims["scope"] != "download" or claims["url"] != place:
        raise bad_link("The link is not for this file")
