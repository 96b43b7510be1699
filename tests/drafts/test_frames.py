"""What frames a draft made without AI is never taken for a claim, and fits whoever sends it."""

import re

import pytest

from service.drafts.checking import Grounds, check
from service.drafts.composing import fails
from service.drafts.frames import frames, fresh, notes, phrased
from service.drafts.grounding import Verdict
from service.drafts.model import Tone
from service.drafts.phrases import phrases
from service.drafts.style import cliches
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.drafts.people import ana, german_posting, jonas, posting
from tests.drafts.test_options import TODAY, mentor

LANGUAGES = ("en", "de", "fr", "es")
# Such as "heureux", "atento", "encantada": the sender would have to be a man, or a woman.
GENDERED = re.compile(
    r"\b(?:heureu(?:x|se)|ravie?|honorée?|intéressée?|motivée?|enchantée?|prête?|disposée?|convaincue?|reconnaissante?"
    r"|atent[oa]|encantad[oa]|interesad[oa]|dispuest[oa]|agradecid[oa]|motivad[oa]|convencid[oa]|segur[oa]|list[oa])\b",
    re.IGNORECASE,
)


def framed(language: str, job: JobPosting) -> list[str]:
    """Every text of a language's frames in every tone, filled in."""
    return [text for tone in Tone for text in in_tone(language, tone, job)]


def in_tone(language: str, tone: Tone, job: JobPosting) -> list[str]:
    """Every text of a language's frames in one tone, filled in."""
    said, say = frames(language, tone), phrased(language, tone)
    texts = [text for way in said.letters for text in (way.opening, way.plain, way.lead, way.talk)]
    texts += said.outreach.model_dump().values()
    texts += [say.greeting, say.greeting_plain, say.greeting_woman, say.greeting_man, say.hello, say.hello_plain]
    texts += [say.saw, say.saw_plain, say.one_line, say.talk, say.regards, say.regards_named]
    return [text.format(title=job.title, company=job.company, name="Dana Okafor") for text in texts]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("job", [posting(), german_posting()])
@pytest.mark.parametrize("resume", [ana(), jonas(), mentor(), Resume.model_validate({})])
def test_no_frame_is_marked(language: str, job: JobPosting, resume: Resume) -> None:
    marked = [
        sentence.text
        for text in framed(language, job)
        for sentence in check(text, Grounds(resume=resume, posting=job, today=TODAY)).sentences
        if fails(sentence.verdict)
    ]

    assert marked == []


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_frame_says_whether_a_man_or_a_woman_sends_it(language: str) -> None:
    assert [text for text in framed(language, posting()) if GENDERED.search(text)] == []


@pytest.mark.parametrize("note", sorted(notes()))
def test_a_note_is_one_sentence_and_no_claim(note: str) -> None:
    audited = check(note, Grounds(resume=ana(), posting=posting(), today=TODAY)).sentences

    assert [(sentence.text, sentence.verdict) for sentence in audited] == [(note, Verdict.NOT_A_CLAIM)]


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_no_frame_makes_a_name_take_a_case_or_an_article(language: str) -> None:
    said, say = frames(language), phrases(language)
    texts = [*(way.opening for way in said.letters), said.outreach.follow_up, say.saw, say.greeting]

    assert [text for text in texts if "{company}" in text and "({company})" not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["plain", "opening"])
def test_no_two_letters_begin_alike_with_or_without_a_title(language: str, name: str) -> None:
    began: list[str] = []
    for _ in frames(language).letters:
        way = fresh(frames(language).letters, began)
        began.insert(0, getattr(way, name).format(title="Cook", company="Kontor"))

    assert len(set(began)) == len(began)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_no_frame_is_a_cliche(language: str) -> None:
    texts = framed(language, posting())

    assert [phrase.text for text in texts for phrase in cliches(text)] == []
