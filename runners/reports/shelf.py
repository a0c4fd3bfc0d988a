"""The shelf: `RUN/gallery/reports/`, where pages about a run stand beside its gallery and are listed.

The gallery links to the list, which is there from the first gallery on, so that a page can be laid beside it without
making the gallery again.
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, StringConstraints, ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.runners.pages import rendered
from storytelling_painter.runners.run_info import RUN_FILE
from storytelling_painter.tools.atomic import write_file
from storytelling_painter.tools.bounded import read_bounded

SHELF: Final = "reports"
_LIST: Final = "reports.json"
_PAGE: Final = "index.html"
_MOST: Final = 200
_MOST_BYTES: Final = 2**20
_COMMANDS: Final = (
    "evaluate RUN --gallery",
    "assess RUN --vision openai:gpt-4o --out seen",
    "compare OTHER RUN --out both",
)


class _Report(Frozen):
    """One page of the shelf."""

    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,120}\.html$")]
    title: Annotated[str, StringConstraints(max_length=300)]
    made: Annotated[str, StringConstraints(max_length=40)]


class _Shelf(Frozen):
    schema_version: int = SCHEMA_VERSION
    reports: Annotated[tuple[_Report, ...], Field(max_length=_MOST)] = ()


def write_shelf(gallery: Path) -> None:
    """Writes the list of a gallery's reports.

    Raises:
        RunFolderError: The shelf is a link, or the disk is full or read-only.
    """
    _write(_checked(gallery), ())


def put_on_shelf(run: Path, name: str, title: str, page: str) -> Path | None:
    """Lays a page about a run on its shelf, in place of an earlier one of that name.

    Args:
        run: A run folder; of anything else, or where there is no gallery, nothing is written.
        name: What tells it from others; becomes the file's name.
        title: What the list calls it.
        page: The page, whole in itself.

    Returns:
        The page's file, or none where there is no gallery.

    Raises:
        RunFolderError: The shelf is a link, or the disk is full or read-only.
    """
    gallery = run / "gallery"
    if not (run / RUN_FILE).is_file() or not (gallery / _PAGE).is_file():
        return None
    shelf = _checked(gallery)
    file = f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')[:100] or 'report'}.html"
    write_file(shelf / file, page.encode("utf-8", "replace"))
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    _write(shelf, (_Report(file=file, title=title.encode("utf-8", "replace").decode()[:300], made=made),))
    return shelf / file


def _checked(gallery: Path) -> Path:
    for place in (gallery, gallery / SHELF):
        if place.is_symlink():
            raise RunFolderError(f"{str(place)!r} is a link, and links are not followed; remove it and try again")
    return gallery / SHELF


def _write(shelf: Path, new: tuple[_Report, ...]) -> None:
    """Adds reports to the list, leaves out those whose file is gone, and writes list and page."""
    names = {each.file for each in new}
    there = [e for e in _read(shelf).reports if e.file not in names and (shelf / e.file).is_file()]
    reports = (*new, *there)[:_MOST]
    write_file(shelf / _LIST, _Shelf(reports=reports).model_dump_json(indent=1).encode())
    page = rendered(__package__, "shelf.html.j2", title="Reports", reports=reports, commands=_COMMANDS)
    write_file(shelf / _PAGE, page.encode())


def _read(shelf: Path) -> _Shelf:
    try:
        return _Shelf.model_validate_json(read_bounded(shelf / _LIST, _MOST_BYTES))
    except (InputError, ValidationError):
        return _Shelf()
