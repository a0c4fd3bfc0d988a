"""Beats with one key point, short to write where a table of alternatives is long.

`told` and `felt` let the key point stand on all words of the beat, `clue` and `mood` on those that are marked.
"""

from collections.abc import Mapping
from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Added,
    Beat,
    Change,
    ClueText,
    Point,
    face,
    looks,
    pose,
)
from storytelling_painter.domain.vocabulary import Expression, Pose, Setting

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


def clue(
    point: str,
    said: str,
    clues: tuple[ClueText, ...],
    *texts: str,
    order: int,
    adds: tuple[Added, ...] = (),
    sets: tuple[Change, ...] = (),
    after: tuple[str, ...] = (),
    nice: bool = False,
    settings: tuple[Setting, ...] = (),
) -> Beat:
    """Returns a beat like `told`, whose key point stands on the marked words or on the sentence without its full stop.

    Args:
        point: Id of the key point, and of the beat.
        said: Conclusion of the key point.
        clues: What it rests on.
        *texts: Wordings, each with its full stop; the words between `<` and `>` are marked.
        order: Where its words stand in the text.
        adds: Elements it adds to the plan.
        sets: What it changes in people.
        after: Parents of the key point.
        nice: Whether the picture may do without it.
        settings: Settings it works in; empty means all.
    """
    marked = tuple(t.replace("<", f"<{point}|") if "<" in t else f"<{point}|{t[:-1]}>{t[-1]}" for t in texts)
    return told(
        point, said, clues, *marked, order=order, after=after, adds=adds, sets=sets, settings=settings, nice=nice
    )


def mood(
    role: str,
    name: str,
    said: str,
    shown: str,
    *texts: str,
    order: int,
    after: tuple[str, ...],
    expression: Expression | None = None,
    body: tuple[str, Pose] | None = None,
    eyes: str = "",
) -> Beat:
    """Returns a beat that tells what somebody feels, with the face as its clue.

    Args:
        role: Who.
        name: Short name of the feeling, for the key point's id.
        said: Conclusion without its subject: `is afraid`.
        shown: Words for the face: `the wide eyes`.
        *texts: Wordings; see `clue`.
        order: Where its words stand in the text.
        after: Parents of the key point.
        expression: Face that shows it; none keeps the role's own.
        body: Words for a pose that shows it too, and the pose.
        eyes: Words for what the eyes are on, where that is a clue as well.
    """
    clues: list[ClueText] = [(shown, face(role))]
    if body is not None:
        clues.append((body[0], pose(role)))
    if eyes:
        clues.append((eyes, looks(role)))
    change = Change(role, pose=None if body is None else body[1], face=expression)
    sets = () if body is None and expression is None else (change,)
    return clue(
        f"feeling.{role}_{name}", f"{{{role}}} {said}.", tuple(clues), *texts, order=order, sets=sets, after=after
    )
