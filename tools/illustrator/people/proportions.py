"""How large each part of a body is, by age and build, in units of a 400-unit adult."""

from typing import Final, NamedTuple

from storytelling_painter.domain.vocabulary import Age, Build


class Proportions(NamedTuple):
    """Lengths between joints and half widths of the body, in units."""

    head: float
    """Scale of the head drawing; 1 is 80 wide and 86 high without hair."""
    neck: float
    """From the line of the shoulders to the middle of the head."""
    torso: float
    """From the hips to the line of the shoulders."""
    upper_arm: float
    forearm: float
    thigh: float
    shin: float
    """From the knee to the sole."""
    shoulder: float
    """Half width at the shoulders."""
    waist: float
    hip: float
    arm: float
    """Thickness of the bare arm."""
    leg: float
    hand: float
    """Radius of the palm."""
    stoop: float = 0.0
    """Degrees that the upper body leans forward in every pose."""


_FEMININE: Final[dict[Age, Proportions]] = {
    "toddler": Proportions(0.88, 38, 62, 36, 31, 29, 31, 27, 27, 26, 17, 21, 10),
    "child": Proportions(0.93, 45, 80, 48, 43, 50, 52, 29, 24, 24, 16, 20, 11),
    "teen": Proportions(0.95, 49, 106, 58, 53, 74, 76, 34, 25, 28, 17, 23, 12),
    "adult": Proportions(1.0, 53, 122, 67, 60, 84, 86, 38, 28, 33, 19, 27, 13),
    "elder": Proportions(1.0, 51, 114, 64, 58, 78, 80, 38, 33, 35, 19, 26, 13, 11),
}
_MASCULINE: Final[dict[Age, Proportions]] = {
    "toddler": _FEMININE["toddler"],
    "child": _FEMININE["child"]._replace(shoulder=30, waist=25),
    "teen": _FEMININE["teen"]._replace(shoulder=38, waist=28, torso=110, arm=18),
    "adult": Proportions(1.02, 53, 127, 69, 62, 84, 86, 46, 35, 34, 22, 29, 14),
    "elder": Proportions(1.02, 51, 118, 66, 60, 78, 80, 43, 38, 36, 21, 28, 14, 11),
}


def proportions(age: Age, build: Build) -> Proportions:
    return (_FEMININE if build == "feminine" else _MASCULINE)[age]
