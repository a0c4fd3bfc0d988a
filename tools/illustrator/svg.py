"""The only place where markup is made: shapes with escaped text and rounded numbers."""

from collections.abc import Iterable
from html import escape

INK = "#2b2a33"
"""Outline colour of everything."""
LINE = 3.0
"""Outline width in canvas units at scale 1."""


def number(value: float) -> str:
    """Formats a number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def attributes(**values: object) -> str:
    parts = []
    for name, value in values.items():
        if value is None:
            continue
        text = number(value) if isinstance(value, (int, float)) else escape(str(value), quote=True)
        parts.append(f'{name.rstrip("_").replace("_", "-")}="{text}"')
    return " ".join(parts)


def tag(name: str, content: str = "", /, **values: object) -> str:
    """Returns one element; `stroke_width=3` becomes `stroke-width="3"`. `content` is markup, never raw text."""
    head = f"{name} {attributes(**values)}".strip()
    return f"<{head}>{content}</{name}>" if content else f"<{head}/>"


def group(content: Iterable[str] | str, **values: object) -> str:
    return tag("g", content if isinstance(content, str) else "".join(content), **values) if content else ""


def outlined(width: float = LINE) -> dict[str, object]:
    """Attributes of the common outline."""
    return {"stroke": INK, "stroke_width": width, "stroke_linejoin": "round", "stroke_linecap": "round"}


def path(d: str, fill: str = "none", width: float = LINE, **values: object) -> str:
    return tag("path", d=d, fill=fill, **{**outlined(width), **values})


def polygon(points: Iterable[tuple[float, float]], fill: str, width: float = LINE, **values: object) -> str:
    joined = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return tag("polygon", points=joined, fill=fill, **{**outlined(width), **values})


def polyline(points: Iterable[tuple[float, float]], width: float = LINE, **values: object) -> str:
    joined = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return tag("polyline", points=joined, fill="none", **{**outlined(width), **values})


def limb(points: Iterable[tuple[float, float]], fill: str, thickness: float, outline: float = LINE) -> str:
    """A thick line with round ends and an outline: arms and legs."""
    points = list(points)
    return polyline(points, thickness + 2 * outline) + polyline(points, thickness, stroke=fill)


def rect(
    x: float, y: float, w: float, h: float, fill: str, width: float = LINE, rx: float = 0, **values: object
) -> str:
    return tag("rect", x=x, y=y, width=w, height=h, rx=rx or None, fill=fill, **{**outlined(width), **values})


def ellipse(cx: float, cy: float, rx: float, ry: float, fill: str, width: float = LINE, **values: object) -> str:
    return tag("ellipse", cx=cx, cy=cy, rx=rx, ry=ry, fill=fill, **{**outlined(width), **values})


def circle(cx: float, cy: float, r: float, fill: str, width: float = LINE, **values: object) -> str:
    return ellipse(cx, cy, r, r, fill, width, **values)


def line(x1: float, y1: float, x2: float, y2: float, width: float = LINE, **values: object) -> str:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, **{**outlined(width), **values})


def text(x: float, y: float, words: str, size: float, fill: str = INK, anchor: str = "middle", **values: object) -> str:
    """Lettering in the shipped font; characters that XML forbids are left out."""
    clean = "".join(c for c in words if c.isprintable())
    return tag(
        "text", escape(clean) or " ", x=x, y=y, font_family="Lato", font_weight="700", font_size=size, fill=fill,
        text_anchor=anchor, **values,
    )
