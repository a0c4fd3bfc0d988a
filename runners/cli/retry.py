"""`retry`: makes the failed items of a run once more."""

from typing import Final

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.resume import RunArgument, StoriesOption, go_on
from storytelling_painter.runners.cli.terminal import reported

NAME: Final = "retry"
EPILOG: Final = """\b
Examples:
  storytelling-painter retry big-run
"""


@reported
def command(
    run: RunArgument,
    stories: StoriesOption = None,
    settings_file: o.SettingsFileOption = None,
    concurrency: o.ItemsOption = None,
    workers: o.WorkersOption = None,
    ray: o.RayOption = None,
    ray_actors: o.RayActorsOption = None,
    ray_resources: o.RayResourcesOption = None,
    ray_pictures: o.RayPicturesOption = None,
    ray_wait: o.RayWaitOption = 120,
    max_cost: o.MaxCostOption = None,
    max_calls: o.MaxCallsOption = None,
    prices: o.PricesOption = None,
    json: o.JsonOption = False,
    quiet: o.QuietOption = False,
) -> int:
    """Make the items of a run that failed once more, and no others. Their old records go to `items.jsonl.torn`.

    Of an item that failed because its provider was out of reach, the calls that were answered are not made again.
    """
    from storytelling_painter.runners.cli.running import Manner

    manner = Manner(
        concurrency, workers, None, True, json, quiet, only_failed=True,
        machines=o.machines(ray, ray_actors, ray_resources, ray_pictures, ray_wait),
    )
    means: dict[str, object] = {"caps__run__cost_usd": max_cost, "caps__run__calls": max_calls, "prices": prices}
    return go_on(run, stories, settings_file, means, manner)
