"""Sound pictures spoilt: one defect each, with the key points that it spoils and the elements that it may change."""

from collections.abc import Callable, Iterator
from typing import Final

from storytelling_painter.agents.embedded.known_truth.defects.content import (
    misspell,
    misspell_file,
    other_feeling,
    other_light,
    other_state,
    shrink,
    swap,
)
from storytelling_painter.agents.embedded.known_truth.defects.mutants import Mutant, elements_of
from storytelling_painter.agents.embedded.known_truth.defects.sight import (
    cover_face,
    cut_off,
    drop,
    drop_file,
    hide_prop,
    patch_face,
)
from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample

__all__ = ["DECISIVE", "DEFECTS", "Mutant", "elements_of"]

DEFECTS: Final[tuple[Callable[[Sample], Iterator[Mutant]], ...]] = (
    drop,
    drop_file,
    swap,
    cover_face,
    patch_face,
    hide_prop,
    misspell,
    misspell_file,
    shrink,
    other_feeling,
    other_state,
    cut_off,
    other_light,
)

DECISIVE: Final = frozenset(
    {
        "drop, plan",
        "drop, file",
        "swap roles",
        "wrong expression, plan",
        "wrong expression, file",
        "wrong state, plan",
        "wrong state, file",
        "other hour, file",
        "other weather, file",
    }
)
"""Kinds that make the sentence of a spoilt key point untrue or bare of its evidence, for any viewer. The others break
the exact form of a clue (one letter, legible size, a face in sight), and a viewer may still hold the sentence true."""
