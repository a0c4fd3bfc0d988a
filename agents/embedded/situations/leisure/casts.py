"""Who dines in a restaurant, shared by several situations."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Cast

DINERS: Final = (
    Cast("man", "adult", "masculine", ("suit",)),
    Cast("woman", "adult", "feminine", ("dress",)),
    Cast("old man", "elder", "masculine", ("suit",), ("moustache",)),
    Cast("old woman", "elder", "feminine", ("dress",)),
    Cast("young man", "teen", "masculine", ("suit", "casual")),
)
