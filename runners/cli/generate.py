"""`generate`: invents stories and paints them."""

from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.terminal import reported

NAME: Final = "generate"
EPILOG: Final = """\b
Examples:
  storytelling-painter generate -n 12 --seed 11 --out demo-run
  storytelling-painter generate -n 500 --limit 50 --out big-run   # again for the next 50
  storytelling-painter generate --setting kitchen --premise "a birthday that goes wrong"
  storytelling-painter generate --briefs briefs.csv --out run     # columns id,premise,setting,story,seed,mode
  storytelling-painter generate --briefs pool:original --out run  # the stories of a pool
"""


@reported
def command(
    number: Annotated[
        int | None,
        typer.Option("--number", "-n", help="Items in the run, all calls together.", min=1, show_default="12"),
    ] = None,
    briefs: Annotated[
        str | None,
        typer.Option(help="What to make: CSV, JSON lines or Parquet, `-` for standard input, or `pool:NAME`.",
                     metavar="FILE"),
    ] = None,
    out: Annotated[Path, typer.Option(help="Run folder; one begun by the same command is gone on with.")] = Path("run"),
    mode: o.ModeOption = None,
    premise: o.PremiseOption = None,
    setting: o.SettingOption = None,
    pool: o.PoolOption = None,
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
    concurrency: o.ConcurrencyOption = 8,
    workers: o.WorkersOption = None,
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
    """Invent stories, paint them, check the pictures and mend them.

    Results, pictures and a gallery go to the run folder. The same command again goes on where it ended and repeats
    nothing finished; a larger -n adds items. With --briefs each brief is an item.
    """
    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.runners.briefs import briefed, look_into_briefs
    from storytelling_painter.runners.cli.running import Manner, run_items
    from storytelling_painter.runners.sources import invented

    resolved = o.settings_from(
        settings_file, assignments, mode=mode, pool=pool, seed=seed, style=style, size=size,
        image_loop__candidates=candidates, crew=crew, storyteller=storyteller, critic=critic, painter=painter,
        aligner=aligner, judge=judge,
        caps__run__cost_usd=max_cost, caps__run__calls=max_calls, caps__run__seconds=max_time,
        caps__item__cost_usd=max_cost_per_item, caps__item__calls=max_calls_per_item,
        caps__item__seconds=max_time_per_item, prices=prices,
        calls_in_flight=calls_in_flight,
    )
    order: dict[str, str | int | None] = {"premise": premise, "setting": setting}
    kept: str | None = None
    if briefs is None:
        wanted: int | None = number or 12
        tasks = invented(number or 12, resolved.settings, premise=premise, setting=setting)
    elif number is not None:
        raise InputError("--number and --briefs exclude each other: each brief is an item; --limit makes some of them")
    else:
        facts = look_into_briefs(briefs)
        order["briefs"], wanted = facts.order, facts.items
        kept = None if facts.sha256 is None else briefs
        tasks = briefed(briefs, resolved.settings, premise=premise, setting=setting)
    return run_items(
        "generate",
        out,
        resolved,
        order,
        tasks,
        wanted,
        Manner(
            concurrency, workers, limit, retry_failed, json, quiet, record, replay, dry_run, retry_errors, fail_on_error
        ),
        kept,
    )
