"""One contract for every provider: what it yields, and how each way of failing is told."""

import ast
import json
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from service.drafts.model import DraftKind, DraftRequest
from service.drafts.patience import Patience
from service.drafts.providers import Chunk, Completion, Material, Provider
from service.drafts.providers.claude import ClaudeProvider
from service.drafts.providers.offline import OfflineProvider
from service.drafts.providers.openai_compatible import CompatibleProvider
from service.drafts.providers.openai_responses import OpenAIProvider
from service.errors import (
    DraftStopped,
    ProviderCutOff,
    ProviderFailed,
    ProviderMalformed,
    ProviderMisconfigured,
    ProviderOutOfCredit,
    ProviderOverloaded,
    ProviderRateLimited,
    ProviderRefused,
    ProviderTimeout,
    ProviderTooLong,
)
from tests.drafts.people import ana, posting
from tests.drafts.wire import Ending, Reply, WireServer, serving

ASKED = Completion(
    system="Write plainly.",
    context="Résumé and posting.",
    request="A letter, please.",
    max_tokens=500,
    material=Material(
        request=DraftRequest(kind=DraftKind.COVER_LETTER), resume=ana(), posting=posting(), language="en", refs={}
    ),
)
Networked = ClaudeProvider | OpenAIProvider | CompatibleProvider
NETWORKED: list[type[Networked]] = [ClaudeProvider, OpenAIProvider, CompatibleProvider]
LONG, SHORT = 30.0, 0.4  # seconds: enough for a busy machine, and enough to see a hanging one stopped

Make = Callable[..., Networked]


@pytest.fixture
def server() -> Iterator[WireServer]:
    with serving() as running:
        yield running


@pytest.fixture(params=NETWORKED, ids=lambda kind: str(kind.__name__))
def make(request: pytest.FixtureRequest, server: WireServer) -> Iterator[Make]:
    """A maker of one of the networked providers, pointed at the server."""
    made: list[Networked] = []

    def maker(*, timeout: float = LONG, key: str = "sk-wire", url: str | None = None) -> Networked:
        base = url or (server.url if request.param is ClaudeProvider else f"{server.url}/v1")
        made.append(request.param(api_key=key, model="model-1", base_url=base, timeout=timeout))
        return made[-1]

    yield maker
    for provider in made:
        provider.close()


def text_of(chunks: Iterable[Chunk]) -> str:
    return "".join(chunk.text for chunk in chunks)


def failure_of(provider: Provider, *, seconds: float = LONG) -> ProviderFailed:
    with pytest.raises(ProviderFailed) as caught, Patience(seconds) as patience:
        list(provider.stream(ASKED, patience))
    return caught.value


def chunks_of(provider: Provider) -> list[Chunk]:
    with Patience(LONG) as patience:
        return list(provider.stream(ASKED, patience))


def test_every_provider_file_is_in_this_suite() -> None:
    folder = Path(__file__).parents[2] / "service/drafts/providers"
    classes = {
        node.name
        for file in folder.glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name.endswith("Provider")
        if not {"ABC", "Protocol"} & {ast.unparse(base) for base in node.bases}
    }

    assert classes == {kind.__name__ for kind in (*NETWORKED, OfflineProvider)}, "add the new provider to the suite"


def test_the_text_comes_in_pieces_and_the_usage_last(make: Make, server: WireServer) -> None:
    server.reply = Reply(text="I built the invoicing service in Python.")

    chunks = chunks_of(make())

    assert text_of(chunks) == "I built the invoicing service in Python."
    assert len(chunks) > 3
    assert [chunk.usage is not None for chunk in chunks] == [False] * (len(chunks) - 1) + [True]
    assert chunks[-1].usage is not None
    assert chunks[-1].usage.output > 10
    assert chunks[-1].usage.input > 0


def test_the_offline_provider_keeps_the_same_contract() -> None:
    chunks = chunks_of(OfflineProvider())

    assert text_of(chunks).strip()
    assert [chunk.usage is not None for chunk in chunks] == [False] * (len(chunks) - 1) + [True]


def test_the_same_prefix_is_cached_the_second_time(make: Make) -> None:
    provider = make()

    first, second = (chunks_of(provider)[-1].usage for _ in range(2))

    assert first is not None
    assert second is not None
    assert (first.cached, second.cached > 0) == (0, True)
    assert first.input == second.input


@pytest.mark.parametrize(
    ("status", "error", "expected"),
    [
        (429, "rate_limit_error", ProviderRateLimited),
        (429, "insufficient_quota", ProviderOutOfCredit),
        (402, "billing_error", ProviderOutOfCredit),
        (529, "overloaded_error", ProviderOverloaded),
        (503, "service_unavailable", ProviderOverloaded),
        (401, "authentication_error", ProviderMisconfigured),
        (403, "permission_error", ProviderMisconfigured),
        (404, "not_found_error", ProviderMisconfigured),
        (400, "invalid_request_error", ProviderMisconfigured),
        (400, "content_filter", ProviderRefused),
        (400, "context_length_exceeded", ProviderTooLong),
        (413, "request_too_large", ProviderTooLong),
        (408, "timeout_error", ProviderTimeout),
        (504, "timeout_error", ProviderTimeout),
        (500, "api_error", ProviderFailed),
    ],
)
def test_each_status_has_its_own_failure(
    make: Make, server: WireServer, status: int, error: str, expected: type[ProviderFailed]
) -> None:
    server.reply = Reply(status=status, error=error)

    assert type(failure_of(make())) is expected
    assert len(server.requests) == 1, "a status is never asked for twice"


def test_a_busy_provider_says_when_to_come_back(make: Make, server: WireServer) -> None:
    server.reply = Reply(status=429, error="rate_limit_error", headers={"retry-after": "20"})

    assert failure_of(make()).extra == {"retry_after": 20}


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (Ending.REFUSED, ProviderRefused),
        (Ending.TOO_LONG, ProviderCutOff),
        (Ending.CUT, ProviderCutOff),
        (Ending.UNFINISHED, ProviderCutOff),
        (Ending.BROKEN_JSON, ProviderMalformed),
        (Ending.WRONG_SHAPE, ProviderMalformed),
        (Ending.WEB_PAGE, ProviderMalformed),
    ],
)
@pytest.mark.parametrize("after", [0, None])
def test_a_reply_that_ends_badly_is_a_failure(
    make: Make, server: WireServer, ending: Ending, expected: type[ProviderFailed], after: int | None
) -> None:
    server.reply = Reply(text="I built the invoicing service.", ending=ending, after=after)

    assert type(failure_of(make())) is expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ("overloaded_error", ProviderOverloaded),
        ("rate_limit_error", ProviderRateLimited),
        ("insufficient_quota", ProviderOutOfCredit),
        ("timeout_error", ProviderTimeout),
        ("api_error", ProviderFailed),
    ],
)
def test_an_error_in_the_middle_of_the_text_keeps_its_meaning(
    make: Make, server: WireServer, error: str, expected: type[ProviderFailed]
) -> None:
    server.reply = Reply(text="I built the invoicing service.", ending=Ending.ERROR, error=error)

    assert type(failure_of(make())) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n ",
        '{"sentences": []}',
        "{}",
        '{"sentences": "no"}',
        '{"sentences": [{"number": 1, "begins": "chapter", "text": "I", "evidence": []}]}',
        '{"sentences": [{"number": 1, "begins": "line", "text": "I built", "evidence": []}',
        '{"sentences": [{"number": 1, "begins": "line", "text": "I \\ud83d built", "evidence": []}]}',
        '{"sentences": [{"number": 1 "begins": "line", "text": "I built", "evidence": []}]}',
        '{"text": "I built it."}',
        "{" * 2_000,
        "}",
        '{"sentences": [' + " " * 100_000,
    ],
)
def test_a_reply_of_another_shape_is_malformed(make: Make, server: WireServer, text: str) -> None:
    server.reply = Reply(text=text, raw=True)

    assert type(failure_of(make())) is ProviderMalformed


@pytest.mark.parametrize("ending", [Ending.SILENT, Ending.PINGS, Ending.ENDLESS])
@pytest.mark.parametrize("after", [0, None])
def test_a_provider_that_does_not_finish_is_stopped(
    make: Make, server: WireServer, ending: Ending, after: int | None
) -> None:
    server.reply = Reply(text="I built the invoicing service.", ending=ending, after=after)

    assert type(failure_of(make(), seconds=SHORT)) is ProviderTimeout
    assert server.abandoned.wait(LONG), "the connection upstream is closed too"


def test_a_reader_who_leaves_ends_the_call_upstream(make: Make, server: WireServer) -> None:
    server.reply = Reply(text="I built the invoicing service.", ending=Ending.ENDLESS)
    with Patience(LONG) as patience:
        stream = make().stream(ASKED, patience)
        next(stream)

        stream.close()

        assert server.abandoned.wait(LONG)


@pytest.mark.parametrize("where", ["before the first byte", "between two words"])
def test_a_reader_who_hangs_up_ends_the_call_upstream_though_nothing_comes(
    make: Make, server: WireServer, where: str
) -> None:
    silent = Ending.MUTE if where == "before the first byte" else Ending.SILENT
    server.reply = Reply(text="I built the invoicing service.", ending=silent)
    ours, theirs = socket.socketpair()
    threading.Thread(target=hang_up, args=(theirs, server.asked)).start()

    with pytest.raises(DraftStopped), Patience(LONG, reader=ours) as patience:
        list(make().stream(ASKED, patience))

    assert server.abandoned.wait(1.0), "the provider is told within a second"
    ours.close()


def hang_up(connection: socket.socket, when: threading.Event) -> None:
    when.wait(LONG)
    connection.close()


def test_a_server_that_is_not_there_is_a_plain_failure(make: Make) -> None:
    with serving() as gone:
        address = gone.url

    assert type(failure_of(make(url=address))) is ProviderFailed


@pytest.mark.parametrize("url", ["not an address", "ftp://127.0.0.1/", "http://[::1"])
def test_an_address_that_is_none_is_told_to_the_operator(make: Make, url: str) -> None:
    provider = make(url=url)
    provider.warm()

    assert isinstance(failure_of(provider), ProviderFailed)


@pytest.mark.parametrize("kind", NETWORKED)
def test_without_a_key_nothing_is_sent(kind: type[Networked]) -> None:
    provider = kind(api_key="", model="model-1", timeout=LONG)

    assert type(failure_of(provider)) is ProviderMisconfigured


def test_a_server_at_home_needs_no_key(server: WireServer) -> None:
    server.reply = Reply(text="Good.")
    provider = CompatibleProvider(api_key="", model="model-1", base_url=f"{server.url}/v1", timeout=LONG)

    assert text_of(chunks_of(provider)) == "Good."
    provider.close()


def test_nothing_of_the_servers_own_words_reaches_the_failure(make: Make, server: WireServer) -> None:
    server.reply = Reply(status=500)

    failure = failure_of(make())

    assert "as the test asked" not in failure.detail
    assert "No credit was used" in failure.detail


def test_only_known_headers_leave(make: Make, server: WireServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANTHROPIC_CUSTOM_HEADERS", "OPENAI_CUSTOM_HEADERS"):
        monkeypatch.setenv(name, "x-secret-of-the-host: 1")
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"):
        monkeypatch.setenv(name, "from-the-environment")

    chunks_of(make(key="sk-given"))

    sent = server.requests[0].headers
    assert "from-the-environment" not in " ".join(sent.values())
    assert "x-secret-of-the-host" not in sent
    assert not [name for name in sent if name.startswith(("x-stainless", "openai-"))]
    assert "sk-given" in (sent.get("x-api-key") or sent["authorization"])


def test_the_address_is_not_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "https://elsewhere.example")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://elsewhere.example/v1")
    claude = ClaudeProvider(api_key="sk-wire", model="model-1", timeout=SHORT)
    chat = OpenAIProvider(api_key="sk-wire", model="model-1", timeout=SHORT)

    addresses = [str(claude.client().base_url), str(chat.client().base_url)]

    assert addresses == ["https://api.anthropic.com", "https://api.openai.com/v1/"]
    claude.close()
    chat.close()


def test_material_is_never_sent(make: Make, server: WireServer) -> None:
    chunks_of(make())

    assert "García" not in server.requests[0].raw
    assert " ".join(server.requests[0].prompt.split()) == "Write plainly. Résumé and posting. A letter, please."


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("<think>The user wants a letter.</think>\n\nDear team,", "Dear team,"),
        ("\n<think>\n</think>Dear team,", "Dear team,"),
        ("<thin line of text", "<thin line of text"),
        ("Dear team, <think>no</think>", "Dear team, <think>no</think>"),
    ],
)
def test_what_a_model_thinks_aloud_is_not_its_text(server: WireServer, reply: str, shown: str) -> None:
    server.reply = Reply(text=reply, raw=True)
    provider = CompatibleProvider(api_key="", model="model-1", base_url=f"{server.url}/v1", timeout=LONG)

    assert text_of(chunks_of(provider)) == shown
    provider.close()


def test_thoughts_without_a_text_are_malformed(server: WireServer) -> None:
    server.reply = Reply(text="<think>Let me see", raw=True)
    provider = CompatibleProvider(api_key="", model="model-1", base_url=f"{server.url}/v1", timeout=LONG)

    assert type(failure_of(provider)) is ProviderMalformed
    provider.close()


def test_sentences_come_with_the_lines_that_carry_them(make: Make, server: WireServer) -> None:
    told = (
        '{"sentences": [{"number": 1, "begins": "paragraph", "text": "Dear team,", "evidence": []}, '
        '{"number": 2, "begins": "line", "text": "I \\"built\\" it \\ud83d\\ude00 at \\u00dcber.", '
        '"evidence": ["r2", "r3"]}]}'
    )
    server.reply = Reply(text=told, raw=True)

    chunks = chunks_of(make())

    assert text_of(chunks) == 'Dear team,I "built" it 😀 at Über.'
    assert [(chunk.begins, chunk.number) for chunk in chunks if chunk.begins] == [("paragraph", 1), ("line", 2)]
    assert [chunk.evidence for chunk in chunks if chunk.evidence is not None] == [(), ("r2", "r3")]


def test_a_server_at_home_may_put_its_json_into_a_fence_or_write_plain_text(server: WireServer) -> None:
    provider = CompatibleProvider(api_key="", model="model-1", base_url=f"{server.url}/v1", timeout=LONG)

    for said in ('```json\n{"sentences": [{"text": "I built it."}]}\n```', "I built it."):
        server.reply = Reply(text=said, raw=True)
        assert text_of(chunks_of(provider)) == "I built it."
    provider.close()


def test_what_is_asked_for_is_the_schema_and_nothing_is_stored(make: Make, server: WireServer) -> None:
    chunks_of(make())

    sent = server.requests[0]
    assert '"additionalProperties": false' in json.dumps(sent.body)
    assert sent.body.get("store", False) is False
