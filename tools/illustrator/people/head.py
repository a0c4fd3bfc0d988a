"""A whole head: skull, ears, hair, face and what is worn on it."""

import math
from dataclasses import dataclass

from storytelling_painter.domain.scene import Person
from storytelling_painter.tools.illustrator import svg
from storytelling_painter.tools.illustrator.nodes import Point
from storytelling_painter.tools.illustrator.palette import CLOTH, HAIR
from storytelling_painter.tools.illustrator.people import face, hair, headwear
from storytelling_painter.tools.illustrator.people.sketch import Frame, Pair, Sketch
from storytelling_painter.tools.illustrator.people.tones import darker, mixed, skin_of


@dataclass(frozen=True, slots=True)
class Head:
    """What is needed to draw the head's layers one by one."""

    person: Person
    frame: Frame
    """Head units on the canvas; mirrored where the face is turned to the left of the body's own right."""
    turn: float
    back: bool
    gaze: tuple[float, float]

    @property
    def skin(self) -> str:
        return skin_of(self.person.skin)

    @property
    def hair(self) -> str:
        """Brown, the colour of those of whom nothing is said, is grey on the old."""
        colour = self.person.hair.colour
        return HAIR["grey" if self.person.age == "elder" and colour == "brown" else colour]

    @property
    def worn(self) -> frozenset[str]:
        worn: frozenset[str] = frozenset(self.person.accessories)
        if self.person.outfit in headwear.UNIFORM_HATS and not worn & (headwear.HATS | {"veil", "bandaged_head"}):
            worn |= {self.person.outfit}
        return worn


def pose_head(person: Person, body: Frame, centre: Point, angle: float, scale: float, gaze: Point | None) -> Head:
    """Turns head and pupils to `gaze`, a point in canvas units."""
    side = person.facing in ("left", "right")
    turn = 0.82 if side else 0.0
    look = face.LOOKS[person.expression]
    dx, dy = (0.0, 0.0)
    if gaze is not None:
        local = body.inner(centre, 1.0, angle).to_local(gaze)
        far = math.hypot(local.x, local.y + 3) or 1.0
        dx, dy = local.x / far, (local.y + 3) / far
        turn = max(-0.35, min(0.9, 0.82 + (dx - 0.8) * 0.62)) if side else max(-0.6, min(0.6, dx * 0.62))
        angle += dy * 9 * (1 if turn >= 0 else -1) * (1.0 if abs(turn) > 0.15 else 0.0)
    flip = turn < 0
    frame = body.inner(centre, scale, angle, flip)
    if gaze is not None:
        aim = frame.to_local(gaze)
        far = math.hypot(aim.x - 10 * abs(turn), aim.y) or 1.0
        share = min(1.0, far / 40)
        pupils = ((aim.x - 10 * abs(turn)) / far * share, aim.y / far * share)
    elif look.glance != (0.0, 0.0):
        pupils = look.glance
    else:
        pupils = (0.4 * abs(turn), 0.05)
    return Head(person, frame, abs(turn), person.facing == "back", pupils)


def draw_behind(sketch: Sketch, head: Head) -> None:
    """The layer behind the trunk."""
    with sketch.inside(head.frame):
        if head.person.outfit == "raincoat" and not head.back:
            colour = darker(CLOTH[head.person.colour], 0.12)
            sketch.curve(
                [(-40, 44), (-55, 16), (-54, -24), (-30, -52), (4, -66), (34, -50), (52, -20), (50, 18), (36, 44)],
                colour,
            )
        if not head.back:
            headwear.behind_head(sketch, head.worn)
            hair.hair_behind(sketch, head.person.hair.style, head.hair, head.turn, back=False)
        elif head.person.hair.style == "pigtails":
            hair.hair_behind(sketch, "pigtails", head.hair, 0.0, back=True)


def draw_head(sketch: Sketch, head: Head) -> None:
    """The layer in front of the trunk."""
    person, t, skin = head.person, head.turn, head.skin
    look = face.LOOKS[person.expression]
    if "pale" in look.extras:
        skin = mixed(skin, "#eef2f6", 0.24)
    if "green" in look.extras:
        skin = mixed(skin, "#a9c77a", 0.2)
    with sketch.inside(head.frame):
        if head.back:
            for x in (-41.0, 41.0):
                sketch.ellipse((x, 4), 7, 10, skin)
            _skull(sketch, skin, 0.0, person.age in ("toddler", "child"))
            hair.hair_from_behind(sketch, person.hair.style, head.hair)
            headwear.on_head(sketch, head.worn, CLOTH[person.colour], 0.0, back=True)
            return
        if t < 0.4:
            sketch.ellipse((40 - 3 * t, 5), 7, 10, skin)
            sketch.ellipse((-40 + 12 * t, 5), 7, 10, skin)
        with sketch.part("face"):
            _skull(sketch, skin, t, person.age in ("toddler", "child"))
        plan = face.plan(t, person.age)
        headwear.beard(sketch, plan, head.hair, head.worn)
        brow = mixed(head.hair, svg.INK, 0.62)
        face.draw_face(sketch, plan, look, skin, head.gaze, person.age)
        if person.build == "feminine":
            face.draw_lashes(sketch, plan, look)
        headwear.on_face(sketch, plan, head.hair, head.worn)
        hair.hair_front(sketch, person.hair.style, head.hair, t)
        face.draw_brows(sketch, plan, look, brow)
        if t >= 0.4 and "earmuffs" not in head.worn:
            x = -22 + (1 - t) * -14
            sketch.ellipse((x, 6), 7.5, 10, skin)
            sketch.curve([(x + 2, 1), (x - 3, 4), (x + 1, 9)], closed=False, width=2)
        headwear.on_head(sketch, head.worn, CLOTH[person.colour], t, back=False)
        if "sweat" in look.extras:
            face.draw_sweat(sketch, t)
        if "zzz" in look.extras:
            _sleeping(sketch)


def _skull(sketch: Sketch, skin: str, t: float, young: bool) -> None:
    if young:
        points: list[Pair] = [
            (0, -43),
            (26, -35),
            (40, -12),
            (41 - t, 10),
            (33, 29),
            (14 + 4 * t, 40),
            (-8 + 10 * t, 41),
            (-30 + 5 * t, 30),
            (-41, 8),
            (-40, -12),
            (-26, -35),
        ]
    else:
        points = [
            (0, -43),
            (26, -35),
            (39, -12),
            (38 - t, 12),
            (30, 31),
            (13 + 5 * t, 42.5),
            (-6 + 11 * t, 43),
            (-27 + 7 * t, 31),
            (-39, 8),
            (-39, -12),
            (-26, -35),
        ]
    sketch.curve(points, skin)


def _sleeping(sketch: Sketch) -> None:
    up = Frame(sketch.frame.to_canvas((44, -40)), sketch.frame.scale, 0.0, sketch.frame.flip)
    with sketch.inside(Frame(up.origin, up.scale)):
        for x, y, s in ((2.0, -4.0, 9.0), (16.0, -20.0, 12.0)):
            sketch.line([(x, y - s), (x + s, y - s), (x, y), (x + s, y)], 3.4)
