"""Gates of Mini-Storytellers: tokens a second of `train sft` beside a bare loop, and of answers in batches.

    make bench-training                                     # about five minutes on two cores
    QUICK=1 make bench-training                             # at most 50 s
    .venv/bin/python benchmarks/training.py --base FOLDER   # the same on a real model, such as Gemma 3 270M

`train sft` and a bare loop of torch and transformers train the same model with the same adapters on batches of the same
shape, in turns, in this very process. The fastest step of each counts, as others on the machine only ever make one
slower; medians stand among the figures. Answers in batches go the whole road of `transformers:FOLDER`; one by one they
come from the bare function, without the wait for company. The last line is JSON with every gate, its bound and its
figure; the exit code is 1 when a gate is missed.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import torch
from gates import Gate, asked, conclude, run_parts
from training_model import bare_steps, build_model, write_rows

from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.chat.generating import generate, load
from storytelling_painter.tools.chat.model import ChatRequest, Message
from storytelling_painter.tools.chat.opening import open_chat_model
from storytelling_painter.training.bases import find_base
from storytelling_painter.training.config import SftConfig
from storytelling_painter.training.running import train

_SFT: Final = 0.9
_BATCHED: Final = 3.0
_PROMPTS: Final = 16


class Form(NamedTuple):
    """How much is measured."""

    turns: int
    steps: int
    """Of each turn; the first two warm up and do not count."""
    words: int
    """Of a story; Gemma cuts the benchmark's words into several tokens each."""
    tokens: int
    """Of an answer."""
    rounds: int


FULL: Final = Form(turns=4, steps=12, words=240, tokens=64, rounds=3)
QUICK: Final = Form(turns=2, steps=5, words=112, tokens=24, rounds=1)
_WARM: Final = 2


class Step(NamedTuple):
    """Seconds of a step, or at its end."""

    wall: float
    cpu: float
    """Of the processor, all threads together."""


class Found:
    """Gates and figures so far."""

    def __init__(self, base: Path, folder: Path, form: Form) -> None:
        self.base, self.folder, self.form = base, folder, form
        self.gates: list[Gate] = []
        self.figures: dict[str, float | None] = {}

    def sft(self) -> None:
        """`train sft` and the bare loop, in turns."""
        config = SftConfig(batch=4, max_steps=self.form.steps, min_rows=1, max_length=256)
        data = write_rows(self.folder / "rows", rows=4 * self.form.steps, words=self.form.words)
        ours: list[Step] = []
        bare: list[Step] = []
        tokens = 1
        for turn in range(self.form.turns):
            for seconds, worked, length in list(bare_steps(find_base(str(self.base)), data, config))[_WARM:]:
                bare.append(Step(seconds, worked))
                tokens = length
            ticks: list[Step] = []
            train(config, data, str(self.base), self.folder / f"sft-{turn}", progress=partial(_tick, ticks))
            between = [Step(b.wall - a.wall, b.cpu - a.cpu) for a, b in zip(ticks, ticks[1:], strict=False)]
            ours += between[_WARM - 1 :]
        mine, theirs = (min(step.wall for step in steps) for steps in (ours, bare))
        self.gates.append(
            Gate("tokens a second of `train sft`, share of a bare loop's", theirs / mine, _SFT, "at least")
        )
        self.figures |= {
            "train sft: tokens a second": tokens / mine,
            "bare loop: tokens a second": tokens / theirs,
            "the same share by processor time": min(step.cpu for step in bare) / min(step.cpu for step in ours),
            "the same share by medians": _median(bare) / _median(ours),
        }

    def answers(self) -> None:
        """Answers together and one by one."""
        requests = [
            ChatRequest(
                (Message("user", "w1 w2 w3 w4 w5 w6 w7 w8 " * (1 + n % 2)),), Tag(f"item-{n}", "story.1"),
                temperature=1.0, max_tokens=self.form.tokens, seed=n,
            )
            for n in range(_PROMPTS)
        ]
        model, tokenizer = load(self.base)
        model.generation_config.eos_token_id = None  # random weights may end an answer early
        tokenizer.eos_token = None
        generate(model, tokenizer, requests[:1])
        alone: list[float] = []
        together: list[float] = []
        for _ in range(self.form.rounds):
            alone.append(_seconds(lambda: [generate(model, tokenizer, [r]) for r in requests]))
            together.append(_seconds(lambda: generate(model, tokenizer, requests)))
        told = asyncio.run(_told(self.base, requests, self.form.rounds))
        made = self.form.tokens * _PROMPTS
        self.gates.append(
            Gate(
                f"answers to {_PROMPTS} prompts together, times as fast as one by one", min(alone) / min(together),
                _BATCHED, "at least",
            )
        )
        self.figures |= {
            "together: tokens a second": made / min(together),
            "one by one: tokens a second": made / min(alone),
            "together by way of transformers:FOLDER, times as fast as one by one": min(alone) / told,
        }


async def _told(base: Path, requests: list[ChatRequest], rounds: int) -> float:
    """Returns the fastest round of all requests by way of the spec."""
    seconds: list[float] = []
    async with Connections(environ={}) as connections:
        model = open_chat_model(f"transformers:{base}", connections)
        await model.complete(requests[0])
        for _ in range(rounds):
            began = time.perf_counter()
            await asyncio.gather(*map(model.complete, requests))
            seconds.append(time.perf_counter() - began)
    return min(seconds)


def _tick(ticks: list[Step], step: int, of: int, logged: dict[str, float]) -> None:
    ticks.append(Step(time.perf_counter(), time.process_time()))


def _median(steps: list[Step]) -> float:
    return statistics.median(step.wall for step in steps)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, help="folder of a real model")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-training-") as name:
        folder = Path(name)
        base = given.base or build_model(folder / "model")
        found = Found(base, folder, QUICK if asked() else FULL)
        found.figures["threads"] = torch.get_num_threads()
        run_parts((found.sft, found.answers))
    return conclude("training", found.gates, quick=asked(), figures=found.figures)


if __name__ == "__main__":
    sys.exit(main())
