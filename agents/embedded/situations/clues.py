"""Short ways to write clue modules down, for situations with many alternatives."""

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
    """Returns a beat with one key point.

    Args:
        point: Id of the key point, and of the beat.
        said: Conclusion of the key point.
        clues: What it rests on.
        texts: Wordings, each with its full stop. Words between `<` and `>` are those that the key point stands on;
            without them it is the whole sentence.
        order: Where its words stand in the text.
        adds: Elements it adds to the plan.
        sets: What it changes in people.
        after: Parents of the key point.
        nice: Whether the picture may do without it.
        settings: Settings it works in; empty means all.
    """
    marked = tuple(t.replace("<", f"<{point}|") if "<" in t else f"<{point}|{t[:-1]}>{t[-1]}" for t in texts)
    return Beat(point, marked, (Point(point, said, clues, nice, after),), adds, sets, order, settings)


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
        texts: Wordings; see `clue`.
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
