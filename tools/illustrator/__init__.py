"""The embedded illustrator: a typed plan in, a picture out, the same bytes every time."""

from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.illustrator.layout import lay_out
from storytelling_painter.tools.illustrator.render import picture_png


def paint(scene: SceneSpec, size: int = 1024, style: Style = "colour") -> bytes:
    """Paints a plan.

    Args:
        scene: The plan.
        size: Width and height in pixels.
        style: `colour` or `line_art`.

    Returns:
        PNG bytes; equal plans, sizes and styles give equal bytes.

    Raises:
        PaintError: The picture cannot be rendered.
    """
    return picture_png(lay_out(scene), style, size)


__all__ = ["lay_out", "paint"]
