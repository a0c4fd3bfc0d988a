"""Small things at the edge of pictures, and pets, so that two tellings of one situation do not look alike."""

from collections.abc import Mapping
from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Beat, PlaceWord, Point, Thing, see
from storytelling_painter.agents.embedded.situations.beats import told

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


_PETS: Final[Mapping[str, tuple[str, str, str, tuple[str, ...]]]] = {
    "cat_asleep": ("cat", "sleeping", "A cat sleeps through it all.", ("A cat sleeps through everything", "The cat, curled up, does not even wake")),
    "cat_hissing": ("cat", "hissing", "It frightens the cat.", ("A cat arches its back and hisses", "The cat bristles and hisses at the lot of them")),
    "cat_sitting": ("cat", "sitting", "A cat watches.", ("A cat sits there and watches, as cats do", "Only the cat sits still and keeps its thoughts to itself")),
    "dog_sitting": ("dog", "sitting", "A dog watches.", ("A dog sits by and watches closely", "The dog sits up, all ears")),
    "dog_asleep": ("dog", "sleeping", "A dog sleeps through it all.", ("A dog is fast asleep on the floor", "Some watchdog: it sleeps through the whole affair")),
    "dog_begging": ("dog", "begging", "A dog hopes for something.", ("A dog begs, just in case", "The dog stands on its hind legs and begs")),
}


def pets(at: PlaceWord, *names: str, order: int = 36) -> tuple[Beat, ...]:
    """Returns alternatives for a slot of animals at home, all at the same place; those named, or all."""
    out = []
    for name in names or _PETS:
        kind, state, said, texts = _PETS[name]
        clue = (f"the {kind}", see("pet"))
        out.append(
            told(
                f"event.pet_{name}", said, (clue,), *(f"{text}." for text in texts), nice=True, order=order,
                adds=(Thing("pet", kind, at, state, nice=True),),
            )
        )
    return tuple(out)
