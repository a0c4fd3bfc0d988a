"""Makes the gallery: reads the records one by one and holds only their short rows and one shard of details."""

import re
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.domain.record import Record
from storytelling_painter.runners.folder import ITEMS_FILE
from storytelling_painter.runners.gallery.details import detail_of
from storytelling_painter.runners.gallery.findings import findings
from storytelling_painter.runners.gallery.heading import Tally, heading_of
from storytelling_painter.runners.gallery.page import as_call, page
from storytelling_painter.runners.gallery.pictures import Pictures, Shown
from storytelling_painter.runners.gallery.rows import row_of, sorting_key
from storytelling_painter.runners.records import Line, parse, read_lines
from storytelling_painter.runners.reports import SHELF, write_shelf
from storytelling_painter.runners.run_info import read_info
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.atomic import write_file
from storytelling_painter.tools.compute import usable_cores

SHARD: Final = 200
"""Items whose details are one file; up to so many, all details stand in the page."""
MOST_INSIDE: Final = 2_000
"""Items up to which the index stands in the page."""
PAGE: Final = "index.html"
SINGLE: Final = "single.html"

_SCRIPT: Final = re.compile(r"(index|texts|\d{4,})\.js")
_IN_FLIGHT: Final = 16


def write_gallery(run: Path, *, single_file: bool = False) -> Path:
    """Writes the gallery of a run, which may be running, interrupted or finished, and returns its page.

    Pictures that are missing, damaged or outside the folder get a placeholder with the reason; lines that cannot be
    read are left out and counted on the page.

    Args:
        run: The run folder; it may come from anybody.
        single_file: Write one file with the pictures inside, for up to 200 items, in place of a folder.

    Returns:
        `RUN/gallery/index.html`, or `RUN/gallery/single.html`.

    Raises:
        RunFolderError: No run folder, one whose `gallery` is a link, or a disk that is full or read-only.
        InputError: `items.jsonl` cannot be read, or there are too many items for a single file.
    """
    info, folder = read_info(run), run / "gallery"
    for place in (folder, folder / "data", folder / "thumbs", folder / SHELF):
        if place.is_symlink():
            raise RunFolderError(f"{str(place)!r} is a link, and links are not followed; remove it and try again")
    if single_file and sum(1 for _ in _lines(run)) > SHARD:
        raise InputError(f"a single file holds {SHARD} items and the run has more; leave that option out")
    gathered = _Gathered(folder / "data")
    with ThreadPoolExecutor(usable_cores(), thread_name_prefix="thumbnails") as pool:
        pictures = Pictures(ArtifactStore(run), folder / "thumbs", pool, inside=single_file)
        waiting: deque[tuple[Record, int, list[Future[Shown]]]] = deque()
        for record, line in _records(run, gathered.bad):
            waiting.append((record, line, [pictures.ask(a.painting.picture) for a in record.attempts]))
            while len(waiting) > _IN_FLIGHT:
                gathered.add(*waiting.popleft())
        while waiting:
            gathered.add(*waiting.popleft())
    heading = heading_of(run, info, gathered.tally, gathered.bad)
    details = gathered.finish()
    rows = sorted(gathered.rows, key=sorting_key)
    inside = len(rows) <= MOST_INSIDE
    if not inside:
        texts = [row.pop("text", "") for row in rows]
        gathered.write("index", as_call("storytellingGallery.rows", rows))
        gathered.write("texts", as_call("storytellingGallery.texts", texts))
    lowest = info.settings.story_loop.min_score
    plan: dict[str, object] = {"shard": SHARD, "single": single_file, "min_score": lowest}
    text = page(heading, plan, rows if inside else None, details)
    target = folder / (SINGLE if single_file else PAGE)
    write_file(target, text.encode())
    if not single_file:
        gathered.remove_others()
        write_shelf(folder)
    return target


def _lines(run: Path) -> Iterator[Line]:
    """Yields the lines of `items.jsonl`, which a run has from its first finished item on."""
    path = run / ITEMS_FILE
    if path.exists() or path.is_symlink():
        yield from read_lines(path)


def _records(run: Path, bad: list[str]) -> Iterator[tuple[Record, int]]:
    """Yields the records that can be read, the first of each id, with their lines."""
    seen: set[str] = set()
    for line in _lines(run):
        try:
            record = parse(line, Record, ITEMS_FILE)
        except InputError as error:
            bad.append(str(error) if line.whole else f"{ITEMS_FILE}, line {line.number}: torn")
            continue
        if record.id in seen:
            bad.append(f"{ITEMS_FILE}, line {line.number}: {record.id} stands there twice")
            continue
        seen.add(record.id)
        yield record, line.number


class _Gathered:
    """Rows, figures and details of the items so far."""

    def __init__(self, data: Path) -> None:
        self.tally, self.bad, self.rows = Tally(), list[str](), list[dict[str, object]]()
        self._data = data
        self._details: list[dict[str, object]] = []
        self._written: set[str] = set()

    def add(self, record: Record, line: int, pictures: list[Future[Shown]]) -> None:
        found = findings(record)
        shown = {a.number: p.result() for a, p in zip(record.attempts, pictures, strict=True)}
        if len(self._details) == SHARD:
            self._write_shard()
        self.rows.append(row_of(record, len(self.rows), found, shown))
        self._details.append(detail_of(record, line, found, shown))
        self.tally.add(record)

    def finish(self) -> list[dict[str, object]] | None:
        """Returns the details where they all fit into the page; otherwise the last of them are written."""
        if len(self.rows) <= SHARD:
            return self._details
        self._write_shard()
        return None

    def _write_shard(self) -> None:
        number = (len(self.rows) - 1) // SHARD + 1
        self.write(f"{number:04}", as_call("storytellingGallery.details", number, self._details))
        self._details = []

    def write(self, name: str, script: str) -> None:
        write_file(self._data / f"{name}.js", script.encode())
        self._written.add(f"{name}.js")

    def remove_others(self) -> None:
        """Removes the scripts of an earlier gallery that this one does not have."""
        if self._data.is_dir():
            for path in self._data.iterdir():
                if _SCRIPT.fullmatch(path.name) and path.name not in self._written:
                    path.unlink(missing_ok=True)
