"""The examples run as they stand, offline, with the embedded crew."""

import importlib.util
from pathlib import Path
from types import ModuleType

from storytelling_painter.domain.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
SMALL = Settings(size=256)


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def test_an_agent_orders_a_picture(tmp_path: Path) -> None:
    record = await load("agent_tool").main(tmp_path, SMALL)
    assert record.best_attempt is not None
    assert (tmp_path / record.best_attempt.painting.picture.path).read_bytes().startswith(b"\x89PNG")
    assert record.brief.premise == "a birthday cake that burns"
    assert record.settings_sha256 == SMALL.sha256


async def test_a_host_graph_has_pictures_painted(tmp_path: Path) -> None:
    title, *lines = (await load("host_graph").main(tmp_path, SMALL)).splitlines()
    assert title == "What happened here?"
    assert [text.partition(":")[0] for text in lines] == ["a broken window", "stolen cookies"]
    for text in lines:
        assert (tmp_path / text.split(": ")[1].split(" ")[0]).is_file()


def test_every_example_is_run_here() -> None:
    assert {p.stem for p in EXAMPLES.glob("*.py")} == {"agent_tool", "host_graph"}
