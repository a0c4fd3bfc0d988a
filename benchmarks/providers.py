"""Gates of the road to providers: calls in flight, processor time of a call and of a picture, the whole graph.

    make bench-providers            # about three minutes on two cores
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
from providers_chat import Client, Load, async_openai, chat_openai, load, ours, pictures, plain_aiohttp
from providers_server import serving, two_cores

EFFICIENCY: Final = {64: 0.92, 256: 0.88, 512: 0.80}
CPU: Final = 0.5
"""Seconds of processor time for a thousand calls."""
PICTURE_CPU: Final = 3.0
"""Milliseconds of processor time for a call with a picture of 1.5 MB."""


class Form(NamedTuple):
    """How much is measured."""

    rounds: int
    waves: int
    """Calls that follow each other in every one of the calls in flight."""
    peer_rounds: int
    peer_waves: int
    picture_waves: int


FULL: Final = Form(rounds=5, waves=25, peer_rounds=2, peer_waves=8, picture_waves=12)
QUICK: Final = Form(rounds=2, waves=9, peer_rounds=1, peer_waves=3, picture_waves=5)


class Found:
    """Gates and figures so far."""

    def __init__(self) -> None:
        self.gates: list[Gate] = []
        self.figures: dict[str, float | None] = {}

    def chat(self, loads: dict[int, list[Load]]) -> None:
        for in_flight, bound in EFFICIENCY.items():
            rounds = [told.efficiency for told in loads[in_flight]]
            self.gates.append(Gate(f"efficiency at {in_flight} in flight", max(rounds), bound, "at least"))
            self.figures[f"efficiency at {in_flight} in flight, median"] = statistics.median(rounds)
        cpu = {n: min(told.cpu_per_thousand for told in rounds) for n, rounds in loads.items()}
        self.gates.append(Gate("processor time of 1,000 calls", max(cpu.values()), CPU, "at most", "s"))
        self.figures |= {f"processor time of 1,000 calls at {n} in flight, s": value for n, value in cpu.items()}

    def peer(self, name: str, loads: dict[int, list[Load]]) -> None:
        for in_flight, rounds in loads.items():
            self.figures[f"{name}: efficiency at {in_flight} in flight"] = max(told.efficiency for told in rounds)
            self.figures[f"{name}: processor time of 1,000 calls at {in_flight} in flight, s"] = min(
                told.cpu_per_thousand for told in rounds
            )


async def rounds_of(
    client: Client, url: str, in_flight: Sequence[int], rounds: int, waves: int
) -> dict[int, list[Load]]:
    """Measures a client at each number of calls in flight, one after the other, so many times."""
    loads: dict[int, list[Load]] = {n: [] for n in in_flight}
    async with client(url) as ask:
        for _ in range(rounds):
            for n in in_flight:
                loads[n].append(await load(ask, n, waves, warm=6 if client is ours and not loads[n] else 1))
    return loads


async def chat(found: Found, form: Form, url: str) -> None:
    """Chat alone, beside other clients of the same server."""
    found.chat(await rounds_of(ours, url, tuple(EFFICIENCY), form.rounds, form.waves))
    found.peer("plain aiohttp", await rounds_of(plain_aiohttp, url, tuple(EFFICIENCY), form.peer_rounds, form.waves))
    for name, client in (("AsyncOpenAI", async_openai), ("ChatOpenAI", chat_openai)):
        found.peer(name, await rounds_of(client, url, (64, 256), form.peer_rounds, form.peer_waves))


async def picture(found: Found, form: Form, url: str) -> None:
    """Processor time of a call with a picture, and of one without it."""
    photos = pictures(4)
    cpu: dict[str, list[float]] = {}
    for _ in range(form.rounds):
        clients = {"ours": ours(url, photos), "none": ours(url), "AsyncOpenAI": async_openai(url, photos)}
        for name, client in clients.items():
            async with client as ask:
                told = await load(ask, 8, form.picture_waves, warm=1)
            cpu.setdefault(name, []).append(told.cpu_per_thousand)
    found.gates.append(
        Gate("processor time of a call with a picture of 1.5 MB", min(cpu["ours"]), PICTURE_CPU, "at most", "ms")
    )
    found.figures["processor time of a call without a picture, ms"] = min(cpu["none"])
    found.figures["AsyncOpenAI: processor time of a call with a picture of 1.5 MB, ms"] = min(cpu["AsyncOpenAI"])


async def measure(form: Form, core: int | None) -> Found:
    """Runs every part; a part that fails ends the benchmark, since its gates would be missing."""
    found = Found()
    with serving("providers_server:story", core=core) as url:
        for part in (chat, picture):
            began = time.monotonic()
            print(f"{part.__name__} ...", end=" ", file=sys.stderr, flush=True)
            await part(found, form, url)
            print(f"{time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return found


def main() -> int:
    quick = os.environ.get("QUICK", "") not in ("", "0")
    cores = two_cores()
    if cores.client is None:
        print("client and server share what cores there are, so the figures are too low", file=sys.stderr)
    else:
        os.sched_setaffinity(0, {cores.client})
    found = asyncio.run(measure(QUICK if quick else FULL, cores.server))
    return conclude("providers", found.gates, quick=quick, figures=found.figures)


if __name__ == "__main__":
    sys.exit(main())
