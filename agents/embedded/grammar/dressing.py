"""Set dressing: what furnishes a picture without a word of the story about it, so that no two rooms look alike.

No key point speaks of it. It stands where there is a free place, a little to this side or that, and the layout makes no
room for it; where it gets in the way of what the story tells, the check finds that, and a repair moves it or leaves it
out.
"""

from random import Random
from typing import Final

from storytelling_painter.agents.embedded.grammar.set_pieces import PIECES, Piece
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Effect, Place, Prop, SceneSpec

_MOST: Final = 4
"""Most things in one picture."""
_NOT_IN_SNOW: Final = frozenset({"leaf_pile", "bird", "flowerpot", "newspaper"})
_ALIKE: Final = (
    frozenset({"bus", "car", "taxi", "train", "bicycle"}),
    frozenset({"backpack", "box", "handbag", "shopping_bag", "suitcase", "picnic_basket"}),
    frozenset({"book", "letter", "newspaper", "paper", "bill", "map"}),
    frozenset({"bouquet", "flowerpot", "vase"}),
    frozenset({"broom", "bucket", "mop"}),
    frozenset({"bottle", "cup", "glass"}),
)
"""Kinds of which one is enough: a second one would pass for a clue."""


def dressed(scene: SceneSpec, random: Random) -> SceneSpec:
    """Adds things where the plan leaves places free.

    Args:
        scene: The plan of what the story tells.
        random: Chooses; the same source gives the same dressing.
    """
    used = {e.place.anchor for e in scene.elements if not isinstance(e, Effect)}
    used |= {e.at for e in scene.effects}
    there = {p.kind for p in scene.props}
    props: list[Prop] = []
    pieces = PIECES[scene.setting]
    for piece in random.sample(pieces, len(pieces)):
        if len(props) >= random.randint(2, _MOST) or not _fits(piece, there, scene):
            continue
        free = [a for a in piece.anchors if a not in used]
        if free:
            anchor = random.choice(free)
            used.add(anchor)
            there.add(piece.kind)
            props.append(
                Prop(
                    id=f"dressing_{len(props) + 1}",
                    kind=piece.kind,
                    state=piece.state,
                    place=Place(anchor=anchor),
                    facing=random.choice(("left", "right")),
                    importance="dressing",
                )
            )
    return scene.model_copy(update={"props": (*scene.props, *props)})


def _fits(piece: Piece, there: set[str], scene: SceneSpec) -> bool:
    assert piece.kind in PROP_STATES
    alike = next((group for group in _ALIKE if piece.kind in group), frozenset({piece.kind}))
    return not alike & there and not (scene.weather == "snow" and piece.kind in _NOT_IN_SNOW)
