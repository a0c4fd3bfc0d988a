"""How a set is measured: all that can be chosen, with its defaults."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.story import PoolStory
from storytelling_painter.evaluators.calibration.file import Calibration
from storytelling_painter.evaluators.diversity import EQUAL_N, MAX_MEMORY
from storytelling_painter.evaluators.diversity.coverage import K
from storytelling_painter.evaluators.diversity.resampling import DRAWS
from storytelling_painter.tools.embeddings import Embedder, HashedWords

NEAR: Final = 0.1
"""Default distance of near duplicates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices of an evaluation.

    Raises:
        InputError: One of them is out of range.
    """

    k: tuple[int, ...] = (1, 5, 10)
    """Neighbours for the diversity, each at least 1."""
    embedder: Embedder = field(default_factory=HashedWords)
    """What distances rest on; named in the report."""
    near_duplicates: float = NEAR
    """Cosine distance, 0 to 2, up to which two stories count as near duplicates."""
    equal_n: int = EQUAL_N
    """Size of the random subsets at which sets are compared, at least 2."""
    draws: int = DRAWS
    """Number of those subsets."""
    max_memory: int = MAX_MEMORY
    """Bound in bytes of what the search for neighbours holds besides the vectors."""
    pool: tuple[PoolStory, ...] = ()
    """Stories whose coverage is measured; none measures no coverage."""
    pool_name: str = ""
    covered_within: float | None = None
    """Distance up to which a pool story counts as covered; none takes each story's own, see `diversity.coverage`."""
    calibrations: tuple[Calibration, ...] = ()
    """What is known of judges; each corrects the alignment by its own judge."""
    progress: Callable[[str, float], None] | None = None
    """Called with what is being done and the share of it that is done."""

    def __post_init__(self) -> None:
        if not self.k or min(self.k) < 1:
            raise InputError(f"k must be one or more numbers of at least 1, got {self.k}")
        if self.equal_n < 2 or self.draws < 1:
            raise InputError(f"equal N must be at least 2 and draws at least 1, got {self.equal_n} and {self.draws}")
        if self.pool and self.covered_within is None and len(self.pool) <= K:
            raise InputError(f"a pool of {len(self.pool)} stories needs a distance, or more than {K} stories")
        for name, value in (("near duplicates", self.near_duplicates), ("covered stories", self.covered_within)):
            if value is not None and not 0.0 <= value <= 2.0:
                raise InputError(f"the distance of {name} must lie in 0 to 2, got {value}")
