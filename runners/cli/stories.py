"""`stories`: tells stories and paints nothing."""

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.planning import show_plan
from storytelling_painter.runners.cli.running import tell_rest, tell_used, unfinished
from storytelling_painter.runners.cli.terminal import line, put, put_json, reported, tell

if TYPE_CHECKING:
    from storytelling_painter.domain.record import ErrorRecord
    from storytelling_painter.domain.settings import Settings
    from storytelling_painter.runners.progress import Reporter
    from storytelling_painter.runners.sources import Task
    from storytelling_painter.runners.story_file import StoryFileWriter, ToldStory
    from storytelling_painter.runners.summary import StoriesSummary
    from storytelling_painter.tools.calls.provision import Provision

NAME: Final = "stories"
EPILOG: Final = """\b
Examples:
  storytelling-painter stories -n 5 > stories.jsonl
  storytelling-painter stories -n 1000 --mode naive --out stories.jsonl   # can be gone on with
"""


@reported
def command(
    number: Annotated[int, typer.Option("--number", "-n", help="Stories, all calls together.", min=1)] = 12,
    out: Annotated[
        Path | None,
        typer.Option(help="File of JSON lines; one begun by the same command is gone on with. Default: stdout."),
    ] = None,
    mode: o.ModeOption = None,
    premise: o.PremiseOption = None,
    setting: o.SettingOption = None,
    pool: o.PoolOption = None,
    seed: o.SeedOption = None,
    crew: o.CrewOption = None,
    storyteller: o.StorytellerOption = None,
    critic: o.CriticOption = None,
    assignments: o.SetOption = None,
    settings_file: o.SettingsFileOption = None,
    limit: o.LimitOption = None,
    concurrency: o.ConcurrencyOption = 8,
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
    json: o.JsonOption = False,
    quiet: o.QuietOption = False,
) -> int:
    """Tell stories only, each with the key points that a picture of it has to show.

    Without --out the stories go to stdout as JSON lines. With --json and --out, stdout gets the summary as JSON.
    """
    from storytelling_painter.domain.record import Usage
    from storytelling_painter.runners.progress import choose_display, reporter
    from storytelling_painter.runners.sources import invented
    from storytelling_painter.runners.story_file import StoryFileWriter, told_ids
    from storytelling_painter.tools.calls.provision import Provision, refuse_unpriced

    resolved = o.settings_from(
        settings_file, assignments, mode=mode, pool=pool, seed=seed, crew=crew, storyteller=storyteller, critic=critic,
        caps__run__cost_usd=max_cost, caps__run__calls=max_calls, caps__run__seconds=max_time,
        caps__item__cost_usd=max_cost_per_item, caps__item__calls=max_calls_per_item,
        caps__item__seconds=max_time_per_item, prices=prices,
    )
    tasks = invented(number, resolved.settings, premise=premise, setting=setting)
    if dry_run:
        left = unfinished(tasks, told_ids(out) if out else (), limit)
        return show_plan("stories", resolved, len(list(left)), json)
    if replay is None:
        refuse_unpriced(resolved.settings, resolved.means)
    order = {"premise": premise, "setting": setting}
    file = StoryFileWriter(out, resolved, order, ("storytelling-painter", *sys.argv[1:])) if out else None
    show = reporter(choose_display(quiet), tell)
    try:
        for warning in file.warnings if file else ():
            show.say(line(f"warning: {warning}"))
        done = file.done if file else set()
        provision = Provision(
            resolved.settings, resolved.means, before=file.used_before if file else Usage(), record=record,
            replay=replay, journal=file.private if file else None, done=done,
            tell=lambda notice: show.say(line(f"note: {notice}")),
        )
        if file:
            file.used_before += provision.journalled
        show.begin(number, len(done))
        summary = asyncio.run(
            _tell(
                unfinished(tasks, done, limit), resolved.settings, file, number, concurrency, show, provision
            )
        )
        if file:
            file.save(
                summary.ended, wanted=number, used=summary.used, unrecorded=summary.unrecorded,
                unfinished=summary.unfinished,
            )
    finally:
        show.end()
        if file:
            file.close()
    if json:
        put_json(summary)
    elif out:
        put(out)
    if not quiet:
        tell(f"{summary.done} of {number} stories told, {summary.made} of them now; {summary.failed} failed")
        tell_used(summary)
        tell_rest(summary)
    return int(summary.exit)


async def _tell(
    tasks: "Iterable[Task]", settings: "Settings", file: "StoryFileWriter | None", number: int, concurrency: int,
    show: "Reporter", provision: "Provision",
) -> "StoriesSummary":
    from storytelling_painter.runners.interrupts import listening
    from storytelling_painter.runners.telling import tell_batch

    loop = asyncio.get_running_loop()

    def keep(told: "ToldStory") -> None:
        if file:
            file.append(told)
        elif not put_json(told):
            loop.call_soon_threadsafe(stops.ask)
        show.step(False)

    def refuse(id: str, error: "ErrorRecord") -> None:
        show.step(True)
        show.say(line(f"{id} failed: {error.message}"))

    with listening() as stops:
        stops.on_ask = lambda: show.say("stopping")
        return await tell_batch(
            tasks, settings, keep=keep, refuse=refuse, done=file.done if file else (), concurrency=concurrency,
            known=file.told_before() if file else (), stops=stops, provision=provision, wanted=number,
        )
