"""Finds what a model quotes in the text that it quotes from."""

import re
from typing import Final

_SAME: Final = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
_EDGES: Final = " \t\n\"'.,;:!?\u2026"
LONGEST: Final = 600


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Returns start and end of a quote in a text, in characters, or none where it is not there.

    Case, blanks, kinds of quotation marks and dashes, and punctuation at the edges may differ; words may not.
    """
    plain, wanted = text.translate(_SAME), quote.translate(_SAME).strip(_EDGES)
    if not plain or not any(c.isalnum() for c in wanted) or len(wanted) > LONGEST:
        return None
    if (start := plain.find(wanted)) < 0:
        pattern = r"\s+".join(re.escape(word) for word in wanted.split())
        found = re.search(pattern, plain, re.IGNORECASE)
        return found.span() if found else None
    return start, start + len(wanted)
