"""What the sound pictures are written in."""

from typing import NamedTuple

from storytelling_painter.domain.ledger import AtTime, Claim, Clue, InSetting, KeyPoint, Ledger
from storytelling_painter.domain.scene import Place, SceneSpec
from storytelling_painter.domain.vocabulary import Dimension


class Sample(NamedTuple):
    """A plan and what its picture has to tell."""

    name: str
    scene: SceneSpec
    ledger: Ledger


def at(anchor: str) -> Place:
    return Place(anchor=anchor)


def by(relation: str, target: str) -> Place:
    return Place.model_validate({"relation": relation, "target": target})


def point(id: str, dimension: Dimension, text: str, *claims: Claim, parents: tuple[str, ...] = ()) -> KeyPoint:
    clues = tuple(Clue(text=" ".join(str(v) for v in c.model_dump().values() if v), claim=c) for c in claims)
    return KeyPoint(id=id, dimension=dimension, text=text, clues=clues, parents=parents)


def where_and_when(setting: str, time: str) -> tuple[KeyPoint, KeyPoint]:
    return (
        point("location", "location", f"It happens in the {setting}.", InSetting.model_validate({"setting": setting})),
        point("time", "time", f"It is {time}.", AtTime.model_validate({"time_of_day": time})),
    )
