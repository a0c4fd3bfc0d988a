"""How far a run is, read from its folder while it may still be running. Writes nothing and takes no lock."""

from collections import Counter
from pathlib import Path
from typing import Literal

import orjson
from pydantic import ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.record import STOP_REASONS, StopReason, Usage, paid
from storytelling_painter.runners.folder import ITEMS_FILE
from storytelling_painter.runners.lock import is_locked
from storytelling_painter.runners.records import read_lines
from storytelling_painter.runners.run_info import Counts, RunInfo, Status, read_info
from storytelling_painter.runners.supervision import Live, read_live
from storytelling_painter.tools.configuration import flat


class Standing(Frozen):
    """A run at this moment."""

    kind: Literal["status"] = "status"
    schema_version: Literal[1] = SCHEMA_VERSION
    status: Status | Literal["broken off"]
    """`broken off`: `run.json` says that it is running, but no process has the folder open."""
    counts: Counts
    """Counted in `items.jsonl`."""
    bad_lines: int
    used: Usage = Usage()
    """What providers were asked for so far; while the run goes on, by finished items."""
    changed: dict[str, str | int | float | None]
    """Settings that are not the default."""
    run: RunInfo
    live: Live | None = None
    """What the run says of itself while it goes on."""


def standing_of(root: Path) -> Standing:
    """Returns how far a run is.

    Raises:
        RunFolderError: The folder is no run folder.
        InputError: `items.jsonl` cannot be read.
    """
    info = read_info(root)
    status: Status | Literal["broken off"] = info.status
    if is_locked(root):
        status = "running"
    elif status == "running":
        status = "broken off"
    stops: Counter[StopReason] = Counter()
    seen: set[str] = set()
    failed = bad = 0
    used = Usage()
    items = root / ITEMS_FILE
    for line in read_lines(items) if items.exists() else ():
        try:
            fields = orjson.loads(line.text)
            id, stop, best, error = fields["id"], fields["stop"], fields.get("best"), fields.get("error")
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
            bad += 1
            continue
        if not line.whole or not isinstance(id, str) or stop not in STOP_REASONS or id in seen:
            bad += 1
            continue
        try:
            used += paid(Usage.model_validate(fields.get("usage") or {}))
        except ValidationError:
            bad += 1
            continue
        seen.add(id)
        stops[stop] += 1
        failed += best is None or error is not None
    live = read_live(root) if status == "running" else None
    defaults = flat(type(info.settings)())
    return Standing(
        status=status,
        counts=Counts(
            wanted=info.counts.wanted,
            done=len(seen),
            accepted=stops["accepted"],
            failed=failed,
            stops=dict(sorted(stops.items())),
        ),
        bad_lines=bad,
        used=info.unrecorded + info.unfinished + used if live is None else live.used,
        changed={key: _plain(value) for key, value in flat(info.settings).items() if value != defaults[key]},
        run=info,
        live=live,
    )


def _plain(value: object) -> str | int | float | None:
    return value if isinstance(value, str | int | float | None) else str(value)
