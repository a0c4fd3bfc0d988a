"""People of the embedded illustrator: posable figures that show what somebody does and feels."""

from storytelling_painter.tools.illustrator.people.person import draw_person

__all__ = ["draw_person"]
