"""A form becomes a model, or sentences beside its fields."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from flask import request
from pydantic import BaseModel, ValidationError

from service.errors import InvalidInput

Model = TypeVar("Model", bound=BaseModel)

FILL_IN = "Please fill this in."
# By pydantic's names for what is wrong; in braces its names for the limits.
_SENTENCES = {
    "string_too_short": "This needs at least {min_length} characters.",
    "string_too_long": "This may have at most {max_length:,} characters.",
    "too_long": "This may have at most {max_length:,} lines.",
    "int_parsing": "Please give a whole number.",
    "greater_than_equal": "This must be at least {ge:,}.",
    "less_than_equal": "This may be at most {le:,}.",
}


class WrongForm(InvalidInput):
    """Some fields need another value; `wrong` has a sentence for each."""

    def __init__(self, wrong: dict[str, str]) -> None:
        """Keep the sentences by field name; together they are for where no form can show them."""
        said = " ".join(f"{name.replace('_', ' ').capitalize()}: {sentence}" for name, sentence in wrong.items())
        super().__init__(said, extra={"errors": list(wrong)})
        self.wrong = wrong


def text(name: str) -> str:
    """A field as the person typed it; browsers send line breaks as two characters, we keep one."""
    return request.form.get(name, "").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def seen() -> datetime | None:
    """When what the form shows was last changed; None when it does not say."""
    try:
        moment = datetime.fromisoformat(text("seen"))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def read(model: type[Model], *names: str) -> Model:
    """The named fields as a model; an empty one is left out when the model has a default. Raises WrongForm."""
    values = {name: text(name) for name in names if name in request.form}
    given = {name: value for name, value in values.items() if value.strip() or model.model_fields[name].is_required()}
    return _validated(model, given)


def read_all(model: type[Model], *names: str, empty_is_none: bool = False) -> Model:
    """The named fields as a model; an empty one empties what was there. Raises WrongForm."""
    values = {name: text(name).strip() for name in names if name in request.form}
    return _validated(model, {name: None if empty_is_none and not value else value for name, value in values.items()})


def _validated(model: type[Model], values: Mapping[str, str | None]) -> Model:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        wrong = {str(item["loc"][0]): _sentence(item) for item in error.errors(include_input=False) if item["loc"]}
        raise WrongForm(wrong) from error


def _sentence(item: Any) -> str:  # noqa: ANN401 - pydantic's ErrorDetails
    limits = item.get("ctx", {})
    if item["type"] == "missing" or (item["type"] == "string_too_short" and limits["min_length"] <= 1):
        return FILL_IN
    return _SENTENCES.get(item["type"], "This does not look right.").format(**limits)
