"""The poses as a table of joint angles: what a body does, before ages and clothes.

Angles of limbs are pairs in degrees: swing (0 hangs down, 90 points forward, 180 up, negative backwards) and spread
(0 in the plane of walking, 90 straight out to the side, negative across the body). They are the directions of the parts
in space, not bends against the part before.
"""

from typing import Final, Literal, NamedTuple

from storytelling_painter.domain.vocabulary import Pose

Angles = tuple[float, float]
HandShape = Literal["relaxed", "open", "point", "grip", "flat", "palm_up"]
Landmark = Literal["eyes", "mouth", "ear", "temple", "hip", "chest", "elbow", "knee", "lap", "chin", "table"]
Layer = Literal["behind", "front"]


class Goal(NamedTuple):
    """A place of the own body that a hand is brought to."""

    landmark: Landmark
    forward: float = 0.0
    """Units forward in the side view, outward in the front view."""
    down: float = 0.0


class Arm(NamedTuple):
    upper: Angles = (2, 7)
    fore: Angles = (8, 4)
    hand: HandShape = "relaxed"
    goal: Goal | None = None
    bend: Literal["down", "out", "hang"] = "down"
    """Where the elbow goes when a goal or a target decides the arm; `hang` is below the hand, foreshortened."""
    layer: Layer | None = None
    """In front of or behind the torso; none means near arm in front, far arm behind."""


class Leg(NamedTuple):
    thigh: Angles = (3, 3)
    shin: Angles = (0, 2)
    foot: float = 0.0
    """Pitch in degrees: positive lowers the toes."""


class Posture(NamedTuple):
    lead: Arm = Arm()
    """The arm that reaches: the far one in the side view, unless `near_leads`."""
    free: Arm = Arm(upper=(-6, 7), fore=(2, 4))
    far_leg: Leg = Leg(thigh=(5, 3), shin=(1, 2))
    near_leg: Leg = Leg(thigh=(-4, 3), shin=(-4, 2))
    lean: float = 0.0
    """Degrees that the torso leans forward."""
    tilt: float = 0.0
    """Degrees that the torso leans to the side of the leading hand in the front view."""
    nod: float = 0.0
    """Degrees that the head is turned forward and down in the side view, to the side in the front view."""
    sink: float = 0.0
    """Share of its size by which the head is lowered between the shoulders."""
    roll: float = 0.0
    """Degrees that the whole body is turned forward about the hips; negative falls backwards."""
    lift: float = 0.0
    """Units that the lowest point of the body is above the ground."""
    near_leads: bool = False


_UP = Arm(upper=(152, 8), fore=(162, 4), hand="open", bend="out", layer="behind")
_SEATED_FAR = Leg(thigh=(84, 8), shin=(2, 0))
_SEATED_NEAR = Leg(thigh=(80, 8), shin=(-4, 0))
_FLAT = Leg(thigh=(90, 4), shin=(90, 2), foot=-60)
_HUGGED_KNEE = Leg(thigh=(128, 4), shin=(38, 2))

SIDE: Final[dict[Pose, Posture]] = {
    "stand": Posture(),
    "walk": Posture(
        lead=Arm(upper=(-32, 6), fore=(-12, 2)),
        free=Arm(upper=(30, 6), fore=(52, 2)),
        far_leg=Leg((32, 2), (10, 0), -18),
        near_leg=Leg((-20, 2), (-42, 0), 38),
        lean=4,
    ),
    "run": Posture(
        lead=Arm(upper=(-62, 6), fore=(28, 2), hand="grip"),
        free=Arm(upper=(50, 6), fore=(132, 2), hand="grip"),
        far_leg=Leg((82, 2), (-6, 0), -12),
        near_leg=Leg((-32, 2), (-84, 0), 60),
        lean=20,
        nod=-8,
        lift=20,
    ),
    "sit": Posture(
        lead=Arm(goal=Goal("knee", -14, -16), bend="down"),
        free=Arm(goal=Goal("knee", -26, -18), bend="down"),
        far_leg=_SEATED_FAR,
        near_leg=_SEATED_NEAR,
        lean=-3,
    ),
    "sit_floor": Posture(
        lead=Arm(goal=Goal("knee", 16, 18), hand="grip", bend="down"),
        free=Arm(goal=Goal("knee", 14, 24), hand="grip", bend="down"),
        far_leg=Leg((130, 2), (34, 2)),
        near_leg=Leg((122, 2), (40, 2)),
        lean=10,
    ),
    "kneel": Posture(
        lead=Arm(upper=(34, 6), fore=(74, 2)),
        free=Arm(upper=(10, 6), fore=(54, 2)),
        far_leg=Leg((86, 4), (0, 0)),
        near_leg=Leg((-4, 2), (-84, 0), 84),
        lean=6,
        nod=4,
    ),
    "crouch": Posture(
        lead=Arm(upper=(34, 4), fore=(112, 0)),
        free=Arm(upper=(28, 6), fore=(100, 2), layer="front"),
        far_leg=Leg((122, 4), (-22, 2), 24),
        near_leg=Leg((104, 4), (-32, 2), 30),
        lean=44,
        nod=2,
        sink=0.12,
    ),
    "lie": Posture(
        lead=Arm(upper=(-4, 6), fore=(8, 4)),
        free=Arm(upper=(6, 8), fore=(36, 4)),
        far_leg=Leg((6, 3), (2, 2), 0),
        near_leg=Leg((0, 3), (-2, 2), 0),
        roll=-90,
    ),
    "slump": Posture(
        lead=Arm(upper=(60, -30), fore=(96, -30)),
        free=Arm(upper=(58, 40), fore=(97, -22)),
        far_leg=_SEATED_FAR,
        near_leg=_SEATED_NEAR,
        lean=66,
        nod=34,
        sink=0.32,
    ),
    "climb": Posture(
        lead=Arm(upper=(148, 6), fore=(158, 2), hand="grip", bend="out"),
        free=Arm(upper=(84, 8), fore=(134, 2), hand="grip"),
        far_leg=Leg((104, 4), (-12, 0)),
        near_leg=Leg((-8, 2), (-14, 0), 16),
        lean=10,
        nod=-14,
    ),
    "reach_up": Posture(
        lead=_UP,
        free=Arm(upper=(-14, 8), fore=(2, 4)),
        nod=-18,
        lean=2,
    ),
    "reach_out": Posture(
        lead=Arm(upper=(84, 4), fore=(90, 0), hand="open"),
        free=Arm(upper=(-28, 8), fore=(-6, 2)),
        far_leg=Leg((22, 2), (6, 0), -4),
        near_leg=Leg((-16, 2), (-20, 0), 14),
        lean=14,
    ),
    "point": Posture(
        lead=Arm(upper=(90, 3), fore=(92, 0), hand="point"),
        free=Arm(goal=Goal("hip", -8, -12), bend="out"),
        far_leg=Leg((10, 3), (4, 2)),
        near_leg=Leg((-9, 3), (-8, 2)),
        lean=3,
    ),
    "wave": Posture(
        lead=Arm(upper=(112, 14), fore=(160, 8), hand="open", bend="out"),
        nod=-4,
    ),
    "cheer": Posture(
        lead=Arm(upper=(140, 12), fore=(160, 6), hand="open", bend="out"),
        free=Arm(upper=(206, 22), fore=(190, 8), hand="open", bend="out", layer="behind"),
        far_leg=Leg((16, 3), (8, 2)),
        near_leg=Leg((-20, 3), (-26, 2), 20),
        lean=-6,
        nod=-14,
    ),
    "hands_on_hips": Posture(
        lead=Arm(goal=Goal("hip", 12, -16), bend="out"),
        free=Arm(goal=Goal("hip", -4, -14), bend="out"),
        far_leg=Leg((10, 3), (4, 2)),
        near_leg=Leg((-10, 3), (-8, 2)),
        lean=-3,
        nod=-3,
    ),
    "arms_crossed": Posture(
        lead=Arm(upper=(16, 2), fore=(-104, 0), layer="front"),
        free=Arm(upper=(2, 14), fore=(96, -34), layer="front"),
        lean=-3,
        nod=3,
    ),
    "hands_behind": Posture(
        lead=Arm(upper=(-36, 0), fore=(20, 0), layer="behind"),
        free=Arm(upper=(-30, 0), fore=(-16, 2), layer="behind"),
        lean=4,
        nod=6,
        near_leads=True,
    ),
    "cover_face": Posture(
        lead=Arm(goal=Goal("eyes", 15, 6), hand="flat", layer="front", bend="hang"),
        free=Arm(goal=Goal("eyes", -8, 8), hand="flat", layer="front", bend="hang"),
        lean=10,
        nod=14,
    ),
    "head_in_hands": Posture(
        lead=Arm(goal=Goal("temple", 12, 2), hand="flat", layer="front", bend="hang"),
        free=Arm(goal=Goal("temple", -44, 4), hand="flat", layer="front", bend="hang"),
        lean=26,
        nod=22,
    ),
    "hand_to_mouth": Posture(
        lead=Arm(goal=Goal("mouth", 8, 5), hand="flat", layer="front", bend="hang"),
        free=Arm(upper=(6, 8), fore=(80, -30), layer="front"),
        lean=-4,
        nod=-3,
    ),
    "phone": Posture(
        lead=Arm(goal=Goal("ear", 2, 10), hand="grip", layer="front", bend="hang"),
        free=Arm(upper=(4, 8), fore=(64, -10)),
        nod=4,
        near_leads=True,
    ),
    "carry": Posture(
        lead=Arm(upper=(14, 6), fore=(86, -4), hand="palm_up", layer="front"),
        free=Arm(upper=(8, 8), fore=(84, -4), hand="palm_up", layer="front"),
        lean=-6,
    ),
    "offer": Posture(
        lead=Arm(upper=(62, 4), fore=(92, 0), hand="palm_up"),
        free=Arm(upper=(52, 6), fore=(84, 0), hand="palm_up", layer="front"),
        far_leg=Leg((18, 2), (6, 0)),
        near_leg=Leg((-10, 2), (-16, 0), 10),
        lean=10,
        nod=4,
    ),
    "hug": Posture(
        lead=Arm(upper=(78, 6), fore=(102, -10), hand="open", bend="down"),
        free=Arm(upper=(66, 10), fore=(84, -14), hand="open", layer="front"),
        far_leg=Leg((14, 2), (4, 0)),
        near_leg=Leg((-12, 2), (-18, 0), 12),
        lean=12,
        nod=8,
    ),
    "wash": Posture(
        lead=Arm(upper=(40, 4), fore=(58, 0)),
        free=Arm(upper=(26, 6), fore=(60, 0), layer="front"),
        lean=14,
        nod=16,
    ),
    "write": Posture(
        lead=Arm(upper=(16, 6), fore=(84, -4), hand="grip", layer="front"),
        free=Arm(upper=(14, 6), fore=(66, 0), hand="flat", layer="front"),
        lean=14,
        nod=20,
    ),
    "lean": Posture(
        lead=Arm(upper=(16, 2), fore=(-104, 0), layer="front"),
        free=Arm(upper=(2, 14), fore=(96, -34), layer="front"),
        far_leg=Leg((4, 3), (14, 2)),
        near_leg=Leg((52, 4), (-48, 2), 20),
        roll=-13,
        nod=8,
    ),
    "fall": Posture(
        lead=Arm(upper=(152, 6), fore=(128, 2), hand="open", bend="out"),
        free=Arm(upper=(-118, 8), fore=(-150, 4), hand="open", bend="out", layer="behind"),
        far_leg=Leg((72, 4), (44, 0), -30),
        near_leg=Leg((34, 4), (10, 0), -30),
        lean=10,
        roll=-52,
        nod=14,
        lift=26,
    ),
    "tiptoe": Posture(
        lead=_UP._replace(upper=(150, 6), fore=(156, 2)),
        free=Arm(upper=(-42, 8), fore=(-28, 2)),
        far_leg=Leg((3, 3), (1, 2), 56),
        near_leg=Leg((-4, 3), (-7, 2), 60),
        lean=4,
        nod=-22,
    ),
}
"""Seen from the side, three-quarter; also the base of the front view."""

_OUT = Arm(upper=(0, 78), fore=(0, 88), hand="open", bend="down")

FRONT: Final[dict[Pose, Posture]] = {
    "stand": Posture(
        lead=Arm((0, 12), (0, 6)), free=Arm((0, 12), (0, 6)), far_leg=Leg((0, 4), (0, 2)), near_leg=Leg((0, 4), (0, 2))
    ),
    "walk": SIDE["walk"]._replace(
        lead=Arm((20, 14), (50, 4)),
        free=Arm((-10, 20), (-14, 12)),
        far_leg=Leg((0, 3), (0, 1)),
        near_leg=Leg((26, 3), (-38, 0), 20),
        tilt=2,
    ),
    "run": SIDE["run"]._replace(
        lead=Arm((30, 34), (120, -16), "grip"),
        free=Arm((-40, 40), (0, 24), "grip"),
        far_leg=Leg((62, 10), (-40, 4), 30),
        near_leg=Leg((-6, 4), (-64, 8), 50),
        lean=12,
        lift=16,
        tilt=4,
    ),
    "sit": SIDE["sit"]._replace(
        lead=Arm(goal=Goal("lap", 12, 0)),
        free=Arm(goal=Goal("lap", 12, 0)),
        far_leg=Leg((74, 8), (0, 1)),
        near_leg=Leg((74, 8), (0, 1)),
        lean=0,
    ),
    "sit_floor": Posture(
        lead=Arm(goal=Goal("knee", -6, -8)),
        free=Arm(goal=Goal("knee", -6, -8)),
        far_leg=Leg((40, 66), (30, -80), 40),
        near_leg=Leg((40, 66), (30, -74), 40),
    ),
    "kneel": SIDE["kneel"]._replace(
        lead=Arm((20, 12), (60, -12)),
        free=Arm((4, 14), (40, -10)),
        far_leg=Leg((80, 14), (0, 2)),
        near_leg=Leg((0, 8), (-80, 0), 84),
        lean=4,
    ),
    "crouch": Posture(
        lead=Arm(goal=Goal("knee", -4, 6)),
        free=Arm(goal=Goal("knee", -4, 6)),
        far_leg=Leg((104, 30), (-14, 6), 20),
        near_leg=Leg((104, 30), (-14, 6), 20),
        lean=34,
        sink=0.2,
    ),
    "slump": SIDE["slump"]._replace(
        lead=Arm((0, 44), (0, -97), layer="front"),
        free=Arm((0, 50), (0, -90), layer="front"),
        far_leg=Leg((74, 8), (0, 1)),
        near_leg=Leg((74, 8), (0, 1)),
        lean=50,
        nod=58,
        sink=0.5,
    ),
    "climb": SIDE["climb"]._replace(
        lead=Arm((0, 164), (0, 172), "grip", bend="out"),
        free=Arm((0, 118), (0, 158), "grip"),
        far_leg=Leg((88, 26), (-4, 4)),
        near_leg=Leg((0, 6), (0, 4), 14),
        nod=-6,
        tilt=4,
    ),
    "reach_up": SIDE["reach_up"]._replace(
        lead=_UP._replace(upper=(0, 164), fore=(0, 174)),
        free=Arm((0, 10), (0, 6)),
        nod=0,
        tilt=2,
        far_leg=Leg((0, 4), (0, 2)),
        near_leg=Leg((0, 4), (0, 2)),
    ),
    "reach_out": SIDE["reach_out"]._replace(
        lead=_OUT,
        free=Arm((0, 20), (0, 14)),
        far_leg=Leg((0, 12), (0, 8)),
        near_leg=Leg((0, 6), (0, 4)),
        tilt=10,
        lean=0,
        nod=4,
    ),
    "point": SIDE["point"]._replace(
        lead=Arm((0, 86), (0, 92), "point"),
        free=Arm(goal=Goal("hip", 12, -14), bend="out"),
        far_leg=Leg((0, 6), (0, 4)),
        near_leg=Leg((0, 6), (0, 4)),
        lean=0,
    ),
    "wave": SIDE["wave"]._replace(
        lead=Arm((0, 112), (0, 166), "open", bend="out"),
        free=Arm((0, 12), (0, 6)),
        nod=4,
        far_leg=Leg((0, 4), (0, 2)),
        near_leg=Leg((0, 4), (0, 2)),
    ),
    "cheer": SIDE["cheer"]._replace(
        lead=Arm((0, 140), (0, 158), "open", bend="out"),
        free=Arm((0, 140), (0, 158), "open", bend="out"),
        far_leg=Leg((0, 12), (0, 10)),
        near_leg=Leg((0, 12), (0, 10)),
        lean=0,
        nod=0,
    ),
    "hands_on_hips": SIDE["hands_on_hips"]._replace(
        lead=Arm(goal=Goal("hip", 12, -14), bend="out"),
        free=Arm(goal=Goal("hip", 12, -14), bend="out"),
        far_leg=Leg((0, 9), (0, 7)),
        near_leg=Leg((0, 9), (0, 7)),
        lean=0,
        nod=0,
    ),
    "arms_crossed": SIDE["arms_crossed"]._replace(
        lead=Arm((0, 10), (0, -104), layer="front"),
        free=Arm((0, 14), (0, -92), layer="front"),
        far_leg=Leg((0, 6), (0, 4)),
        near_leg=Leg((0, 6), (0, 4)),
        lean=0,
        nod=0,
    ),
    "hands_behind": SIDE["hands_behind"]._replace(
        lead=Arm((0, 20), (0, -24), layer="behind"),
        free=Arm((0, 20), (0, -24), layer="behind"),
        far_leg=Leg((0, 3), (0, 1)),
        near_leg=Leg((0, 3), (0, 1)),
        lean=0,
        nod=4,
        near_leads=False,
    ),
    "cover_face": SIDE["cover_face"]._replace(
        lead=Arm(goal=Goal("eyes", 15, 6), hand="flat", layer="front", bend="hang"),
        free=Arm(goal=Goal("eyes", 15, 6), hand="flat", layer="front", bend="hang"),
        lean=0,
        nod=0,
        sink=0.08,
        far_leg=Leg((0, 3), (0, 2)),
        near_leg=Leg((0, 3), (0, 2)),
    ),
    "head_in_hands": SIDE["head_in_hands"]._replace(
        lead=Arm(goal=Goal("temple", 6, 2), hand="flat", layer="front", bend="out"),
        free=Arm(goal=Goal("temple", 6, 2), hand="flat", layer="front", bend="out"),
        lean=16,
        nod=0,
        sink=0.12,
        far_leg=Leg((0, 4), (0, 2)),
        near_leg=Leg((0, 4), (0, 2)),
    ),
    "hand_to_mouth": SIDE["hand_to_mouth"]._replace(
        lead=Arm(goal=Goal("mouth", 2, 5), hand="flat", layer="front", bend="hang"),
        free=Arm(goal=Goal("chest", -16, 30), layer="front"),
        lean=0,
        nod=0,
        far_leg=Leg((0, 4), (0, 2)),
        near_leg=Leg((0, 4), (0, 2)),
    ),
    "phone": SIDE["phone"]._replace(
        lead=Arm(goal=Goal("ear", 5, 12), hand="grip", layer="front", bend="hang"),
        free=Arm((0, 12), (40, -30), layer="front"),
        nod=5,
        near_leads=False,
        far_leg=Leg((0, 4), (0, 2)),
        near_leg=Leg((0, 4), (0, 2)),
    ),
    "carry": SIDE["carry"]._replace(
        lead=Arm(goal=Goal("chest", -4, 46), hand="palm_up", layer="front", bend="out"),
        free=Arm(goal=Goal("chest", -4, 46), hand="palm_up", layer="front", bend="out"),
        lean=0,
        far_leg=Leg((0, 4), (0, 2)),
        near_leg=Leg((0, 4), (0, 2)),
    ),
    "offer": SIDE["offer"]._replace(
        lead=Arm((0, 46), (0, 74), "palm_up"),
        free=Arm((0, 28), (40, -40), "palm_up", layer="front"),
        lean=0,
        tilt=6,
        nod=4,
        far_leg=Leg((0, 7), (0, 4)),
        near_leg=Leg((0, 4), (0, 2)),
    ),
    "hug": SIDE["hug"]._replace(
        lead=Arm((0, 64), (0, 112), "open"),
        free=Arm((0, 64), (0, 112), "open"),
        lean=0,
        nod=4,
        far_leg=Leg((0, 6), (0, 4)),
        near_leg=Leg((0, 6), (0, 4)),
    ),
    "wash": SIDE["wash"]._replace(
        lead=Arm(goal=Goal("chest", -6, 56), layer="front", bend="out"),
        free=Arm(goal=Goal("chest", -2, 62), layer="front", bend="out"),
        lean=8,
        nod=0,
        sink=0.08,
        far_leg=Leg((0, 4), (0, 2)),
        near_leg=Leg((0, 4), (0, 2)),
    ),
    "write": SIDE["write"]._replace(
        lead=Arm(goal=Goal("chest", -6, 44), hand="grip", layer="front", bend="out"),
        free=Arm(goal=Goal("chest", 4, 50), hand="flat", layer="front", bend="out"),
        lean=12,
        nod=6,
        sink=0.1,
        far_leg=Leg((0, 4), (0, 2)),
        near_leg=Leg((0, 4), (0, 2)),
    ),
    "lean": SIDE["lean"]._replace(
        lead=Arm((0, 70), (0, 128), "flat"),
        free=Arm(goal=Goal("hip", 12, -14), bend="out"),
        far_leg=Leg((0, -6), (0, -14)),
        near_leg=Leg((0, 10), (0, -16), 0),
        roll=13,
        nod=-8,
        lean=0,
    ),
    "fall": SIDE["fall"]._replace(
        lead=Arm((0, 128), (0, 150), "open"),
        free=Arm((0, 100), (0, 128), "open"),
        far_leg=Leg((50, 30), (60, 14), -40),
        near_leg=Leg((20, 26), (50, 20), -40),
        lean=0,
        roll=-34,
        nod=10,
    ),
    "tiptoe": SIDE["tiptoe"]._replace(
        lead=_UP._replace(upper=(0, 166), fore=(0, 174)),
        free=Arm((0, 34), (0, 40)),
        far_leg=Leg((0, 2), (0, 1), 60),
        near_leg=Leg((0, 2), (0, 1), 60),
        nod=-4,
    ),
}
"""Where the front and back views need angles of their own, because limbs that point at the viewer cannot be read."""


def posture(pose: Pose, *, side: bool) -> Posture:
    return SIDE[pose] if side else FRONT.get(pose, SIDE[pose])


SEATED_LEGS: Final = (_SEATED_FAR, _SEATED_NEAR)
STRETCHED_LEGS: Final = (_FLAT, _FLAT)
HUGGED_LEGS: Final = (_HUGGED_KNEE, _HUGGED_KNEE)
