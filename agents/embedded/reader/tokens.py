"""Cuts a text into sentences and tokens with exact offsets; every token knows the base forms it may stand for."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.reader.lexicon.small_words import IRREGULAR

_TOKEN: Final = re.compile(
    r"(?P<quote>\"[^\"\n]{1,200}\"|“[^”\n]{1,200}”|«[^»\n]{1,200}»|‘[^’\n]{1,80}’(?!\w)|(?<![\w'’])'[^'\n]{1,60}'(?!\w))"
    r"|(?P<time>(?<![0-9])[0-9]{1,2}[:.][0-9]{2}(?![0-9]))"
    r"|(?P<number>[0-9]+(?:,[0-9]{3})*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<stop>[.!?…]+|\n\s*\n)"
    r"|(?P<mark>[,;:()\u2013\u2014])"
)
_CAPS: Final = re.compile(
    r"(?<![\w-])[A-Z]{2,30}(?:['’][A-Z]{1,2})?"
    r"(?:[ ,!?:&-]{1,2}(?:[A-Z]{1,30}(?:['’][A-Z]{1,2})?|[0-9]{1,9})){0,12}(?![\w-])"
)
LONGEST_LETTERING: Final = 40
_LONGEST_SENTENCE: Final = 120
"""Tokens after which a sentence is cut, so that reading takes time in proportion to the text."""


class Token(NamedTuple):
    """A word, a number, a time, a quotation or a mark."""

    kind: str
    """`word`, `number`, `time`, `quote` or `mark`."""
    text: str
    low: str
    """Lower case, without a possessive ending."""
    forms: tuple[str, ...]
    """Base forms it may stand for, itself first."""
    start: int
    end: int
    possessive: bool = False


class Sentence(NamedTuple):
    tokens: tuple[Token, ...]
    start: int
    end: int


@lru_cache(maxsize=4096)
def base_forms(word: str) -> tuple[str, ...]:
    """Returns a word in lower case and the base forms that it may be an inflection of."""
    out = [word]
    if word in IRREGULAR:
        out.append(IRREGULAR[word])
    if len(word) > 3:
        if word.endswith("ies"):
            out.append(word[:-3] + "y")
        if word.endswith("es"):
            out.append(word[:-2])
        if word.endswith("s") and not word.endswith("ss"):
            out.append(word[:-1])
        for end in ("ed", "ing"):
            if word.endswith(end) and len(word) - len(end) >= 2:
                stem = word[: -len(end)]
                out += [stem, stem + "e"]
                if len(stem) > 2 and stem[-1] == stem[-2]:
                    out.append(stem[:-1])
        if word.endswith("ied"):
            out.append(word[:-3] + "y")
    return tuple(dict.fromkeys(out))


def sentences(text: str) -> list[Sentence]:
    """Returns the sentences of a text. Lettering in capitals or quotation marks is one token of kind `quote`."""
    letters = [] if _shouts(text) else [(m.start(), m.end()) for m in _CAPS.finditer(text) if _enough(m.group())]
    out: list[Sentence] = []
    tokens: list[Token] = []
    at, n = 0, 0
    while match := _TOKEN.search(text, at):
        if len(tokens) >= _LONGEST_SENTENCE:
            out.append(Sentence(tuple(tokens), tokens[0].start, tokens[-1].end))
            tokens = []
        while n < len(letters) and letters[n][0] < at:
            n += 1
        if n < len(letters) and letters[n][0] <= match.start() and match.lastgroup != "quote":
            start, end = letters[n]
            tokens.append(Token("quote", text[start:end], text[start:end], (), start, end))
            at = end
            continue
        at = match.end()
        kind = match.lastgroup or "mark"
        if kind == "stop":
            if tokens and not _abbreviation(tokens[-1], match.group()):
                out.append(Sentence(tuple(tokens), tokens[0].start, tokens[-1].end))
                tokens = []
            continue
        tokens.append(_token(kind, match.group(), match.start(), match.end()))
        if kind == "quote" and match.group()[-2:-1] in ".!?" and _ends(text, at):
            out.append(Sentence(tuple(tokens), tokens[0].start, tokens[-1].end))
            tokens = []
    if tokens:
        out.append(Sentence(tuple(tokens), tokens[0].start, tokens[-1].end))
    return out


def _ends(text: str, at: int) -> bool:
    rest = text[at : at + 3].lstrip()
    return not rest or rest[:1].isupper()


def _abbreviation(token: Token, stop: str) -> bool:
    return stop == "." and token.low in ("mr", "mrs", "ms", "dr", "st")


def _enough(words: str) -> bool:
    return sum(c.isalpha() for c in words) >= 3


def _shouts(text: str) -> bool:
    """Tells whether capitals are no sign of lettering, because most of the text is written so."""
    return sum(c.isupper() for c in text) >= 0.5 * sum(c.isalpha() for c in text)


def _token(kind: str, text: str, start: int, end: int) -> Token:
    low = text.lower().replace("’", "'")
    if kind != "word":
        return Token(kind, text, low, (low,), start, end)
    possessive = low.endswith("'s") and low not in ("it's", "he's", "she's", "that's", "there's", "what's", "let's")
    if possessive:
        low = low[:-2]
    return Token(kind, text, low, base_forms(low), start, end, possessive)
