"""Dramas in the street: the broken window, the bicycle thief, the driving lesson, the musician, the wedding car."""

from typing import Final

from storytelling_painter.agents.embedded.situations.street.bicycle_thief import BICYCLE_THIEF
from storytelling_painter.agents.embedded.situations.street.broken_window import BROKEN_WINDOW
from storytelling_painter.agents.embedded.situations.street.driving_lesson import DRIVING_LESSON
from storytelling_painter.agents.embedded.situations.street.musician import MUSICIAN
from storytelling_painter.agents.embedded.situations.street.wedding_car import WEDDING_CAR

ALL: Final = (BROKEN_WINDOW, BICYCLE_THIEF, DRIVING_LESSON, MUSICIAN, WEDDING_CAR)
