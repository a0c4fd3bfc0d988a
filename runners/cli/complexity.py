"""`complexity`: fits the trainable estimate of semantic complexity on a user's labels, and estimates by it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli.terminal import line, put, put_json, put_table, reported, tell

if TYPE_CHECKING:
    from storytelling_painter.evaluators.complexity_model import Manifest

NAME: Final = "complexity"
EPILOG: Final = """\b
Examples:
  storytelling-painter complexity fit --labels labels.csv --out model
  storytelling-painter complexity score seen/description.jsonl --model model
"""
app = typer.Typer(
    help="Estimate semantic complexity from descriptions, by a model fitted on your own labels.",
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
)
_FIT: Final = """\b
Examples:
  storytelling-painter complexity fit --labels isa.csv --label-column mos --scale 1-5 --out model
  storytelling-painter complexity fit --labels labels.csv --descriptions seen/description.jsonl --out model
"""
_SCORE: Final = """\b
Examples:
  storytelling-painter complexity score seen/description.jsonl --model model
  storytelling-painter complexity score demo-run     # without labels: the structural estimate, under its own name
"""
_MOST_LISTED: Final = 5
IdOption = Annotated[str | None, typer.Option("--id-column", help="Column of the id or picture name.")]
TextOption = Annotated[str | None, typer.Option("--text-column", help="Column of the description.")]


@app.command("fit", epilog=_FIT)
@reported
def fit(
    labels: Annotated[Path, typer.Option(help="Your labels: CSV, TSV, JSON or JSON lines.", metavar="FILE")],
    out: Annotated[Path, typer.Option(help="Folder of the fitted model.")],
    descriptions: Annotated[
        Path | None, typer.Option(help="Descriptions, where they are a file of their own.", metavar="FILE")
    ] = None,
    id_column: IdOption = None,
    label_column: Annotated[str | None, typer.Option(help="Column of the label.")] = None,
    text_column: TextOption = None,
    scale: Annotated[str, typer.Option(help="Lowest and highest label there can be, such as 1-5.")] = "0-1",
    seed: Annotated[int, typer.Option(help="Decides parts and resamples.", min=0)] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print the manifest as one line of JSON.")] = False,
) -> int:
    """Fit on labels and say how well held-out ones were predicted. Takes seconds to a few minutes on a CPU."""
    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.evaluators.complexity_model import fit_model, read_labels
    from storytelling_painter.evaluators.complexity_model.labels import Columns

    ends = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*[-:]\s*(-?\d+(?:\.\d+)?)\s*", scale)
    if ends is None:
        raise InputError(f"--scale {scale!r} is no range; write lowest and highest label, such as 1-5")
    found = read_labels(
        labels,
        Columns(id_column, label_column, text_column),
        scale=(float(ends[1]), float(ends[2])),
        descriptions=descriptions,
    )
    model = fit_model(found, source=labels.name, seed=seed)
    model.save(out)
    if json:
        put_json(model.manifest)
    else:
        _show(model.manifest)
        put(out)
    return 0


def _show(found: "Manifest") -> None:
    put(f"fitted on {found.n} labels; ridge on {found.choice.uses}, penalty {found.choice.alpha:g}")
    rows: list[tuple[object, ...]] = [(f"held out, {found.validation.folds} parts", "value", "95%")]
    for name in ("pcc", "srcc", "rmse", "rmae"):
        told = getattr(found.validation, name)
        value = "not defined" if told.value is None else f"{told.value:.3f}"
        between = f"{told.interval.low:.3f} to {told.interval.high:.3f}" if told.interval else ""
        rows.append((name.upper(), value, between))
    put_table(rows)
    put(f"a prediction's interval is +-{found.half_width:.3f} ({found.level:.0%}, conformal)")


@app.command("score", epilog=_SCORE)
@reported
def score(
    path: Annotated[Path, typer.Argument(help="Descriptions; without a model, whatever `evaluate` reads.")],
    model: Annotated[Path | None, typer.Option(help="Folder that `complexity fit` wrote.")] = None,
    id_column: IdOption = None,
    text_column: TextOption = None,
) -> int:
    """Print an estimate for each description as JSON lines.

    Without a model there is nothing that people's ratings went into: then the structural estimate of ledgers is
    printed, and named so. Exits with 1 when something could not be estimated.
    """
    if model is None:
        return _structural(path)
    from storytelling_painter.evaluators.complexity_model import load_model
    from storytelling_painter.evaluators.complexity_model.labels import Columns, read_texts

    fitted = load_model(model)
    bad: list[tuple[str, str]] = []
    columns = Columns(id_column, None, text_column)
    texts = list(read_texts(path, columns, lambda where, why: bad.append((where, why))))
    for (id, _), predicted in zip(texts, fitted.predict([text for _, text in texts]) if texts else (), strict=True):
        source = {"evaluator": "complexity-model", "labels": fitted.manifest.source}
        put_json({"id": id, **source, **predicted.model_dump()})
    _tell_of(bad)
    return 0 if texts and not bad else 1


def _tell_of(bad: list[tuple[str, str]]) -> None:
    if bad:
        tell(f"warning: {len(bad)} could not be estimated")
    for where, why in bad[:_MOST_LISTED]:
        tell(line(f"  {where}: {why}"))


def _structural(path: Path) -> int:
    from storytelling_painter.evaluators.complexity import structural_complexity
    from storytelling_painter.evaluators.formats import Item
    from storytelling_painter.evaluators.sources import Problem, read

    tell(
        "note: without --model this is the structural estimate of ledgers, which no person's rating went into; "
        "`complexity fit --labels FILE` fits a model on yours"
    )
    some, bad = False, list[tuple[str, str]]()
    for found in read(path):
        if isinstance(found, Problem):
            if found.of_item:
                bad.append((found.where, found.why))
        elif isinstance(found, Item):
            measured = None if found.ledger is None else structural_complexity(found.ledger)
            if measured is not None and measured.kind == "score":
                some = True
                put_json({"id": found.id, "evaluator": measured.evaluator.name, "value": measured.value})
            else:
                bad.append((found.where, "it has no ledger, or an empty one"))
    _tell_of(bad)
    if not some:
        tell("error: nothing there has a ledger, whose clues and links the structural estimate counts")
    return 0 if some and not bad else 1
