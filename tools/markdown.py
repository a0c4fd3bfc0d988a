"""Texts from outside in Markdown."""

import re
from typing import Final

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>()#|!~$&])")
_UNSHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def plain(text: object, most: int = 500) -> str:
    """Returns a text as one line of at most so many characters, which Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", one_line(text))[:most]


def one_line(text: object) -> str:
    """Returns a text as one line, without control characters and marks that turn the writing direction."""
    return " ".join(_UNSHOWN.sub(" ", str(text)).split())
