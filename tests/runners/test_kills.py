"""Runs on models that are killed again and again: nothing that was paid for is lost, and the end is the same."""

import json
import random
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from calling import Said, records

from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.stand_in import StandIn

Start = Callable[..., "subprocess.Popen[str]"]
CREW = ("--crew", "openai:gpt-test", "--painter", "openai:gpt-image-1", "--seed", 5)
EPOCHS = ("--set", "epochs.size=3", "--set", "epochs.lag=3")
IN_FLIGHT = 6


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A server that plays every role; some pictures are above the size at which a reply gets a file of its own."""
    script = ScriptedModels(weak=0.3, unseen=0.1)
    with StandIn(script, latency=0.03, jitter=0.8, picture_bytes=200_000, remember=False) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-sentinel-8c1f0b7d2e6a4953")
        yield running


def kill_when(process: "subprocess.Popen[str]", server: StandIn, calls: int, wait: float) -> bool:
    """Kills a run when so many calls were answered and a moment has passed; false where it ended before that."""
    until = server.counts.answered + calls
    deadline = time.monotonic() + 60
    while server.counts.answered < until and process.poll() is None:
        assert time.monotonic() < deadline, "the run hangs"
        time.sleep(0.002)
    time.sleep(wait)
    alive = process.poll() is None
    process.kill()
    process.wait(10)
    return alive


def killed_run(
    start: Start, server: StandIn, tmp_path: Path, items: int, kills: int, seed: int
) -> tuple[dict[str, Any], int]:
    """Kills a run so many times, lets it end, and returns its records and how often it was killed."""
    words = ("generate", "-n", items, *CREW, *EPOCHS, "--concurrency", IN_FLIGHT, "--out", "run")
    rng, done = random.Random(seed), 0
    for _ in range(kills):
        done += kill_when(start(*words), server, rng.randint(0, 25), rng.random() / 20)
    assert done >= kills - 1, "the runs were too short to be killed"
    last = start(*words)
    _, err = last.communicate(timeout=120)
    assert last.returncode == 0, err
    return records(tmp_path / "run"), done


def unbroken(cli: Callable[..., Said], items: int, tmp_path: Path) -> dict[str, Any]:
    said = cli("generate", "-n", items, *CREW, *EPOCHS, "--concurrency", IN_FLIGHT, "--out", "whole")
    assert said.code == 0, said.err
    return records(tmp_path / "whole")


def check_kills(
    start: Start, cli: Callable[..., Said], server: StandIn, tmp_path: Path, *, items: int, kills: int, seed: int
) -> None:
    ours, killed = killed_run(start, server, tmp_path, items, kills, seed)
    assert len(ours) == items
    repeated = server.counts.duplicates
    server.reset()
    private = tmp_path / "run" / "private"
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert stat.S_IMODE((private / "journal.sqlite").stat().st_mode) == 0o600
    assert not list((private / "replies").iterdir()), "calls of recorded items are dropped"
    assert b"sk-sentinel" not in (private / "journal.sqlite").read_bytes()
    assert ours == unbroken(cli, items, tmp_path)
    alike = server.counts.duplicates
    assert repeated - alike <= killed * IN_FLIGHT, "items may tell the same story, and so ask the same"


def test_a_run_killed_three_times_repeats_only_what_was_in_flight(
    start: Start, cli: Callable[..., Said], server: StandIn, tmp_path: Path
) -> None:
    check_kills(start, cli, server, tmp_path, items=14, kills=3, seed=3)


def test_workers_share_one_journal(
    start: Start, cli: Callable[..., Said], server: StandIn, tmp_path: Path
) -> None:
    """Two processes draw for a crew whose storyteller and critic are models; the run is killed and gone on with."""
    crew = ("--crew", "openai:gpt-test", "--painter", "embedded", "--aligner", "embedded", "--seed", 5)
    words = ("generate", "-n", 8, *crew, *EPOCHS, "--concurrency", IN_FLIGHT)
    killed = sum(
        kill_when(start(*words, "--workers", 2, "--out", "run"), server, calls, 0.02) for calls in (6, 10)
    )
    last = start(*words, "--workers", 2, "--out", "run")
    _, err = last.communicate(timeout=120)
    assert last.returncode == 0, err
    assert killed and server.counts.duplicates <= killed * IN_FLIGHT
    assert cli(*words, "--out", "whole").code == 0
    assert records(tmp_path / "run") == records(tmp_path / "whole")


def test_stories_that_are_killed_are_not_paid_twice(
    start: Start, cli: Callable[..., Said], server: StandIn, tmp_path: Path
) -> None:
    words = ("stories", "-n", 14, "--crew", "openai:gpt-test", "--seed", 5, *EPOCHS, "--concurrency", IN_FLIGHT)
    killed = sum(kill_when(start(*words, "--out", "s.jsonl"), server, calls, 0.01) for calls in (8, 15))
    last = start(*words, "--out", "s.jsonl")
    _, err = last.communicate(timeout=120)
    assert last.returncode == 0, err
    repeated = server.counts.duplicates
    server.reset()
    assert cli(*words, "--out", "whole.jsonl").code == 0
    assert killed and repeated - server.counts.duplicates <= killed * IN_FLIGHT
    lines = [(tmp_path / name).read_text().splitlines() for name in ("s.jsonl", "whole.jsonl")]
    told = [{line["id"]: line for line in map(json.loads, each)} for each in lines]
    assert told[0] == told[1] and len(told[0]) == 14
    assert stat.S_IMODE((tmp_path / "s.jsonl.private").stat().st_mode) == 0o700
    used = [json.loads((tmp_path / f"{n}.run.json").read_text())["used"] for n in ("s.jsonl", "whole.jsonl")]
    assert used[0]["calls"] >= used[1]["calls"] == sum(line["usage"]["calls"] for line in told[1].values())


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_a_run_killed_ten_times(
    seed: int, start: Start, cli: Callable[..., Said], server: StandIn, tmp_path: Path
) -> None:
    check_kills(start, cli, server, tmp_path, items=60, kills=10, seed=seed)
