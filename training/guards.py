"""What ends a training before it wastes time or spoils a model: numbers that are none, collapse, a full disk."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import torch
from safetensors import SafetensorError
from transformers import TrainerCallback

from storytelling_painter.domain.errors import InputError, TrainingError
from storytelling_painter.tools.calls.cleaning import cleaned
from storytelling_painter.tools.places import room_at
from storytelling_painter.training.config import Config, DpoConfig

_SPARE: Final = 64 * 2**20
_CHECKPOINTS: Final = 3
"""Checkpoints that may stand at once: two kept, one being written."""
_WORSE: Final = 2.0
"""The loss may exceed the best one so far by this many nats before it counts as divergence."""
_NO_MEMORY: Final = re.compile(r"out of memory|not enough memory|allocate memory", re.IGNORECASE)
_NOT_WRITTEN: Final = re.compile(r"PytorchStreamWriter|file write failed|unexpected pos", re.IGNORECASE)
"""How torch says that a checkpoint could not be written."""


def refuse_little_space(out: Path, config: Config, model: Any) -> None:
    """Refuses to begin where checkpoints and the model would not fit.

    Raises:
        InputError: Too little space; says how much is needed.
    """
    size = sum(p.numel() * p.element_size() for p in model.parameters())
    trained = size if config.lora is None else sum(
        4 * config.lora.rank * sum(m.weight.shape) for m in model.modules() if isinstance(m, torch.nn.Linear)
    )
    need = size + _CHECKPOINTS * 3 * trained
    there, free = room_at(out)
    if free < need + _SPARE:
        raise InputError(
            f"the training needs about {(need + _SPARE) / 1e6:,.0f} MB on the disk and {str(there)!r} has "
            f"{free / 1e6:,.0f} MB free; free space there or choose another --out"
        )


@contextmanager
def unbroken(out: Path) -> Iterator[None]:
    """Says what to do where the disk or the memory runs out in the middle of a training.

    Args:
        out: Folder of the training, whose checkpoints stay.

    Raises:
        TrainingError: Either ran out.
    """
    try:
        yield
    except (OSError, RuntimeError, SafetensorError) as error:
        cause = cleaned(str(error))
        if isinstance(error, RuntimeError) and _NO_MEMORY.search(cause):
            raise TrainingError(
                f"the memory does not suffice ({cause[:160]}); set a smaller `batch` with a larger `accumulate`, or a "
                "smaller `max_length`, in another --out"
            ) from error
        if isinstance(error, RuntimeError) and not _NOT_WRITTEN.search(cause):
            raise
        raise TrainingError(
            f"files of {str(out)!r} cannot be written or read ({cause[:160]}); free space there. The same command goes "
            "on from the last checkpoint"
        ) from error


class Guard(TrainerCallback):  # type: ignore[misc]
    """Stops a training that goes wrong and remembers which checkpoint is still good.

    Args:
        config: Of the training.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._best = math.inf
        self.trouble = ""
        """What went wrong, or empty."""
        self.good: str | None = None
        """Name of the last checkpoint from which the training went on well: a step's loss judges the weights before it,
        so the newest one is good only when the next step was."""
        self._newest: str | None = None

    def go_on(self, found: Sequence[Path]) -> None:
        """Takes over the checkpoints of a training that was ended, newest first."""
        names = [path.name for path in found]
        self._newest = names[0] if names else None
        self.good = names[1] if len(names) > 1 else None

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Takes over the best loss that a training had before it was ended."""
        losses = [entry["loss"] for entry in state.log_history if "loss" in entry]
        self._best = min((loss for loss in losses if math.isfinite(loss)), default=math.inf)

    def on_log(self, args: Any, state: Any, control: Any, logs: Mapping[str, float] | None = None, **_: Any) -> None:
        """Looks at each logged step."""
        if not self.trouble and logs and (found := self._wrong(logs)):
            self.trouble = f"{found} at step {state.global_step}"
        if self.trouble:
            control.should_training_stop, control.should_save = True, False
        elif logs and "loss" in logs:
            self.good = self._newest or self.good

    def on_save(self, args: Any, state: Any, control: Any, model: Any = None, **_: Any) -> None:
        """Takes note of a checkpoint if every trained weight is a number."""
        if not self.trouble and all(bool(p.isfinite().all()) for p in model.parameters() if p.requires_grad):
            self._newest = f"checkpoint-{state.global_step}"
        elif not self.trouble:
            self.trouble = f"weights that are no numbers at step {state.global_step}"
            control.should_training_stop = True

    def _wrong(self, logs: Mapping[str, float]) -> str:
        loss = logs.get("loss")
        norm = logs.get("grad_norm")
        if loss is not None and not math.isfinite(loss):
            return "the loss is no number"
        if norm is not None and not math.isfinite(norm):
            return "the gradient is no number"
        if loss is not None:
            self._best = min(self._best, loss)
            if loss > self._best + _WORSE:
                return f"the loss diverged ({loss:.2f} after {self._best:.2f})"
        reward = logs.get("rewards/chosen")
        if isinstance(self._config, DpoConfig) and reward is not None and reward < -self._config.collapse:
            return f"the rewards collapsed (better stories at {reward:.1f})"
        return ""
