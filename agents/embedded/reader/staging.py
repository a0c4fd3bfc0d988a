"""From what was read to a plan of the picture, and which facts the plan takes in."""

from dataclasses import dataclass, field
from random import Random
from typing import Final

from storytelling_painter.agents.embedded.reader.cast import Figure, Thing, Writing
from storytelling_painter.agents.embedded.reader.lexicon import things
from storytelling_painter.agents.embedded.reader.outcome import Outcome
from storytelling_painter.agents.embedded.reader.seating import Seating
from storytelling_painter.domain.scene import Effect, Hair, Person, Prop, SceneSpec, Sign
from storytelling_painter.domain.vocabulary import Build, Colour, HairColour, HairStyle, Outfit, TimeOfDay

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


class Stage(Seating):
    """Draws up the plan of one picture."""

    def plan(self) -> Staged:
        """Returns the plan and the facts that it shows."""
        self.settle()
        scene = self._scene()
        outcome = Outcome(self.r, self, scene)
        shown = ((n, outcome.shown(fact)) for n, fact in enumerate(self.r.facts))
        return Staged(scene, {n: how for n, how in shown if how is not None})

    def _scene(self) -> SceneSpec:
        cast = self.r.cast
        rng = Random(f"{self.seed} looks {self.r.text}")
        skin = rng.randint(1, 6)
        kin = {id for f in self.r.facts if f.kind == "kin" for id in (f.agent, f.target)}
        people = tuple(self._person(f, rng, skin if f.id in kin else rng.randint(1, 6)) for f in cast.figures)
        props = tuple(self._prop(t) for t in cast.things if t.id in self.places)
        known = {p.id for p in people} | {p.id for p in props}
        effects = tuple(
            Effect(id=h.id, kind=h.kind, at=at)
            for h in cast.happenings
            if (at := self.effect_at(h)) and (at in known or at in self.anchors)
        )
        signs = tuple(s for w in cast.writings if (s := self._sign(w)) is not None)
        drawn = known | {e.id for e in effects} | {s.id for s in signs}
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
        chosen: Build = "feminine" if rng.random() < 0.5 else "masculine"
        build = f.build or chosen
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
        if not w.text:
            return None
        if w.id in self.places:
            return Sign(id=w.id, kind=w.kind, text=w.text, place=self.places[w.id])
        names = ("wall_center", "wall_left", "wall_right")
        if w.kind == "blackboard":
            names = ("blackboard", *names)  # type: ignore[assignment]
        if w.kind == "shop_sign":
            names = ("shop_sign", *names)  # type: ignore[assignment]
        if not self.take(w.id, names):
            return None
        return Sign(id=w.id, kind=w.kind, text=w.text, place=self.places[w.id])
