"""Lettering: which quotations stand on something, and on what."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from storytelling_painter.agents.embedded.reader.nouns import Item
from storytelling_painter.agents.embedded.reader.tokens import Sentence, Token
from storytelling_painter.domain.vocabulary import SignKind

_BEARERS: Final[dict[str, SignKind]] = {
    "sign": "board",
    "board": "board",
    "notice": "board",
    "plate": "board",
    "nameplate": "board",
    "placard": "board",
    "banner": "banner",
    "garland": "banner",
    "flag": "banner",
    "ribbon": "banner",
    "poster": "poster",
    "placate": "poster",
    "advertisement": "poster",
    "blackboard": "blackboard",
    "chalked": "blackboard",
    "chalk": "blackboard",
    "sheet": "paper",
    "paper": "paper",
    "note": "paper",
    "letter": "paper",
    "page": "paper",
    "list": "paper",
    "form": "paper",
    "card": "paper",
    "envelope": "paper",
    "newspaper": "paper",
    "diploma": "paper",
    "certificate": "paper",
    "headline": "paper",
    "telegram": "paper",
    "exam": "paper",
    "invitation": "paper",
    "stamped": "paper",
    "screen": "screen",
    "display": "screen",
    "monitor": "screen",
    "till": "screen",
    "tag": "tag",
    "label": "tag",
    "ticket": "tag",
    "hook": "tag",
    "shop": "shop_sign",
    "sticker": "tag",
    "words": "board",
    "word": "board",
    "reads": "board",
    "reading": "board",
    "says": "board",
    "marked": "board",
    "saying": "board",
    "written": "paper",
    "lettering": "board",
    "inscription": "board",
    "warning": "board",
    "line": "paper",
    "calendar": "paper",
    "read": "board",
    "wallpaper": "poster",
    "wall": "poster",
    "saleswindow": "board",
    "billboard": "poster",
    "titled": "board",
}
_SPEECH: Final = frozenset(
    {"says", "say", "said", "asks", "asked", "shouts", "whispers", "calls", "cries", "replies", "saying"}
)


def clean(quotation: str) -> str:
    """Returns the lettering without its quotation marks, on one line and without control characters."""
    inner = quotation.strip("\"“”«»‘’'") if quotation[:1] in "\"“«‘'" else quotation
    printable = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in inner)
    return " ".join(printable.split()).rstrip(",;").strip()


def is_cued(sentence: Sentence, items: Sequence[Item], n: int) -> str | None:
    """Returns the word that makes a quotation lettering, or none where somebody may be speaking.

    A sentence with `says` and a person before it is speech, unless something that bears lettering is named.
    """
    at = items[n].first
    tokens = sentence.tokens
    bearers = [t for t in (*reversed(tokens[:at]), *tokens[at + 1 :]) if any(f in _BEARERS for f in t.forms)]
    nouns = [t for t in bearers if not (t.low in _SPEECH or t.low in ("reads", "reading", "read"))]
    if nouns:
        return next(f for f in nouns[0].forms if f in _BEARERS)
    speech = any(t.low in _SPEECH for t in tokens)
    if not nouns and not bearers and not speech and items[n].word.strip("\"'“”‘’«»").isupper():
        return "board"
    person = any(i.noun is not None and i.noun.who for i in items) or any(
        i.kind == "pronoun" and i.word != "it" for i in items
    )
    if bearers and not (speech and person):
        return next(f for f in bearers[0].forms if f in _BEARERS)
    return None


def bears(token: Token) -> bool:
    """Tells whether a word names what bears lettering, or that it does."""
    return any(f in _BEARERS for f in token.forms)


def sign_kind(word: str) -> SignKind:
    """Returns the kind of sign that a word means."""
    return _BEARERS[word]
