"""The floors under our figures: what `quality.toml` promises, held against what a benchmark has measured.

A figure's name is its path in that file: `[jobpages.aside]` with `title = 0.99` is the floor of the part `jobpages`
under the figure `aside.title`.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

QUALITY = Path(__file__).parent.parent / "quality.toml"


class BadFloor(ValueError):
    """A line of `quality.toml` holds nothing: no benchmark measures its figure, or its floor is no share."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence for each floor that holds and for each that is broken; as text, all of them and how many hold."""

    held: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def status(self) -> int:
        """What a program that found this exits with."""
        return 1 if self.broken else 0

    def __str__(self) -> str:
        total = len(self.held) + len(self.broken)
        lines = [*(f"holds   {line}" for line in self.held), *(f"BROKEN  {line}" for line in self.broken)]
        return "\n".join([*lines, f"floors: {len(self.held)} of {total} hold"])


def judge(
    part: str, measured: Mapping[str, float | None], *, known: Collection[str], only: str = "", path: Path = QUALITY
) -> Verdict:
    """Which floors of the part hold, or of one of its sets; a floor whose figure is missing is broken.

    Raises BadFloor as `read` does.
    """
    held, broken = [], []
    for name, floor in read(part, known=known, path=path).items():
        if only and not name.startswith(f"{only}."):
            continue
        value = measured.get(name)
        if value is not None and value >= floor:
            held.append(f"{part}.{name} is {value:.4f}, its floor {floor:.2f}")
        else:
            found = "was not measured" if value is None else f"is {value:.4f}"
            broken.append(f"{part}.{name} {found}, its floor {floor:.2f}")
    return Verdict(tuple(held), tuple(broken))


def read(part: str, *, known: Collection[str], path: Path = QUALITY) -> dict[str, float]:
    """The part's floors by figure; BadFloor for a figure that is not among the known, or a floor outside 0 to 1."""
    floors: dict[str, float] = {}
    for name, floor in _flat(tomllib.loads(path.read_text("utf-8")).get(part, {})):
        if name not in known:
            raise BadFloor(f"{path.name}: the benchmark {part} measures no {name}; correct the name or take it out")
        if not isinstance(floor, float) or not 0 <= floor <= 1:
            raise BadFloor(f"{path.name}: the floor of {part}.{name} must be a number from 0.0 to 1.0, not {floor!r}")
        floors[name] = floor
    return floors


def parts(path: Path = QUALITY) -> set[str]:
    """The parts that have floors."""
    return set(tomllib.loads(path.read_text("utf-8")))


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
