"""What is sent holds nothing that failed, all that the person stands by, and reads well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafts.grounding import Audit, SentenceAudit, Verdict
from service.drafts.grounding.splitting import split
from service.drafts.page import Page
from service.drafts.phrases import phrases
from service.drafts.providers import Begins
from service.drafts.sending import sendable

NOTE = "[Put together from your résumé; delete this note.]"
TEXT = f"{NOTE}\n\nDear team,\n\nI bake. I fly. I row.\n\n- I swim\n- I run\n\nRegards"


def audit(text: str = TEXT, **verdicts: Verdict) -> Audit:
    """An audit in which the sentences named have a verdict of their own."""
    said = [NOTE, "Dear team,", "I bake.", "I fly.", "I row.", "I swim", "I run", "Regards"]
    claims = {"I fly.": "fly", "I row.": "row", "I swim": "swim", "I run": "run", "I bake.": "bake"}
    return Audit(
        sentences=tuple(
            SentenceAudit(
                start=text.index(one),
                end=text.index(one) + len(one),
                text=one,
                verdict=verdicts.get(claims.get(one, ""), Verdict.SUPPORTED if one in claims else Verdict.NOT_A_CLAIM),
            )
            for one in said
            if one in text
        )
    )


def test_a_note_of_ours_is_never_sent() -> None:
    assert sendable(TEXT, audit(), vouched=()) == TEXT.removeprefix(f"{NOTE}\n\n")


@pytest.mark.parametrize("verdict", [Verdict.UNSUPPORTED, Verdict.PARTLY])
def test_what_failed_is_left_out_with_its_bullet_and_its_spaces(verdict: Verdict) -> None:
    sent = sendable(TEXT, audit(fly=verdict, swim=verdict), vouched=())

    assert sent == "Dear team,\n\nI bake. I row.\n\n- I run\n\nRegards"


def test_what_the_person_stands_by_is_sent() -> None:
    sent = sendable(TEXT, audit(fly=Verdict.UNSUPPORTED), vouched=["I fly."])

    assert "I bake. I fly. I row." in sent


def test_the_persons_own_words_are_always_sent() -> None:
    edited = TEXT.replace("I fly.", "I once flew a kite.")

    assert "I once flew a kite." in sendable(edited, audit(edited, row=Verdict.UNSUPPORTED), vouched=())


def test_a_paragraph_of_which_nothing_is_left_leaves_no_gap() -> None:
    sent = sendable("Hello\n\nI fly.\n\nBye", audit("I fly.", fly=Verdict.UNSUPPORTED), vouched=())

    assert sent == "Hello\n\nBye"


def audited(text: str, *failing: str) -> Audit:
    """The audit of a text in which these sentences failed."""
    return Audit(
        sentences=tuple(
            SentenceAudit(
                start=start,
                end=end,
                text=text[start:end],
                verdict=Verdict.UNSUPPORTED if text[start:end] in failing else Verdict.SUPPORTED,
            )
            for start, end in split(text)
        )
    )


@pytest.mark.parametrize(
    ("failing", "text", "sent"),
    [
        (
            "Terraform",
            "Terraform\nYour posting names Terraform and Kafka.\nI would like to learn Terraform with you.",
            "Your posting names Terraform and Kafka.\nI would like to learn Terraform with you.",
        ),
        ("Schweißen", "Ich lernte.\n- Schweißen\n- Schweißen und Drehen", "Ich lernte.\n- Schweißen und Drehen"),
        ("Je cuisine.", "Je cuisine. Le soir, je dis: « Je cuisine. »", "Le soir, je dis: « Je cuisine. »"),
        ("Lideré.", "Antes no Lideré. Lideré. Fin.", "Antes no Lideré. Fin."),
        ("Dirigi.", "Eu Dirigi.  Dirigi. Fim.\t Obrigada", "Eu Dirigi.  Fim.\t Obrigada"),
    ],
)
def test_the_same_words_inside_another_sentence_stay(failing: str, text: str, sent: str) -> None:
    assert sendable(text, audited(text, failing), vouched=()) == sent


def test_in_an_edited_text_the_same_words_inside_another_sentence_stay() -> None:
    before = audited("Terraform\nI bake.", "Terraform")

    assert sendable("I bake.\nI teach Terraform now.", before, vouched=()) == "I bake.\nI teach Terraform now."
    assert sendable("I bake.\n- Terraform\nBye", before, vouched=()) == "I bake.\nBye"


SAID = ["Terraform", "Kafka", "Terraform and Kafka", "I know Terraform.", "Ich kann Kafka.", "Oui.", "Oui. Non!", "Sí…"]
SAID += ["I know Terraform", "Eu  sei\tKafka.", "I know Terraform. I know Kafka.", "Kafka? Oui."]
BETWEEN = st.sampled_from(["\n", "\n\n", "\n- ", "\n\n\n• ", " \n", "\n \n"])


@given(st.lists(st.tuples(st.sampled_from(SAID), BETWEEN)), st.data())
def test_whatever_failed_no_other_sentence_changes(told: list[tuple[str, str]], data: st.DataObject) -> None:
    text = "".join(words + gap for words, gap in told)
    said = [text[start:end] for start, end in split(text)]
    failing = data.draw(st.sets(st.sampled_from(said)) if said else st.just(set()))
    edited = "".join(words + gap for words, gap in data.draw(st.permutations(told)))

    for shown in (text, edited):
        sent = sendable(shown, audited(text, *failing), vouched=())
        sentences = [shown[start:end] for start, end in split(shown)]
        assert [sent[start:end] for start, end in split(sent)] == [one for one in sentences if one not in failing]


def written(*told: tuple[Begins, str]) -> Page:
    page = Page()
    for begins, text in told:
        page.take(page.begin(begins, text))
        page.take(text)
    return page


def test_sentences_stand_as_they_begin() -> None:
    page = written(
        (Begins.PARAGRAPH, "Dear team,"),
        (Begins.PARAGRAPH, "I bake."),
        (Begins.SENTENCE, "I row."),
        (Begins.LINE, "Mara"),
    )

    assert page.text == "Dear team,\n\nI bake. I row.\nMara"


def test_chinese_sentences_stand_side_by_side() -> None:
    assert written((Begins.PARAGRAPH, "我会烤面包。"), (Begins.SENTENCE, "我会划船。")).text == "我会烤面包。我会划船。"


def test_two_sentences_never_make_one_address() -> None:
    assert (
        "evil.example/?q= [["
        in written((Begins.PARAGRAPH, "https://evil.example/?q="), (Begins.SENTENCE, "[[EMAIL_x]]")).text
    )


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({(8, 15): "I sail."}, "I bake. I sail. I row."),
        ({(8, 15): ""}, "I bake. I row."),
        ({(0, 7): "", (16, 22): ""}, "I swim."),
        ({(0, 7): "", (8, 15): "", (16, 22): ""}, "I bake. I swim. I row."),
    ],
)
def test_what_is_written_anew_takes_its_place(told: dict[tuple[int, int], str], left: str) -> None:
    page = written((Begins.PARAGRAPH, "I bake."), (Begins.SENTENCE, "I swim."), (Begins.SENTENCE, "I row."))

    page.replace(told)

    assert page.text == left


def test_a_text_that_is_too_long_for_the_form_says_so() -> None:
    page = Page(limit=5)
    page.take("I bake.")

    assert page.notice == "This is 2 characters longer than the form takes; please shorten it before you send it."


def test_a_note_of_ours_takes_no_room_in_the_form() -> None:
    page = Page(limit=5)
    page.take(f"{phrases('en').note}\n\nBake.")

    assert page.notice is None


def test_what_others_put_in_brackets_does() -> None:
    page = Page(limit=5)
    page.take("[A note of somebody.]\n\nBake.")

    assert page.excess == 23


def test_without_the_persons_own_reason_there_is_nothing_to_send() -> None:
    note = phrases("en").motive_note
    text = f"{note}\n\nI bake."

    told = Audit(
        sentences=(
            SentenceAudit(start=0, end=len(note), text=note, verdict=Verdict.NOT_A_CLAIM),
            *audit(text).sentences,
        )
    )
    assert sendable(text, told, vouched=()) == ""
