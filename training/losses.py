"""The loss of SFT where the output layer stays as it is, which low-rank adapters leave it.

A small model's output layer is most of its work: Gemma 3 270M has 168 of its 270 million weights there. Only positions
of the story are taken through it, a few at a time, and the gradient is made at once, so that neither the logits of a
batch are kept nor anything is computed twice.
"""

from typing import Any, Final

import torch
import trl
from peft import PeftModel
from torch.nn import functional

_ROWS: Final = 128
"""Positions whose logits are in memory at once; 128 MB for a vocabulary of 262,144."""
_UNSEEN: Final = -100
"""Label of a position that has no loss."""


class FrozenHeadLoss(torch.autograd.Function):  # type: ignore[misc]
    """Sum of the cross-entropies of `hidden @ weight.T`, with a gradient for `hidden` alone."""

    @staticmethod
    def forward(ctx: Any, hidden: torch.Tensor, weight: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Computes loss and gradient.

        Args:
            ctx: Of autograd.
            hidden: Shape (n, width).
            weight: Shape (vocabulary, width), same type.
            targets: Shape (n,), tokens.
        """
        total = torch.zeros((), dtype=torch.float32, device=hidden.device)
        gradient = torch.empty_like(hidden)
        for start in range(0, len(hidden), _ROWS):
            some, tokens = hidden[start : start + _ROWS], targets[start : start + _ROWS].unsqueeze(1)
            logits = (some @ weight.T).float()
            chances = functional.log_softmax(logits, dim=-1)
            total -= chances.gather(1, tokens).sum()
            chances.exp_().scatter_add_(1, tokens, torch.full_like(tokens, -1, dtype=torch.float32))
            gradient[start : start + _ROWS] = chances.to(weight.dtype) @ weight
        ctx.save_for_backward(gradient)
        return total

    @staticmethod
    def backward(ctx: Any, *given: Any) -> Any:
        """Returns the gradient of `hidden`."""
        (gradient,) = ctx.saved_tensors
        return gradient * given[0], None, None


class LeanSft(trl.SFTTrainer):  # type: ignore[misc]
    """TRL's trainer with this loss where it fits, and TRL's own elsewhere."""

    def compute_loss(
        self, model: Any, inputs: dict[str, Any], return_outputs: bool = False, num_items_in_batch: Any = None
    ) -> Any:
        """Returns the mean loss of the labelled positions."""
        if return_outputs or not _fits(model):
            return super().compute_loss(model, inputs, return_outputs, num_items_in_batch)
        causal = model.get_base_model()
        seen = causal.base_model(
            input_ids=inputs["input_ids"], attention_mask=inputs["attention_mask"], use_cache=False
        ).last_hidden_state[:, :-1]
        targets = inputs["labels"][:, 1:]
        told = targets != _UNSEEN
        total = FrozenHeadLoss.apply(seen[told], causal.get_output_embeddings().weight, targets[told])
        number = told.sum() if num_items_in_batch is None else num_items_in_batch
        return total / torch.as_tensor(number, device=total.device).clamp(min=1)


def _fits(model: Any) -> bool:
    """Whether logits are the product with a frozen output layer and nothing else, in one process."""
    if not isinstance(model, PeftModel):
        return False
    head, config = model.get_base_model().get_output_embeddings(), model.config.get_text_config()
    scaled = ("final_logit_softcapping", "logit_scale", "logits_scaling", "lm_head_multiplier", "output_multiplier")
    return (
        type(head) is torch.nn.Linear
        and head.bias is None
        and not head.weight.requires_grad
        and all(getattr(config, name, None) in (None, 1.0) for name in scaled)
    )
