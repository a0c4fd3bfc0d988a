"""`calibrate`: how far a judge of pictures can be trusted, measured against people or known truth."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.groups import SettingsOptions, SpendingOptions, TapeOptions, grouped
from storytelling_painter.runners.cli.terminal import put, put_json, put_table, reported, tell

if TYPE_CHECKING:
    from storytelling_painter.evaluators.calibration import Calibration, Rate
    from storytelling_painter.evaluators.calibration.agreement import Agreement
    from storytelling_painter.evaluators.calibration.file import Grade

NAME: Final = "calibrate"
EPILOG: Final = """\b
Examples:
  storytelling-painter calibrate synthetic --out judge
  storytelling-painter calibrate label demo-run
  storytelling-painter calibrate fit labels-ann.json labels-bob.json --run demo-run --out judge.json
"""
app = typer.Typer(
    help="Measure how far a judge of pictures can be trusted.", epilog=EPILOG, no_args_is_help=True,
    rich_markup_mode=None,
)
_SYNTHETIC: Final = """\b
Examples:
  storytelling-painter calibrate synthetic --out judge
  storytelling-painter calibrate synthetic --judge openai:gpt-4o --max-cost 2 --out judge-4o
"""
_LABEL: Final = """\b
Examples:
  storytelling-painter calibrate label demo-run
  storytelling-painter calibrate label my-pictures --assessed seen
"""
_FIT: Final = """\b
Example:
  storytelling-painter calibrate fit labels-ann.json labels-bob.json --run demo-run --out judge.json
"""
TargetOption = Annotated[
    float | None,
    typer.Option("--precision", help="Also find from which probability on a yes is right so often.", min=0.5, max=1.0),
]
AssessedOption = Annotated[
    Path | None, typer.Option("--assessed", help="Folder that `assess` wrote on these pictures.", metavar="OUT")
]


@app.command("synthetic", epilog=_SYNTHETIC)
@reported
@grouped
def synthetic(
    out: Annotated[Path, typer.Option(help="Folder of pictures, verdicts and the calibration.")],
    judge: o.JudgeOption = None,
    each: Annotated[int, typer.Option(help="Pictures of each kind of defect for each plan; 0 takes all.", min=0)] = 1,
    samples: Annotated[int, typer.Option(help="Plans, each sound once and spoilt in every way.", min=1, max=13)] = 13,
    precision: TargetOption = None,
    style: o.StyleOption = None,
    size: o.SizeOption = None,
    *,
    settings: SettingsOptions,
    concurrency: o.ConcurrencyOption = 4,
    workers: o.WorkersOption = None,
    spending: SpendingOptions,
    tape: TapeOptions,
    json: Annotated[bool, typer.Option("--json", help="Print the calibration as one line of JSON.")] = False,
) -> int:
    """Have a judge look at drawn pictures whose truth is known, sound ones and ones with one defect each.

    Needs no people. The same command goes on with what is there. Exits with 1 when the judge gave no usable report on
    some pictures.
    """
    from storytelling_painter.runners.examining import examine_judge
    from storytelling_painter.runners.summary import exit_of
    from storytelling_painter.tools.compute import usable_cores

    resolved = settings.resolve(spending, judge=judge, style=style, size=size)
    found = tape.run(
        resolved,
        lambda provision, stops: examine_judge(
            resolved.settings, out, provision, stops, each=each or None, samples=samples, concurrency=concurrency,
            workers=usable_cores() if workers is None else workers, target=precision,
        ),
    )
    _tell(found.calibration, found.file, json)
    if found.ended != "finished":
        tell(f"{found.ended}: the rates are of a part of the pictures; the same command goes on from here")
    return int(exit_of(found.ended, some_failed=found.calibration.failed > 0))


@app.command("label", epilog=_LABEL)
@reported
def label(
    run: Annotated[
        Path, typer.Argument(help="Run folder, or the folder of pictures that was assessed.", metavar="RUN")
    ],
    assessed: AssessedOption = None,
    limit: Annotated[int, typer.Option(help="Most pictures.", min=1, max=500)] = 50,
) -> int:
    """Write a page on which people label what the pictures show, and print it.

    It opens from the disk, works by keyboard and needs no server; send it to several raters and collect what they
    export. The judge is the run's own, or with --assessed the vision model of `assess`, on pictures of anybody.
    """
    from storytelling_painter.runners.labelling import write_labelling_page

    put(write_labelling_page(run, assessed=assessed, limit=limit))
    return 0


@app.command("fit", epilog=_FIT)
@reported
def fit(
    labels: Annotated[list[Path], typer.Argument(help="What raters exported from the page.", metavar="LABELS...")],
    run: Annotated[Path, typer.Option(help="Run folder, or folder of pictures, whose page was labelled.")],
    assessed: AssessedOption = None,
    out: Annotated[Path, typer.Option(help="The calibration file.")] = Path("calibration.json"),
    precision: TargetOption = None,
    with_foils: Annotated[
        bool,
        typer.Option("--with-foils", help="Count foils as false statements, where hardly any key point fails."),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the calibration as one line of JSON.")] = False,
) -> int:
    """Measure a judge by people's labels of the pictures: the run's own, or with --assessed that of `assess`."""
    from storytelling_painter.runners.labelling import read_labels
    from storytelling_painter.runners.labelling.labels import calibrate_by_people
    from storytelling_painter.tools.atomic import write_file

    files = [read_labels(path) for path in labels]
    found = calibrate_by_people(
        run, files, assessed=assessed, target=precision, foils_are_false=with_foils
    )
    write_file(out, found.model_dump_json(indent=1).encode())
    _tell(found, out, json)
    return 0


def _tell(found: "Calibration", file: Path, json: bool) -> None:
    if json:
        put_json(found)
        return
    from storytelling_painter.evaluators.naming import named

    put(f"judge: {named(found.judge)}; {found.pictures} pictures; truth from {found.basis.replace('_', ' ')}")
    put()
    put_table([("", "true called yes", "95%", "false called yes", "95%", "unknown", "errors"), *_rates(found)])
    if found.by_defect:
        put()
        head = ("defect", "found", "95%", "others failed", "95%", "plans", "unknown", "errors")
        put_table([head, *((kind, *_hits(grade)) for kind, grade in found.by_defect.items())])
    if found.foils.share is not None:
        put()
        put(f"made-up false statements called true: {_share(found.foils)} ({_interval(found.foils)})")
    for what, agreement in (("raters", found.raters), ("judge and people", found.judge_and_raters)):
        if agreement is not None:
            put(f"agreement of {what}: {_alpha(agreement)}")
    if found.undecided:
        put(f"{found.undecided} statements without a majority of the people; they are in no rate")
    if (limit := found.threshold) is not None:
        put(
            f"a yes is right in {limit.target:.0%} from p_yes >= {limit.p_yes:.3f} on; "
            f"precision {_share(limit.precision)} ({_interval(limit.precision)}), recall {_share(limit.recall)}"
            if limit.p_yes is not None
            else f"no threshold for a precision of {limit.target:.0%}: {limit.why}"
        )
    for note in found.notes:
        tell(f"note: {note}")
    if found.failed:
        tell(f"warning: no usable report on {found.failed} pictures; they are in no rate")
    put(file)


def _rates(found: "Calibration") -> list[tuple[object, ...]]:
    named = [("all", found.overall), *((d.replace("_", " "), g) for d, g in found.by_dimension.items())]
    return [
        (name, _share(g.tpr), _interval(g.tpr), _share(g.fpr), _interval(g.fpr), g.unknown, g.errors)
        for name, g in named
    ]


def _hits(grade: "Grade") -> tuple[object, ...]:
    hits, alarms = grade.hits, grade.false_alarms
    plans = max(hits.clusters, alarms.clusters)
    told = (_share(hits), _interval(hits), _share(alarms), _interval(alarms), plans)
    return *told, grade.unknown, grade.errors


def _share(rate: "Rate") -> str:
    return "-" if rate.share is None else f"{rate.share:.3f}"


def _interval(rate: "Rate") -> str:
    return "" if rate.interval is None else f"{rate.interval.low:.3f}-{rate.interval.high:.3f}"


def _alpha(found: "Agreement") -> str:
    if found.alpha is None:
        return "not measured: there is no pair of answers that could differ"
    between = f", 95% {found.interval.low:.3f}-{found.interval.high:.3f}" if found.interval else ""
    return f"Krippendorff's alpha {found.alpha:.3f}{between} on {found.units} statements"
