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


# Each line: the ways to one posting, the last of them its one form.
ONE_POSTING = """
    linkedin.com/comm/jobs/view/4411867124?x=1  www.linkedin.com/jobs-guest/jobs/api/jobPosting/4411867124  \
        www.linkedin.com/jobs/view/4411867124
    indeed.com/viewjob?jk=54f1f8af  m.indeed.com/viewjob?jk=54f1f8af&from=x  www.indeed.com/viewjob?jk=54f1f8af
    boards.greenhouse.io/acme/jobs/12/confirmation  job-boards.greenhouse.io/acme/jobs/12
    jobs.ashbyhq.com/acme/0b-1/application  jobs.ashbyhq.com/acme/0b-1
    acme.wd5.myworkdayjobs.com/en-US/Jobs/job/Ulm/Cook_R-1?s=x  acme.wd5.myworkdayjobs.com/Jobs/job/Cook_R-1/apply  \
        acme.wd5.myworkdayjobs.com/de-DE/Jobs/details/Cook_R-1?q=&locations=1  \
        acme.wd5.myworkdayjobs.com/Jobs/details/Cook_R-1
    jobs.smartrecruiters.com/Acme/744000123-cook?trid=x&oga=true  jobs.smartrecruiters.com/Acme/744000123
    apply.workable.com/acme/j/AB12CD34EF/apply  apply.workable.com/j/AB12CD34EF
    acme.teamtailor.com/jobs/771-cook/applications/new?promotion=3  acme.teamtailor.com/jobs/771
    acme.jobs.personio.de/job/12?display=en&_pc=4  acme.jobs.personio.de/job/12
    au.seek.com.au/job/8123/apply  www.seek.com.au/cook-jobs?jobId=8123&type=x  www.seek.com.au/job/8123
    kazan.hh.ru/vacancy/123?hhtmFrom=x&query=y  hh.ru/applicant/vacancy_response?vacancyId=123  hh.ru/vacancy/123
    www.stepstone.de/stellenangebote--Koch--1-inline.html?rltr=1  www.stepstone.de/stellenangebote--Koch--1-inline.html
    www.naukri.com/job-listings-cook-acme-pune-12?xp=1&px=1  www.naukri.com/job-listings-cook-acme-pune-12
    www.glassdoor.com/job-listing/cook.htm?jl=100&pos=1  www.glassdoor.com/partner/jobListing.htm?jobListingId=100  \
        www.glassdoor.com/job-listing/j?jl=100
    www.ziprecruiter.com/c/Acme/Job/Cook?jid=ab&lvk=x&tsid=1  www.ziprecruiter.com/c/Acme/Job/Cook?jid=ab
    careers-acme.icims.com/jobs/1187/cook/job?in_iframe=1&hub=7  careers-acme.icims.com/jobs/1187/cook/login  \
        careers-acme.icims.com/jobs/1187/job
    fa-x.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/es/sites/CX_1/requisitions/preview/12/?keyword=x  \
        fa-x.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/12/apply/email  \
        fa-x.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/12
    acme.taleo.net/careersection/2/jobapply.ftl?job=12&tz=GMT  acme.taleo.net/careersection/2/jobdetail.ftl?job=12
    acme.eightfold.ai/careers?pid=563&domain=acme.com&query=x  acme.eightfold.ai/careers/job/563-cook  \
        acme.eightfold.ai/careers/job/563
    acme.avature.net/en_US/careers/JobDetail/Cook/18220  acme.avature.net/careers/Login?jobId=18220  \
        acme.avature.net/careers/JobDetail?jobId=18220
    jobs.jobvite.com/careers/acme/job/oAbc1?k=x  jobs.jobvite.com/acme/job/oAbc1/apply  jobs.jobvite.com/acme/job/oAbc1
    acme.bamboohr.com/jobs/view.php?id=61  acme.bamboohr.com/hiring/jobs/61  acme.bamboohr.com/careers/61
    acme.recruitee.com/l/nl/o/cook/c/new  acme.recruitee.com/o/cook
    acme.breezy.hr/p/ab12cd34ef-cook/apply  acme.breezy.hr/p/ab12cd34ef
    join.com/companies/acme/12-cook/apply?pid=1&oid=2  join.com/companies/acme/12-cook
"""


@pytest.mark.parametrize("ways", [ways.split() for ways in ONE_POSTING.replace("\\\n", "").strip().split("\n")])
def test_boards_write_one_posting_in_several_ways(ways: list[str]) -> None:
    assert {canonical_url(f"https://{way}") for way in ways} == {f"https://{ways[-1]}"}


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/", "https://", "x"])
def test_only_web_addresses_are_accepted(url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        canonical_url(url)


HOSTS = st.sampled_from(
    [
        *("www.linkedin.com", "au.indeed.com", "boards.greenhouse.io", "jobs.lever.co", "a.example", "ü.example"),
        *("acme.wd5.myworkdayjobs.com", "apply.workable.com", "acme.icims.com", "hh.ru", "acme.avature.net"),
    ],
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
