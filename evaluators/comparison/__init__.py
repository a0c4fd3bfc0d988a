"""Two runs compared item by item: what differs, by how much, and how sure one may be."""

from storytelling_painter.evaluators.comparison.compare import compare, compare_runs
from storytelling_painter.evaluators.comparison.results import Compared, Comparison, Lost

__all__ = ["Compared", "Comparison", "Lost", "compare", "compare_runs"]
