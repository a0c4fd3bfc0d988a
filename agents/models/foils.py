"""False statements about a picture, made from any ledger by its words alone: they measure how easily a judge says yes.

A foil contradicts the story or speaks of what the story knows nothing of. Things and places are so odd that no picture
of another story holds them by chance; contraries and exchanged people are made only where the words leave no doubt.
"""

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Final, Literal, NamedTuple

from storytelling_painter.agents.embedded.reader.lexicon.people import GROUPS, PEOPLE
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.ledger import Ledger

FoilKind = Literal["swapped_roles", "absent_object", "negation", "other_setting", "canary"]

LEAST: Final = 4
MOST: Final = 8

_THINGS: Final = (
    "submarine", "giraffe", "pipe organ", "suit of armour", "totem pole", "telescope", "igloo", "octopus", "windmill",
    "spinning wheel", "hot-air balloon", "chess board", "harp", "canoe", "cactus", "penguin", "anvil", "carousel",
    "beehive", "fighter jet", "camel", "lighthouse", "xylophone", "rocking horse",
)
_PLACES: Final = (
    ("inside a submarine", "submarine ship boat sea"),
    ("on the surface of the moon", "moon space astronaut"),
    ("in a coal mine underground", "mine miner underground tunnel cave"),
    ("in a desert among dunes", "desert dune sand"),
    ("in a boxing ring", "boxing ring boxer fight"),
    ("in a circus tent", "circus tent clown acrobat"),
    ("in a courtroom", "court courtroom judge jury"),
    ("on a glacier", "glacier ice mountain snow"),
    ("in a blacksmith's forge", "forge smith blacksmith anvil"),
    ("in a cathedral during mass", "church cathedral mass"),
)
_CONTRARY: Final = (
    (r"sad|unhappy|in tears|crying|weeping|grieving|heartbroken|dismayed|disappointed", "laughing with joy"),
    (r"happy|joyful|delighted|cheerful|laughing|proud|relieved|overjoyed", "crying in despair"),
    (r"angry|furious|annoyed|enraged", "fast asleep"),
    (r"afraid|frightened|scared|terrified|worried|anxious|nervous", "bored and yawning"),
    (r"tired|exhausted|sleepy|weary|asleep|sleeping", "dancing wildly"),
    (r"surprised|astonished|startled|shocked", "fast asleep"),
    (r"embarrassed|ashamed|guilty", "laughing with joy"),
)
_HOURS: Final = (
    (r"night|midnight|late evening|after dark", "It is noon and the sun stands high."),
    (r"noon|midday|(?<!early )(?<!in the )morning|afternoon|daytime|daylight", "It is the middle of the night."),
    (r"winter|snow\w*|december|january", "It is a hot day in high summer."),
    (r"summer|july|august|heat", "It is deep winter and everything is covered with snow."),
)
_UNSURE: Final = re.compile(r"\b(?:not|no longer|before|after|until|dark\w*|black|eclipse)\b", re.IGNORECASE)
_MUTUAL: Final = re.compile(
    r"\b(?:and|both|each other|one another|together|with|near|beside|next to|meet\w*|marr\w+|wed\w*|friend\w*|related|"
    r"sibling\w*|twin\w*|hug\w*|kiss\w*|couple|same|not|no|nor|between|among|famil\w+|colleague\w*|neighbou?r\w*|"
    r"parents?|of|'s|s')\b|['\u2019]s\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*|[0-9]+")
_NOUNS: Final = sorted((re.escape(noun) for noun in PEOPLE if noun not in GROUPS), key=len, reverse=True)
_PEOPLE: Final = re.compile(rf"\b(?:{'|'.join(_NOUNS)})\b", re.IGNORECASE)


class Foil(NamedTuple):
    """A statement that is known to be false."""

    kind: FoilKind
    text: str


def make_foils(ledger: Ledger, text: str, seed: int) -> tuple[Foil, ...]:
    """Makes four to eight false statements; the same ledger, text and seed give the same.

    Always among them: two things that the story knows nothing of, another place, and a canary, a thing with a number
    that nobody can have written into a picture or a story beforehand. Then exchanged people and contraries, as far as
    the ledger has them.

    Args:
        ledger: What the picture has to tell; no foil says what one of its key points says.
        text: The story.
        seed: Decides the choice.
    """
    random = Random(derive_seed(seed, "foils"))
    known = _known(ledger, text)
    things = _unknown(known, random)
    kept = [Foil("absent_object", f"There is {_a(thing)} in the picture.") for thing in things[:2]]
    kept += [Foil("other_setting", f"The scene takes place {place}.") for place in _places(known, random)[:1]]
    kept.append(canary(seed))
    said = {_plain(p.text) for p in ledger.key_points}
    waiting = [list(make(ledger)) for make in _SOURCES]
    for foils in waiting:
        random.shuffle(foils)
    while len(kept) < MOST and any(waiting):
        for foils in waiting:
            if foils and len(kept) < MOST and _plain((foil := foils.pop(0)).text) not in said:
                said.add(_plain(foil.text))
                kept.append(foil)
    return tuple(kept)


def canary(seed: int) -> Foil:
    """Returns a statement about a number that follows from the seed; a judge who says yes to it does not look."""
    number = derive_seed(seed, "canary") % 900_000 + 100_000
    return Foil("canary", f"The number {number} is written across the whole picture in large purple digits.")


def decoys(ledger: Ledger, text: str, seed: int, number: int = 3) -> tuple[str, ...]:
    """Returns sentences that are not true of a story, for a judge who reads it."""
    things = _unknown(_known(ledger, text), Random(derive_seed(seed, "decoys")))
    return tuple(f"The story mentions {_a(thing)}." for thing in things[:number])


def _stems(text: str) -> frozenset[str]:
    """Words of a text in lower case, without the s of a plural."""
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]+", text))


_THINGS_BY_WORDS: Final = tuple((thing, _stems(thing)) for thing in _THINGS)
_PLACES_BY_WORDS: Final = tuple((place, _stems(words)) for place, words in _PLACES)


def _known(ledger: Ledger, text: str) -> frozenset[str]:
    points = ledger.key_points
    said = " ".join((text, *(p.text for p in points), *(c.text for p in points for c in p.clues)))
    return _stems(said.lower())


def _unknown(known: frozenset[str], random: Random) -> list[str]:
    """Things of which the story has no word, in a random order."""
    free = [thing for thing, words in _THINGS_BY_WORDS if known.isdisjoint(words)]
    random.shuffle(free)
    return free


def _places(known: frozenset[str], random: Random) -> list[str]:
    free = [place for place, words in _PLACES_BY_WORDS if known.isdisjoint(words)]
    random.shuffle(free)
    return free


def _exchanged(ledger: Ledger) -> Iterator[Foil]:
    """The same deed with the two people in each other's place."""
    for point in ledger.key_points:
        if point.dimension not in ("event", "event_causal_relationship") or _MUTUAL.search(point.text):
            continue
        found = list(_PEOPLE.finditer(point.text))
        names = [m[0].lower() for m in found]
        if len(found) == 2 and names[0] != names[1]:
            (one, two), text = found, point.text
            middle = text[one.end() : two.start()]
            swapped = text[: one.start()] + two[0].lower() + middle + one[0].lower() + text[two.end() :]
            yield Foil("swapped_roles", _capital(swapped))


def _contrary(ledger: Ledger) -> Iterator[Foil]:
    """Whoever feels something is said to feel or do what nobody does who feels it."""
    for point in ledger.key_points:
        if point.dimension != "mental_state":
            continue
        people = list(_PEOPLE.finditer(point.text))
        other = next((said for words, said in _CONTRARY if re.search(rf"\b(?:{words})\b", point.text, re.I)), None)
        negated = re.search(r"\b(?:not|no longer|never|without|hides?|pretends?)\b|n't\b", point.text, re.I)
        if len(people) == 1 and other and not negated:
            who = point.text[: people[0].end()]
            who = who if len(who.split()) <= 4 else f"The {people[0][0].lower()}"
            yield Foil("negation", f"{_capital(who)} is {other}.")


def _other_hour(ledger: Ledger) -> Iterator[Foil]:
    for point in ledger.key_points:
        if point.dimension == "time" and not _UNSURE.search(point.text):
            fitting = [said for words, said in _HOURS if re.search(rf"\b(?:{words})\b", point.text, re.I)]
            if len(fitting) == 1:
                yield Foil("negation", fitting[0])


_SOURCES: Final[tuple[Callable[[Ledger], Iterator[Foil]], ...]] = (_exchanged, _contrary, _other_hour)


def _a(thing: str) -> str:
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
