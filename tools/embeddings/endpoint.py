"""Embeddings of any server that speaks OpenAI's protocol: `embeddings`, in batches, through the gateway."""

import asyncio
import binascii
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import orjson
import pybase64

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.means import Provider
from storytelling_painter.tools.calls.call import Call, Reply, Tag, Usage
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.chat.reading import usage_of
from storytelling_painter.tools.embeddings.embedder import Vectors, unit

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections

_PATH: Final = "embeddings"
_MOST_TEXTS: Final = 128
_MOST_CHARACTERS: Final = 200_000
"""Of a batch, unless one text alone is longer."""
_IN_FLIGHT: Final = 8
"""Batches whose vectors may be waited for at once; the limiter may let fewer out."""
_MOST_DIMENSIONS: Final = 65_536


class EndpointEmbeddings:
    """An embedding model behind `embeddings`. One object serves everything in flight.

    Args:
        spec: As the user wrote it.
        provider: The server.
        model: Name of the model there.
        connections: What calls go through.
    """

    def __init__(self, spec: str, provider: Provider, model: str, connections: "Connections") -> None:
        self.made_by = MadeBy(name=model, version="1", spec=spec)
        self._provider, self._model, self._connections = provider, model, connections
        self._dimensions: int | None = None

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Embeds texts, limits and retries included; a blank text is not sent and gives a zero row.

        Returns:
            Shape (len(texts), d), float32, rows of length 1 or 0.

        Raises:
            AccessError: The provider refuses the key or does not know the model.
            BudgetExceeded: A cap would be broken; what would break it was not sent.
            ProviderError: The provider gave no vectors for all texts.
        """
        told = [i for i, text in enumerate(texts) if text.strip()]
        batches = list(_batches([texts[i] for i in told]))
        found: list[Vectors] = []
        for start in range(0, len(batches), _IN_FLIGHT):
            found += await self._together(batches[start : start + _IN_FLIGHT])
        out = np.zeros((len(texts), self._dimensions or 0), dtype=np.float32)
        if found:
            out[told] = np.concatenate(found)
        return out

    async def _together(self, batches: Sequence[Sequence[str]]) -> list[Vectors]:
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(self._batch(batch)) for batch in batches]
        except BaseExceptionGroup as errors:
            first: BaseException = errors
            while isinstance(first, BaseExceptionGroup):
                first = first.exceptions[0]
            raise first from None
        return [task.result() for task in tasks]

    async def _batch(self, texts: Sequence[str]) -> Vectors:
        body = orjson.dumps({"model": self._model, "input": list(texts)})
        call = Call(
            kind="embedding",
            provider=self._provider.name,
            model=self._model,
            tag=Tag("embeddings", hashlib.sha256(body).hexdigest()[:24]),
            body=body,
            most=Usage(input_tokens=len(body)),
        )
        reply = await self._connections.gateway.call(call, lambda: self._send(body, len(texts)))
        vectors = self._read(orjson.loads(reply.body), len(texts))
        self._dimensions = vectors.shape[1]
        return vectors

    async def _send(self, body: bytes, count: int) -> Reply:
        line = self._connections.line(self._provider)
        reply, found = await line.ask(_PATH, body)
        self._read(found, count)
        return replace(reply, usage=usage_of(found))

    def _read(self, body: Mapping[str, Any], count: int) -> Vectors:
        """Reads an answer; what a provider sends is untrusted.

        Raises:
            Trouble: It holds not one sound vector for each text.
        """
        entries = body.get("data")
        if not isinstance(entries, list) or len(entries) != count:
            raise self._broken(f"an answer without {count} vectors")
        rows: list[Any] = [None] * count
        for place, entry in enumerate(entries):
            if not isinstance(entry, dict):
                raise self._broken("a vector that is none")
            index = entry.get("index", place)
            if not isinstance(index, int) or not 0 <= index < count or rows[index] is not None:
                raise self._broken("vectors whose order cannot be told")
            rows[index] = _vector(entry.get("embedding"))
        lengths = {None if row is None else len(row) for row in rows}
        if len(lengths) != 1 or None in lengths or lengths == {0} or max(len(rows[0]), 0) > _MOST_DIMENSIONS:
            raise self._broken("a vector that is none, or vectors of different length")
        if self._dimensions is not None and len(rows[0]) != self._dimensions:
            raise self._broken(f"vectors of {len(rows[0])} dimensions after some of {self._dimensions}")
        vectors = np.array(rows, dtype=np.float64)
        if not np.isfinite(vectors).all() or not vectors.any(axis=1).all():
            raise self._broken("a vector of zeros, or one that is not finite")
        return unit(vectors)

    def _broken(self, what: str) -> Trouble:
        return Trouble("broken_body", f"provider {self._provider.name!r} sent {what}", paid=True)


def _vector(value: object) -> Any:
    """Returns numbers as they may stand in an answer, as a list or as base64 of float32; none where they are none."""
    if isinstance(value, str):
        try:
            return np.frombuffer(pybase64.b64decode(value, validate=True), dtype="<f4")
        except (ValueError, binascii.Error):
            return None
    if isinstance(value, list) and all(isinstance(n, int | float) and not isinstance(n, bool) for n in value):
        return value
    return None


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    characters = 0
    for text in texts:
        if batch and (len(batch) == _MOST_TEXTS or characters + len(text) > _MOST_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(text)
        characters += len(text)
    if batch:
        yield batch
