"""Long runs under faults: memory, file handles and threads stay as they are, and only the monotonic clock counts."""

import ast
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from calling import records, whole_lines

from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.stand_in import Faults, StandIn

ROOT = Path(__file__).parents[2]
Start = Callable[..., "subprocess.Popen[str]"]
FAULTS = Faults(
    {"overload": 0.03, "limit": 0.02, "reset": 0.02, "half_json": 0.01, "drop": 0.01, "cut": 0.01}, wait=0.1
)


class Sample(NamedTuple):
    items: int
    memory_kb: float
    handles: int
    threads: int


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    with StandIn(ScriptedModels(weak=0.1, unseen=0.05), faults=FAULTS, remember=False) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-sentinel-8c1f0b7d2e6a4953")
        yield running


def sample(pid: int, run: Path) -> Sample:
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    return Sample(
        len(whole_lines(run / "items.jsonl")), float(status["VmRSS"].split()[0]),
        len(os.listdir(f"/proc/{pid}/fd")), int(status["Threads"]),
    )


def slope(samples: list[Sample]) -> float:
    """Least-squares growth of memory in KB for an item."""
    n = len(samples)
    x, y = [s.items for s in samples], [s.memory_kb for s in samples]
    mean_x, mean_y = sum(x) / n, sum(y) / n
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)


def watched(start: Start, tmp_path: Path, items: int, every: float, seconds: float) -> list[Sample]:
    """Runs so many items and looks at the process meanwhile; what comes in the first fifth is warming up."""
    process = start(
        "generate", "-n", items, "--crew", "openai:gpt-test", "--painter", "openai:gpt-image-1", "--concurrency", 32,
        "--workers", 0, "--out", "run", "--quiet",
    )
    samples, until = [], time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < until:
        time.sleep(every)
        try:
            samples.append(sample(process.pid, tmp_path / "run"))
        except (OSError, KeyError):  # it has just ended
            break
    _, err = process.communicate(timeout=seconds)
    assert process.returncode in (0, 1), err
    assert len(records(tmp_path / "run")) == items
    return [s for s in samples if items / 5 <= s.items < items]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the /proc of Linux")
@pytest.mark.parametrize(
    ("items", "every", "most_kb"),
    [
        pytest.param(120, 0.2, 150.0),
        pytest.param(20_000, 5.0, 12.0, marks=[pytest.mark.long, pytest.mark.timeout(7_200)]),
    ],
)
def test_nothing_grows_with_the_items_but_what_is_known_of_them(
    items: int, every: float, most_kb: float, start: Start, server: StandIn, tmp_path: Path
) -> None:
    """A story that later ones are compared with takes 4 KB, ids and counters a little more."""
    samples = watched(start, tmp_path, items, every, 60 if items < 1_000 else 7_000)
    assert len(samples) >= 3
    grown = slope(samples)
    print(f"memory grows by {grown:.1f} KB an item; {samples[0]} to {samples[-1]}")
    assert grown <= most_kb
    late, early = samples[-1], samples[0]
    assert late.handles <= early.handles + 40 and late.threads <= early.threads + 8
    assert server.counts.faults.total() > items / 20


def test_waits_are_measured_by_clocks_that_nobody_sets() -> None:
    wall = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ("tools", "agents", "graph", "runners")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "time" and isinstance(node.value, ast.Name)
        and node.value.id == "time"
    }
    assert {place.partition(":")[0] for place in wall} == {"tools/calls/told.py"}, "dates that a server names, bounded"
