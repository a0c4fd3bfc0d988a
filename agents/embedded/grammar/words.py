"""English for stories: articles, pronouns, clock words, clothes and places."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from storytelling_painter.domain.scene import Person
from storytelling_painter.domain.vocabulary import Outfit, Setting, TimeOfDay

PLACES: Final[Mapping[Setting, str]] = {
    "kitchen": "in the kitchen",
    "living_room": "in the living room",
    "bedroom": "in the bedroom",
    "classroom": "in the classroom",
    "office": "in the office",
    "hospital_room": "in a hospital room",
    "shop": "in a small shop",
    "restaurant": "in a restaurant",
    "bus_stop": "at the bus stop",
    "station": "on a station platform",
    "park": "in the park",
    "garden": "in the garden",
    "street": "on the street",
}

PLACE_SENTENCES: Final[Mapping[Setting, str]] = {s: f"The scene is {p}." for s, p in PLACES.items()}

PLACE_CLUES: Final[Mapping[Setting, tuple[str, str]]] = {
    "kitchen": ("the sink and the stove", "the open cupboard over the counter"),
    "living_room": ("the sofa and the armchair", "the bookshelf and the carpet"),
    "bedroom": ("the bed", "the nightstand and the wardrobe"),
    "classroom": ("the blackboard", "the rows of school desks"),
    "office": ("the desk with a computer", "the shelf of files"),
    "hospital_room": ("the hospital bed with its monitor", "the red cross on the wall"),
    "shop": ("the counter with a till", "the shelves full of goods"),
    "restaurant": ("the laid table", "the bar with bottles"),
    "bus_stop": ("the shelter with a bench", "the stop sign by the road"),
    "station": ("the tracks behind the platform edge", "the platform sign under the canopy"),
    "park": ("the big tree and the bench", "the path and the pond"),
    "garden": ("the house wall and the fence", "the apple tree and the flower bed"),
    "street": ("the row of houses and the shop front", "the road with a crossing"),
}

HOURS: Final[Mapping[TimeOfDay, tuple[str, ...]]] = {
    "morning": ("07:10", "07:30", "07:45", "08:00", "08:20"),
    "noon": ("12:00", "12:15", "12:30", "12:50", "13:10"),
    "evening": ("18:00", "18:20", "18:45", "19:00", "19:15"),
    "night": ("22:10", "22:40", "23:00", "23:30", "23:50"),
}

TIME_SENTENCES: Final[Mapping[TimeOfDay, str]] = {
    "morning": "It is early in the morning.",
    "noon": "It is the middle of the day.",
    "evening": "It is evening.",
    "night": "It is night.",
}

_NUMBERS: Final = (
    "twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
)
_MINUTES: Final = {
    5: "five past", 10: "ten past", 15: "a quarter past", 20: "twenty past", 25: "twenty-five past", 30: "half past",
    35: "twenty-five to", 40: "twenty to", 45: "a quarter to", 50: "ten to", 55: "five to",
}


def clock_words(time: str) -> str:
    """Returns a time such as `22:10` in words: `ten past ten`."""
    hours, minutes = (int(part) for part in time.split(":"))
    if minutes == 0:
        return f"{_NUMBERS[hours % 12]} o'clock"
    named = hours + (1 if minutes > 30 else 0)
    return f"{_MINUTES[minutes]} {_NUMBERS[named % 12]}"


def article(noun: str) -> str:
    """Returns the noun phrase with `a` or `an`."""
    silent = noun.startswith(("hour", "honest"))
    voiced = noun.startswith(("uni", "use", "one"))
    return f"{'an' if silent or (noun[0].lower() in 'aeiou' and not voiced) else 'a'} {noun}"


class Pronouns(NamedTuple):
    he: str
    him: str
    his: str
    himself: str


_SHE: Final = Pronouns("she", "her", "her", "herself")
_HE: Final = Pronouns("he", "him", "his", "himself")


def pronouns(person: Person) -> Pronouns:
    return _SHE if person.build == "feminine" else _HE


def body_noun(person: Person) -> str:
    """Returns the noun for what can be seen of a person: `girl`, `old man`."""
    feminine = person.build == "feminine"
    return {
        "toddler": "little girl" if feminine else "little boy",
        "child": "girl" if feminine else "boy",
        "teen": "teenage girl" if feminine else "teenage boy",
        "adult": "woman" if feminine else "man",
        "elder": "old woman" if feminine else "old man",
    }[person.age]


_CLOTHES: Final[Mapping[Outfit, str]] = {
    "casual": "{} shirt",
    "dress": "{} dress",
    "suit": "{} suit",
    "pyjamas": "{} pyjamas",
    "coat": "{} coat",
    "raincoat": "{} raincoat",
    "sports": "{} sports shirt",
}
_UNIFORMS: Final[Mapping[Outfit, str]] = {
    "apron": "an apron",
    "school": "a school uniform",
    "worker": "a hard hat and work clothes",
    "wedding_dress": "a wedding dress",
}


def clothes(person: Person) -> str:
    """Returns what a person wears, such as `a red coat`; empty where the noun already says it (`nurse`)."""
    if person.outfit in _CLOTHES:
        worn = _CLOTHES[person.outfit].format(person.colour)
        return worn if worn.endswith("pyjamas") else article(worn)
    return _UNIFORMS.get(person.outfit, "")
