"""Generation of many answers at once with transformers, each by its own temperature and seed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from safetensors import SafetensorError
from transformers import AutoModelForCausalLM, AutoTokenizer, LogitsProcessorList, StoppingCriteriaList
from transformers.utils import logging

from storytelling_painter.tools.batches import Unwanted
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.chat.model import ChatRequest
from storytelling_painter.tools.chat.transformers import Generated

TOP: Final = 64
"""Likeliest tokens that are sampled from."""
NUCLEUS: Final = 0.95
"""Of these, the fewest whose probabilities add up to this."""
UNLOADABLE: Final = (ValueError, RuntimeError, OSError, ImportError, KeyError, SafetensorError)
"""What transformers raises for a folder that is torn, hostile or of a kind that it does not know."""


def quiet() -> None:
    """Keeps the library's own progress bars and hints off the terminal."""
    logging.set_verbosity_error()
    logging.disable_progress_bar()


def load(folder: Path) -> tuple[Any, Any]:
    """Returns model and tokenizer of a folder, from safetensors only, without running code of the folder."""
    quiet()
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    model = AutoModelForCausalLM.from_pretrained(
        folder, local_files_only=True, trust_remote_code=False, use_safetensors=True, dtype="auto"
    )
    if torch.cuda.is_available():
        model = model.to("cuda")
    return model.eval(), tokenizer


def generate(
    model: Any, tokenizer: Any, requests: Sequence[ChatRequest], unwanted: Callable[[], bool] = lambda: False
) -> list[Generated | Exception]:
    """Answers requests as one batch.

    Args:
        model: Causal language model.
        tokenizer: Its tokenizer, with a chat template.
        requests: Only messages, temperature (none means 1), most tokens and seed (none means 0) count.
        unwanted: Asked at each step whether to stop.

    Returns:
        One outcome a request, in order; `Refused` for one that is longer than the model's context.

    Raises:
        Unwanted: It was stopped.
    """
    ids = [_tokens(tokenizer, request) for request in requests]
    context = getattr(model.config.get_text_config(), "max_position_embeddings", None) or 2**31
    fits = [n for n, prompt in enumerate(ids) if len(prompt) + requests[n].max_tokens <= context]
    out: list[Generated | Exception] = [
        Refused(f"the request and {r.max_tokens} tokens of answer exceed the context of {context} tokens", 400)
        for r in requests
    ]
    if not fits:
        return out
    rows = [requests[n] for n in fits]
    longest = max(len(ids[n]) for n in fits)
    pad, ends = _pad(tokenizer, model), ends_of(tokenizer, model)
    given = torch.tensor([[pad] * (longest - len(ids[n])) + ids[n] for n in fits], device=model.device)
    mask = torch.tensor([[0] * (longest - len(ids[n])) + [1] * len(ids[n]) for n in fits], device=model.device)
    with torch.inference_mode():
        made = model.generate(
            input_ids=given,
            attention_mask=mask,
            max_new_tokens=max(r.max_tokens for r in rows),
            do_sample=False,
            num_beams=1,
            temperature=None,
            top_k=None,
            top_p=None,
            pad_token_id=pad,
            eos_token_id=ends,
            logits_processor=LogitsProcessorList([_Sampling(rows)]),
            stopping_criteria=StoppingCriteriaList([_Stop(unwanted)]),
        )
    if unwanted():
        raise Unwanted
    for n, row in zip(fits, made[:, longest:].tolist(), strict=True):
        said = row[: requests[n].max_tokens]
        end = next((place for place, token in enumerate(said) if token in ends), None)
        text = tokenizer.decode(said[:end], skip_special_tokens=True).strip()
        out[n] = Generated(text, end is not None, len(ids[n]), len(said) if end is None else end + 1)
    return out


class _Sampling:
    """Adds each row's own Gumbel noise to its logits, so that the largest is a sample of the row's distribution."""

    def __init__(self, rows: Sequence[ChatRequest]) -> None:
        self._heat = [1.0 if r.temperature is None else r.temperature for r in rows]
        self._random = [torch.Generator().manual_seed(r.seed or 0) for r in rows]

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        top, places = scores.float().topk(min(TOP, scores.shape[-1]), dim=-1)
        sampled = torch.full_like(scores, float("-inf"))
        for row, (heat, random) in enumerate(zip(self._heat, self._random, strict=True)):
            if heat <= 0:
                sampled[row, places[row, 0]] = 0.0
                continue
            logits = top[row] / heat
            chances = logits.softmax(-1)
            logits[chances.cumsum(-1) - chances >= NUCLEUS] = float("-inf")
            uniform = torch.rand(len(logits), generator=random).clamp(1e-9, 1.0 - 1e-7).to(logits.device)
            sampled[row, places[row]] = (logits - (-uniform.log()).log()).to(sampled.dtype)
        return sampled


class _Stop:
    def __init__(self, unwanted: Callable[[], bool]) -> None:
        self._unwanted = unwanted

    def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
        return torch.full((len(input_ids),), self._unwanted(), device=input_ids.device)


def _tokens(tokenizer: Any, request: ChatRequest) -> list[int]:
    turns = [{"role": m.role, "content": m.text} for m in request.messages]
    ids = tokenizer.apply_chat_template(turns, add_generation_prompt=True, tokenize=True, return_dict=False)
    return list(ids)


def ends_of(tokenizer: Any, model: Any) -> list[int]:
    """Returns the tokens that end an answer of a model."""
    configured = model.generation_config.eos_token_id
    ends = configured if isinstance(configured, list) else [configured]
    return sorted({end for end in (*ends, tokenizer.eos_token_id) if end is not None})


def _pad(tokenizer: Any, model: Any) -> int:
    pad = tokenizer.pad_token_id
    return int(ends_of(tokenizer, model)[0] if pad is None else pad)
