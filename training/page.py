"""The report of a comparison as one page without any script, and the folder that it goes to."""

from importlib import resources
from pathlib import Path
from typing import Final

from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.tools.places import is_taken, room_at
from storytelling_painter.training.evaluating import MEASURES, Comparison

_SPACE: Final = 16 * 2**20


def ready_folder(out: Path) -> None:
    """Makes the folder of a report before hours go into what it will say.

    Raises:
        RunFolderError: Something is there already, it cannot be made, or there is hardly any space.
    """
    if is_taken(out):
        raise RunFolderError(f"{str(out)!r} is there and no empty folder; choose another --out")
    try:
        out.mkdir(parents=True, exist_ok=True)
        free = room_at(out).free
    except OSError as error:
        raise RunFolderError(f"{str(out)!r} cannot be made ({error.strerror}); choose another --out") from None
    if free < _SPACE:
        raise RunFolderError(f"{str(out)!r} has {free / 1e6:,.0f} MB free; free space there or choose another --out")


def page_of(report: Comparison) -> str:
    """Returns the page; every text in it may come from a model and is escaped."""
    import jinja2

    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True, trim_blocks=True)
    text = resources.files("storytelling_painter.training").joinpath("comparison.html.j2").read_text(encoding="utf-8")
    return environment.from_string(text).render(report=report, measures=MEASURES)
