"""The colours: readable in light and in dark, and the same in dashboard and extension."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
GROUNDS = ("paper", "surface", "sunken")
# WCAG 2.2: 4.5 for text (1.4.3), 3 for the outline of something to fill in (1.4.11).
TEXT = [*product(("ink", "muted", "accent", "good", "warn", "bad"), GROUNDS), ("accent-ink", "accent")]
TINTED = [("good", "good-soft"), ("warn", "warn-soft"), ("bad", "bad-soft"), ("ink", "warn-soft"), ("ink", "bad-soft")]
OUTLINES = [("edge", ground) for ground in GROUNDS]


def tokens(path: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of a sheet in light and in dark."""
    light, dark = (ROOT / path).read_text().split("@media (prefers-color-scheme: dark)")
    found = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part)) for part in (light, dark)]
    return found[0], {**found[0], **found[1]}


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_guideline_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_and_outlines_stand_out_from_their_ground(scheme: int) -> None:
    colours = tokens("service/web/static/tokens.css")[scheme]

    faint = [
        f"{front} on {ground}"
        for pairs, least in ((TEXT + TINTED, 4.5), (OUTLINES, 3.0))
        for front, ground in pairs
        if contrast(colours[front], colours[ground]) < least
    ]

    assert faint == []


@pytest.mark.parametrize("path", ["service/web/static/base.css", "extension/entrypoints/sidepanel/style.css"])
def test_what_a_field_suggests_is_as_readable_as_other_quiet_text(path: str) -> None:
    [rule] = re.findall(r"^::placeholder \{([^}]+)\}", (ROOT / path).read_text(), re.MULTILINE)

    assert rule.split() == ["color:", "var(--muted);", "opacity:", "1;"]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_dashboard_and_extension_look_like_one_product(scheme: int) -> None:
    ours = tokens("service/web/static/tokens.css")[scheme]
    theirs = tokens("extension/assets/tokens.css")[scheme]

    assert {name: ours.get(name) for name in theirs} == theirs
