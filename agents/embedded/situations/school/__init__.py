"""Dramas at school: the note under the desk, the pupil who ran to school in pyjamas."""

from typing import Final

from storytelling_painter.agents.embedded.situations.school.cheat_note import CHEAT_NOTE
from storytelling_painter.agents.embedded.situations.school.late_in_pyjamas import LATE_IN_PYJAMAS

ALL: Final = (CHEAT_NOTE, LATE_IN_PYJAMAS)
