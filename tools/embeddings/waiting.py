"""Embeddings of a provider for callers without an event loop: the calls run in a loop that is kept for them."""

import asyncio
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.domain.means import Means
from storytelling_painter.tools.calls.budget import CappedBudget
from storytelling_painter.tools.calls.call import Usage
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.calls.metering import UsageMeter
from storytelling_painter.tools.calls.pricing import PriceTable, how_to_price
from storytelling_painter.tools.embeddings.cache import VectorCache
from storytelling_painter.tools.embeddings.embedder import Vectors
from storytelling_painter.tools.embeddings.endpoint import EndpointEmbeddings


class WaitingEmbedder:
    """An `EndpointEmbeddings` that can be called from plain code, with a cache before it.

    Args:
        spec: As the user wrote it.
        provider: Name of the provider.
        model: Name of the model there.
        means: Providers, caps and prices.
        environ: Where keys are read from.
        cache: File for vectors; none keeps them only while this is open.
        tell: Called with what should be told to the user.

    Raises:
        AccessError: The provider's key is not in the environment.
        InputError: The cache is something else.
        SettingsError: Money is capped and the model's price is not known.
        SpecError: No such provider is known.
    """

    def __init__(
        self,
        spec: str,
        provider: str,
        model: str,
        *,
        means: Means,
        environ: Mapping[str, str],
        cache: Path | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        prices = PriceTable(means)
        if means.run.cost_usd is not None or means.item.cost_usd is not None:
            price = prices.price_of(provider, model)
            if price is None or price.of(Usage(input_tokens=1)) is None:
                raise SettingsError(
                    f"money is capped, but no price is known for {spec!r}: {how_to_price(provider, model)}, or cap "
                    "calls instead"
                )
        self.meter = UsageMeter()
        self._connections = Connections(
            means,
            budget=CappedBudget(means.run, means.item),
            prices=prices,
            meter=self.meter,
            environ=environ,
            tell=tell,
        )
        found = self._connections.provider(provider)
        self._connections.key_of(found)
        self._endpoint = EndpointEmbeddings(spec, found, model, self._connections)
        self.made_by = self._endpoint.made_by
        self._cache = VectorCache(cache)
        self._runner: asyncio.Runner | None = None
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embeds texts; see `Embedder.embed`.

        Raises:
            RuntimeError: It was called where an event loop runs, which it would block.
        """
        _refuse_in_loop()
        with self._lock:
            different = list(dict.fromkeys(text for text in texts if text.strip()))
            known = self._cache.find(self.made_by, different)
            missing = [text for text in different if text not in known]
            if missing:
                vectors = self._run().run(self._endpoint.embed(missing))
                known |= dict(zip(missing, vectors, strict=True))
                self._cache.keep(self.made_by, {text: known[text] for text in missing})
            dimensions = len(next(iter(known.values()))) if known else 0
            blank = np.zeros(dimensions, dtype=np.float32)
            rows = [known.get(text, blank) for text in texts]
            return np.array(rows, dtype=np.float32).reshape(len(texts), dimensions)

    def close(self) -> None:
        """Closes connections and the cache."""
        _refuse_in_loop()
        with self._lock:
            if self._runner is not None:
                self._runner.run(self._connections.aclose())
                self._runner.close()
                self._runner = None
            self._cache.close()

    def _run(self) -> asyncio.Runner:
        if self._runner is None:
            self._runner = asyncio.Runner()
        return self._runner


def _refuse_in_loop() -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    raise RuntimeError("this would block the event loop; call it in `asyncio.to_thread`, or use `EndpointEmbeddings`")
