"""Records of two runs, matched by what was asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import ValidationError

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.story import Brief
from storytelling_painter.evaluators.comparison.values import Values, values_of
from storytelling_painter.evaluators.formats import shown
from storytelling_painter.evaluators.sources import ITEMS_FILE
from storytelling_painter.tools.jsonl import read_lines, read_object

MAX_ITEMS: Final = 50_000


class One(NamedTuple):
    """What a comparison keeps of a record."""

    brief: Brief
    values: Values
    story: str
    failed: bool


class Run(NamedTuple):
    """The items of a run, by id."""

    name: str
    items: dict[str, One]
    unreadable: int


class Pairs(NamedTuple):
    """Items of the same briefs."""

    a: list[One]
    b: list[One]
    unmatched_a: int
    unmatched_b: int


def read_run(path: Path) -> Run:
    """Reads the records of a run folder, or of a file of records, one in memory at a time.

    Raises:
        InputError: There are no records, two of the same id, or more than 50,000.
    """
    name = shown(path.resolve().name or "run")
    file = path / ITEMS_FILE if path.is_dir() else path
    if not file.is_file():
        raise InputError(f"{shown(str(path))!r} is no run: give the --out of `generate` or `paint`, or an {ITEMS_FILE}")
    items: dict[str, One] = {}
    unreadable = 0
    for record in _records(file):
        if record is None:
            unreadable += 1
        elif record.id in items:
            raise InputError(f"{name!r} holds {shown(record.id)!r} twice, so its items cannot be matched; remove one")
        elif len(items) == MAX_ITEMS:
            raise InputError(f"{name!r} holds more than {MAX_ITEMS} items; compare parts of it")
        else:
            story = record.draft.story.text if record.draft else ""
            failed = record.error is not None or record.best is None
            items[record.id] = One(record.brief, values_of(record), story, failed)
    if not items:
        raise InputError(f"{shown(str(path))!r} holds no record that can be read; give a run of `generate` or `paint`")
    return Run(name, items, unreadable)


def _records(file: Path) -> Iterator[Record | None]:
    for line in read_lines(file):
        try:
            yield Record.model_validate(read_object(line))
        except (InputError, ValidationError):
            yield None


def matched(a: Run, b: Run) -> Pairs:
    """Matches items by id where both were asked for the same, and else by position and seed.

    The same means: the same seed, or the same story that was given to be painted; and the same wishes.
    """
    by_place = {(one.brief.index, one.brief.seed): one for one in b.items.values()}
    first: list[One] = []
    second: list[One] = []
    taken: set[str] = set()
    for id in sorted(a.items):
        one = a.items[id]
        for other in (b.items.get(id), by_place.get((one.brief.index, one.brief.seed))):
            if other is not None and other.brief.id not in taken and _same(one.brief, other.brief):
                taken.add(other.brief.id)
                first.append(one)
                second.append(other)
                break
    return Pairs(first, second, len(a.items) - len(first), len(b.items) - len(second))


def _same(a: Brief, b: Brief) -> bool:
    wishes = (a.premise, a.setting, a.story) == (b.premise, b.setting, b.story)
    return wishes and (a.seed == b.seed or a.story is not None)
