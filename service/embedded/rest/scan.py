"""A cursor over one parameter of the query string, for the parsers beside it."""

import re

from service.embedded.rest.errors import RestError, shortened, unreadable
from service.embedded.rest.query import MAX_NAME_BYTES, MAX_NUMBER, MAX_STEPS, Field, Step

# A bare name: letters, digits, `_`, `$`, inner spaces and dashes, but no `->`: `pay-range` in `pay-range->min`.
_BARE_NAME = re.compile(r"[\w $]+(?:-(?!>)[\w $]+)*")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)  # `"b,c"`, with `\"` for a quote
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ARROW = re.compile(r"->>?")
_INDEX = re.compile(r"-?[0-9]{1,10}(?=->|::|[.,)]|$)")  # `0` in `tags->0` and in `tags->0.desc`
_BLANKS = re.compile(r"[ \t]*")


class Scanner:
    """Reads one text from left to right; everything unexpected is a PGRST100."""

    def __init__(self, text: str, what: str) -> None:
        """Start before the first character; `what` names the parameter in refusals."""
        self.text = text
        self.position = 0
        self._what = what

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self.position >= len(self.text)

    def peek(self, literal: str) -> bool:
        """Whether `literal` comes next."""
        return self.text.startswith(literal, self.position)

    def take(self, literal: str) -> bool:
        """Whether `literal` came next; if so, it is behind us now."""
        found = self.peek(literal)
        if found:
            self.position += len(literal)
        return found

    def expect(self, literal: str) -> None:
        """Step over `literal`; anything else is refused."""
        if not self.take(literal):
            raise self.refusal(f'"{literal}"')

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What `pattern` matches here, stepping over it."""
        found = pattern.match(self.text, self.position)
        if found:
            self.position = found.end()
        return found

    def blanks(self) -> None:
        """Step over blanks."""
        self.match(_BLANKS)

    def refusal(self, expected: str) -> RestError:
        """A refusal that says where the text went wrong and what could have stood there."""
        met = f'unexpected "{self.text[self.position]}"' if not self.done else "unexpected end of input"
        message = f'"failed to parse {self._what} ({shortened(self.text)})" (line 1, column {self.position + 1})'
        return unreadable(message, f"{met} expecting {expected}")

    def beyond(self, limit: str) -> RestError:
        """A refusal of something readable but too large."""
        return unreadable(f"{self._what} is beyond a limit of this server", limit)

    def quoted(self) -> str | None:
        """The text inside quotes, if quotes come next."""
        found = self.match(_QUOTED)
        return _ESCAPED.sub(r"\1", found[1]) if found else None

    def name(self) -> str:
        """A name, bare or in quotes."""
        name = self.quoted()
        if name is None:
            found = self.match(_BARE_NAME)
            name = found[0].strip() if found else ""
        if not name:
            raise self.refusal("field name (* or [a..z0..9_$])")
        if len(name.encode()) > MAX_NAME_BYTES:
            raise self.beyond(f"a name may have {MAX_NAME_BYTES} bytes")
        return name

    def field(self) -> Field:
        """A column with its json path."""
        self.blanks()
        name = self.name()
        steps: list[Step] = []
        while arrow := self.match(_ARROW):
            if len(steps) == MAX_STEPS:
                raise self.beyond(f"a json path may have {MAX_STEPS} steps")
            steps.append(Step(self._key(), as_text=arrow[0] == "->>"))
        self.blanks()
        return Field(name, tuple(steps))

    def _key(self) -> str | int:
        index = self.match(_INDEX)
        if index is None:
            return self.name()
        number = int(index[0])
        if abs(number) > MAX_NUMBER:
            raise self.beyond("an index in a json path must be a 32-bit number")
        return number
