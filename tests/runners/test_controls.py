"""A run on models that is steered from outside: stopped, gone on with, tuned, held up, out of room."""

import json
import os
import signal
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from calling import Said, records

from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.stand_in import Answer, Seen, StandIn

Cli = Callable[..., Said]
Start = Callable[..., "subprocess.Popen[str]"]
CREW = ("--crew", "openai:gpt-test", "--painter", "openai:gpt-image-1")
PLAY = ScriptedModels()


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., StandIn]]:
    """Starts a server that the command line knows as `openai`."""
    running: list[StandIn] = []

    def start(script: object = PLAY, **more: object) -> StandIn:
        server = StandIn(script, **more)  # type: ignore[arg-type]
        running.append(server.__enter__())
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-sentinel-8c1f0b7d2e6a4953")
        return server

    yield start
    for server in running:
        server.__exit__(None, None, None)


def until(true: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


def test_a_signal_waits_for_calls_on_their_way_and_nothing_is_paid_twice(
    start: Start, cli: Cli, serve: Callable[..., StandIn], tmp_path: Path
) -> None:
    server = serve(latency=3.0, picture_latency=0.0)
    process = start("generate", "-n", 8, *CREW, "--concurrency", 8, "--out", "run")
    until(lambda: server.counts.in_flight == 8)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=40)
    assert process.returncode == 130 and "calls on their way are waited for" in err, err
    assert server.counts.answered == 8 and server.counts.left == 0, "none was broken off, none was begun"
    run = json.loads((tmp_path / "run" / "run.json").read_text())
    assert run["unfinished"]["calls"] == 8 and run["used"]["calls"] == 8
    server.latency = 0.0
    assert cli("resume", "run", "--json").code == 0
    assert server.counts.duplicates == 0 and len(records(tmp_path / "run")) == 8
    used = json.loads((tmp_path / "run" / "run.json").read_text())["used"]
    assert used["calls"] == server.counts.answered


def test_a_run_is_tuned_and_watched_from_another_terminal(
    start: Start, cli: Cli, serve: Callable[..., StandIn], tmp_path: Path
) -> None:
    server = serve(latency=0.1)
    process = start("generate", "-n", 400, *CREW, "--concurrency", 1, "--out", "run")
    until((tmp_path / "run" / "private" / "live.json").exists)
    assert server.counts.peak_in_flight == 1
    assert cli("tune", "run", "--concurrency", 12).code == 0
    until(lambda: server.counts.peak_in_flight >= 8)
    told = tmp_path / "run" / "private" / "tune.json"
    assert stat.S_IMODE(told.stat().st_mode) == 0o600
    until(lambda: cli("status", "run", "--json").lines[0]["live"]["concurrency"] == 12)
    shown = cli("status", "run").out
    assert "of at most 12 items" in shown and "a minute" in shown and "openai at most" in shown
    assert cli("tune", "run", "--max-calls", 30).code == 0, "fewer than were made"
    _, err = process.communicate(timeout=40)
    assert process.returncode == 3 and "told from elsewhere" in err, err
    assert cli("tune", "run", "--concurrency", 2).code == 2, "nothing goes on any more"
    assert cli("tune", "run").code == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs owners of files")
def test_what_others_may_write_is_not_listened_to(tmp_path: Path) -> None:
    from storytelling_painter.runners.tuning import Tuning, read_tuning

    (tmp_path / "private").mkdir()
    told = tmp_path / "private" / "tune.json"
    assert read_tuning(tmp_path) is None
    told.write_text('{"concurrency": 4}')
    told.chmod(0o600)
    assert read_tuning(tmp_path) == Tuning(concurrency=4)
    told.chmod(0o622)
    assert read_tuning(tmp_path) is None
    told.chmod(0o600)
    for bad in ('{"concurrency": 0}', '{"command": "rm"}', "{" * 5_000, ""):
        told.write_text(bad)
        assert read_tuning(tmp_path) is None
    told.unlink()
    told.symlink_to("/etc/hostname")
    assert read_tuning(tmp_path) is None


def test_failed_items_alone_are_tried_again_and_pay_only_what_is_missing(
    cli: Cli, serve: Callable[..., StandIn], tmp_path: Path
) -> None:
    down = True

    def script(seen: Seen) -> Answer | None:
        return Answer(status=503) if down and seen.shape == "critique" and seen.attempt else PLAY(seen)

    server = serve(script)
    words = ("generate", "-n", 3, *CREW, "--set", "max_tries=1", "--out", "run")
    assert cli(*words).code == 1
    assert all(r["error"]["error"] == "Unavailable" for r in records(tmp_path / "run").values())
    down, before = False, server.counts.answered
    said = cli("retry", "run")
    assert said.code == 0, said.err
    assert server.counts.duplicates == 0 and server.counts.answered > before
    found = records(tmp_path / "run")
    assert len(found) == 3 and all(r["stop"] == "accepted" for r in found.values())
    assert cli("retry", "run").code == 0 and records(tmp_path / "run") == found


def test_errors_are_retried_at_once_and_too_many_end_the_run(
    cli: Cli, serve: Callable[..., StandIn], tmp_path: Path
) -> None:
    broken = 2

    def script(seen: Seen) -> Answer | None:
        nonlocal broken
        if seen.shape == "critique" and broken:
            broken -= 1
            return Answer(text="I would rather not.")
        return PLAY(seen)

    serve(script)
    words = ("generate", *CREW, "--concurrency", 1)
    assert cli(*words, "-n", 1, "--retry-errors", 1, "--out", "again").code == 0
    record = records(tmp_path / "again")["item-00001"]
    assert record["stop"] == "accepted" and record["usage"]["calls"] > 7, "what the failed try used is counted"
    broken = 10_000
    said = cli(*words, "-n", 50, "--fail-on-error", 3, "--out", "failing", "--json")
    assert said.code == 130 and said.lines[-1]["failed"] == 3 and "--fail-on-error" in said.err


def test_too_little_room_ends_a_run_that_can_go_on(cli: Cli, serve: Callable[..., StandIn], tmp_path: Path) -> None:
    serve(latency=0.3)
    words = ("generate", "-n", 12, *CREW, "--concurrency", 2, "--out", "run")
    said = cli(*words, "--set", "min_free_mb=900000000")
    assert said.code == 2 and "MB are free" in said.err, said.err
    assert cli(*words).code == 0 and len(records(tmp_path / "run")) == 12


@pytest.mark.parametrize("most", [120_000, 300_000])
def test_a_full_disk_ends_with_a_message_and_the_run_goes_on_later(
    most: int, start: Start, cli: Cli, serve: Callable[..., StandIn], tmp_path: Path
) -> None:
    """No file may grow beyond a size: first the journal fails, or first the records do."""
    server = serve(picture_bytes=20_000)
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}));"
    words = ("generate", "-n", 24, *CREW, "--concurrency", 8, "--out", "run")
    process = start(*words, before=limit)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2 and "cannot be written" in err and "Traceback" not in err, err
    assert cli("resume", "run").code == 0
    assert len(records(tmp_path / "run")) == 24 and server.counts.duplicates <= 16
