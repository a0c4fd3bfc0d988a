"""A benchmark in parts, one after the other, on the core that the client is to stay on."""

import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import ParamSpec

from gates import timed
from providers_server import Cores, two_cores

P = ParamSpec("P")


async def in_turn(parts: Sequence[Callable[P, Awaitable[None]]], *args: P.args, **kwargs: P.kwargs) -> None:
    """Runs every part; a part that fails ends the benchmark, since its gates would be missing."""
    for part in parts:
        with timed(part):
            await part(*args, **kwargs)


def on_one_core() -> Cores:
    """Keeps this process on one core, where there are two, and returns both."""
    cores = two_cores()
    if cores.client is None:
        print("client and server share what cores there are, so the figures are too low", file=sys.stderr)
    else:
        os.sched_setaffinity(0, {cores.client})
    return cores
