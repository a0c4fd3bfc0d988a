"""Stories in frames: one sentence a dimension, so that each can be found again in the text."""

import re
from collections.abc import Sequence
from random import Random
from typing import Final, NamedTuple, get_args

from storytelling_painter.domain.vocabulary import Dimension, Setting

DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)
SETTINGS: Final[tuple[Setting, ...]] = get_args(Setting)
HOURS: Final = {
    "morning": ("six", "seven", "eight"),
    "noon": ("twelve", "one"),
    "evening": ("six", "seven"),
    "night": ("ten", "eleven"),
}
NAMES: Final = (
    "Ada", "Bruno", "Carla", "Dario", "Edith", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Leo", "Mara",
    "Nils", "Olga", "Pavel", "Rosa", "Samir", "Tilda", "Viktor",
)  # fmt: skip
FAMILIES: Final = (
    "Abel", "Brandt", "Costa", "Dorn", "Engel", "Ferro", "Gold", "Haas", "Ivens", "Jung", "Kern", "Lind", "Moor",
    "Nowak", "Orth", "Prinz", "Rossi", "Stein", "Thorn", "Vogt", "Weiss", "Zander",
)  # fmt: skip
ROLES: Final = ("baker", "nurse", "teacher", "gardener", "waiter", "student", "painter", "mechanic", "tailor")
KIN: Final = ("sister", "brother", "neighbour", "teacher", "old friend", "rival", "cousin", "employer")
COLOURS: Final = ("red", "green", "blue", "yellow", "grey", "purple")
THINGS: Final = ("ball", "balloon", "book", "bowl", "box", "bucket", "cake", "camera", "cup", "flowerpot", "gift")
ACTS: Final = (
    "drops the {thing} in front of {other}",
    "hides the {thing} from {other}",
    "hands the {thing} to {other}",
    "pulls the {thing} away from {other}",
    "finds the broken {thing} at the feet of {other}",
    "lifts the {thing} above the head of {other}",
)
CAUSES: Final = (
    "because the dog has run between the legs",
    "because a ticket is stuck to the bottom of it",
    "because somebody has left the door open in the storm",
    "because the shelf above has come loose",
    "because a phone is ringing and nobody else hears it",
)
FEELINGS: Final = ("happy", "worried", "surprised", "angry", "embarrassed", "proud", "sad")

_MARKS: Final[tuple[tuple[Dimension, re.Pattern[str]], ...]] = (
    ("location", re.compile(r"^The scene is ")),
    ("time", re.compile(r"^It is \w+: ")),
    ("event_causal_relationship", re.compile(r"\bbecause\b")),
    ("mental_state", re.compile(r"\blooks? (?:" + "|".join(FEELINGS) + r")\b")),
    ("character_relationship", re.compile(r" is the [\w ]+ of ")),
    ("character", re.compile(r" is a \w+ in ")),
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]*")


class Told(NamedTuple):
    """A story and its title."""

    title: str
    story: str


def tell(random: Random, *, setting: str | None = None, premise: str = "", lacks: Sequence[Dimension] = ()) -> Told:
    """Returns a new story.

    Args:
        random: Makes the choices.
        setting: One of `SETTINGS`; none chooses one.
        premise: Free words that the story takes in as they are.
        lacks: Dimensions that it says nothing of.
    """
    place = setting if setting in SETTINGS else random.choice(SETTINGS)
    hour = random.choice(list(HOURS))
    one, other = random.sample(NAMES, 2)
    first = f"{one} {random.choice(FAMILIES)}"
    thing = f"{random.choice(COLOURS)} {random.choice(THINGS)}"
    act = random.choice(ACTS).format(thing=thing, other=other)
    sentences: dict[Dimension, str] = {
        "location": f"The scene is the {place.replace('_', ' ')} of the {random.choice(FAMILIES)} family.",
        "time": f"It is {hour}: the clock shows {random.choice(HOURS[hour])}.",
        "character": f"{first} is a {random.choice(ROLES)} in {random.choice(COLOURS)} clothes.",
        "character_relationship": f"{other} is the {random.choice(KIN)} of {first}.",
        "event": f"{first} {act}.",
        "event_causal_relationship": cause(random, thing),
        "mental_state": feeling(random, other),
    }
    told = [sentences[d] for d in sentences if d not in lacks]
    if premise:
        told.append(re.sub(r"\s+", " ", premise).strip().rstrip(".") + ".")
    return Told(f"{one} and the {thing}", " ".join(told))


def cause(random: Random, thing: str) -> str:
    return f"The {thing} is in danger {random.choice(CAUSES)}."


def feeling(random: Random, who: str) -> str:
    return f"{who} looks {random.choice(FEELINGS)}, with both hands in the air."


def mended(story: str, random: Random) -> str:
    """Returns a story with sentences added for the dimensions it lacks; what stands in it stays as it is."""
    lacking = set(DIMENSIONS) - {dimension for dimension, _ in parts(story)}
    who, thing = random.choice(NAMES), f"{random.choice(COLOURS)} {random.choice(THINGS)}"
    place = random.choice(SETTINGS).replace("_", " ")
    added = {
        "location": f"The scene is the {place} of the {random.choice(FAMILIES)} family.",
        "time": f"It is {random.choice(list(HOURS))}: the light tells.",
        "character": f"{who} is a {random.choice(ROLES)} in {random.choice(COLOURS)} clothes.",
        "character_relationship": f"{who} is the {random.choice(KIN)} of all the others.",
        "event": f"{who} drops the {thing}.",
        "event_causal_relationship": cause(random, thing),
        "mental_state": feeling(random, who),
    }
    return " ".join([story.strip(), *(added[d] for d in DIMENSIONS if d in lacking)])


def parts(story: str) -> list[tuple[Dimension, str]]:
    """Returns the sentences of any story, word for word, each with the dimension it speaks of."""
    sentences = (found.strip() for found in _SENTENCE.findall(story))
    return [(dimension_of(sentence), sentence) for sentence in sentences if len(sentence) > 2]


def dimension_of(sentence: str) -> Dimension:
    """Returns the dimension that a sentence speaks of: an event where it tells of nothing else."""
    return next((dimension for dimension, mark in _MARKS if mark.search(sentence)), "event")
