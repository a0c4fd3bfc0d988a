"""`cogbench`: scores a describing model on a user's own copy of CogBench."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.groups import SettingsOptions, SpendingOptions, TapeOptions, grouped
from storytelling_painter.runners.cli.terminal import put, put_json, put_table, reported, tell

if TYPE_CHECKING:
    from storytelling_painter.evaluators.calibration import Rate

NAME: Final = "cogbench"
EPILOG: Final = """\b
Example:
  storytelling-painter cogbench annotations.json --pictures images --vision openai:gpt-4o --out scored
"""


@reported
@grouped
def command(
    annotations: Annotated[Path, typer.Argument(help="The annotations, JSON or JSON lines.", metavar="FILE")],
    pictures: Annotated[Path, typer.Option(help="Folder with the pictures.")],
    out: Annotated[Path, typer.Option(help="Folder of the results; one that was begun is gone on with.")],
    vision: Annotated[str | None, typer.Option(help="Model that describes the pictures.")] = None,
    text: Annotated[
        str | None, typer.Option(help="Model that reads the descriptions. Default: that of --vision.")
    ] = None,
    *,
    settings: SettingsOptions,
    concurrency: o.ConcurrencyOption = 4,
    spending: SpendingOptions,
    tape: TapeOptions,
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> int:
    """Have a model describe the pictures of your own copy of CogBench, and count what its descriptions hold.

    Recognition is the share of entities that are named, cognition the share of conclusions that are found. Exits with 1
    when something could not be scored.
    """
    from storytelling_painter.runners.cogbench import describe_cogbench
    from storytelling_painter.runners.summary import exit_of

    resolved = settings.resolve(spending, judge=vision, critic=text)
    found, ended = tape.run(
        resolved,
        lambda provision, stops: describe_cogbench(
            annotations, pictures, out, resolved.settings, provision, stops, concurrency=concurrency
        ),
    )
    if json:
        put_json(found)
    else:
        put(f"{found.pictures} pictures described by {found.describer.spec}, read by {found.judge.spec}")
        rates: dict[str, Rate] = {"recognition": found.recognition, "cognition": found.cognition}
        rates |= {name.replace("_", " "): rate for name, rate in found.by_reasoning.items()}
        rates["foils found"] = found.foils
        put_table([("", "share", "95%", "of"), *((name, *_told(rate)) for name, rate in rates.items())])
    if found.errors:
        tell(f"warning: {found.errors} conclusions got no readable verdict; they are in no share")
    if found.failed:
        tell(f"warning: {found.failed} pictures could not be scored; they are in no number")
    if ended != "finished":
        tell(f"{ended}; the same command goes on from here")
    return int(exit_of(ended, some_failed=found.failed > 0))


def _told(rate: "Rate") -> tuple[object, ...]:
    if rate.share is None or rate.interval is None:
        return "-", "", 0
    return f"{rate.share:.3f}", f"{rate.interval.low:.3f}-{rate.interval.high:.3f}", rate.yes + rate.no
