"""One picture under judgement: its plan, what can be seen of it, and the plain names of things."""

import math
from typing import Final, NamedTuple

from storytelling_painter.domain.base import Box
from storytelling_painter.domain.judgement import ClueVerdict, Finding
from storytelling_painter.domain.scene import Effect, Element, Person, Prop, SceneSpec, Sign
from storytelling_painter.tools.illustrator.nodes import Node, Point, Rect
from storytelling_painter.tools.illustrator.visibility import Seen, View

_HEAD: Final = 46.0
"""Units from the middle of an adult's head to its top at scale 1."""
_LARGE: Final = 0.06
"""Share of the picture from which on something may reach out of it."""
_FAINT: Final = 0.03


Numbers = dict[str, float]


class Fault(NamedTuple):
    """Why something cannot be seen."""

    finding: Finding
    reason: str
    blocker: str | None = None


class Sight(NamedTuple):
    """What was measured of one element or part, and what is wrong with it."""

    element: str
    seen: Seen | None
    fault: Fault | None


class Case:
    """One picture under judgement.

    Args:
        scene: The plan as painted.
        intended: The storyteller's plan; none where there was none.
        view: The real picture beside its layout.
    """

    def __init__(self, scene: SceneSpec, intended: SceneSpec | None, view: View) -> None:
        self.scene, self.intended, self.view = scene, intended, view
        self.layout = view.layout

    def element(self, id: str) -> Element | None:
        return self.scene.element(id)

    def node_id(self, name: str) -> str:
        """Returns the id under which a thing is drawn: furniture may be named without `setting.`."""
        return name if self.layout.of(name) or not self.layout.of(f"setting.{name}") else f"setting.{name}"

    def node(self, id: str) -> Node | None:
        return next(iter(self.layout.of(id)), None)

    def part(self, id: str, name: str) -> Rect | None:
        return next((n.parts[name] for n in self.layout.of(id) if name in n.parts), None)

    def point(self, id: str, name: str) -> Point | None:
        return next((n.points[name] for n in self.layout.of(id) if name in n.points), None)

    def unit(self, id: str) -> float:
        """Returns the scale of a person, by the head; 1 for things."""
        head, top = self.point(id, "head"), self.point(id, "top")
        node = self.node(id)
        if node is None or node.kind != "person" or head is None or top is None:
            return 1.0
        return max(0.4, math.dist(head, top) / _HEAD)

    def label(self, id: str | None) -> str:
        """Returns the plain name of an element, with its article."""
        element = self.element(id) if id else None
        if isinstance(element, Person):
            return f"the {element.role}"
        if isinstance(element, Prop | Effect):
            return f"the {element.kind.replace('_', ' ')}"
        if isinstance(element, Sign):
            return f"the {element.kind.replace('_', ' ')}" + ("" if "sign" in element.kind else " with lettering")
        return f"the {(id or 'thing').removeprefix('setting.').replace('_', ' ')}"

    def sight(
        self, id: str, part: str | None = None, *, least: float = 0.4, agree: float = 0.6, pixels: int = 110,
        frame: float = 0.6,
    ) -> Sight:
        """Measures an element or a part of it and names the first thing that is wrong.

        Args:
            id: Element, or furniture as `setting.sink`.
            part: Named part; none for the whole.
            least: Least share of its own mask that has to be visible.
            agree: Least share of what should be visible that the file has to show.
            pixels: Least number of visible pixels in a picture 1024 wide.
            frame: Least share inside the picture, for what is not large.
        """
        seen = self.view.seen(id, part)
        name = self.label(id) if part is None else f"the {_PARTS.get(part, part)} of {self.label(id)}"
        if seen is None:
            said = f"Nothing in the picture is {self.label(id)}."
            return Sight(id, None, Fault("missing", said if part is None else f"{_first(name)} is not drawn."))
        return Sight(id, seen, self._fault(seen, name, least, agree, pixels * (self.view.size / 1024) ** 2, frame))

    def _fault(self, s: Seen, name: str, least: float, agree: float, pixels: float, frame: float) -> Fault | None:
        large = s.visible > 0 and s.pixels > _LARGE * self.view.size**2
        if s.frame < (0.3 if large else frame):
            return Fault("cut_off", f"{_first(name)} is outside the frame to {_percent(1 - s.frame)}.")
        if s.clear < least:
            return self._hidden(s, name)
        if s.contrast < _FAINT:
            return Fault("weak", f"{_first(name)} has the colour of what is behind it.")
        if s.agree < 0.35:
            return Fault("missing", f"The picture does not show {name} where the plan puts it.")
        if s.agree < agree:
            said = f"The picture shows something else over {_percent(1 - s.agree)} of {name}."
            return Fault("hidden", said)
        if s.visible < least * (0.75 if large else 1.0):
            if s.frame < s.clear:
                return Fault("cut_off", f"{_first(name)} is outside the frame to {_percent(1 - s.frame)}.")
            return self._hidden(s, name)
        if s.pixels < pixels:
            return Fault("too_small", f"{_first(name)} is only {s.pixels} pixels large.")
        return None

    def _hidden(self, s: Seen, name: str) -> Fault:
        by = f" by {self.label(s.blocker)}" if s.blocker else ""
        return Fault("hidden", f"{_first(name)} is hidden to {_percent(1 - s.clear)}{by}.", s.blocker)

    def box(self, id: str) -> Box | None:
        seen = self.view.seen(id)
        return seen.box if seen else None


_PARTS: Final = {"hand_lead": "hand", "hand_free": "other hand", "torso": "body", "text": "lettering"}


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def evidence_of(seen: Seen, prefix: str = "") -> dict[str, float]:
    """Returns the numbers of a measurement under plain names."""
    return {
        f"{prefix}visible_share": round(seen.visible, 3),
        f"{prefix}frame_share": round(seen.frame, 3),
        f"{prefix}clear_share": round(seen.clear, 3),
        f"{prefix}contrast_share": round(seen.contrast, 3),
        f"{prefix}agree_share": round(seen.agree, 3),
        f"{prefix}visible_pixels": float(seen.pixels),
    }


def yes(text: str, reason: str, sights: list[Sight], numbers: Numbers | None = None) -> ClueVerdict:
    """Makes the verdict of a clue that holds."""
    return ClueVerdict(
        text=text, verdict="yes", finding="depicted", element=sights[0].element if sights else None,
        boxes=tuple(s.seen.box for s in sights if s.seen and s.seen.box), evidence=_numbers(sights, numbers),
        reason=_first(reason),
    )


def no(
    text: str, finding: Finding, reason: str, element: str | None = None, sights: list[Sight] | None = None, *,
    blocker: str | None = None, numbers: Numbers | None = None,
) -> ClueVerdict:
    """Makes the verdict of a clue that does not hold."""
    sights = sights or []
    return ClueVerdict(
        text=text, verdict="no", finding=finding, element=element, blocker=blocker,
        boxes=tuple(s.seen.box for s in sights if s.seen and s.seen.box), evidence=_numbers(sights, numbers),
        reason=_first(reason),
    )


def failed(text: str, sights: list[Sight]) -> ClueVerdict | None:
    """Returns the verdict of the first sight with a fault, or none."""
    for sight in sights:
        if sight.fault is not None:
            return no(
                text, sight.fault.finding, sight.fault.reason, sight.element, sights, blocker=sight.fault.blocker
            )
    return None


def _numbers(sights: list[Sight], more: Numbers | None) -> Numbers:
    out: dict[str, float] = {}
    for i, sight in enumerate(sights):
        if sight.seen is not None:
            same = i and sight.element == sights[0].element
            out |= evidence_of(sight.seen, "" if i == 0 else f"part{i}_" if same else f"{sight.element}_")
    return out | {k: round(v, 3) for k, v in (more or {}).items()}
