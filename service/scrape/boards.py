"""The one address of a posting on boards and systems that write it in several ways, as data.

A rule says which hosts and paths it is for, and how the posting's address is made from their parts and, where the
number stands in a parameter, from the first of those. Every address it makes leads to the posting, and to itself.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

_ID = re.compile(r"[\w.=-]{1,80}")


@dataclass(frozen=True, slots=True)
class _Rule:
    host: re.Pattern[str]
    path: re.Pattern[str]
    to: str
    parameters: tuple[str, ...] = ()

    def apply(self, host: str, path: str, query: dict[str, str]) -> str | None:
        named, placed = self.host.fullmatch(host), self.path.fullmatch(path)
        if named is None or placed is None:
            return None
        parts = {name: part or "" for name, part in {**named.groupdict(), **placed.groupdict()}.items()} | {
            "host": host
        }
        if self.parameters:
            job = next((query[name] for name in self.parameters if query.get(name)), "")
            if not _ID.fullmatch(job):
                return None
            parts["id"] = quote(job, safe="=")
        return self.to.format(**parts)


def _rule(host: str, path: str, to: str, *parameters: str) -> _Rule:
    return _Rule(re.compile(host), re.compile(path), to, parameters)


_ANY = r".{0,2000}"
_REST = r"(?:/.{0,1000})?"
_LOCALE = r"(?:/[a-z]{2}(?:[-_][A-Za-z]{2})?)?"
_LINKEDIN = r"(?:[\w-]{1,20}\.)?linkedin\.com"
_INDEED = r"(?:m\.)?(?P<country>(?!m\.)[\w-]{1,20}\.)?indeed\.(?P<domain>[a-z.]{2,6})"
_GREENHOUSE = r"(?:job-)?boards(?P<region>\.eu)?\.greenhouse\.io"
_SEEK = r"(?:[\w-]{1,20}\.)?(?P<site>seek\.(?:com\.au|co\.nz|com)|(?:jobstreet|jobsdb)\.com(?:\.\w\w)?)"
_ORACLE = r"[\w.-]{1,80}\.oraclecloud\.com"

# linkedin.com/jobs/view/cook-at-acme-441, /jobs/collections/recommended?currentJobId=441, /comm/jobs/view/441
_RULES = (
    _rule(
        _LINKEDIN,
        rf"/(?:comm/)?jobs(?:-guest/jobs/api/jobPosting|/view)/(?:[^/]{{0,300}}-)?(?P<id>\d{{6,20}}){_REST}",
        "https://www.linkedin.com/jobs/view/{id}",
    ),
    _rule(_LINKEDIN, rf"/jobs{_ANY}", "https://www.linkedin.com/jobs/view/{id}", "currentJobId"),
    _rule(r"(?:m\.)?indeed\.com", _ANY, "https://www.indeed.com/viewjob?jk={id}", "jk", "vjk"),
    _rule(_INDEED, _ANY, "https://{country}indeed.{domain}/viewjob?jk={id}", "jk", "vjk"),
    _rule(
        _GREENHOUSE,
        rf"/(?P<board>[\w-]{{1,80}})/jobs/(?P<id>\d{{1,20}}){_REST}",
        "https://job-boards{region}.greenhouse.io/{board}/jobs/{id}",
    ),
    _rule(
        r"jobs(?:\.eu)?\.lever\.co|jobs\.ashbyhq\.com",
        r"(?P<job>/[^/]{1,100}/[0-9a-z-]{2,60})(?:/(?:apply|application|thanks))?",
        "https://{host}{job}",
    ),
    # acme.wd5.myworkdayjobs.com/en-US/Jobs/job/Ulm/Cook_R-1/apply, /Jobs/details/Cook_R-1?q=cook
    _rule(
        r"[\w-]{1,60}\.wd\d{1,3}\.myworkdayjobs(?:-impl)?\.com",
        rf"{_LOCALE}/(?P<site>[^/]{{1,100}})/(?:job|details)/(?:[^/]{{1,300}}/)?(?P<id>[^/]{{1,300}}_[^/]{{1,60}})"
        r"(?:/apply.{0,100})?",
        "https://{host}/{site}/details/{id}",
    ),
    _rule(
        r"(?:jobs|careers)\.smartrecruiters\.com",
        r"/(?P<board>[^/]{1,100})/(?P<id>\d{6,20})(?:-[^/]{0,300})?",
        "https://{host}/{board}/{id}",
    ),
    _rule(r"apply\.workable\.com", rf"/(?:[^/]{{1,100}}/)?j/(?P<id>[A-Z0-9]{{6,20}}){_REST}", "https://{host}/j/{id}"),
    _rule(
        r"[\w.-]{1,80}\.teamtailor\.com",
        rf"{_LOCALE}/jobs/(?P<id>\d{{1,12}})(?:-[^/]{{0,300}})?{_REST}",
        "https://{host}/jobs/{id}",
    ),
    _rule(r"[\w-]{1,80}\.jobs\.personio\.(?:de|com)", rf"/job/(?P<id>\d{{1,12}}){_REST}", "https://{host}/job/{id}"),
    _rule(_SEEK, rf"/job/(?P<id>\d{{4,12}}){_REST}", "https://www.{site}/job/{id}"),
    _rule(_SEEK, _ANY, "https://www.{site}/job/{id}", "jobId"),
    _rule(r"(?:[\w-]{1,40}\.)?hh\.ru", rf"/vacancy/(?P<id>\d{{3,12}}){_REST}", "https://hh.ru/vacancy/{id}"),
    _rule(r"(?:[\w-]{1,40}\.)?hh\.ru", r"/applicant/vacancy_response", "https://hh.ru/vacancy/{id}", "vacancyId"),
    _rule(r"[\w.]{0,10}stepstone\.\w{2,3}", r"(?P<job>/(?:stellenangebote|jobs)--.{1,400})", "https://{host}{job}"),
    _rule(r"www\.naukri\.com", r"(?P<job>/job-listings-.{1,400})", "https://{host}{job}"),
    _rule(r"www\.glassdoor\.[a-z.]{2,6}", _ANY, "https://{host}/job-listing/j?jl={id}", "jl", "jobListingId"),
    _rule(r"www\.ziprecruiter\.com", r"(?P<job>/(?:c|jobs)/.{1,400})", "https://{host}{job}?jid={id}", "jid"),
    _rule(r"[\w-]{1,80}\.icims\.com", rf"/jobs/(?P<id>\d{{1,12}}){_REST}", "https://{host}/jobs/{id}/job"),
    _rule(
        _ORACLE,
        r"/hcmUI/CandidateExperience/\w\w(?:-\w\w)?/sites/(?P<site>[\w-]{1,60})/"
        rf"(?:job|jobs/preview|requisitions/preview)/(?P<id>\d{{1,18}}){_REST}",
        "https://{host}/hcmUI/CandidateExperience/en/sites/{site}/job/{id}",
    ),
    _rule(
        r"[\w-]{1,80}\.taleo\.net",
        r"/careersection/(?P<site>[\w-]{1,60})/job(?:detail|apply)\.ftl",
        "https://{host}/careersection/{site}/jobdetail.ftl?job={id}",
        "job",
    ),
    _rule(r"[\w-]{1,80}\.eightfold\.ai", r"/careers(?:/job|/apply)?", "https://{host}/careers/job/{id}", "pid"),
    _rule(
        r"[\w-]{1,80}\.eightfold\.ai",
        r"/careers/job/(?P<id>\d{3,20})(?:-[^/]{0,300})?",
        "https://{host}/careers/job/{id}",
    ),
    _rule(
        r"[\w-]{1,80}\.avature\.net",
        rf"{_LOCALE}/(?P<site>[\w-]{{1,60}})/JobDetail/(?:[^/]{{0,300}}/)?(?P<id>\d{{1,12}})",
        "https://{host}/{site}/JobDetail?jobId={id}",
    ),
    _rule(
        r"[\w-]{1,80}\.avature\.net",
        rf"{_LOCALE}/(?P<site>[\w-]{{1,60}})/(?:JobDetail|ApplicationMethods|Login){_REST}",
        "https://{host}/{site}/JobDetail?jobId={id}",
        "jobId",
    ),
    _rule(
        r"jobs\.jobvite\.com",
        rf"/(?:careers/)?(?P<board>[\w.-]{{1,80}})/job/(?P<id>\w{{4,20}}){_REST}",
        "https://{host}/{board}/job/{id}",
    ),
    _rule(r"[\w-]{1,80}\.bamboohr\.com", r"/(?:careers|hiring/jobs)/(?P<id>\d{1,12})", "https://{host}/careers/{id}"),
    _rule(r"[\w-]{1,80}\.bamboohr\.com", r"/jobs/view\.php", "https://{host}/careers/{id}", "id"),
    _rule(r"[\w-]{1,80}\.recruitee\.com", rf"(?:/l/\w\w)?/o/(?P<id>[\w-]{{1,200}}){_REST}", "https://{host}/o/{id}"),
    _rule(
        r"[\w-]{1,80}\.breezy\.hr", rf"/p/(?P<id>[0-9a-f]{{8,40}})(?:-[^/]{{0,300}})?{_REST}", "https://{host}/p/{id}"
    ),
    _rule(
        r"join\.com",
        rf"{_LOCALE}/companies/(?P<board>[\w.-]{{1,80}})/(?P<id>\d{{1,12}}-[^/]{{1,300}})(?:/apply)?",
        "https://join.com/companies/{board}/{id}",
    ),
)


def address(host: str, path: str, query: dict[str, str]) -> str | None:
    """The posting's one address, or None when no rule knows the place."""
    for rule in _RULES:
        if (found := rule.apply(host, path, query)) is not None:
            return found
    if re.fullmatch(_GREENHOUSE, host):
        return _embedded_greenhouse(host, query)
    return None


def _embedded_greenhouse(host: str, query: dict[str, str]) -> str | None:
    """`/embed/job_app?for=acme&token=1` is `/acme/jobs/1`."""
    board, job = query.get("for", ""), query.get("token") or query.get("gh_jid") or ""
    region = ".eu" if ".eu." in host else ""
    if not (_ID.fullmatch(board) and job.isascii() and job.isdigit()):
        return None
    return f"https://job-boards{region}.greenhouse.io/{board}/jobs/{job}"
