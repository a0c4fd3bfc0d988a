"""Castings that many situations share."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Cast

PARENTS: Final = (
    Cast("mother", "adult", "feminine"),
    Cast("father", "adult", "masculine"),
    Cast("grandmother", "elder", "feminine", ("dress", "casual")),
    Cast("grandfather", "elder", "masculine"),
)
MOTHER_FATHER: Final = PARENTS[:2]
KIDS: Final = (
    Cast("boy", "child", "masculine"),
    Cast("girl", "child", "feminine", ("casual", "dress")),
)
KIDS_OUT: Final = (
    Cast("boy", "child", "masculine", ("casual", "coat", "sports")),
    Cast("girl", "child", "feminine", ("casual", "dress", "coat")),
)
SMALL: Final = (
    Cast("little boy", "toddler", "masculine"),
    Cast("little girl", "toddler", "feminine", ("casual", "dress")),
)
ADULTS: Final = (
    Cast("man", "adult", "masculine"),
    Cast("woman", "adult", "feminine", ("casual", "dress")),
)
ADULTS_OUT: Final = (
    Cast("man", "adult", "masculine", ("coat", "casual")),
    Cast("woman", "adult", "feminine", ("coat", "dress")),
    Cast("old man", "elder", "masculine", ("coat",)),
    Cast("old woman", "elder", "feminine", ("coat",)),
    Cast("student", "teen", "feminine", ("coat", "casual"), ("backpack",)),
)
TEACHERS: Final = (
    Cast("teacher", "adult", "feminine", ("suit", "dress"), ("glasses",)),
    Cast("teacher", "adult", "masculine", ("suit",), ("glasses",)),
    Cast("teacher", "elder", "masculine", ("suit",), ("moustache",)),
)
PUPILS: Final = (
    Cast("boy", "child", "masculine", ("school",)),
    Cast("girl", "child", "feminine", ("school",)),
)
BOSSES: Final = (
    Cast("boss", "adult", "feminine", ("suit",), ("glasses",)),
    Cast("boss", "adult", "masculine", ("suit",), ("moustache",)),
    Cast("boss", "elder", "masculine", ("suit",), ("beard",)),
)
CLERKS: Final = (
    Cast("clerk", "adult", "feminine", ("casual", "suit")),
    Cast("clerk", "adult", "masculine", ("suit", "casual"), ("necktie",)),
    Cast("clerk", "adult", "masculine", ("casual",), ("glasses",)),
)
WAITERS: Final = (
    Cast("waiter", "adult", "masculine", ("waiter",), ("moustache",)),
    Cast("waiter", "adult", "masculine", ("waiter",)),
    Cast("waitress", "adult", "feminine", ("waiter",)),
)
POLICE: Final = (
    Cast("policeman", "adult", "masculine", ("police",)),
    Cast("policewoman", "adult", "feminine", ("police",)),
)
