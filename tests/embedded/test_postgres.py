"""PostgreSQL comes up, survives any death, and goes when told to."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest

from service import embedded
from service.embedded import binaries
from service.embedded.database import Caller
from service.embedded.failures import AlreadyRunning, CannotStart, DamagedKeys, WrongVersion

pytestmark = pytest.mark.db
NOTHING = Path("/nonexistent/migrations")
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def data(data_folder: Path) -> Path:
    """A data folder of this test alone."""
    return data_folder / uuid4().hex[:8]


@pytest.fixture(scope="session")
def used(data_folder: Path) -> Path:
    """A data folder in which a server has been before; each test leaves it stopped and whole."""
    folder = data_folder / "used"
    embedded.start(NOTHING, folder).stop()
    return folder


def processes(data: Path) -> list[int]:
    """The living processes whose working folder is this cluster."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and (entry / "cwd").readlink() == data.resolve() / "pgdata":
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def kill_all(data: Path) -> None:
    """End every process of the cluster as a power cut would, as far as processes see it."""
    for pid in processes(data):
        os.kill(pid, signal.SIGKILL)


def write_row(running: embedded.Running) -> None:
    with psycopg.connect(running.database_url) as connection:
        connection.execute("drop table if exists public.kept")
        connection.execute("create table public.kept (x int)")
        connection.execute("insert into public.kept values (1)")


def count_rows(running: embedded.Running) -> object:
    with psycopg.connect(running.database_url) as connection:
        return connection.execute("select count(*) from public.kept").fetchone()


def test_what_was_committed_is_found_after_everything_was_killed(used: Path) -> None:
    first = embedded.start(NOTHING, used)
    write_row(first)
    kill_all(used)
    first.stop()

    with embedded.start(NOTHING, used) as second:
        assert count_rows(second) == (1,)
        assert second.secret_key == first.secret_key


def test_a_killed_postmaster_does_not_keep_the_next_from_starting(used: Path) -> None:
    first = embedded.start(NOTHING, used)
    write_row(first)
    with psycopg.connect(first.database_url):
        os.kill(int((used / "pgdata" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        first.stop()

        with embedded.start(NOTHING, used) as second:
            assert count_rows(second) == (1,)


def test_a_server_left_behind_by_a_killed_service_is_taken_over_and_stopped(used: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path; from service import embedded\n"
        "running = embedded.start(Path('/nonexistent'), Path(sys.argv[1]))\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run([sys.executable, "-c", script, used], cwd=ROOT, check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    left_behind = processes(used)

    with embedded.start(NOTHING, used) as running:
        write_row(running)
        assert set(left_behind) & set(processes(used))

    assert left_behind != []
    assert processes(used) == []


def test_stopping_leaves_no_process_and_starting_again_finds_the_data(used: Path) -> None:
    with embedded.start(NOTHING, used) as first:
        write_row(first)
    assert processes(used) == []

    said: list[str] = []
    with embedded.start(NOTHING, used, progress=said.append) as second:
        assert count_rows(second) == (1,)
    assert said == ["Starting PostgreSQL"]


def test_a_folder_in_use_is_refused_in_one_sentence(server: embedded.Running, data_folder: Path) -> None:
    with pytest.raises(AlreadyRunning, match=rf"shared is in use by another process \({os.getpid()}\); stop that one"):
        embedded.start(NOTHING, data_folder / "shared")

    assert httpx.Client(transport=httpx.WSGITransport(app=server.app)).get(server.url).status_code == 404


def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(used: Path) -> None:
    pid_file = used / "pgdata" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{used / 'pgdata'}\n1\n5432\n\n\n")

    with embedded.start(NOTHING, used) as running:
        write_row(running)


def test_a_zombie_is_not_taken_for_a_server(used: Path) -> None:
    zombie = subprocess.Popen(["/bin/true"])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)  # ended, and not yet reaped
    (used / "pgdata" / "postmaster.pid").write_text(f"{zombie.pid}\n{used / 'pgdata'}\n1\n5432\n\n\n")

    with embedded.start(NOTHING, used) as running:
        write_row(running)
    zombie.wait()


def test_a_first_start_that_died_half_way_is_begun_anew(data: Path) -> None:
    unfinished = data / "pgdata.unfinished"
    unfinished.mkdir(parents=True, mode=0o700)
    data.chmod(0o755)
    (unfinished / "PG_VERSION").write_text("18\n")

    with embedded.start(NOTHING, data) as running:
        write_row(running)


def test_a_start_that_fails_leaves_nothing_running_and_can_be_tried_again(used: Path, tmp_path: Path) -> None:
    (tmp_path / "00001_wrong.sql").write_text("select wrong;")

    with pytest.raises(CannotStart, match=r"00001_wrong\.sql, line 1: column \"wrong\" does not exist"):
        embedded.start(tmp_path, used)

    assert processes(used) == []
    embedded.start(NOTHING, used).stop()


def test_a_path_too_long_for_a_socket_works(data: Path) -> None:
    deep = data / ("d" * 60) / ("e" * 60)

    with embedded.start(NOTHING, deep) as running:
        write_row(running)
        socket_folder = running._cluster.socket

    assert len(str(socket_folder)) < 40
    assert socket_folder.stat().st_mode & 0o777 == 0o700
    socket_folder.rmdir()


@pytest.mark.usefixtures("server")  # whose keys are borrowed
def test_data_of_another_version_is_refused_with_advice(data: Path) -> None:
    (data / "pgdata").mkdir(parents=True)
    data.chmod(0o755)
    (data / "pgdata" / "PG_VERSION").write_text("9\n")
    (data / "keys.json").write_text((data.parent / "shared" / "keys.json").read_text())

    with pytest.raises(WrongVersion, match=r"PostgreSQL 9 is needed, but only version .* or move"):
        embedded.start(NOTHING, data)


def test_lost_or_damaged_keys_are_not_replaced_by_new_ones(used: Path) -> None:
    whole = (used / "keys.json").read_text()
    (used / "keys.json").write_text("{}")
    with pytest.raises(DamagedKeys, match="cannot be read; restore it from a backup"):
        embedded.start(NOTHING, used)

    (used / "keys.json").unlink()
    with pytest.raises(DamagedKeys, match="is missing, but the database beside it needs it"):
        embedded.start(NOTHING, used)
    (used / "keys.json").write_text(whole)


def test_a_folder_that_cannot_be_used_is_refused() -> None:
    with pytest.raises(CannotStart, match="cannot be written to; choose another data folder"):
        embedded.start(NOTHING, Path("/dev/null/data"))


def test_secrets_are_readable_by_their_owner_alone(server: embedded.Running, data_folder: Path) -> None:
    shared = data_folder / "shared"
    modes = {name: (shared / name).stat().st_mode & 0o777 for name in ("keys.json", "pgdata", "run", "storage")}

    assert modes == {"keys.json": 0o600, "pgdata": 0o700, "run": 0o700, "storage": 0o700}
    assert server.secret_key not in (shared / "postgres.log").read_text()


def test_nothing_listens_on_the_network_and_a_password_is_asked_for(server: embedded.Running) -> None:
    with psycopg.connect(server.database_url) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)
        assert connection.execute("show fsync").fetchone() == ("on",)
        assert connection.execute("show data_checksums").fetchone() == ("on",)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(psycopg.conninfo.make_conninfo(server.database_url, user="supabase_admin"))


def test_a_forked_worker_gets_connections_of_its_own(server: embedded.Running) -> None:
    ask = "select pg_backend_pid()"
    service = Caller.of_key("service_role")
    with server._database.transaction(service) as connection:
        own = connection.execute(ask).fetchone()
    reading, writing = os.pipe()

    child = os.fork()
    if child == 0:
        with server._database.transaction(service) as connection:
            os.write(writing, str(connection.execute(ask).fetchone()).encode())
        server.stop()
        os._exit(0)
    os.waitpid(child, 0)

    told = os.read(reading, 100).decode()
    os.close(reading)
    os.close(writing)
    assert told.startswith("(")
    assert told != str(own)
    with server._database.transaction(service) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_requests_go_on_after_the_database_was_restarted_under_them(used: Path) -> None:
    with embedded.start(NOTHING, used) as running:
        service = Caller.of_key("service_role")
        with running._database.transaction(service):
            pass
        kill_all(used)
        running._cluster.start(lambda _: None)

        with running._database.transaction(service) as connection:
            assert connection.execute("select 1").fetchone() == (1,)


def python_for_everybody() -> Path | None:
    """A Python of our version that any user may run, unlike one below /root."""
    for path in (Path(sys.executable).resolve(), Path(f"/usr/bin/python3.{sys.version_info.minor}")):
        if path.exists() and binaries.reachable_by_all(path):
            return path
    return None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.skipif(python_for_everybody() is None, reason="no Python here that another user may run")
def test_an_ordinary_user_can_start_it_too(data: Path) -> None:
    data.mkdir()
    os.chown(data, 65534, 65534)
    script = (
        "import sys; from pathlib import Path; from service import embedded\n"
        "with embedded.start(Path('/nonexistent'), Path(sys.argv[1]) / 'own') as running: print(running.database_url)"
    )

    said = subprocess.run(
        [str(python_for_everybody()), "-c", script, data],
        cwd=ROOT, user=65534, group=65534, extra_groups=[], capture_output=True, text=True, check=False, timeout=60,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip

    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("postgresql://postgres:")


@pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user runs the binaries where they lie")
def test_binaries_that_another_user_cannot_reach_are_copied(data_folder: Path) -> None:
    found = binaries.find()

    copied = binaries.copy_for_others(found, data_folder / "copied")
    again = binaries.copy_for_others(found, data_folder / "copied")

    assert copied == again
    version = subprocess.run(
        [copied.folder / "postgres", "--version"],
        user=65534, group=65534, extra_groups=[], capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert f"(PostgreSQL) {found.major}" in version.stdout


def installed(major: int) -> bool:
    try:
        return binaries.find(major).major == major
    except CannotStart:
        return False


@pytest.mark.parametrize("major", [15, 16, 17])
def test_older_versions_work_where_they_are_installed(data: Path, major: int) -> None:
    if not installed(major):
        pytest.skip(f"PostgreSQL {major} is not installed here")
    migrations = Path(__file__).parent / "migrations"

    with embedded.start(migrations, data, postgres_major=major) as running:
        with psycopg.connect(running.database_url) as connection:
            assert connection.info.server_version // 10_000 == major
        with httpx.Client(transport=httpx.WSGITransport(app=running.app), base_url=running.url) as http:
            answer = http.post(
                "/auth/v1/signup",
                json={"email": "ada@example.org", "password": "secret12"},
                headers={"apikey": running.publishable_key},
            )
    assert answer.status_code == 200
    with embedded.start(migrations, data):  # an old cluster keeps its own version
        assert (data / "pgdata" / "PG_VERSION").read_text() == f"{major}\n"


@pytest.fixture
def served(used: Path) -> Iterator[tuple[str, str]]:
    """Address and publishable key of the server run by its own command line."""
    command = f"{sys.executable} -m service.embedded --port 0 --data {used} --migrations {NOTHING}"
    with subprocess.Popen(command.split(), cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said: dict[str, str] = {}
        while "Ready at" not in said:
            line = process.stdout.readline()
            assert line, "it ended before it was ready"
            key, _, value = line.strip().replace("Ready at ", "Ready at: ").partition(": ")
            said[key] = value
        yield said["Ready at"], said["publishable key"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    assert processes(used) == []


def test_the_command_line_serves_over_http_and_stops_cleanly(served: tuple[str, str]) -> None:
    address, key = served

    answer = httpx.get(f"{address}/auth/v1/settings", headers={"apikey": key})

    assert answer.status_code == 200
    assert answer.reason_phrase == "OK"


def test_the_command_line_says_what_is_wrong_and_exits(data: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("sight_url = 'http://127.0.0.1'")

    command = f"{sys.executable} -m service.embedded --data {data} --migrations {data} --port 0 --config {config}"
    ended = subprocess.run(command.split(), cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)

    assert ended.returncode == 1
    assert "sight_url" in ended.stderr
    assert "Traceback" not in ended.stderr
