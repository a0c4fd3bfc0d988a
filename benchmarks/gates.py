"""Gates of the benchmarks: a figure that was measured, the bound it has to keep, and one closing line for machines.

A benchmark prints a table for people to stderr and ends with one line of JSON on stdout. Its exit code is 1 when a gate
is missed. A figure that could not be measured misses its gate and says why; it is never a low score.
"""

import json
import math
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TextIO

Direction = Literal["at most", "at least"]
_STATE = {True: "ok", False: "MISSED"}


@dataclass(frozen=True)
class Gate:
    """One figure and its bound."""

    name: str
    figure: float | None
    """What was measured; none where that failed."""
    bound: float
    """A figure that equals it keeps the gate."""
    direction: Direction
    unit: str = ""
    why: str = ""
    """Why there is no figure, or what to know about it."""

    @property
    def ok(self) -> bool:
        """Whether the bound is kept. No figure, or one that is no finite number, never keeps it."""
        if self.figure is None or not math.isfinite(self.figure) or not math.isfinite(self.bound):
            return False
        return self.figure <= self.bound if self.direction == "at most" else self.figure >= self.bound

    def plain(self) -> dict[str, object]:
        """Returns the gate as JSON values; a figure that is no finite number is null."""
        return {
            "name": self.name,
            "figure": _plain(self.figure),
            "bound": _plain(self.bound),
            "direction": self.direction,
            "unit": self.unit,
            "ok": self.ok,
            "why": self.why,
        }


def closing_line(
    benchmark: str, gates: Sequence[Gate], *, quick: bool = False, figures: Mapping[str, float | None] | None = None
) -> str:
    """Returns the line of JSON that ends a benchmark.

    Args:
        benchmark: Its name.
        gates: All of its gates; none at all is not ok, since nothing was held.
        quick: Whether the short form was run.
        figures: What else was measured, for the record.
    """
    fields = {
        "kind": "benchmark",
        "schema_version": 1,
        "benchmark": benchmark,
        "quick": quick,
        "ok": bool(gates) and all(gate.ok for gate in gates),
        "gates": [gate.plain() for gate in gates],
        "figures": {name: _plain(value) for name, value in (figures or {}).items()},
        "machine": {
            "cores": os.cpu_count(),
            "load": _plain(os.getloadavg()[0]) if hasattr(os, "getloadavg") else None,
            "python": platform.python_version(),
            "system": platform.system(),
        },
    }
    return json.dumps(fields, allow_nan=False)


def table(gates: Sequence[Gate], figures: Mapping[str, float | None] | None = None) -> str:
    """Returns the gates, and after them the other figures, as lines for people."""
    rows = [
        (_STATE[g.ok], g.name, _shown(g.figure, g.unit), f"{g.direction} {_shown(g.bound, g.unit)}", g.why)
        for g in gates
    ]
    rows += [("", name, _shown(value, ""), "", "") for name, value in (figures or {}).items()]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(4)]
    return "\n".join(
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4])).rstrip()
        for row in rows
    )


def conclude(
    benchmark: str,
    gates: Sequence[Gate],
    *,
    quick: bool = False,
    figures: Mapping[str, float | None] | None = None,
    people: TextIO | None = None,
    machines: TextIO | None = None,
) -> int:
    """Prints table and closing line, and returns the exit code: 0, or 1 when a gate is missed.

    Args:
        benchmark: Its name.
        gates: All of its gates.
        quick: Whether the short form was run.
        figures: What else was measured.
        people: Where the table goes; stderr by default.
        machines: Where the closing line goes; stdout by default.
    """
    print(table(gates, figures), file=people or sys.stderr, flush=True)
    print(closing_line(benchmark, gates, quick=quick, figures=figures), file=machines or sys.stdout, flush=True)
    return 0 if gates and all(gate.ok for gate in gates) else 1


def run_parts(parts: Iterable[Callable[[], None]]) -> None:
    """Runs the parts of a benchmark one after the other, and tells people which and how long each took."""
    for part in parts:
        with timed(part):
            part()


@contextmanager
def timed(part: Callable[..., object]) -> Iterator[None]:
    """Tells people which part runs, and how long it took; nothing more of one that failed."""
    began = time.monotonic()
    print(f"{getattr(part, '__name__', part)} ...", end=" ", file=sys.stderr, flush=True)
    yield
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


def asked(name: str = "QUICK") -> bool:
    """Whether a form of the benchmark is asked for, by default the short one."""
    return os.environ.get(name, "") not in ("", "0")


def _plain(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(value, 6)


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "not measured"
    return f"{value:.4g}{' ' + unit if unit else ''}"
