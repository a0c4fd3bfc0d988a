"""Measures a set of collected items with every evaluator."""

import numpy as np

from storytelling_painter.evaluators.alignment import ALIGNMENT
from storytelling_painter.evaluators.calibration.judges import calibrated
from storytelling_painter.evaluators.collection import Collection, Kept
from storytelling_painter.evaluators.complexity import STRUCTURAL
from storytelling_painter.evaluators.diversity import (
    COVERAGE,
    KNN,
    NOVELTY,
    SLOTS,
    VENDI,
    Draws,
    PoolCoverage,
    Vendi,
    neighbourhood,
    pool_coverage,
    slot_coverage,
    vendi,
)
from storytelling_painter.evaluators.measures import Measures, Unscored
from storytelling_painter.evaluators.options import Options
from storytelling_painter.evaluators.tallies import alignment_of, complexity_of
from storytelling_painter.tools.embeddings import Vectors

_NO_SLOTS = "no item has a scene, or a ledger whose claims tell time or place"


class Measurer:
    """Measures sets of the items of a collection; the pool is embedded once.

    Args:
        collection: The items, closed.
        options: How they are measured.
    """

    def __init__(self, collection: Collection, options: Options) -> None:
        self._collection, self._options = collection, options
        self._pool: Vectors | None = None

    def measure(self, chosen: list[int]) -> Measures:
        """Measures some items.

        Args:
            chosen: Their numbers in rising order.
        """
        options = self._options
        items: list[Kept] = [self._collection.items[i] for i in chosen]
        vectors = self._collection.vectors(chosen)
        told = vectors if vectors.any(axis=1).all() else vectors[vectors.any(axis=1)]
        draws = Draws(told, equal_n=options.equal_n, draws=options.draws)
        progress = options.progress
        near = neighbourhood(
            [item.id for item in items],
            vectors,
            ks=options.k,
            embedding=options.embedder.made_by,
            near_duplicates=options.near_duplicates,
            draws=draws,
            max_memory=options.max_memory,
            progress=None if progress is None else lambda share: progress(f"comparing {len(items)} stories", share),
        )
        few = f"needs two stories with words, there are {near.diversity.n}"
        tallies = [tally for item in items for tally in item.tallies]
        estimates = [item.estimate for item in items if item.estimate is not None]
        unchecked = sorted({item.unchecked for item in items if item.unchecked})
        no_verdicts = "; ".join(unchecked[:3]) or "there is no item"
        no_ledger = "no item has a ledger, whose clues and links the structural estimate counts"
        too_few = "; ".join(f"k = {n}: {why}" for n, why in near.diversity.left_out.items())
        slots = slot_coverage((item.slots for item in items), equal_n=options.equal_n)
        return Measures(
            items=len(items),
            alignment=alignment_of(tallies) or Unscored(evaluator=ALIGNMENT, reason=no_verdicts),
            calibrated=tuple(calibrated(tallies, options.calibrations)),
            diversity=near.diversity if near.diversity.values else Unscored(evaluator=KNN, reason=too_few),
            novelty=near.novelty or Unscored(evaluator=NOVELTY, reason=few),
            vendi=self._vendi(told, draws),
            coverage=self._coverage(vectors),
            slots=slots or Unscored(evaluator=SLOTS, reason=_NO_SLOTS),
            complexity=complexity_of(estimates, len(items) - len(estimates))
            or Unscored(evaluator=STRUCTURAL, reason=no_ledger),
        )

    def _vendi(self, told: Vectors, draws: Draws) -> Vendi | Unscored:
        if not len(told):
            return Unscored(evaluator=VENDI, reason="there is no story with words")
        return vendi(told, self._options.embedder.made_by, draws)

    def _coverage(self, vectors: Vectors) -> PoolCoverage | Unscored | None:
        options = self._options
        if not options.pool:
            return None
        if not vectors.any():
            return Unscored(evaluator=COVERAGE, reason="there is no story with words")
        if self._pool is None:
            self._pool = np.asarray(options.embedder.embed([story.story for story in options.pool]))
        return pool_coverage(
            [story.id for story in options.pool],
            self._pool,
            vectors,
            name=options.pool_name,
            embedding=options.embedder.made_by,
            within=options.covered_within,
        )
