"""One request with everything that is needed to do it."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from werkzeug.wrappers import Request

from service.embedded.database import Caller, Connection, Database
from service.embedded.rest.catalogue import Catalogue
from service.embedded.rest.headers import Form, Preferences
from service.embedded.rest.parse import parse
from service.embedded.rest.payload import Body
from service.embedded.rest.query import Query

READS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Ask:
    """Who asks what of which database, and how the reply should look."""

    request: Request
    body: Body
    caller: Caller
    database: Database
    catalogue: Catalogue
    preferences: Preferences
    form: Form

    @property
    def reads(self) -> bool:
        """Whether the method may change nothing."""
        return self.request.method in READS

    def query(self, arguments: frozenset[str] | None = None) -> Query:
        """The query string. Raises RestError."""
        return parse(self.request.query_string, arguments=arguments)

    def transaction(self, *, read_only: bool = False) -> AbstractContextManager[Connection]:
        """A transaction as the caller. Raises SchemaMoved when the catalogue is no longer true."""
        return self.database.transaction(self.caller, read_only=read_only, schema=self.catalogue.version)
