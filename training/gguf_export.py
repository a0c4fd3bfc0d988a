"""A trained model as a GGUF file for llama.cpp: tensors under its names, its facts, and its tokenizer.

Written are models of the kinds Gemma 3 (text) and Llama; llama.cpp's own converter knows the others.
"""

import importlib.util
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import numpy as np

from storytelling_painter.agents.models.mini_storyteller import MINI_MARK, PROMPT
from storytelling_painter.domain.errors import AccessError, InputError, SpecError
from storytelling_painter.tools.calls.cleaning import cleaned
from storytelling_painter.training.bases import Base, find_base
from storytelling_painter.training.gguf_tokenizer import GgufTokens, tokens_of

GgufType = Literal["f32", "f16", "q8_0"]
_ARCHITECTURES: Final = {"gemma3_text": "gemma3", "llama": "llama"}
_BYTES: Final = np.dtype(np.uint8)
_SWA_THETA: Final = 10_000.0
_SWA_PATTERN: Final = 6
"""What llama.cpp takes for granted of Gemma 3: one layer in six sees everything."""


class _Tensor(NamedTuple):
    name: str
    """As llama.cpp has it."""
    quantized: Any
    """`gguf.GGMLQuantizationType`."""
    shape: tuple[int, ...]
    read: Callable[[], Any]
    """Returns the values, shape as above, float32."""


def export_gguf(folder: Path, out: Path, *, type: GgufType = "f16") -> int:
    """Writes a model as one GGUF file. Norms and other vectors stay float32.

    Args:
        folder: A model in safetensors, such as `train` writes; adapters are merged in it already.
        out: The file; new.
        type: Of the matrices: `f32`, `f16`, or `q8_0` (8 bits a weight; a matrix whose rows are no multiple of 32
            stays `f16`).

    Returns:
        Bytes of the file.

    Raises:
        SpecError: The folder holds no model, or the package gguf is not installed.
        InputError: The file exists or cannot be written, or the model is of a kind that is not written here.
        AccessError: The model's files cannot be read.
    """
    if importlib.util.find_spec("gguf") is None:
        raise SpecError("writing GGUF needs the package gguf: pip install 'storytelling-painter[train]'")
    if out.suffix != ".gguf":
        raise InputError(f"--out {str(out)!r} has to end in .gguf")
    if out.exists():
        raise InputError(f"{str(out)!r} exists; choose another --out")
    base = find_base(str(folder))
    from safetensors import SafetensorError
    from transformers import AutoConfig, AutoTokenizer, GenerationConfig

    try:
        config = AutoConfig.from_pretrained(base.folder, local_files_only=True, trust_remote_code=False)
        tokenizer = AutoTokenizer.from_pretrained(base.folder, local_files_only=True, trust_remote_code=False)
        told = (base.folder / "generation_config.json").is_file()
        ends = (GenerationConfig.from_pretrained(base.folder) if told else config).eos_token_id
    except (ValueError, OSError, KeyError) as error:
        raise _unreadable(folder, error) from None
    _refuse_unusual(config)
    tokens = tokens_of(tokenizer, config.vocab_size)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as beside:
            unfinished = Path(beside) / out.name
            _write(base, config, tokenizer, tokens, ends, type, unfinished)
            os.replace(unfinished, out)
    except SafetensorError as error:
        raise _unreadable(folder, error) from None
    except OSError as error:
        raise InputError(f"{str(out)!r} cannot be written ({error.strerror}); choose another --out") from None
    return out.stat().st_size


def _unreadable(folder: Path, error: Exception) -> AccessError:
    return AccessError(
        f"{str(folder)!r} cannot be read as a model ({cleaned(str(error))}); copy or train it again"
    )


def _refuse_unusual(config: Any) -> None:
    """Refuses what the file could not say, so that llama.cpp would compute something else in silence."""
    kind = config.model_type
    if kind not in _ARCHITECTURES:
        raise _refused(f"models of the kind {kind!r} are not written here")
    ropes = config.rope_parameters
    ropes = ropes.values() if kind == "gemma3_text" else (ropes,)
    if any(rope.get("rope_type", "default") != "default" for rope in ropes):
        raise _refused("its rotary positions are scaled")
    if kind == "llama":
        return
    if config.rope_parameters["sliding_attention"]["rope_theta"] != _SWA_THETA:
        raise _refused("the rotary base of its sliding layers is not 10,000")
    seen = [layer == "full_attention" for layer in config.layer_types]
    if seen != [at % _SWA_PATTERN == _SWA_PATTERN - 1 for at in range(len(seen))]:
        raise _refused("its layers with full attention are not every sixth one")
    if config.query_pre_attn_scalar != config.head_dim or config.attn_logit_softcapping:
        raise _refused("its attention is scaled in another way")


def _refused(why: str) -> InputError:
    return InputError(f"the model cannot be written as GGUF: {why}; use llama.cpp's own convert_hf_to_gguf.py")


def _write(
    base: Base, config: Any, tokenizer: Any, tokens: GgufTokens, ends: Any, type: GgufType, out: Path
) -> None:
    import gguf

    kind = {"f32": gguf.LlamaFileType.ALL_F32, "f16": gguf.LlamaFileType.MOSTLY_F16,
            "q8_0": gguf.LlamaFileType.MOSTLY_Q8_0}[type]
    writer = gguf.GGUFWriter(out, _ARCHITECTURES[config.model_type])
    writer.add_string(MINI_MARK, PROMPT.sha256)
    writer.add_type("model")
    writer.add_name(base.folder.resolve().name)
    writer.add_license(base.facts.licence)
    writer.add_file_type(int(kind))
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    _add_shape(writer, config)
    _add_tokens(writer, tokenizer, tokens, ends)
    tensors = list(_tensors(base.folder, config, type))
    for tensor in tensors:
        stored = gguf.quant_shape_to_byte_shape(tensor.shape, tensor.quantized)
        size = 1
        for length in stored:
            size *= length
        writer.add_tensor_info(tensor.name, stored, _BYTES, size, tensor.quantized)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    for tensor in tensors:
        writer.write_tensor_data(gguf.quantize(tensor.read(), tensor.quantized).view(_BYTES))
    writer.close()


def _add_shape(writer: Any, config: Any) -> None:
    heads = config.num_attention_heads
    head = getattr(config, "head_dim", None) or config.hidden_size // heads
    writer.add_vocab_size(config.vocab_size)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_key_length(head)
    writer.add_value_length(head)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    ropes = config.rope_parameters
    if config.model_type == "gemma3_text":
        writer.add_rope_freq_base(ropes["full_attention"]["rope_theta"])
        writer.add_sliding_window(config.sliding_window)
        if config.final_logit_softcapping:
            writer.add_final_logit_softcapping(config.final_logit_softcapping)
    else:
        writer.add_rope_freq_base(ropes["rope_theta"])
        writer.add_rope_dimension_count(head)


def _add_tokens(writer: Any, tokenizer: Any, tokens: GgufTokens, ends: Any) -> None:
    writer.add_tokenizer_model(tokens.model)
    writer.add_tokenizer_pre(tokens.pre)
    writer.add_token_list(tokens.tokens)
    writer.add_token_types(tokens.kinds)
    if tokens.scores:
        writer.add_token_scores(tokens.scores)
        writer.add_add_space_prefix(tokens.blank_before)
    if tokens.merges:
        writer.add_token_merges(tokens.merges)
    others = ends if isinstance(ends, list) else []
    for add, number in (
        (writer.add_bos_token_id, tokenizer.bos_token_id),
        (writer.add_eos_token_id, tokenizer.eos_token_id),
        (writer.add_unk_token_id, tokenizer.unk_token_id),
        (writer.add_pad_token_id, tokenizer.pad_token_id),
        (writer.add_eot_token_id, next((e for e in others if e != tokenizer.eos_token_id), None)),
    ):
        if number is not None:
            add(number)
    plain = tokenizer("a")["input_ids"]
    writer.add_add_bos_token(tokenizer.bos_token_id is not None and plain[0] == tokenizer.bos_token_id)
    writer.add_add_eos_token(False)
    if tokenizer.chat_template:
        writer.add_chat_template(tokenizer.chat_template)


def _tensors(folder: Path, config: Any, type: GgufType) -> Iterator[_Tensor]:
    import gguf
    from safetensors import safe_open

    architecture = {"gemma3": gguf.MODEL_ARCH.GEMMA3, "llama": gguf.MODEL_ARCH.LLAMA}[_ARCHITECTURES[config.model_type]]
    names = gguf.get_tensor_name_map(architecture, config.num_hidden_layers)
    wanted = {"f32": gguf.GGMLQuantizationType.F32, "f16": gguf.GGMLQuantizationType.F16,
              "q8_0": gguf.GGMLQuantizationType.Q8_0}[type]
    for path in sorted(folder.glob("*.safetensors")):
        with safe_open(path, framework="pt") as file:
            for theirs in file.keys():
                if theirs == "lm_head.weight" and config.tie_word_embeddings:
                    continue
                ours = names.get_name(theirs, try_suffixes=(".weight", ".bias"))
                if ours is None:
                    raise _refused(f"its tensor {theirs!r} has no place there")
                shape = tuple(file.get_slice(theirs).get_shape())
                quantized = wanted if len(shape) > 1 else gguf.GGMLQuantizationType.F32
                if quantized == gguf.GGMLQuantizationType.Q8_0 and shape[-1] % 32:
                    quantized = gguf.GGMLQuantizationType.F16
                yield _Tensor(ours, quantized, shape, _reading(path, theirs, config))


def _reading(path: Path, name: str, config: Any) -> Callable[[], Any]:
    def read() -> Any:
        from safetensors import safe_open

        with safe_open(path, framework="pt") as file:
            values = file.get_tensor(name).float().numpy()
        if config.model_type == "gemma3_text":
            # Gemma multiplies by one more than it stores.
            return values + 1.0 if name.endswith("norm.weight") else values
        heads = {"q_proj": config.num_attention_heads, "k_proj": config.num_key_value_heads}.get(name.split(".")[-2])
        return values if heads is None else _interleaved(values, heads)

    return read


def _interleaved(values: Any, heads: int) -> Any:
    """Puts the two halves of each head's rotary pairs side by side, as llama.cpp has them for Llama."""
    half = values.shape[0] // heads // 2
    return values.reshape(heads, 2, half, *values.shape[1:]).swapaxes(1, 2).reshape(values.shape)
