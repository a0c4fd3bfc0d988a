"""Finds the longest known phrase at a token; determiners, possessives and adverbs within a phrase are passed over."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from storytelling_painter.agents.embedded.reader.lexicon.small_words import AUXILIARIES, COLOURS, DETERMINERS
from storytelling_painter.agents.embedded.reader.tokens import Token, base_forms

V = TypeVar("V")
_PASSED: Final = (
    DETERMINERS | AUXILIARIES | frozenset(COLOURS) | {"still", "just", "already", "own", "broad", "wide", "as"}
)
_MOST_PASSED: Final = 3


class Match(NamedTuple, Generic[V]):
    """A phrase that begins at a token."""

    value: V
    phrase: str
    end: int
    """Position after its last token."""
    length: int
    """Number of its own words."""


class _Entry(NamedTuple, Generic[V]):
    words: tuple[frozenset[str], ...]
    phrase: str
    value: V


class Phrases(Generic[V]):
    """A table of phrases with quick look-up; a look-up takes time bounded by the table, not by the text."""

    def __init__(self, table: Mapping[str, V]) -> None:
        self._by_first: dict[str, list[_Entry[V]]] = {}
        for phrase, value in table.items():
            words = tuple(w for w in phrase.split() if w != "_") or (phrase,)
            if len(words) > 1:
                words = tuple(w for w in words if w not in DETERMINERS and w not in AUXILIARIES) or words
            sets = tuple(frozenset(f for w in part.split("|") for f in _exact(w)) for part in words)
            for first in sets[0]:
                self._by_first.setdefault(first, []).append(_Entry(sets, phrase, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda e: -len(e.words))

    def at(self, tokens: Sequence[Token], i: int) -> Match[V] | None:
        """Returns the phrase with most words that begins at token `i`, or none."""
        best: Match[V] | None = None
        for form in tokens[i].forms:
            for entry in self._by_first.get(form, ()):
                if best is not None and len(entry.words) <= best.length:
                    break
                end = _matched(entry.words, tokens, i)
                if end:
                    best = Match(entry.value, entry.phrase, end, len(entry.words))
        return best


def _exact(word: str) -> Iterable[str]:
    return (base_forms(word)[-1], word) if len(word) > 3 else (word,)


def _matched(words: tuple[frozenset[str], ...], tokens: Sequence[Token], i: int) -> int:
    at = i + 1
    for word in words[1:]:
        passed = 0
        while at < len(tokens) and word.isdisjoint(tokens[at].forms):
            low = tokens[at].low
            if passed == _MOST_PASSED or tokens[at].kind != "word" or not (low in _PASSED or low.endswith("ly")):
                return 0
            passed += 1
            at += 1
        if at >= len(tokens):
            return 0
        at += 1
    return at
