"""Files: put in, taken out, linked, listed, removed, under an application's policies."""

import json
from base64 import b64encode
from pathlib import Path

import httpx
import jwt
import psycopg
import pytest
from storage3.exceptions import StorageApiError
from storage3.types import FileOptions
from supabase import Client

from service.embedded.storage.files import Files

pytestmark = pytest.mark.db
PDF = b"%PDF-1.7\n%%EOF"
TEXT: FileOptions = {"content-type": "text/plain"}
Owner = psycopg.Connection[tuple[object, ...]]


def person(client: Client) -> str:
    session = client.auth.get_session()
    assert session is not None
    return session.user.id


def bearer(client: Client) -> dict[str, str]:
    session = client.auth.get_session()
    assert session is not None
    return {"Authorization": f"Bearer {session.access_token}"}


def kept(data_folder: Path) -> set[Path]:
    return {path for path in (data_folder / "shared" / "storage").rglob("*") if path.is_file()}


def test_a_file_comes_back_as_it_was_put_in(ada: Client) -> None:
    name = f"{person(ada)}/résumé of ada.pdf".replace("é", "e")

    answer = ada.storage.from_("papers").upload(name, PDF, {"content-type": "application/pdf"})

    assert answer.full_path == f"papers/{name}"
    assert ada.storage.from_("papers").download(name) == PDF
    info = ada.storage.from_("papers").info(name)
    assert (info["size"], info["content_type"]) == (len(PDF), "application/pdf")
    assert ada.storage.from_("papers").exists(name)


def test_a_raw_upload_keeps_its_metadata(http: httpx.Client, ada: Client) -> None:
    name = f"{person(ada)}/raw.txt"
    headers = {
        **bearer(ada),
        "Content-Type": "text/plain;charset=UTF-8",
        "Cache-Control": "max-age=60",
        "x-metadata": b64encode(json.dumps({"k": "v"}).encode()).decode(),
    }

    answer = http.post(f"/storage/v1/object/papers/{name}", content=b"abc", headers=headers)

    assert answer.json()["Key"] == f"papers/{name}"
    info = http.get(f"/storage/v1/object/info/papers/{name}", headers=bearer(ada)).json()
    assert (info["metadata"], info["cache_control"], info["content_type"]) == ({"k": "v"}, "max-age=60", "text/plain")


def test_a_stranger_neither_reads_nor_writes_nor_removes(ada: Client, bob: Client) -> None:
    name = f"{person(ada)}/own.txt"
    ada.storage.from_("papers").upload(name, b"mine", TEXT)
    papers = bob.storage.from_("papers")

    for attempt in (
        lambda: papers.download(name),
        lambda: papers.info(name),
        lambda: papers.create_signed_url(name, 60),
        lambda: papers.upload(name, b"his", TEXT),
        lambda: papers.upload(name, b"his", {**TEXT, "x-upsert": "true"}),
        lambda: papers.update(name, b"his", TEXT),
    ):
        with pytest.raises(StorageApiError):
            attempt()
    assert papers.remove([name]) == []
    assert papers.list(person(ada)) == []
    assert ada.storage.from_("papers").download(name) == b"mine"


def test_a_denied_or_doubled_upload_leaves_no_file(ada: Client, bob: Client, data_folder: Path) -> None:
    ada.storage.from_("papers").upload(f"{person(ada)}/a.txt", b"1", TEXT)
    before = kept(data_folder)

    with pytest.raises(StorageApiError) as denied:
        bob.storage.from_("papers").upload(f"{person(ada)}/b.txt", b"2", TEXT)
    with pytest.raises(StorageApiError) as doubled:
        ada.storage.from_("papers").upload(f"{person(ada)}/a.txt", b"3", TEXT)

    assert (denied.value.status, denied.value.message) == ("403", "new row violates row-level security policy")
    assert (doubled.value.status, doubled.value.message) == ("409", "The resource already exists")
    assert kept(data_folder) == before


def test_replacing_a_file_keeps_its_id_and_removes_the_old_content(ada: Client, data_folder: Path) -> None:
    papers, name = ada.storage.from_("papers"), f"{person(ada)}/a.txt"
    papers.upload(name, b"old", TEXT)
    old, before = papers.info(name), kept(data_folder)

    papers.upload(name, b"new", {**TEXT, "x-upsert": "true"})

    assert papers.download(name) == b"new"
    assert papers.info(name)["id"] == old["id"]
    assert len(kept(data_folder)) == len(before)
    assert not {path for path in kept(data_folder) if path.name == old["version"]}


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"x" * 10_001, "text/plain", "413"),
        (b"x", "image/png", "415"),
        (b"<html>", "application/pdf", "415"),
        (b" " * 1024 + PDF, "application/pdf", "415"),
        (b"", "application/pdf", "415"),
    ],
)
def test_a_bucket_takes_only_what_it_is_for(ada: Client, content: bytes, kind: str, *, status: str) -> None:
    with pytest.raises(StorageApiError) as refusal:
        ada.storage.from_("papers").upload(f"{person(ada)}/a", content, {"content-type": kind})

    assert refusal.value.status == status


def test_a_body_far_above_the_limit_is_refused_before_it_is_read(http: httpx.Client, ada: Client) -> None:
    place = f"/storage/v1/object/papers/{person(ada)}/big.txt"

    answer = http.post(place, content=b"x" * 200_000, headers={**bearer(ada), "Content-Type": "text/plain"})

    assert (answer.status_code, answer.json()["statusCode"]) == (400, "413")


@pytest.mark.parametrize(
    "name", ["../up.txt", "a/../../up.txt", "a//b.txt", "./a.txt", "a\\b.txt", "naïve.txt", "a\0b", "a/", "x" * 1_100]
)
def test_a_name_that_could_be_read_in_two_ways_is_refused(http: httpx.Client, ada: Client, name: str) -> None:
    path = "".join(f"%{byte:02X}" for byte in f"{person(ada)}/{name}".encode())

    answer = http.post(
        f"/storage/v1/object/papers/{path}", content=b"x", headers={**bearer(ada), "Content-Type": "text/plain"}
    )

    assert answer.json()["error"] == "InvalidKey"


def test_a_signed_link_opens_one_file_for_a_while_without_a_key(http: httpx.Client, ada: Client) -> None:
    papers, name = ada.storage.from_("papers"), f"{person(ada)}/a b.txt"
    papers.upload(name, b"hello", TEXT)
    del http.headers["apikey"]

    link = papers.create_signed_url(name, 60)["signedURL"]
    assert link is not None
    answer = http.get(link)

    assert answer.content == b"hello"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''a%20b.txt"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert http.get(link.replace("a%20b", "other")).json()["error"] == "InvalidJWT"
    assert http.get(link + "x").json()["error"] == "InvalidJWT"
    assert http.get(link.partition("?")[0]).json()["error"] == "InvalidJWT"


def test_an_access_token_is_no_link(http: httpx.Client, ada: Client) -> None:
    name = f"{person(ada)}/a.txt"
    ada.storage.from_("papers").upload(name, b"hello", TEXT)
    token = bearer(ada)["Authorization"].removeprefix("Bearer ")
    forged = jwt.encode({"url": f"papers/{name}", "scope": "download", "exp": 9_999_999_999}, "k" * 32)

    for wrong in (token, forged):
        assert http.get(f"/storage/v1/object/sign/papers/{name}?token={wrong}").status_code == 400


def test_many_links_are_signed_at_once_for_what_is_visible(ada: Client) -> None:
    papers, name = ada.storage.from_("papers"), f"{person(ada)}/a.txt"
    papers.upload(name, b"hello", TEXT)

    found, missing = papers.create_signed_urls([name, "missing.txt"], 60)

    assert found["error"] is None
    assert "token=" in (found["signedURL"] or "")
    assert missing["error"] == "Either the object does not exist or you do not have access to it"


@pytest.mark.parametrize("seconds", [0, -1, "x", None, True, 10**12, 1.5])
def test_a_link_needs_a_sensible_lifetime(http: httpx.Client, ada: Client, seconds: object) -> None:
    answer = http.post("/storage/v1/object/sign/papers/a.txt", json={"expiresIn": seconds}, headers=bearer(ada))

    assert answer.json()["error"] == "invalid_request"


def test_part_of_a_file_can_be_asked_for(http: httpx.Client, ada: Client) -> None:
    name = f"{person(ada)}/a.txt"
    ada.storage.from_("papers").upload(name, b"0123456789", TEXT)
    place = f"/storage/v1/object/papers/{name}"

    part = http.get(place, headers={**bearer(ada), "Range": "bytes=2-4"})
    head = http.head(place, headers=bearer(ada))
    same = http.get(place, headers={**bearer(ada), "If-None-Match": head.headers["etag"]})

    assert (part.status_code, part.content, part.headers["content-range"]) == (206, b"234", "bytes 2-4/10")
    assert (head.headers["content-length"], head.content) == ("10", b"")
    assert same.status_code == 304


def test_a_folder_lists_its_files_and_folders(ada: Client) -> None:
    papers, own = ada.storage.from_("papers"), person(ada)
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/d.txt"):
        papers.upload(f"{own}/{name}", b"x", TEXT)

    listed = papers.list(own)
    backwards = papers.list(own, {"sortBy": {"column": "name", "order": "desc"}, "limit": 2})
    searched = papers.list(own, {"search": "A."})

    assert [(entry["name"], entry["id"] is None) for entry in listed] == [
        ("a.txt", False),
        ("b.txt", False),
        ("sub", True),
    ]
    assert [entry["name"] for entry in backwards] == ["sub", "b.txt"]
    assert [entry["name"] for entry in searched] == ["a.txt"]
    assert listed[0]["metadata"]["size"] == 1


def test_removed_files_are_gone_from_the_list_and_the_disk(ada: Client, data_folder: Path) -> None:
    papers, own = ada.storage.from_("papers"), person(ada)
    papers.upload(f"{own}/a.txt", b"x", TEXT)
    version = papers.info(f"{own}/a.txt")["version"]

    removed = papers.remove([f"{own}/a.txt", f"{own}/never.txt"])

    assert [row["name"] for row in removed] == [f"{own}/a.txt"]
    assert version not in {path.name for path in kept(data_folder)}
    with pytest.raises(StorageApiError) as gone:
        papers.download(f"{own}/a.txt")
    assert (gone.value.status, gone.value.message) == ("404", "Object not found")


def test_rows_cannot_be_deleted_behind_the_servers_back(ada: Client, owner: Owner) -> None:
    ada.storage.from_("papers").upload(f"{person(ada)}/a.txt", b"x", TEXT)

    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="Use the Storage API instead"):
        owner.execute("delete from storage.objects")


def test_public_buckets_are_read_without_a_key_and_private_ones_are_not(
    http: httpx.Client, admin: Client, ada: Client
) -> None:
    admin.storage.from_("posters").upload("p.txt", b"poster", TEXT)
    ada.storage.from_("papers").upload(f"{person(ada)}/a.txt", b"x", TEXT)
    del http.headers["apikey"]

    assert http.get("/storage/v1/object/public/posters/p.txt").content == b"poster"
    assert http.get(f"/storage/v1/object/public/papers/{person(ada)}/a.txt").json()["error"] == "Bucket not found"


def test_buckets_are_shown_to_whom_a_policy_lets_see_them(admin: Client, ada: Client) -> None:
    assert {bucket.id for bucket in admin.storage.list_buckets()} == {"papers", "posters"}
    assert admin.storage.get_bucket("papers").file_size_limit == 10_000
    assert ada.storage.list_buckets() == []


def test_an_unknown_bucket_is_refused(ada: Client) -> None:
    with pytest.raises(StorageApiError) as refusal:
        ada.storage.from_("nowhere").upload("a.txt", b"x", TEXT)

    assert refusal.value.message == "Bucket not found"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "object/list-v2/papers"),
        ("POST", "object/upload/resumable/papers/a.txt"),
        ("POST", "bucket"),
        ("GET", "render/image/authenticated/papers/a.png"),
    ],
)
def test_what_is_not_done_is_refused_by_name(http: httpx.Client, ada: Client, method: str, path: str) -> None:
    answer = http.request(method, f"/storage/v1/{path}", json={}, headers=bearer(ada))

    assert answer.json()["error"] == "not_supported"


def test_a_forged_token_is_refused(http: httpx.Client) -> None:
    answer = http.get("/storage/v1/bucket", headers={"Authorization": "Bearer a.b.c"})

    assert (answer.status_code, answer.json()["statusCode"]) == (400, "403")


def test_files_that_never_came_to_count_are_removed_at_the_next_start(tmp_path: Path) -> None:
    Files(tmp_path / "storage")
    leftover = tmp_path / "storage" / "arriving" / "half"
    leftover.write_bytes(b"half")

    Files(tmp_path / "storage")

    assert not leftover.exists()
