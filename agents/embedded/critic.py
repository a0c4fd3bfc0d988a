"""The structural critic: scores a draft by its ledger and its wording, without any model.

It reads form, not meaning: how many clues a dimension rests on, whether the text tells one moment, whether every `must`
can be drawn. Its name says so.
"""

import re
from typing import get_args

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.judgement import Critique, Note
from storytelling_painter.domain.ledger import KeyPoint
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.domain.vocabulary import Dimension

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

_SEQUENCE = re.compile(
    r"\b(?:later|afterwards?|the next (?:day|morning|week)|hours? (?:later|before)|finally|eventually|"
    r"meanwhile, later|then (?:he|she|they|the)|after that|soon after|years? (?:ago|later)|suddenly then)\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"\b(?:the moral|this (?:scene|moment|picture|image) (?:shows|captures|reminds|tells)|a reminder that|in the end|"
    r"all in all|(?:learn(?:s|ed|t)?|teach(?:es)?|taught) .{0,30}\blesson|lessons? (?:learned|learnt|is|was))\b",
    re.IGNORECASE,
)
_ALWAYS: frozenset[Dimension] = frozenset({"time", "location", "character", "event", "mental_state"})


def leaving_the_moment(text: str) -> tuple[Note, ...]:
    """Returns a note for each wording by which a story leaves its one moment; found by form, not by meaning."""
    found = ((_SEQUENCE.search(text), "tells a sequence in time"), (_SUMMARY.search(text), "closes with a summary"))
    return tuple(
        Note(quote=match.group(), message=f"{message}; a still picture holds one moment")
        for match, message in found
        if match
    )


class StructuralCritic:
    """Critic of the embedded crew; see `agents.roles.Critic`."""

    made_by = MadeBy(name="structural-critic", version="1")

    async def critique(self, brief: Brief, draft: Draft, *, round: int) -> Critique:
        """Scores each dimension 1 to 5 from its key points, and notes every weakness with a quote."""
        notes: list[Note] = []
        scores: dict[Dimension, int | None] = {}
        scene = draft.story.scene
        people = sum(p.importance != "dressing" for p in scene.people) if scene else None
        for dimension in DIMENSIONS:
            points = [p for p in draft.ledger.key_points if p.dimension == dimension]
            scores[dimension] = _score(dimension, points, people)
            if (score := scores[dimension]) is not None and score < 3:
                notes.append(_weakness(dimension, points, draft))
        left = leaving_the_moment(draft.story.text)
        notes.extend(left)
        planned = any(c.claim is not None for p in draft.ledger.key_points for c in p.clues)
        unpaintable = tuple(
            p.id for p in draft.ledger.musts if not p.clues or (planned and any(c.claim is None for c in p.clues))
        )
        notes.extend(
            Note(
                key_point=id,
                quote=_quote(draft, draft.ledger.get(id)),
                message="nothing the illustrator draws shows it",
            )
            for id in unpaintable
        )
        return Critique(
            made_by=self.made_by,
            round=round,
            scores=scores,
            single_moment=not left,
            unpaintable=unpaintable,
            notes=tuple(notes),
        )


def _score(dimension: Dimension, points: list[KeyPoint], people: int | None) -> int | None:
    """1: missing though it applies; 2: said without a clue; 3: one clue; 4: two or more; 5: two, and linked."""
    if not points:
        applies = (
            dimension in _ALWAYS
            or (dimension == "character_relationship" and (people is None or people > 1))
            or dimension == "event_causal_relationship"
        )
        return 1 if applies else None
    clues = {clue.text for p in points for clue in p.clues}
    if not clues:
        return 2
    if len(clues) == 1:
        return 3
    return 5 if any(p.parents for p in points) or len(points) > 1 else 4


def _weakness(dimension: Dimension, points: list[KeyPoint], draft: Draft) -> Note:
    name = dimension.replace("_", " ")
    if points:
        return Note(
            dimension=dimension,
            key_point=points[0].id,
            quote=_quote(draft, points[0]),
            message=f"no visible clue for the {name}",
        )
    return Note(dimension=dimension, message=f"nothing in the story tells the {name}")


def _quote(draft: Draft, point: KeyPoint) -> str:
    return draft.story.text[slice(*point.span)] if point.span else ""
