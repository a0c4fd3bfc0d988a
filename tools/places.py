"""Places that output goes to: whether something is there, and how much room there is."""

import shutil
from pathlib import Path
from typing import NamedTuple


class Room(NamedTuple):
    """Room on the disk of a place."""

    there: Path
    """The place itself, or the nearest folder above it that exists."""
    free: int
    """Bytes."""


def room_at(place: Path) -> Room:
    """Returns how much room there is where something is to be written.

    Raises:
        OSError: The system does not say.
    """
    there = next(folder for folder in (place.absolute(), *place.absolute().parents) if folder.exists())
    return Room(there, shutil.disk_usage(there).free)


def is_taken(place: Path) -> bool:
    """Whether something is there already that is no empty folder."""
    return place.exists() and (not place.is_dir() or any(place.iterdir()))
