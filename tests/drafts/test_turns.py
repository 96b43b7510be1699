"""Who writes when somebody fails, and how what does not hold is put right once."""

import socket
from collections.abc import Generator
from contextlib import closing

import pytest

from service.drafts.composing import flaws
from service.drafts.grounding import Audit, SentenceAudit, Verdict
from service.drafts.model import Channel, Checked, DraftKind, DraftRequest
from service.drafts.patience import Patience
from service.drafts.providers import Chunk, Completion
from service.drafts.providers.claude import ClaudeProvider
from service.drafts.providers.offline import OfflineProvider
from service.drafts.providers.openai_compatible import CompatibleProvider
from service.drafts.providers.openai_responses import OpenAIProvider
from service.errors import (
    DraftStopped,
    ProviderCutOff,
    ProviderFailed,
    ProviderOutOfCredit,
    ProviderRateLimited,
    ProviderRefused,
)
from service.match.model import Evidence
from tests.drafts.wire import Ending, Reply, WireServer
from tests.drafts.writers import LETTER, Says, done, drafting

SECONDS = 30.0


def test_the_other_provider_steps_in_before_the_first_word(
    server: WireServer, claude: ClaudeProvider, chat: OpenAIProvider
) -> None:
    server.replies.extend([Reply(status=529, error="overloaded_error"), Reply(text="Dear Kontor GmbH team,")])

    last = done(drafting(claude, fallback=chat))

    assert (last.text, last.provider, last.model) == ("Dear Kontor GmbH team,", "openai", "gpt-wire")
    assert last.notice == (
        "Claude could not write this: the AI provider is overloaded. The OpenAI provider wrote it instead."
    )


def test_white_space_alone_is_no_word() -> None:
    silent = Says("\n", "  ", then=ProviderRateLimited())

    assert done(drafting(silent, fallback=Says("Dear team,"))).text == "Dear team,"


def test_after_the_first_word_nobody_steps_in(server: WireServer, claude: ClaudeProvider, chat: OpenAIProvider) -> None:
    server.reply = Reply(text="I built the invoicing service in Python and PostgreSQL.", ending=Ending.CUT)

    last = done(drafting(claude, fallback=chat))

    assert isinstance(last.failure, ProviderCutOff)
    assert last.text.startswith("I built the")
    assert not last.text.endswith(".")
    assert last.audit.sentences
    assert len(server.requests) == 1


def test_when_both_fail_the_failure_of_the_chosen_one_is_told() -> None:
    chosen, other = Says(then=ProviderRefused()), Says(then=ProviderRateLimited())

    with pytest.raises(ProviderRefused):
        list(drafting(chosen, fallback=other))


TRUE = "I built the invoicing service in Python for 400 customers."
INVENTED = "I have ten years of experience with Angular."


def test_what_a_model_made_up_twice_is_marked(server: WireServer, claude: ClaudeProvider) -> None:
    server.reply = Reply(text=f"{TRUE} {INVENTED}")

    true, invented = done(drafting(claude)).audit.sentences

    assert true.verdict is Verdict.SUPPORTED
    assert invented.verdict is Verdict.UNSUPPORTED
    assert len(server.requests) == 2, "it is put right once, and only once"


def mended(text: str) -> Reply:
    item = f'{{"number": 2, "begins": "sentence", "text": "{text}", "evidence": []}}'
    return Reply(text=f'{{"sentences": [{item}]}}', raw=True)


def test_what_failed_is_told_exactly_and_put_right_once(server: WireServer, claude: ClaudeProvider) -> None:
    server.replies.extend([Reply(text=f"{TRUE} {INVENTED}"), mended("I cut the nightly import from 50 to 8 minutes.")])

    events = list(drafting(claude))

    first, second = [event for event in events if isinstance(event, Checked)]
    told = server.requests[1].prompt.split("These sentences cannot stay as they are:\n")[1].split("\n\n")[0]
    assert (first.goes_on, second.goes_on) == (True, False)
    assert told.startswith("2. ")
    assert "Angular" in told
    assert done(events).text == f"{TRUE} I cut the nightly import from 50 to 8 minutes."
    assert {sentence.verdict for sentence in second.audit.sentences} == {Verdict.SUPPORTED}
    assert server.requests[0].prompt.split("</posting-")[0] == server.requests[1].prompt.split("</posting-")[0]


SET_PHRASE = "I am confident that I am the ideal candidate."


def test_a_set_phrase_is_put_right_though_it_claims_nothing_false(server: WireServer, claude: ClaudeProvider) -> None:
    server.replies.extend([Reply(text=f"{TRUE} {SET_PHRASE}"), mended("I would be glad to talk.")])

    last = done(drafting(claude))

    told = server.requests[1].prompt.split("cannot stay as they are:\n")[1].split("\n\n")[0]
    assert told.startswith("2. ")
    assert "I am confident that" in told
    assert last.text == f"{TRUE} I would be glad to talk."


def test_a_phrase_of_the_persons_own_resume_is_theirs_to_say() -> None:
    line = Evidence(pointer="/work/0/highlights/0", text="Robust invoicing for 400 customers", start=0, end=34)
    own = SentenceAudit(
        text="I built robust invoicing.", start=0, end=25, verdict=Verdict.SUPPORTED, evidence=(line,), reasons=()
    )

    assert flaws(Audit(sentences=(own,))) == {}
    assert list(flaws(Audit(sentences=(own.model_copy(update={"evidence": ()}),)))) == [1]


def test_what_is_too_long_for_the_form_is_shortened_once(server: WireServer, claude: ClaudeProvider) -> None:
    note = DraftRequest(kind=DraftKind.OUTREACH, channel=Channel.LINKEDIN)
    more = "I cut the nightly import from 50 to 8 minutes." * 6
    server.replies.extend([Reply(text=f"{TRUE} {more}"), mended("I cut the nightly import from 50 to 8 minutes.")])

    last = done(drafting(claude, note))

    assert "characters longer than the form takes" in server.requests[1].prompt
    assert last.text == f"{TRUE} I cut the nightly import from 50 to 8 minutes."
    assert last.notice is None


def test_what_stays_too_long_says_so(server: WireServer, claude: ClaudeProvider) -> None:
    server.reply = Reply(text=TRUE * 6)

    last = done(drafting(claude, DraftRequest(kind=DraftKind.OUTREACH, channel=Channel.LINKEDIN)))

    assert last.notice is not None
    assert "please shorten it" in last.notice


def test_what_cannot_be_put_right_is_left_out_by_the_model(server: WireServer, claude: ClaudeProvider) -> None:
    server.replies.extend([Reply(text=f"{TRUE} {INVENTED}"), mended("")])

    assert done(drafting(claude)).text == TRUE


@pytest.mark.parametrize(
    "second", [Reply(status=529), Reply(text="no", raw=True), Reply(ending=Ending.CUT), Reply(text="")]
)
def test_a_repair_that_fails_leaves_the_marks(server: WireServer, claude: ClaudeProvider, second: Reply) -> None:
    server.replies.extend([Reply(text=f"{TRUE} {INVENTED}"), second])

    last = done(drafting(claude))

    assert (last.text, last.failure) == (f"{TRUE} {INVENTED}", None)
    assert last.audit.sentences[1].verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize("first", [f"{TRUE} {INVENTED}", f"{INVENTED} {TRUE}"])
@pytest.mark.parametrize("request_", [LETTER, DraftRequest(kind=DraftKind.COVER_LETTER, limit=60)])
def test_prose_in_the_place_of_what_was_to_be_put_right_is_passed_over(
    server: WireServer, request_: DraftRequest, first: str
) -> None:
    server.reply = Reply(text=first, raw=True)
    provider = CompatibleProvider(api_key="", model="home", base_url=f"{server.url}/v1", timeout=SECONDS)

    with closing(provider):
        last = done(drafting(provider, request_))

    assert len(server.requests) == 2, "it is asked once to put right what fails"
    assert last.text == first


def test_a_busy_provider_is_asked_once_more_when_nobody_else_can_write() -> None:
    busy = Says(then=ProviderRateLimited(extra={"retry_after": 0}))

    last = done(drafting(busy, fallback=OfflineProvider()))

    assert busy.asked == 2
    assert last.provider == "offline"
    assert last.notice is not None
    assert "without AI" in last.notice


@pytest.mark.parametrize(
    "failure",
    [ProviderRefused(), ProviderOutOfCredit(), ProviderRateLimited(extra={"retry_after": 60})],
    ids=["refused", "out of credit", "busy for long"],
)
def test_what_another_try_cannot_help_is_not_tried_again(failure: ProviderFailed) -> None:
    failing = Says(then=failure)

    with pytest.raises(type(failure)):
        list(drafting(failing))
    assert failing.asked == 1


def test_after_the_reader_left_nobody_is_asked() -> None:
    ours, theirs = socket.socketpair()

    class Leaves(Says):
        def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
            theirs.close()
            patience.wait(patience.left)
            return super().stream(request, patience)

    never = Says("never")

    with ours, pytest.raises(DraftStopped):
        list(drafting(Leaves(then=DraftStopped()), fallback=never, reader=ours))
    assert never.asked == 0
