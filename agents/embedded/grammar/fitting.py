"""Brings a telling to a length that is read at a glance, by the optional beats that are told."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.grammar.choosing import Slot, slots
from storytelling_painter.agents.embedded.grammar.parts import Beat
from storytelling_painter.agents.embedded.grammar.planning import Plan
from storytelling_painter.agents.embedded.grammar.staging import scene_of
from storytelling_painter.agents.embedded.grammar.telling import Told, tell
from storytelling_painter.domain.scene import SceneSpec

MIN_WORDS: Final = 60
MAX_WORDS: Final = 140


class Telling(NamedTuple):
    """What some beats of a plan come to."""

    scene: SceneSpec
    told: Told


class Tellings:
    """The tellings of one plan; each choice of beats is written once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._written: dict[tuple[str, ...], Telling] = {}

    def of(self, beats: tuple[Beat, ...]) -> Telling:
        """Returns the picture's plan and the text of these beats."""
        ids = tuple(beat.id for beat in beats)
        if ids not in self._written:
            scene = scene_of(self.plan, beats)
            self._written[ids] = Telling(scene, tell(self.plan, beats, scene))
        return self._written[ids]

    def fitted(self, beats: tuple[Beat, ...]) -> tuple[Beat, ...]:
        """Brings the length into bounds: optional beats are added or, last first, left out."""
        beats = self.filled(beats)
        optional = {b.id for slot in self._slots for b in slot.beats}
        while self._words(beats) > MAX_WORDS:
            spare = next((b for b in reversed(beats) if b.id in optional and _doubled(b, beats)), None)
            if spare is None:
                break
            beats = tuple(b for b in beats if b.id != spare.id)
        return beats

    def filled(self, beats: tuple[Beat, ...]) -> tuple[Beat, ...]:
        """Adds optional beats until there are enough words, events and feelings first."""
        for slot in self._untold(beats):
            if self._words(beats) >= MIN_WORDS:
                break
            beats = (*beats, slot.beats[0])
        return beats

    def _untold(self, beats: tuple[Beat, ...]) -> Iterator[Slot]:
        for slot in sorted(self._slots, key=lambda s: s.dimension not in ("event", "mental_state")):
            if not any(b in slot.beats for b in beats):
                yield slot

    @cached_property
    def _slots(self) -> tuple[Slot, ...]:
        return slots(self.plan)

    def _words(self, beats: tuple[Beat, ...]) -> int:
        return len(self.of(beats).told.text.split())


def _doubled(beat: Beat, beats: tuple[Beat, ...]) -> bool:
    """Whether another beat tells the same dimension."""
    return any(b is not beat and any(p.dimension == beat.points[0].dimension for p in b.points) for b in beats)
