"""Progress for the person who waits: a bar on a terminal, a line now and then elsewhere, always on stderr."""

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

Display = Literal["rich", "plain", "none"]
_EVERY_SECONDS: Final = 5.0


class Reporter(Protocol):
    """Shows how far a run is."""

    def begin(self, total: int | None, done: int) -> None:
        """The run begins; so many items are wanted and so many were done before."""

    def step(self, failed: bool) -> None:
        """An item is finished."""

    def now(self, text: str) -> None:
        """This is being done; a clean short line."""

    def say(self, text: str) -> None:
        """Prints a clean line that stays."""

    def end(self) -> None:
        """The run is over; calling it again does nothing."""


def choose_display(quiet: bool) -> Display:
    """Returns a bar for a terminal that can draw one, lines for everything else."""
    if quiet:
        return "none"
    return "rich" if sys.stderr.isatty() and os.environ.get("TERM", "") not in ("", "dumb") else "plain"


def reporter(display: Display, say: Callable[[str], None]) -> Reporter:
    """Returns the reporter of a display.

    Args:
        display: What to show.
        say: Prints a line to stderr.
    """
    if display == "rich":
        return RichReporter()
    return PlainReporter(say) if display == "plain" else SilentReporter(say)


class SilentReporter:
    """Shows lines that stay, such as warnings, and no progress."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def begin(self, total: int | None, done: int) -> None: ...
    def step(self, failed: bool) -> None: ...
    def now(self, text: str) -> None: ...

    def say(self, text: str) -> None:
        self._say(text)

    def end(self) -> None: ...


class PlainReporter:
    """Prints a line every five seconds."""

    def __init__(self, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._say, self._clock = say, clock
        self._total: int | None = None
        self._done = self._before = self._failed = 0
        self._began = self._last = clock()
        self._first: float | None = None

    def begin(self, total: int | None, done: int) -> None:
        self._total, self._done, self._before = total, done, done
        self._began = self._last = self._clock()
        if done:
            self._say(f"{done} items done before")

    def step(self, failed: bool) -> None:
        self._done += 1
        self._failed += failed
        self._first = self._first or self._clock()
        if self._clock() - self._last >= _EVERY_SECONDS:
            self._last = self._clock()
            self._say(self._line())

    def now(self, text: str) -> None: ...

    def say(self, text: str) -> None:
        self._say(text)

    def end(self) -> None: ...

    def _line(self) -> str:
        of = "" if self._total is None else f" of {self._total}"
        seconds, made = self._clock() - self._began, self._done - self._before
        parts = [f"{self._done}{of} items", f"{self._failed} failed", f"{seconds:.0f} s"]
        if made > 1 and self._first is not None and self._total is not None and self._total > self._done:
            each = (self._clock() - self._first) / (made - 1)  # without the time that the start takes
            parts.append(f"about {each * (self._total - self._done):.0f} s left")
        return ", ".join(parts)


class RichReporter:
    """Draws a bar. Honours NO_COLOR."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(stderr=True, markup=False, highlight=False, emoji=False)
        self._bar: Bar | None = None
        self._failed = 0

    def begin(self, total: int | None, done: int) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
        from rich.progress import TimeRemainingColumn as LeftColumn

        self._bar = Progress(
            BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[failed]} failed", markup=False),
            TimeElapsedColumn(), LeftColumn(), TextColumn("{task.description}", markup=False),
            console=self._console, transient=True, redirect_stdout=False, redirect_stderr=False,
        )
        self._task = self._bar.add_task("", total=total, completed=done, failed=0)
        self._bar.start()

    def step(self, failed: bool) -> None:
        self._failed += failed
        if self._bar is not None:
            self._bar.update(self._task, advance=1, failed=self._failed)

    def now(self, text: str) -> None:
        if self._bar is not None:
            self._bar.update(self._task, description=text[:60])

    def say(self, text: str) -> None:
        self._console.print(text, soft_wrap=True)

    def end(self) -> None:
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.stop()
