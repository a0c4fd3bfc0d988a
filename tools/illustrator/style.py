"""Styles of the same markup, and the check that it holds nothing but harmless shapes."""

import re
from typing import Final
from xml.etree import ElementTree

from storytelling_painter.domain.errors import PaintError
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.illustrator.svg import INK

BLACK: Final = "#141414"
"""Outlines of line art."""
_GREYS: Final = ((0.72, "#ffffff"), (0.45, "#e4e4e4"), (0.28, "#c4c4c4"), (0.2, "#8f8f8f"), (0.0, "#262626"))
"""Lower bound of a fill's luminance and the grey it becomes."""
_DARK_GROUND: Final = 0.5
"""Below this luminance a ground that carries light lettering becomes black, so that the lettering stays readable."""
_THIN = 3.6
"""Strokes thinner than this many units are lines; thicker ones are limbs and poles and are treated as fills."""
_ROD = 12.0
"""The same for the background, which has no limbs."""

_TAG = re.compile(r"<([a-z]+)((?:\s[^<>]*?)?)(/?)>")
_PAINT = re.compile(r'\b(fill|stroke)="(#[0-9a-fA-F]{6})"')
_WIDTH = re.compile(r'stroke-width="([0-9.]+)"')
_LIGHT_TEXT = re.compile(r'<text[^>]*\bfill="(#[0-9a-fA-F]{6})"')

_ALLOWED: Final[dict[str, frozenset[str]]] = {
    "svg": frozenset({"width", "height", "viewBox"}),
    "g": frozenset({"transform", "opacity"}),
    "path": frozenset({"d", "transform"}),
    "rect": frozenset({"x", "y", "width", "height", "rx", "ry", "transform"}),
    "circle": frozenset({"cx", "cy", "r", "transform"}),
    "ellipse": frozenset({"cx", "cy", "rx", "ry", "transform"}),
    "line": frozenset({"x1", "y1", "x2", "y2", "transform"}),
    "polyline": frozenset({"points", "transform"}),
    "polygon": frozenset({"points", "transform"}),
    "text": frozenset({"x", "y", "font-family", "font-weight", "font-size", "text-anchor", "transform"}),
}
_PAINTING: Final = frozenset(
    {
        "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray", "fill-rule",
        "fill-opacity", "stroke-opacity", "opacity",
    }
)
_NAMESPACE = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    """Returns the perceived brightness of a hex colour, 0 black to 1 white."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _grey(colour: str) -> str:
    light = luminance(colour)
    return next(grey for bound, grey in _GREYS if light >= bound)


def restyle(svg: str, style: Style, *, backdrop: bool = False) -> str:
    """Returns markup in another style.

    Args:
        svg: Markup of this package in colour: one node, or a whole picture.
        style: `colour` changes nothing; `line_art` maps fills to greys by luminance and outlines to black.
        backdrop: Whether this is the background, which becomes paler so that figures stand out.

    Returns:
        Markup that in `line_art` holds greys only.
    """
    if style == "colour":
        return svg
    written_light = any(luminance(colour) > 0.6 for colour in _LIGHT_TEXT.findall(svg))

    def mapped(name: str, kind: str, colour: str, width: float) -> str:
        if kind == "stroke" and colour == INK:
            return BLACK
        if kind == "stroke" and name != "text" and (width < _THIN or (backdrop and width < _ROD)):
            return "#ffffff" if luminance(colour) > 0.85 else "#7d7d7d" if luminance(colour) > 0.3 else BLACK
        if written_light and name != "text" and luminance(colour) < _DARK_GROUND:
            return "#262626"
        if backdrop:
            light = luminance(colour)
            return "#ffffff" if light >= 0.45 else "#e4e4e4" if light >= 0.3 else "#b4b4b4"
        if name == "text":
            return "#ffffff" if luminance(colour) > 0.6 else BLACK
        return _grey(colour)

    def tag(match: re.Match[str]) -> str:
        name, attributes, end = match.groups()
        found = _WIDTH.search(attributes)
        width = float(found.group(1)) if found else 0.0

        def paint(m: re.Match[str]) -> str:
            return f'{m.group(1)}="{mapped(name, m.group(1), m.group(2), width)}"'

        return f"<{name}{_PAINT.sub(paint, attributes)}{end}>"

    return _TAG.sub(tag, svg)


def check_markup(svg: str) -> None:
    """Makes sure that a document holds only shapes, plain paint and lettering: nothing that loads, links or runs.

    Args:
        svg: A whole SVG document.

    Raises:
        PaintError: It holds anything else, or is no well-formed XML.
    """
    if "<!" in svg or "<?" in svg:
        raise PaintError("the picture's markup holds a declaration; build it with `svg.py` only")
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise PaintError(f"the picture's markup is no XML ({error}); build it with `svg.py` only") from error
    for element in root.iter():
        name = element.tag.removeprefix(_NAMESPACE)
        allowed = _ALLOWED.get(name)
        if allowed is None:
            raise PaintError(f"the picture's markup holds <{name}>, which is not on the list of shapes")
        for key, value in element.attrib.items():
            if key not in allowed and key not in _PAINTING:
                raise PaintError(f"the picture's markup holds the attribute {key!r} on <{name}>, which is not allowed")
            if "url(" in value or "javascript:" in value:
                raise PaintError(f"the picture's markup refers to something outside in {key!r}, which is not allowed")
