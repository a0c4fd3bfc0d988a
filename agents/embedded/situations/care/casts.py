"""Who stands at the bedside: nurses and doctors, shared by several situations."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Cast

NURSES: Final = (
    Cast("nurse", "adult", "feminine", ("nurse",)),
    Cast("nurse", "adult", "masculine", ("nurse",)),
    Cast("doctor", "adult", "feminine", ("doctor",), ("glasses",)),
    Cast("doctor", "elder", "masculine", ("doctor",), ("glasses",)),
)
