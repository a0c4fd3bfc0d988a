"""Language models of a few thousand random weights with tokenizers of three kinds: real ones, only small."""

import json
from collections.abc import Iterable
from pathlib import Path

TEMPLATE = (
    "{% for m in messages %}{{ '<' + m.role + '> ' + m.content + (' </s>' if m.role == 'assistant' else '') + ' ' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<assistant> ' }}{% endif %}"
)
_SPECIAL = ["<pad>", "<unk>", "<s>", "</s>", "<user>", "<assistant>"]


def build(folder: Path, texts: Iterable[str], *, seed: int = 0) -> Path:
    """Saves the model into a folder and returns it.

    Args:
        folder: Where to.
        texts: What its words come from; words that are in none are unknown to it.
        seed: Of the weights.
    """
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.set_num_threads(1)  # a model this small gains nothing from more, and loses much where cores are taken
    torch.manual_seed(seed)
    words = Tokenizer(models.WordLevel(unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    words.train_from_iterator(texts, trainers.WordLevelTrainer(special_tokens=_SPECIAL, show_progress=False))
    tokenizer = _fast(words)
    config = LlamaConfig(
        vocab_size=words.get_vocab_size(), hidden_size=32, intermediate_size=64, num_hidden_layers=2,
        num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=512, bos_token_id=2, eos_token_id=3,
        pad_token_id=0,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def build_llama(folder: Path, texts: Iterable[str]) -> Path:
    """Saves a Llama with grouped heads and a tokenizer that merges bytes."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.set_num_threads(1)
    torch.manual_seed(0)
    pieces = Tokenizer(models.BPE())
    pieces.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    pieces.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=420, special_tokens=_SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    pieces.train_from_iterator(texts, trainer)
    config = LlamaConfig(
        vocab_size=pieces.get_vocab_size() + 12, hidden_size=64, intermediate_size=96, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=2, max_position_embeddings=512, bos_token_id=2, eos_token_id=3,
        pad_token_id=0,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    _fast(pieces).save_pretrained(folder)
    return folder


def build_gemma(folder: Path, texts: Iterable[str]) -> Path:
    """Saves a Gemma 3 with a tokenizer that merges characters across blanks, and bytes for what it does not know."""
    import torch
    from tokenizers import Tokenizer, decoders, models, normalizers, trainers
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    torch.set_num_threads(1)
    torch.manual_seed(0)
    merged = Tokenizer(models.BPE())
    merged.normalizer = normalizers.Replace(" ", "\u2581")
    merged.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=300, show_progress=False))
    learned = json.loads(merged.to_str())["model"]
    tokens = [*_SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256)), *learned["vocab"]]
    pieces = Tokenizer(
        models.BPE(
            {token: at for at, token in enumerate(tokens)}, [tuple(m) for m in learned["merges"]],
            unk_token="<unk>", byte_fallback=True, fuse_unk=True,
        )
    )
    pieces.add_special_tokens(_SPECIAL)
    pieces.normalizer = merged.normalizer
    pieces.decoder = decoders.Sequence([decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse()])
    config = Gemma3TextConfig(
        vocab_size=len(tokens), hidden_size=64, intermediate_size=96, num_hidden_layers=7, num_attention_heads=2,
        num_key_value_heads=1, head_dim=32, query_pre_attn_scalar=32, sliding_window=32, max_position_embeddings=512,
        bos_token_id=2, eos_token_id=3, pad_token_id=0,
    )
    model = Gemma3ForCausalLM(config)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if name.endswith("norm.weight"):  # zero at first, which would hide what is done to them
                weights.normal_(0.0, 0.3)
    model.save_pretrained(folder)
    _fast(pieces).save_pretrained(folder)
    return folder


def _fast(pieces: object) -> object:
    from transformers import PreTrainedTokenizerFast

    return PreTrainedTokenizerFast(
        tokenizer_object=pieces, pad_token="<pad>", unk_token="<unk>", bos_token="<s>", eos_token="</s>",
        chat_template=TEMPLATE, model_max_length=512,
    )
