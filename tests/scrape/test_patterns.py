"""No regular expression of the reader can be made to stall: by its form, and by runs built from its own literals."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from re import _constants as codes  # type: ignore[attr-defined] # the parser that `re` itself uses
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType, ModuleType
from typing import Any, NoReturn

import pytest

from service import scrape

RUN = 10_000  # characters: what tries pieces of a run in all ways takes longer than anybody waits
SECONDS = 20
MANY = 64  # a repeat of more may as well be endless when others repeat inside it
COMMON = [*" \n1aAé,-–(</.&=:'", "1,000 ", "a ", "A, ", "a-a/"]
ENDLESS = 500
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)


def modules() -> Iterator[ModuleType]:
    """Every module of the reader."""
    yield scrape
    for found in pkgutil.walk_packages(scrape.__path__, f"{scrape.__name__}."):
        yield importlib.import_module(found.name)


def patterns_in(value: object, *, depth: int = 4) -> Iterator[re.Pattern[str]]:
    """The patterns that a value is or holds, in lists, dicts and data classes."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        yield from patterns_inside([*value.keys(), *value.values()], depth=depth - 1)
    elif depth and isinstance(value, (list, tuple, set, frozenset)):
        yield from patterns_inside(value, depth=depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        yield from patterns_inside([getattr(value, each.name) for each in fields(value)], depth=depth - 1)


def patterns_inside(values: Iterable[object], *, depth: int) -> Iterator[re.Pattern[str]]:
    for each in values:
        yield from patterns_in(each, depth=depth)


def named_patterns() -> dict[str, re.Pattern[str]]:
    """Each pattern once, under the first name it has."""
    found: dict[str, re.Pattern[str]] = {}
    known: set[str] = set()
    for module in modules():
        for name, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                if pattern.pattern not in known:
                    known.add(pattern.pattern)
                    found[f"{module.__name__.removeprefix('service.')}.{name}[{number}]"] = pattern
    return found


PATTERNS = named_patterns()


def children(argument: Any) -> Iterator[Any]:
    """The parts below one step of a parsed pattern."""
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, (list, tuple)):
        for each in argument:
            yield from children(each)


def steps(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Every step of a parsed pattern, however deep; what cannot be tried again (possessive, atomic) is left out."""
    for code, argument in parsed:
        yield code, argument
        if code not in {codes.POSSESSIVE_REPEAT, codes.ATOMIC_GROUP}:
            for child in children(argument):
                yield from steps(child)


def is_variable(code: Any, argument: Any) -> bool:
    return code in REPEATS and argument[0] != argument[1] and argument[1] > 1


def nested(parsed: Any) -> Iterator[str]:
    """Repeats of many rounds in which something else repeats: each run of letters can be split in many ways."""
    for code, argument in steps(parsed):
        if code in REPEATS and argument[1] > MANY:
            inner = [step for step in steps(argument[2]) if is_variable(*step)]
            if inner:
                yield f"{{{argument[0]},{argument[1]}}} around {inner[0][1][:2]}"


def begins_endless(parsed: Any, rest: int = 0) -> bool:
    """Whether an endless repeat that something must follow stands first: a search tries each run from each letter."""
    for position, (code, argument) in enumerate(parsed):
        if code in {codes.AT, codes.ASSERT, codes.ASSERT_NOT}:
            continue
        after = rest + sum(width(step) for step in parsed[position + 1 :])
        if code in REPEATS:
            return (argument[1] > ENDLESS and after > 0) or begins_endless(argument[2], after)
        return any(begins_endless(child, after) for child in children(argument))
    return False


def width(step: tuple[Any, Any]) -> int:
    """The least number of characters that a step of a pattern matches."""
    return int(parser.SubPattern(parser.State(), [step]).getwidth()[0])


def literals(parsed: Any) -> set[str]:
    """The runs of plain characters in a pattern."""
    found: set[str] = set()
    run = ""
    for code, argument in parsed:
        if code is codes.LITERAL:
            run += chr(argument)
            continue
        found.add(run)
        run = ""
        for child in children(argument):
            found |= literals(child)
    return (found | {run}) - {""}


def runs(pattern: re.Pattern[str]) -> Iterator[str]:
    """Long texts that nearly match again and again."""
    words = sorted(literals(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)), key=len, reverse=True)
    words = [*words[:8], *words[8:80:12]]
    for piece in [*COMMON, *words, *(f"{word} " for word in words[:6]), *(f"{word}1" for word in words[:4])]:
        text = piece * (RUN // len(piece))
        yield text
        yield f"{text}\x00"
    yield " ".join(words) * (RUN // (sum(map(len, words)) + 1))
    if words:
        yield f"{words[0]}{'a ' * (RUN // 2)}"
        yield f"{words[-1]}{' ' * RUN}!"


@pytest.fixture
def alarm() -> Iterator[None]:
    """Ends a test that hangs inside a pattern, where no other timeout reaches it; no measure of speed."""

    def ring(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - called by the signal
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_patterns_are_found_wherever_they_stand() -> None:
    assert len(PATTERNS) > 80
    assert any("LABELS" in name for name in PATTERNS)


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_repeats_inside_a_long_repeat(name: str) -> None:
    pattern = PATTERNS[name]

    assert list(nested(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))) == []


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_begins_with_an_endless_repeat(name: str) -> None:
    pattern = PATTERNS[name]

    assert not begins_endless(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))


@pytest.mark.parametrize("bad", [r"\s*x", r"(?:[^/]*\d|y)z", r"(?<!a)(?:\w+ )?b", r".*?x"])
def test_the_check_finds_endless_beginnings(bad: str) -> None:
    assert begins_endless(parser.parse(bad))


@pytest.mark.parametrize("bad", [r"(?:a+)+b", r"(?:\w+\s?)*$", r"(?:a{1,9}|b){2,}", r"(?:[^\W\d]+ ?){0,200}x"])
def test_the_check_finds_nested_repeats(bad: str) -> None:
    assert list(nested(parser.parse(bad)))


@pytest.mark.usefixtures("alarm")
@pytest.mark.parametrize("name", PATTERNS)
def test_long_runs_do_not_stall_a_pattern(name: str) -> None:
    pattern = PATTERNS[name]

    for text in runs(pattern):
        sum(1 for _ in pattern.finditer(text))
        pattern.fullmatch(text)
