"""`python -m service backup` and `restore` say in a line why they cannot do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("backup", "Foothold did not make a backup. there is no database in "),
        ("restore", "Foothold did not restore the backup. "),
    ],
)
def test_a_backup_that_cannot_be_made_or_put_back_is_said_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, said: str
) -> None:
    monkeypatch.setenv("FOOTHOLD_DATA", str(tmp_path / "data"))

    with pytest.raises(SystemExit) as ended:
        main([command, str(tmp_path / "missing.backup")])

    lines = capsys.readouterr().err.splitlines()
    assert (ended.value.code, len(lines)) == (1, 1)
    assert lines[0].startswith(said)
    assert list(tmp_path.iterdir()) == []
