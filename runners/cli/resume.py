"""`resume`: goes on with a run, as its folder says."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.terminal import reported

if TYPE_CHECKING:
    from storytelling_painter.runners.cli.running import Manner

NAME: Final = "resume"
EPILOG: Final = """\b
Examples:
  storytelling-painter resume big-run
  storytelling-painter resume big-run --concurrency 64 --max-cost 20
"""
RunArgument = Annotated[Path, typer.Argument(help="Run folder.", metavar="RUN")]
StoriesOption = Annotated[
    Path | None, typer.Option(help="The story file of a `paint` run, where it is not where it was.", metavar="FILE")
]


@reported
def command(
    run: RunArgument,
    stories: StoriesOption = None,
    settings_file: o.SettingsFileOption = None,
    limit: o.LimitOption = None,
    concurrency: o.ItemsOption = None,
    workers: o.WorkersOption = None,
    ray: o.RayOption = None,
    ray_actors: o.RayActorsOption = None,
    ray_resources: o.RayResourcesOption = None,
    ray_pictures: o.RayPicturesOption = None,
    ray_wait: o.RayWaitOption = 120,
    calls_in_flight: o.CallsInFlightOption = None,
    max_cost: o.MaxCostOption = None,
    max_calls: o.MaxCallsOption = None,
    max_time: o.MaxTimeOption = None,
    prices: o.PricesOption = None,
    retry_errors: o.RetriesOption = 0,
    fail_on_error: o.FailOnOption = None,
    json: o.JsonOption = False,
    quiet: o.QuietOption = False,
) -> int:
    """Go on with a run that was interrupted, stopped or killed, under the settings that its folder holds."""
    from storytelling_painter.runners.cli.running import Manner

    manner = Manner(
        concurrency, workers, limit, False, json, quiet, retries=retry_errors, fail_on=fail_on_error,
        machines=o.machines(ray, ray_actors, ray_resources, ray_pictures, ray_wait),
    )
    means: dict[str, object] = {
        "caps__run__cost_usd": max_cost, "caps__run__calls": max_calls, "caps__run__seconds": max_time,
        "prices": prices, "calls_in_flight": calls_in_flight,
    }
    return go_on(run, stories, settings_file, means, manner)


def go_on(
    run: Path, stories: Path | None, settings_file: Path | None, means: dict[str, object], manner: "Manner"
) -> int:
    """Goes on with a run and returns the exit code.

    What is made comes from the folder. Where it is sent does not: a folder may come from anybody, so addresses and the
    names of keys are those of the user's own settings file and environment.

    Args:
        run: Its folder.
        stories: Its story file, where that is not where it was.
        settings_file: The user's settings.
        means: Means by key, with two underscores for dots; caps that are not given stay as they were.
        manner: How to run.

    Raises:
        UsageError: The folder is no run folder, or the source of its items cannot be found.
    """
    from storytelling_painter.runners.cli.running import run_items
    from storytelling_painter.runners.run_info import read_info
    from storytelling_painter.runners.source_of_run import tasks_of
    from storytelling_painter.tools.configuration import Resolved

    info = read_info(run)
    tasks, wanted = tasks_of(info, stories)
    ours = o.settings_from(settings_file, None, **means).means
    caps = info.means.run.model_dump(exclude_none=True) | ours.run.model_dump(exclude_none=True)
    ours = ours.model_copy(update={"run": type(ours.run).model_validate(caps)})
    return run_items(
        info.kind, run, Resolved(info.settings, info.origins, ours), info.order, tasks, wanted, manner
    )
