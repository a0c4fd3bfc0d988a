"""Accidents at home: the cookie jar, the vase, the wall, the burnt dinner, the iron."""

from typing import Final

from storytelling_painter.agents.embedded.situations.home.broken_vase import BROKEN_VASE
from storytelling_painter.agents.embedded.situations.home.burnt_dinner import BURNT_DINNER
from storytelling_painter.agents.embedded.situations.home.cookie_jar import COOKIE_JAR
from storytelling_painter.agents.embedded.situations.home.scorched_shirt import SCORCHED_SHIRT
from storytelling_painter.agents.embedded.situations.home.wall_scribbles import WALL_SCRIBBLES

ALL: Final = (COOKIE_JAR, BROKEN_VASE, WALL_SCRIBBLES, BURNT_DINNER, SCORCHED_SHIRT)
