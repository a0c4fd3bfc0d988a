"""How people look: skin, hair, clothes, varied by seed and alike within a family."""

from collections.abc import Mapping
from random import Random
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.grammar.parts import Cast, Role
from storytelling_painter.domain.scene import Hair
from storytelling_painter.domain.vocabulary import Colour, HairColour, HairStyle, Outfit

_STYLES: Final[Mapping[tuple[str, str], tuple[HairStyle, ...]]] = {
    ("feminine", "young"): ("long", "ponytail", "pigtails", "bob", "curly"),
    ("feminine", "grown"): ("long", "ponytail", "bun", "bob", "curly"),
    ("feminine", "old"): ("bun", "bob", "curly", "short"),
    ("masculine", "young"): ("short", "short", "curly"),
    ("masculine", "grown"): ("short", "short", "bald"),
    ("masculine", "old"): ("short", "bald", "short"),
}
_COLOURS: Final[tuple[Colour, ...]] = (
    "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "grey", "brown",
)
_SOBER: Final[tuple[Colour, ...]] = ("blue", "grey", "brown", "black")
_BY_OUTFIT: Final[Mapping[Outfit, tuple[Colour, ...]]] = {
    "suit": _SOBER,
    "raincoat": ("yellow", "red", "orange", "green"),
    "dress": ("red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"),
    "pyjamas": ("red", "green", "teal", "blue", "purple", "pink"),
}


class Look(NamedTuple):
    skin: int
    hair: Hair
    outfit: Outfit
    colour: Colour


class _Family(NamedTuple):
    skin: int
    hair: HairColour


def _hair_colour(rng: Random, skin: int) -> HairColour:
    if skin >= 4:
        return rng.choice(("black", "black", "brown"))
    if skin == 3:
        return rng.choice(("black", "brown"))
    return rng.choice(("brown", "black", "blond", "red"))


def looks(roles: tuple[Role, ...], cast: Mapping[str, Cast], seed: int) -> dict[str, Look]:
    """Returns the look of every role; clothes of one picture differ in colour."""
    families: dict[str, _Family] = {}
    used: set[Colour] = set()
    out: dict[str, Look] = {}
    for role in roles:
        who, rng = cast[role.id], Random(f"{seed} look {role.id}")
        key = role.family or role.id
        if key not in families:
            skin = rng.randint(1, 6)
            families[key] = _Family(skin, _hair_colour(rng, skin))
        family = families[key]
        stage = "young" if who.age in ("toddler", "child", "teen") else "old" if who.age == "elder" else "grown"
        style = rng.choice(_STYLES[(who.build, stage)]) if who.hair is None else who.hair
        hair: HairColour = rng.choice(("grey", "white")) if stage == "old" else family.hair
        outfit = rng.choice(role.outfits or who.outfits)
        free = [c for c in _BY_OUTFIT.get(outfit, _COLOURS) if c not in used] or list(_COLOURS)
        colour = rng.choice(free)
        used.add(colour)
        out[role.id] = Look(family.skin, Hair(style=style, colour=hair), outfit, colour)
    return out
