"""The part of the embedded Supabase that speaks PostgREST's protocol, under `/rest/v1`.

A request is parsed (`parse`, pure), held against the catalogue read from `pg_catalog` (`plan`, pure), written as SQL
in which every name comes from that catalogue and every value is bound (`reading`, `writing`, `calling`, pure), run as
the caller's role so that row-level security decides (`tables`, `functions`), and answered as PostgREST would.
What is not done is refused with PostgREST's own errors: CSV and plans as replies, aggregates, many-to-many and computed
relationships, spreading a list, ordering by an embedded table, PUT, limit on a write, bodies other than JSON, ranges in
a header, functions that set the reply's status or headers. Planned and estimated counts are exact.
"""

from collections.abc import Callable
from http import HTTPStatus

import psycopg
import psycopg_pool
from werkzeug.wrappers import Request, Response

from service.embedded.database import Caller, Database, SchemaMoved
from service.embedded.replies import path_of
from service.embedded.rest import headers, reply
from service.embedded.rest.ask import Ask
from service.embedded.rest.catalogue import Catalogue
from service.embedded.rest.errors import RestError, refused_by_database
from service.embedded.rest.functions import answer_function
from service.embedded.rest.payload import Body
from service.embedded.rest.schema import Schemas
from service.embedded.rest.tables import answer_table

PREFIX = "/rest/v1/"
_CALLS = "rpc/"
MOST_TRIES = 3  # a migration of many statements moves the schema as many times


class RestServer:
    """Answers for one database, of whose schema it keeps what was read until that changes."""

    def __init__(self, database: Database) -> None:
        """Read the schema of `database` when the first request comes."""
        self._database = database
        self._schemas = Schemas()

    def answer(self, request: Request, caller: Caller) -> Response:
        """The reply to one request under `/rest/v1/`; failures are replies too."""
        try:
            return self._answer(request, caller)
        except RestError as error:
            return reply.refusal(error)
        except psycopg_pool.PoolTimeout:
            message = "Timed out acquiring connection from connection pool."
            return reply.refusal(RestError(HTTPStatus.GATEWAY_TIMEOUT, "PGRST003", message))
        except psycopg.Error as error:
            return reply.refusal(refused_by_database(error, caller.role))

    def _answer(self, request: Request, caller: Caller) -> Response:
        name = path_of(request).removeprefix(PREFIX)
        is_call = name.startswith(_CALLS)
        name = name.removeprefix(_CALLS)
        if not name.strip("/"):
            raise RestError(HTTPStatus.NOT_FOUND, "PGRST126", "Root endpoint metadata is disabled")
        if "/" in name:
            raise RestError(HTTPStatus.NOT_FOUND, "PGRST125", "Invalid path specified in request URL")
        headers.check_schema(request)
        headers.check_range(request)
        body, preferences, form = Body(request), headers.preferences(request), headers.form(request)

        def planned_by(catalogue: Catalogue) -> Response:
            ask = Ask(request, body, caller, self._database, catalogue, preferences, form)
            return answer_function(ask, name) if is_call else answer_table(ask, name)

        return self._with_catalogue(planned_by)

    def _with_catalogue(self, work: Callable[[Catalogue], Response]) -> Response:
        """The work done with a catalogue that is true, which costs no question of its own.

        The transaction sees to it that a plan is not old. A refusal may come before there is one, and for something
        that has been added since; after it nothing is committed, so the work can be done again.
        """
        catalogue = self._schemas.last(self._database)
        for _ in range(MOST_TRIES):
            try:
                return work(catalogue)
            except SchemaMoved:
                catalogue = self._schemas.newer(self._database, catalogue) or catalogue
            except RestError:
                newer = self._schemas.newer(self._database, catalogue)
                if newer is None:
                    raise
                catalogue = newer
        message = "Could not query the database for the schema cache. Retrying."
        raise RestError(HTTPStatus.SERVICE_UNAVAILABLE, "PGRST002", message)
