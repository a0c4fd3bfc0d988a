"""What the benchmark of training works on: a model of random weights, data for it, and the bare loop to compare with.

The model is large enough that its matrix products take the time, as a real one's do.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import orjson
import torch
from peft import LoraConfig, get_peft_model
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from storytelling_painter.training.bases import Base, load_base
from storytelling_painter.training.config import SftConfig
from storytelling_painter.training.data import DataFacts, DataOptions, TrainingData, rows_sha256, write_data
from storytelling_painter.training.splits import SPLITS, Split

WORDS: Final = 16_000
_TEMPLATE: Final = (
    "{% for m in messages %}{{ m.content + (' </s>' if m.role == 'assistant' else ' <a>') + ' ' }}{% endfor %}"
)


def build_model(folder: Path) -> Path:
    """Saves a Llama of 33 million random weights with a tokenizer of whole words."""
    torch.manual_seed(0)
    special = ["<pad>", "<unk>", "<s>", "</s>", "<a>"]
    vocabulary = {word: at for at, word in enumerate([*special, *(f"w{n}" for n in range(WORDS - len(special)))])}
    words = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=words, pad_token="<pad>", unk_token="<unk>", bos_token="<s>", eos_token="</s>",
        chat_template=_TEMPLATE,
    )
    config = LlamaConfig(
        vocab_size=WORDS, hidden_size=512, intermediate_size=1_376, num_hidden_layers=8, num_attention_heads=8,
        num_key_value_heads=8, max_position_embeddings=1_024, bos_token_id=2, eos_token_id=3, pad_token_id=0,
        tie_word_embeddings=True,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def write_rows(folder: Path, *, rows: int, words: int) -> Path:
    """Writes training data of stories of the same length, so that every batch has the same shape."""
    lines: dict[Split, list[bytes]] = {split: [] for split in SPLITS}
    for number in range(rows):
        said = " ".join(f"w{(number * 7_919 + at * 104_729) % (WORDS - 5)}" for at in range(words))
        lines["train"].append(
            orjson.dumps(
                {
                    "prompt": [{"role": "user", "content": "w1 w2 w3 w4 w5 w6 w7 w8"}],
                    "completion": [{"role": "assistant", "content": said}],
                }
            )
        )
    numbers: dict[Split, int] = {split: len(lines[split]) for split in SPLITS}
    facts = DataFacts(
        format="trl-sft", sha256=rows_sha256(lines), rows=numbers, clusters=numbers, runs=("benchmark",),
        prompt_sha256="none", options=DataOptions(),
    )
    folder.mkdir()
    write_data(TrainingData(facts, lines), folder, name="benchmark")
    return folder


def bare_steps(base: Base, data: Path, config: SftConfig) -> Iterator[tuple[float, float, int]]:
    """Trains by as few lines of torch and transformers as do it.

    Yields seconds, seconds of processor time, and tokens of each step.
    """
    model, tokenizer = load_base(base)
    assert config.lora is not None
    model = get_peft_model(
        model,
        LoraConfig(
            r=config.lora.rank, lora_alpha=config.lora.alpha, lora_dropout=config.lora.dropout,
            target_modules="all-linear", task_type="CAUSAL_LM",
        ),
    )
    model.train()
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=config.learning_rate)
    batches = list(_batches(tokenizer, data, config))
    for step in range(config.max_steps or 0):
        began, worked = time.perf_counter(), time.process_time()
        ids, labels = batches[step % len(batches)]
        loss = model(input_ids=ids, attention_mask=torch.ones_like(ids), labels=labels).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        loss.item()
        yield time.perf_counter() - began, time.process_time() - worked, ids.numel()


def _batches(tokenizer: Any, data: Path, config: SftConfig) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    rows = [orjson.loads(line) for line in (data / "train.jsonl").read_bytes().splitlines()]
    for start in range(0, len(rows) - config.batch + 1, config.batch):
        ids, labels = [], []
        for row in rows[start : start + config.batch]:
            asked = tokenizer.apply_chat_template(row["prompt"], add_generation_prompt=True, return_dict=False)
            whole = tokenizer.apply_chat_template([*row["prompt"], *row["completion"]], return_dict=False)
            ids.append(whole[: config.max_length])
            labels.append(([-100] * len(asked) + whole[len(asked) :])[: config.max_length])
        yield torch.tensor(ids), torch.tensor(labels)
