"""What can be set of a training. The same config, data and base give the same model on the same machine."""

from typing import Annotated, Literal

from pydantic import Field

from storytelling_painter.domain.base import Frozen


class Lora(Frozen):
    """Low-rank adapters on all linear layers; merged into the weights when the training ends."""

    rank: Annotated[int, Field(ge=1, le=512)] = 16
    alpha: Annotated[int, Field(ge=1, le=1_024)] = 32
    dropout: Annotated[float, Field(ge=0.0, lt=1.0)] = 0.0


class TrainConfig(Frozen):
    """What SFT and DPO have in common."""

    epochs: Annotated[float, Field(gt=0, le=1_000)] = 3.0
    max_steps: Annotated[int, Field(ge=1)] | None = None
    """Ends the training early; none trains all epochs."""
    batch: Annotated[int, Field(ge=1, le=1_024)] = 4
    """Rows of one forward pass."""
    accumulate: Annotated[int, Field(ge=1, le=1_024)] = 1
    """Passes before the weights change."""
    learning_rate: Annotated[float, Field(gt=0, le=10.0)] = 2e-4
    warmup: Annotated[float, Field(ge=0.0, lt=1.0)] = 0.05
    """Share of the steps in which the learning rate rises."""
    max_length: Annotated[int, Field(ge=16, le=32_768)] = 512
    """Tokens of prompt and story; what is longer is cut."""
    precision: Literal["float32", "bfloat16"] = "float32"
    """Of matrix products; weights, sums and what is saved stay float32. `bfloat16` is quicker where the processor has
    instructions for it."""
    lora: Lora | None = Lora()
    """None trains all weights."""
    save_every: Annotated[int, Field(ge=1)] = 50
    """Steps between checkpoints, which a killed training goes on from."""
    evaluate_every: Annotated[int, Field(ge=1)] = 50
    """Steps between losses on the validation part."""
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 0
    min_rows: Annotated[int, Field(ge=1)] = 50
    """Fewest rows of the training part."""


class SftConfig(TrainConfig):
    """Supervised fine-tuning on accepted stories; the loss is on the story alone."""

    kind: Literal["sft"] = "sft"


class DpoConfig(TrainConfig):
    """Direct preference optimisation on pairs (arXiv 2305.18290)."""

    kind: Literal["dpo"] = "dpo"
    learning_rate: Annotated[float, Field(gt=0, le=10.0)] = 5e-5
    beta: Annotated[float, Field(gt=0, le=10.0)] = 0.1
    """How closely the model is held to the one it began as."""
    sft_weight: Annotated[float, Field(ge=0.0, le=100.0)] = 1.0
    """Weight of the better story's own likelihood beside the preference (arXiv 2404.19733): keeps what SFT taught."""
    ld_alpha: Annotated[float, Field(ge=0.0, le=1.0)] | None = None
    """Weight of the tokens by which one story is longer than the other (LD-DPO, arXiv 2409.06411); 1 or none counts
    them in full. The longer story's end is among them: where nearly all better stories are the longer ones, a value
    below 1 rewards a model for never ending."""
    collapse: Annotated[float, Field(gt=0)] = 15.0
    """The training ends when the better stories' mean reward falls below minus this: the model unlearns both sides."""


Config = SftConfig | DpoConfig
