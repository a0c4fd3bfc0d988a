"""Limbs, trunk and skirt of a dressed body."""

import math

from storytelling_painter.tools.illustrator.nodes import Point
from storytelling_painter.tools.illustrator.people.joints import ArmJoints, LegJoints, Skeleton
from storytelling_painter.tools.illustrator.people.sketch import Pair, Sketch, along, hull
from storytelling_painter.tools.illustrator.people.tones import darker
from storytelling_painter.tools.illustrator.people.wardrobe import Clothes


class Trunk:
    """Coordinates on the torso: `across` from -1 to 1, `up` from 0 at the hips to 1 at the shoulders."""

    def __init__(self, bones: Skeleton) -> None:
        self.bones = bones
        p, wide = bones.sizes, 1.0 if bones.view != "side" else 0.68
        self.shoulder, self.waist, self.hip = p.shoulder * wide, p.waist * wide * 1.02, p.hip * wide
        self.middle = 0.42 if bones.view == "side" else 0.0
        """Where the line of the buttons is."""
        self.normal = Point(-bones.spine.y, bones.spine.x)

    def at(self, across: float, up: float) -> Point:
        b = self.bones
        if up < 0.42:
            t = max(up, -0.2) / 0.42
            half = self.hip + (self.waist - self.hip) * t
        else:
            half = self.waist + (self.shoulder - self.waist) * min((up - 0.42) / 0.5, 1.0)
        x = b.hips.x + (b.chest.x - b.hips.x) * up + self.normal.x * half * across
        y = b.hips.y + (b.chest.y - b.hips.y) * up + self.normal.y * half * across
        return Point(x, y)


def draw_trunk(sketch: Sketch, trunk: Trunk, fill: str, *, short: bool) -> None:
    """`short` ends at the waist, where a skirt of the same cloth goes on."""
    outline = [(0.38, 1.06), (0.84, 1.01), (1.0, 0.9), (0.96, 0.7), (1.0, 0.42)]
    outline += [(0.95, 0.28)] if short else [(1.0, 0.15), (0.94, -0.08)]
    right = [trunk.at(x, up) for x, up in outline]
    left = [trunk.at(-x, up) for x, up in reversed(outline)]
    sketch.curve([*right, *left], fill)


def draw_pelvis(sketch: Sketch, bones: Skeleton, fill: str) -> None:
    trunk = Trunk(bones)
    r = bones.sizes.leg * 0.62
    points = [trunk.at(0.97, 0.2), trunk.at(1.0, -0.06), trunk.at(-1.0, -0.06), trunk.at(-0.97, 0.2)]
    for leg in (bones.far_leg, bones.near_leg):
        points.extend(
            [Point(leg.hip.x + r * 0.7, leg.hip.y + r * 0.6), Point(leg.hip.x - r * 0.7, leg.hip.y + r * 0.6)]
        )
    sketch.curve(hull(points), fill, tension=0.6)


def draw_neck(sketch: Sketch, bones: Skeleton, skin: str) -> None:
    width = bones.sizes.arm * 1.15
    base = Point(bones.chest.x - bones.spine.x * 2, bones.chest.y - bones.spine.y * 2)
    sketch.tube([base, bones.head], darker(skin, 0.07), width)


def draw_arm(sketch: Sketch, arm: ArmJoints, bones: Skeleton, clothes: Clothes, skin: str) -> None:
    """The arm without the hand."""
    thick = bones.sizes.arm
    line = [arm.shoulder, arm.elbow, arm.wrist]
    bent = _soft(line)
    covered = _covered(arm, bones, clothes.sleeve)
    if clothes.sleeve < 0.9:
        sketch.tube(bent, skin, thick)
    if clothes.sleeve > 0:
        colour = clothes.sleeve_colour or clothes.top
        sketch.tube(along(bent, covered), colour, thick + 5, cut=True)
        if clothes.striped:
            sketch.line(along(bent, covered - 0.02), 3, stroke=clothes.trim, cap="butt")


def _covered(arm: ArmJoints, bones: Skeleton, sleeve: float) -> float:
    """Share of the drawn arm under the sleeve; an upper arm that points at the viewer is drawn short."""
    p, upper, fore = bones.sizes, math.dist(arm.shoulder, arm.elbow), math.dist(arm.elbow, arm.wrist)
    cloth = sleeve * (p.upper_arm + p.forearm)
    drawn = upper * min(cloth / p.upper_arm, 1.0) + fore * max(cloth - p.upper_arm, 0.0) / p.forearm
    return min(drawn / ((upper + fore) or 1.0), 0.96)


def draw_seam(sketch: Sketch, arm: ArmJoints, bones: Skeleton, clothes: Clothes) -> None:
    """Joins the sleeve to the trunk by painting over the outline between them."""
    if clothes.sleeve <= 0:
        return
    s, thick = arm.shoulder, bones.sizes.arm + 5
    share = 0.26 if bones.view != "side" else 0.2
    inner = (s.x + (bones.chest.x - s.x) * share, s.y + (bones.chest.y + 7 - s.y) * share)
    sketch.line([(s.x, s.y), inner], thick * 0.68, stroke=clothes.top)


def draw_leg(sketch: Sketch, leg: LegJoints, bones: Skeleton, clothes: Clothes, skin: str) -> None:
    thick = bones.sizes.leg
    bent, front = _soft([leg.hip, leg.knee, leg.ankle]), bones.view != "side"
    if bones.view == "front" and leg.ankle.y < leg.knee.y + 8 and leg.knee.y > leg.hip.y + bones.sizes.thigh * 0.8:
        sketch.tube([leg.hip, leg.knee], clothes.legs if clothes.leg > 0.4 else skin, thick + 4)
        return
    if clothes.leg < 0.88:
        sketch.tube(bent, skin, thick * 0.92)
        if clothes.sock:
            lower = along([leg.ankle, leg.knee], 0.5)
            sketch.tube(lower, clothes.sock, thick * 0.92, cut=True)
    if not clothes.boots:
        draw_shoe(sketch, leg, thick, skin if clothes.bare_feet else clothes.shoe, front=front)
    if clothes.leg > 0:
        sketch.tube(along(bent, clothes.leg), clothes.legs, thick + 4, cut=True)
        if clothes.striped:
            sketch.line(along(bent, clothes.leg - 0.02), 3, stroke=clothes.trim, cap="butt")
    if clothes.boots:
        sketch.tube(along([leg.ankle, leg.knee], 0.45), clothes.shoe, thick + 6, cut=True)
        draw_shoe(sketch, leg, thick + 3, clothes.shoe, front=front)


def draw_shoe(sketch: Sketch, leg: LegJoints, thick: float, fill: str, *, front: bool) -> None:
    with sketch.part("feet"):
        a, b = leg.ankle, leg.toe
        span = math.dist(a, b) or 1.0
        ux, uy = (b.x - a.x) / span, (b.y - a.y) / span
        nx, ny = -uy, ux
        if ny < 0:
            nx, ny = -nx, -ny
        h = thick * 0.46
        if front:
            out = 1.0 if b.x >= a.x else -1.0
            drop = max(b.y - a.y, 4.0)
            sketch.curve(
                [
                    (a.x - out * h, a.y - h * 0.5),
                    (a.x + out * h, a.y - h * 0.5),
                    (a.x + out * h * 1.5, a.y + drop * 0.55),
                    (a.x + out * h * 1.35, a.y + drop + 1),
                    (a.x, a.y + drop + 2),
                    (a.x - out * h * 1.0, a.y + drop + 1),
                    (a.x - out * h * 1.15, a.y + drop * 0.5),
                ],
                fill,
                tension=0.85,
            )
            return

        def q(f: float, d: float) -> Pair:
            return (a.x + ux * f + nx * d, a.y + uy * f + ny * d)

        sketch.curve(
            [
                q(-h, -h * 0.6),
                q(h * 0.7, -h * 0.75),
                q(span * 0.7, -h * 0.2),
                q(span + 5, h * 0.3),
                q(span + 3, h * 0.82),
                q(span * 0.4, h * 0.9),
                q(-h, h * 0.86),
                q(-h * 1.12, 0),
            ],
            fill,
            tension=0.8,
        )


def draw_skirt(sketch: Sketch, bones: Skeleton, clothes: Clothes, *, share: float = 0.0, fill: str = "") -> None:
    """The cloth from the waist to the hem: the hull of the hips and of both legs down to the hem."""
    trunk, p = Trunk(bones), bones.sizes
    length, flare = share or clothes.skirt, clothes.flare * p.head * (p.thigh / 84) ** 0.5
    points: list[Pair] = [trunk.at(0.95, 0.34), trunk.at(1.06, 0.0), trunk.at(-1.06, 0.0), trunk.at(-0.95, 0.34)]
    for leg in (bones.far_leg, bones.near_leg):
        covered = along([leg.hip, leg.knee, leg.ankle], length)
        end, before = covered[-1], covered[-2]
        span = math.dist(end, before) or 1.0
        nx, ny = -(end[1] - before[1]) / span, (end[0] - before[0]) / span
        half = p.leg * 0.62
        if len(covered) > 2:
            points.extend(
                [
                    (covered[1][0] + nx * half, covered[1][1] + ny * half),
                    (covered[1][0] - nx * half, covered[1][1] - ny * half),
                ]
            )
        out = half + flare
        points.extend([(end[0] + nx * out, end[1] + ny * out), (end[0] - nx * out, end[1] - ny * out)])
    colour = fill or clothes.skirt_colour or clothes.top
    sketch.curve(hull(points), colour, tension=0.35)


def draw_waist_seam(sketch: Sketch, trunk: Trunk, clothes: Clothes) -> None:
    """Joins coat tails or the skirt of a dress to the trunk."""
    t = trunk.at
    sketch.polygon([t(-0.95, 0.4), t(0.95, 0.4), t(0.9, 0.16), t(-0.9, 0.16)], clothes.top, stroke="none")


def _soft(points: list[Point]) -> list[Pair]:
    """Rounds the bend of a three-point limb."""
    a, b, c = points
    m = 0.18
    p, q = (b[0] + (a[0] - b[0]) * m, b[1] + (a[1] - b[1]) * m), (b[0] + (c[0] - b[0]) * m, b[1] + (c[1] - b[1]) * m)
    mid = ((p[0] + q[0] + 2 * b[0]) / 4, (p[1] + q[1] + 2 * b[1]) / 4)
    return [a, p, mid, q, c]
