"""From tokens to items: nouns with what is said about them, verbs, feelings, prepositions and breaks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeVar

from storytelling_painter.agents.embedded.reader.lexicon import doings, people, places, small_words, things
from storytelling_painter.agents.embedded.reader.matching import Match, Phrases
from storytelling_painter.agents.embedded.reader.nouns import Noun
from storytelling_painter.agents.embedded.reader.tokens import Sentence, Token

V = TypeVar("V")
Kind = Literal["noun", "verb", "face", "effect", "change", "prep", "break", "quote", "time", "pronoun", "word"]
_MOST_MODIFIERS: Final = 7
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


def _nouns() -> Phrases[dict[str, object]]:
    table: dict[str, dict[str, object]] = {}
    for word, who in people.PEOPLE.items():
        table.setdefault(word, {})["who"] = who
    for word, what in things.THINGS.items():
        table.setdefault(word, {})["what"] = what
    for spot, words in things.SPOTS.items():
        for word in words:
            table.setdefault(word, {})["spot"] = spot
    for word, sign in things.SIGNS.items():
        table.setdefault(word, {})["sign"] = sign
    for word, worn in people.WORN.items():
        table.setdefault(word, {})["worn"] = worn
    for word, hair in people.HAIR.items():
        table.setdefault(word, {})["hair"] = hair
    for word in ("animal", "creature", "pet", "beast"):
        table.setdefault(word, {})
    for names in places.NAMED.values():
        for word in names:
            table[word] = {"place": True}
    for word in small_words.BODY:
        table.setdefault(word, {})["part"] = word
    return Phrases(table)


_NOUNS: Final = _nouns()
_VERBS: Final = Phrases(doings.ACTIONS)
_EFFECTS: Final = Phrases(doings.EFFECTS)
_FACES: Final = Phrases(doings.FACES)
_CHANGES: Final = Phrases(doings.THING_VERBS)
_ADJECTIVES: Final = (
    frozenset(things.STATES)
    | frozenset(people.AGES)
    | people.SMALL
    | frozenset(small_words.COLOURS)
    | frozenset(doings.FACES)
)
_MANY: Final = frozenset(
    "group crowd row pair circle line couple lot number dozen lots handful stack pile armful".split()
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
    noun = _named(tokens, i) or _NOUNS.at(tokens, i)
    if noun is not None and tokens[i].low.endswith(("ed", "ing")) and tokens[i].low not in noun.phrase:
        noun = None
    verb, effect = _VERBS.at(tokens, i), _EFFECTS.at(tokens, i)
    face, change = _FACES.at(tokens, i), _CHANGES.at(tokens, i)
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
            return _noun_item(tokens, i, noun, before)
    if effect is not None and wins(effect):
        return _effect_item(tokens, i, effect, before)
    denied = _denied(tokens, i)
    if verb is not None and wins(verb):
        extra = [change.value] if change is not None else []
        return Item("verb", i, verb.end, verb.phrase, action=verb.value, negated=denied, extra=extra)
    if change is not None and wins(change):
        return Item("change", i, change.end, change.value, negated=denied)
    if face is not None and wins(face):
        return Item("face", i, face.end, face.value, negated=denied)
    return _noun_item(tokens, i, noun, before) if noun is not None else None


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


def _effect_item(tokens: Sequence[Token], i: int, effect: Match[str], before: list[Item]) -> Item:
    found: Match[dict[str, object]] = Match({"effect": effect.value}, effect.phrase, effect.end, effect.length)
    item = _noun_item(tokens, i, found, before)
    item.kind = "effect"
    item.word = effect.value
    item.negated = item.negated or _denied(tokens, i)
    return item


def _noun_item(tokens: Sequence[Token], i: int, found: Match[dict[str, object]], before: list[Item]) -> Item:
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
        noun.unreal = True
    noun.unreal = noun.unreal or noun.determiner == "no" or _absent(tokens, left) or _compounds(tokens, found.end, noun)
    return Item("noun", i, found.end, found.phrase, noun=noun, left=left, negated=noun.unreal)


def _compounds(tokens: Sequence[Token], end: int, noun: Noun) -> bool:
    """Tells whether a noun only says what sort of thing an unknown noun after it is: `fire hydrant`."""
    if noun.who or noun.part or noun.plural or end >= len(tokens) or tokens[end - 1].possessive:
        return False
    following = tokens[end]
    low = following.low
    if following.kind != "word" or low in small_words.FUNCTION or low.endswith(("ed", "ing", "ly", "s")):
        return False
    known = (_VERBS, _NOUNS, _EFFECTS, _FACES, _CHANGES)
    if any(table.at(tokens, end) is not None for table in known):
        return False
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    return (
        after is None
        or after.kind == "mark"
        or after.low in small_words.BREAKS
        or after.low in small_words.AUXILIARIES
        or after.low.endswith(("s", "ed"))
        or (_VERBS.at(tokens, end + 1) is not None)
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


def _denied(tokens: Sequence[Token], i: int) -> bool:
    for at in range(i - 1, max(-1, i - 5), -1):
        token = tokens[at]
        if token.kind == "mark" or token.low in small_words.BREAKS and token.low not in ("nor",):
            return False
        if token.low in small_words.NEGATIONS and token.low != "no":
            return True
        if token.low in ("would", "could", "wants", "want", "wishes", "if"):
            return True
    return False
