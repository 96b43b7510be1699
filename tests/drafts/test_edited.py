"""What is known of a draft after an edit: no change of a comma makes an invention the person's own words."""

import pytest

from service.drafts.checking import Grounds, check
from service.drafts.edited import MOST_BYTES, MOST_CHECKED, Edited, edited
from service.drafts.grounding import Audit, Verdict
from service.drafts.sending import sendable
from service.match.model import Evidence
from tests.conftest import TODAY
from tests.drafts.people import ana, posting

TRUE = "I built the invoicing service in Python and PostgreSQL for 400 customers."
LIE = "I led a team of 40 people at Amazon for nine years."
LETTER = f"Dear team,\n\n{TRUE} {LIE}\n\nKind regards"


def checked(text: str) -> Audit:
    return check(text, Grounds(resume=ana(), posting=posting(), today=TODAY))


def change(
    content: str, *, before: str = LETTER, vouched: tuple[str, ...] = (), is_checked: bool = True
) -> tuple[Edited, str]:
    """The draft after an edit, and what of it may be sent."""
    now = edited(content, before=checked(before), vouched=vouched, check=checked if is_checked else None)
    return now, sendable(content, now.audit, vouched=now.vouched)


@pytest.mark.parametrize("is_checked", [True, False])
@pytest.mark.parametrize(
    ("lie", "again"),
    [
        (LIE, "I led a team of 40 people at Amazon, for nine years."),
        (LIE, "I led a team of 40 people at Ama\u00adzon for nine years!"),
        (LIE, "I led a team of 40 people at Amazon. For nine years."),
        (LIE, "For nine years I led a team of 40 people at Amazon."),
        (LIE, "Well, I led a team of 45 people at Amazon for nine years."),
        (LIE, "I led a team of 40 people at Amazon for nine years?"),
        ("Ich leitete neun Jahre lang 40 Leute bei Siemens.", "Ich leitete, neun Jahre lang, 40 Leute bei Siemens."),
        ("J’ai dirigé 40 personnes chez Renault pendant neuf ans.", "J’ai dirigé 40 personnes chez Renault, neuf ans."),
        ("Dirigí a 40 personas en Telefónica durante nueve años.", "Dirigí a 40 personas en Telefónica: nueve años."),
        ("Liderei 40 pessoas na Petrobras durante nove anos.", "Liderei 40 pessoas na Petrobras, durante nove anos…"),
    ],
)
def test_a_sentence_that_failed_stays_out_when_it_is_hardly_changed(lie: str, again: str, *, is_checked: bool) -> None:
    now, sent = change(LETTER.replace(LIE, again), before=LETTER.replace(LIE, lie), is_checked=is_checked)

    assert (sent, now.vouched) == (f"Dear team,\n\n{TRUE}\n\nKind regards", [])


@pytest.mark.parametrize(
    "own",
    [
        "As a volunteer I run the library of our street.",
        "Ich spiele seit 1999 Cello im Orchester von Potsdam.",
        "J’anime un atelier de couture à Lyon.",
        "Fui árbitro de balonmano en Alicante.",
        "Fui bombeiro voluntário em Coimbra.",
        "I did lead, but never at Amazon and never so many.",
    ],
)
def test_what_the_person_wrote_anew_is_marked_and_sent(own: str) -> None:
    now, sent = change(LETTER.replace(LIE, own))

    assert own in sent
    assert own in now.vouched
    assert own in [one.text for one in now.audit.sentences]


def test_a_sentence_that_is_put_right_is_backed() -> None:
    before = LETTER.replace(TRUE, TRUE.replace("400", "900"))

    now, sent = change(LETTER, before=before)

    assert TRUE in sent
    assert [one.verdict for one in now.audit.sentences if one.text == TRUE] == [Verdict.SUPPORTED]


def test_a_failing_sentence_that_was_kept_may_be_changed() -> None:
    again = LIE.replace("40", "41")

    assert again in change(LETTER.replace(LIE, again), vouched=(LIE,))[1]


def test_a_changed_sentence_that_is_kept_in_the_same_breath_is_sent() -> None:
    again = LIE.replace("40", "41")

    assert again in change(LETTER.replace(LIE, again), vouched=(again,))[1]


def test_small_steps_lead_nowhere() -> None:
    text, audit, vouched = LETTER, checked(LETTER), list[str]()
    for old, new in ((" for", ", for"), ("40", "44"), ("at Amazon", "with Amazon"), ("years.", "years!")):
        text = text.replace(old, new)
        now = edited(text, before=audit, vouched=vouched, check=checked)
        audit, vouched = now.audit, now.vouched

    assert "Amazon" not in sendable(text, audit, vouched=vouched)


def test_sentences_that_stay_keep_their_verdict_and_their_lines() -> None:
    before = {one.text: one for one in checked(LETTER).sentences}

    now, _ = change(f"Hello!\n\n{LIE}\n{TRUE}")

    for one in now.audit.sentences[1:]:
        assert (one.verdict, one.evidence) == (before[one.text].verdict, before[one.text].evidence)
        assert f"Hello!\n\n{LIE}\n{TRUE}"[one.start : one.end] == one.text


def test_only_what_is_new_is_checked_behind_what_it_follows() -> None:
    seen = []

    def watching(text: str) -> Audit:
        seen.append(text)
        return checked(text)

    edited(f"{LETTER}\n- I know Django.", before=checked(LETTER), vouched=(), check=watching)

    assert seen == ["\nKind regards\n- I know Django."]


def test_of_a_very_long_text_the_beginning_is_checked() -> None:
    long = "\n".join(f"I know Django and {number} more." for number in range(600))

    now, sent = change(long)

    assert 0 < now.audit.sentences[-1].end <= MOST_CHECKED
    assert sent == long


def test_an_audit_fits_its_row() -> None:
    line = Evidence(pointer="/work/0", text="x" * 900, start=0, end=900)
    one = checked(TRUE).sentences[0].model_copy(update={"evidence": (line,) * 4})

    now = edited(f"{TRUE}\n" * 300, before=Audit(sentences=(one,)), vouched=())

    assert len(now.audit.model_dump_json()) < MOST_BYTES
    assert len(now.audit.sentences) == 300


def test_a_line_of_a_few_words_is_like_no_other() -> None:
    own = "In my free time I teach the Terraform language."

    assert own in change(own, before="Terraform")[1]
