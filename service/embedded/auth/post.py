"""Writing to a person: at most one letter in a while, whether or not we know them."""

import time
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from service.embedded.auth import codes, flows
from service.embedded.auth.codes import Code
from service.embedded.auth.errors import AuthError
from service.embedded.auth.flows import Challenge
from service.embedded.auth.limits import Counter
from service.embedded.auth.mail import Kind, MailRules, letter
from service.embedded.auth.outbox import Outbox
from service.embedded.auth.redirects import Redirects
from service.embedded.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """Where a letter goes, where its link leads in the end, and who may use it."""

    email: str
    redirect: str
    challenge: Challenge | None = None


class Post:
    """Writes the letters of one server."""

    def __init__(self, outbox: Outbox, rules: MailRules, *, redirects: Redirects, auth_url: str) -> None:
        """Keep what letters are made from; their links begin with `auth_url`."""
        self.rules = rules
        self.redirects = redirects
        self._outbox = outbox
        self._auth_url = auth_url
        self._asked = Counter(1, window=rules.seconds_between)

    def pace(self, kind: Kind, email: str) -> None:
        """Count one wish for a letter. Raises AuthError: over_email_send_rate_limit.

        Wishes are counted before anybody is looked up: a refusal must not tell that an address is known.
        """
        if not self._asked.take(f"{kind.sent_at} {email}", now=time.monotonic()):
            wait = f"For security purposes, you can only request this once every {self.rules.seconds_between} seconds."
            raise AuthError(429, "over_email_send_rate_limit", wait)

    def send(self, connection: Connection, kind: Kind, person: UUID, *, to: Addressed, always: bool = False) -> None:
        """Write to a person; unless it is `always`, not when another process has just done so."""
        if not always and codes.was_just_sent(connection, kind, person, seconds=self.rules.seconds_between):
            return
        code, link = self.prepare(connection, kind, person, to=to)
        codes.note_sent(connection, kind, person)
        self._outbox.put(letter(kind, to=to.email, link=link, code=code.digits))

    def prepare(self, connection: Connection, kind: Kind, person: UUID, *, to: Addressed) -> tuple[Code, str]:
        """A new code and the link with it."""
        flows.begin(connection, kind, person, challenge=to.challenge)
        code = codes.issue(connection, kind, person, email=to.email, pkce=to.challenge is not None)
        query = {"token": code.hashed, "type": kind.name, "redirect_to": to.redirect}
        return code, f"{self._auth_url}/verify?{urlencode(query)}"
