"""Changes to a run while it goes on, told from another terminal through a file in its private folder.

The file holds a few numbers and nothing else, is checked against its schema, and counts only where it belongs to the
user of the run and nobody else may write it.
"""

import os
import stat
from pathlib import Path
from typing import Annotated, Final

from pydantic import ConfigDict, Field, ValidationError

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.domain.means import Dollars
from storytelling_painter.runners.folder import PRIVATE
from storytelling_painter.runners.lock import is_locked
from storytelling_painter.runners.run_info import read_info
from storytelling_painter.tools.atomic import cannot_write, write_file

TUNING_FILE: Final = "tune.json"
_MAX_BYTES: Final = 4_096
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)


class Tuning(Frozen):
    """What can be changed; none leaves it as it is."""

    model_config = ConfigDict(extra="forbid")

    concurrency: Annotated[int, Field(ge=1, le=4096)] | None = None
    max_cost: Dollars | None = None
    max_calls: Annotated[int, Field(ge=0)] | None = None


def tune(root: Path, wish: Tuning) -> None:
    """Tells a run that goes on in a folder what to change; what was told before and is not told now stays.

    Raises:
        RunFolderError: No run goes on there, or it is another user's.
    """
    read_info(root)
    if not is_locked(root):
        raise RunFolderError(f"no run goes on in {str(root)!r}; give the options to the command that goes on with it")
    told = (read_tuning(root) or Tuning()).model_dump(exclude_none=True) | wish.model_dump(exclude_none=True)
    path = root / PRIVATE / TUNING_FILE
    write_file(path, Tuning.model_validate(told).model_dump_json().encode(), durable=False)
    try:
        os.chmod(path, 0o600)
    except OSError as error:
        raise cannot_write(path, error) from error


def read_tuning(root: Path) -> Tuning | None:
    """Returns what a folder's run was told to change; none where nothing was, or where the file cannot be trusted."""
    try:
        handle = os.open(root / PRIVATE / TUNING_FILE, os.O_RDONLY | _NO_FOLLOW)
    except OSError:
        return None
    with open(handle, "rb") as file:
        facts = os.fstat(handle)
        ours = not hasattr(os, "getuid") or facts.st_uid == os.getuid()
        if not (ours and stat.S_ISREG(facts.st_mode)) or facts.st_mode & 0o022:
            return None
        data = file.read(_MAX_BYTES + 1)
    try:
        return Tuning.model_validate_json(data) if len(data) <= _MAX_BYTES else None
    except ValidationError:
        return None


def forget_tuning(root: Path) -> None:
    """Takes back what an earlier run was told."""
    (root / PRIVATE / TUNING_FILE).unlink(missing_ok=True)
