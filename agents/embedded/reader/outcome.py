"""Which facts a finished plan shows, and how."""

from typing import Final

from storytelling_painter.agents.embedded.reader.cast import Figure
from storytelling_painter.agents.embedded.reader.facts import Fact, Reading
from storytelling_painter.agents.embedded.reader.lexicon import things
from storytelling_painter.agents.embedded.reader.seating import SEATED, Seating
from storytelling_painter.domain.scene import Effect, Person, Prop, SceneSpec, Sign
from storytelling_painter.domain.vocabulary import Pose

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


class Outcome:
    """Compares facts with a plan."""

    def __init__(self, reading: Reading, seating: Seating, scene: SceneSpec) -> None:
        self.r, self.scene = reading, scene
        self.anchors, self.places, self.x = seating.anchors, seating.places, seating.x

    def shown(self, fact: Fact) -> str | None:
        """Returns how the plan shows a fact, or none where it does not."""
        drawn = {e.id for e in self.scene.elements}
        agent = self.scene.element(fact.agent)
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
        if fact.value == "sit" and seated and agent.pose in SEATED:
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
                    if agent.pose in SEATED and agent.pose != "climb" and "sit" in _poses(self.r, agent.id)
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
