"""`resume`: goes on with a run, as its folder says."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.groups import CapOptions, grouped
from storytelling_painter.runners.cli.manner import GoingOnOptions, RunOptions
from storytelling_painter.runners.cli.terminal import reported

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
@grouped
def command(
    run: RunArgument,
    stories: StoriesOption = None,
    settings_file: o.SettingsFileOption = None,
    *,
    caps: CapOptions,
    options: GoingOnOptions,
) -> int:
    """Go on with a run that was interrupted, stopped or killed, under the settings that its folder holds.

    Of a run from a stream, the items that were read of it are made; the command that began it reads the rest.
    """
    return go_on(run, stories, settings_file, caps, options)


def go_on(
    run: Path, stories: Path | None, settings_file: Path | None, caps: CapOptions, options: GoingOnOptions, *,
    only_failed: bool = False,
) -> int:
    """Goes on with a run and returns the exit code.

    What is made comes from the folder. Where it is sent does not: a folder may come from anybody, so addresses and the
    names of keys are those of the user's own settings file and environment.

    Args:
        run: Its folder.
        stories: Its story file, where that is not where it was.
        settings_file: The user's settings.
        caps: Those that are not given stay as they were.
        options: How to run.
        only_failed: Makes the items that failed, and no others.

    Raises:
        UsageError: The folder is no run folder, or the source of its items cannot be found.
    """
    from storytelling_painter.runners.cli.running import run_items
    from storytelling_painter.runners.run_info import read_info
    from storytelling_painter.runners.source_of_run import tasks_of
    from storytelling_painter.tools.configuration import Resolved

    info = read_info(run)
    tasks, wanted = tasks_of(run, info, stories)
    ours = o.settings_from(settings_file, None, caps.settings()).means
    both = info.means.run.model_dump(exclude_none=True) | ours.run.model_dump(exclude_none=True)
    ours = ours.model_copy(update={"run": type(ours.run).model_validate(both)})
    return run_items(
        info.kind, run, Resolved(info.settings, info.origins, ours), info.order, tasks, wanted,
        RunOptions(**asdict(options), retry_failed=only_failed), only_failed=only_failed,
    )
