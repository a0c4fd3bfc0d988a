"""From nodes to markup and pixels, always with the shipped font and nothing of the machine's own."""

import io
import math
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from storytelling_painter.domain.errors import PaintError
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.illustrator import svg
from storytelling_painter.tools.illustrator.nodes import CANVAS, Layout, Node, Rect
from storytelling_painter.tools.illustrator.style import check_markup, restyle

FONT: Final = Path(__file__).parent / "fonts" / "Lato-Bold.ttf"
_WHOLE: Final = Rect(0, 0, CANVAS, CANVAS)


@cache
def _font_file() -> str:
    if not FONT.is_file():
        raise PaintError(
            f"the font {FONT.name} is missing from the package, and without it no sign has letters; reinstall it with "
            "`pip install --force-reinstall storytelling-painter`"
        )
    return str(FONT)


def _document(content: str, region: Rect, width: float, height: float) -> str:
    box = " ".join(svg.number(v) for v in region)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{svg.number(width)}" height="{svg.number(height)}" '
        f'viewBox="{box}">{content}</svg>'
    )


def _styled(node: Node, style: Style) -> str:
    return restyle(node.svg, style, backdrop=node.kind == "backdrop")


def to_svg(layout: Layout, style: Style = "colour") -> str:
    """Returns the whole picture as one SVG document of 1000 by 1000 units.

    Raises:
        PaintError: A node holds markup that is not on the list of shapes.
    """
    ground = svg.rect(0, 0, CANVAS, CANVAS, "#ffffff", 0, stroke="none")
    document = _document(ground + "".join(_styled(n, style) for n in layout.nodes), _WHOLE, CANVAS, CANVAS)
    check_markup(document)
    return document


def node_svg(node: Node, layout: Layout, style: Style = "colour") -> str:
    """Returns an SVG document of the canvas' size that shows this node alone on a transparent ground.

    Args:
        node: What to show.
        layout: The layout it is in; only checked to hold the node.
        style: As for the whole picture.

    Raises:
        PaintError: The node is not in the layout.
    """
    if node not in layout.nodes:
        raise PaintError(f"the layout holds no node {node.id!r}; take nodes from `layout.nodes`")
    return _document(_styled(node, style), _WHOLE, CANVAS, CANVAS)


def _png(document: str, width: int, height: int) -> bytes:
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=document, width=width, height=height, font_files=[_font_file()], skip_system_fonts=True
            )
        )
    except ValueError as error:
        raise PaintError(f"the picture could not be rendered ({error}); `doctor` checks the renderer") from error


def to_png(document: str, size: int) -> bytes:
    """Renders a document of `to_svg` to PNG bytes.

    Args:
        document: SVG markup.
        size: Width and height in pixels.

    Raises:
        PaintError: The font is missing, or the markup cannot be rendered.
    """
    return _png(document, size, size)


def picture_png(layout: Layout, style: Style, size: int) -> bytes:
    """Renders a whole layout to PNG bytes.

    The last few pictures are kept: a picture that was just painted is soon judged, and that needs it as it was planned.

    Args:
        layout: Where everything is.
        style: `colour` or `line_art`.
        size: Width and height in pixels.

    Raises:
        PaintError: The font is missing, or the markup cannot be rendered or is not on the list of shapes.
    """
    return _kept_png(to_svg(layout, style), size)


@lru_cache(maxsize=32)
def _kept_png(document: str, size: int) -> bytes:
    return to_png(document, size)


def render_node(
    node: Node, *, region: Rect, pixels_per_unit: float, style: Style = "colour"
) -> NDArray[np.uint8]:
    """Renders one node alone, cropped to a region of the canvas.

    Args:
        node: What to render.
        region: Part of the canvas, in units.
        pixels_per_unit: Scale; 1.024 gives the pixels of a picture 1024 wide.
        style: As for the whole picture.

    Returns:
        Array of shape (height, width, 4), 8 bit RGBA with straight alpha; at least one pixel each way.

    Raises:
        PaintError: The font is missing, or the node cannot be rendered.
    """
    width = max(1, math.ceil(region.width * pixels_per_unit - 1e-6))
    height = max(1, math.ceil(region.height * pixels_per_unit - 1e-6))
    whole = Rect(region.x, region.y, width / pixels_per_unit, height / pixels_per_unit)
    data = _png(_document(_styled(node, style), whole, width, height), width, height)
    with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
        return np.asarray(picture.convert("RGBA"), dtype=np.uint8)


def node_png(node: Node, *, region: Rect, pixels_per_unit: float, style: Style = "colour") -> bytes:
    """Renders one node alone to PNG bytes, cropped to a region of the canvas; see `render_node`."""
    width = max(1, math.ceil(region.width * pixels_per_unit - 1e-6))
    height = max(1, math.ceil(region.height * pixels_per_unit - 1e-6))
    whole = Rect(region.x, region.y, width / pixels_per_unit, height / pixels_per_unit)
    return _png(_document(_styled(node, style), whole, width, height), width, height)
