"""Pictures of the items in flight of one actor, on the disk of its machine."""

from collections import OrderedDict
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from storytelling_painter.domain.record import Picture
from storytelling_painter.tools.artifacts import ArtifactStore


class ScratchStore(ArtifactStore):
    """A store that drops what no item in flight can need any more.

    Args:
        root: A folder of its own.
    """

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._clock: Final = count()
        self._put_at: OrderedDict[str, int] = OrderedDict()

    def now(self) -> int:
        """Returns a moment: what is put from now on is later."""
        return next(self._clock)

    async def put(self, data: bytes, media_type: str = "image/png") -> Picture:
        """Keeps a picture; see `ArtifactStore.put`."""
        picture = await super().put(data, media_type)
        self._put_at[picture.path] = next(self._clock)
        self._put_at.move_to_end(picture.path)
        return picture

    def drop_before(self, moment: int) -> None:
        """Drops pictures that were put last before a moment: that at which the oldest item in flight began."""
        while self._put_at and next(iter(self._put_at.values())) < moment:
            path, _ = self._put_at.popitem(last=False)
            with suppress(OSError):
                (self.root / path).unlink()
