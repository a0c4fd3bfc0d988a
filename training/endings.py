"""Whether a model still ends its stories: preferences for longer ones can unlearn it, and no loss shows that."""

import math
from collections.abc import Sequence
from typing import Any, Final

import orjson
import torch

from storytelling_painter.tools.chat.generating import ends_of

_ROWS: Final = 16
"""Pairs that are looked at."""
_LOST: Final = 3.0
"""Nats by which the end of a story may become less likely; more, and hardly one story in twenty still ends there."""


class Endings:
    """The better stories of some pairs, each up to its end.

    Args:
        tokenizer: With a chat template.
        rows: Preference pairs as JSON; the first ones are taken.
    """

    def __init__(self, tokenizer: Any, rows: Sequence[bytes]) -> None:
        self._tokenizer, self._rows = tokenizer, rows[:_ROWS]

    def chance(self, model: Any) -> float:
        """Returns the mean log-probability, in nats, with which a model ends a story where it ends; 0 without stories.

        Args:
            model: Causal language model; it is left in the mode in which it was.
        """
        ends, found = ends_of(self._tokenizer, model), list[float]()
        training = model.training
        model.eval()
        with torch.inference_mode():
            for row in map(orjson.loads, self._rows):
                turns = [*row["prompt"], *row["chosen"]]
                tokens = list(self._tokenizer.apply_chat_template(turns, tokenize=True, return_dict=False))
                last = max((place for place, token in enumerate(tokens) if token in ends), default=0)
                if last:
                    given = torch.tensor([tokens[:last]], device=model.device)
                    logits = model(input_ids=given, logits_to_keep=1).logits[0, -1].float()
                    found.append(float(logits.log_softmax(-1)[tokens[last]]))
        model.train(training)
        return math.fsum(found) / len(found) if found else 0.0


def unlearned(before: float, after: float) -> str:
    """Says that a model no longer ends its stories; empty where it does as well as before.

    Args:
        before: Mean log-probability of an end before the training.
        after: After it.
    """
    if before - after <= _LOST:
        return ""
    return (
        f"the model unlearned to end its stories (the end's log-probability went from {before:.1f} to {after:.1f}); "
        "leave ld_alpha at none and sft_weight at 1, or drop pairs with `export --max-longer-share`"
    )
