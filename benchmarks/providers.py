"""Gates of the road to providers: calls in flight, processor time of a call and of a picture, the whole graph.

    make bench-providers            # about seven minutes on two cores
    QUICK=1 make bench-providers    # at most 50 s

A stand-in on loopback answers every call after 200 ms, from a process on another core than the client. Efficiency is
the share of what so many calls in flight can do by Little's law. Other programs on the machine can only make a round
worse, so each gate takes the best of its rounds, and the median stands among the figures; run it on an idle machine.
The last line is JSON with every gate, its bound and its figure; the exit code is 1 when a gate is missed.
"""

import asyncio
import statistics
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple

from gates import Gate, asked, conclude
from parts import in_turn, on_one_core
from providers_chat import Client, async_openai, chat_openai, ours, pictures, plain_aiohttp
from providers_graph import CHATS, small_copies_ms, whole_graph
from providers_load import Load, load
from providers_server import LATENCY, Cores, serving

EFFICIENCY: Final = {64: 0.92, 256: 0.88, 512: 0.80}
CPU: Final = 0.5
"""Seconds of processor time for a thousand calls."""
PICTURE_CPU: Final = 3.0
"""Milliseconds of processor time for a call with a picture of 1.5 MB."""
GRAPH: Final = 0.85
_WARM: Final = 6
"""Waves until the limiter, which begins carefully, has found that the server takes 512 at once."""


class Whole(NamedTuple):
    """One measurement of the whole graph."""

    in_flight: int
    """Items in flight."""
    picture: float
    """Seconds that a picture takes; hosted models take ten and more."""
    gate: bool
    waves: int = 2

    @property
    def seconds(self) -> float:
        """Least time of an item."""
        return CHATS * LATENCY + self.picture

    @property
    def name(self) -> str:
        return f"whole graph at {self.in_flight} items in flight, pictures in {self.picture:g} s"


class Form(NamedTuple):
    """How much is measured."""

    rounds: int
    waves: int
    """Calls that follow each other in every one of the calls in flight."""
    peer_rounds: int
    peer_waves: int
    peers_in_flight: tuple[int, ...]
    picture_waves: int
    graphs: tuple[Whole, ...]


FULL: Final = Form(
    3,
    25,
    1,
    8,
    (64, 256),
    12,
    (
        Whole(256, 10.0, gate=True),
        Whole(64, 10.0, gate=True),
        Whole(64, 1.0, gate=False, waves=4),
        Whole(256, 5.0, gate=False),
        Whole(256, 1.0, gate=False),
        Whole(64, 0.2, gate=False, waves=4),
        Whole(256, 0.2, gate=False),
    ),
)
QUICK: Final = Form(1, 8, 1, 3, (64,), 4, (Whole(64, 1.9, gate=True),))


class Found:
    """Gates and figures so far."""

    def __init__(self) -> None:
        self.gates: list[Gate] = []
        self.figures: dict[str, float | None] = {}

    def chat(self, loads: dict[int, list[Load]]) -> None:
        for in_flight, bound in EFFICIENCY.items():
            rounds = [told.efficiency for told in loads[in_flight]]
            self.gates.append(Gate(f"efficiency at {in_flight} calls in flight", max(rounds), bound, "at least"))
            self.figures[f"efficiency at {in_flight} calls in flight, median"] = statistics.median(rounds)
        cpu = {n: min(told.cpu_ms for told in rounds) for n, rounds in loads.items()}
        self.gates.append(Gate("processor time of 1,000 calls", max(cpu.values()), CPU, "at most", "s"))
        self.figures |= {f"processor time of 1,000 calls at {n} in flight, s": value for n, value in cpu.items()}

    def peer(self, name: str, loads: dict[int, list[Load]]) -> None:
        for n, rounds in loads.items():
            self.figures[f"{name}: efficiency at {n} calls in flight"] = max(told.efficiency for told in rounds)
            self.figures[f"{name}: processor time of 1,000 calls, s"] = min(told.cpu_ms for told in rounds)


async def rounds_of(
    client: Client, url: str, in_flight: Sequence[int], rounds: int, waves: int, *, warm: int = 1
) -> dict[int, list[Load]]:
    """Measures a client at each number of calls in flight, one after the other, so many times."""
    loads: dict[int, list[Load]] = {n: [] for n in in_flight}
    async with client(url) as ask:
        for _ in range(rounds):
            for n in in_flight:
                first = warm if not loads[n] else 1
                loads[n].append(await load(ask, n, waves, latency=LATENCY, warm=first))
    return loads


async def chat(found: Found, form: Form, cores: Cores) -> None:
    """Chat alone, beside other clients of the same server."""
    with serving("providers_server:story", core=cores.server) as url:
        found.chat(await rounds_of(ours, url, tuple(EFFICIENCY), form.rounds, form.waves, warm=_WARM))
        told = await rounds_of(plain_aiohttp, url, tuple(EFFICIENCY), form.peer_rounds, form.waves)
        found.peer("plain aiohttp", told)
        for name, client in (("AsyncOpenAI", async_openai), ("ChatOpenAI", chat_openai)):
            found.peer(name, await rounds_of(client, url, form.peers_in_flight, form.peer_rounds, form.peer_waves))


async def picture(found: Found, form: Form, cores: Cores) -> None:
    """Processor time of a call with a picture, and of one without it."""
    photos = pictures(4)
    cpu: dict[str, list[float]] = {}
    with serving("providers_server:story", core=cores.server) as url:
        for _ in range(form.rounds):
            clients = {"ours": ours(url, photos), "none": ours(url), "AsyncOpenAI": async_openai(url, photos)}
            for name, client in clients.items():
                async with client as ask:
                    told = await load(ask, 8, form.picture_waves, latency=LATENCY)
                cpu.setdefault(name, []).append(told.cpu_ms)
    found.gates.append(
        Gate("processor time of a call with a picture of 1.5 MB", min(cpu["ours"]), PICTURE_CPU, "at most", "ms")
    )
    found.figures["processor time of a call without a picture, ms"] = min(cpu["none"])
    found.figures["AsyncOpenAI: processor time of a call with a picture of 1.5 MB, ms"] = min(cpu["AsyncOpenAI"])


async def graph(found: Found, form: Form, cores: Cores) -> None:
    """The whole graph: four chat calls and a picture for each item, with pictures that take long or come fast.

    The ideal knows no processor time. An item costs this process some 15 ms, and the core of the server above 20 ms:
    the small copy of its picture, which one worker makes there, and the server's own work. So two cores make about 28
    items a second. The gates are at 24, which is 256 in flight with pictures of 10 s or 64 with pictures of 1.9 s, and
    at 6; the ideals of the others ask for 36 to 256 a second, and what is reached of these stands among the figures.
    """
    loop: list[float] = []
    process: list[float] = []
    for whole in form.graphs:
        told = await _items(whole, cores)
        loop.append(told.loop_ms)
        process.append(told.cpu_ms)
        ideal = whole.in_flight / whole.seconds
        if whole.gate:
            found.gates.append(Gate(f"efficiency of the {whole.name}", told.efficiency, GRAPH, "at least"))
        else:
            found.figures[f"efficiency of the {whole.name}"] = told.efficiency
        found.figures[f"{whole.name}: items a second"] = told.efficiency * ideal
        found.figures[f"{whole.name}: items a second, ideal"] = ideal
    found.figures["whole graph: processor time of the event loop for an item, ms"] = min(loop)
    found.figures["whole graph: processor time of an item, workers not counted, ms"] = min(process)
    found.figures |= small_copies_ms()


async def _items(whole: Whole, cores: Cores) -> Load:
    models = "storytelling_painter.testing.scripted_models:FLAWLESS"
    others = None if cores.server is None else {cores.server}
    with serving(models, core=cores.server, picture_latency=whole.picture) as url:
        async with whole_graph(url, others=others) as make:
            return await load(make, whole.in_flight, whole.waves, latency=whole.seconds)


def main() -> int:
    found, cores = Found(), on_one_core()
    asyncio.run(in_turn((chat, picture, graph), found, QUICK if asked() else FULL, cores))
    return conclude("providers", found.gates, quick=asked(), figures=found.figures)


if __name__ == "__main__":
    sys.exit(main())
