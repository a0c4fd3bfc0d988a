"""`export`: a run as a data set that other tools load."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.terminal import line, put, put_json, reported, tell
from storytelling_painter.runners.export import Format
from storytelling_painter.training import DataFormat

if TYPE_CHECKING:
    from storytelling_painter.training.data import DataFacts

NAME: Final = "export"
EPILOG: Final = """\b
Formats: imagefolder, parquet and webdataset hold the pictures and load with Hugging Face `datasets`; cogbench is JSON
in the form of CogBench with the pictures beside it; csv, jsonl and sheet (for scoring descriptions) are texts.
trl-sft and trl-dpo are stories and preference pairs to train a small storyteller on, split without a leak.

\b
Examples:
  storytelling-painter export demo-run --to imagefolder --out demo-images
  storytelling-painter export demo-run --to parquet --accepted-only --split test=0.1 --out demo-parquet
  storytelling-painter export demo-run --to webdataset --shard-size 1GB --out demo-shards
  storytelling-painter export naive-run --to trl-dpo --also guided-run --out pairs
"""
_MOST_TOLD: Final = 20
_BIASED: Final = 0.65
"""Share of pairs with the longer story chosen from which on the reader is warned."""


@reported
def command(
    run: Annotated[Path, typer.Argument(help="Run folder.", metavar="RUN")],
    to: Annotated[Literal[Format, DataFormat], typer.Option(help="Format.")],
    out: Annotated[Path, typer.Option(help="Folder that the export becomes.")],
    accepted_only: Annotated[
        bool, typer.Option("--accepted-only", help="Only accepted items; by default all that have a picture.")
    ] = False,
    limit: Annotated[int | None, typer.Option(help="Only the first items, by the order of the briefs.", min=1)] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(help="Share by item id, such as `test=0.1`; can be repeated, the rest is `train`.",
                     metavar="NAME=SHARE"),
    ] = None,
    shard_size: Annotated[
        str, typer.Option(help="Size of a file of parquet or webdataset.", metavar="SIZE")
    ] = "500MB",
    full: Annotated[bool, typer.Option("--full", help="jsonl: whole records with every attempt.")] = False,
    license: Annotated[
        str, typer.Option(help="Licence of the data set for its card, such as `cc-by-4.0`.", metavar="ID")
    ] = "other",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an export that is there.")] = False,
    also: Annotated[
        list[Path] | None, typer.Option(help="trl: a further run; can be repeated.", metavar="RUN")
    ] = None,
    noise: Annotated[
        float | None, typer.Option(help="trl-dpo: noise of the judge that a margin has to exceed, if known.", min=0)
    ] = None,
    max_length_ratio: Annotated[
        float, typer.Option(help="trl-dpo: most that one story of a pair may be longer.", min=1)
    ] = 1.25,
    max_longer_share: Annotated[
        float, typer.Option(help="trl-dpo: most pairs with the longer story chosen; 1 drops none.", min=0, max=1)
    ] = 1.0,
    pool: Annotated[str, typer.Option(help="trl: the pool whose stories were shown to the storytellers.")] = "original",
    seed: Annotated[int, typer.Option(help="trl: decides what is held out.", min=0)] = 0,
    json: o.JsonOption = False,
    quiet: o.QuietOption = False,
) -> int:
    """Write the items of a run as a data set with its card.

    All of it or nothing is written. Pictures are copied byte for byte and checked; one that is missing or was changed
    is left out and listed, and the exit code is 1.
    """
    from storytelling_painter.domain.errors import InputError

    if to == "trl-sft" or to == "trl-dpo":
        if accepted_only or limit is not None or full:
            raise InputError(f"--accepted-only, --limit and --full are not for {to}; leave them out")
        facts = _training_data(
            [run, *(also or [])], to, out,
            split=split, noise=noise, ratio=max_length_ratio, longer=max_longer_share, pool=pool, seed=seed,
            license=license, overwrite=overwrite,
        )
        if json:
            put_json(facts)
        else:
            put(out)
        if not quiet:
            _tell_data(facts)
        return 0
    from storytelling_painter.runners.export.exporting import export_run
    from storytelling_painter.runners.export.manner import Manner, Splits, size_in_bytes
    from storytelling_painter.runners.export.target import megabytes
    from storytelling_painter.runners.progress import choose_display, reporter

    show = reporter(choose_display(quiet), tell)

    def on_item(number: int, of: int) -> None:
        if number == 1:
            show.begin(of, 0)
        show.step(False)

    try:
        summary = export_run(
            run, out, to,
            manner=Manner(size_in_bytes(shard_size), full), splits=Splits(split or []), accepted_only=accepted_only,
            limit=limit, overwrite=overwrite, license=license, command=("storytelling-painter", *sys.argv[1:]),
            on_item=on_item,
        )
    finally:
        show.end()
    for each in summary.left_out[:_MOST_TOLD]:
        tell(line(f"left out: {each.what}: {each.why}"))
    if len(summary.left_out) > _MOST_TOLD:
        tell(f"left out: {len(summary.left_out) - _MOST_TOLD} more; {out / 'export.json'} has them all")
    if json:
        put_json(summary)
    else:
        put(out)
    if not quiet:
        rest = "".join(f", {number} left in the run ({why})" for why, number in summary.passed_over.items())
        tell(f"{summary.items} items, {summary.files} files, {megabytes(summary.size_bytes)}{rest}")
    return int(summary.exit)


def _training_data(
    runs: list[Path], to: DataFormat, out: Path, *, split: list[str] | None, noise: float | None, ratio: float,
    longer: float, pool: str, seed: int, license: str, overwrite: bool,
) -> "DataFacts":
    from storytelling_painter.runners.export.target import building, refuse_target
    from storytelling_painter.tools.pools import load_pool
    from storytelling_painter.training.data import DataOptions, make_data, write_data
    from storytelling_painter.training.pairs import PairRules
    from storytelling_painter.training.splits import Shares

    options = DataOptions(
        shares=Shares.of(split) if split else Shares(),
        rules=PairRules(max_length_ratio=ratio, max_longer_share=longer), noise=noise, seed=seed,
    )
    data = make_data(
        runs, to, options=options, pool=load_pool(pool), command=("storytelling-painter", *sys.argv[1:])
    )
    size = sum(len(row) + 1 for rows in data.rows.values() for row in rows)
    refuse_target(out, overwrite=overwrite, need=size)
    with building(out) as folder:
        write_data(data, folder, name=out.name, license=license)
    return data.facts


def _tell_data(facts: "DataFacts") -> None:
    parts = ", ".join(f"{number} {name}" for name, number in facts.rows.items())
    tell(f"{'stories' if facts.format == 'trl-sft' else 'pairs'}: {parts}")
    if facts.length and facts.length.longer_share > _BIASED:
        tell(
            f"warning: the better story is the longer one in {facts.length.longer_share:.0%} of the pairs; `train dpo` "
            "learns length with them; --max-longer-share 0.6 drops pairs"
        )
    for why, number in facts.passed_over.items():
        tell(line(f"passed over: {number} x {why}"))
