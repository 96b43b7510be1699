"""Ada and Bob, made by an operator's calls in plain HTTP, so that no client under test is needed to test another."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conformance.drivers import Home

PASSWORD = "correct horse 7"
BUCKETS = ("conformance", "conformance_open")
_FAT_CATS = {"pages": 120, "author": {"name": "Mara"}}


@dataclass(frozen=True)
class Person:
    """Somebody with an account and an open session."""

    id: str
    email: str
    token: str


@dataclass(frozen=True)
class People:
    """The two persons of one Supabase."""

    home: Home
    ada: Person
    bob: Person
    signs_in_at_once: bool

    @classmethod
    @contextmanager
    def made(cls, home: Home) -> Iterator[People]:
        """Both of them, deleted with everything of theirs at the end."""
        settings = home.http.get(f"{home.url}/auth/v1/settings", headers={"apikey": home.publishable_key}).json()
        people = cls(home, _person(home), _person(home), settings["mailer_autoconfirm"])
        try:
            yield people
        finally:
            for person in (people.ada, people.bob):
                _forget(home, person)

    def start_anew(self) -> None:
        """Give both the rows that the cases speak of: Ada three books and three notes, Bob one of each."""
        url = f"{self.home.url}/rest/v1"
        headers = as_service(self.home)
        both = f"in.({self.ada.id},{self.bob.id})"
        self.home.http.delete(f"{url}/conformance_books", params={"user_id": both}, headers=headers).raise_for_status()
        for table, rows in (("conformance_books", self._books()), ("conformance_notes", self._notes())):
            self.home.http.post(f"{url}/{table}", json=rows, headers=headers).raise_for_status()

    def _books(self) -> list[dict[str, Any]]:
        rows = [
            (self.ada, 1, "Fat cats", 10.5, ["cats", "fun"], _FAT_CATS, "2019-03-01"),
            (self.ada, 2, "Thin dogs", 7, ["dogs"], {"pages": 80}, None),
            (self.ada, 3, "Zen (and), more", None, [], {}, "2024-01-15"),
            (self.bob, 1, "Bob's secret", 5, [], {}, None),
        ]
        names = ("number", "title", "price", "tags", "facts", "published")
        return [{"user_id": who.id, **dict(zip(names, row, strict=True))} for who, *row in rows]

    def _notes(self) -> list[dict[str, Any]]:
        rows = [
            (self.ada, 1, 1, "great"),
            (self.ada, 2, 1, "a bit long"),
            (self.ada, 3, 2, "short"),
            (self.bob, 1, 1, "mine"),
        ]
        return [{"user_id": who.id, "number": n, "book": book, "body": body} for who, n, book, body in rows]


def as_service(home: Home) -> dict[str, str]:
    """The headers of an operator."""
    return {"apikey": home.secret_key, "Authorization": f"Bearer {home.secret_key}"}


def _person(home: Home) -> Person:
    account = {"email": f"conformance-{uuid4().hex}@example.com", "password": PASSWORD}
    made = home.http.post(
        f"{home.url}/auth/v1/admin/users", json={**account, "email_confirm": True}, headers=as_service(home)
    )
    made.raise_for_status()
    session = home.http.post(
        f"{home.url}/auth/v1/token?grant_type=password", json=account, headers={"apikey": home.publishable_key}
    )
    token = str(session.raise_for_status().json()["access_token"])
    return Person(id=str(made.json()["id"]), email=account["email"], token=token)


def _forget(home: Home, person: Person) -> None:
    for bucket in BUCKETS:
        paths = list(_files(home, bucket, person.id))
        if paths:
            home.http.request(
                "DELETE", f"{home.url}/storage/v1/object/{bucket}", json={"prefixes": paths}, headers=as_service(home)
            ).raise_for_status()
    home.http.delete(f"{home.url}/auth/v1/admin/users/{person.id}", headers=as_service(home)).raise_for_status()


def _files(home: Home, bucket: str, below: str) -> Iterator[str]:
    asked = {"prefix": below, "limit": 1000, "offset": 0}
    reply = home.http.post(f"{home.url}/storage/v1/object/list/{bucket}", json=asked, headers=as_service(home))
    for entry in reply.raise_for_status().json():
        path = f"{below}/{entry['name']}"
        if entry["id"] is None:
            yield from _files(home, bucket, path)
        else:
            yield path
