"""Shades of a colour."""

from storytelling_painter.tools.illustrator.palette import SKIN


def mixed(colour: str, other: str, share: float) -> str:
    """Returns `colour` with `share` (0-1) of `other`; both are `#rrggbb`."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def darker(colour: str, share: float = 0.28) -> str:
    return mixed(colour, "#1d1a2b", share)


def lighter(colour: str, share: float = 0.45) -> str:
    return mixed(colour, "#ffffff", share)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def skin_of(tone: int) -> str:
    """Colour of a skin tone from 1 to 6; the darkest are lifted a little, so that ink stays readable on them."""
    colour = SKIN[tone - 1]
    return mixed(colour, "#cf9465", 0.08) if tone == len(SKIN) else colour
