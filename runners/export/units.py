"""What a scorer may look for in a picture: its literal units (clues) and inferred ones (key points), with boxes."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.reader.lexicon.places import NAMED
from storytelling_painter.agents.embedded.reader.lexicon.things import THINGS
from storytelling_painter.domain.base import Box
from storytelling_painter.domain.ledger import (
    AtTime,
    Claim,
    Clue,
    Feels,
    HasWeather,
    InSetting,
    KeyPoint,
    Reads,
    Relates,
)
from storytelling_painter.domain.record import Attempt
from storytelling_painter.domain.scene import Person, Prop, SceneSpec, Sign
from storytelling_painter.domain.vocabulary import Age, Build

_FIGURES: Final[dict[tuple[Age, Build], tuple[str, ...]]] = {
    ("toddler", "feminine"): ("girl", "child", "kid", "toddler"),
    ("toddler", "masculine"): ("boy", "child", "kid", "toddler"),
    ("child", "feminine"): ("girl", "child", "kid"),
    ("child", "masculine"): ("boy", "child", "kid"),
    ("teen", "feminine"): ("girl", "teenager", "young woman"),
    ("teen", "masculine"): ("boy", "teenager", "young man"),
    ("adult", "feminine"): ("woman", "lady"),
    ("adult", "masculine"): ("man", "guy"),
    ("elder", "feminine"): ("woman", "old woman", "old lady"),
    ("elder", "masculine"): ("man", "old man"),
}
"""What a drawn figure is called without knowing who it is."""


class Unit(NamedTuple):
    """One thing that a description of the picture may mention."""

    id: str
    kind: str
    """`literal`: it is drawn. `inferred`: it has to be concluded."""
    point: KeyPoint
    text: str
    words: tuple[str, ...]
    """Words that may count as a mention; empty where none are known."""
    box: Box | None
    verdict: str | None


def units_of(points: Iterable[KeyPoint], attempt: Attempt) -> Iterator[Unit]:
    """Yields the units of a picture: the clues of each key point, then the key point itself."""
    verdicts = {v.key_point: v for v in attempt.report.verdicts} if attempt.report else {}
    scene = attempt.painting.scene
    for point in points:
        verdict = verdicts.get(point.id)
        judged = {clue.text: clue for clue in verdict.clues} if verdict else {}
        boxes: list[Box] = []
        for number, clue in enumerate(point.clues, 1):
            found = judged.get(clue.text)
            own = list(found.boxes) if found else []
            boxes += own
            yield Unit(
                f"{point.id}.clue{number}", "literal", point, clue.text, _drawn(clue, scene), around(own),
                found.verdict if found else None,
            )
        yield Unit(
            point.id, "inferred", point, point.text, _concluded(point, scene), around(boxes),
            verdict.verdict if verdict else None,
        )


def around(boxes: Iterable[Box]) -> Box | None:
    """Returns the smallest box around boxes, or none without any."""
    each = list(boxes)
    if not each:
        return None
    left, top = min(b.x for b in each), min(b.y for b in each)
    right, bottom = max(b.x + b.width for b in each), max(b.y + b.height for b in each)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def half_of(box: Box | None) -> str:
    """Returns `left`, `right`, or `both` for a box that has a quarter of its width on either side of the middle."""
    if box is None:
        return ""
    if not box.width:
        return "left" if box.x < 0.5 else "right"
    share = min(max((0.5 - box.x) / box.width, 0.0), 1.0)
    return "both" if 0.25 <= share <= 0.75 else "left" if share > 0.5 else "right"


def _drawn(clue: Clue, scene: SceneSpec | None) -> tuple[str, ...]:
    """Returns words for what a clue shows, and none for what has to be concluded from it."""
    claim, words = clue.claim, list[str]()
    if isinstance(claim, Reads):
        words.append(claim.text)
    for element in scene.elements if scene else ():
        if element.id in _named(claim):
            if isinstance(element, Person):
                words += _FIGURES[element.age, element.build]
            elif isinstance(element, Prop):
                words += _nouns(element)
            elif isinstance(element, Sign):
                words.append("sign")
    return tuple(dict.fromkeys(words))


def _concluded(point: KeyPoint, scene: SceneSpec | None) -> tuple[str, ...]:
    """Returns words for the conclusion of a key point: the place, the hour, the weather, the feeling, the role."""
    words: list[str] = []
    for clue in point.clues:
        claim = clue.claim
        if isinstance(claim, InSetting):
            words += NAMED[claim.setting]
        elif isinstance(claim, AtTime):
            words.append(claim.time_of_day)
        elif isinstance(claim, HasWeather):
            words.append(claim.weather)
        elif isinstance(claim, Feels):
            words.append(claim.expression)
        elif point.dimension == "character":
            people = (e for e in (scene.elements if scene else ()) if isinstance(e, Person))
            words += [person.role for person in people if person.id in _named(claim)]
    return tuple(dict.fromkeys(words))


def _nouns(prop: Prop) -> list[str]:
    own = prop.kind.replace("_", " ")
    return [own, *(noun for noun, what in THINGS.items() if what.kind == prop.kind and what.state in ("", prop.state))]


def _named(claim: Claim | None) -> set[str]:
    if isinstance(claim, Relates):
        return {claim.agent, claim.target}
    element = getattr(claim, "element", None)
    return {element} if isinstance(element, str) else set()
