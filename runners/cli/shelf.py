"""Lays report pages into the galleries of runs; a run that cannot be written to is no failure of the measurement."""

from collections.abc import Callable
from pathlib import Path

from storytelling_painter.runners.cli.terminal import line, tell


def on_shelf(lay: Callable[[], Path | None]) -> Path | None:
    """Returns the page that was laid there; none where there is no gallery, or it cannot be written, which is told."""
    from storytelling_painter.domain.errors import RunFolderError

    try:
        return lay()
    except RunFolderError as error:
        tell(line(f"note: the page is not in the run's gallery: {error}"))
        return None
