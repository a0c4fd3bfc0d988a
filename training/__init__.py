"""Mini-Storytellers: training data from what the loop learned, training of a small model on it, and what came of it.

What is heavy (torch, transformers, trl, peft, datasets) belongs to the extra `train` and is imported when it is used.
"""

from typing import Literal

DataFormat = Literal["trl-sft", "trl-dpo"]
