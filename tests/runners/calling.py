"""The command line as a person calls it: in this process for speed, or as a process of its own to be stopped."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from storytelling_painter.runners.cli.main import app

START = "from storytelling_painter.runners.cli.main import main; main()"


class Said(NamedTuple):
    """What a call gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict]:
        """Stdout as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Said]:
    """Calls the command line in this process, in an empty folder, with pictures of 256 pixels drawn in threads."""
    for name in [n for n in os.environ if n.startswith("STORYTELLING_PAINTER_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("STORYTELLING_PAINTER_SIZE", "256")
    monkeypatch.chdir(tmp_path)

    def call(*args: object, stdin: str | None = None) -> Said:
        words = [str(a) for a in args]
        if words[0] in ("generate", "paint") and "--workers" not in words and "-h" not in words:
            words += ["--workers", "0"]
        result = CliRunner().invoke(app, words, input=stdin, prog_name="storytelling-painter")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the command line as a process of its own; what still runs at the end is killed."""
    begun: list[subprocess.Popen[str]] = []

    def call(*args: object, before: str = "", stdin: object = subprocess.DEVNULL) -> subprocess.Popen[str]:
        environ = {k: v for k, v in os.environ.items() if not k.startswith("STORYTELLING_PAINTER_")}
        process = subprocess.Popen(
            [sys.executable, "-c", before + START, *map(str, args)],
            cwd=tmp_path, text=True, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**environ, "STORYTELLING_PAINTER_SIZE": "256"},
        )
        begun.append(process)
        return process

    yield call
    for process in begun:
        if process.poll() is None:
            process.kill()
        process.communicate()


def wait_for_items(run: Path, number: int, process: subprocess.Popen[str], seconds: float = 40) -> list[str]:
    """Waits until so many items are written, and returns their lines."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        lines = whole_lines(run / "items.jsonl")
        if len(lines) >= number:
            return lines
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    raise AssertionError(f"{run} has fewer than {number} items after {seconds} s")


def whole_lines(path: Path) -> list[str]:
    return [x for x in path.read_text().splitlines(keepends=True) if x.endswith("\n")] if path.exists() else []


def records(run: Path) -> dict[str, dict]:
    """Records by id; fails where an id stands twice."""
    found = [json.loads(line) for line in (run / "items.jsonl").read_text().splitlines()]
    assert len({r["id"] for r in found}) == len(found)
    return {r["id"]: r for r in found}
