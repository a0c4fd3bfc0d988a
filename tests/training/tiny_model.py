"""A language model of a few thousand random weights with a tokenizer of whole words: a real one, only small."""

from collections.abc import Iterable
from pathlib import Path

TEMPLATE = (
    "{% for m in messages %}{{ '<' + m.role + '> ' + m.content + (' </s>' if m.role == 'assistant' else '') + ' ' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<assistant> ' }}{% endif %}"
)


def build(folder: Path, texts: Iterable[str], *, seed: int = 0) -> Path:
    """Saves the model into a folder and returns it.

    Args:
        folder: Where to.
        texts: What its words come from; words that are in none are unknown to it.
        seed: Of the weights.
    """
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    torch.set_num_threads(1)  # a model this small gains nothing from more, and loses much where cores are taken
    torch.manual_seed(seed)
    words = Tokenizer(models.WordLevel(unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    special = ["<pad>", "<unk>", "<s>", "</s>", "<user>", "<assistant>"]
    words.train_from_iterator(texts, trainers.WordLevelTrainer(special_tokens=special, show_progress=False))
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=words, pad_token="<pad>", unk_token="<unk>", bos_token="<s>", eos_token="</s>",
        chat_template=TEMPLATE, model_max_length=512,
    )
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=2, max_position_embeddings=512, bos_token_id=2, eos_token_id=3, pad_token_id=0,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
