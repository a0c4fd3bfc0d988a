"""Draws the layers of one person in order, from the far arm to the near hand."""

from storytelling_painter.domain.scene import Person
from storytelling_painter.tools.illustrator.palette import CLOTH
from storytelling_painter.tools.illustrator.people import body, finery, hands, head
from storytelling_painter.tools.illustrator.people.joints import ArmJoints, LegJoints, Skeleton
from storytelling_painter.tools.illustrator.people.posing import Support
from storytelling_painter.tools.illustrator.people.sketch import Sketch, along
from storytelling_painter.tools.illustrator.people.tones import darker, lighter, skin_of
from storytelling_painter.tools.illustrator.people.wardrobe import Clothes


class Painter:
    """Draws the layers of one person in order."""

    def __init__(self, person: Person, bones: Skeleton, sketch: Sketch, clothes: Clothes, headed: head.Head) -> None:
        self.person, self.bones, self.sketch, self.clothes, self.headed = person, bones, sketch, clothes, headed
        self.skin = skin_of(person.skin)
        self.trunk = body.Trunk(bones)
        self.back = bones.view == "back"

    def draw(self, support: Support, holds: int) -> None:
        bones, sketch, clothes = self.bones, self.sketch, self.clothes
        arms = [bones.lead, bones.free]
        finery.draw_pack_behind(sketch, self.person, self.trunk)
        head.draw_behind(sketch, self.headed)
        for arm in arms:
            if not arm.front:
                self._arm(arm, holds)
        self._legs()
        body.draw_neck(sketch, bones, self.skin)
        with sketch.part("torso"):
            body.draw_trunk(sketch, self.trunk, clothes.top, short=bool(clothes.skirt and not clothes.skirt_colour))
            finery.draw_details(sketch, self.person, self.trunk, clothes, back=self.back)
        finery.draw_worn(sketch, self.person, self.trunk, back=self.back)
        if support == "bed":
            self._blanket()
        over_face = [a for a in arms if a.front and a.over_head]
        for arm in arms:
            if arm.front and arm not in over_face:
                self._arm(arm, holds)
        head.draw_head(sketch, self.headed)
        for arm in over_face:
            self._arm(arm, holds)

    def _legs(self) -> None:
        bones, sketch, clothes = self.bones, self.sketch, self.clothes
        order = [bones.far_leg, bones.near_leg]
        if bones.view != "side":
            order.sort(key=lambda g: g.ankle.y)
        for leg in order:
            body.draw_leg(sketch, leg, bones, clothes, self.skin)
        for leg in order:
            self._hurt(leg, leg is order[-1])
        if clothes.leg > 0:
            body.draw_pelvis(sketch, bones, clothes.legs)
        if clothes.skirt:
            with sketch.part("torso"):
                body.draw_skirt(sketch, bones, clothes)
        if self.person.outfit == "apron" and not self.back:
            body.draw_skirt(sketch, bones, clothes._replace(flare=-5.0), share=0.38, fill=clothes.trim)

    def _hurt(self, leg: LegJoints, first: bool) -> None:
        worn, sketch, p = self.person.accessories, self.sketch, self.bones.sizes
        if not first:
            return
        if "leg_cast" in worn:
            line = along([leg.ankle, leg.knee, leg.hip], 0.62)
            body.draw_shoe(sketch, leg, p.leg + 12, "#fbfaf4", front=self.bones.view != "side")
            sketch.tube(line, "#fbfaf4", p.leg + 12, cut=True)
            sketch.line([along(line, 0.3)[-1], along(line, 0.42)[-1]], 2, stroke="#c8c2b2")
            sketch.line([along(line, 0.55)[-1], along(line, 0.66)[-1]], 2, stroke="#c8c2b2")
        if "bandaged_knee" in worn:
            a = along([leg.knee, leg.hip], 0.22)[-1]
            b = along([leg.knee, leg.ankle], 0.24)[-1]
            sketch.line([a, leg.knee, b], p.leg + 12, cap="butt")
            sketch.line(
                [along([leg.knee, leg.hip], 0.19)[-1], leg.knee, along([leg.knee, leg.ankle], 0.21)[-1]],
                p.leg + 6,
                stroke="#fbf3df",
                cap="butt",
            )
            sketch.line([(leg.knee.x - 6, leg.knee.y), (leg.knee.x + 6, leg.knee.y)], 5, stroke="#d9534f", cap="butt")
            sketch.line([(leg.knee.x, leg.knee.y - 6), (leg.knee.x, leg.knee.y + 6)], 5, stroke="#d9534f", cap="butt")

    def thumb_up(self, arm: ArmJoints) -> bool:
        """The thumb lies on the upper side of a hand that points forward and on the inner side of one that hangs."""
        inward = self.bones.chest.x - arm.wrist.x if self.bones.view != "side" else 1.0
        dx, dy = arm.hand.x - arm.wrist.x, arm.hand.y - arm.wrist.y
        if abs(dx) > abs(dy):
            return dx > 0
        return (inward > 0) == (dy > 0)

    def _arm(self, arm: ArmJoints, holds: int) -> None:
        sketch, bones = self.sketch, self.bones
        name = "hand_lead" if arm is bones.lead else "hand_free"
        frame = hands.hand_frame(sketch.frame, arm, bones.sizes.hand)
        lead = arm is bones.lead
        with sketch.part(name), sketch.inside(frame):
            if lead and self.person.pose in ("phone", "write") and holds == 0:
                self._tool(arm)
            hands.draw_hand(sketch, arm.shape, self.skin, thumb_up=self.thumb_up(arm))
        body.draw_arm(sketch, arm, bones, self.clothes, self.skin)
        if arm.front and not arm.over_head and not self.clothes.sleeve_colour:
            body.draw_seam(sketch, arm, bones, self.clothes)
        if not lead and "arm_sling" in self.person.accessories:
            self._sling(arm)

    def _tool(self, arm: ArmJoints) -> None:
        """The telephone of a call and the pencil of a writer who holds nothing else."""
        if self.person.pose == "phone":
            self.sketch.polygon([(-12, -10), (34, -10), (34, 6), (-12, 6)], "#474a58")
        else:
            down = 1.0 if self.sketch.frame.to_canvas((0, 1)).y > self.sketch.frame.origin.y else -1.0
            self.sketch.polygon(
                [(-8, -22 * down), (2, -24 * down), (22, 16 * down), (24, 30 * down), (13, 21 * down)], "#f4d35e", 2.4
            )
            self.sketch.polygon([(19, 24 * down), (24, 30 * down), (22, 21 * down)], "#2b2a33", 1.5)

    def _sling(self, arm: ArmJoints) -> None:
        neck = self.trunk.at(0.3, 1.0)
        r = self.bones.sizes.arm * 0.85
        e, w = arm.elbow, arm.wrist
        out = 1.0 if e.x > w.x else -1.0
        for end in (e, w):
            self.sketch.line([neck, (end.x, end.y - r)], 10)
            self.sketch.line([neck, (end.x, end.y - r)], 5, stroke="#f6f1e4")
        self.sketch.curve(
            [
                (e.x + out * r * 0.9, e.y - r * 0.7),
                (e.x + out * r, e.y + r * 0.8),
                (e.x, e.y + r * 1.25),
                (w.x + out * 2, w.y + r * 1.1),
                (w.x, w.y - r * 0.6),
            ],
            "#f6f1e4",
            tension=0.5,
        )

    def _blanket(self) -> None:
        bones, sketch, p = self.bones, self.sketch, self.bones.sizes
        colour = lighter(CLOTH["teal"], 0.3)
        lying = bones.roll < -45
        left = bones.chest.x + p.torso * 0.42 if lying else bones.hips.x - p.hip * 0.9
        end = max(bones.far_leg.toe.x, bones.near_leg.toe.x, bones.near_leg.ankle.x) + 16
        top = min(bones.near_leg.knee.y, bones.far_leg.knee.y, bones.hips.y) - p.leg * 0.9
        peak = min(bones.near_leg.toe.y, bones.far_leg.toe.y, top) - 7
        base = 0.0
        sketch.curve(
            [
                (left, base),
                (left - 4, top * 0.5),
                (left + 6, top - 2),
                (left + (end - left) * 0.4, top - 4),
                (end - 40, top - 2),
                (end - 20, peak),
                (end - 4, peak + 2),
                (end + 6, top * 0.6),
                (end + 6, base),
            ],
            colour,
            tension=0.6,
        )
        sketch.curve(
            [(left, base), (left - 4, top * 0.5), (left + 4, top - 2), (left + 24, top - 3), (left + 22, base)],
            "#fbfaf6",
            tension=0.6,
        )
        for share in (0.42, 0.66):
            x = left + (end - left) * share
            sketch.curve(
                [(x, top * 0.78), (x + 10, top * 0.45), (x + 6, top * 0.2)],
                closed=False,
                width=2.2,
                stroke=darker(colour, 0.3),
            )
