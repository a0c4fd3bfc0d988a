"""Where and when a story plays: the setting, the hour and the weather that it names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar, get_args

from storytelling_painter.agents.embedded.reader.lexicon import places, small_words
from storytelling_painter.agents.embedded.reader.matching import Phrases
from storytelling_painter.agents.embedded.reader.tokens import Sentence, Token, base_forms
from storytelling_painter.domain.vocabulary import Setting, TimeOfDay, Weather

V = TypeVar("V")
_AT: Final = frozenset(
    {"in", "on", "at", "into", "through", "inside", "across", "down", "along", "over", "of", "outside", "from"}
)
_PARTS: Final = frozenset({"window", "door", "wall", "hall", "step", "gate", "entrance", "roof", "floor", "corridor"})
_NUMBER_WORDS: Final = {
    w: n for n, w in enumerate("twelve one two three four five six seven eight nine ten eleven".split())
} | {"midnight": 0}


@dataclass
class Told(Generic[V]):
    """One thing that the story says about its backdrop."""

    value: V
    start: int
    end: int
    tokens: set[int] = field(default_factory=set)
    weight: int = 1


@dataclass
class Backdrop:
    """Setting, hour and weather; what is none was not told."""

    setting: Setting
    named: Told[Setting] | None
    hour: Told[TimeOfDay] | None
    weather: Told[Weather] | None
    elsewhere: Told[str] | None
    """A place that no setting shows."""
    clock: Told[str] | None
    """Time of a clock in words, as `22:10`."""
    hints: set[int]
    """Where words begin that made a setting likely."""


_NAMED: Final = Phrases({word: setting for setting, words in places.NAMED.items() for word in words})
_HINTS: Final = Phrases(places.HINTS)
_HOURS: Final = Phrases(places.HOURS)
_SKIES: Final = Phrases(places.SKIES)


def backdrop_of(told: Sequence[Sentence]) -> Backdrop:
    """Reads setting, hour and weather; the setting most plainly named wins, then the first."""
    named: list[Told[Setting]] = []
    hours: list[Told[TimeOfDay]] = []
    skies: list[Told[Weather]] = []
    elsewhere: Told[str] | None = None
    clock: Told[str] | None = None
    votes: dict[Setting, int] = {}
    hints: dict[Setting, set[int]] = {}
    for sentence in told:
        tokens = sentence.tokens
        clock = clock or _clock_words(sentence)
        for i, token in enumerate(tokens):
            if token.kind != "word":
                continue
            if (place := _NAMED.at(tokens, i)) is not None and _real(tokens, i):
                weight = _weight(tokens, i, place.end)
                if not weight:
                    votes[place.value] = votes.get(place.value, 0) + 1
                else:
                    named.append(_told(place.value, tokens, i, place.end, weight))
            if (hint := _HINTS.at(tokens, i)) is not None and _real(tokens, i):
                votes[hint.value] = votes.get(hint.value, 0) + 1
                hints.setdefault(hint.value, set()).add(token.start)
            if (hour := _HOURS.at(tokens, i)) is not None and _real(tokens, i):
                hours.append(_told(hour.value[0], tokens, i, hour.end, hour.value[1]))
            if (sky := _SKIES.at(tokens, i)) is not None and _real(tokens, i):
                skies.append(_told(sky.value, tokens, i, sky.end, 1))
            if (
                elsewhere is None
                and any(f in places.ELSEWHERE for f in token.forms)
                and (_weight(tokens, i, i + 1) > 1 or _part_of(tokens, i))
            ):
                elsewhere = _told(token.low, tokens, i, i + 1, 1)
        dark = _dark(tokens)
        if dark is not None:
            hours.append(dark)
    best = _best(named)
    if best is not None and elsewhere is not None and best.weight < 3:
        best = None
    if best is None and elsewhere is not None:
        votes = {_stand_in(elsewhere.value): 1}
    guess: Setting = best.value if best else max(votes, key=lambda s: votes[s]) if votes else _default(skies)
    hour_told = _best(hours) or _by_clock(clock, told)
    return Backdrop(guess, best, hour_told, _best(skies), None if best else elsewhere, clock, hints.get(guess, set()))


def _stand_in(word: str) -> Setting:
    return next(places.ELSEWHERE[f] for f in base_forms(word) if f in places.ELSEWHERE)


def _default(skies: Sequence[object]) -> Setting:
    return "park" if skies else "living_room"


def _told(value: V, tokens: Sequence[Token], first: int, end: int, weight: int) -> Told[V]:
    starts = {t.start for t in tokens[first:end]}
    return Told(value, tokens[first].start, tokens[end - 1].end, starts, weight)


def _best(found: Iterable[Told[V]]) -> Told[V] | None:
    ranked = sorted(found, key=lambda t: (-t.weight, t.start))
    return ranked[0] if ranked else None


def _weight(tokens: Sequence[Token], first: int, end: int) -> int:
    """3 for `in the kitchen`, 1 for `the kitchen`, 0 for `kitchen table`."""
    following = tokens[end] if end < len(tokens) else None
    if tokens[end - 1].possessive:
        return 1
    if following is not None and following.kind == "word" and not _ends_phrase(following):
        return 0
    for at in range(first - 1, max(-1, first - 5), -1):
        token = tokens[at]
        if token.kind != "word" or token.low in small_words.BREAKS:
            break
        if token.low in _AT:
            return 2 if token.low in ("of", "outside", "from", "over") else 3
        if token.low in small_words.AUXILIARIES:
            break
    return 1


def _part_of(tokens: Sequence[Token], i: int) -> bool:
    """Tells whether a place is named through a part of it: `the library windows`."""
    return i + 1 < len(tokens) and any(f in _PARTS for f in tokens[i + 1].forms)


def _ends_phrase(token: Token) -> bool:
    low = token.low
    return (
        low in small_words.FUNCTION
        or low.endswith(("ed", "ing", "ly"))
        or (low.endswith("s") and not low.endswith("ss") and len(token.forms) > 1)
    )


def _real(tokens: Sequence[Token], i: int) -> bool:
    """Tells whether a word is neither denied nor part of a comparison."""
    for at in range(i - 1, max(-1, i - 5), -1):
        token = tokens[at]
        if token.kind == "mark" or (token.low in small_words.BREAKS and token.low != "nor"):
            return True
        if token.low in small_words.NEGATIONS or token.low in ("like", "as", "if"):
            return False
    return True


def _dark(tokens: Sequence[Token]) -> Told[TimeOfDay] | None:
    """Dark sky, dark street or black windows tell of the night."""
    sky = next((i for i, t in enumerate(tokens) if t.low in ("sky", "outside", "street", "windows", "window")), None)
    dark = next((i for i, t in enumerate(tokens) if t.low in ("dark", "black")), None)
    if sky is None or dark is None or abs(sky - dark) > 6 or not _real(tokens, dark):
        return None
    return _told("night", tokens, min(sky, dark), max(sky, dark) + 1, 2)


def _clock_words(sentence: Sentence) -> Told[str] | None:
    """Reads `half past ten`, `a quarter to six`, `nine o'clock`, `two in the morning`."""
    low = [t.low for t in sentence.tokens]
    for i, word in enumerate(low):
        hour = minute = -1
        first = i
        if word in ("past", "to") and 0 < i < len(low) - 1 and low[i + 1] in _NUMBER_WORDS:
            parts = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "minutes": -1}
            if low[i - 1] not in parts or parts[low[i - 1]] < 0:
                continue
            minute, first = parts[low[i - 1]], i - 1
            if minute == 5 and i > 1 and low[i - 2] == "twenty":
                minute, first = 25, i - 2
            hour = _NUMBER_WORDS[low[i + 1]]
            if word == "to":
                hour, minute = (hour - 1) % 12, 60 - minute
        elif word == "o'clock" and i and low[i - 1] in _NUMBER_WORDS:
            hour, minute, first = _NUMBER_WORDS[low[i - 1]], 0, i - 1
        elif word in _NUMBER_WORDS and low[i + 1 : i + 4] in (["in", "the", "morning"], ["in", "the", "afternoon"]):
            hour, minute = _NUMBER_WORDS[word], 0
        elif word in _NUMBER_WORDS and low[i + 1 : i + 3] == ["at", "night"]:
            hour, minute = _NUMBER_WORDS[word], 0
        if hour >= 0:
            end = min(i + (2 if word in ("past", "to") else 1), len(low))
            tokens = sentence.tokens
            return Told(
                f"{hour % 12 or 12:02d}:{minute:02d}",
                tokens[first].start,
                tokens[end - 1].end,
                {t.start for t in tokens[first:end]},
                1,
            )
    return None


def _by_clock(clock: Told[str] | None, told: Sequence[Sentence]) -> Told[TimeOfDay] | None:
    """A clock in figures above twelve tells the hour by itself."""
    for sentence in told:
        for token in sentence.tokens:
            if token.kind == "time":
                hour = int(token.low.replace(".", ":").split(":")[0])
                time: TimeOfDay | None = (
                    "evening"
                    if 17 <= hour < 21
                    else "night"
                    if 21 <= hour <= 24
                    else "noon"
                    if 12 < hour < 16
                    else None
                )
                if time is not None and time in get_args(TimeOfDay):
                    return Told(time, token.start, token.end, {token.start}, 1)
    return None
