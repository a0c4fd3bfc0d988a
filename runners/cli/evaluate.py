"""`evaluate`: scores of a run, or of stories and pictures from elsewhere."""

from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli.terminal import put, put_json, reported

NAME: Final = "evaluate"
EPILOG: Final = """\b
Examples:
  storytelling-painter evaluate demo-run
  storytelling-painter evaluate story_output_1.jsonl --json
"""


@reported
def command(
    path: Annotated[
        Path, typer.Argument(help="Run folder, or a file of records or stories, whoever made it.", metavar="PATH")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> int:
    """Measure alignment, diversity and complexity of what is there. Makes nothing anew."""
    from storytelling_painter.evaluators.report import evaluate_path

    report = evaluate_path(path, k=(1, 5, 10))
    if json:
        put_json(report)
    else:
        put(report.model_dump_json(indent=2))
    return 0
