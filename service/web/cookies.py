"""Values that a browser keeps for us without being able to read or change them: encrypted, signed, dated. Pure."""

import base64
import hashlib
import hmac
import zlib

from cryptography.fernet import Fernet, InvalidToken

# A browser keeps 4,096 bytes of a cookie, name and attributes included (RFC 6265, section 6.1).
CHUNK_CHARACTERS = 3_600
MAX_CHUNKS = 2  # gunicorn and most proxies take 8 KB of cookies; tokens of Supabase need 1 to 3 KB
_MAX_BYTES = 50_000  # what a sealed value may unpack to; two chunks never hold more in earnest


class Seal:
    """Seals values with a key of its own for each purpose, derived from one secret."""

    def __init__(self, secret: bytes, *, purpose: str) -> None:
        """Derive the key; values sealed for another purpose do not open here."""
        key = hmac.new(secret, f"cookie:{purpose}".encode(), hashlib.sha256).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def close(self, value: str) -> str:
        """The sealed form of `value`, printable ASCII."""
        # Tokens are base64 and a sealed value is base64 again; packing takes the first third off.
        return self._fernet.encrypt(zlib.compress(value.encode(), level=9)).decode()

    def open(self, sealed: str, *, seconds: int) -> str | None:
        """The value, or None when it was sealed by somebody else, changed, or is older than `seconds`."""
        try:
            packed = self._fernet.decrypt(sealed.encode(), ttl=seconds)
            return zlib.decompressobj().decompress(packed, _MAX_BYTES).decode()
        except (InvalidToken, zlib.error, UnicodeError):
            return None


def split(sealed: str) -> list[str]:
    """The parts of a long value, each short enough for a cookie. Raises ValueError when there are too many."""
    parts = [sealed[start : start + CHUNK_CHARACTERS] for start in range(0, len(sealed), CHUNK_CHARACTERS)]
    if len(parts) > MAX_CHUNKS:
        raise ValueError("This value is too long for cookies.")
    return parts
