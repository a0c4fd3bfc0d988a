"""Finds the situations that a premise speaks of, by words in common."""

import re
from collections.abc import Sequence
from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Situation

_WORD: Final = re.compile(r"[a-z]+")
_EMPTY: Final = frozenset(
    "a an and are as at be but by for from has have he her his i in into is it its me my no not of on one or our out "
    "over she so some somebody someone something story that the their them they this to up very was we were while who "
    "whose will with you your picture about after before goes went gets wrong".split()
)

_ANYBODY: Final = frozenset({"boy", "girl", "man", "woman", "old", "young", "child"})
"""Words for people that alone make no match."""


def stem(word: str) -> str:
    """Cuts the usual endings off, so that `burning`, `burnt` and `burns` meet."""
    for ending in ("ing", "ies", "ed", "es", "s", "nt"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def words_of(premise: str) -> frozenset[str]:
    """Returns the lower-case words of a premise; anything else in it is dropped."""
    return frozenset(w for w in _WORD.findall(premise[:2_000].lower()) if w not in _EMPTY)


def matching(premise: str, situations: Sequence[Situation]) -> list[Situation]:
    """Returns the situations with the most of the premise's words; none where no word meets."""
    asked = {stem(w) for w in words_of(premise)}
    scored = [(_score(asked, s), s) for s in situations]
    best = max((score for score, _ in scored), default=0.0)
    return [s for score, s in scored if score == best] if best > 0 else []


def _score(asked: set[str], situation: Situation) -> float:
    own = {stem(w) for w in words_of(f"{situation.words} {situation.name.replace('_', ' ')}")}
    loose = {stem(w) for w in words_of(" ".join((*situation.tags, *situation.settings)).replace("_", " "))}
    roles = {stem(w) for r in situation.roles for c in r.casts for w in words_of(c.noun)} - own - loose
    score = len(asked & own) + 0.4 * len((asked & loose) - own) + 0.5 * len(asked & roles - _ANYBODY)
    return score + 0.2 * len(asked & roles & _ANYBODY) if score else 0.0
