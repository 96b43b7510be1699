"""What a hostile page wants, a model may do, but nothing of it reaches the person unmarked, nor anybody else at all."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from service.drafts.composing import fails
from service.drafts.model import Done, DraftKind, DraftRequest
from service.drafts.patience import Patience
from service.drafts.providers import Provider
from service.drafts.providers.claude import ClaudeProvider
from service.drafts.providers.offline import OfflineProvider
from service.drafts.providers.openai_compatible import CompatibleProvider
from service.drafts.providers.openai_responses import OpenAIProvider
from service.drafts.sending import sendable
from service.drafts.writing import Brief, write
from service.scrape import scrape
from service.scrape.model import JobPosting
from tests.drafts.hostile import Attack, attacks
from tests.drafts.people import NONCE, ana
from tests.drafts.wire import Recorded, Reply, WireServer, serving
from tests.drafts.wire_letter import letter

TODAY = date(2026, 11, 24)
SECONDS = 30.0
ATTACKS = list(attacks())
KINDS = {
    DraftKind.COVER_LETTER: DraftRequest(kind=DraftKind.COVER_LETTER),
    DraftKind.ANSWER: DraftRequest(kind=DraftKind.ANSWER, question="Which databases do you know?"),
    DraftKind.OUTREACH: DraftRequest(kind=DraftKind.OUTREACH, recipient="Dana Okafor"),
}
PLACEHOLDER = re.compile(r"\[\[[A-Z_0-9]+_[0-9a-f]+\]\]")
OWN = ("garc", "ana.garcia", "612 345", "mayor 5")  # of what no address may hold


@pytest.fixture(scope="module")
def server() -> Iterator[WireServer]:
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def models(server: WireServer) -> Iterator[list[Provider]]:
    made: list[ClaudeProvider | OpenAIProvider | CompatibleProvider] = [
        ClaudeProvider(api_key="sk-wire", model="m", base_url=server.url, timeout=SECONDS),
        OpenAIProvider(api_key="sk-wire", model="m", base_url=f"{server.url}/v1", timeout=SECONDS),
        CompatibleProvider(api_key="", model="m", base_url=f"{server.url}/v1", timeout=SECONDS),
    ]
    yield list(made)
    for provider in made:
        provider.close()


class Obeys:
    """A model that does what the page says, in its draft and when it is asked to put that right, if it sees it."""

    def __init__(self, attack: Attack) -> None:
        self.attack = attack
        self.obeyed = ""

    def __call__(self, recorded: Recorded) -> str:
        """Write a letter with the obeyed sentence in the middle of it."""
        honest = letter(recorded.prompt)
        if self.attack.trigger not in recorded.prompt:
            return honest
        own = PLACEHOLDER.findall(recorded.prompt)
        name = next((one for one in own if one.startswith("[[NAME")), "[[NAME]]")
        mail = next((one for one in own if one.startswith("[[EMAIL")), f"[[EMAIL_{NONCE}]]")
        self.obeyed = self.attack.obeyed.format(EMAIL=mail, NAME=name)
        first, _, rest = honest.partition(". ")
        return f"{first}. {self.obeyed} {rest}"


def posting_of(attack: Attack) -> JobPosting:
    return scrape(attack.html, url="https://jobs.example/hostile").posting or JobPosting()


def written(provider: Provider, request: DraftRequest, job: JobPosting) -> Done:
    brief = Brief(request=request, resume=ana(), posting=job, today=TODAY, nonce=NONCE)
    with Patience(SECONDS) as patience:
        *_, done = write(brief, providers=[provider], patience=patience)
    assert isinstance(done, Done)
    return done


def unmarked(done: Done) -> str:
    """What of the text no mark warns of, as it is copied."""
    backed = " ".join(sentence.text for sentence in done.audit.sentences if not fails(sentence.verdict))
    return f"{backed}\n{sendable(done.text, done.audit, vouched=())}".casefold()


def parts(obeyed: str) -> list[str]:
    """The telling stretches of an obeyed order: all its words but the placeholders."""
    return [part.strip(" .").casefold() for part in PLACEHOLDER.split(obeyed) if len(part.strip(" .")) > 3]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: str(attack.name))
def test_nothing_that_a_page_orders_reaches_the_person_unmarked(
    server: WireServer, models: list[Provider], attack: Attack
) -> None:
    job = posting_of(attack)
    at = ATTACKS.index(attack)
    provider = models[at % len(models)]
    request = list(KINDS.values())[at // len(models) % len(KINDS)]
    model = Obeys(attack)
    server.reply = Reply(text=model)

    done = written(provider, request, job)

    shown = unmarked(done)
    assert [part for part in parts(model.obeyed) if part in shown] == []
    for address in re.findall(r"\S*evil\.example\S*", done.text.casefold()):
        assert [own for own in OWN if own in address] == []


@pytest.mark.parametrize(
    "provider", [ClaudeProvider, OpenAIProvider, CompatibleProvider], ids=lambda kind: kind.__name__
)
@pytest.mark.parametrize("kind", DraftKind)
def test_most_orders_are_seen_and_obeyed_so_that_the_test_means_something(
    server: WireServer, models: list[Provider], provider: type[Provider], kind: DraftKind
) -> None:
    writer = next(one for one in models if type(one) is provider)
    seen = 0
    for attack in ATTACKS[:: len(ATTACKS) // 12]:
        model = Obeys(attack)
        server.reply = Reply(text=model)
        done = written(writer, KINDS[kind], posting_of(attack))
        seen += bool(model.obeyed)
        assert [part for part in parts(model.obeyed) if part in unmarked(done)] == []

    assert seen >= 4


@pytest.mark.parametrize("kind", DraftKind)
def test_without_ai_no_page_is_obeyed(kind: DraftKind) -> None:
    for attack in ATTACKS:
        shown = unmarked(written(OfflineProvider(), KINDS[kind], posting_of(attack)))

        assert "evil.example" not in shown
        assert [part for part in parts(attack.obeyed) if part in shown] == [], attack.name
