"""One posting has one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.scrape import canonical_url, scrape


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("https://Jobs.Example.com/a/?utm_source=x&id=7&lang=de#top", "https://jobs.example.com/a?id=7"),
        ("http://jobs.example.com:80/a", "https://jobs.example.com/a"),
        ("http://localhost:8000/a", "http://localhost:8000/a"),
        ("https://jobs.example.com/a;jsessionid=AB12?sid=3", "https://jobs.example.com/a"),
        ("https://jobs.example.com/#/job/7", "https://jobs.example.com/#/job/7"),
        (
            "https://au.linkedin.com/jobs/view/cook-at-acme-4411867124?refId=a&trk=b",
            "https://www.linkedin.com/jobs/view/4411867124",
        ),
        (
            "https://www.linkedin.com/jobs/search/?currentJobId=4411867124&keywords=cook",
            "https://www.linkedin.com/jobs/view/4411867124",
        ),
        ("https://au.indeed.com/viewjob?jk=54f1f8af&from=serp&tk=1", "https://au.indeed.com/viewjob?jk=54f1f8af"),
        ("https://www.indeed.com/jobs?q=cook&vjk=54f1f8af", "https://www.indeed.com/viewjob?jk=54f1f8af"),
        ("https://boards.greenhouse.io/acme/jobs/123?gh_src=x", "https://job-boards.greenhouse.io/acme/jobs/123"),
        (
            "https://boards.greenhouse.io/embed/job_app?for=acme&token=123",
            "https://job-boards.greenhouse.io/acme/jobs/123",
        ),
        ("https://acme.example/careers?gh_jid=123&gh_src=x", "https://acme.example/careers?gh_jid=123"),
        ("https://jobs.lever.co/acme/0b-1/apply?lever-source=x", "https://jobs.lever.co/acme/0b-1"),
    ],
)
def test_an_address_is_brought_to_its_one_form(given_url: str, expected: str) -> None:
    assert canonical_url(given_url) == expected


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/", "https://", "x"])
def test_only_web_addresses_are_accepted(url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        canonical_url(url)


HOSTS = st.sampled_from(
    ["www.linkedin.com", "au.indeed.com", "boards.greenhouse.io", "jobs.lever.co", "a.example", "ü.example"],
)


@given(host=HOSTS, path=st.text(max_size=40), query=st.text(max_size=60), fragment=st.text(max_size=10))
def test_a_canonical_address_is_its_own_canonical_form(host: str, path: str, query: str, fragment: str) -> None:
    try:
        once = canonical_url(f"https://{host}/{path}?{query}#{fragment}")
    except ValueError:
        return

    assert canonical_url(once) == once


def test_a_canonical_link_to_another_posting_is_not_believed() -> None:
    html = '<html><head><link rel="canonical" href="https://a.example/jobs/999"></head><body>x</body></html>'

    assert scrape(html, url="https://a.example/jobs/123").posting.source_url == "https://a.example/jobs/123"


def test_a_canonical_link_to_the_same_posting_is_preferred() -> None:
    html = '<html><head><link rel="canonical" href="https://a.example/jobs/123-ship-cook"></head><body>x</body></html>'

    clip = scrape(html, url="https://a.example/jobs/123?view=big")

    assert clip.posting.source_url == "https://a.example/jobs/123-ship-cook"
