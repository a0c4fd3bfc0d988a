"""Entry point of the command line. What a command needs is imported when it runs, so that `--help` is quick."""

from typing import Annotated

import typer

from storytelling_painter.runners.cli import (
    assess,
    calibrate,
    cogbench,
    compare,
    complexity,
    doctor,
    evaluate,
    export,
    gallery,
    generate,
    paint,
    prices,
    resume,
    retry,
    schema,
    show,
    status,
    stories,
    train,
    tune,
)

_EPILOG = """\b
Examples:
  storytelling-painter generate -n 12 --seed 11 --out demo-run
  storytelling-painter gallery demo-run --open
  storytelling-painter stories -n 5 > stories.jsonl
  storytelling-painter paint --stories stories.jsonl --out painted
  storytelling-painter export demo-run --to imagefolder --out demo-images

\b
Exit codes: 0 ok, 1 some items failed, 2 usage, 3 stopped by a budget, 130 interrupted.
"""

app = typer.Typer(
    name="storytelling-painter",
    help="Makes Storytelling Images: single pictures whose clues connect into chains of reasoning.",
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"storytelling-painter {version('storytelling-painter')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None: ...


_COMMANDS = (
    generate, stories, paint, resume, retry, status, tune, evaluate, compare, assess, cogbench, gallery, export,
    show, schema, prices, doctor,
)  # fmt: skip
for module in _COMMANDS:
    app.command(module.NAME, epilog=module.EPILOG)(module.command)
for group in (train, calibrate, complexity):
    app.add_typer(group.app, name=group.NAME)


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    app()
