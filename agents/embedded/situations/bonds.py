"""Clue modules for relationships that many situations share."""

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Lettering,
    PlaceWord,
    Point,
    Thing,
    near,
    reads,
    see,
)


def family(adult: str, kid: str) -> str:
    """The conclusion that a grown-up belongs to a child."""
    return f"The {{{adult}.body}} is the {{{kid}.noun}}'s {{{adult}.noun}}."


def family_photo(adult: str, kid: str, wall: PlaceWord, *, order: int = 45) -> Beat:
    """A framed photo at home."""
    return Beat(
        "photo",
        (
            "<relation.photo|A framed family photo hangs on the wall>.",
            "<relation.photo|On the wall hangs a framed photo of the family>.",
        ),
        (
            Point(
                "relation.photo",
                family(adult, kid),
                (("the framed family photo", see("photo")), (f"a grown-up at home with the {{{kid}.noun}}", see(adult))),
            ),
        ),
        adds=(Thing("photo", "photo", wall),),
        order=order,
    )


def wall_note(text: str, adult: str, kid: str, wall: PlaceWord, *, order: int = 45) -> Beat:
    """A sheet that the child wrote, on the wall."""
    return Beat(
        "note",
        (
            f'<relation.note|A sheet of paper on the wall says "{text}">.',
            f'<relation.note|"{text}" stands on a sheet pinned to the wall>.',
        ),
        (
            Point(
                "relation.note",
                family(adult, kid),
                ((f"the words {text} on the wall", reads("note")), (f"a grown-up at home with the {{{kid}.noun}}", see(adult))),
            ),
        ),
        adds=(Lettering("note", "paper", text, wall),),
        order=order,
    )


def side_by_side(one: str, other: str, text: str, conclusion: str, *, order: int = 45) -> Beat:
    """Two people who stand close together."""
    return Beat(
        "close",
        f"<relation.close|{text}>",
        (
            Point(
                "relation.close",
                conclusion,
                (
                    (f"the {{{one}.noun}} close to the {{{other}.noun}}", near(one, other)),
                    (f"the {{{other}.noun}} beside the {{{one}.noun}}", see(other)),
                ),
            ),
        ),
        order=order,
    )
