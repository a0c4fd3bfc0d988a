"""Which items of a run are exported: looked over once for their places, then loaded one by one and checked."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.record import Attempt, Record
from storytelling_painter.domain.story import Draft
from storytelling_painter.runners.folder import ITEMS_FILE
from storytelling_painter.runners.records import Line, open_lines, parse, read_lines
from storytelling_painter.runners.run_info import RunInfo, read_info
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.provenance import find_recipe


class Place(NamedTuple):
    """Where an item stands."""

    order: int
    """Its place among the briefs."""
    id: str
    offset: int
    """Where its line begins."""
    line: int
    split: str


class LeftOut(NamedTuple):
    """Something that should be in the export and is not."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Picked:
    """An item with its picture, whose bytes are those that were kept."""

    record: Record
    draft: Draft
    attempt: Attempt
    data: bytes
    split: str
    marked: bool
    """Whether the picture carries its IPTC digital source type where this project puts it."""


@dataclass
class Choice:
    """The items of a run that are to be exported, in the order of their briefs."""

    run: Path
    info: RunInfo
    places: list[Place] = field(default_factory=list)
    picture_bytes: int = 0
    record_bytes: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)
    """Items that were not asked for, by reason."""
    left_out: list[LeftOut] = field(default_factory=list)


def choose(
    run: Path, split_of: Callable[[str], str], *, accepted_only: bool = False, limit: int | None = None
) -> Choice:
    """Looks over a run and says what an export of it holds.

    An item is exported if a picture stands for it, whatever ended its loop; `accepted` and `stop` tell the two apart.

    Args:
        run: The run folder; it may come from anybody, and may still be running.
        split_of: Gives the split of an id.
        accepted_only: Only items that the loop accepted.
        limit: Only so many, the first in the order of the briefs.

    Raises:
        RunFolderError: No run folder.
        InputError: Nothing in it is finished, or `items.jsonl` cannot be read.
    """
    choice, store = Choice(run, read_info(run)), ArtifactStore(run)
    if not os.path.lexists(run / ITEMS_FILE):
        raise InputError(f"{str(run)!r} holds no finished item yet; let the run make some first")
    found: list[tuple[Place, int, int]] = []
    seen: set[str] = set()
    for line in read_lines(run / ITEMS_FILE):
        try:
            record = parse(line, Record, ITEMS_FILE)
        except InputError as error:
            if line.whole:
                choice.left_out.append(LeftOut(f"{ITEMS_FILE}, line {line.number}", str(error)))
            continue
        if record.id in seen:
            choice.left_out.append(LeftOut(record.id, f"stands twice, again in line {line.number}"))
            continue
        seen.add(record.id)
        if why := _passed_over(record, accepted_only):
            choice.passed_over[why] += 1
            continue
        assert record.best_attempt is not None
        place = Place(record.brief.index, record.id, line.offset, line.number, split_of(record.id))
        found.append((place, _size(store, record.best_attempt), len(line.text)))
    found.sort()
    if limit is not None and len(found) > limit:
        choice.passed_over["beyond --limit"] = len(found) - limit
        found = found[:limit]
    choice.places = [place for place, _, _ in found]
    choice.picture_bytes = sum(size for _, size, _ in found)
    choice.record_bytes = sum(length for _, _, length in found)
    return choice


def _passed_over(record: Record, accepted_only: bool) -> str:
    if record.best_attempt is None or record.draft is None or record.error is not None:
        return "no picture"
    return "not accepted" if accepted_only and record.stop != "accepted" else ""


def _size(store: ArtifactStore, attempt: Attempt) -> int:
    try:
        return store.path_of(attempt.painting.picture).stat().st_size
    except (OSError, InputError):
        return 0


def pick(choice: Choice) -> Iterator[Picked]:
    """Yields the chosen items, one picture in memory at a time.

    A picture that is missing, or whose bytes are not those that were kept, is left out and told in
    `choice.left_out`.

    Raises:
        InputError: `items.jsonl` was changed meanwhile.
    """
    store = ArtifactStore(choice.run)
    with open_lines(choice.run / ITEMS_FILE) as file:
        for place in choice.places:
            file.seek(place.offset)
            record = parse(Line(place.line, file.readline().rstrip(b"\r\n"), True), Record, ITEMS_FILE)
            attempt = record.best_attempt
            if record.id != place.id or attempt is None or record.draft is None:
                raise InputError(f"{ITEMS_FILE} was changed while it was exported; run the same command again")
            try:
                data = store.load(attempt.painting.picture)
            except InputError as error:
                choice.left_out.append(LeftOut(record.id, str(error)))
                continue
            yield Picked(record, record.draft, attempt, data, place.split, _is_marked(data, attempt))


def _is_marked(data: bytes, attempt: Attempt) -> bool:
    try:
        recipe = find_recipe(data) if data.startswith(b"\x89PNG") else None
    except InputError:
        return False
    return recipe is not None and recipe.source_type == attempt.painting.source_type
