"""The free and taken places of one picture."""

from collections.abc import Sequence

from storytelling_painter.agents.embedded.reader.backdrop import Backdrop
from storytelling_painter.agents.embedded.reader.cast import Figure, Happening
from storytelling_painter.agents.embedded.reader.facts import Reading
from storytelling_painter.agents.embedded.reader.lexicon import doings, things
from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.scene import Place
from storytelling_painter.domain.vocabulary import Pose
from storytelling_painter.tools.illustrator.settings import draw_setting


class Slots:
    """Who is where so far; what is decided is never changed."""

    def __init__(self, reading: Reading, backdrop: Backdrop, seed: int) -> None:
        self.r, self.backdrop, self.seed = reading, backdrop, seed
        self.anchors = ANCHORS[backdrop.setting]
        self.places: dict[str, Place] = {}
        self.used: dict[str, int] = {}
        self.poses: dict[str, Pose] = {}
        self.looks: dict[str, str] = {}
        self.reaches: dict[str, str] = {}
        self.held: dict[str, int] = {}
        stage = draw_setting(backdrop.setting, time_of_day="noon", weather="clear", seed=0)
        self.x = {name: anchor.x for name, anchor in stage.anchors.items()}

    def tie(self, id: str, relation: str, target: str) -> bool:
        """Places an element by another one, unless that one hangs on it already."""
        at: str | None = target
        while at is not None:
            if at == id:
                return False
            place = self.places.get(at)
            at = place.target if place else None
        self.places[id] = Place.model_validate({"relation": relation, "target": target})
        return True

    def take(self, id: str, names: Sequence[str], most: int = 1) -> bool:
        for name in names:
            if name in self.anchors and self.used.get(name, 0) < most:
                self.used[name] = self.used.get(name, 0) + 1
                self.places[id] = Place(anchor=name)
                return True
        return False

    def nearest(self, spot: str) -> list[str]:
        """Returns the free standing places nearest to furniture."""
        at = next((n for n in things.SURFACES.get(spot, ()) if n in self.anchors), None)
        if at is None or spot in ("floor", "wall"):
            return []
        names = [n for n in self.anchors if n.startswith(("floor_", "back_")) and n not in self.used]
        return sorted(names, key=lambda n: abs(self.x[n] - self.x[at]))[:2]

    def under_reach(self, figure: Figure) -> list[str]:
        """Returns standing places from which a person gets at what is reached for."""
        target = self.reaches.get(figure.id, self.looks.get(figure.id))
        place = self.places.get(target) if target else None
        if place is None or place.anchor is None:
            return ["floor_center", "floor_left", "floor_right"]
        x = self.x[place.anchor]
        names = [n for n in self.anchors if n.startswith(("floor_", "back_")) or n.endswith("_stand")]
        return sorted(names, key=lambda n: abs(self.x[n] - x))

    def effect_at(self, happening: Happening) -> str:
        if happening.at:
            return happening.at
        names = (*things.SURFACES.get(happening.spot, ()), *doings.EFFECT_HOME.get(happening.kind, ()))
        return next((n for n in names if n in self.anchors), "")
