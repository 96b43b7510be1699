"""Files: moved, copied, and put by whoever holds a link."""

from pathlib import Path

import httpx
import jwt
import pytest
from storage3.exceptions import StorageApiError
from storage3.types import CreateSignedUploadUrlOptions
from supabase import Client

from service import embedded
from service.embedded.storage import links
from service.embedded.storage.errors import StorageError
from tests.embedded.test_storage import PDF, TEXT, bearer, kept, person

pytestmark = pytest.mark.db


def names(client: Client) -> list[str]:
    return [entry["name"] for entry in client.storage.from_("papers").list(person(client))]


def test_a_moved_file_has_its_new_name_alone(ada: Client, data_folder: Path) -> None:
    papers, own = ada.storage.from_("papers"), person(ada)
    papers.upload(f"{own}/a.txt", b"x", {**TEXT, "metadata": {"k": "v"}})
    old, files = papers.info(f"{own}/a.txt"), kept(data_folder)

    answer = papers.move(f"{own}/a.txt", f"{own}/sub/b.txt")

    assert answer == {"message": "Successfully moved", "Id": old["id"], "Key": f"papers/{own}/sub/b.txt"}
    assert papers.download(f"{own}/sub/b.txt") == b"x"
    new = papers.info(f"{own}/sub/b.txt")
    assert (new["id"], new["etag"], new["metadata"]) == (old["id"], old["etag"], {"k": "v"})
    assert names(ada) == ["sub"]
    assert kept(data_folder) == files


def test_a_copy_lives_on_when_the_first_is_removed(ada: Client) -> None:
    papers, own = ada.storage.from_("papers"), person(ada)
    papers.upload(f"{own}/a.pdf", PDF, {"content-type": "application/pdf"})

    answer = papers.copy(f"{own}/a.pdf", f"{own}/b.pdf")
    papers.remove([f"{own}/a.pdf"])

    assert answer["Key"] == f"papers/{own}/b.pdf"
    assert papers.download(f"{own}/b.pdf") == PDF
    info = papers.info(f"{own}/b.pdf")
    assert (info["id"], info["content_type"], info["size"]) == (answer["Id"], "application/pdf", len(PDF))


def test_an_empty_file_can_be_copied(ada: Client) -> None:
    papers, own = ada.storage.from_("papers"), person(ada)
    papers.upload(f"{own}/a.txt", b"", TEXT)

    papers.copy(f"{own}/a.txt", f"{own}/b.txt")

    assert papers.download(f"{own}/b.txt") == b""


def test_a_taken_name_is_neither_moved_nor_copied_over(ada: Client, data_folder: Path) -> None:
    papers, own = ada.storage.from_("papers"), person(ada)
    for name in ("a", "b"):
        papers.upload(f"{own}/{name}.txt", name.encode(), TEXT)
    files = kept(data_folder)

    for act in (papers.move, papers.copy):
        with pytest.raises(StorageApiError) as taken:
            act(f"{own}/a.txt", f"{own}/b.txt")
        assert (taken.value.status, taken.value.message) == ("409", "The resource already exists")

    assert [papers.download(f"{own}/{name}.txt") for name in ("a", "b")] == [b"a", b"b"]
    assert kept(data_folder) == files


def test_a_copy_replaces_when_asked_to(http: httpx.Client, ada: Client, data_folder: Path) -> None:
    papers, own = ada.storage.from_("papers"), person(ada)
    for name in ("a", "b"):
        papers.upload(f"{own}/{name}.txt", name.encode(), TEXT)
    files = kept(data_folder)

    asked = {"bucketId": "papers", "sourceKey": f"{own}/a.txt", "destinationKey": f"{own}/b.txt"}
    http.post("/storage/v1/object/copy", json=asked, headers={**bearer(ada), "x-upsert": "true"}).raise_for_status()

    assert papers.download(f"{own}/b.txt") == b"a"
    assert len(kept(data_folder)) == len(files)


def test_a_stranger_moves_and_copies_nothing_in_either_direction(ada: Client, bob: Client, data_folder: Path) -> None:
    ada.storage.from_("papers").upload(f"{person(ada)}/a.txt", b"ada", TEXT)
    papers = bob.storage.from_("papers")
    papers.upload(f"{person(bob)}/b.txt", b"bob", TEXT)
    files = kept(data_folder)

    for act in (papers.move, papers.copy):
        with pytest.raises(StorageApiError) as taking:
            act(f"{person(ada)}/a.txt", f"{person(bob)}/mine.txt")
        with pytest.raises(StorageApiError) as planting:
            act(f"{person(bob)}/b.txt", f"{person(ada)}/planted.txt")
        assert (taking.value.status, taking.value.message) == ("404", "Object not found")
        assert planting.value.status == "403"

    assert (names(ada), names(bob)) == (["a.txt"], ["b.txt"])
    assert kept(data_folder) == files


@pytest.mark.parametrize("act", ["move", "copy"])
def test_another_bucket_takes_only_what_it_is_for(http: httpx.Client, admin: Client, act: str) -> None:
    posters = admin.storage.from_("posters")
    posters.upload(f"{act}.png", b"png", {"content-type": "image/png"})
    posters.upload(f"{act}.txt", b"x" * 10_001, TEXT)
    posters.upload(f"{act}-small.txt", b"x", TEXT)
    key = {"Authorization": f"Bearer {admin.supabase_key}", "apikey": admin.supabase_key}

    answers = []
    for name in (f"{act}.png", f"{act}.txt", f"{act}-small.txt"):
        asked = {"bucketId": "posters", "destinationBucket": "papers", "sourceKey": name, "destinationKey": name}
        answers.append(http.post(f"/storage/v1/object/{act}", json=asked, headers=key).json())

    assert [answer.get("statusCode") for answer in answers] == ["415", "413", None]
    assert answers[2]["Key"] == f"papers/{act}-small.txt"
    assert admin.storage.from_("papers").download(f"{act}-small.txt") == b"x"


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"bucketId": "papers", "sourceKey": "a"},
        {"bucketId": "papers", "sourceKey": "a", "destinationKey": "../b"},
        {"bucketId": "papers", "sourceKey": "a//b", "destinationKey": "b"},
        {"bucketId": 7, "sourceKey": ["a"], "destinationKey": {"b": 1}},
        {"bucketId": "papers/x", "sourceKey": "..", "destinationKey": "b"},
    ],
)
@pytest.mark.parametrize("act", ["move", "copy"])
def test_a_place_that_could_be_read_in_two_ways_is_refused(
    http: httpx.Client, ada: Client, act: str, asked: dict[str, object]
) -> None:
    assert http.post(f"/storage/v1/object/{act}", json=asked, headers=bearer(ada)).json()["error"] == "InvalidKey"


def test_whoever_holds_an_upload_link_puts_one_file_in_the_name_of_its_maker(ada: Client, bob: Client) -> None:
    papers, name = ada.storage.from_("papers"), f"{person(ada)}/a b.txt"
    link = papers.create_signed_upload_url(name)

    answer = bob.storage.from_("papers").upload_to_signed_url(name, link["token"], b"sent", TEXT)

    assert answer.full_path == f"papers/{name}"
    assert papers.download(name) == b"sent"
    assert [entry["name"] for entry in papers.list(person(ada))] == ["a b.txt"]
    with pytest.raises(StorageApiError) as again:
        papers.upload_to_signed_url(name, link["token"], b"again", TEXT)
    assert again.value.status == "409"


def test_an_upload_link_may_replace_only_when_it_was_made_for_that(ada: Client) -> None:
    papers, name = ada.storage.from_("papers"), f"{person(ada)}/a.txt"
    papers.upload(name, b"old", TEXT)
    with pytest.raises(StorageApiError) as taken:
        papers.create_signed_upload_url(name)
    assert taken.value.status == "409"

    link = papers.create_signed_upload_url(name, CreateSignedUploadUrlOptions(upsert="true"))
    papers.upload_to_signed_url(name, link["token"], b"new", TEXT)

    assert papers.download(name) == b"new"


def test_a_link_is_made_only_where_its_maker_could_upload_and_leaves_no_row(ada: Client, bob: Client) -> None:
    with pytest.raises(StorageApiError) as denied:
        bob.storage.from_("papers").create_signed_upload_url(f"{person(ada)}/a.txt")
    with pytest.raises(StorageApiError) as nowhere:
        bob.storage.from_("nowhere").create_signed_upload_url("a.txt")
    ada.storage.from_("papers").create_signed_upload_url(f"{person(ada)}/a.txt")

    assert (denied.value.status, nowhere.value.message) == ("403", "Bucket not found")
    assert names(ada) == []


def test_a_link_does_only_what_it_is_for(ada: Client, http: httpx.Client) -> None:
    papers, own = ada.storage.from_("papers"), person(ada)
    papers.upload(f"{own}/a.txt", b"old", TEXT)
    reading = str(papers.create_signed_url(f"{own}/a.txt", 60)["signedURL"]).partition("token=")[2]
    putting = papers.create_signed_upload_url(f"{own}/b.txt")["token"]

    for name, token in ((f"{own}/a.txt", reading), (f"{own}/c.txt", putting), (f"{own}/b.txt", putting + "x")):
        with pytest.raises(StorageApiError) as refusal:
            papers.upload_to_signed_url(name, token, b"new", TEXT)
        assert refusal.value.status == "400"
    read = http.get(f"/storage/v1/object/sign/papers/{own}/b.txt?token={putting}")

    assert read.json()["error"] == "InvalidJWT"
    assert names(ada) == ["a.txt"]


def test_what_comes_by_link_is_held_to_the_bucket_too(ada: Client) -> None:
    papers, name = ada.storage.from_("papers"), f"{person(ada)}/a.pdf"
    token = papers.create_signed_upload_url(name)["token"]

    for content, kind, status in (
        (b"x" * 10_001, "text/plain", "413"),
        (b"<html>", "application/pdf", "415"),
        (b"x", "image/png", "415"),
    ):
        with pytest.raises(StorageApiError) as refusal:
            papers.upload_to_signed_url(name, token, content, {"content-type": kind})
        assert refusal.value.status == status


def test_an_upload_link_ends_after_two_hours() -> None:
    right = links.UploadRight(owner=None, replace=False)
    token = links.sign_upload("k" * 32, "papers/a", right)
    old = jwt.encode({"url": "papers/a", "scope": "upload", "exp": 1}, "k" * 32)

    claims = jwt.decode(token, "k" * 32, algorithms=["HS256"])

    assert claims["exp"] - claims["iat"] == 7_200
    assert links.check_upload("k" * 32, token, place="papers/a") == right
    with pytest.raises(StorageError, match="InvalidJWT"):
        links.check_upload("k" * 32, old, place="papers/a")


def test_an_upload_link_needs_no_key(server: embedded.Running, ada: Client) -> None:
    papers, name = ada.storage.from_("papers"), f"{person(ada)}/keyless.txt"
    link = papers.create_signed_upload_url(name)
    path = f"/storage/v1/object/upload/sign/papers/{name}"
    with httpx.Client(transport=httpx.WSGITransport(app=server.app), base_url=server.url) as nobody:
        put = nobody.put(path, params={"token": link["token"]}, content=b"sent", headers={"Content-Type": "text/plain"})

    assert put.status_code == 200
    assert papers.download(name) == b"sent"
