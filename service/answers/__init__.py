"""Answers that a person keeps to use again, found by a like question."""

from service.answers.model import AnswerChanges, NewAnswer, SavedAnswer, Use
from service.answers.store import add, change, find, get, like_question, put_back, remove, use, use_for

__all__ = [
    "AnswerChanges",
    "NewAnswer",
    "SavedAnswer",
    "Use",
    "add",
    "change",
    "find",
    "get",
    "like_question",
    "put_back",
    "remove",
    "use",
    "use_for",
]
