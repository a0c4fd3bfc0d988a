"""Runs that are stopped, in every way a run can be: nothing finished is lost, and the same command goes on."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Said, records, wait_for_items

from storytelling_painter.agents.crew import EmbeddedSource, Workshop, register
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.agents.roles import Storyteller
from storytelling_painter.domain.errors import BudgetExceeded
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.story import Brief, Draft

Start = Callable[..., "subprocess.Popen[str]"]


def test_a_run_killed_in_the_middle_ends_like_one_that_was_not(
    cli: Callable[..., Said], start: Start, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    command = ["generate", "-n", "7", "--seed", "2", "--out", "run"]
    killed = start(*command, "--workers", "1", "--concurrency", "3")
    finished = wait_for_items(run, 2, killed)
    killed.kill()
    killed.wait(10)
    standing = cli("status", "run", "--json").lines[0]
    assert standing["status"] == "broken off" and standing["counts"]["done"] >= 2
    assert cli(*command).code == 0
    assert (run / "items.jsonl").read_text().startswith("".join(finished))
    assert cli(*command[:-1], "whole").code == 0
    ours, whole = records(run), records(tmp_path / "whole")
    assert ours == whole
    assert {p.name for p in run.rglob("*.png")} == {p.name for p in (tmp_path / "whole").rglob("*.png")}
    assert not [p for p in run.rglob("*") if p.suffix in (".tmp", ".lock")]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_ends_a_run_cleanly(number: signal.Signals, start: Start, tmp_path: Path) -> None:
    run = tmp_path / "run"
    process = start("generate", "-n", 200, "--out", "run", "--workers", 1, "--concurrency", 2, "--json")
    wait_for_items(run, 1, process)
    process.send_signal(number)
    began = time.monotonic()
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert time.monotonic() - began < 12
    assert "stopping" in err and "same command goes on" in err and "Traceback" not in err
    lines = [json.loads(line) for line in out.splitlines()]
    assert lines[-1]["ended"] == "interrupted" and lines[-1]["done"] == len(records(run)) == len(lines) - 1
    assert json.loads((run / "run.json").read_text())["status"] == "interrupted"
    assert "This run is interrupted" in (run / "gallery" / "index.html").read_text()


def test_the_second_signal_ends_it_at_once(start: Start, tmp_path: Path) -> None:
    process = start("generate", "-n", 200, "--out", "run", "--size", 1024, "--workers", 1, "--concurrency", 4)
    wait_for_items(tmp_path / "run", 1, process)
    process.send_signal(signal.SIGINT)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130 and "Traceback" not in err
    assert time.monotonic() - began < 3.5
    records(tmp_path / "run")


def test_stories_stop_and_go_on_too(start: Start, tmp_path: Path) -> None:
    process = start("stories", "-n", 5000, "--out", "s.jsonl")
    until = time.monotonic() + 30
    while not (tmp_path / "s.jsonl").exists() and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130 and "same command goes on" in err, err
    before = (tmp_path / "s.jsonl").read_text()
    again = start("stories", "-n", 5000, "--limit", 1, "--out", "s.jsonl")
    again.communicate(timeout=30)
    assert again.returncode == 0 and (tmp_path / "s.jsonl").read_text().startswith(before)


def test_stories_end_when_nobody_reads_them(tmp_path: Path) -> None:
    code = "from storytelling_painter.runners.cli.main import main; main()"
    command = f'"{sys.executable}" -c "{code}" stories -n 100000 | head -n 2'
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, timeout=30)
    assert len(done.stdout.splitlines()) == 2 and "Traceback" not in done.stderr and "stopping" in done.stderr


class _Spender:
    """Tells two stories and has no budget for a third."""

    made_by = GrammarStoryteller.made_by

    def __init__(self) -> None:
        self._grammar = GrammarStoryteller()
        self._left = 2

    async def tell(
        self, brief: Brief, *, round: int, previous: Draft | None = None, critique: Critique | None = None,
        unpaintable: tuple[str, ...] = (),
    ) -> Draft:
        if not self._left:
            raise BudgetExceeded("2 of 2 calls are used")
        self._left -= 1
        return await self._grammar.tell(brief, round=round)


class _SpendingSource(EmbeddedSource):
    def storyteller(self, spec: str, workshop: Workshop) -> Storyteller:
        return _Spender()


register("spending", _SpendingSource)


def test_a_used_up_budget_is_code_3_and_goes_on(cli: Callable[..., Said], tmp_path: Path) -> None:
    command = ["generate", "-n", 3, "--storyteller", "spending", "--out", "run", "--concurrency", 1]
    options = ["--set", "story_loop.max_rounds=1", "--set", "story_loop.max_rewrites=0"]
    said = cli(*command, *options, "--json")
    assert said.code == 3 and said.lines[-1]["ended"] == "stopped" and said.lines[-1]["done"] == 2
    assert cli("status", "run", "--json").lines[0]["status"] == "stopped"
    assert cli(*command, *options).code == 0
    assert len(records(tmp_path / "run")) == 3
    stories = ["stories", "-n", 3, "--storyteller", "spending", "--concurrency", 1, *options]
    assert cli(*stories).code == 3
