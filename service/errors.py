"""Every way in which the service says no.

ServiceError
├── BadRequest            400  the request cannot be read
├── Unauthenticated       401  nobody, or nobody any more
├── QuotaExceeded         402  the allowance is used up
├── Forbidden             403  known, but not for this
├── NotFound              404  absent, or another person's
├── Conflict              409  the state does not allow it
│   ├── NoActiveResume    409  a match or draft without a résumé
│   └── DraftChanged      409  an edit of a text that is no longer there
├── TooLarge              413  over a limit we name
├── UnsupportedMedia      415  not a format we take
├── InvalidInput          422  read, but not acceptable
│   ├── NotAPosting       422  the page holds no posting
│   └── Unreadable        422  the résumé cannot be read
├── RateLimited           429  too many at once
├── Unavailable           503  the database or storage does not answer
├── TooManyDrafts         503  as many drafts are being written as fit
└── ProviderFailed        502  an AI provider did not deliver
    ├── ProviderRefused     502  it declined the text
    ├── ProviderMalformed   502  it answered, but not in the form asked for
    ├── ProviderCutOff      502  it broke off before the end
    ├── ProviderRateLimited 503  it has had too many requests of ours
    ├── ProviderOverloaded  503  it has too many of everybody's
    ├── ProviderOutOfCredit 502  our account there is used up
    ├── ProviderTooLong     502  résumé and posting are more than it can read
    ├── ProviderTimeout     504  it took too long
    ├── ProviderMisconfigured 502  key or model are not accepted
    └── DraftStopped        409  the reader went away

A subclass exists when someone handles it differently. It carries data (slug, status, title), no behaviour;
`problems.py` alone turns it into a reply. `title` is fixed per type, `detail` tells this person what to do next.
"""

from collections.abc import Mapping
from http import HTTPStatus


class ServiceError(Exception):
    """A failure that a person can be told about."""

    slug: str = "internal"
    status: HTTPStatus = HTTPStatus.INTERNAL_SERVER_ERROR
    title: str = "Something went wrong on our side"

    def __init__(self, detail: str = "", *, extra: Mapping[str, object] | None = None) -> None:
        """Keep `detail`, a sentence for the person, and `extra` members for the problem document."""
        super().__init__(detail or self.title)
        self.detail = detail
        self.extra: Mapping[str, object] = extra or {}


class BadRequest(ServiceError):
    """The request cannot be read at all."""

    slug, status, title = "bad-request", HTTPStatus.BAD_REQUEST, "The request cannot be read"


class Unauthenticated(ServiceError):
    """No valid token came with the request."""

    slug, status, title = "unauthenticated", HTTPStatus.UNAUTHORIZED, "Please sign in"


class QuotaExceeded(ServiceError):
    """The allowance for this operation is used up."""

    slug, status, title = "quota-exceeded", HTTPStatus.PAYMENT_REQUIRED, "The allowance is used up"


class Forbidden(ServiceError):
    """The caller may not do this."""

    slug, status, title = "forbidden", HTTPStatus.FORBIDDEN, "This is not allowed"


class NotFound(ServiceError):
    """The thing does not exist, or belongs to somebody else."""

    slug, status, title = "not-found", HTTPStatus.NOT_FOUND, "There is nothing here"


class Conflict(ServiceError):
    """The state of the thing does not allow this."""

    slug, status, title = "conflict", HTTPStatus.CONFLICT, "This cannot be done now"


class NoActiveResume(Conflict):
    """A match or draft was asked for before a résumé is active."""

    slug, title = "no-active-resume", "No résumé is active yet"


class DraftChanged(Conflict):
    """A draft was edited again since the caller saw the text that they edit."""

    slug, title = "draft-changed", "This draft was changed meanwhile"


class TooLarge(ServiceError):
    """Something is over a limit."""

    slug, status, title = "too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is too large"


class UnsupportedMedia(ServiceError):
    """A format that is not taken here."""

    slug, status, title = "unsupported-media-type", HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "This format is not accepted"


class InvalidInput(ServiceError):
    """The request was read, but a value in it is not acceptable."""

    slug, status, title = "invalid-input", HTTPStatus.UNPROCESSABLE_ENTITY, "Something in the request is not right"


class NotAPosting(InvalidInput):
    """The page holds no posting; `extra` carries the verdict."""

    slug, title = "not-a-posting", "This page is not a job posting"


class Unreadable(InvalidInput):
    """The résumé cannot be read; `reason` is a code from `service.resumes.reasons`."""

    slug, title = "unreadable-resume", "This résumé cannot be read"

    def __init__(self, reason: str, detail: str = "", *, resume_id: str | None = None) -> None:
        """Keep the machine-readable `reason` beside the sentence, and the row when the file was stored."""
        super().__init__(detail, extra={"reason": reason, **({"resume_id": resume_id} if resume_id else {})})
        self.reason = reason

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        """Survive the way out of the process that reads the file."""
        return type(self), (self.reason, self.detail)


class RateLimited(ServiceError):
    """Too many requests in too short a time."""

    slug, status, title = "rate-limited", HTTPStatus.TOO_MANY_REQUESTS, "Too many requests"


class Unavailable(ServiceError):
    """The database or the storage does not answer."""

    slug, status, title = "unavailable", HTTPStatus.SERVICE_UNAVAILABLE, "The service is not available right now"


class TooManyDrafts(ServiceError):
    """As many drafts are being written as this server is set up for."""

    slug, status, title = "too-many-drafts", HTTPStatus.SERVICE_UNAVAILABLE, "Many drafts are being written right now"


class ProviderFailed(ServiceError):
    """An AI provider did not deliver; no credit was used."""

    slug, status, title = "provider-failed", HTTPStatus.BAD_GATEWAY, "The AI provider did not answer"


class ProviderRefused(ProviderFailed):
    """The provider declined to write this text."""

    slug, title = "provider-refused", "The AI provider declined to write this"


class ProviderMalformed(ProviderFailed):
    """The provider answered in a form that cannot be used, or was cut off."""

    slug, title = "provider-malformed", "The AI provider's answer was not usable"


class ProviderCutOff(ProviderFailed):
    """The provider broke off before the end of the text."""

    slug, title = "provider-cut-off", "The AI provider broke off"


class ProviderRateLimited(ProviderFailed):
    """The provider has had too many requests from this server."""

    slug, status = "provider-rate-limited", HTTPStatus.SERVICE_UNAVAILABLE
    title = "The AI provider takes no more requests right now"


class ProviderOverloaded(ProviderFailed):
    """The provider has more to do than it can."""

    slug, status, title = "provider-overloaded", HTTPStatus.SERVICE_UNAVAILABLE, "The AI provider is overloaded"


class ProviderOutOfCredit(ProviderFailed):
    """This server's account with the provider is used up."""

    slug, title = "provider-out-of-credit", "This server's account with the AI provider is used up"


class ProviderTooLong(ProviderFailed):
    """Résumé and posting are longer than the model can read; asking again does not help."""

    slug, title = "provider-too-long", "Résumé and posting are too long for the AI model"


class ProviderTimeout(ProviderFailed):
    """The provider took too long."""

    slug, status, title = "provider-timeout", HTTPStatus.GATEWAY_TIMEOUT, "The AI provider took too long"


class ProviderMisconfigured(ProviderFailed):
    """The provider does not accept our key or model."""

    slug, title = "provider-misconfigured", "The AI provider does not accept our settings"


class DraftStopped(ProviderFailed):
    """The reader went away, so the provider was stopped."""

    slug, status, title = "draft-stopped", HTTPStatus.CONFLICT, "The draft was stopped"
