"""Gates of the batch runner: calls in flight with a journal, limits, faults, and what an item costs late in a long run.

    make bench-batch            # a quarter of an hour on two cores
    QUICK=1 make bench-batch    # at most 50 s

A stand-in on loopback answers chat after 200 ms and pictures after 1 s, from another core than the client. Every call
passes the lanes, the limiter, the gateway and the journal of a run. Run it on an idle machine. Figures of peers stand
beside ours; they were measured on another machine of two cores, in the same way. The last line is JSON with every gate,
its bound and its figure; the exit code is 1 when a gate is missed.
"""

import asyncio
import os
import resource
import sys
from typing import Final, NamedTuple

from batch_calls import CHAT, PICTURE, Batch, batch
from batch_embedded import measure as measure_embedded
from gates import Gate, asked, conclude
from parts import in_turn, on_one_core
from providers_server import Cores

MIXED: Final = ("overload=0.03", "limit=0.02", "reset=0.02", "half_json=0.01", "drop=0.01", "cut=0.01")
PEERS: Final = {
    "peer plain aiohttp: share of best, two stages, 256 in flight": 0.98,
    "peer LangGraph: share of best, two stages, 256 in flight": 0.60,
    "peer data-designer: share of best, two stages, 256 in flight": 0.57,
    "peer curator: efficiency at 256": 0.28,
    "peer data-designer: efficiency at 256": 0.18,
    "peer LangChain: efficiency at 256": 0.16,
    "peer distilabel: efficiency at 256": 0.15,
    "peer curator: times ideal under 100 requests a second": 6.1,
    "peer data-designer: times ideal under 100 requests a second": 1.07,
    "peer data-designer: times ideal under 20 at once": 1.55,
    "peer curator: times clean under mixed faults": 4.3,
    "peer distilabel: share lost under mixed faults": 0.49,
}


class Form(NamedTuple):
    """How much is measured."""

    calls: dict[int, int]
    """Calls by number in flight."""
    paced: int
    """Stories under a limit of requests a second."""
    items: int
    """Stories under a limit of calls at once."""
    faulty: int
    """Stories under faults: enough that a wait of a second does not decide."""
    limited: int
    """Stories of which a provider answers some with 429."""
    refused: int
    """Stories of which a provider refuses some."""
    half: int
    """Stories where every second answer is a fault."""
    few: int
    many: int
    rounds: int


FULL: Final = Form({64: 5_000, 256: 5_000}, 1_000, 1_000, 1_000, 1_000, 1_000, 300, 1_000, 100_000, 3)
QUICK: Final = Form({64: 960, 256: 5_000}, 600, 300, 560, 960, 560, 6, 200, 600, 1)


class Found:
    """Gates and figures so far."""

    def __init__(self) -> None:
        self.gates: list[Gate] = []
        self.figures: dict[str, float | None] = dict(PEERS)

    def least(self, name: str, figure: float, bound: float, unit: str = "") -> None:
        self.gates.append(Gate(name, figure, bound, "at least", unit))

    def most(self, name: str, figure: float, bound: float, unit: str = "") -> None:
        self.gates.append(Gate(name, figure, bound, "at most", unit))

    def all_ok(self, name: str, told: Batch) -> None:
        self.least(f"{name}: items that are ok", told.ok, told.items)


async def two_stages(found: Found, form: Form, cores: Cores) -> None:
    """Story and picture, 300 items, 256 at once: two waves at best.

    A few items before them load what is loaded late, which a process does once.
    """
    await batch(16, 16, cores, pictures=True)
    tries = [await batch(300, 256, cores, pictures=True) for _ in range(max(2, form.rounds))]
    told = min(tries, key=lambda each: each.seconds)
    found.all_ok("two stages", told)
    found.least("two stages: share of the best possible at 256 in flight", 2 * (CHAT + PICTURE) / told.seconds, 0.95)


async def journal(found: Found, form: Form, cores: Cores) -> None:
    """Chat with the journal on."""
    for in_flight, bound in ((64, 0.90), (256, 0.85)):
        tries = [await batch(form.calls[in_flight], in_flight, cores) for _ in range(form.rounds)]
        told = min(tries, key=lambda each: each.seconds)
        ideal = told.items * CHAT / in_flight
        found.all_ok(f"{in_flight} in flight", told)
        found.least(f"journal on: efficiency at {in_flight} in flight", ideal / told.seconds, bound)
        found.most(f"journal on: processor time of 1,000 calls at {in_flight}", 1000 * told.cpu / told.items, 0.8, "s")
        found.most(f"nothing paid twice at {in_flight}", told.told["duplicates"], 0)
    found.most("memory of the process at most", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 200, "MB")


async def limits(found: Found, form: Form, cores: Cores) -> None:
    """A limit of requests a second, and one of calls at once."""
    told = await batch(form.paced, 64, cores, requests_per_second=100)
    found.all_ok("100 requests a second", told)
    found.most("100 requests a second: times ideal", told.seconds / ((told.items - 100) / 100 + CHAT), 1.1)
    found.most("100 requests a second: answers 429", told.told["statuses"].get("429", 0), 20)
    found.most("100 requests a second: came back too early", told.told["too_early"], 0)
    told = await batch(form.items, 64, cores, known=False, in_flight=20)
    found.all_ok("20 at once", told)
    found.most("20 at once: times ideal", told.seconds / (told.items / 20 * CHAT), 1.15)


async def faults(found: Found, form: Form, cores: Cores) -> None:
    """Faults of a server that are no limit; what waits most of the time goes on beside the last one."""
    clean = await batch(form.faulty, 64, cores)
    mixed = await batch(form.faulty, 64, cores, fault=",".join(MIXED))
    found.all_ok("10% mixed faults", mixed)
    found.most("10% mixed faults: times the clean time", mixed.seconds / clean.seconds, 2.0)
    found.most("10% mixed faults: paid twice", mixed.told["duplicates"], 0)
    limited = await batch(form.limited, 64, cores, fault="limit=0.02")
    found.all_ok("2% isolated 429", limited)
    pace = clean.seconds / clean.items
    found.most("2% isolated 429: times the clean time of as many", limited.seconds / limited.items / pace, 1.5)
    half, refused = await asyncio.gather(
        batch(form.half, 64, cores, fault="overload=0.5"), batch(form.refused, 64, cores, fault="policy=0.01")
    )
    found.all_ok("half of the answers are 500", half)
    found.most(
        "1% policy refusals: failed but not refused",
        abs(refused.items - refused.ok - refused.ended.get("Moderated", 0)), 0,
    )
    found.most(
        "1% policy refusals: requests beyond one each",
        abs(refused.told["statuses"].get("400", 0) - refused.ended.get("Moderated", 0)), 0,
    )
    found.least("1% policy refusals: refused items", refused.ended.get("Moderated", 0), 1)


async def embedded(found: Found, form: Form, cores: Cores) -> None:
    """What an item costs late in a run, embedded storyteller and critic alone.

    More stories are known by then, and more new ones are drawn again because they are too near to one.
    """
    if cores.client is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core for core in cores if core is not None})
    few, many = await measure_embedded(form.few, form.many, form.rounds)
    found.most(
        f"processor time of an item after {form.many} stories beside that after {form.few}", many.cpu / few.cpu, 1.2
    )
    found.figures |= {
        f"critiques of an item after {form.few}": few.critiques,
        f"critiques of an item after {form.many}": many.critiques,
        f"time of an item after {form.few}, ms": few.wall, f"time of an item after {form.many}, ms": many.wall,
        f"processor time of an item after {form.few}, ms": few.cpu,
        f"processor time of an item after {form.many}, ms": many.cpu,
    }


def main() -> int:
    found, cores = Found(), on_one_core()
    asyncio.run(in_turn((two_stages, journal, limits, faults, embedded), found, QUICK if asked() else FULL, cores))
    return conclude("batch", found.gates, quick=asked(), figures=found.figures)


if __name__ == "__main__":
    sys.exit(main())
