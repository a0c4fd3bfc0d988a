"""`run.json`: what was asked for, under which settings and versions, and how far it got."""

import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from pydantic import ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, Sha256
from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.domain.means import Means
from storytelling_painter.domain.record import StopReason, Usage
from storytelling_painter.domain.settings import Settings
from storytelling_painter.tools.configuration import Resolved, differing_keys
from storytelling_painter.tools.providing import differing_means

RUN_FILE: Final = "run.json"
_MAX_BYTES: Final = 4 * 2**20
_PACKAGES: Final = ("storytelling-painter", "langgraph", "numpy", "pillow", "pydantic", "resvg-py")

Kind = Literal["generate", "paint", "stories"]
Status = Literal["running", "finished", "interrupted", "stopped", "broken"]
"""`stopped` is by a budget, `broken` by an error that is no item's: both go on with the same command."""


class Counts(Frozen):
    """How many items ended how."""

    wanted: int | None = None
    """How many were asked for; none while the source was not read to its end."""
    done: int = 0
    accepted: int = 0
    failed: int = 0
    """Items without a picture."""
    stops: dict[StopReason, int] = {}


class RunInfo(Frozen):
    """Content of `run.json`."""

    schema_version: Literal[1] = SCHEMA_VERSION
    kind: Kind
    status: Status
    settings: Settings
    settings_sha256: Sha256
    origins: dict[str, str]
    """For each key of the settings whether call, file, environment or default gave its value."""
    means: Means = Means()
    """Providers, caps and prices of the last call; they may change from call to call. Never holds a key."""
    order: dict[str, str | int | None]
    """What was asked for besides: premise, setting, hash of the story file."""
    versions: dict[str, str]
    command: tuple[str, ...]
    """As typed, absolute paths cut to their last part."""
    started: str
    updated: str
    counts: Counts = Counts()
    used: Usage = Usage()
    """What providers were asked for in all calls of the command together, unfinished items included. Replayed calls are
    in none of its figures but their own."""
    unrecorded: Usage = Usage()
    """Part of it that no record tells: of items that were not finished, or whose record was taken out to try again."""


def refuse_other(root: Path, new: RunInfo, old: RunInfo) -> None:
    """Refuses to mix two runs in one folder.

    Raises:
        RunFolderError: Kind, settings or order differ; the message names each key with both values.
    """
    pairs: dict[str, tuple[object, object]] = differing_keys(new.settings, old.settings)
    if new.kind != old.kind:
        pairs["command"] = (new.kind, old.kind)
    for key in sorted({*new.order, *old.order}):
        if new.order.get(key) != old.order.get(key):
            pairs[key] = (new.order.get(key), old.order.get(key))
    if pairs:
        told = "; ".join(f"`{key}` was {before!r}, now {asked!r}" for key, (asked, before) in pairs.items())
        raise RunFolderError(
            f"{str(root)!r} was begun with other settings: {told}. Use the old ones to go on, or choose another --out"
        )


def new_info(resolved: Resolved, kind: Kind, order: Mapping[str, str | int | None], command: Sequence[str]) -> RunInfo:
    """Returns the content of a new run's file."""
    return RunInfo(
        kind=kind,
        status="running",
        settings=resolved.settings,
        settings_sha256=resolved.settings.sha256,
        origins=resolved.origins,
        means=_without_folders(resolved.means),
        order=dict(order),
        versions=versions(),
        command=tuple(shortened(part) for part in command),
        started=now(),
        updated=now(),
    )


def _without_folders(means: Means) -> Means:
    return means if means.prices is None else means.model_copy(update={"prices": Path(means.prices).name})


def other_means(new: RunInfo, old: RunInfo) -> list[str]:
    """Returns a warning where a run is gone on with by other means."""
    changed = differing_means(new.means, old.means)
    return [f"begun with other means, which is allowed: {'; '.join(changed)}"] if changed else []


def versions() -> dict[str, str]:
    """Returns the versions that a result can depend on."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found


def shortened(part: str) -> str:
    """Returns a word of a command line with an absolute path cut to its last part."""
    option, equals, value = part.partition("=") if part.startswith("--") else ("", "", part)
    return f"{option}{equals}{Path(value).name}" if Path(value).is_absolute() else part


def now() -> str:
    """Returns the time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def read_info(root: Path) -> RunInfo:
    """Reads a run folder's `run.json`, which may come from anybody.

    Raises:
        RunFolderError: There is none, or it does not fit the schema.
    """
    path = root / RUN_FILE
    if path.is_symlink() or not path.is_file():
        raise RunFolderError(f"{str(root)!r} is no run folder: it has no {RUN_FILE}; give the --out of a run")
    return read_info_file(path)


def read_info_file(path: Path) -> RunInfo:
    """Reads a file of this form.

    Raises:
        RunFolderError: It cannot be read or does not fit the schema.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(_MAX_BYTES + 1)
        return RunInfo.model_validate_json(data if len(data) <= _MAX_BYTES else b"")
    except OSError as error:
        raise RunFolderError(f"{str(path)!r} cannot be read ({error.strerror})") from None
    except ValidationError as error:
        first = error.errors()[0]
        raise RunFolderError(
            f"{str(path)!r} does not fit schema version {SCHEMA_VERSION}: {'.'.join(map(str, first['loc']))}: "
            f"{first['msg']}; it was made by another version or changed by hand"
        ) from None
