"""Passwords: what is accepted, how they are kept, and checking one without telling whether the address is known."""

import bcrypt

from service.embedded.auth.errors import AuthError, validation_failed

SHORTEST = 6
LONGEST_BYTES = 72  # bcrypt reads no further
COST = 10

# A hash of nothing anybody knows, of the same cost: an unknown address takes as long to refuse as a wrong password.
_NOBODYS_HASH = b"$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"


def accept(password: object) -> str:
    """A password that may be kept. Raises AuthError: weak_password or validation_failed."""
    if not isinstance(password, str) or not password or "\0" in password:
        raise validation_failed("Signup requires a valid password")
    if len(password.encode()) > LONGEST_BYTES:
        raise validation_failed(f"Password cannot be longer than {LONGEST_BYTES} characters")
    if len(password) < SHORTEST:
        raise AuthError(
            422,
            "weak_password",
            f"Password should be at least {SHORTEST} characters.",
            weak_password={"reasons": ["length"]},
        )
    return password


def keep(password: str) -> str:
    """The hash to store."""
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(COST)).decode("ascii")


def fits(password: str, stored: str | None) -> bool:
    """Whether `password` is the one behind `stored`; as slow for None, which nobody's password fits."""
    entered = password.encode()
    usable = len(entered) <= LONGEST_BYTES and b"\0" not in entered
    right = bcrypt.checkpw(entered if usable else b"-", stored.encode() if stored else _NOBODYS_HASH)
    return right and usable and bool(stored)
