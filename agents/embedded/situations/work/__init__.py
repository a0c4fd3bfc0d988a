"""Dramas at work and in the shop: the night before the deadline, the packed box, the empty purse, the alarm at the door."""

from typing import Final

from storytelling_painter.agents.embedded.situations.work.last_day import LAST_DAY
from storytelling_painter.agents.embedded.situations.work.night_deadline import NIGHT_DEADLINE
from storytelling_painter.agents.embedded.situations.work.short_at_till import SHORT_AT_TILL

ALL: Final = (NIGHT_DEADLINE, LAST_DAY, SHORT_AT_TILL)
