"""Answers calls from recordings; `exchange` says what one looks like."""

import asyncio
import threading
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import orjson
from pydantic import ValidationError

from storytelling_painter.domain.errors import StorytellingError, TapeError
from storytelling_painter.tools.calls.call import Call, Reply
from storytelling_painter.tools.calls.exchange import MAX_LINE_BYTES, Exchange, check_header, head_of


class _Place(NamedTuple):
    offset: int
    length: int


class Replayer:
    """Answers every call from a recording; an `Archive` behind which nothing is ever sent.

    Args:
        path: The recording. Only keys and places are kept in memory.

    Raises:
        TapeError: The file cannot be read, or is no recording.
    """

    own: Final = False

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: dict[str, _Place] = {}
        self._given: set[str] = set()
        self._steps: set[tuple[str, str]] = set()
        self._reading = threading.Lock()
        try:
            self._file = open(path, "rb")
        except OSError as error:
            raise TapeError(f"recording {str(path)!r} cannot be read ({error.strerror})") from None
        try:
            check_header(self._file.readline(4_096), path)
            self._index()
        except BaseException:
            self._file.close()
            raise

    def _index(self) -> None:
        number, offset = 1, self._file.tell()
        while line := self._file.readline(MAX_LINE_BYTES + 1):
            number += 1
            if len(line) > MAX_LINE_BYTES:
                raise TapeError(f"{self._path.name!r}, line {number} is longer than {MAX_LINE_BYTES} bytes")
            if line.endswith(b"\n"):
                if (head := head_of(line)) is None:
                    raise TapeError(f"{self._path.name!r}, line {number} is no exchange; record anew")
                self._places[head.key] = _Place(offset, len(line))
                self._steps.add((head.item, head.step))
            offset += len(line)

    def __len__(self) -> int:
        return len(self._places)

    async def find(self, call: Call) -> Reply | None:
        """Returns the recorded reply; see `Archive.find`."""
        place = self._places.get(call.key)
        if place is None:
            raise TapeError(self._missing(call))
        counted = call.key in self._given
        self._given.add(call.key)
        reply = (await asyncio.to_thread(self._read, place)).reply
        return replace(reply, counted=True) if counted else reply

    def _read(self, place: _Place) -> Exchange:
        try:
            with self._reading:
                self._file.seek(place.offset)
                line = self._file.read(place.length)
            return Exchange.model_validate(orjson.loads(line))
        except (OSError, orjson.JSONDecodeError, ValidationError) as error:
            raise TapeError(f"{self._path.name!r} at byte {place.offset} cannot be read: {error}") from None

    def _missing(self, call: Call) -> str:
        what = f"step {call.tag.step!r} of item {call.tag.item!r} ({call.kind} by {call.provider}:{call.model})"
        why = (
            "it holds that step with another request, so settings, prompts or models differ from those of the recording"
            if (call.tag.item, call.tag.step) in self._steps
            else "the recorded run never made it"
        )
        return f"recording {self._path.name!r} has no answer to {what}: {why}. Nothing was sent"

    async def keep(self, call: Call, reply: Reply) -> None:
        """Keeps nothing."""

    async def keep_failure(self, call: Call, error: StorytellingError) -> None:
        """Keeps nothing."""

    async def aclose(self) -> None:
        """Closes the file."""
        self._file.close()
