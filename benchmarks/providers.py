"""Gates of the road to providers: calls in flight, processor time of a call and of a picture, the whole graph.

    make bench-providers            # about five minutes on two cores
    QUICK=1 make bench-providers    # at most 50 s

A stand-in on loopback answers every call after 200 ms, from a process on another core than the client. Efficiency is
the share of what so many calls in flight can do by Little's law. Other programs on the machine can only make a round
worse, so each gate takes the best of its rounds, and the median stands among the figures; run it on an idle machine.
The last line is JSON with every gate, its bound and its figure; the exit code is 1 when a gate is missed.
"""

import asyncio
import os
import statistics
import sys
import time
from collections.abc import Sequence
from typing import Final, NamedTuple

from gates import Gate, conclude
from providers_chat import Client, async_openai, chat_openai, ours, pictures, plain_aiohttp
from providers_graph import CHATS, whole_graph
from providers_load import Load, load
from providers_server import LATENCY, Cores, serving, two_cores

EFFICIENCY: Final = {64: 0.92, 256: 0.88, 512: 0.80}
CPU: Final = 0.5
"""Seconds of processor time for a thousand calls."""
PICTURE_CPU: Final = 3.0
"""Milliseconds of processor time for a call with a picture of 1.5 MB."""
GRAPH: Final = 0.85
_WARM: Final = 6
"""Waves until the limiter, which begins carefully, has found that the server takes 512 at once."""


class Form(NamedTuple):
    """How much is measured."""

    rounds: int
    waves: int
    """Calls that follow each other in every one of the calls in flight."""
    peer_rounds: int
    peer_waves: int
    peers_in_flight: tuple[int, ...]
    picture_waves: int
    items: int
    """Items in flight."""
    picture_seconds: float
    """What a picture takes in the whole graph; hosted models take ten seconds and more."""
    item_waves: int
    fast_pictures: tuple[float, ...]
    """What a picture takes in further measurements of the whole graph, which are figures and no gates."""


FULL: Final = Form(3, 25, 1, 8, (64, 256), 12, items=256, picture_seconds=10.0, item_waves=2, fast_pictures=(1.0, 0.2))
QUICK: Final = Form(1, 8, 1, 3, (64,), 4, items=64, picture_seconds=1.9, item_waves=2, fast_pictures=())
"""A quarter of the items in flight, each taking a quarter of the time: the same number a second."""


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
    """The whole graph: four chat calls and a picture for each item; then the same with pictures that come fast.

    With fast pictures processor time sets the pace: that of an item in this process, and that of the small copy of each
    picture, which one worker makes on the core of the server. What is reached there stands among the figures only.
    """
    told = await _items(form.items, form.item_waves, form.picture_seconds, cores)
    found.gates.append(
        Gate(f"efficiency of the whole graph at {form.items} items in flight", told.efficiency, GRAPH, "at least")
    )
    found.figures["whole graph: processor time of an item, workers not counted, ms"] = told.cpu_ms
    found.figures["whole graph: seconds that a picture takes"] = form.picture_seconds
    for seconds in form.fast_pictures:
        fast = await _items(form.items, form.item_waves, seconds, cores)
        ideal = form.items / (LATENCY * CHATS + seconds)
        name = f"whole graph, pictures in {seconds:g} s"
        found.figures[f"{name}: efficiency at {form.items} items in flight"] = fast.efficiency
        found.figures[f"{name}: items a second"] = fast.efficiency * ideal


async def _items(in_flight: int, waves: int, picture_seconds: float, cores: Cores) -> Load:
    models = "storytelling_painter.testing.scripted_models:FLAWLESS"
    others = None if cores.server is None else {cores.server}
    with serving(models, core=cores.server, picture_latency=picture_seconds) as url:
        async with whole_graph(url, others=others) as make:
            return await load(make, in_flight, waves, latency=CHATS * LATENCY + picture_seconds)


async def measure(form: Form, cores: Cores) -> Found:
    """Runs every part; a part that fails ends the benchmark, since its gates would be missing."""
    found = Found()
    for part in (chat, picture, graph):
        began = time.monotonic()
        print(f"{part.__name__} ...", end=" ", file=sys.stderr, flush=True)
        await part(found, form, cores)
        print(f"{time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return found


def main() -> int:
    quick = os.environ.get("QUICK", "") not in ("", "0")
    cores = two_cores()
    if cores.client is None:
        print("client and server share what cores there are, so the figures are too low", file=sys.stderr)
    else:
        os.sched_setaffinity(0, {cores.client})
    found = asyncio.run(measure(QUICK if quick else FULL, cores))
    return conclude("providers", found.gates, quick=quick, figures=found.figures)


if __name__ == "__main__":
    sys.exit(main())
