"""A Ray cluster of several machines, all of them on this one, with a plug-in crew installed on each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PLUG_IN = '''
"""A crew that asks a model of its own through the gateway, and some of whose items end the process they are made in."""

import os
from pathlib import Path

from storytelling_painter.agents.crew import EmbeddedSource
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.tools.calls.call import Call, Reply, Tag, Usage

FOLDER = Path(__file__).parent


class Teller:
    made_by = GrammarStoryteller.made_by

    def __init__(self, grammar, connections):
        self.grammar, self.connections = grammar, connections
        connections.bound("own", 1)

    async def tell(self, brief, *, round, **more):
        if brief.premise == "the end of every process":
            os._exit(1)
        if "the end of one process" in (brief.premise or "") and not (FOLDER / "ended").exists():
            (FOLDER / "ended").touch()
            os._exit(1)
        if brief.premise == "a bug":
            raise ZeroDivisionError("a bug")
        call = Call("chat", "own", "model", Tag(brief.id, f"own.{round}"), brief.id.encode())
        reply = await self.connections.gateway.call(call, self.send)
        assert reply.body == str(os.getpid()).encode(), "the try was made where it was asked for"
        return await self.grammar.tell(brief, round=round, **more)

    async def send(self):
        with open(FOLDER / "sent", "a") as file:
            file.write("x")
        return Reply(str(os.getpid()).encode(), usage=Usage(input_tokens=1))


class Source(EmbeddedSource):
    def storyteller(self, spec, workshop):
        return Teller(super().storyteller(spec, workshop), workshop.connections)
'''
_HEAD = {"num_cpus": 1, "include_dashboard": False, "object_store_memory": 10**8}
_NODE = {k: v for k, v in _HEAD.items() if k != "include_dashboard"}


class Machines:
    """The cluster.

    Args:
        folder: Where the plug-in is installed.
    """

    def __init__(self, folder: Path) -> None:
        from ray.cluster_utils import Cluster

        (folder / "plugged_crew.py").write_text(PLUG_IN)
        about = folder / "plugged_crew-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: plugged-crew\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text("[storytelling_painter.crews]\nplugged = plugged_crew:Source\n")
        self.folder = folder
        with self._environment():
            self._cluster: Any = Cluster(initialize_head=True, connect=False, head_node_args=_HEAD)
        self._more: list[Any] = []

    @property
    def address(self) -> str:
        """Host and port of its head."""
        return str(self._cluster.address)

    def grow(self) -> None:
        """Adds a machine with one core, so that there are two."""
        if not self._more:
            with self._environment():
                self._more.append(self._cluster.add_node(**_NODE))

    @contextmanager
    def _environment(self) -> Iterator[None]:
        """What machines are started in: no worker before it is needed, no reports to anybody, and the plug-in."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
            patch.setenv("RAY_prestart_worker_first_driver", "0")
            patch.setenv("PYTHONPATH", str(self.folder))
            yield

    def lose(self) -> None:
        """Ends the machine that was added, at once."""
        self._cluster.remove_node(self._more.pop(), allow_graceful=False)

    def end(self) -> None:
        self._cluster.shutdown()


@pytest.fixture(scope="session")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A cluster of one machine, which is this one, that can grow and shrink by another one."""
    pytest.importorskip("ray", reason="the extra `ray` is not installed")
    running = Machines(tmp_path_factory.mktemp("plugged"))
    yield running
    running.end()
