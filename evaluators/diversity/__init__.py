"""How different the stories of a set are: distances to neighbours, Vendi score, coverage, slots, near duplicates."""

from storytelling_painter.evaluators.diversity.comparison import Comparison, compare
from storytelling_painter.evaluators.diversity.coverage import COVERAGE, PoolCoverage, pool_coverage
from storytelling_painter.evaluators.diversity.knn import (
    KNN,
    Diversity,
    Neighbourhood,
    knn_diversity,
    neighbourhood,
)
from storytelling_painter.evaluators.diversity.near import NearDuplicates
from storytelling_painter.evaluators.diversity.neighbours import MAX_MEMORY, Neighbours, nearest, neighbour_distances
from storytelling_painter.evaluators.diversity.novelty import NOVELTY, Novelty, novelty, novelty_among
from storytelling_painter.evaluators.diversity.resampling import EQUAL_N, Draws, Resampled
from storytelling_painter.evaluators.diversity.search import Search, search
from storytelling_painter.evaluators.diversity.slots import SLOTS, SlotCoverage, Slots, slot_coverage, slots_of
from storytelling_painter.evaluators.diversity.vendi import VENDI, Vendi, vendi

__all__ = [
    "COVERAGE",
    "EQUAL_N",
    "KNN",
    "MAX_MEMORY",
    "NOVELTY",
    "SLOTS",
    "VENDI",
    "Comparison",
    "Diversity",
    "Draws",
    "NearDuplicates",
    "Neighbourhood",
    "Neighbours",
    "Novelty",
    "PoolCoverage",
    "Resampled",
    "Search",
    "SlotCoverage",
    "Slots",
    "Vendi",
    "compare",
    "knn_diversity",
    "nearest",
    "neighbour_distances",
    "neighbourhood",
    "novelty",
    "novelty_among",
    "pool_coverage",
    "search",
    "slot_coverage",
    "slots_of",
    "vendi",
]
