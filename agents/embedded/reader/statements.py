"""Which words and statements of a story became drawn, and which did not."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.reader.lexicon import people, small_words
from storytelling_painter.agents.embedded.reader.tokens import Sentence, Token

_LEAST: Final = 0.45
"""Share of a sentence's content words that has to be drawn for the sentence to count as told."""


class Statement(NamedTuple):
    """Words that the plan leaves out."""

    start: int
    end: int
    must: bool


def content(tokens: Sequence[Token]) -> list[Token]:
    """Returns the tokens that a picture would have to show."""
    return [
        t
        for t in tokens
        if t.kind in ("quote", "time")
        or (
            t.kind == "word"
            and len(t.low) > 1
            and not any(f in small_words.FUNCTION or f in small_words.BODY for f in t.forms)
        )
        if not (t.kind == "word" and t.low.endswith("ly") and t.low not in people.PEOPLE)
    ]


def lost_statements(told: Sequence[Sentence], drawn: set[int], strict: Sequence[tuple[int, int]]) -> list[Statement]:
    """Returns what is not drawn: sentences that mostly are not, and clauses of which nothing is.

    Args:
        told: The sentences.
        drawn: Where drawn words begin.
        strict: Character ranges of actions whose object cannot be drawn, and of numbers that are too great.
    """
    out: list[Statement] = []
    for sentence in told:
        for part in _parts(sentence.tokens, (";", ":", "—", "–")):
            words = content(part)
            if not words:
                continue
            share = sum(t.start in drawn for t in words) / len(words)
            whole = (part[0].start, part[-1].end)
            hit = any(whole[0] <= s < whole[1] for s, _ in strict)
            if share < _LEAST or hit:
                out.append(Statement(*whole, must=True))
                continue
            for clause in _parts(part, (",", "and", "while", "but", "who", "which", "as")):
                left = content(clause)
                if len(left) > 1 and not any(t.start in drawn for t in left):
                    out.append(Statement(clause[0].start, clause[-1].end, must=False))
    return out


def _parts(tokens: Sequence[Token], marks: tuple[str, ...]) -> list[list[Token]]:
    out: list[list[Token]] = [[]]
    for token in tokens:
        if token.low in marks and token.kind in ("mark", "word"):
            out.append([])
        else:
            out[-1].append(token)
    return [part for part in out if part]
