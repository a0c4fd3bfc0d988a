"""What each outfit is made of: colours, lengths of sleeves and skirts, shoes."""

from typing import Final, NamedTuple

from storytelling_painter.domain.scene import Person
from storytelling_painter.tools.illustrator.palette import CLOTH
from storytelling_painter.tools.illustrator.people.tones import darker, lighter

WHITE: Final = "#fbfaf6"
_DENIM: Final = "#55698f"
_DARK: Final = "#474a58"


class Clothes(NamedTuple):
    top: str
    sleeve: float
    """Covered share of the arm."""
    legs: str
    """Colour of trousers or shorts."""
    leg: float
    """Covered share of the leg."""
    shoe: str
    sleeve_colour: str = ""
    skirt: float = 0.0
    """Covered share of the leg; 0 is no skirt."""
    flare: float = 0.0
    """Units that the hem stands off to each side."""
    skirt_colour: str = ""
    sock: str = ""
    boots: bool = False
    bare_feet: bool = False
    collar: str = ""
    trim: str = ""
    """Second colour of the details."""
    striped: bool = False
    open_front: bool = False
    """The skirt is the tails of a coat: a line runs down its front."""


def clothes_of(person: Person) -> Clothes:
    """Returns the clothes; the person's colour decides what the job does not."""
    main = CLOTH[person.colour]
    dark, pale = darker(main), lighter(main)
    girl = person.build == "feminine"
    young = person.age in ("toddler", "child")
    match person.outfit:
        case "casual":
            shorts = young and not girl
            return Clothes(
                main,
                0.42,
                darker(main, 0.55) if person.colour == "blue" else _DENIM,
                0.5 if shorts else 0.9,
                "#e8e4da",
                trim=pale,
            )
        case "dress":
            return Clothes(
                main, 0.26, main, 0.0, darker(main, 0.45), skirt=0.56, flare=20, sock="", collar=WHITE, trim=pale
            )
        case "suit":
            suit = darker(main, 0.45)
            return Clothes(suit, 0.94, suit, 0.93, "#33313b", trim=WHITE)
        case "apron":
            return Clothes(
                main,
                0.6,
                _DENIM,
                0.0 if girl else 0.9,
                "#6d5443",
                skirt=0.54 if girl else 0.0,
                flare=14,
                skirt_colour=dark,
                trim=WHITE,
            )
        case "school":
            return Clothes(
                WHITE,
                0.5,
                dark,
                0.0 if girl else 0.48,
                "#3c3a44",
                skirt=0.42 if girl else 0.0,
                flare=15,
                skirt_colour=dark,
                sock=WHITE,
                collar=WHITE,
                trim=main,
            )
        case "pyjamas":
            return Clothes(pale, 0.92, pale, 0.9, main, trim=main, collar=main, bare_feet=True, striped=True)
        case "coat":
            length, flare = (0.6, 10) if girl else (0.36, 4)
            return Clothes(
                main, 0.95, _DARK, 0.92, "#5a4334", skirt=length, flare=flare, trim=dark, collar=dark, open_front=True
            )
        case "raincoat":
            return Clothes(main, 0.95, main, 0.0, dark, skirt=0.42, flare=20, boots=True, trim=dark, open_front=True)
        case "sports":
            return Clothes(main, 0.24, dark, 0.38, "#f0efe9", sock=WHITE, trim=WHITE)
        case _:
            return _uniform(person)


def _uniform(person: Person) -> Clothes:
    match person.outfit:
        case "nurse":
            scrubs = "#9fd6d8"
            return Clothes(scrubs, 0.36, scrubs, 0.9, WHITE, trim="#d9534f")
        case "doctor":
            return Clothes(WHITE, 0.94, _DARK, 0.92, "#33313b", skirt=0.44, flare=8, trim="#8fb7d9", open_front=True)
        case "police":
            return Clothes("#3d5a94", 0.94, "#2c3f6b", 0.92, "#2b2a33", trim="#f4d35e")
        case "chef":
            return Clothes(WHITE, 0.92, "#7d828c", 0.9, "#33313b", trim="#d9534f")
        case "waiter":
            return Clothes(
                WHITE, 0.92, "#33323c", 0.92, "#2b2a33", skirt=0.6, flare=3, skirt_colour=WHITE, trim="#33323c"
            )
        case "worker":
            return Clothes(
                "#f28c28", 0.92, "#4f5f86", 0.9, "#8a6238", sleeve_colour="#5f7196", boots=True, trim="#f8ee7a"
            )
        case _:
            return Clothes("#fffdf8", 0.16, WHITE, 0.0, WHITE, skirt=0.97, flare=42, trim="#e9e2d2")
