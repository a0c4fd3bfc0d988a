"""`retry`: makes the failed items of a run once more."""

from typing import Final

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.groups import CapOptions, grouped
from storytelling_painter.runners.cli.manner import GoingOnOptions
from storytelling_painter.runners.cli.resume import RunArgument, StoriesOption, go_on
from storytelling_painter.runners.cli.terminal import reported

NAME: Final = "retry"
EPILOG: Final = """\b
Examples:
  storytelling-painter retry big-run
"""


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
    """Make the items of a run that failed once more, and no others. Their old records go to `items.jsonl.torn`.

    Of an item that failed because its provider was out of reach, the calls that were answered are not made again.
    """
    return go_on(run, stories, settings_file, caps, options, only_failed=True)
