"""Semantic complexity, estimated from the structure of the ledger.

This is no model of how complex people find a picture: it counts what the ledger promises. Its name stands beside every
number, so that it is never taken for the ratings of "Is your image a good storyteller?" (arXiv 2501.01982), whose rule
that a story needs both linked events and clues it follows.
"""

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.judgement import Failure, Measured, Score
from storytelling_painter.domain.ledger import Ledger

STRUCTURAL = MadeBy(name="structural-complexity", version="1")

_FULL_EVENTS, _FULL_LINKS, _FULL_CLUES, _FULL_DIMENSIONS, _FULL_DEPTH = 2, 3, 12, 7, 3


def structural_complexity(ledger: Ledger) -> Measured:
    """Estimates semantic complexity as the mean of five shares, each in [0, 1].

    The shares are events (of 2), parent links (of 3), distinct clues (of 12), dimensions (of 7) and depth of the
    longest chain of parents (of 3 links). Without an event that is linked to another key point, or without any clue,
    the value is capped at 0.4.

    Returns:
        A score in [0, 1] with the shares and the raw counts in `detail`, or a failure for an empty ledger.
    """
    points = ledger.key_points
    if not points:
        return Failure(evaluator=STRUCTURAL, error="EmptyLedger", message="the ledger holds no key point")
    events = [p for p in points if p.dimension in ("event", "event_causal_relationship")]
    links = sum(len(p.parents) for p in points)
    clues = {clue.text.lower() for p in points for clue in p.clues}
    depth = _longest_chain(ledger)
    counts = {
        "events": (len(events), _FULL_EVENTS),
        "links": (links, _FULL_LINKS),
        "clues": (len(clues), _FULL_CLUES),
        "dimensions": (len(ledger.dimensions), _FULL_DIMENSIONS),
        "depth": (depth, _FULL_DEPTH),
    }
    shares = {name: min(1.0, have / full) for name, (have, full) in counts.items()}
    value = sum(shares.values()) / len(shares)
    event_ids = {p.id for p in events}
    linked = any(p.parents for p in events) or any(event_ids.intersection(p.parents) for p in points)
    if not (linked and clues):
        value = min(value, 0.4)
    detail = {f"share_{k}": v for k, v in shares.items()} | {
        f"count_{k}": float(have) for k, (have, _) in counts.items()
    }
    return Score(evaluator=STRUCTURAL, value=value, detail=detail)


def _longest_chain(ledger: Ledger) -> int:
    """Number of links in the longest chain of parents."""
    parents = {p.id: p.parents for p in ledger.key_points}
    length: dict[str, int] = {}
    while len(length) < len(parents):
        for id, above in parents.items():
            if id not in length and all(a in length for a in above):
                length[id] = max((length[a] + 1 for a in above), default=0)
    return max(length.values(), default=0)
