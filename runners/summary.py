"""How a run went: the last line of output, and the exit code."""

from enum import IntEnum
from typing import Literal

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.record import Record, StopReason, Usage


class Exit(IntEnum):
    """Exit codes of the command line."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    BUDGET = 3
    INTERRUPTED = 130


Ended = Literal["finished", "interrupted", "stopped"]
"""How a command ended: by itself, because somebody asked, or because a cap was reached."""


def ended_as(*, over_budget: bool, broken_off: bool) -> Ended:
    """Returns how a command ended; a cap that was reached goes before a request to stop."""
    return "stopped" if over_budget else "interrupted" if broken_off else "finished"


def exit_of(ended: Ended, *, some_failed: bool) -> Exit:
    """Returns the code that tells a shell how it went."""
    if ended == "interrupted":
        return Exit.INTERRUPTED
    if ended == "stopped":
        return Exit.BUDGET
    return Exit.SOME_FAILED if some_failed else Exit.OK


class _Ending(Frozen):
    kind: Literal["summary"] = "summary"
    schema_version: Literal[1] = SCHEMA_VERSION
    wanted: int | None
    """How many were asked for."""
    done: int
    """How many there are now; those of earlier calls of the same command count too."""
    made: int
    """How many were finished in this call."""
    failed: int
    used: Usage = Usage()
    """What providers were asked for in this call, unfinished items included."""
    ended: Ended
    seconds: float

    @property
    def exit(self) -> Exit:
        """The code that tells a shell how it went."""
        return exit_of(self.ended, some_failed=self.failed > 0)


class Summary(_Ending):
    """Figures of a run folder after a run."""

    accepted: int
    stops: dict[StopReason, int]


class StoriesSummary(_Ending):
    """Figures of telling stories without pictures."""

    unrecorded: Usage = Usage()
    """Part of what was used that neither a story nor the journal tells."""
    unfinished: Usage = Usage()
    """What the journal keeps of stories that were not finished."""


def used_line(used: Usage, cap_usd: float | None = None) -> str:
    """Says in one line what providers were asked for; empty where they were asked for nothing."""
    parts = []
    if used.calls or used.lost:
        parts = [f"{used.calls} calls", f"{used.input_tokens:,} tokens in, {used.output_tokens:,} out"]
        parts += [f"{used.pictures} pictures"] if used.pictures else []
        parts += [f"{used.lost} tries lost"] if used.lost else []
        of = "" if cap_usd is None else f" of at most ${cap_usd:.2f}"
        parts.append("cost not known" if used.cost_usd is None else f"${used.cost_usd:.4f}{of}")
    if used.replayed:
        parts.append(f"{used.replayed} calls replayed, nothing sent")
    return "; ".join(parts)


class ItemLine(Frozen):
    """A finished item in one short line of output; `items.jsonl` holds the whole record."""

    kind: Literal["item"] = "item"
    schema_version: Literal[1] = SCHEMA_VERSION
    id: str
    stop: StopReason
    why: str
    title: str
    picture: str | None
    """Relative to the run folder."""
    attempts: int
    alignment: float | None
    complexity: float | None
    novelty: float | None
    judge: str | None
    """Who measured the alignment."""
    not_drawn: tuple[str, ...] = ()
    error: str | None = None


def item_line(record: Record) -> ItemLine:
    """Returns the short form of a record."""
    best, scores = record.best_attempt, record.scores
    report = record.judged or (best.report if best else None)
    values = {
        name: measured.value
        for name in ("alignment", "complexity", "novelty")
        if scores is not None and (measured := getattr(scores, name)).kind == "score"
    }
    return ItemLine(
        id=record.id,
        stop=record.stop,
        why=record.why,
        title=record.draft.story.title if record.draft else "",
        picture=best.painting.picture.path if best else None,
        attempts=len(record.attempts),
        alignment=values.get("alignment"),
        complexity=values.get("complexity"),
        novelty=values.get("novelty"),
        judge=report.made_by.name if report else None,
        not_drawn=best.painting.not_drawn if best else (),
        error=f"{record.error.error}: {record.error.message}" if record.error else None,
    )
