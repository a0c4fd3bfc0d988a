"""Checkpoints of a training on the disk: which of them it can go on from."""

import shutil
from pathlib import Path
from typing import Final

import orjson

CHECKPOINTS: Final = "checkpoints"
"""Name of their folder in that of the model."""


def whole_checkpoints(folder: Path) -> list[Path]:
    """Returns the checkpoints that were written to their end, newest first; a kill may have torn the last one."""
    return [path for path in sorted(folder.glob("checkpoint-*"), key=_step_of, reverse=True) if _whole(path)]


def drop_after(folder: Path, good: str | None) -> None:
    """Removes the checkpoints that came after a good one, so that nothing goes on from them.

    Args:
        folder: Of the checkpoints.
        good: Name of the last good one; none removes all.
    """
    for path in folder.glob("checkpoint-*"):
        if good is None or _step_of(path) > _step_of(Path(good)):
            shutil.rmtree(path, ignore_errors=True)


def _whole(path: Path) -> bool:
    try:
        orjson.loads((path / "trainer_state.json").read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return False
    return any(path.glob("*.safetensors")) and (path / "optimizer.pt").is_file() and (path / "scheduler.pt").is_file()


def _step_of(checkpoint: Path) -> int:
    step = checkpoint.name.rpartition("-")[2]
    return int(step) if step.isdecimal() else 0
