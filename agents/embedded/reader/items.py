"""From tokens to items: nouns with what is said about them, verbs, feelings, prepositions and breaks."""

from collections.abc import Sequence
from typing import Final, TypeVar

from storytelling_painter.agents.embedded.reader.lexicon import doings, people, small_words, things
from storytelling_painter.agents.embedded.reader.matching import Match
from storytelling_painter.agents.embedded.reader.nouns import Item, denied, effect_item, noun_item
from storytelling_painter.agents.embedded.reader.tables import CHANGES, EFFECTS, FACES, NOUNS, VERBS
from storytelling_painter.agents.embedded.reader.tokens import Sentence, Token

V = TypeVar("V")
_JOINED: Final = {
    ("in", "front", "of"): "before",
    ("next", "to"): "beside",
    ("close", "to"): "near",
    ("on", "top", "of"): "on",
    ("in", "the", "middle", "of"): "in",
    ("at", "the", "edge", "of"): "near",
    ("on", "the", "edge", "of"): "on",
    ("at", "the", "feet", "of"): "near",
    ("out", "of"): "from",
    ("on", "to"): "onto",
    ("right", "behind"): "behind",
    ("by", "the", "side", "of"): "beside",
    ("at", "the", "foot", "of"): "near",
    ("to", "the", "left", "of"): "beside",
    ("to", "the", "right", "of"): "beside",
    ("at", "the", "head", "of"): "at",
}


_ADJECTIVES: Final = (
    frozenset(things.STATES)
    | frozenset(people.AGES)
    | people.SMALL
    | frozenset(small_words.COLOURS)
    | frozenset(doings.FACES)
)
_VERB_ONLY: Final = frozenset({"tipping", "alarm_lines", "motion_lines"})


def items_of(sentence: Sentence) -> list[Item]:
    """Returns the items of a sentence in order; every token is in one item or in the modifiers of a noun."""
    tokens = sentence.tokens
    out: list[Item] = []
    i = 0
    while i < len(tokens):
        item = _item(tokens, i, out)
        out.append(item)
        i = max(item.end, i + 1)
    return out


def _item(tokens: Sequence[Token], i: int, before: list[Item]) -> Item:
    token = tokens[i]
    if token.kind == "quote":
        return Item("quote", i, i + 1, token.text)
    if token.kind == "time":
        return Item("time", i, i + 1, token.text)
    if token.kind in ("mark", "number"):
        return Item("break" if token.kind == "mark" else "word", i, i + 1, token.low)
    for words, means in _JOINED.items():
        if token.low == words[0] and tuple(t.low for t in tokens[i : i + len(words)]) == words:
            return Item("prep", i, i + len(words), means)
    found = _known(tokens, i, _nounish(tokens, i), before)
    return found if found is not None else _small(tokens, i, token)


def _known(tokens: Sequence[Token], i: int, nounish: bool, before: list[Item]) -> Item | None:
    """Returns the longest phrase of all tables; where a noun and a verb are as long, what stands before decides."""
    noun = _named(tokens, i) or NOUNS.at(tokens, i)
    if noun is not None and tokens[i].low.endswith(("ed", "ing")) and tokens[i].low not in noun.phrase:
        noun = None
    verb, effect = VERBS.at(tokens, i), EFFECTS.at(tokens, i)
    face, change = FACES.at(tokens, i), CHANGES.at(tokens, i)
    if verb is not None and nounish and verb.length == 1 and (verb.value.face is None or verb.value.pose is not None):
        verb = None
    if effect is not None and nounish and effect.value in _VERB_ONLY:
        effect = None
    best = max((m.length for m in (noun, verb, effect, face, change) if m is not None), default=0)

    def wins(match: Match[V] | None) -> bool:
        return match is not None and match.length == best

    part = noun is not None and noun.phrase in small_words.BODY
    if noun is not None and wins(noun) and (nounish or part or not wins(verb)):
        if not wins(effect) and (nounish or not wins(face)):
            return noun_item(tokens, i, noun, before)
    if effect is not None and wins(effect):
        return effect_item(tokens, i, effect, before)
    no = denied(tokens, i)
    if verb is not None and wins(verb):
        extra = [change.value] if change is not None else []
        return Item("verb", i, verb.end, verb.phrase, action=verb.value, negated=no, extra=extra)
    if change is not None and wins(change):
        return Item("change", i, change.end, change.value, negated=no)
    if face is not None and wins(face):
        return Item("face", i, face.end, face.value, negated=no)
    return noun_item(tokens, i, noun, before) if noun is not None else None


def _small(tokens: Sequence[Token], i: int, token: Token) -> Item:
    if (
        token.low in small_words.POSSESSIVES
        and i + 1 < len(tokens)
        and tokens[i + 1].kind == "word"
        and _modifies(tokens, i)
    ):
        return Item("word", i, i + 1, token.low)
    if token.low in small_words.PRONOUNS:
        return Item("pronoun", i, i + 1, token.low)
    if token.low in small_words.PREPOSITIONS:
        return Item("prep", i, i + 1, token.low)
    if token.low in small_words.BREAKS:
        return Item("break", i, i + 1, token.low)
    return Item("word", i, i + 1, token.low)


def _modifies(tokens: Sequence[Token], i: int) -> bool:
    """`her` before a noun is a possessive; before a preposition, a break or the end it stands alone."""
    if tokens[i].low != "her":
        return True
    following = tokens[i + 1].low
    return (
        following
        not in small_words.PREPOSITIONS | small_words.BREAKS | small_words.AUXILIARIES | small_words.DETERMINERS
    )


def _nounish(tokens: Sequence[Token], i: int) -> bool:
    if i == 0:
        return False
    token = tokens[i - 1]
    low = token.low
    return (
        low in small_words.DETERMINERS
        or token.possessive
        or low in _ADJECTIVES
        or token.kind == "number"
        or (low in small_words.PREPOSITIONS and low not in ("to", "up", "down", "out", "off"))
    )


def _named(tokens: Sequence[Token], i: int) -> Match[dict[str, object]] | None:
    token = tokens[i]
    if not token.text[:1].isupper():
        return None
    if token.low in people.TITLES and i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper():
        who = people.Who(f"{token.text}. {tokens[i + 1].text}"[:40], "adult", people.TITLES[token.low])
        return Match({"who": (who,), "name": True}, tokens[i + 1].low, i + 2, 2)
    male, female = token.low in people.MALE_NAMES, token.low in people.FEMALE_NAMES
    if not (male or female) or token.text.isupper():
        return None
    who = people.Who(token.text.split("'")[0].split("’")[0], "adult", "masculine" if male else "feminine")
    return Match({"who": (who,), "name": True}, token.low, i + 1, 1)
