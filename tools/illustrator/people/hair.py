"""Hair in two layers: what falls behind the head and what frames the face. In head units, turned right by `turn`."""

from typing import Final

from storytelling_painter.domain.vocabulary import HairStyle
from storytelling_painter.tools.illustrator.people.sketch import Pair, Sketch
from storytelling_painter.tools.illustrator.people.tones import darker

BIG: Final = ("curly",)


def hair_behind(sketch: Sketch, style: HairStyle, colour: str, turn: float, *, back: bool) -> None:
    """Drawn before head and trunk; in the back view this is drawn last, over both."""
    shade = darker(colour, 0.14)
    shift = -7.0 * turn
    if style == "long":
        sketch.curve(
            [
                (-40 + shift, -20),
                (-47 + shift, 20),
                (-50 + shift, 62),
                (-40 + shift, 84),
                (-14 + shift, 80),
                (0, 84 - 20 * turn),
                (16 - 14 * turn, 80 - 22 * turn),
                (42 - 30 * turn, 82 - 22 * turn),
                (50 - 34 * turn, 60),
                (47 - 18 * turn, 20),
                (40 - 8 * turn, -20),
                (0, -46),
            ],
            shade,
            tension=0.9,
        )
    elif style == "bob":
        sketch.curve(
            [
                (-42 + shift, -18),
                (-49 + shift, 16),
                (-48 + shift, 40),
                (-30 + shift, 46),
                (0, 42),
                (30 - 12 * turn, 46),
                (48 - 30 * turn, 40),
                (49 - 14 * turn, 16),
                (42 - 8 * turn, -18),
                (0, -46),
            ],
            shade,
            tension=0.9,
        )
    elif style == "ponytail":
        x = 0.0 if back else -36 - 8 * turn if turn > 0.2 else 30.0
        if back:
            sketch.curve([(-9, -22), (-15, 20), (-12, 60), (0, 80), (12, 60), (15, 20), (9, -22)], shade)
        elif turn > 0.2:
            sketch.curve(
                [(-34, -30), (-56, -36), (-72, -12), (-74, 28), (-64, 58), (-57, 24), (-50, 0), (-36, -10)], shade
            )
        else:
            sketch.curve(
                [
                    (x - 2, -34),
                    (x + 24, -44),
                    (x + 40, -16),
                    (x + 40, 26),
                    (x + 30, 54),
                    (x + 24, 20),
                    (x + 16, 0),
                    (x + 4, -12),
                ],
                shade,
            )
    elif style == "pigtails":
        for s in (-1.0, 1.0):
            k = 1.0 if s < 0 else 1 - 0.45 * turn
            x = s * 40 * k + shift * 0.6
            sketch.curve(
                [
                    (x, -12),
                    (x + s * 20 * k, -16),
                    (x + s * 30 * k, 10),
                    (x + s * 24 * k, 46),
                    (x + s * 12 * k, 58),
                    (x + s * 6 * k, 30),
                    (x - s * 2, 8),
                ],
                shade,
            )
            sketch.ellipse((x + s * 5 * k, -6), 6, 7, "#d9534f", 2.4)
    elif style == "curly":
        for x, y, r in (
            (-40, -6, 20),
            (-44, 18, 18),
            (40 - 10 * turn, -6, 20),
            (44 - 18 * turn, 18, 18 - 7 * turn),
            (-28, -36, 20),
            (28, -36, 20),
            (0, -44, 21),
        ):
            sketch.ellipse((x + shift * 0.5, y), r, r, shade)
    elif style == "bun":
        sketch.ellipse((-16 * turn, -52), 17, 15, shade)


def hair_front(sketch: Sketch, style: HairStyle, colour: str, turn: float) -> None:
    """The cap of hair over the forehead and, turned, over the back of the head."""
    t = turn
    if style == "bald":
        for x in (-37.0, 37.0 - 4 * t) if t < 0.4 else (-34.0,):
            s = -1.0 if x < 0 else 1.0
            sketch.curve(
                [(x, -10), (x + s * 5, 0), (x + s * 3, 12), (x - s * 3, 10), (x - s * (3 + 12 * t), 2)], colour, 2.4
            )
        return
    outer: list[Pair] = [
        (-39 + 2 * t, 8 + 16 * t),
        (-44, -8),
        (-38, -31),
        (-19, -48),
        (5, -51),
        (29, -43),
        (41, -20),
        (40 - 2 * t, -6),
    ]
    fringe: dict[str, list[Pair]] = {
        "short": [(36, -16), (28 + 3 * t, -27), (10 + 6 * t, -24), (-8 + 8 * t, -30), (-26 + 11 * t, -20)],
        "bob": [(35, -15), (22 + 5 * t, -19), (6 + 5 * t, -18), (-10 + 8 * t, -19), (-27 + 11 * t, -17)],
        "curly": [(36, -16), (26 + 5 * t, -22), (12 + 6 * t, -19), (-4 + 6 * t, -23), (-26 + 11 * t, -16)],
    }
    line = fringe.get(style, [(37, -12), (26 + 5 * t, -26), (4 + 8 * t, -36), (-12 + 10 * t, -28), (-29 + 12 * t, -14)])
    side: list[Pair] = [(-33 + 16 * t, 0), (-32 + 14 * t, 8 + 6 * t)]
    if style in ("bun", "ponytail", "pigtails"):
        side = [(-35 + 18 * t, -2), (-36 + 16 * t, 4 + 4 * t)]
    sketch.curve([*outer, *line, *side], colour, tension=0.85)
    if style == "curly":
        for x, y, r in ((-36, -26, 13), (-18, -42, 14), (6, -46, 14), (28, -36, 13), (38, -18, 10), (-40, -4, 12)):
            sketch.ellipse((x, y), r, r, colour, stroke="none")
        for x, y in ((-24, -36), (0, -42), (22, -36), (-34, -14)):
            sketch.curve(
                [(x - 5, y + 4), (x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 2)],
                closed=False,
                width=2.2,
                stroke=darker(colour, 0.35),
            )
    elif style in ("long", "bob"):
        low = 36.0 if style == "long" else 30.0
        for s in (-1.0, 1.0):
            if s > 0 and t > 0.3:
                continue
            x = s * 38 + (12 * t if s < 0 else 0)
            sketch.curve(
                [
                    (x - s * 3, -22),
                    (x + s * 7 - 10 * t, 0),
                    (x + s * 7 - 12 * t, low),
                    (x - s * 1 - 4 * t, low + 6),
                    (x - s * 6 + 4 * t, low - 12),
                    (x - s * 7 + 4 * t, -6),
                ],
                colour,
                tension=0.8,
            )
    else:
        shade = darker(colour, 0.35)
        sketch.curve([(-8 + 4 * t, -46), (-18 + 3 * t, -38), (-24 + 3 * t, -28)], closed=False, width=2, stroke=shade)
        sketch.curve([(8 + 4 * t, -46), (4 + 4 * t, -40), (-2 + 4 * t, -35)], closed=False, width=2, stroke=shade)


def hair_from_behind(sketch: Sketch, style: HairStyle, colour: str) -> None:
    """The whole back of the head."""
    if style == "bald":
        sketch.curve(
            [(-40, -2), (-41, 12), (-30, 30), (0, 34), (30, 30), (41, 12), (40, -2), (24, 10), (-24, 10)],
            colour,
            tension=0.8,
        )
        return
    low = {"short": 34.0, "bun": 32.0, "pigtails": 32.0, "ponytail": 32.0}.get(style, 38.0)
    sketch.curve(
        [
            (-42, 4),
            (-43, -18),
            (-28, -43),
            (0, -51),
            (28, -43),
            (43, -18),
            (42, 4),
            (34, low - 6),
            (0, low),
            (-34, low - 6),
        ],
        colour,
    )
    if style == "pigtails":
        sketch.line([(0, -50), (0, low - 2)], 2, stroke=darker(colour, 0.4))
    if style in ("long", "bob", "curly", "ponytail", "bun"):
        hair_behind(sketch, style, colour, 0.0, back=True)
    if style == "curly":
        for x, y, r in ((-26, 20, 17), (0, 26, 18), (26, 20, 17), (-20, -12, 18), (14, -18, 18), (8, 6, 16)):
            sketch.ellipse((x, y), r, r, colour, 2, stroke=darker(colour, 0.3))
    elif style == "ponytail":
        sketch.ellipse((0, -20), 10, 7, "#d9534f", 2.4)
