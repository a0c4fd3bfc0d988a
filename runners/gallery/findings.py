"""What an attempt shows of the ledger: the state of each key point, and which of them turned since an earlier one."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from storytelling_painter.domain.judgement import Finding, Verdict, VerdictValue
from storytelling_painter.domain.record import Attempt, Record
from storytelling_painter.evaluators.alignment import effective_values

State = Literal["seen", "held", "weak", "missing", "unknown", "error"]
"""`held`: seen, but a parent is not, so that it does not count. `weak`: something of it is there, but not enough."""

_PARTLY: Final[frozenset[Finding | None]] = frozenset({"weak", "hidden", "cut_off", "too_small", "misplaced"})


class Findings(NamedTuple):
    """How an attempt stands to the ledger."""

    states: dict[str, State]
    """By id of the key point."""
    of_this_story: bool
    """Whether the attempt painted the story that the record holds; an earlier telling had other key points."""
    gained: tuple[str, ...] = ()
    """Key points that are seen here and were not in the attempt it is compared with."""
    lost: tuple[str, ...] = ()
    compared_with: int | None = None


def findings(record: Record) -> dict[int, Findings]:
    """Returns the findings of each attempt by its number.

    An edited attempt is compared with the one it was made from, any other with the one before, within one telling.
    """
    out: dict[int, Findings] = {}
    for position, attempt in enumerate(record.attempts):
        found = Findings(*_states(record, attempt))
        before = _before(attempt, record.attempts[:position])
        if before is not None and attempt.report is not None and before.report is not None:
            old, new = _seen(out[before.number].states), _seen(found.states)
            gained = tuple(id for id in found.states if id in new - old)
            lost = tuple(id for id in found.states if id in old - new)
            found = found._replace(gained=gained, lost=lost, compared_with=before.number)
        out[attempt.number] = found
    return out


def failed_dimensions(record: Record, states: Mapping[str, State]) -> tuple[str, ...]:
    """Returns the dimensions of key points that were looked for and do not hold, in the ledger's order."""
    points = record.draft.ledger.key_points if record.draft else ()
    return tuple(dict.fromkeys(p.dimension for p in points if states.get(p.id) in ("weak", "missing", "held")))


def _states(record: Record, attempt: Attempt) -> tuple[dict[str, State], bool]:
    best, draft = record.best_attempt, record.draft
    verdicts = {v.key_point: v for v in attempt.report.verdicts} if attempt.report else {}
    points = draft.ledger.key_points if draft else ()
    ours = best is not None and attempt.story_round == best.story_round and set(verdicts) <= {p.id for p in points}
    values: dict[str, VerdictValue] = {id: v.verdict for id, v in verdicts.items()}
    if not ours:
        return {id: _state(v, v.verdict) for id, v in verdicts.items()}, False
    if attempt.report is None:
        return {}, True
    effective = effective_values(points, values)
    return {p.id: _state(verdicts.get(p.id), effective[p.id]) for p in points}, True


def _state(verdict: Verdict | None, effective: VerdictValue) -> State:
    if verdict is None or verdict.verdict == "error":
        return "error"
    if verdict.verdict == "unknown":
        return "unknown"
    if verdict.verdict == "yes":
        return "seen" if effective == "yes" else "held"
    failed = [clue.finding for clue in verdict.clues if clue.verdict == "no"]
    return "weak" if failed and set(failed) <= _PARTLY else "missing"


def _before(attempt: Attempt, earlier: Sequence[Attempt]) -> Attempt | None:
    same = [a for a in earlier if a.story_round == attempt.story_round]
    if not same:
        return None
    return next((a for a in same if a.number == attempt.parent), same[-1])


def _seen(states: Mapping[str, State]) -> set[str]:
    return {id for id, state in states.items() if state in ("seen", "held")}
