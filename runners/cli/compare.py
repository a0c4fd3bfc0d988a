"""`compare`: two runs beside each other."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.shelf import on_shelf
from storytelling_painter.runners.cli.terminal import line, put, put_json, put_table, reported, tell

if TYPE_CHECKING:
    from storytelling_painter.evaluators.comparison.results import Compared, Comparison

NAME: Final = "compare"
EPILOG: Final = """\b
Example:
  storytelling-painter generate -n 40 --seed 7 --mode naive --out naive
  storytelling-painter generate -n 40 --seed 7 --mode cor_guided --out guided
  storytelling-painter compare naive guided --out naive-guided
  storytelling-painter compare naive guided --embedding minilm
"""


@reported
def command(
    a: Annotated[Path, typer.Argument(help="Run to compare with: a run folder or an items.jsonl.", metavar="RUN_A")],
    b: Annotated[Path, typer.Argument(help="Run that is compared.", metavar="RUN_B")],
    out: Annotated[
        Path | None, typer.Option(help="Folder for page, plots and JSON; the galleries of the runs get the page, too.")
    ] = None,
    embedding: o.EmbeddingOption = "embedded",
    cache: o.EmbeddingCacheOption = None,
    allow_unequal: Annotated[
        bool, typer.Option("--allow-unequal", help="Compare what matches, although one run holds more.")
    ] = False,
    allow_mixed: Annotated[
        bool, typer.Option("--allow-mixed", help="Compare numbers that different judges gave.")
    ] = False,
    settings: o.SettingsFileOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> int:
    """Compare two runs of the same briefs: what differs, by how much, and how sure one may be.

    Items are matched by id and seed, so make both runs with the same --seed, or of the same story file.
    """
    from storytelling_painter.runners.comparison import compare_folders, shelve_comparison, write_comparison

    with o.embedder_from(embedding, settings, cache) as embedder:
        compared = compare_folders(a, b, embedder=embedder, allow_unequal=allow_unequal, allow_mixed=allow_mixed)
    page = write_comparison(out, compared) if out is not None else None
    shelved = [on_shelf(partial(shelve_comparison, run, compared)) for run in (a, b)] if out is not None else []
    for warning in compared.comparison.warnings:
        tell(line(f"warning: {warning}"))
    if json:
        put_json(compared.comparison)
    else:
        _show(compared.comparison)
    if page is not None:
        (tell if json else put)(page)
    for each in filter(None, shelved):
        tell(f"also in {each}")
    return 0


def _show(comparison: "Comparison") -> None:
    put(f"A is {comparison.a}, B is {comparison.b}: {comparison.pairs} matched items")
    put()
    head = ("measure", "n", "A", "B", "B - A", "95%", "d_z", "p, Holm", "without a value")
    put_table([head, *map(_row, comparison.measures)])
    put()
    for measure in comparison.measures:
        put(line(measure.sentence))
    put()
    put(line(comparison.sentence))


def _row(measure: "Compared") -> tuple[object, ...]:
    from storytelling_painter.evaluators.comparison.words import number, p_value, span

    found = measure.paired
    if found is None or measure.p_holm is None:
        return measure.measure, 0, "", "", "", "", "", "not compared", _lacking(measure)
    return (
        measure.measure,
        found.n,
        number(found.mean_a),
        number(found.mean_b),
        f"{found.difference:+.3f}",
        span(found.interval) if found.interval else "none",
        "none" if found.cohens_dz is None else f"{found.cohens_dz:.2f}",
        p_value(measure.p_holm),
        _lacking(measure),
    )


def _lacking(measure: "Compared") -> str:
    """Says how many matched items have no value, and so are in no number."""
    if not measure.unscored_a and not measure.unscored_b:
        return "none"
    return f"{measure.unscored_a} of A, {measure.unscored_b} of B"
