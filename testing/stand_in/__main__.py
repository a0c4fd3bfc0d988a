"""Runs a stand-in in a process of its own: `python -m storytelling_painter.testing.stand_in --latency 0.2`.

The first line that it prints is its address, as a provider's `base_url` takes it. `GET /counts` beside it gives its
counters as JSON, `POST /reset` sets them back. It ends on SIGTERM, Ctrl+C, or when its standard input is closed and
`--until-closed` is given.
"""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_args

from storytelling_painter.testing.stand_in.answers import Script
from storytelling_painter.testing.stand_in.faults import KINDS, Faults, Kind
from storytelling_painter.testing.stand_in.limits import Limits, RetryForm
from storytelling_painter.testing.stand_in.server import StandIn


def main(arguments: list[str] | None = None) -> int:
    """Runs the server until it is told to end."""
    told = _parser().parse_args(arguments)
    if told.core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {told.core})
    server = StandIn(
        _script(told.script) if told.script else None,
        latency=told.latency,
        picture_latency=told.picture_latency,
        jitter=told.jitter,
        faults=Faults(shares=dict(told.fault), wait=told.fault_wait),
        limits=Limits(
            requests_per_second=told.requests_per_second,
            requests_per_minute=told.requests_per_minute,
            tokens_per_minute=told.tokens_per_minute,
            in_flight=told.in_flight,
            retry_after=told.retry_after,
        ),
        seed=told.seed,
        picture_bytes=told.picture_bytes,
        remember=False,
        port=told.port,
    )
    asyncio.run(_serve(server, told.until_closed))
    return 0


async def _serve(server: StandIn, until_closed: bool) -> None:
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    if until_closed:
        loop.add_reader(sys.stdin.fileno(), _at_end(stop))
    async with server:
        print(server.base_url, flush=True)
        await stop.wait()


def _at_end(stop: asyncio.Event) -> Callable[[], None]:
    def read() -> None:
        if not os.read(sys.stdin.fileno(), 4096):
            stop.set()

    return read


def _script(name: str) -> Script:
    module, _, attribute = name.partition(":")
    script: Script = getattr(import_module(module), attribute)
    return script


def _fault(text: str) -> tuple[Kind, float]:
    kind, _, share = text.partition("=")
    for known in KINDS:
        if kind == known:
            return known, float(share)
    raise argparse.ArgumentTypeError(f"{kind!r} is none of {', '.join(KINDS)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Stands in for a provider of models on loopback.")
    add: Any = parser.add_argument
    add("--port", type=int, default=0, help="0 takes a free one")
    add("--latency", type=float, default=0.0, help="seconds of a chat call")
    add("--picture-latency", type=float, help="seconds of a picture call")
    add("--jitter", type=float, default=0.0, help="share by which latencies vary")
    add("--seed", type=int, default=0)
    add("--script", help="MODULE:NAME of a script")
    add("--fault", type=_fault, action="append", default=[], metavar="KIND=SHARE", help="may be repeated")
    add("--fault-wait", type=float, default=1.0, help="seconds that a dealt out 429 says to wait")
    add("--requests-per-second", type=int)
    add("--requests-per-minute", type=int)
    add("--tokens-per-minute", type=int)
    add("--in-flight", type=int, help="tries at once")
    add("--retry-after", choices=get_args(RetryForm), default="float", help="form of the wait in a 429")
    add("--picture-bytes", type=int, default=0, help="least size of a picture file")
    add("--core", type=int, help="CPU to stay on")
    add("--until-closed", action="store_true", help="end when standard input is closed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
