"""What the providers that ask by an SDK share: a client made once, and one call that ends as Provider says."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from service.drafts import replies
from service.drafts.model import Usage
from service.drafts.providers import Chunk, upstream
from service.errors import ProviderFailed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from contextlib import AbstractContextManager
    from types import ModuleType

    from service.drafts.patience import Patience
    from service.drafts.providers import Completion


class Closable(Protocol):
    """A client that holds connections."""

    def close(self) -> None:
        """Close them."""
        ...


Client = TypeVar("Client", bound=Closable)
Event = TypeVar("Event")


class Message(ABC, Generic[Event]):
    """A message that is read, and what it took."""

    def __init__(self) -> None:
        self.usage = Usage()

    @abstractmethod
    def read(self, events: Iterable[Event]) -> Iterator[str]:
        """Yield the texts; raises a ProviderFailed when the message ends otherwise than at its end."""


class SDKProvider(ABC, Generic[Client, Event]):
    """A Provider that asks another server by its SDK; `timeout` is in seconds, the longest a byte may take.

    One object serves any number of threads. The SDKs come from one generator, so their errors bear the same names.
    """

    home: ClassVar[str]  # where to ask when no other address is set, for the SDK would else ask the environment

    def __init__(self, *, api_key: str, model: str, base_url: str | None = None, timeout: float) -> None:
        self.model = model
        self._api_key = api_key
        self._base_url = base_url or self.home
        self._timeout = timeout
        self._lock = threading.Lock()
        self._made: Client | None = None

    def warm(self) -> None:
        """Import the SDK and make the client now (1 to 2 s), so that the first draft need not."""
        with suppress(ProviderFailed):  # the first draft will say so to somebody
            self.client()

    def client(self) -> Client:
        """Give the SDK's client. Raises ProviderMisconfigured when there can be none."""
        if not self._api_key and self._needs_key:
            raise upstream.no_key()
        import httpx2

        with self._lock:
            if self._made is None:
                try:
                    self._made = self._make()
                except (httpx2.InvalidURL, ValueError) as error:
                    raise upstream.no_address() from error
            return self._made

    def close(self) -> None:
        """Close connections; the next draft makes new ones."""
        with self._lock:
            client, self._made = self._made, None
        if client is not None:
            client.close()

    def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
        """Yield the sentences as they are written and the usage last; raises as Provider says."""
        client, message = self.client(), self._message()
        answered = False
        try:
            with patience.held():
                with upstream.asking(patience):
                    opened = self._ask(client, request)
                with opened as events:
                    answered = True
                    yield from self._sentences(message.read(events))
        except ProviderFailed as failed:
            raise patience.failure or failed from failed
        except self._raised() as error:
            raise patience.failure or self._failure(error, answered=answered) from error
        yield Chunk(usage=message.usage)

    @property
    def _needs_key(self) -> bool:
        return True

    @abstractmethod
    def _sdk(self) -> tuple[ModuleType, type[Exception]]:
        """Import the SDK, which takes a second; give it with the error that all of its errors are."""

    @abstractmethod
    def _make(self) -> Client:
        """Make a client. Raises ValueError or httpx2.InvalidURL when the address is none."""

    @abstractmethod
    def _ask(self, client: Client, request: Completion) -> AbstractContextManager[Iterable[Event]]:
        """Send the request; give the events of the answer, which end with the context."""

    @abstractmethod
    def _message(self) -> Message[Event]:
        """Give a reader of one answer."""

    def _sentences(self, pieces: Iterator[str]) -> Iterator[Chunk]:
        return replies.sentences(pieces)

    def _raised(self) -> tuple[type[Exception], ...]:
        """Everything that reading from the SDK may raise, apart from failures of ours."""
        import httpx2

        return (self._sdk()[1], httpx2.HTTPError, httpx2.StreamError, *upstream.MALFORMED)

    def _failure(self, error: Exception, *, answered: bool) -> ProviderFailed:
        """Give our name for what the SDK raised; `answered` when the reply had begun."""
        import httpx2

        sdk = self._sdk()[0]
        if isinstance(error, (sdk.APITimeoutError, httpx2.TimeoutException)):
            return upstream.timed_out()
        if isinstance(error, (sdk.APIConnectionError, httpx2.HTTPError, httpx2.StreamError)):
            return upstream.cut_off() if answered else upstream.unreachable()
        if isinstance(error, sdk.APIError) and not isinstance(error, sdk.APIResponseValidationError):
            return upstream.told(error)
        return upstream.unreadable()
