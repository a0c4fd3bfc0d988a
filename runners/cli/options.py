"""Options that several commands share, and the settings that come of them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from storytelling_painter.domain.vocabulary import Mode, Setting, Style

if TYPE_CHECKING:
    from storytelling_painter.tools.configuration import Resolved
    from storytelling_painter.tools.embeddings import Embedder

ModeOption = Annotated[
    Mode | None, typer.Option(help="How stories are made: plainly, or guided by Chains-of-Reasoning.")
]
CrewOption = Annotated[str | None, typer.Option(help="Spec of every role without its own, such as `embedded`.")]
StorytellerOption = Annotated[str | None, typer.Option(help="Spec of the storyteller.")]
CriticOption = Annotated[str | None, typer.Option(help="Spec of the critic of stories.")]
PainterOption = Annotated[str | None, typer.Option(help="Spec of the painter.")]
AlignerOption = Annotated[str | None, typer.Option(help="Spec of the judge that steers the loop.")]
JudgeOption = Annotated[str | None, typer.Option(help="Spec of the final evaluators.")]
PoolOption = Annotated[
    str | None, typer.Option(help="Example stories: `original`, or a CSV (`img_id,story`) or JSONL file.")
]
SeedOption = Annotated[int | None, typer.Option(help="The same seed and settings give the same items.")]
StyleOption = Annotated[Style | None, typer.Option(help="Look of the pictures.")]
SizeOption = Annotated[int | None, typer.Option(help="Width and height in pixels, 256 to 2048.")]
CandidatesOption = Annotated[int | None, typer.Option(help="Most pictures in a fresh round, 1 to 8.")]
SettingOption = Annotated[Setting | None, typer.Option(help="Where every story happens.", metavar="PLACE")]
PremiseOption = Annotated[str | None, typer.Option(help="What every story is about, in a few words.")]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", help="Any other setting, such as `story_loop.max_rounds=2`.", metavar="KEY=VALUE"),
]
SettingsFileOption = Annotated[
    Path | None,
    typer.Option(
        "--settings", help="TOML file; by default `storytelling-painter.toml` here, if it exists.", metavar="FILE"
    ),
]
EmbeddingOption = Annotated[
    str,
    typer.Option(
        help="`embedded`, `minilm`, `sentence-transformers:FOLDER`, `openai:MODEL` or `NAME:MODEL`.", metavar="SPEC"
    ),
]
EmbeddingCacheOption = Annotated[
    Path | None,
    typer.Option("--embedding-cache", help="Keep a provider's vectors here: none is paid twice.", metavar="FILE"),
]
LimitOption = Annotated[int | None, typer.Option(help="Most items of this call.", min=1)]
ConcurrencyOption = Annotated[int, typer.Option(help="Items in flight.", min=1, max=4096)]
ItemsOption = Annotated[
    int | None,
    typer.Option(
        "--concurrency", help="Items in flight.", min=1, max=4096, show_default="8; with --ray 4 for each actor"
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(help="Processes that draw and check; 0 draws in this one. Default: all cores.", min=0, max=256),
]
MaxCostOption = Annotated[
    float | None, typer.Option("--max-cost", help="Most US dollars of the run, all calls together.", min=0)
]
MaxCallsOption = Annotated[
    int | None, typer.Option("--max-calls", help="Most calls to providers of the run, all calls together.", min=0)
]
MaxTimeOption = Annotated[
    float | None, typer.Option("--max-time", help="Most seconds of this call.", metavar="SECONDS", min=0.001)
]
ItemCostOption = Annotated[
    float | None, typer.Option("--max-cost-per-item", help="Most US dollars of an item; it then stops.", min=0)
]
ItemCallsOption = Annotated[
    int | None, typer.Option("--max-calls-per-item", help="Most calls to providers of an item.", min=0)
]
ItemTimeOption = Annotated[
    float | None,
    typer.Option("--max-time-per-item", help="Most seconds of an item.", metavar="SECONDS", min=0.001),
]
PricesOption = Annotated[
    str | None, typer.Option("--prices", help="Price table (TOML) that goes before the shipped one.", metavar="FILE")
]
RecordOption = Annotated[
    Path | None, typer.Option("--record", help="Add every exchange with a provider to this file.", metavar="FILE")
]
ReplayOption = Annotated[
    Path | None,
    typer.Option("--replay", help="Take every answer from such a file; nothing is sent.", metavar="FILE"),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Print what would be done and what it can cost; run nothing.")
]
RetryOption = Annotated[bool, typer.Option("--retry-failed", help="Make items that failed before once more.")]
RetriesOption = Annotated[
    int, typer.Option("--retry-errors", help="How often an item that failed is made again at once.", min=0, max=20)
]
FailOnOption = Annotated[
    float | None,
    typer.Option(
        "--fail-on-error", help="End when so many items failed: a count, or below 1 a share.", min=0.0001,
        metavar="SHARE|COUNT",
    ),
]
CallsInFlightOption = Annotated[
    int | None, typer.Option("--calls-in-flight", help="Most calls at once to each provider.", min=1, max=4096)
]
RayOption = Annotated[
    str | None,
    typer.Option(
        "--ray", help="Make items in a Ray cluster: `auto`, its head's HOST:PORT, or `local`.", metavar="ADDRESS"
    ),
]
RayActorsOption = Annotated[
    int | None, typer.Option("--ray-actors", help="Actors; by default as many as have room.", min=1, max=4096)
]
RayResourcesOption = Annotated[
    str | None,
    typer.Option(
        "--ray-resources", help="What an actor takes of a machine, such as `cpu=2,gpu=1`. Default: cpu=1.",
        metavar="NAME=AMOUNT,...",
    ),
]
RayPicturesOption = Annotated[
    str | None,
    typer.Option("--ray-pictures", help="Folder or bucket, as fsspec knows it, by which pictures come home.",
                 metavar="URL"),
]
RayWaitOption = Annotated[
    float, typer.Option("--ray-wait", help="Seconds to wait where no actor is ready.", min=1, metavar="SECONDS")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON lines and nothing else to stdout.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")]


@contextmanager
def embedder_from(spec: str, settings: Path | None, cache: Path | None) -> "Iterator[Embedder]":
    """Opens an embedding with the providers of the settings, and closes it at the end.

    Raises:
        AccessError: The provider's key is not in the environment.
        InputError: The cache is something else.
        SettingsError: The settings cannot be read, or money is capped and the model's price is not known.
        SpecError: The spec names nothing known, or its extra is not installed.
    """
    from storytelling_painter.runners.cli.terminal import tell
    from storytelling_painter.tools.embeddings import open_embedder

    means = settings_from(settings).means if ":" in spec else None
    embedder = open_embedder(spec, means=means, cache=cache, tell=tell)
    try:
        yield embedder
    finally:
        embedder.close()


def settings_from(
    file: Path | None, assignments: list[str] | None = None, call: Mapping[str, object] | None = None
) -> "Resolved":
    """Returns the settings from call, file and environment.

    Args:
        file: The file that was named; none takes the one in the working folder, if there is one.
        assignments: Values of `--set`.
        call: What options said, by key of the settings; none says nothing.

    Raises:
        SettingsError: An unknown key, a bad value, or a file that cannot be read.
    """
    import os

    from storytelling_painter.domain.errors import SettingsError
    from storytelling_painter.tools.configuration import FILE_NAME, resolve_settings

    said = {key: value for key, value in (call or {}).items() if value is not None}
    for assignment in assignments or []:
        key, equals, value = assignment.partition("=")
        if not equals:
            raise SettingsError(f"--set {assignment!r} has no `=`; write KEY=VALUE, such as `story_loop.max_rounds=2`")
        if key in said:
            raise SettingsError(f"`{key}` is given twice")
        said[key] = value
    if file is None and Path(FILE_NAME).is_file():
        file = Path(FILE_NAME)
    return resolve_settings(said, file, os.environ)
