"""Exports a run: chooses, writes through a format, adds the card and the facts, and moves the whole into place."""

import re
from collections.abc import Callable, Sequence
from importlib import import_module, metadata
from pathlib import Path
from typing import Final, Literal, cast

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.errors import ExportError, InputError
from storytelling_painter.runners.export import Format
from storytelling_painter.runners.export.card import CARD, Tally, card_text
from storytelling_painter.runners.export.chosen import choose, pick
from storytelling_painter.runners.export.manner import Manner, Splits, Writer
from storytelling_painter.runners.export.target import FACTS_FILE, building, refuse_target
from storytelling_painter.runners.run_info import shortened
from storytelling_painter.runners.summary import Exit

_WRITERS: Final[dict[Format, tuple[str, str]]] = {
    "imagefolder": ("imagefolder", "ImageFolder"),
    "parquet": ("parquet", "Parquet"),
    "webdataset": ("webdataset", "WebDataset"),
    "cogbench": ("cogbench", "CogBench"),
    "csv": ("spreadsheet", "Csv"),
    "jsonl": ("jsonl", "JsonLines"),
    "sheet": ("sheet", "Sheet"),
}
_WITH_PICTURES: Final = frozenset({"imagefolder", "parquet", "webdataset", "cogbench"})
_LICENSE: Final = re.compile(r"[a-z0-9][a-z0-9.+-]{0,59}")


class LeftOutLine(Frozen):
    """Something that should be in the export and is not."""

    what: str
    why: str


class ExportSummary(Frozen):
    """What an export holds: `export.json`, and the output of `--json`."""

    kind: Literal["export"] = "export"
    schema_version: Literal[1] = SCHEMA_VERSION
    format: Format
    items: int
    splits: dict[str, int]
    """Items of each split."""
    passed_over: dict[str, int]
    """Items of the run that were not asked for, by reason."""
    left_out: tuple[LeftOutLine, ...]
    """Items that should be here: a picture that is missing or was changed, or a record that cannot be read."""
    files: int
    size_bytes: int
    """Of all files but this one."""
    settings_sha256: str
    command: tuple[str, ...]

    @property
    def exit(self) -> Exit:
        """The code that tells a shell how it went."""
        return Exit.SOME_FAILED if self.left_out else Exit.OK


def export_run(
    run: Path,
    out: Path,
    format: Format,
    *,
    manner: Manner | None = None,
    splits: Splits | None = None,
    accepted_only: bool = False,
    limit: int | None = None,
    overwrite: bool = False,
    license: str = "other",
    command: Sequence[str] = (),
    on_item: Callable[[int, int], None] | None = None,
) -> ExportSummary:
    """Writes an export, all of it or nothing. Not more than one picture or one row group is in memory at a time.

    Args:
        run: The run folder; it may come from anybody.
        out: The folder that the export becomes.
        format: One of `FORMATS`.
        manner: How to write.
        splits: How items are shared out; by default all are `train`.
        accepted_only: Only items that the loop accepted; by default all for which a picture stands.
        limit: Only so many, the first in the order of the briefs.
        overwrite: Whether an export that stands at `out` may be replaced.
        license: Licence of the data set, an id that Hugging Face knows.
        command: The command line, for the card.
        on_item: Called after each item with how many were looked at and how many there are.

    Returns:
        What was written, with what had to be left out.

    Raises:
        RunFolderError: No run folder.
        InputError: Nothing to export, or a value that cannot be meant.
        ExportError: Something else stands at `out`, too little space, or a disk that cannot be written.
    """
    if not _LICENSE.fullmatch(license):
        raise InputError(f"--license {license[:40]!r} is no licence id; give one such as cc-by-4.0, or leave it out")
    manner = manner or Manner()
    if manner.full and format != "jsonl":
        raise InputError(f"--full is for jsonl; {format} has plain rows")
    choice = choose(run, (splits or Splits()).of, accepted_only=accepted_only, limit=limit)
    if not choice.places:
        raise InputError(f"nothing in {str(run)!r} fits: {_reasons(choice.passed_over)}")
    need = 2 * choice.record_bytes + (choice.picture_bytes if format in _WITH_PICTURES else 0)
    refuse_target(out, overwrite=overwrite, need=need)
    told = tuple(shortened(word) for word in command)
    with building(out) as folder:
        tally, writer = Tally(), _writer(format, folder, manner)
        try:
            for number, picked in enumerate(pick(choice), 1):
                writer.add(picked)
                tally.add(picked)
                if on_item:
                    on_item(number, len(choice.places))
            if not tally.items:
                raise ExportError(f"none of {len(choice.places)} pictures is as it was kept: {choice.left_out[0].why}")
            layout = writer.finish()
        finally:
            writer.close()
        text = card_text(
            choice, tally, layout, license=license, out=out.name, command=told,
            version=metadata.version("storytelling-painter"),
        )
        (folder / CARD).write_text(text, encoding="utf-8")
        sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
        summary = ExportSummary(
            format=format,
            items=tally.items,
            splits=dict(sorted(tally.splits.items())),
            passed_over=dict(sorted(choice.passed_over.items())),
            left_out=tuple(LeftOutLine(what=what, why=why) for what, why in choice.left_out),
            files=len(sizes),
            size_bytes=sum(sizes),
            settings_sha256=choice.info.settings_sha256,
            command=told,
        )
        (folder / FACTS_FILE).write_text(summary.model_dump_json(indent=2), encoding="utf-8")
    return summary


def _writer(format: Format, folder: Path, manner: Manner) -> Writer:
    module, name = _WRITERS[format]
    made = getattr(import_module(f"storytelling_painter.runners.export.{module}"), name)(folder, manner)
    return cast(Writer, made)


def _reasons(passed_over: "dict[str, int]") -> str:
    return ", ".join(f"{number} with {why}" for why, number in passed_over.items()) or "it has no items"
