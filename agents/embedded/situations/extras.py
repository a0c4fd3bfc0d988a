"""Small things at the edge of outdoor pictures, so that two tellings of one situation do not look alike."""

from collections.abc import Mapping
from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Beat, PlaceWord, Point, Thing, see

_EXTRAS: Final[Mapping[str, tuple[str, str, str, tuple[str, ...]]]] = {
    "bird": (
        "bird",
        "perched",
        "A bird looks on.",
        ("A bird looks on with its head on one side", "Only a small blue bird minds its own business"),
    ),
    "cat": (
        "cat",
        "sleeping",
        "A cat sleeps through it all.",
        ("A cat sleeps through it all", "Nothing wakes the cat that sleeps at the edge"),
    ),
    "newspaper": (
        "newspaper",
        "",
        "Somebody has left a newspaper behind.",
        ("A newspaper lies about, with no news half as good", "Somebody has dropped a newspaper to see better"),
    ),
    "puddle": (
        "puddle",
        "",
        "It has rained before.",
        ("A puddle is left over from the last rain", "The last shower has left a puddle"),
    ),
    "bottle": (
        "bottle",
        "fallen",
        "A bottle has fallen over.",
        ("A bottle has been knocked over in the excitement", "Somewhere a bottle has tipped over, unnoticed"),
    ),
}


def extras(at: PlaceWord, *names: str, order: int = 34) -> tuple[Beat, ...]:
    """Returns alternatives for a slot of things that matter little, all at the same place."""
    out = []
    for name in names:
        kind, state, said, texts = _EXTRAS[name]
        point = f"event.extra_{name}"
        out.append(
            Beat(
                f"extra_{name}",
                tuple(f"<{point}|{text}>." for text in texts),
                (Point(point, said, ((f"the {kind}", see(f"extra_{name}")),), nice=True),),
                adds=(Thing(f"extra_{name}", kind, at, state, nice=True),),
                order=order,
            )
        )
    return tuple(out)
