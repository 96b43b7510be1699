"""Files of another person, by every name under which they might be reached; rights.toml judges what is one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.db import rights

if TYPE_CHECKING:
    from tests.conftest import Person
    from tests.db.rows import Caller

pytestmark = pytest.mark.db
PDF = b"%PDF-1.7\n%%EOF"
BUCKETS = rights.load().buckets
each_bucket = pytest.mark.parametrize("bucket", BUCKETS)


def a_file(service: Caller, bucket: str, person: Person) -> str:
    path = f"{bucket}/{person.id}/{uuid4()}.pdf"
    assert service.storage("POST", path, PDF).status_code == 200
    return path


def unread(name: str) -> str:
    """The name in a form that no client tidies up on its way."""
    return "".join(f"%{byte:02X}" for byte in name.encode())


@each_bucket
def test_a_person_does_with_their_files_what_is_written_down(
    bucket: str, owner: Caller, service: Caller, ada: Person
) -> None:
    path = a_file(service, bucket, ada)
    policies = BUCKETS[bucket].policies

    added = owner.storage("POST", f"{bucket}/{ada.id}/{uuid4()}.pdf", PDF)
    replaced = owner.storage("PUT", path, PDF + b"\n")
    read = owner.storage("GET", path)
    deleted = owner.storage("DELETE", path)

    assert added.is_success == ("INSERT" in policies)
    assert replaced.is_success == ("UPDATE" in policies)
    assert (read.is_success, read.content == PDF) == ("SELECT" in policies, "SELECT" in policies)
    assert deleted.is_success == ("DELETE" in policies)
    assert service.storage("GET", path).is_success == ("DELETE" not in policies)


@each_bucket
def test_a_strangers_file_is_not_there(
    bucket: str, *, stranger: Caller, nobody: Caller, service: Caller, ada: Person
) -> None:
    path = a_file(service, bucket, ada)
    name = path.removeprefix(f"{bucket}/")

    for caller in (stranger, nobody):
        for method, place in (
            ("GET", path),
            ("GET", f"authenticated/{path}"),
            ("GET", f"public/{path}"),
            ("GET", f"info/{path}"),
            ("PUT", path),
            ("POST", path),
            ("DELETE", path),
        ):
            assert not caller.storage(method, place, PDF).is_success, (method, place)
        for place, body in (
            (f"sign/{path}", {"expiresIn": 60}),
            ("move", {"bucketId": bucket, "sourceKey": name, "destinationKey": f"{uuid4()}.pdf"}),
            ("copy", {"bucketId": bucket, "sourceKey": name, "destinationKey": f"{uuid4()}.pdf"}),
        ):
            url = f"{caller.url}/storage/v1/object/{place}"
            assert not caller.http.post(url, json=body, headers=caller.headers).is_success, place
        listing = f"{caller.url}/storage/v1/object/list/{bucket}"
        listed = caller.http.post(listing, json={"prefix": ada.id}, headers=caller.headers)
        assert (listed.status_code, listed.json()) == (200, [])
        removal = f"{caller.url}/storage/v1/object/{bucket}"
        removed = caller.http.request("DELETE", removal, json={"prefixes": [name]}, headers=caller.headers)
        assert (removed.status_code, removed.json()) == (200, [])
    assert service.storage("GET", path).content == PDF


@each_bucket
@pytest.mark.parametrize(
    "name",
    [
        "{bob}/../{ada}/{file}.pdf",
        "{bob}/%2e%2e/{ada}/{file}.pdf",
        "{bob}%2f..%2f{ada}%2f{file}.pdf",
        "{bob}//{file}.pdf",
        "/{bob}/{file}.pdf",
        "./{bob}/{file}.pdf",
        "{bob}/./{file}.pdf",
        "{bob}/{ada}/{file}.pdf",
        "{bob}/{file}.pdf/x",
        "{bob}/{file}.pdf/",
        "{bob}/{file}.pdf\0",
        "{bob}/{file}.pdf\n",
        "{bob}/\N{FULLWIDTH FULL STOP}\N{FULLWIDTH FULL STOP}/{file}.pdf",
        "{bob}\N{FULLWIDTH SOLIDUS}{file}.pdf",
        "{bob}/\N{RIGHT-TO-LEFT OVERRIDE}{file}.pdf",
        "{bob}\\{file}.pdf",
        "{bob}/{file}.PDF",
        "{bob}/résumé.pdf",
        "{BOB}/{file}.pdf",
        "{ada}/{file}.pdf",
        "{ada}{bob}/{file}.pdf",
        "{file}.pdf",
    ],
)
def test_a_file_goes_only_under_a_plain_name_in_ones_own_folder(
    bucket: str, name: str, *, stranger: Caller, service: Caller, ada: Person, bob: Person
) -> None:
    path = unread(name.format(ada=ada.id, bob=bob.id, BOB=bob.id.upper(), file=uuid4()))

    reply = stranger.storage("POST", f"{bucket}/{path}", PDF)

    assert not reply.is_success
    for person in (ada, bob):
        listing = f"{service.url}/storage/v1/object/list/{bucket}"
        assert service.http.post(listing, json={"prefix": person.id}, headers=service.headers).json() == []


@each_bucket
@pytest.mark.parametrize(
    "name", ["{bob}/../{ada}/{file}", "{bob}/%2e%2e/{ada}/{file}", "/{ada}/{file}", "./{ada}/{file}", "{ada}//{file}"]
)
def test_a_detour_does_not_lead_to_anothers_file(
    bucket: str, name: str, *, stranger: Caller, service: Caller, ada: Person, bob: Person
) -> None:
    file = a_file(service, bucket, ada).rpartition("/")[2]
    path = unread(name.format(ada=ada.id, bob=bob.id, file=file))

    for method in ("GET", "PUT", "DELETE"):
        assert not stranger.storage(method, f"{bucket}/{path}", PDF).is_success
    assert service.storage("GET", f"{bucket}/{ada.id}/{file}").content == PDF


def test_a_token_that_outlives_its_account_keeps_no_file(owner: Caller, service: Caller, ada: Person) -> None:
    service.http.delete(f"{service.url}/auth/v1/admin/users/{ada.id}", headers=service.headers)

    reply = owner.storage("POST", f"resumes/{ada.id}/{uuid4()}.pdf", PDF)

    assert (reply.status_code, reply.json()["statusCode"]) == (400, "403")
