"""Who sits at the next desk, shared by several situations."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Cast

NEIGHBOURS: Final = (
    Cast("classmate", "child", "feminine", ("school",), ("glasses",)),
    Cast("classmate", "child", "masculine", ("school",), ("glasses",)),
    Cast("friend", "child", "masculine", ("school",)),
    Cast("friend", "child", "feminine", ("school",)),
)
