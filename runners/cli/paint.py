"""`paint`: pictures for stories that exist."""

from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.terminal import reported

NAME: Final = "paint"
EPILOG: Final = """\b
A story file is CSV or Parquet with columns img_id,story, or JSON lines: the output of `stories`, the
items.jsonl of a run, the story_output_*.jsonl of the reference implementation, or plain lines such as
  {"id": "1", "story": "A girl stands at the bus stop in the rain ..."}
With `--stories -` the lines come from standard input, and are read no faster than they are painted.
Stories without a plan are read by the storyteller, and what cannot be drawn is listed in the record.

\b
Examples:
  storytelling-painter paint --stories stories.jsonl --out painted
  storytelling-painter paint --stories pool.csv --style line_art --out plates
  storytelling-painter stories -n 1000 | storytelling-painter paint --stories - --out painted
"""


@reported
def command(
    stories: Annotated[
        Path, typer.Option(help="Story file: CSV, Parquet or JSON lines; `-` is standard input.", metavar="FILE")
    ],
    out: Annotated[Path, typer.Option(help="Run folder; one begun by the same command is gone on with.")] = Path("run"),
    seed: o.SeedOption = None,
    style: o.StyleOption = None,
    size: o.SizeOption = None,
    candidates: o.CandidatesOption = None,
    crew: o.CrewOption = None,
    storyteller: o.StorytellerOption = None,
    critic: o.CriticOption = None,
    painter: o.PainterOption = None,
    aligner: o.AlignerOption = None,
    judge: o.JudgeOption = None,
    assignments: o.SetOption = None,
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
    max_cost_per_item: o.ItemCostOption = None,
    max_calls_per_item: o.ItemCallsOption = None,
    max_time_per_item: o.ItemTimeOption = None,
    prices: o.PricesOption = None,
    record: o.RecordOption = None,
    replay: o.ReplayOption = None,
    dry_run: o.DryRunOption = False,
    retry_failed: o.RetryOption = False,
    retry_errors: o.RetriesOption = 0,
    fail_on_error: o.FailOnOption = None,
    json: o.JsonOption = False,
    quiet: o.QuietOption = False,
) -> int:
    """Paint the stories of a file.

    The same command again goes on where it ended. A bad line fails its own item and no other.
    """
    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.runners.cli.running import Manner, run_items
    from storytelling_painter.runners.sources import look_into, told

    resolved = o.settings_from(
        settings_file, assignments, seed=seed, style=style, size=size, image_loop__candidates=candidates, crew=crew,
        storyteller=storyteller, critic=critic, painter=painter, aligner=aligner, judge=judge,
        caps__run__cost_usd=max_cost, caps__run__calls=max_calls, caps__run__seconds=max_time,
        caps__item__cost_usd=max_cost_per_item, caps__item__calls=max_calls_per_item,
        caps__item__seconds=max_time_per_item, prices=prices,
        calls_in_flight=calls_in_flight,
    )
    facts = look_into(stories)
    if facts.items == 0:
        raise InputError(f"story file {str(stories)!r} holds no story; give a CSV, JSONL or Parquet file with some")
    return run_items(
        "paint",
        out,
        resolved,
        {"stories": facts.order},
        told(stories, resolved.settings),
        facts.items,
        Manner(
            concurrency, workers, limit, retry_failed, json, quiet, record, replay, dry_run, retry_errors,
            fail_on_error, machines=o.machines(ray, ray_actors, ray_resources, ray_pictures, ray_wait),
        ),
    )
