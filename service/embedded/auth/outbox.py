"""Mail that is kept here instead of being sent: files that only the operator can open, on disk or over HTTP.

A letter holds a link that signs in, so the folder and its files are the owner's alone, and reading them over HTTP
takes a secret of its own, which opens nothing else and so may be typed into a browser.
"""

import contextlib
import hmac
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from werkzeug.wrappers import Request, Response

KEPT = 500  # letters; the links in older ones have long expired, and nobody can fill the disk by asking for mail
SHOWN = 50
USER_NAME = "outbox"  # a browser asks for a name beside the secret
_RULE = "\n" + "=" * 72 + "\n\n"


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """One mail."""

    to: str
    subject: str
    text: str


class Outbox:
    """The letters of one server."""

    def __init__(self, folder: Path, *, secret: str) -> None:
        """Use `folder`, whose parent exists; letters that were never finished are removed."""
        self._folder = folder
        self._secret = secret
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        for leftover in folder.glob("*.unfinished"):
            leftover.unlink()

    def put(self, letter: Letter) -> None:
        """Keep a letter; it is on disk when this returns."""
        now = datetime.now(UTC)
        target = self._folder / f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.txt"
        text = f"To: {letter.to}\nDate: {now:%Y-%m-%d %H:%M:%S} UTC\nSubject: {letter.subject}\n\n{letter.text}"
        unfinished = target.with_suffix(".unfinished")
        with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(target)
        for old in self._newest_first()[KEPT:]:
            old.unlink(missing_ok=True)

    def read(self, *, to: str | None = None) -> list[str]:
        """The newest letters first, all of them or those to one address."""
        letters: list[str] = []
        for path in self._newest_first():
            with contextlib.suppress(FileNotFoundError):  # the oldest may be cleared away meanwhile
                text = path.read_text(encoding="utf-8")
                if to is None or text.startswith(f"To: {to.strip().lower()}\n"):
                    letters.append(text)
            if len(letters) == SHOWN:
                break
        return letters

    def answer(self, request: Request) -> Response:
        """The letters as plain text, for whoever knows the secret and is no web page; `?to=` picks an address."""
        if request.method not in ("GET", "HEAD"):
            return _said(405, "Letters can only be read.")
        if _is_page(request):
            return _said(403, "Web pages may not read the outbox.")
        if not self._is_operator(request):
            said = _said(401, "This takes the outbox_secret of keys.json.")
            said.headers["WWW-Authenticate"] = 'Basic realm="outbox", charset="UTF-8"'
            return said
        return _said(200, _RULE.join(self.read(to=request.args.get("to"))) or "There is no mail yet.\n")

    def _is_operator(self, request: Request) -> bool:
        entered = request.authorization
        password = entered.password if entered is not None and entered.type == "basic" else None
        return password is not None and hmac.compare_digest(password.encode(), self._secret.encode())

    def _newest_first(self) -> list[Path]:
        return sorted(self._folder.glob("*.txt"), reverse=True)


def _is_page(request: Request) -> bool:
    """Whether a script or a frame asks, and not a person who typed the address; browsers say so."""
    return request.headers.get("Origin") is not None or request.headers.get("Sec-Fetch-Dest", "document") != "document"


def _said(status: int, text: str) -> Response:
    reply = Response(text, status=status, content_type="text/plain; charset=utf-8")
    reply.headers["Cache-Control"] = "no-store"
    return reply
