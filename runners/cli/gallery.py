"""`gallery`: makes the pages of a run again."""

from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli.terminal import put, reported, tell

NAME: Final = "gallery"
EPILOG: Final = """\b
Example:
  storytelling-painter gallery demo-run --open
  storytelling-painter gallery demo-run --single-file
"""


@reported
def command(
    run: Annotated[Path, typer.Argument(help="Run folder.", metavar="RUN")],
    open_it: Annotated[bool, typer.Option("--open", help="Open the page in the web browser.")] = False,
    single_file: Annotated[
        bool, typer.Option("--single-file", help="One file with the pictures inside, to send around; up to 200 items.")
    ] = False,
) -> int:
    """Write the gallery of a run and print its page.

    The page needs no network and no server. `generate` and `paint` write it at their end.
    """
    from storytelling_painter.runners.gallery import write_gallery

    page = write_gallery(run, single_file=single_file)
    put(page)
    if open_it:
        import webbrowser

        if not webbrowser.open(page.resolve().as_uri()):
            tell("no web browser was found; open the page by hand")
    return 0
