"""From a plan to placed nodes: place, look round, make room, apply repairs, and only then draw for good."""

from functools import lru_cache
from typing import Final, NamedTuple

from storytelling_painter.domain.scene import Effect, Element, SceneSpec
from storytelling_painter.tools.illustrator.aiming import aims, holders_in
from storytelling_painter.tools.illustrator.crowd import Crowd
from storytelling_painter.tools.illustrator.framing import fitting
from storytelling_painter.tools.illustrator.moves import UNCHANGED, Adjustment, Revised, revise
from storytelling_painter.tools.illustrator.moving import mirror_layout
from storytelling_painter.tools.illustrator.nodes import Layout, Node, Stage
from storytelling_painter.tools.illustrator.placing import Placement, Placer
from storytelling_painter.tools.illustrator.settings import draw_setting
from storytelling_painter.tools.illustrator.spots import Aim
from storytelling_painter.tools.illustrator.ties import ties_of

_PASSES: Final = 2
"""Times that people are drawn again after the last shift, so that hands, gazes and held things agree."""

_ROUNDS: Final = 3
"""Times that room is made: whoever was shifted may turn round, and then stands otherwise in the way."""


def lay_out(scene: SceneSpec) -> Layout:
    """Places everything in a plan.

    Gaze and reach are worked out after placing. Groups are shifted sideways so that people can be seen and stay inside
    the picture; things, lettering and dressing are taken as they come, and the check says where one is in the way of
    another. After that the plan's moves are applied exactly as they are given. Only `scene.seed` varies small offsets:
    the same plan gives the same layout. The last few layouts are kept, since painting, judging and mending a picture
    all need it.

    Args:
        scene: The plan.

    Returns:
        Nodes in drawing order. `not_drawn` lists the ids of elements whose places depend on each other in a circle, and
        of those that a move dropped together with what stood on them.
    """
    return _laid_out(scene)


@lru_cache(maxsize=32)
def _laid_out(scene: SceneSpec) -> Layout:
    stage = draw_setting(scene.setting, time_of_day=scene.time_of_day, weather=scene.weather, seed=scene.seed)
    plan = _grounded(revise(scene))
    elements: dict[str, Element] = {e.id: e for e in plan.elements}
    sides: dict[str, bool] = {}
    settled = _settled(plan, stage, scene.seed, elements, sides)
    for id, moved in plan.adjustments.items():
        settled[id] = settled.get(id, UNCHANGED).plus(moved)
    placement, _ = _drawn(plan, stage, scene.seed, settled, _PASSES, sides)
    lost = [e.id for e in scene.elements if e.id not in placement.nodes]
    nodes = (*stage.nodes, *(n for group in placement.nodes.values() for n in group))
    layout = Layout(tuple(_in_order(nodes)), stage, tuple(lost))
    return mirror_layout(layout) if plan.mirror else layout


class _Drawn(NamedTuple):
    placement: Placement
    aims: dict[str, Aim]


def _in_order(nodes: tuple[Node, ...]) -> list[Node]:
    return sorted(nodes, key=lambda n: n.depth)


def _grounded(plan: Revised) -> Revised:
    """Leaves out whatever hangs on a dropped element."""
    gone = set(plan.dropped)
    while True:
        lost = {
            e.id
            for e in plan.elements
            if e.id not in gone and (e.at if isinstance(e, Effect) else e.place.target) in gone
        }
        if not lost:
            break
        gone |= lost
    return Revised(
        tuple(p for p in plan.people if p.id not in gone),
        tuple(p for p in plan.props if p.id not in gone),
        tuple(s for s in plan.signs if s.id not in gone),
        tuple(e for e in plan.effects if e.id not in gone),
        plan.adjustments,
        plan.mirror,
        plan.dropped,
    )


def _drawn(
    plan: Revised, stage: Stage, seed: int, adjustments: dict[str, Adjustment], passes: int, sides: dict[str, bool]
) -> _Drawn:
    aimed: dict[str, Aim] = {}
    placement = Placer(plan, stage, seed, adjustments, aimed, sides).place()
    holders = holders_in(plan.elements)
    for _ in range(passes):
        found = aims(plan.people, placement, holders)
        if found == aimed:
            break
        aimed = found
        placement = Placer(plan, stage, seed, adjustments, aimed, sides).place()
    return _Drawn(placement, aimed)


def _settled(
    plan: Revised, stage: Stage, seed: int, elements: dict[str, Element], sides: dict[str, bool]
) -> dict[str, Adjustment]:
    """Returns the adjustments that make room, before any repair move."""
    ties = ties_of(elements)
    placement, aimed = _drawn(plan, stage, seed, {}, 1, sides)
    out = fitting(placement, elements, ties, aimed)
    if out:
        placement, _ = _drawn(plan, stage, seed, out, 1, sides)
    told = {id for id, e in elements.items() if e.importance != "dressing"}
    for _ in range(_ROUNDS):
        nodes = {id: of for id, of in placement.nodes.items() if id in told}
        shifts = Crowd(nodes, ties, elements, stage, only_people=True).settle()
        if not shifts:
            break
        for name, dx in shifts.items():
            out[name] = out.get(name, UNCHANGED).plus(Adjustment(dx=dx))
        placement, _ = _drawn(plan, stage, seed, out, 1, sides)
    return out
