"""python -m service run|serve|backup|restore|docs: starts things, decides nothing.

`run` brings its own Supabase and needs no setting; `serve` uses the hosted one that the settings name.
"""

from __future__ import annotations

import argparse
import atexit
import os
import signal
import socket
import struct
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pydantic import ValidationError

from service.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from gunicorn.arbiter import Arbiter
    from gunicorn.workers.base import Worker

    from service.embedded import Running

ROOT = Path(__file__).resolve().parent.parent
MIGRATIONS = ROOT / "supabase" / "migrations"
EXTENSION = ROOT / "extension" / ".output" / "chrome-mv3"
SUPABASE_PATHS = ("/auth/v1/", "/rest/v1/", "/storage/v1/", "/outbox/v1")
STALLED_SECONDS = 30.0  # whoever neither sends nor reads for so long has gone, or means harm
SWITCH_SECONDS = 0.015  # that one thread computes while others wait; at the usual .005 most goes into switching
WORKER_SECONDS = 120  # a worker that does not breathe for this long is replaced; requests may take longer


def main(arguments: list[str] | None = None) -> None:
    """Run the command given; exits with a sentence and status 1 when it cannot."""
    parser = argparse.ArgumentParser(prog="python -m service", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start everything on this machine, Supabase included")
    serve = commands.add_parser("serve", help="start the service for a hosted Supabase")
    serve.add_argument("--workers", type=int, default=2, help="processes (default 2)")
    for name, does in (("backup", "save everything `run` keeps in one new file"), ("restore", "begin from a backup")):
        commands.add_parser(name, help=does).add_argument("file", type=Path)
    commands.add_parser("docs", help="write docs/api.md anew")
    given = parser.parse_args(arguments)
    if given.command == "docs":
        (ROOT / "docs" / "api.md").write_text(api_reference())
        return
    settings = _settings()
    if given.command in {"backup", "restore"}:
        _keep(settings, given.file, restores=given.command == "restore")
        return
    _check_port(settings)
    if given.command == "run":
        _run(settings)
    else:
        _serve(settings, workers=given.workers)


def api_reference() -> str:
    """The text of docs/api.md, from the endpoints as they are."""
    from flask import Flask

    from service import api
    from service.api.openapi import as_markdown, specification

    app = Flask("foothold")
    api.register(app)
    return as_markdown(specification(app))


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(str(part) for part in item['loc']).upper() or 'settings'}: {item['msg']}"
            for item in error.errors(include_input=False, include_url=False)
        )
        _stop(f"The settings are not right. {wrong}")


def _keep(settings: Settings, archive: Path, *, restores: bool) -> None:
    """Save the data folder into a file, or make it from one."""
    from service.embedded import CannotStart
    from service.embedded.backup import backup, restore

    data = settings.foothold_data.expanduser().absolute()
    try:
        if restores:
            restore(archive, data, progress=_tell)
        else:
            backup(data, archive, progress=_tell)
    except CannotStart as error:
        _stop(str(error), what="did not restore the backup" if restores else "did not make a backup")
    print(f"Restored into {data}." if restores else f"Saved in {archive}. Keep it safe: it holds everything.")


def _tell(step: str) -> None:
    print(f"  {step}", flush=True)


def _check_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError:
            _stop(
                f"Port {settings.port} on {settings.host} is taken. Stop what uses it, or take another: "
                f"PORT={settings.port + 1} make run"
            )


def _run(settings: Settings) -> None:
    from service import embedded

    settings = settings.model_copy(update={"supabase_url": None})
    data = _data_folder(settings)
    for number in (signal.SIGINT, signal.SIGTERM):  # until gunicorn takes over: a stop is clean now too
        signal.signal(number, signal.default_int_handler)
    try:
        running = embedded.start(
            MIGRATIONS,
            data,
            site_url=settings.url,
            allowed_origins=settings.extension_origins,
            progress=_tell,
        )
    except embedded.CannotStart as error:
        _stop(str(error))
    except KeyboardInterrupt:
        _stop("It was interrupted; nothing is lost.")
    owner = os.getpid()
    try:
        _gunicorn(settings, lambda: _whole(settings, running), workers=1, ready=lambda: _say_hello(settings, running))
    finally:
        if os.getpid() == owner:  # a worker, forked from us, passes here too when it ends
            running.stop()


def _data_folder(settings: Settings) -> Path:
    data = settings.foothold_data.expanduser().absolute()
    try:
        data.mkdir(parents=True, exist_ok=True)
        probe = data / ".writable"
        probe.touch()
        probe.unlink()
    except OSError:
        _stop(f"The folder {data} is not writable. Name another one: FOOTHOLD_DATA=/some/folder make run")
    return data


def _whole(settings: Settings, running: Running) -> WSGIApplication:
    """The service and its own Supabase behind one port; made in the process that serves."""
    import httpx

    from service import connect, create_app, log
    from service.db import TIMEOUT

    http = httpx.Client(transport=httpx.WSGITransport(app=running.app), timeout=TIMEOUT)
    deps = connect(
        settings,
        http=http,
        url=running.url,
        publishable_key=running.publishable_key,
        secret_key=running.secret_key,
    )
    # Whoever runs their own server has no plan to pay for; an operator's later choice stays.
    service = deps.db.as_service()
    tier = {"key": "signup_tier", "value": "unlimited", "description": "The tier a new person gets"}
    service.run(service.table("global_config").upsert(tier, on_conflict="key", ignore_duplicates=True))
    atexit.register(deps.close)
    deps.background.start()
    app, supabase = create_app(settings, deps=deps), log.watched(running.app)

    def dispatch(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        return (supabase if path.startswith(SUPABASE_PATHS) else app)(environ, start_response)

    return dispatch


def _serve(settings: Settings, *, workers: int) -> None:
    from service import create_app, hosted

    if settings.supabase_url is None:
        _stop("`serve` needs SUPABASE_URL and its keys. To run everything on this machine: make run")

    def load() -> WSGIApplication:
        deps = hosted(settings)
        atexit.register(deps.close)
        deps.background.start()
        return create_app(settings, deps=deps)

    _gunicorn(
        settings,
        load,
        workers=workers,
        ready=lambda: print(f"Foothold runs at {settings.url}", flush=True),
    )


def give_up_on_the_silent(listener: socket.socket, *, seconds: float) -> None:
    """Let no connection that `listener` accepts wait longer for the other side than `seconds` at a time.

    A thread of gunicorn waits without end for the rest of a request; a few dozen callers that begin one and fall
    silent would hold all of them. Accepted sockets inherit these options.
    """
    limit = struct.pack("ll", int(seconds), int(seconds % 1 * 1_000_000))
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)


def _gunicorn(
    settings: Settings, load: Callable[[], WSGIApplication], *, workers: int, ready: Callable[[], None]
) -> None:
    """Serve until a signal comes; `ready` is called once, when the first worker takes requests."""
    from gunicorn.app.base import BaseApplication

    from service import log
    from service.drafts.checking import warm

    def first_worker_only(worker: Worker) -> None:
        if worker.age == 1:
            ready()

    def limit_stalling(arbiter: Arbiter) -> None:
        for listener in arbiter.LISTENERS:
            give_up_on_the_silent(listener.sock, seconds=STALLED_SECONDS)

    class Server(BaseApplication):  # type: ignore[misc] # gunicorn has no types
        def load_config(self) -> None:
            options = {
                "bind": f"{settings.host}:{settings.port}",
                "workers": workers,
                "worker_class": "gthread",
                "threads": settings.foothold_threads,
                "timeout": WORKER_SECONDS,
                "graceful_timeout": 5,
                "loglevel": "warning",
                "proc_name": "foothold",
                "when_ready": limit_stalling,
                "post_worker_init": first_worker_only,
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> WSGIApplication:
            log.configure()
            sys.setswitchinterval(SWITCH_SECONDS)
            app = load()
            threading.Thread(target=warm, daemon=True).start()  # not in the first person's request
            return app

    Server().run()


def _say_hello(settings: Settings, running: Running) -> None:
    ai = settings.ai_providers
    print(
        f"""
Foothold runs at {running.url}   (Ctrl-C stops it)

  Your data       {settings.foothold_data}
  The extension   open chrome://extensions, turn on "Developer mode", press "Load unpacked",
                  choose {EXTENSION}
  Letters         {running.url}/outbox/v1 (user name "outbox", password: outbox_secret in keys.json beside your data)
  AI providers    {", ".join(ai)}{"" if len(ai) > 1 else "   (set ANTHROPIC_API_KEY or OPENAI_API_KEY for more)"}
""",
        flush=True,
    )


def _stop(sentence: str, *, what: str = "did not start") -> NoReturn:
    print(f"Foothold {what}. {sentence}", file=sys.stderr)
    raise SystemExit(1)


if __name__ == "__main__":
    main()
