"""Repair moves: what to change in a layout so that a failed clue can be seen next time."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.surroundings import Surroundings, Trial
from storytelling_painter.domain.judgement import AlignmentReport, ClueVerdict
from storytelling_painter.domain.ledger import Ledger, Relates
from storytelling_painter.domain.scene import Effect, Move, Person, SceneSpec, Sign
from storytelling_painter.tools.illustrator.nodes import CANVAS, Layout, Rect

MAX_MOVES: Final = 8
"""Most moves of one repair."""
_MARGIN: Final = 14.0
_NO_LEDGER: Final = Ledger()
_GOOD: Final = 0.12
"""Covered share below which a shift counts as a cure; lettering has to be free altogether."""
_LARGER: Final = 1.35
_MOST: Final = 64


class Fault(NamedTuple):
    """One failed clue and the key point it belongs to."""

    key_point: str
    clue: ClueVerdict
    claim: Relates | None = None
    """What the clue claims, where it is a relation."""

    def because(self) -> str:
        return f"{self.key_point}: {self.clue.finding}"


def repairs(
    report: AlignmentReport, scene: SceneSpec, layout: Layout, ledger: Ledger = _NO_LEDGER
) -> tuple[Move, ...]:
    """Chooses moves for every failed clue that moving can cure.

    Args:
        report: What the aligner found in the picture.
        scene: The plan that was painted, moves included.
        layout: The layout of that plan.
        ledger: The claims behind the report; tells what a misplaced thing has to be near to.

    Returns:
        At most `MAX_MOVES` moves, each with key point and finding in `because`; none where nothing can be moved. Only
        elements of the scene are named, no `must` is dropped, and no move of the scene is proposed again.
    """
    around = Surroundings(scene, layout)
    out: list[Move] = []
    touched: set[str] = set()
    faults = list(_faults(report, ledger))
    for fault in faults:
        element = fault.clue.element
        if element is None or scene.element(element) is None or len(out) >= min(MAX_MOVES, _MOST - len(scene.moves)):
            continue
        for move in _CURES.get(fault.clue.finding or "", _no_cure)(fault, around):
            name = move.element or ""
            if name not in touched and not _tried(move, scene.moves):
                out.append(move.model_copy(update={"because": fault.because()}))
                touched.add(name)
                break
    if not out and faults and len(scene.moves) < _MOST and not any(m.kind == "mirror" for m in scene.moves):
        movable = [f for f in faults if f.clue.finding in _CURES and scene.element(f.clue.element or "") is not None]
        if movable:
            out.append(Move(kind="mirror", because=movable[0].because()))
    return tuple(out)


def _faults(report: AlignmentReport, ledger: Ledger) -> Iterator[Fault]:
    claims = {(p.id, c.text): c.claim for p in ledger.key_points for c in p.clues}
    for verdict in report.verdicts:
        for clue in verdict.clues:
            if clue.verdict != "yes" and clue.finding not in (None, "depicted"):
                claim = claims.get((verdict.key_point, clue.text))
                yield Fault(verdict.key_point, clue, claim if isinstance(claim, Relates) else None)


def _tried(move: Move, before: tuple[Move, ...]) -> bool:
    """Tells whether about the same move was made before; going on in the same direction is no repetition."""
    for old in before:
        if (old.kind, old.element, old.anchor) != (move.kind, move.element, move.anchor):
            continue
        if move.kind in ("drop", "swap_slot", "mirror"):
            return True
        same = abs(old.dx - move.dx) < 0.015 and abs(old.dy - move.dy) < 0.015 and abs(old.depth - move.depth) < 5
        if same and abs(old.factor - move.factor) < 0.05:
            return True
    return False


def _no_cure(fault: Fault, around: Surroundings) -> Iterator[Move]:
    return iter(())


def _shift(element: str, dx: float, dy: float = 0.0) -> Move:
    return Move(kind="shift", element=element, dx=round(dx / CANVAS, 4), dy=round(dy / CANVAS, 4))


def _hidden(fault: Fault, around: Surroundings) -> Iterator[Move]:
    """Frees an element: a shift of it or of what hides it, nearer to the viewer, another slot, one thing fewer."""
    element = str(fault.clue.element)
    blocker = around.blocker_of(element, fault.clue.blocker)
    trials = around.trials(element, blocker)
    enough = 0.0 if isinstance(around.element(element), Sign) else _GOOD
    cured = [t for t in trials if t.hidden <= enough]
    now = around.hidden(element)
    helpful = cured or [t for t in trials if t.hidden < now - 0.15]
    for trial in sorted(helpful, key=_worth)[:3]:
        yield _shift(trial.element, trial.dx)
    own, other = around.depth(element), around.depth(blocker)
    if own is not None and other is not None and other >= own:
        yield Move(kind="reorder", element=element, depth=round(other - own + 1.0, 2))
    yield from _elsewhere(element, around)
    if around.droppable(blocker):
        yield Move(kind="drop", element=blocker)
    for trial in sorted(trials, key=lambda t: t.hidden)[:1]:
        if trial.hidden < now - 0.02:
            yield _shift(trial.element, trial.dx)
    if around.tied(element, blocker) and isinstance(around.element(element), Person):
        yield Move(kind="scale", element=blocker, factor=0.75)


def _worth(trial: Trial) -> float:
    return trial.hidden + abs(trial.dx) / 1500 + trial.harm


def _elsewhere(element: str, around: Surroundings) -> Iterator[Move]:
    for anchor in around.free_anchors(element)[:2]:
        yield Move(kind="swap_slot", element=element, anchor=anchor)


def _cut_off(fault: Fault, around: Surroundings) -> Iterator[Move]:
    """Brings an element inside; one that is too large for the picture becomes smaller."""
    element = str(fault.clue.element)
    root = around.root(element)
    box = around.box(element)
    if box is None:
        return
    room = CANVAS - 2 * _MARGIN
    if box.width > room or box.height > room:
        yield Move(kind="scale", element=root, factor=round(max(0.3, min(room / box.width, room / box.height)), 3))
    dx = max(0.0, _MARGIN - box.x) - max(0.0, box.x + box.width - CANVAS + _MARGIN)
    dy = max(0.0, _MARGIN - box.y) - max(0.0, box.y + box.height - CANVAS + _MARGIN)
    if dx or dy:
        yield _shift(root, dx, dy)
    yield Move(kind="scale", element=root, factor=0.85)


def _too_small(fault: Fault, around: Surroundings) -> Iterator[Move]:
    """Enlarges lettering, faces and things that are too small to be made out."""
    element = str(fault.clue.element)
    root = element if isinstance(around.element(element), Sign | Effect) else around.carrier_of_size(element)
    for factor in (_LARGER, 1.6, 1.2):
        fits = around.fits(root, factor)
        if fits > 1.08:
            yield Move(kind="scale", element=root, factor=round(min(factor, fits), 3))
    yield from _elsewhere(element, around)


def _misplaced(fault: Fault, around: Surroundings) -> Iterator[Move]:
    """Brings a person or thing to what it has to do with."""
    element = str(fault.clue.element)
    claim = fault.claim
    if claim is not None and claim.act == "at":
        yield from _back_to(element, claim.target, around)
        return
    if claim is not None and claim.act == "behind":
        own, other = around.depth(element), around.depth(claim.target)
        if own is not None and other is not None and own >= other:
            yield Move(kind="reorder", element=element, depth=round(other - own - 1.0, 2))
    target = around.target_of(element, claim.target if claim is not None else fault.clue.blocker)
    a, b = around.box(element), around.box(target)
    if target is None or a is None or b is None:
        yield from _elsewhere(element, around)
        return
    root, goal = around.root(element), around.root(target)
    if root == goal:
        return
    reach = _arm(around, element)
    away = b.centre.x - a.centre.x
    gap = abs(away) - reach - b.width * 0.3
    if gap > 4:
        for mover, sign in ((root, 1.0), (goal, -1.0)):
            low, high = around.room(mover)
            dx = min(max(sign * gap * (1 if away > 0 else -1), low), high)
            if abs(dx) > 4:
                yield _shift(mover, dx)
    else:
        person = around.element(element)
        high = isinstance(person, Person) and b.y + b.height < a.y + a.height * 0.25
        if high and around.fits(root, 1.18) > 1.05:
            yield Move(kind="scale", element=root, factor=round(min(1.18, around.fits(root, 1.18)), 3))
        step = 0.5 * away
        if abs(step) > 8:
            yield _shift(root, step)
    if gap > 150:
        yield from _elsewhere(element, around)


def _back_to(element: str, anchor: str, around: Surroundings) -> Iterator[Move]:
    """Brings an element to a named place."""
    place, box = around.anchor(anchor), around.box(element)
    if place is None or box is None:
        return
    dx = place.x - box.centre.x
    if abs(dx) > 8:
        yield _shift(around.root(element), dx)
    if around.may_go_to(element, anchor):
        yield Move(kind="swap_slot", element=element, anchor=anchor)


def _arm(around: Surroundings, element: str) -> float:
    """Returns how far a person's hand, or a thing itself, extends sideways."""
    box = around.box(element) or Rect(0, 0, 0, 0)
    return 0.32 * box.height if isinstance(around.element(element), Person) else box.width / 2


def _missing(fault: Fault, around: Surroundings) -> Iterator[Move]:
    """An element of the plan that nothing is seen of: out of a crowd or from under something."""
    element = str(fault.clue.element)
    if around.box(element) is None:
        return
    yield from _elsewhere(element, around)
    yield from _hidden(fault, around)


def _weak(fault: Fault, around: Surroundings) -> Iterator[Move]:
    """Seen, but not well: freed where something covers it, else enlarged."""
    if around.hidden(str(fault.clue.element)) > _GOOD:
        yield from _hidden(fault, around)
    yield from _too_small(fault, around)


_CURES: Final = {
    "hidden": _hidden,
    "cut_off": _cut_off,
    "too_small": _too_small,
    "misplaced": _misplaced,
    "missing": _missing,
    "weak": _weak,
}
