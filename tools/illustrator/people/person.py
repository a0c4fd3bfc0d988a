"""The public door: one person as nodes, with the parts and points that evidence is taken from."""

from storytelling_painter.domain.scene import Person
from storytelling_painter.tools.illustrator.nodes import Node, Point
from storytelling_painter.tools.illustrator.people import face, hands, head
from storytelling_painter.tools.illustrator.people.joints import Skeleton
from storytelling_painter.tools.illustrator.people.layers import Painter
from storytelling_painter.tools.illustrator.people.posing import Support, posed
from storytelling_painter.tools.illustrator.people.sketch import Frame, Sketch
from storytelling_painter.tools.illustrator.people.tones import skin_of
from storytelling_painter.tools.illustrator.people.wardrobe import clothes_of


def draw_person(
    person: Person,
    *,
    at: Point,
    scale: float,
    depth: float,
    support: Support = "ground",
    ground: float | None = None,
    gaze: Point | None = None,
    reach: Point | None = None,
    holds: int = 0,
) -> tuple[Node, ...]:
    """Draws a person.

    Args:
        person: who; only its look, pose, expression and facing are used.
        at: ground between the feet, contact of the hips with a seat, or middle of the top edge of a mattress.
        scale: 1 draws an adult 400 units high.
        depth: drawing order of the body; a gripping hand comes 0.6 above.
        support: what carries the body. On a seat or a bed every pose keeps its arms and gets seated legs.
        ground: y of the floor below a seat; without it the shins hang straight down.
        gaze: point that head and pupils turn to.
        reach: point that the leading hand has to get to; out of range the arm points at it.
        holds: number of things held, 0 to 2.

    Returns:
        The node `person.id`, and with something held a second node `person.id+hand` with the fingers.
    """
    bones, frame = posed(person, at, scale, support, ground, reach, holds)
    sketch = Sketch(frame)
    headed = head.pose_head(person, frame, bones.head, bones.head_angle, bones.sizes.head, gaze)
    painter = Painter(person, bones, sketch, clothes_of(person), headed)
    painter.draw(support, holds)
    points = _points(bones, frame, headed)
    parts = sketch.parts
    nodes = [
        Node(id=person.id, svg=sketch.markup, box=sketch.box, depth=depth, kind="person", parts=parts, points=points)
    ]
    if holds > 0:
        grip = Sketch(frame)
        for arm in (bones.lead, bones.free)[:holds]:
            with grip.inside(hands.hand_frame(frame, arm, bones.sizes.hand)):
                hands.draw_fingers(grip, skin_of(person.skin), thumb_up=painter.thumb_up(arm))
        nodes.append(
            Node(
                id=f"{person.id}+hand",
                svg=grip.markup,
                box=grip.box,
                depth=depth + 0.6,
                kind="person",
                parts={"hand_lead": parts["hand_lead"]},
                points={"hand_lead": points["hand_lead"]},
            )
        )
    return tuple(nodes)


def _points(bones: Skeleton, frame: Frame, headed: head.Head) -> dict[str, Point]:
    t = headed.turn
    at = headed.frame.to_canvas
    plan = face.plan(t, headed.person.age)
    low = max(bones.far_leg, bones.near_leg, key=lambda g: g.ankle.y)
    knee = bones.near_leg.knee if bones.view == "side" else bones.far_leg.knee
    return {
        "eye": at(plan.left_eye),
        "mouth": at(plan.mouth),
        "head": at((0, 0)),
        "top": at((0, -46)),
        "hand_lead": frame.to_canvas(bones.lead.hand),
        "hand_free": frame.to_canvas(bones.free.hand),
        "hip": frame.to_canvas(bones.hips),
        "knee": frame.to_canvas(knee),
        "foot": frame.to_canvas(Point(low.ankle.x, low.ankle.y + 8)),
    }
