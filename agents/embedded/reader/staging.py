"""From what was read to a plan of the picture: poses, places, looks; and which facts the plan takes in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final

from storytelling_painter.agents.embedded.reader.backdrop import Backdrop
from storytelling_painter.agents.embedded.reader.cast import Figure, Happening, Thing, Writing
from storytelling_painter.agents.embedded.reader.lexicon import doings, things
from storytelling_painter.agents.embedded.reader.reading import Fact, Reading
from storytelling_painter.domain.scene import Effect, Hair, Person, Place, Prop, SceneSpec, Sign
from storytelling_painter.domain.vocabulary import (
    ANCHORS,
    Colour,
    Facing,
    HairColour,
    HairStyle,
    Outfit,
    Pose,
    TimeOfDay,
)
from storytelling_painter.tools.illustrator.props import HANGS
from storytelling_painter.tools.illustrator.settings import draw_setting

_PLAIN: Final[tuple[Pose, ...]] = ("stand", "walk", "sit")
_SEATED: Final[frozenset[Pose]] = frozenset({"sit", "slump", "write", "head_in_hands", "lean", "phone", "carry", "hug"})
_UPRIGHT: Final[frozenset[Pose]] = frozenset(
    {
        "reach_up",
        "reach_out",
        "point",
        "wave",
        "cheer",
        "hands_on_hips",
        "arms_crossed",
        "hands_behind",
        "cover_face",
        "head_in_hands",
        "hand_to_mouth",
        "phone",
        "carry",
        "offer",
        "hug",
        "wash",
        "write",
        "lean",
        "tiptoe",
        "walk",
    }
)
_NO_HANDS: Final[frozenset[Pose]] = frozenset(
    {"cover_face", "head_in_hands", "hands_behind", "hands_on_hips", "arms_crossed"}
)
_GROUND: Final = ("floor_left", "floor_right", "floor_center", "back_right", "back_left", "front_right", "front_left")
_LOW: Final = ("front_center", "front_left", "front_right", "floor_center", "back_left", "back_right")
_LARGE: Final = frozenset(
    {"car", "taxi", "bus", "train", "tent", "bicycle", "snowman", "leaf_pile", "easel", "ladder", "table"}
)
_ON_HIGH: Final = ("tree_branch", "shelf", "cupboard_shelf", "shelf_left", "bar", "nightstand", "desk", "table")
_COLOURS: Final[tuple[Colour, ...]] = (
    "red",
    "blue",
    "green",
    "yellow",
    "purple",
    "teal",
    "orange",
    "pink",
    "brown",
    "grey",
)
_HOURS: Final[dict[TimeOfDay, tuple[int, int]]] = {
    "morning": (5, 11),
    "noon": (11, 16),
    "evening": (16, 22),
    "night": (20, 30),
}


@dataclass
class Staged:
    """A plan and how it takes in what was read."""

    scene: SceneSpec
    taken: dict[int, str] = field(default_factory=dict)
    """Position of a fact that the plan shows, with how: `at`, `on`, ... or empty."""


class Stage:
    """Decides places one after the other; what is decided is never changed."""

    def __init__(self, reading: Reading, backdrop: Backdrop, seed: int) -> None:
        self.r, self.backdrop, self.seed = reading, backdrop, seed
        self.anchors = ANCHORS[backdrop.setting]
        self.places: dict[str, Place] = {}
        self.used: dict[str, int] = {}
        self.poses: dict[str, Pose] = {}
        self.looks: dict[str, str] = {}
        self.reaches: dict[str, str] = {}
        self.held: dict[str, int] = {}
        self.facing: dict[str, Facing] = {}
        stage = draw_setting(backdrop.setting, time_of_day="noon", weather="clear", seed=0)
        self.x = {name: anchor.x for name, anchor in stage.anchors.items()}
        self.taken: dict[int, str] = {}

    def plan(self) -> Staged:
        cast = self.r.cast
        for figure in cast.figures:
            self.poses[figure.id] = _pose_of(figure)
        self._aims()
        for thing in cast.things:
            self._hold(thing)
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
        scene = self._scene()
        for n, fact in enumerate(self.r.facts):
            how = self._shown(fact, scene)
            if how is not None:
                self.taken[n] = how
        return Staged(scene, self.taken)

    # --- places -----------------------------------------------------------------------------------------------------

    def _aims(self) -> None:
        known = {e.id for e in (*self.r.cast.figures, *self.r.cast.things)}
        known |= {h.id for h in self.r.cast.happenings if self._effect_at(h)}
        away = {(f.agent, f.target) for f in self.r.facts if f.value == "looks_away_from"}
        for fact in self.r.facts:
            if fact.kind != "relate" or fact.target not in known or fact.agent == fact.target:
                continue
            if fact.value == "looks_at" and (fact.agent, fact.target) not in away:
                self.looks.setdefault(fact.agent, fact.target)
            elif fact.value == "reaches_for":
                self.reaches.setdefault(fact.agent, fact.target)

    def _hold(self, thing: Thing) -> None:
        for fact in self.r.facts:
            if fact.value != "holds" or fact.target != thing.id or thing.id in self.places:
                continue
            if self.held.get(fact.agent, 0) < 2 and self.poses.get(fact.agent) not in _NO_HANDS:
                self._tie(thing.id, "held_by", fact.agent)
                self.held[fact.agent] = self.held.get(fact.agent, 0) + 1

    def _tie(self, id: str, relation: str, target: str) -> bool:
        """Places an element by another one, unless that one hangs on it already."""
        at: str | None = target
        while at is not None:
            if at == id:
                return False
            place = self.places.get(at)
            at = place.target if place else None
        self.places[id] = Place.model_validate({"relation": relation, "target": target})
        return True

    def _take(self, id: str, names: Sequence[str], most: int = 1) -> bool:
        for name in names:
            if name in self.anchors and self.used.get(name, 0) < most:
                self.used[name] = self.used.get(name, 0) + 1
                self.places[id] = Place(anchor=name)
                return True
        return False

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
                self._tie(figure.id, "on", target.id)
            elif fact.value == "on" and target.kind == "chair":
                self._tie(figure.id, "on", target.id)
            elif fact.value == "behind" and target.kind in _LARGE | {"box", "snowman", "tent", "chair"}:
                self._tie(figure.id, "behind", target.id)
            elif fact.value == "near" and target.id not in self.places:
                self._tie(figure.id, "beside", target.id)
        elif isinstance(target, Figure):
            if fact.value in ("behind", "near"):
                self._tie(figure.id, "behind" if fact.value == "behind" else "beside", target.id)
            elif fact.value == "reaches_for" and pose != "point":
                self._tie(figure.id, "beside", target.id)
        elif fact.target in things.SURFACES:
            self._figure_at(figure, fact.target, seated)

    def _figure_at(self, figure: Figure, spot: str, seated: bool) -> None:
        if figure.id in self.places:
            return
        pose = self.poses[figure.id]
        if spot == "bed" and (pose in ("lie", "slump") or (seated and "bed_edge" not in self.anchors)):
            if self._take(figure.id, ("bed",)):
                self.poses[figure.id] = "lie" if pose == "slump" else pose
            return
        if seated and self._take(figure.id, things.SEATS.get(spot, ())):
            return
        if pose == "climb" and spot in ("tree", "fence"):
            self._take(figure.id, things.STANDS.get(spot, ()), 2)
            return
        if not seated:
            self._take(figure.id, (*things.STANDS.get(spot, ()), *self._nearest(spot)), 2)

    def _nearest(self, spot: str) -> list[str]:
        """Returns the free standing places nearest to furniture."""
        at = next((n for n in things.SURFACES.get(spot, ()) if n in self.anchors), None)
        if at is None or spot in ("floor", "wall"):
            return []
        names = [n for n in self.anchors if n.startswith(("floor_", "back_")) and n not in self.used]
        return sorted(names, key=lambda n: abs(self.x[n] - self.x[at]))[:2]

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
                self._tie(thing.id, "on", target.id)
            elif fact.value in ("under", "behind"):
                self._tie(thing.id, fact.value, target.id)
            elif fact.value == "near":
                self._tie(thing.id, "beside", target.id)
        elif isinstance(target, Figure):
            if fact.value in ("near", "under"):
                self._tie(thing.id, "beside", target.id)
            elif fact.value == "behind":
                self._tie(thing.id, "behind", target.id)
        elif fact.target in things.SURFACES:
            if fact.value == "under" and fact.target == "bench" and self._take(thing.id, ("under_bench",), 2):
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
                self._take(thing.id, names, 1 if fact.target == "wall" else 3)
            elif fact.value == "near":
                self._take(thing.id, self._nearest(fact.target), 2)

    def _anywhere(self, figure: Figure) -> None:
        pose = self.poses[figure.id]
        if pose in ("slump", "sit") or ("sit" in figure.poses and pose in _SEATED):
            seats = [n for n, kind in self.anchors.items() if kind == "seat"]
            if pose == "slump":
                seats = [s for s in seats if "desk" in s or "table" in s] + [s for s in seats if "desk" not in s]
            if self._take(figure.id, seats):
                return
            if pose in ("slump", "sit"):
                self.poses[figure.id] = "sit_floor"
        if pose == "lie" and self._take(figure.id, [n for n, kind in self.anchors.items() if kind == "lie"]):
            return
        if pose == "wash" and self._take(figure.id, ("sink_stand",)):
            return
        target = self.reaches.get(figure.id)
        if target is not None and (place := self.places.get(target)) is not None and place.anchor is not None:
            near = [n for n in self.anchors if n.startswith(("floor_", "back_")) or n.endswith("_stand")]
            near = [n for n in near if n not in self.used]
            x = self.x[place.anchor]
            if self._take(figure.id, sorted(near, key=lambda n: abs(abs(self.x[n] - x) - 70))):
                return
        names = _GROUND if len(self.r.cast.figures) > 1 else ("floor_center", *_GROUND)
        if not self._take(figure.id, names):
            self._take(figure.id, _GROUND, 9)

    def _somewhere(self, thing: Thing) -> None:
        kind = thing.kind
        reacher = next((a for a, t in self.reaches.items() if t == thing.id), None)
        if reacher is not None and kind not in HANGS:
            if self.poses.get(reacher) == "reach_up" and self._take(
                thing.id, ("cupboard_shelf", "shelf", "tree_branch"), 2
            ):
                return
            if self._tie(thing.id, "beside", reacher):
                return
        if kind in HANGS and self._take(thing.id, ("wall_right", "wall_left", "wall_center")):
            return
        if kind in ("car", "taxi", "bus") and self._take(thing.id, ("road", "back_right", "back_left")):
            return
        if kind == "train" and self._take(thing.id, ("track", "back_right")):
            return
        if kind in ("bird", "kite") and self._take(thing.id, ("tree_branch", "window", "wall_center"), 2):
            return
        rider = next((f for f in self.r.cast.figures if (p := self.places.get(f.id)) and p.target == thing.id), None)
        if rider is not None and self._take(thing.id, self._under_reach(rider)):
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
        if not low and self._take(thing.id, sorted(surfaces, key=lambda n: self.used.get(n, 0)), 3):
            return
        if not self._take(thing.id, _LOW):
            self._take(thing.id, _LOW, 9)

    def _under_reach(self, figure: Figure) -> list[str]:
        """Returns standing places from which a person gets at what is reached for."""
        target = self.reaches.get(figure.id, self.looks.get(figure.id))
        place = self.places.get(target) if target else None
        if place is None or place.anchor is None:
            return ["floor_center", "floor_left", "floor_right"]
        x = self.x[place.anchor]
        names = [n for n in self.anchors if n.startswith(("floor_", "back_")) or n.endswith("_stand")]
        return sorted(names, key=lambda n: abs(self.x[n] - x))

    def _effect_at(self, happening: Happening) -> str:
        if happening.at:
            return happening.at
        names = (*things.SURFACES.get(happening.spot, ()), *doings.EFFECT_HOME.get(happening.kind, ()))
        return next((n for n in names if n in self.anchors), "")

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

    # --- the plan ---------------------------------------------------------------------------------------------------

    def _scene(self) -> SceneSpec:
        cast = self.r.cast
        rng = Random(f"{self.seed} looks")
        skin = rng.randint(1, 6)
        people = tuple(self._person(f, rng, skin) for f in cast.figures)
        props = tuple(self._prop(t) for t in cast.things if t.id in self.places)
        known = {p.id for p in (*people, *props)}
        effects = tuple(
            Effect(id=h.id, kind=h.kind, at=at)
            for h in cast.happenings
            if (at := self._effect_at(h)) and (at in known or at in self.anchors)
        )
        signs = tuple(s for w in cast.writings if (s := self._sign(w)) is not None)
        drawn = known | {e.id for e in (*effects, *signs)}
        people = tuple(
            p.model_copy(
                update={
                    "looks_at": p.looks_at if p.looks_at in drawn else None,
                    "reaches": p.reaches if p.reaches in drawn else None,
                }
            )
            for p in people
        )
        return SceneSpec(
            setting=self.backdrop.setting,
            time_of_day=self.backdrop.hour.value if self.backdrop.hour else "noon",
            weather=self.backdrop.weather.value if self.backdrop.weather else "clear",
            people=people,
            props=props,
            signs=signs,
            effects=effects,
            seed=self.seed % 2**31,
        )

    def _person(self, f: Figure, rng: Random, skin: int) -> Person:
        build = f.build or rng.choice(("feminine", "masculine"))
        old = f.age == "elder"
        styles: tuple[HairStyle, ...] = (
            ("long", "ponytail", "bob", "bun") if build == "feminine" else ("short", "short", "curly")
        )
        colours: tuple[HairColour, ...] = (
            ("grey", "white") if old else ("black", "brown") if skin >= 4 else ("brown", "blond", "black", "red")
        )
        style, hair, colour = rng.choice(styles), rng.choice(colours), rng.choice(_COLOURS)
        outfit: Outfit = f.outfit or (
            "coat" if self.backdrop.weather and self.backdrop.weather.value == "snow" else "casual"
        )
        if f.age in ("toddler", "child") and outfit not in (
            "casual",
            "dress",
            "school",
            "pyjamas",
            "coat",
            "raincoat",
            "sports",
        ):
            outfit = "casual"
        return Person(
            id=f.id,
            role=f.role[:40],
            age=f.age,
            build=build,
            skin=skin,
            hair=Hair(style=f.hair or style, colour=f.hair_colour or hair),
            outfit=outfit,
            colour=f.colour or colour,
            accessories=tuple(f.accessories),
            pose=self.poses[f.id],
            expression=f.face or "neutral",
            facing=self.facing.get(f.id, "front"),
            looks_at=self.looks.get(f.id),
            reaches=self.reaches.get(f.id),
            place=self.places[f.id],
        )

    def _prop(self, t: Thing) -> Prop:
        text = t.text if t.kind in things.TELLS_TEXT else None
        if t.kind == "clock" and text is None and self.backdrop.clock is not None:
            text = self._full_hour(self.backdrop.clock.value)
        return Prop(id=t.id, kind=t.kind, state=t.state, colour=t.colour, text=text, place=self.places[t.id])

    def _full_hour(self, told: str) -> str:
        """Returns a twelve-hour time as one of the day that fits the light."""
        hour, minute = (int(part) for part in told.split(":"))
        if self.backdrop.hour is not None:
            first, end = _HOURS[self.backdrop.hour.value]
            hour = next((h % 24 for h in (hour, hour + 12, hour + 24) if first <= h < end), hour)
        return f"{hour:02d}:{minute:02d}"

    def _sign(self, w: Writing) -> Sign | None:
        names = ("wall_center", "wall_left", "wall_right")
        if w.kind == "blackboard":
            names = ("blackboard", *names)  # type: ignore[assignment]
        if w.kind == "shop_sign":
            names = ("shop_sign", *names)  # type: ignore[assignment]
        if not self._take(w.id, names):
            return None
        return Sign(id=w.id, kind=w.kind, text=w.text, place=self.places[w.id])

    # --- what came of the facts -------------------------------------------------------------------------------------

    def _shown(self, fact: Fact, scene: SceneSpec) -> str | None:
        """Returns how the plan shows a fact, or none where it does not."""
        drawn = {e.id for e in scene.elements}
        agent = scene.element(fact.agent)
        if fact.kind == "lost" or agent is None:
            return None
        if fact.kind in ("show", "kin"):
            return "" if fact.kind == "show" or fact.target in drawn else None
        if fact.kind == "state":
            return "" if isinstance(agent, Prop) and agent.resolved_state == fact.value else None
        if fact.kind == "reads":
            return "" if isinstance(agent, Prop | Sign) and agent.text == fact.value else None
        if fact.kind == "face":
            return "" if isinstance(agent, Person) and agent.expression == fact.value else None
        if fact.kind == "pose":
            return self._shown_pose(fact, agent) if isinstance(agent, Person) else None
        return None if isinstance(agent, Effect) else self._shown_relation(fact, agent, drawn)

    def _shown_pose(self, fact: Fact, agent: Person) -> str | None:
        if agent.pose == fact.value:
            return ""
        seated = agent.place.anchor is not None and self.anchors.get(agent.place.anchor) == "seat"
        if fact.value == "sit" and seated and agent.pose in _SEATED:
            return "seat"
        if fact.value == "reach_out" and agent.pose == "reach_up":
            return "pose"
        if fact.value in ("sit", "slump") and agent.pose in ("sit_floor", "lie"):
            return "pose"
        if fact.value in ("stand", "walk") and agent.pose in _UPRIGHT | {"stand"} and not seated:
            return "show"
        return None

    def _shown_relation(self, fact: Fact, agent: Person | Prop | Sign, drawn: set[str]) -> str | None:
        value, target = fact.value, fact.target
        place = agent.place
        if value == "holds":
            thing = self.places.get(target)
            return (
                ""
                if target in drawn and thing is not None and (thing.relation, thing.target) == ("held_by", fact.agent)
                else None
            )
        if isinstance(agent, Person) and value == "looks_at":
            return "" if agent.looks_at == target else None
        if isinstance(agent, Person) and value == "reaches_for":
            return "" if agent.reaches == target else None
        if value == "looks_away_from":
            return "" if target in drawn and isinstance(agent, Person) and agent.looks_at != target else None
        if target in drawn:
            return self._shown_tie(value, agent, target)
        if place.anchor is None or target not in things.SURFACES:
            return None
        names = (*things.SURFACES[target], *things.SEATS.get(target, ()), *things.STANDS.get(target, ()))
        if target == "floor" and self.anchors.get(place.anchor) == "stand":
            return "show"
        return "at" if place.anchor in names else "show" if place.anchor in self._near_names(target) else None

    def _near_names(self, spot: str) -> list[str]:
        at = next((n for n in things.SURFACES.get(spot, ()) if n in self.anchors), None)
        if at is None:
            return []
        return [n for n in self.anchors if n.startswith(("floor_", "back_")) and abs(self.x[n] - self.x[at]) < 200]

    def _shown_tie(self, value: str, agent: Person | Prop | Sign, target: str) -> str | None:
        relation = {"on": "on", "under": "under", "behind": "behind", "near": "beside"}.get(value)
        place = agent.place
        if place.target == target and place.relation == relation:
            if isinstance(agent, Person) and value == "on":
                return (
                    "sits_on"
                    if agent.pose in _SEATED and agent.pose != "climb" and "sit" in _poses(self.r, agent.id)
                    else ("sits_on" if agent.pose in ("sit", "slump") else "stands_on")
                )
            return value
        other = self.places.get(target)
        if value == "near" and other is not None and other.target == agent.id and other.relation == "beside":
            return "near"
        return None


def _poses(reading: Reading, id: str) -> list[Pose]:
    figure = reading.cast.get(id)
    return figure.poses if isinstance(figure, Figure) else []


def _pose_of(figure: Figure) -> Pose:
    special = [p for p in figure.poses if p not in _PLAIN]
    if "sit" in figure.poses:
        special = [
            p for p in special if p in _SEATED | {"hand_to_mouth", "cover_face", "reach_out", "offer", "wave", "point"}
        ]
        return special[0] if special and special[0] in _SEATED else "sit"
    return special[0] if special else figure.poses[0] if figure.poses else "stand"
