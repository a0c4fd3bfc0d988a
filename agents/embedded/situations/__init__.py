"""All situations that the story grammar can tell."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Situation
from storytelling_painter.agents.embedded.situations import home

SITUATIONS: Final[tuple[Situation, ...]] = (*home.ALL,)
