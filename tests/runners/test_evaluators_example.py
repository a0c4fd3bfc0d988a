"""The example of docs/evaluators.md runs as it stands, against a real server on loopback."""

import re
import shutil
from pathlib import Path

import pytest
from test_assessing import pictures, server

__all__ = ["pictures", "server"]
DOCS = Path(__file__).parents[2] / "docs/evaluators.md"


def test_the_example_measures_a_folder(
    pictures: Path, server: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.move(pictures, tmp_path / "my-pictures")
    (code,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, str(DOCS), "exec"), {"__name__": "example"})
    lines = dict(line.split(" 0.", 1) for line in capsys.readouterr().out.splitlines() if " 0." in line)
    assert lines["blind recall"].startswith("666")
