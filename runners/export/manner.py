"""What can be asked of an export, and what a format has to offer."""

import re
from typing import Final, NamedTuple, Protocol

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.runners.export.chosen import Picked

TRAIN: Final = "train"
_SPLIT: Final = re.compile(r"([a-z][a-z0-9]{0,19})=(0?\.\d{1,6})")
_SIZE: Final = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*([kmgt]?)(i?)b?", re.IGNORECASE)
_SMALLEST_SHARD: Final = 64 * 2**10


class Manner(NamedTuple):
    """How to write."""

    shard_bytes: int = 500_000_000
    """About how large a file of `parquet` or `webdataset` gets; one picture always fits."""
    full: bool = False
    """`jsonl` only: whole records."""


class Layout(NamedTuple):
    """What a format wrote."""

    data_files: dict[str, str] | None
    """Pattern of the files of each split, for the card; none where `datasets` does not load the format."""
    about: str
    """What is where, as Markdown."""
    reading: str
    """Python that reads it."""


class Writer(Protocol):
    """Writes one format into a folder that is new. `close` is called in any case, `finish` when all went well."""

    def add(self, picked: Picked) -> None:
        """Writes an item."""

    def finish(self) -> Layout:
        """Writes what is left."""

    def close(self) -> None:
        """Closes what is open."""


class Splits:
    """Which part of the data an item belongs to; depends on its id alone, so more items change no other's place.

    Args:
        shares: Such as `["validation=0.1", "test=0.1"]`; the rest is `train`.

    Raises:
        InputError: Not of that form, a name twice, or shares that leave nothing to `train`.
    """

    def __init__(self, shares: "list[str] | tuple[str, ...]" = ()) -> None:
        self._bounds: list[tuple[float, str]] = []
        upto = 0.0
        for text in shares:
            found = _SPLIT.fullmatch(text)
            if not found or found[1] == TRAIN or any(name == found[1] for _, name in self._bounds):
                raise InputError(
                    f"--split {text!r} cannot be meant; write NAME=SHARE such as test=0.1, each name once; the rest "
                    "is `train`"
                )
            upto += float(found[2])
            self._bounds.append((upto, found[1]))
        if upto >= 1:
            raise InputError(f"the shares of --split add up to {upto:g} and leave nothing to `train`; give less")

    @property
    def names(self) -> tuple[str, ...]:
        return (TRAIN, *(name for _, name in self._bounds))

    def of(self, id: str) -> str:
        """Returns the split of an item."""
        at = derive_seed("split", id) / 2**63
        return next((name for upto, name in self._bounds if at < upto), TRAIN)


def size_in_bytes(text: str) -> int:
    """Returns a size such as `500MB` or `1GiB` in bytes.

    Raises:
        InputError: Not of that form, or less than 64 KiB.
    """
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise InputError(f"--shard-size {text!r} is no size; write one such as 500MB or 1GiB")
    number = int(float(found[1]) * (1024 if found[3] else 1000) ** " kmgt".index(found[2].lower() or " "))
    if number < _SMALLEST_SHARD:
        raise InputError(f"--shard-size {text!r} is less than {_SMALLEST_SHARD} bytes; write one such as 500MB")
    return number
