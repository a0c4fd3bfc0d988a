"""`evaluate`: scores of a run, or of stories and pictures from elsewhere."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from storytelling_painter.runners.cli.options import (
    EmbeddingCacheOption,
    EmbeddingOption,
    SettingsFileOption,
    embedder_from,
)
from storytelling_painter.runners.cli.terminal import line, put, put_json, put_table, reported, tell

if TYPE_CHECKING:
    from storytelling_painter.evaluators.diversity import Comparison
    from storytelling_painter.evaluators.measures import Row
    from storytelling_painter.evaluators.report import EvaluationReport

NAME: Final = "evaluate"
EPILOG: Final = """\b
Examples:
  storytelling-painter evaluate demo-run
  storytelling-painter evaluate story_output_1.jsonl --json
  storytelling-painter evaluate demo-run --embedding minilm --pool original
  storytelling-painter evaluate demo-run --calibration judge/calibration.json
  storytelling-painter evaluate demo-run --against other-report.json
  storytelling-painter evaluate demo-run --gallery
"""
_MOST_LISTED: Final = 5
_MEBIBYTE: Final = 2**20

Format = Literal["table", "json", "jsonl", "parquet", "html"]


@reported
def command(
    path: Annotated[
        Path, typer.Argument(help="Run folder, or a file of records or stories, whoever made it.", metavar="PATH")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON; same as --format json.")] = False,
    form: Annotated[
        Format, typer.Option("--format", help="Whole report as table, json or html; its rows as jsonl or parquet.")
    ] = "table",
    out: Annotated[
        Path | None, typer.Option("--out", help="File for all but the table; by default stdout.", metavar="FILE")
    ] = None,
    gallery: Annotated[
        bool, typer.Option("--gallery", help="Also lay the report as a page into the gallery of the run.")
    ] = False,
    embedding: EmbeddingOption = "embedded",
    cache: EmbeddingCacheOption = None,
    k: Annotated[
        list[int] | None, typer.Option("--k", help="Neighbours for diversity; repeatable. Default: 1, 5, 10.", min=1)
    ] = None,
    near: Annotated[
        float, typer.Option("--near", help="Distance up to which stories are near duplicates.", min=0, max=2)
    ] = 0.1,
    equal_n: Annotated[int, typer.Option("--equal-n", help="Size at which sets are compared.", min=2)] = 100,
    draws: Annotated[int, typer.Option(help="Random subsets of that size.", min=1, max=1_000_000)] = 1_000,
    max_memory: Annotated[
        int, typer.Option("--max-memory", help="MiB that the search may hold besides the vectors.", min=1)
    ] = 512,
    pool: Annotated[
        str | None, typer.Option(help="Measure coverage of these stories: `original`, a CSV or a JSONL file.")
    ] = None,
    within: Annotated[
        float | None,
        typer.Option(
            "--covered-within", help="Distance at which a pool story is covered; else each has its own.", min=0, max=2
        ),
    ] = None,
    calibration: Annotated[
        list[Path] | None,
        typer.Option(help="Calibration of a judge; corrects the alignment by it. May be repeated.", metavar="FILE"),
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", help="Compare diversity with a report (--format json).", metavar="FILE")
    ] = None,
    across_embeddings: Annotated[
        bool, typer.Option("--across-embeddings", help="Compare although the embeddings differ.")
    ] = False,
    unequal_n: Annotated[bool, typer.Option("--unequal-n", help="Compare whole sets of different size.")] = False,
    settings: SettingsFileOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")] = False,
) -> int:
    """Measure alignment, diversity and complexity of what is there.

    Nothing is made or judged anew. Exits with 1 when lines or files could not be read.
    """
    from storytelling_painter.domain.errors import SettingsError
    from storytelling_painter.evaluators.calibration import read_calibration
    from storytelling_painter.evaluators.measures import Unscored
    from storytelling_painter.evaluators.options import Options
    from storytelling_painter.evaluators.report import evaluate_path
    from storytelling_painter.evaluators.rows import doubts_of
    from storytelling_painter.runners.row_files import check_format
    from storytelling_painter.tools.pools import load_pool

    form = "json" if json else form
    if out is not None and form == "table":
        raise SettingsError("--out takes a report as a file; say which with --format json, jsonl, parquet or html")
    if out is None and form == "parquet":
        raise SettingsError("--format parquet needs --out FILE")
    if form in ("jsonl", "parquet"):
        check_format(form)
    other = None if against is None else _stored(against)
    calibrations = tuple(read_calibration(file) for file in calibration or ())
    chosen = tuple(dict.fromkeys(k)) if k else (1, 5, 10)
    with embedder_from(embedding, settings, cache) as embedder:
        report = evaluate_path(
            path,
            Options(
                k=chosen, embedder=embedder, near_duplicates=near, equal_n=equal_n, draws=draws,
                max_memory=max_memory * _MEBIBYTE, pool=load_pool(pool) if pool else (),
                pool_name=line(Path(pool).name) if pool else "", covered_within=within,
                calibrations=calibrations, progress=None if quiet else _progress(),
            ),
        )
    compared = None if other is None else _compared(report, other, across_embeddings, unequal_n)
    _put(report, form, out)
    if gallery:
        _shelve(path, report)
    if compared is not None:
        _put_comparison(compared, form, out)
    for doubt in doubts_of(() if isinstance(report.alignment, Unscored) else report.alignment):
        tell(line(f"warning: {doubt}"))
    for listing, what in ((report.failures, "could not be read"), (report.repeated_ids, "stand more than once")):
        if listing.count:
            tell(f"warning: {listing.count} {what}")
            for each in listing.first[:_MOST_LISTED]:
                tell(line(f"  {each.where}: {each.why}"))
    return 1 if report.failures.count else 0


def _progress() -> Callable[[str, float], None]:
    """Tells of what takes long, every five seconds."""
    import time

    last = time.monotonic()

    def told(what: str, share: float) -> None:
        nonlocal last
        if (now := time.monotonic()) - last >= 5.0:
            last = now
            tell(f"{what}: {share:.0%}")

    return told


def _stored(path: Path) -> "EvaluationReport":
    from pydantic import ValidationError

    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.evaluators.report import EvaluationReport

    try:
        return EvaluationReport.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"report {str(path)!r} cannot be read ({error.strerror})") from None
    except ValidationError:
        raise InputError(
            f"{str(path)!r} is no report of this version; write one with `evaluate PATH --format json --out FILE`"
        ) from None


def _compared(
    report: "EvaluationReport", other: "EvaluationReport", across_embeddings: bool, unequal_n: bool
) -> "Comparison":
    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.evaluators.diversity import Diversity, compare

    for each in (report, other):
        if not isinstance(each.diversity, Diversity):
            raise InputError(f"{each.source} has no diversity to compare: {each.diversity.reason}")
    assert isinstance(report.diversity, Diversity) and isinstance(other.diversity, Diversity)
    try:
        return compare(report.diversity, other.diversity, across_embeddings=across_embeddings, unequal_n=unequal_n)
    except InputError as error:
        raise InputError(f"{error} (--across-embeddings and --unequal-n compare all the same)") from None


def _put(report: "EvaluationReport", form: Format, out: Path | None) -> None:
    from storytelling_painter.runners.reports.pages import evaluation_page
    from storytelling_painter.runners.row_files import rows_file
    from storytelling_painter.tools.atomic import write_file

    if form == "table":
        _show(report)
    elif form == "json":
        if out is None:
            put_json(report)
        else:
            write_file(out, report.model_dump_json().encode() + b"\n")
    else:
        data = evaluation_page(report).encode() if form == "html" else rows_file(report.rows(), report.source, form)
        if out is None:
            put(data.decode().rstrip("\n"))
        else:
            write_file(out, data)


def _shelve(run: Path, report: "EvaluationReport") -> None:
    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.evaluators.diversity import Diversity
    from storytelling_painter.runners.reports import put_on_shelf
    from storytelling_painter.runners.reports.pages import evaluation_page

    embedding = report.diversity.embedding.name if isinstance(report.diversity, Diversity) else "nothing"
    page = evaluation_page(report, in_gallery=True)
    shelved = put_on_shelf(run, f"evaluation-{embedding}", f"Evaluation, diversity by {embedding}", page)
    if shelved is None:
        raise InputError(f"{str(run)!r} is no run with a gallery; `--format html --out FILE` writes the page anywhere")
    tell(f"also in {shelved}")


def _put_comparison(compared: "Comparison", form: Format, out: Path | None) -> None:
    if form == "json" and out is None:
        put_json(compared)
        return
    show = put if form == "table" or out is not None else tell
    show(f"diversity beside the other report ({compared.embedding.name}, n = {compared.n[0]} and {compared.n[1]})")
    for each in compared.differences:
        told = {True: ", intervals apart", False: ", intervals overlap", None: ""}[each.apart]
        show(f"  k = {each.k}, {each.at}: {each.first:.3f} and {each.second:.3f}, {each.difference:+.3f}{told}")
    for caution in compared.cautions:
        tell(f"warning: {caution}")


def _show(report: "EvaluationReport") -> None:
    put(f"{report.source}: {report.items} items")
    rows = list(report.rows())
    _show_values(rows)
    _show_near(report)
    _show_missing(rows)


def show_rows(rows: "Sequence[Row]") -> None:
    """Prints the lines of a report as tables, and last what was not measured."""
    _show_values(rows)
    _show_missing(rows)


def _show_values(found: "Sequence[Row]") -> None:
    rows = [row for row in found if row.value is not None]
    intervals = any(row.low is not None for row in rows)
    for group in dict.fromkeys(row.group for row in rows):
        put()
        put_table(
            [
                (group, "value", *(["95%"] if intervals else []), "n", "measured by"),
                *(
                    (r.measure, f"{r.value:.3f}", *([_interval(r)] if intervals else []), r.n, _maker(r))
                    for r in rows
                    if r.group == group
                ),
            ]
        )


def _show_missing(rows: "Sequence[Row]") -> None:
    missing = list(dict.fromkeys((row.measure, row.reason) for row in rows if row.value is None))
    if missing:
        put()
        put_table(("not measured", measure, reason) for measure, reason in missing)


def _show_near(report: "EvaluationReport") -> None:
    from storytelling_painter.evaluators.diversity import Diversity

    near = report.diversity.near_duplicates if isinstance(report.diversity, Diversity) else None
    if near is not None and near.count:
        put()
        put(f"{near.count} pairs of near duplicates within {near.within:g}{'' if near.complete else ', or more'}:")
        put_table(((p.first, p.second, f"{p.distance:.3f}") for p in near.pairs[:_MOST_LISTED]), indent="  ")


def _interval(row: "Row") -> str:
    return "" if row.low is None or row.high is None else f"{row.low:.3f}-{row.high:.3f}"


def _maker(row: "Row") -> str:
    return f"{row.evaluator} ({row.source})" if row.source else row.evaluator
