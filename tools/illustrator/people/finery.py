"""Details of the outfits on the trunk: collars, buttons, pockets, badges, ties, and what is worn about the body."""

from collections.abc import Callable
from typing import Final

from storytelling_painter.domain.scene import Person
from storytelling_painter.domain.vocabulary import Outfit
from storytelling_painter.tools.illustrator.people.body import Trunk, draw_waist_seam
from storytelling_painter.tools.illustrator.people.headwear import star
from storytelling_painter.tools.illustrator.people.sketch import Sketch
from storytelling_painter.tools.illustrator.people.tones import darker, lighter
from storytelling_painter.tools.illustrator.people.wardrobe import WHITE, Clothes


def draw_details(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes, *, back: bool) -> None:
    t, m = trunk.at, trunk.middle
    kind = person.outfit
    if clothes.skirt and not clothes.skirt_colour:
        draw_waist_seam(sketch, trunk, clothes)
        if clothes.open_front and not back and abs(trunk.bones.far_leg.knee.x - trunk.bones.near_leg.knee.x) < 50:
            p = trunk.bones
            knees = ((p.far_leg.knee.x + p.near_leg.knee.x) / 2, (p.far_leg.knee.y + p.near_leg.knee.y) / 2)
            low = t(m, 0.0)
            sketch.line(
                [
                    t(m, 0.4),
                    low,
                    (low.x + (knees[0] - trunk.bones.hips.x) * 0.9, low.y + (knees[1] - trunk.bones.hips.y) * 0.9),
                ],
                2.4,
            )
    if kind == "pyjamas":
        for x in (-0.66, -0.33, 0.0, 0.33, 0.66):
            sketch.line([t(x, 0.96), t(x, -0.08)], 2.6, stroke=clothes.trim)
    if kind == "worker":
        for up in (0.62, 0.28):
            sketch.line([t(-0.95, up), t(0.95, up)], 9, stroke=clothes.trim, cap="butt")
        for x in (-0.55, 0.55):
            sketch.line([t(x, 1.0), t(x, 0.3)], 7, stroke=clothes.trim, cap="butt")
    if kind == "sports":
        sketch.line([t(-0.93, 0.12), t(-0.9, 0.9)], 5, stroke=clothes.trim)
        sketch.line([t(0.93, 0.12), t(0.9, 0.9)], 5, stroke=clothes.trim)
        c = t(m * 0.7, 0.56)
        sketch.line([(c.x - 9, c.y - 12), (c.x + 9, c.y - 12), (c.x - 1, c.y + 14)], 7, stroke=WHITE)
    if kind in ("police", "worker", "dress", "coat", "raincoat"):
        if kind != "worker" and kind != "raincoat":
            up = 0.2 if kind == "police" else 0.36
            sketch.line([t(-0.99, up), t(0.99, up)], 9, stroke=darker(clothes.top, 0.5), cap="butt")
    if back:
        if kind == "apron" or kind == "waiter":
            c = t(0, 0.24)
            for s in (-1, 1):
                sketch.curve([c, (c.x + s * 16, c.y - 9), (c.x + s * 18, c.y + 6)], WHITE, 2.4)
                sketch.line([c, (c.x + s * 9, c.y + 24)], 5, stroke=WHITE)
        return
    front = _FRONTS.get(kind)
    if front is not None:
        front(sketch, person, trunk, clothes)


def draw_worn(sketch: Sketch, person: Person, trunk: Trunk, *, back: bool) -> None:
    """Scarf, tie and the straps of a backpack."""
    t, m = trunk.at, trunk.middle
    if "necktie" in person.accessories and not back:
        if person.outfit != "suit":
            sketch.polygon(
                [t(m - 0.36, 1.08), t(m - 0.4, 0.86), t(m, 0.92), t(m + 0.36, 0.86), t(m + 0.32, 1.08)], WHITE, 2.4
            )
        _tie(sketch, trunk, "#c8403c")
    if "backpack" in person.accessories:
        pack = "#d0743c" if person.colour not in ("orange", "brown") else "#4f7fc4"
        if back:
            sketch.curve([t(-0.72, 0.86), t(0.72, 0.86), t(0.8, 0.1), t(-0.8, 0.1)], pack, tension=0.6)
            sketch.curve(
                [t(-0.5, 0.44), t(0.5, 0.44), t(0.5, 0.16), t(-0.5, 0.16)], darker(pack, 0.15), 2.4, tension=0.5
            )
        elif trunk.bones.view == "side":
            sketch.curve([t(-0.2, 1.03), t(0.1, 0.8), t(-0.2, 0.5), t(-0.9, 0.36)], closed=False, width=9)
            sketch.curve([t(-0.2, 1.03), t(0.1, 0.8), t(-0.2, 0.5), t(-0.9, 0.36)], closed=False, width=5, stroke=pack)
        else:
            for s in (-1, 1):
                line = [t(s * 0.56, 1.02), t(s * 0.6, 0.7), t(s * 0.92, 0.4)]
                sketch.curve(line, closed=False, width=11)
                sketch.curve(line, closed=False, width=6.5, stroke=pack)
    if "scarf" in person.accessories:
        wool = "#d9534f" if person.colour not in ("red", "pink", "orange") else "#4f7fc4"
        if not back:
            sketch.polygon(
                [t(m - 0.5, 0.98), t(m - 0.06, 0.98), t(m - 0.1, 0.42), t(m - 0.48, 0.42)], darker(wool, 0.12)
            )
            for x in (-0.38, -0.2):
                sketch.line([t(m + x, 0.42), t(m + x, 0.36)], 3)
        a, b, c = t(-0.62, 1.04), t(m * 0.5, 0.92), t(0.66, 1.04)
        sketch.curve([a, b, c], closed=False, width=22)
        sketch.curve([a, b, c], closed=False, width=16, stroke=wool)


def draw_pack_behind(sketch: Sketch, person: Person, trunk: Trunk) -> None:
    """The backpack as seen from the side or peeping out behind the shoulders."""
    if "backpack" not in person.accessories or person.facing == "back":
        return
    pack, t = ("#d0743c" if person.colour not in ("orange", "brown") else "#4f7fc4"), trunk.at
    if trunk.bones.view == "side":
        sketch.curve([t(-0.7, 1.0), t(-1.9, 0.96), t(-2.3, 0.6), t(-2.2, 0.12), t(-0.8, 0.08)], pack, tension=0.7)
        sketch.curve([t(-1.5, 0.5), t(-2.24, 0.46), t(-2.2, 0.14), t(-1.5, 0.14)], darker(pack, 0.15), 2.4, tension=0.5)
    else:
        sketch.curve(
            [t(-0.8, 1.22), t(0.8, 1.22), t(1.3, 0.5), t(1.2, 0.1), t(-1.2, 0.1), t(-1.3, 0.5)], pack, tension=0.6
        )


def _tie(sketch: Sketch, trunk: Trunk, colour: str, length: float = 0.26) -> None:
    t, m = trunk.at, trunk.middle
    sketch.polygon(
        [
            t(m - 0.1, 0.98),
            t(m + 0.1, 0.98),
            t(m + 0.06, 0.86),
            t(m + 0.16, length + 0.1),
            t(m, length),
            t(m - 0.16, length + 0.1),
            t(m - 0.06, 0.86),
        ],
        colour,
        2.4,
    )


def _buttons(sketch: Sketch, trunk: Trunk, ups: tuple[float, ...], fill: str = "#2b2a33") -> None:
    for up in ups:
        sketch.ellipse(trunk.at(trunk.middle, up), 3.4, 3.4, fill, 1.6)


def _suit(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    sketch.polygon([t(m - 0.36, 1.05), t(m, 0.46), t(m + 0.32, 1.05)], WHITE, 2.4)
    sketch.polygon([t(m - 0.36, 1.06), t(m - 0.62, 0.78), t(m, 0.42), t(m - 0.1, 0.6)], lighter(clothes.top, 0.16), 2.4)
    sketch.polygon([t(m + 0.32, 1.06), t(m + 0.52, 0.78), t(m, 0.42), t(m + 0.1, 0.6)], lighter(clothes.top, 0.16), 2.4)
    if "necktie" not in person.accessories and person.build == "masculine":
        _tie(sketch, trunk, "#b5433f")
    _buttons(sketch, trunk, (0.3, 0.12))


def _doctor(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    sketch.polygon([t(m - 0.34, 1.05), t(m, 0.5), t(m + 0.3, 1.05)], clothes.trim, 2.4)
    sketch.line([t(m, 0.5), t(m, -0.1)], 2.4)
    a, b, c = t(m - 0.34, 1.0), t(m - 0.2, 0.58), t(m + 0.34, 1.0)
    sketch.curve([a, t(m - 0.42, 0.7), b], closed=False, width=4.4)
    sketch.curve([c, t(m + 0.4, 0.72), t(m + 0.3, 0.5)], closed=False, width=4.4)
    sketch.ellipse(t(m + 0.3, 0.44), 6.5, 6.5, "#b9c0c9", 2.6)
    sketch.line([t(m - 0.72, 0.3), t(m - 0.3, 0.3)], 2.4)


def _chef(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    sketch.polygon([t(m - 0.34, 1.06), t(m + 0.02, 0.86), t(m + 0.32, 1.06)], clothes.trim, 2.4)
    sketch.line([t(m - 0.34, 0.9), t(m - 0.34, -0.05)], 2)
    for up in (0.74, 0.54, 0.34, 0.14):
        for dx in (-0.18, 0.22):
            sketch.ellipse(t(m + dx, up), 3.6, 3.6, "#474a58", stroke="none")


def _waiter(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    vest = clothes.trim
    sketch.polygon(
        [t(-0.92, 0.98), t(m - 0.36, 1.04), t(m, 0.5), t(m, -0.04), t(-0.98, -0.04), t(-0.98, 0.42)], vest, 2.4
    )
    sketch.polygon([t(0.92, 0.98), t(m + 0.34, 1.04), t(m, 0.5), t(m, -0.04), t(0.98, -0.04), t(0.98, 0.42)], vest, 2.4)
    c = t(m, 0.94)
    for s in (-1, 1):
        sketch.polygon([(c.x, c.y), (c.x + s * 13, c.y - 7), (c.x + s * 13, c.y + 8)], "#23222b", 2)
    _buttons(sketch, trunk, (0.36, 0.22), WHITE)


def _police(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    sketch.polygon(
        [t(m - 0.36, 1.06), t(m - 0.4, 0.82), t(m, 0.9), t(m + 0.36, 0.82), t(m + 0.32, 1.06)],
        lighter(clothes.top, 0.2),
        2.4,
    )
    _tie(sketch, trunk, "#23222b")
    star(sketch, t(m * 0.2 - 0.5, 0.66), 11)
    sketch.ellipse(t(m, 0.2), 5, 5, clothes.trim, 2)


def _nurse(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    neck = [t(m - 0.34, 1.05), t(m * 0.9, 0.84), t(m + 0.3, 1.05)]
    sketch.polygon(neck, "#ffffff", 2.4)
    c = t(m * 0.3 - 0.42, 0.68)
    sketch.line([(c.x - 8, c.y), (c.x + 8, c.y)], 6, stroke=clothes.trim, cap="butt")
    sketch.line([(c.x, c.y - 8), (c.x, c.y + 8)], 6, stroke=clothes.trim, cap="butt")
    sketch.line([t(m + 0.12, 0.22), t(m + 0.5, 0.22)], 2.4)


def _school(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    main = clothes.trim
    sketch.polygon(
        [t(-0.98, 0.86), t(m - 0.42, 1.02), t(m, 0.56), t(m + 0.4, 1.02), t(0.98, 0.86), t(0.98, 0.0), t(-0.98, 0.0)],
        main,
        2.4,
    )
    sketch.polygon([t(m - 0.4, 1.08), t(m - 0.46, 0.84), t(m, 0.9), t(m + 0.42, 0.84), t(m + 0.36, 1.08)], WHITE, 2.4)
    _tie(sketch, trunk, darker(main, 0.5), 0.5)


def _pyjamas(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    sketch.polygon(
        [t(m - 0.4, 1.08), t(m - 0.46, 0.84), t(m, 0.78), t(m + 0.42, 0.84), t(m + 0.36, 1.08)], clothes.collar, 2.4
    )
    _buttons(sketch, trunk, (0.62, 0.42, 0.22), clothes.collar)


def _coat(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    sketch.polygon(
        [t(m - 0.42, 1.1), t(m - 0.62, 0.84), t(m, 0.76), t(m + 0.56, 0.84), t(m + 0.38, 1.1)],
        clothes.collar or darker(clothes.top, 0.18),
        2.4,
    )
    sketch.line([t(m, 0.76), t(m, -0.06)], 2.4)
    for up in (0.6, 0.4, 0.04):
        c = t(m + 0.14, up)
        sketch.ellipse(c, 4.4, 4.4, "#f7f5ef" if person.outfit == "raincoat" else darker(clothes.top, 0.5), 2)


def _dress(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    sketch.polygon(
        [t(m - 0.42, 1.08), t(m - 0.46, 0.86), t(m, 0.92), t(m + 0.42, 0.86), t(m + 0.36, 1.08)], clothes.collar, 2.4
    )


def _wedding_dress(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    sketch.curve(
        [t(m - 0.4, 1.0), t(m - 0.2, 0.84), t(m, 0.92), t(m + 0.2, 0.84), t(m + 0.4, 1.0)], closed=False, width=2.4
    )
    sketch.line([t(-0.98, 0.38), t(0.98, 0.38)], 6, stroke=clothes.trim, cap="butt")


def _apron(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    sketch.polygon(
        [
            t(m - 0.46, 0.9),
            t(m + 0.4, 0.9),
            t(m + 0.52, 0.3),
            t(0.98, 0.26),
            t(0.98, -0.1),
            t(-0.86, -0.1),
            t(-0.86, 0.26),
            t(m - 0.62, 0.3),
        ],
        WHITE,
        2.4,
    )
    sketch.line([t(m - 0.44, 0.9), t(m - 0.3, 1.05)], 4.4, stroke=darker(WHITE, 0.2))
    sketch.line([t(m + 0.38, 0.9), t(m + 0.28, 1.05)], 4.4, stroke=darker(WHITE, 0.2))


def _casual(sketch: Sketch, person: Person, trunk: Trunk, clothes: Clothes) -> None:
    t, m = trunk.at, trunk.middle
    neck = [t(m - 0.34, 1.05), t(m * 0.9, 0.84), t(m + 0.3, 1.05)]
    sketch.curve(neck, clothes.trim, 2.4, closed=False)
    if person.build == "masculine" or person.age in ("child", "toddler"):
        sketch.line([t(-0.97, 0.5), t(0.97, 0.5)], 12, stroke=clothes.trim, cap="butt")


_FRONTS: Final[dict[Outfit, Callable[[Sketch, Person, Trunk, Clothes], None]]] = {
    "suit": _suit,
    "doctor": _doctor,
    "chef": _chef,
    "waiter": _waiter,
    "police": _police,
    "nurse": _nurse,
    "school": _school,
    "pyjamas": _pyjamas,
    "coat": _coat,
    "dress": _dress,
    "wedding_dress": _wedding_dress,
    "apron": _apron,
    "casual": _casual,
    "raincoat": _coat,
}
"""What is drawn on the front of the trunk."""
