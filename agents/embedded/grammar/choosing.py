"""Which beats of a plan are told: the core always, optional modules by dimension, more of them in a revision."""

from collections.abc import Collection
from dataclasses import dataclass

from storytelling_painter.agents.embedded.grammar.hours import time_beats
from storytelling_painter.agents.embedded.grammar.parts import Beat
from storytelling_painter.agents.embedded.grammar.planning import Plan
from storytelling_painter.domain.vocabulary import Dimension


@dataclass(frozen=True, slots=True)
class Slot:
    """Alternatives of which at most one is told."""

    name: str
    beats: tuple[Beat, ...]

    @property
    def dimension(self) -> Dimension:
        return self.beats[0].points[0].dimension


def core_beats(plan: Plan) -> tuple[Beat, ...]:
    return tuple(b for b in plan.situation.core if not b.settings or plan.setting in b.settings)


def slots(plan: Plan) -> tuple[Slot, ...]:
    """Returns the optional modules that work in this plan's setting; the alternatives in a seeded order."""
    found = dict(plan.situation.slots)
    if not any(b.points[0].dimension == "time" for b in plan.situation.core):
        found.setdefault("time", time_beats(plan))
    out = []
    for name, beats in found.items():
        fitting = [b for b in beats if not b.settings or plan.setting in b.settings]
        if name != "time":
            plan.rng("slot", name).shuffle(fitting)
        if fitting:
            out.append(Slot(name, tuple(fitting)))
    return tuple(out)


def first_choice(plan: Plan, wanted: Collection[Dimension]) -> tuple[Beat, ...]:
    """Returns the core and one beat of each slot whose dimension is wanted."""
    chosen = list(core_beats(plan))
    for slot in slots(plan):
        if slot.dimension in wanted:
            beats = slot.beats
            spare = slot.name == "time" and len(beats) > 1 and plan.rng("light").random() < 0.35
            chosen.append(beats[-1] if spare else beats[0])
    return tuple(chosen)


def added(plan: Plan, beats: tuple[Beat, ...], weak: Collection[Dimension]) -> tuple[Beat, ...]:
    """Returns the beats with one more module for each weak dimension that has one left."""
    told = {b.id for b in beats}
    out = list(beats)
    for dimension in weak:
        for slot in slots(plan):
            if slot.dimension == dimension and not told.intersection(b.id for b in slot.beats):
                out.append(slot.beats[0])
                break
    return tuple(out)


def without(plan: Plan, beats: tuple[Beat, ...], failed: Collection[str]) -> tuple[Beat, ...] | None:
    """Returns the beats with the modules behind failed key points replaced or left out.

    Returns:
        None when a failed key point belongs to the core: another situation has to be told.
    """
    optional = {b.id: slot for slot in slots(plan) for b in slot.beats}
    out: list[Beat] = []
    known = {p.id for b in beats for p in b.points}
    if set(failed) - known:
        return None
    for beat in beats:
        if not any(p.id in failed for p in beat.points):
            out.append(beat)
        elif beat.id not in optional:
            return None
        else:
            others = [b for b in optional[beat.id].beats if b.id != beat.id and not _shares(b, failed)]
            out.extend(others[:1])
    return tuple(out)


def _shares(beat: Beat, failed: Collection[str]) -> bool:
    return any(p.id in failed for p in beat.points)


def recovered(plan: Plan, points: Collection[str]) -> tuple[Beat, ...]:
    """Returns the beats that a ledger with these key points was told with."""
    optional = [b for slot in slots(plan) for b in slot.beats]
    return (*core_beats(plan), *(b for b in optional if {p.id for p in b.points} <= set(points)))
