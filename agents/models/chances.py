"""How sure a judge is: the probability of a yes among the words that could have stood where the verdict stands."""

import math
import re
from collections.abc import Sequence
from typing import Final

from storytelling_painter.tools.chat.model import TokenChance

_ID: Final = re.compile(r'"id"\s*:\s*"(s\d{1,3})"')
_VALUES: Final = ("yes", "no", "unknown")


def chances_of_yes(tokens: Sequence[TokenChance]) -> dict[str, float]:
    """Returns P(yes) by the name of the statement, among yes, no and unknown.

    Where the tokens do not tell (no alternatives, a verdict cut in an odd way), a statement is left out.

    Args:
        tokens: The answer token by token, with alternatives.
    """
    text = "".join(t.token for t in tokens)
    starts: dict[int, TokenChance] = {}
    position = 0
    for token in tokens:
        starts[position] = token
        position += len(token.token)
    found: dict[str, float] = {}
    for match in re.finditer(r'"verdict"\s*:\s*"', text):
        entry = text[text.rfind("{", 0, match.start()) + 1 : match.start()]
        names = _ID.findall(entry)
        begin = max((s for s in starts if s <= match.end()), default=None)
        if len(names) != 1 or "}" in entry or begin is None:
            continue
        lead = text[begin : match.end()]
        if (chance := _chance(starts[begin], lead)) is not None:
            found[names[0]] = chance
    return found


def _chance(token: TokenChance, lead: str) -> float | None:
    """P(yes) from the alternatives to a token that begins with `lead`, the blanks and marks before the verdict."""
    weights = dict.fromkeys(_VALUES, 0.0)
    others = dict(token.others) | {token.token: token.logprob}
    for word, logprob in others.items():
        if not word.startswith(lead):
            continue
        rest = word[len(lead) :].strip(' "').lower()
        fitting = [v for v in _VALUES if rest and (v.startswith(rest) or rest.startswith(v))]
        if len(fitting) == 1:
            weights[fitting[0]] += math.exp(min(0.0, logprob))
    total = sum(weights.values())
    return weights["yes"] / total if total > 0.0 else None
