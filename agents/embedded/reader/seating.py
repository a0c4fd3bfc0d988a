"""Decides where everybody and everything goes: by the words first, then where there is room."""

from typing import Final

from storytelling_painter.agents.embedded.reader.cast import Figure, Thing
from storytelling_painter.agents.embedded.reader.facts import Fact
from storytelling_painter.agents.embedded.reader.lexicon import things
from storytelling_painter.agents.embedded.reader.slots import Slots
from storytelling_painter.domain.vocabulary import Pose
from storytelling_painter.tools.illustrator.props import HANGS

_PLAIN: Final[tuple[Pose, ...]] = ("stand", "walk", "sit")
SEATED: Final[frozenset[Pose]] = frozenset({"sit", "slump", "write", "head_in_hands", "lean", "phone", "carry", "hug"})
_NO_HANDS: Final[frozenset[Pose]] = frozenset(
    {"cover_face", "head_in_hands", "hands_behind", "hands_on_hips", "arms_crossed"}
)
_GROUND: Final = ("floor_left", "floor_right", "floor_center", "back_right", "back_left", "front_right", "front_left")
_LOW: Final = ("front_center", "front_left", "front_right", "floor_center", "back_left", "back_right")
_LARGE: Final = frozenset(
    {"car", "taxi", "bus", "train", "tent", "bicycle", "snowman", "leaf_pile", "easel", "ladder", "table"}
)


class Seating(Slots):
    """Decides places one after the other; what is decided is never changed."""

    def settle(self) -> None:
        """Gives everybody a pose and everything a place."""
        cast = self.r.cast
        for figure in cast.figures:
            self.poses[figure.id] = _pose_of(figure)
        self._aims()
        for thing in cast.things:
            self._hold(thing.id)
        for writing in cast.writings:
            self._hold(writing.id)
        for figure in cast.figures:
            self._by_words(figure)
        for thing in cast.things:
            self._by_words(thing)
        for figure in cast.figures:
            if figure.id not in self.places:
                self._anywhere(figure)
        ridden = {p.target for p in self.places.values()}
        for thing in sorted(cast.things, key=lambda t: t.id in ridden):
            if thing.id not in self.places:
                self._somewhere(thing)
        for figure in cast.figures:
            self._raise_arm(figure)

    def _aims(self) -> None:
        known = {f.id for f in self.r.cast.figures} | {t.id for t in self.r.cast.things}
        known |= {h.id for h in self.r.cast.happenings if self.effect_at(h)}
        away = {(f.agent, f.target) for f in self.r.facts if f.value == "looks_away_from"}
        for fact in self.r.facts:
            if fact.kind != "relate" or fact.target not in known or fact.agent == fact.target:
                continue
            if fact.value == "looks_at" and (fact.agent, fact.target) not in away:
                self.looks.setdefault(fact.agent, fact.target)
            elif fact.value == "reaches_for":
                self.reaches.setdefault(fact.agent, fact.target)

    def _hold(self, id: str) -> None:
        for fact in self.r.facts:
            if fact.value != "holds" or fact.target != id or id in self.places:
                continue
            if self.held.get(fact.agent, 0) < 2 and self.poses.get(fact.agent) not in _NO_HANDS:
                self.tie(id, "held_by", fact.agent)
                self.held[fact.agent] = self.held.get(fact.agent, 0) + 1

    def _by_words(self, entity: Figure | Thing) -> None:
        for fact in self.r.facts:
            if entity.id in self.places:
                return
            if fact.kind != "relate" or fact.agent != entity.id:
                continue
            if isinstance(entity, Figure):
                self._figure_by(entity, fact)
            else:
                self._thing_by(entity, fact)

    def _figure_by(self, figure: Figure, fact: Fact) -> None:
        pose, target = self.poses[figure.id], self.r.cast.get(fact.target)
        seated = "sit" in figure.poses or pose in ("sit", "slump")
        if isinstance(target, Thing):
            if fact.value == "on" and target.kind in (things.SITTABLE if seated else things.CLIMBABLE):
                self.tie(figure.id, "on", target.id)
            elif fact.value == "on" and target.kind == "chair":
                self.tie(figure.id, "on", target.id)
            elif fact.value == "behind" and target.kind in _LARGE | {"box", "snowman", "tent", "chair"}:
                self.tie(figure.id, "behind", target.id)
            elif fact.value == "near" and target.id not in self.places:
                self.tie(figure.id, "beside", target.id)
        elif isinstance(target, Figure):
            if fact.value in ("behind", "near"):
                self.tie(figure.id, "behind" if fact.value == "behind" else "beside", target.id)
            elif fact.value == "reaches_for" and pose != "point":
                self.tie(figure.id, "beside", target.id)
        elif fact.target in things.SURFACES:
            self._figure_at(figure, fact.target, seated)

    def _figure_at(self, figure: Figure, spot: str, seated: bool) -> None:
        if figure.id in self.places:
            return
        pose = self.poses[figure.id]
        if pose == "stand" and spot in ("sofa", "armchair", "bench") and "stand" not in figure.poses:
            pose = self.poses[figure.id] = "sit"
            seated = True
        if spot == "bed" and (pose in ("lie", "slump") or (seated and "bed_edge" not in self.anchors)):
            if self.take(figure.id, ("bed",)):
                self.poses[figure.id] = "lie" if pose == "slump" else pose
            return
        if seated and self.take(figure.id, things.SEATS.get(spot, ())):
            return
        if pose == "climb" and spot in ("tree", "fence"):
            self.take(figure.id, things.STANDS.get(spot, ()), 2)
            return
        if not seated:
            self.take(figure.id, (*things.STANDS.get(spot, ()), *self.nearest(spot)), 2)

    def _thing_by(self, thing: Thing, fact: Fact) -> None:
        target = self.r.cast.get(fact.target)
        if isinstance(target, Thing):
            if fact.value == "on" and target.kind in (
                "table",
                "chair",
                "stool",
                "box",
                "plate",
                "suitcase",
                "newspaper",
                "shirt",
            ):
                self.tie(thing.id, "on", target.id)
            elif fact.value in ("under", "behind"):
                self.tie(thing.id, fact.value, target.id)
            elif fact.value == "near":
                self.tie(thing.id, "beside", target.id)
        elif isinstance(target, Figure):
            if fact.value in ("near", "under"):
                self.tie(thing.id, "beside", target.id)
            elif fact.value == "behind":
                self.tie(thing.id, "behind", target.id)
        elif fact.target in things.SURFACES:
            if fact.value == "under" and fact.target == "bench" and self.take(thing.id, ("under_bench",), 2):
                return
            if fact.value == "on":
                names = things.SURFACES[fact.target]
                if thing.kind in HANGS and fact.target in ("blackboard", "door"):
                    names = things.SURFACES["wall"]
                if fact.target == "wall" and thing.kind not in HANGS | {
                    "tv",
                    "thermometer",
                    "letter",
                    "paper",
                    "shirt",
                }:
                    return
                if fact.target == "window" and thing.kind not in ("bird", "cat", "flowerpot", "vase", "candle", "lamp"):
                    return
                self.take(thing.id, names, 1 if fact.target == "wall" else 3)
            elif fact.value == "near":
                self.take(thing.id, self.nearest(fact.target), 2)

    def _anywhere(self, figure: Figure) -> None:
        pose = self.poses[figure.id]
        if pose in ("slump", "sit") or ("sit" in figure.poses and pose in SEATED):
            seats = [n for n, kind in self.anchors.items() if kind == "seat"]
            if pose == "slump":
                seats = [s for s in seats if "desk" in s or "table" in s] + [s for s in seats if "desk" not in s]
            if self.take(figure.id, seats):
                return
            if pose in ("slump", "sit"):
                self.poses[figure.id] = "sit_floor"
        if pose == "lie" and self.take(figure.id, [n for n, kind in self.anchors.items() if kind == "lie"]):
            return
        if pose == "wash" and self.take(figure.id, ("sink_stand",)):
            return
        target = self.reaches.get(figure.id)
        if target is not None and (place := self.places.get(target)) is not None and place.anchor is not None:
            near = [n for n in self.anchors if n.startswith(("floor_", "back_")) or n.endswith("_stand")]
            near = [n for n in near if n not in self.used]
            x = self.x[place.anchor]
            if self.take(figure.id, sorted(near, key=lambda n: abs(abs(self.x[n] - x) - 70))):
                return
        names = _GROUND if len(self.r.cast.figures) > 1 else ("floor_center", *_GROUND)
        if not self.take(figure.id, names):
            self.take(figure.id, _GROUND, 9)

    def _somewhere(self, thing: Thing) -> None:
        kind = thing.kind
        reacher = next((a for a, t in self.reaches.items() if t == thing.id), None)
        if reacher is not None and kind not in HANGS:
            if self.poses.get(reacher) == "reach_up" and self.take(
                thing.id, ("cupboard_shelf", "shelf", "tree_branch"), 2
            ):
                return
            if self.tie(thing.id, "beside", reacher):
                return
        if kind in HANGS and self.take(thing.id, ("wall_right", "wall_left", "wall_center")):
            return
        if kind in ("car", "taxi", "bus") and self.take(thing.id, ("road", "back_right", "back_left")):
            return
        if kind == "train" and self.take(thing.id, ("track", "back_right")):
            return
        if kind in ("bird", "kite") and self.take(thing.id, ("tree_branch", "window", "wall_center"), 2):
            return
        rider = next((f for f in self.r.cast.figures if (p := self.places.get(f.id)) and p.target == thing.id), None)
        if rider is not None and self.take(thing.id, self.under_reach(rider)):
            return
        low = kind in things.ON_FLOOR or thing.state in (
            "broken",
            "dropped",
            "fallen",
            "torn",
            "crumpled",
            "spilled",
            "wilted",
        )
        surfaces = [
            n
            for n, k in self.anchors.items()
            if k == "surface" and n not in ("tree_branch", "under_bench", "flowerbed")
        ]
        if not low and self.take(thing.id, sorted(surfaces, key=lambda n: self.used.get(n, 0)), 3):
            return
        if not self.take(thing.id, _LOW):
            self.take(thing.id, _LOW, 9)

    def _raise_arm(self, figure: Figure) -> None:
        """Who reaches for what is overhead stretches up."""
        place = self.places.get(self.reaches.get(figure.id, ""))
        high = place is not None and place.anchor in (
            "cupboard_shelf",
            "shelf",
            "shelf_left",
            "shelf_right",
            "tree_branch",
        )
        if high and self.poses[figure.id] == "reach_out":
            self.poses[figure.id] = "reach_up"


def _pose_of(figure: Figure) -> Pose:
    special = [p for p in figure.poses if p not in _PLAIN]
    if "sit" in figure.poses:
        special = [
            p for p in special if p in SEATED | {"hand_to_mouth", "cover_face", "reach_out", "offer", "wave", "point"}
        ]
        return special[0] if special and special[0] in SEATED else "sit"
    return special[0] if special else figure.poses[0] if figure.poses else "stand"
