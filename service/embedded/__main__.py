"""`python -m service.embedded`: the embedded Supabase alone, for this machine only."""

import argparse
import signal
import sys
import tomllib
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from pydantic import BaseModel, ConfigDict, Field

from service.embedded import CannotStart, Limits, MailRules, start
from service.embedded.auth.outbox import USER_NAME

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

HOST = "127.0.0.1"  # the secret key opens everything, so nothing outside this machine gets to try
DEFAULT_PORT = 54321  # the port of the official command line's local server


class _Server(ThreadingMixIn, WSGIServer):
    """A thread for each connection; a slow one keeps nobody waiting."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    """Logs no request line: signed links carry their token in it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        """Say nothing."""


class _Config(BaseModel):
    """What the file of --config may set."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    site_url: str | None = None
    allowed_origins: list[str] = []
    failed_passwords: int = Limits().failed_passwords
    sign_ups: int = Limits().sign_ups
    confirm_sign_up: bool = MailRules().confirm_sign_up
    seconds_between_mails: int = Field(MailRules().seconds_between, ge=0)
    code_seconds: int = Field(MailRules().code_seconds, ge=1)


def main(arguments: list[str]) -> int:
    """Serve until Ctrl-C; the exit status."""
    asked = _parser().parse_args(arguments)
    # Either signal ends it as Ctrl-C does, so PostgreSQL is stopped too; a shell's background jobs ignore SIGINT else.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        _serve(asked, _config(asked.config))
    except KeyboardInterrupt:
        return 0
    except (CannotStart, OSError) as error:
        print(f"The embedded Supabase cannot start: {error}", file=sys.stderr)
        return 1
    return 0


def _serve(asked: argparse.Namespace, config: _Config) -> None:
    with make_server(HOST, asked.port, _starting, server_class=_Server, handler_class=_Quiet) as server:
        address = f"http://{HOST}:{server.server_port}"
        with start(
            asked.migrations,
            asked.data,
            site_url=config.site_url or address,
            allowed_origins=config.allowed_origins,
            limits=Limits(failed_passwords=config.failed_passwords, sign_ups=config.sign_ups),
            mail=MailRules(
                confirm_sign_up=config.confirm_sign_up,
                seconds_between=config.seconds_between_mails,
                code_seconds=config.code_seconds,
                server_url=address,
            ),
            progress=print,
        ) as running:
            server.set_app(running.app)
            keys = asked.data / "keys.json"
            print(f"publishable key: {running.publishable_key}\nsecret key: in {keys}")
            print(f"mail: {address}/outbox/v1 (user name {USER_NAME}, password: outbox_secret in {keys})")
            print(f"Ready at {address}", flush=True)
            server.serve_forever()


def _starting(_environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
    """What is served before there is anything to serve."""
    start_response("503 Service Unavailable", [("Retry-After", "1")])
    return []


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m service.embedded", description=__doc__)
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="port on 127.0.0.1 (0 takes a free one)")
    parser.add_argument("--data", type=Path, required=True, help="folder that keeps everything")
    parser.add_argument("--migrations", type=Path, required=True, help="folder of NNNNN_name.sql files")
    parser.add_argument("--config", type=Path, help=f"TOML file; may set {', '.join(_Config.model_fields)}")
    return parser


def _config(path: Path | None) -> _Config:
    """What the file sets. Raises CannotStart for a file or a value that cannot be used."""
    if path is None:
        return _Config()
    try:
        return _Config.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise CannotStart(f"{path} cannot be used: {error}") from error


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
