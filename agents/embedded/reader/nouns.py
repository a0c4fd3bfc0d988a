"""Noun phrases: what stands before a noun, whose it is, how many, and whether it is denied or compared."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from storytelling_painter.agents.embedded.reader.lexicon import doings, people, small_words, things
from storytelling_painter.agents.embedded.reader.matching import Match
from storytelling_painter.agents.embedded.reader.tables import CHANGES, EFFECTS, FACES, NOUNS, VERBS
from storytelling_painter.agents.embedded.reader.tokens import Token

Kind = Literal["noun", "verb", "face", "effect", "change", "prep", "break", "quote", "time", "pronoun", "word"]
_MOST_MODIFIERS: Final = 7
_MANY: Final = frozenset(
    "group crowd row pair circle line couple lot number dozen lots handful stack pile armful".split()
)


@dataclass
class Noun:
    """What a noun phrase means and says."""

    word: str
    who: tuple[people.Who, ...] = ()
    what: things.What | None = None
    spot: str = ""
    part: str = ""
    worn: str = ""
    sign: str = ""
    place: bool = False
    """Whether it names a setting, or something that only sounds like a thing."""
    compared: bool = False
    """Whether it comes after `like` or `as`."""
    hair: str = ""
    effect: str = ""
    name: bool = False
    plural: bool = False
    determiner: str = ""
    owner: Token | None = None
    """Possessive before it: `her`, `the man's`."""
    number: int = 1
    words: tuple[str, ...] = ()
    """Adjectives and the like before it."""
    preposition: str = ""
    unreal: bool = False
    """Denied, compared with or wished for."""


@dataclass
class Item:
    kind: Kind
    first: int
    end: int
    """Position after its last token."""
    word: str = ""
    noun: Noun | None = None
    action: doings.Action | None = None
    negated: bool = False
    left: int = 0
    """Position of the first token of a noun phrase."""
    extra: list[str] = field(default_factory=list)


def effect_item(tokens: Sequence[Token], i: int, effect: Match[str], before: list[Item]) -> Item:
    found: Match[dict[str, object]] = Match({"effect": effect.value}, effect.phrase, effect.end, effect.length)
    item = noun_item(tokens, i, found, before)
    item.kind = "effect"
    item.word = effect.value
    item.negated = item.negated or denied(tokens, i)
    return item


def noun_item(tokens: Sequence[Token], i: int, found: Match[dict[str, object]], before: list[Item]) -> Item:
    noun = Noun(found.phrase)
    for name, value in found.value.items():
        setattr(noun, name, value)
    floor = before[-1].end if before and before[-1].kind not in ("word", "face", "change") else 0
    left, words = i, []
    while left > floor and i - left < _MOST_MODIFIERS and _modifier(tokens[left - 1]):
        left -= 1
        token = tokens[left]
        if token.low in small_words.POSSESSIVES or token.possessive:
            noun.owner = token
        elif token.low in small_words.NUMBERS:
            noun.number = small_words.NUMBERS[token.low]
        elif token.kind == "number":
            noun.number = int(token.low.replace(",", "")[:6])
        if token.low in small_words.DETERMINERS:
            noun.determiner = noun.determiner or token.low
            if token.low not in small_words.NUMBERS:
                break
        else:
            words.append(token.low)
    noun.words = tuple(words)
    if left > 1 and tokens[left - 1].low == "of" and tokens[left - 2].low in _MANY:
        left -= 2
        while left > floor and tokens[left - 1].low in small_words.DETERMINERS:
            left -= 1
    last = tokens[found.end - 1]
    noun.plural = (
        noun.number > 1 or (last.low.endswith("s") and last.low != last.forms[-1]) or last.low in small_words.IRREGULAR
    )
    prior = next((p for p in reversed(before) if p.end <= left), None)
    if left > 0 and tokens[left - 1].low in small_words.PREPOSITIONS and (prior is None or prior.kind != "verb"):
        noun.preposition = prior.word if prior is not None and prior.kind == "prep" else tokens[left - 1].low
    if left > 0 and tokens[left - 1].low in ("as", "like"):
        noun.unreal = noun.compared = True
    noun.unreal = noun.unreal or noun.determiner == "no" or _absent(tokens, left) or _compounds(tokens, found.end, noun)
    return Item("noun", i, found.end, found.phrase, noun=noun, left=left, negated=noun.unreal)


def _compounds(tokens: Sequence[Token], end: int, noun: Noun) -> bool:
    """Tells whether a noun only says what sort of thing an unknown noun after it is: `fire hydrant`."""
    if noun.who or noun.part or noun.place or noun.plural or end >= len(tokens) or tokens[end - 1].possessive:
        return False
    following = tokens[end]
    other = NOUNS.at(tokens, end)
    if other is not None and other.value.keys() & {"what", "spot"} and VERBS.at(tokens, end) is None:
        return True
    low = following.low
    if following.kind != "word" or low in small_words.FUNCTION or low.endswith(("ed", "ing", "ly", "s")):
        return False
    known = (VERBS, NOUNS, EFFECTS, FACES, CHANGES)
    if any(table.at(tokens, end) is not None for table in known):
        return False
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    return (
        after is None
        or after.kind == "mark"
        or after.low in small_words.BREAKS
        or after.low in small_words.AUXILIARIES
        or after.low.endswith(("s", "ed"))
        or (VERBS.at(tokens, end + 1) is not None)
    )


def _modifier(token: Token) -> bool:
    if token.kind == "number":
        return True
    if token.kind != "word":
        return False
    low = token.low
    if low in small_words.DETERMINERS or low in small_words.POSSESSIVES or token.possessive:
        return True
    return not (
        low in small_words.PREPOSITIONS
        or low in small_words.BREAKS
        or low in small_words.AUXILIARIES
        or low in small_words.PRONOUNS
        or low in small_words.NEGATIONS
    )


def _absent(tokens: Sequence[Token], left: int) -> bool:
    """Tells whether a noun phrase is denied: `no`, `without`, `not a`, and the lists that follow them."""
    at = left - 1
    while at >= 0 and left - at <= 5 and tokens[at].kind == "word":
        low = tokens[at].low
        if low in ("without", "no", "nor", "neither", "lacks", "lacking", "missing"):
            return True
        if low == "not":
            return at == left - 1
        if (
            low not in ("or", "nor", "any", "a", "of", "even", "single")
            and tokens[at].low not in small_words.POSSESSIVES
        ):
            return (
                at == left - 2 and tokens[left - 1].low == "or" and at > 0 and tokens[at - 1].low in ("no", "without")
            )
        at -= 1
    return False


def denied(tokens: Sequence[Token], i: int) -> bool:
    for at in range(i - 1, max(-1, i - 5), -1):
        token = tokens[at]
        if token.kind == "mark" or token.low in small_words.BREAKS and token.low not in ("nor",):
            return False
        if token.low in small_words.NEGATIONS and token.low != "no":
            return True
        if token.low in ("would", "could", "wants", "want", "wishes", "if"):
            return True
    return False
