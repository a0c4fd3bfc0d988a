"""Runs on a cluster of two machines: the same records as without it, one purse, and what a lost machine costs."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from calling import Said, records
from ray_cluster import Machines

from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.stand_in import StandIn

Cli = Callable[..., Said]
Start = Callable[..., "subprocess.Popen[str]"]
KEY = "sk-sentinel-8c1f0b7d2e6a4953"
CREW = ("--crew", "openai:gpt-test", "--painter", "openai:gpt-image-1", "--seed", 5)
EPOCHS = ("--set", "epochs.size=2", "--set", "epochs.lag=2")
pytestmark = [
    pytest.mark.ray,
    pytest.mark.timeout(300),
    pytest.mark.enable_socket,  # Ray speaks by the address of the machine, not by loopback
]


@pytest.fixture
def server(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A server that plays every role. Its address and key are known to this process and not to the cluster."""
    script = ScriptedModels(weak=0.3, unseen=0.1)
    with StandIn(script, key=KEY, latency=0.05, jitter=0.5, picture_bytes=150_000) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        yield running


def pictures(run: Path) -> set[str]:
    return {path.name for path in (run / "pictures").rglob("*.png")}


def test_records_and_pictures_of_the_embedded_crew_are_those_of_a_plain_run(
    machines: Machines, cli: Cli, tmp_path: Path
) -> None:
    machines.grow()
    words = ("generate", "-n", 9, "--seed", 3, *EPOCHS)
    shared = tmp_path / "shared"
    said = cli(*words, "--out", "away", "--ray", machines.address, "--ray-pictures", shared.as_uri())
    assert said.code == 0, said.err
    assert cli(*words, "--out", "here").code == 0
    away, here = records(tmp_path / "away"), records(tmp_path / "here")
    assert away == here and len(away) == 9
    leans = [record["brief"]["lean"] for record in away.values()]
    assert any(leans), "later items know the stories of earlier ones"
    assert pictures(tmp_path / "away") == pictures(tmp_path / "here") == pictures(shared)
    assert (tmp_path / "away" / "gallery" / "index.html").is_file()
    assert "9 of 9" in cli("status", "away").out
    events = (tmp_path / "away" / "events.jsonl").read_text().splitlines()
    assert {json.loads(event)["what"] for event in events} >= {"told", "painted", "checked", "finished"}


def test_calls_are_made_by_the_driver_within_its_caps_and_usage_is_counted(
    machines: Machines, cli: Cli, server: StandIn, tmp_path: Path
) -> None:
    machines.grow()
    words = ("generate", "-n", 5, *CREW, *EPOCHS)
    said = cli(*words, "--out", "away", "--ray", machines.address, "--max-calls", 20)
    assert said.code == 3 and "higher one goes on" in said.err
    assert server.counts.answered <= 20 and server.counts.unauthorised == 0
    said = cli("resume", "away", "--ray", machines.address, "--max-calls", 1_000)
    assert said.code == 0, said.err
    away, answered = records(tmp_path / "away"), server.counts.answered
    server.reset()
    assert cli(*words, "--out", "here").code == 0
    assert away == records(tmp_path / "here")
    assert answered == server.counts.answered == sum(r["usage"]["calls"] for r in away.values())


def test_a_machine_that_is_lost_repeats_no_call(
    machines: Machines, cli: Cli, start: Start, server: StandIn, tmp_path: Path
) -> None:
    machines.grow()
    words = ("generate", "-n", 12, *CREW, *EPOCHS, "--concurrency", 6)
    assert cli(*words, "--out", "here").code == 0
    plain = (server.counts.answered, server.counts.duplicates)
    server.reset()
    process = start(*words, "--out", "away", "--ray", machines.address, "--ray-actors", 2, "--json")
    until = time.monotonic() + 200
    while server.counts.answered < plain[0] // 3 and process.poll() is None:
        assert time.monotonic() < until, "the run hangs"
        time.sleep(0.005)
    machines.lose()
    out, err = process.communicate(timeout=100)
    assert process.returncode == 0, err
    assert "is lost; the" in err and "raylet" not in err.lower(), err
    assert len([json.loads(line) for line in out.splitlines()]) == 13, "nothing but JSON lines"
    assert records(tmp_path / "away") == records(tmp_path / "here")
    assert (server.counts.answered, server.counts.duplicates) == plain
