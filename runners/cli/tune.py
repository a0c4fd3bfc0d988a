"""`tune`: changes a run while it goes on."""

from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli.terminal import reported, tell

NAME: Final = "tune"
EPILOG: Final = """\b
Examples:
  storytelling-painter tune big-run --concurrency 64
  storytelling-painter tune big-run --max-cost 20
"""


@reported
def command(
    run: Annotated[Path, typer.Argument(help="Run folder.", metavar="RUN")],
    concurrency: Annotated[int | None, typer.Option(help="Items in flight.", min=1, max=4096)] = None,
    max_cost: Annotated[float | None, typer.Option("--max-cost", help="Most US dollars of the run.", min=0)] = None,
    max_calls: Annotated[int | None, typer.Option("--max-calls", help="Most calls of the run.", min=0)] = None,
) -> int:
    """Change limits of a run that goes on in another terminal; it follows within a second."""
    from storytelling_painter.domain.errors import SettingsError
    from storytelling_painter.runners.tuning import Tuning, tune

    wish = Tuning(concurrency=concurrency, max_cost=max_cost, max_calls=max_calls)
    if wish == Tuning():
        raise SettingsError("nothing to change; give --concurrency, --max-cost or --max-calls")
    tune(run, wish)
    tell("told")
    return 0
