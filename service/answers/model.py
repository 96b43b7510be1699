"""A saved answer, and what a person says about one."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from service.text import readable

MAX_QUESTION_CHARACTERS = 2_000  # the longest question of a form seen has 600

Question = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION_CHARACTERS),
    AfterValidator(readable),
]
Answer = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{2,35}$")]


class Use(BaseModel):
    """Where an answer was used: names, so that it stays known after the job is gone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    company: str = ""
    title: str = ""
    on: date | None = None


class SavedAnswer(BaseModel):
    """An answer to a question of an application form; `likeness` to the question that was asked for, if one was."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    question: str
    answer: str
    language: str
    used_in: list[Use]
    created_at: datetime
    updated_at: datetime
    likeness: float | None = None


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NewAnswer(_Request):
    """An answer to keep; its language is told from its text unless it is said."""

    question: Question
    answer: Answer
    language: Language | None = None


class AnswerChanges(_Request):
    """What a person changes about a saved answer; members left out stay as they are."""

    question: Question = ""  # sent or left out, never null
    answer: Answer = ""
    language: Language = ""
