"""Dramas around beds: the night watch, the smuggled dog, the monster under the bed, the bridegroom who overslept."""

from typing import Final

from storytelling_painter.agents.embedded.situations.care.monster import MONSTER
from storytelling_painter.agents.embedded.situations.care.night_vigil import NIGHT_VIGIL
from storytelling_painter.agents.embedded.situations.care.overslept_wedding import OVERSLEPT_WEDDING
from storytelling_painter.agents.embedded.situations.care.smuggled_dog import SMUGGLED_DOG

ALL: Final = (NIGHT_VIGIL, SMUGGLED_DOG, MONSTER, OVERSLEPT_WEDDING)
