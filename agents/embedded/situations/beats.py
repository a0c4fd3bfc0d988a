"""Beats with one key point that stands on all of their words: short to write where a table of alternatives is long."""

from collections.abc import Mapping
from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Added, Beat, Change, ClueText, Point, face
from storytelling_painter.domain.vocabulary import Expression, Setting

_FACES: Final[Mapping[Expression, str]] = {
    "happy": "the smile",
    "laughing": "the laughing face",
    "sad": "the sad face",
    "crying": "the tears",
    "angry": "the angry face",
    "afraid": "the frightened face",
    "surprised": "the wide eyes",
    "worried": "the worried face",
    "embarrassed": "the blushing face",
    "tired": "the tired face",
    "disgusted": "the face pulled in disgust",
    "proud": "the proud face",
    "bored": "the bored face",
}


def told(
    id: str,
    conclusion: str,
    clues: tuple[ClueText, ...],
    *texts: str,
    order: int,
    after: tuple[str, ...] = (),
    adds: tuple[Added, ...] = (),
    sets: tuple[Change, ...] = (),
    settings: tuple[Setting, ...] = (),
    nice: bool = False,
) -> Beat:
    """Returns a beat that is named like its key point.

    Args:
        id: Of beat and key point, with a prefix of `parts.PREFIXES`.
        conclusion: What the key point says, without pronouns.
        clues: What shows it.
        *texts: Wordings; each is one whole sentence or more.
        order: See `Beat.order`.
        after: Parents of the key point.
        adds: Elements that it brings.
        sets: What it changes in people.
        settings: Where it works; empty means everywhere.
        nice: Whether the story only speaks of it and does not need it.
    """
    return Beat(id, texts, (Point(id, conclusion, clues, nice, after),), adds, sets, order, settings)


def felt(
    role: str, expression: Expression, conclusion: str, clue: ClueText, *texts: str, order: int, after: str
) -> Beat:
    """Returns a beat that gives a person a face and says what the person feels.

    Args:
        role: Who feels it.
        expression: The face.
        conclusion: What the key point says, without pronouns.
        clue: What shows it besides the face.
        *texts: Wordings.
        order: See `Beat.order`.
        after: Parent of the key point.
    """
    return told(
        f"feeling.{role}_{expression}", conclusion, ((_FACES[expression], face(role)), clue), *texts,
        sets=(Change(role, face=expression),), order=order, after=(after,),
    )
