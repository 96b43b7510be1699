"""Every request that leaves, read as it leaves: nothing in it says who the person is, unless they want it to."""

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest

from service.drafts.composing import rules
from service.drafts.model import Done, DraftKind, DraftRequest, EarlierAnswer, Edit, Past
from service.drafts.patience import Patience
from service.drafts.providers.claude import ClaudeProvider
from service.drafts.providers.openai_compatible import CompatibleProvider
from service.drafts.providers.openai_responses import OpenAIProvider
from service.drafts.writing import Brief, write
from service.resumes.model import Resume
from tests.drafts.people import NONCE, ana, posting
from tests.drafts.wire import Reply, WireServer, serving

TODAY = date(2026, 11, 24)
SECONDS = 30.0
# Whatever says who Ana is, in every spelling in which it stands below.
PRIVATE = (
    *("García", "GARCÍA", "Garcia", "ana.garcia", "mail.example", "612", "Calle Mayor", "28013", "anagarcia", "Ana "),
    *("12345678Z", "X1234567", "1990", "DE02 1203"),
)
SAID = "I am Ana García (ana.garcia@mail.example, +34 612 345 678, Calle Mayor 5, linkedin.com/in/anagarcia). "
PAST = Past(
    answers=(EarlierAnswer(question="Who are you?", answer=f"{SAID}I know PostgreSQL."),),
    edits=(Edit(before=f"{SAID}Dear team,", after=f"Hello, {SAID}"),),
    openings=(f"{SAID}I am applying.",),
    notes=f"{SAID}Talked to Dana on Monday.",
)
REQUESTS = (
    DraftRequest(kind=DraftKind.COVER_LETTER),
    DraftRequest(kind=DraftKind.ANSWER, question=f"Is this right? {SAID}", options=(f"Yes, {SAID}", "No")),
    DraftRequest(kind=DraftKind.OUTREACH, recipient="a friend of Ana García"),
)
LIE = "Ana García, ana.garcia@mail.example, has ten years of Angular."


def with_identifiers() -> Resume:
    """Ana, who wrote into her summary what no employer need know."""
    known = ana().model_dump(mode="json", by_alias=True, exclude_none=True)
    known["basics"]["summary"] += " DNI: 12345678Z. Passport no. X1234567. Born 3 May 1990. IBAN DE02 1203 0000 0000."
    return Resume.model_validate(known)


@pytest.fixture(scope="module")
def server() -> Iterator[WireServer]:
    with serving() as running:
        yield running


@pytest.fixture(params=[ClaudeProvider, OpenAIProvider, CompatibleProvider], ids=lambda kind: kind.__name__)
def model(
    request: pytest.FixtureRequest, server: WireServer
) -> Iterator[ClaudeProvider | OpenAIProvider | CompatibleProvider]:
    base = server.url if request.param is ClaudeProvider else f"{server.url}/v1"
    made = request.param(api_key="sk-wire", model="m", base_url=base, timeout=SECONDS)
    server.requests.clear()
    server.reply = Reply()
    yield made
    made.close()


def written(
    model: ClaudeProvider | OpenAIProvider | CompatibleProvider, request: DraftRequest, *, masks: bool = True
) -> Done:
    page = posting(f"We need Python. Signed in as {SAID}")
    brief = Brief(
        request=request, resume=with_identifiers(), posting=page, today=TODAY, nonce=NONCE, past=PAST, masks=masks
    )
    with Patience(SECONDS) as patience:
        *_, done = write(brief, providers=[model], patience=patience)
    assert isinstance(done, Done)
    return done


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request_: str(request_.kind))
def test_no_request_says_who_the_person_is(
    server: WireServer, model: ClaudeProvider | OpenAIProvider | CompatibleProvider, request_: DraftRequest
) -> None:
    server.reply = Reply(text=f"[[NAME_{NONCE}]], [[EMAIL_{NONCE}]], has ten years of Angular.")

    done = written(model, request_)

    assert LIE in done.text
    assert len(server.requests) == 2, "the draft, and its repair, which has the draft in it"
    for sent in server.requests:
        everything = f"{sent.path} {dict(sent.headers)} {json.dumps(sent.body, ensure_ascii=False)} {sent.raw}"
        assert [private for private in PRIVATE if private in everything] == []
        assert "Nube Datos" in everything
    assert "PostgreSQL" in server.requests[0].prompt


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request_: str(request_.kind))
def test_whatever_is_fenced_is_named_as_data_by_the_rules(
    server: WireServer, model: ClaudeProvider | OpenAIProvider | CompatibleProvider, request_: DraftRequest
) -> None:
    server.reply = Reply(text=LIE)

    written(model, request_)

    fenced = {label for sent in server.requests for label in re.findall(rf"</(\w+)-{NONCE}>", sent.prompt)}
    assert {"resume", "posting", "draft"} <= fenced
    assert [label for label in fenced if f"<{label}-…>" not in rules()] == []


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request_: str(request_.kind))
def test_masking_can_be_turned_off_and_pages_stay_harmless(
    server: WireServer, model: ClaudeProvider | OpenAIProvider | CompatibleProvider, request_: DraftRequest
) -> None:
    done = written(model, request_, masks=False)

    sent = server.requests[0].prompt
    assert "Name: Ana García" in sent
    assert "ana.garcia@mail.example" in sent
    assert f"_{NONCE}]]" not in sent
    assert "[[" not in done.text


@pytest.mark.parametrize(
    "said",
    [
        "[[NAME_{n}]]s",
        "[[NAME_{n}s]]",
        "[[NAME_{n}'s]] letter",
        "[[NAMES_{n}]]",
        "[[NAME-{n}]]",
        "[[NAME {n}]]",
        "[[name_{n}]]",
        "[[FIRST_NAME_{n}]] [[LAST_NAME_{n}]]",
        "[[NAME_{half} {rest}]]",
        "[[NAME_{half}-{rest}]]",
    ],
)
def test_inflected_and_split_placeholders_are_put_back(
    server: WireServer, model: ClaudeProvider | OpenAIProvider | CompatibleProvider, said: str
) -> None:
    spelled = said.format(n=NONCE, half=NONCE[:5], rest=NONCE[5:])
    server.reply = Reply(text=f"Kind regards,\n\n{spelled}")

    text = written(model, REQUESTS[0]).text

    assert "Ana García" in text
    assert NONCE not in text
