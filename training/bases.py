"""Models to begin with: a folder, a name on the hub, or a GGUF that an installed package ships."""

import importlib
import importlib.util
import re
import tempfile
from pathlib import Path
from typing import Any, Final, NamedTuple

from storytelling_painter.domain.errors import AccessError, InputError, SpecError
from storytelling_painter.tools.calls.cleaning import cleaned
from storytelling_painter.training.manifest import BaseModelFacts, read_manifest, weights_sha256

_PACKAGE: Final = "package:"
_HUB: Final = re.compile(r"(?!\.)[\w.-]+/[\w.-]+(@[\w.-]+)?")
_LICENCE: Final = re.compile(r"[\w.-]{1,60}")
_EXTRA: Final = ("torch", "transformers", "trl", "peft", "datasets")
GEMMA_TERMS: Final = "Gemma Terms of Use, https://ai.google.dev/gemma/terms"
_CHATTED: Final = (
    "{{ bos_token or '' }}{% for m in messages %}{{ '<|' + m['role'] + '|>\\n' + m['content'] + "
    "(eos_token if m['role'] == 'assistant' else '') + '\\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|assistant|>\\n' }}{% endif %}"
)
"""For a base that has no chat template of its own. It begins as the base's own texts began: some, Gemma among them,
tell nonsense where that token is missing."""


class Base(NamedTuple):
    """A model that is found and not yet loaded."""

    facts: BaseModelFacts
    folder: Path
    gguf: str | None = None
    """Name of the file, where the weights are a GGUF that has to be dequantised."""


def refuse_without_extra() -> None:
    """Refuses to train where the extra is not installed.

    Raises:
        SpecError: Something of it is missing.
    """
    if missing := [name for name in _EXTRA if importlib.util.find_spec(name) is None]:
        raise SpecError(f"training needs {', '.join(missing)}: pip install 'storytelling-painter[train]'")


def find_base(spec: str, *, accepted_licence: str | None = None) -> Base:
    """Finds a model to begin with.

    Args:
        spec: Folder with safetensors, `OWNER/NAME` or `OWNER/NAME@REVISION` of the Hugging Face hub, or
            `package:NAME` for a GGUF that an installed package ships. A package is imported, which runs its code.
        accepted_licence: `gemma` where the user accepts the terms of Gemma.

    Raises:
        SpecError: Nothing of that kind is there.
        InputError: The licence has to be accepted first.
        AccessError: The hub does not give the model.
    """
    refuse_without_extra()
    if spec.startswith(_PACKAGE):
        return _of_package(spec, accepted_licence)
    folder = Path(spec)
    if not folder.is_dir():
        if not _HUB.fullmatch(spec):
            raise SpecError(f"base {spec!r} is no folder; give one, a name of the hub as OWNER/NAME, or package:NAME")
        folder = _of_hub(spec)
    if not (folder / "config.json").is_file() or not any(folder.glob("*.safetensors")):
        raise SpecError(f"base {spec!r} holds no config.json with .safetensors; other weights are not loaded")
    before = read_manifest(folder) if Path(spec).is_dir() else None
    licence = before.base.licence if before else _licence_in(folder)
    name = spec if not Path(spec).is_dir() else folder.resolve().name
    return Base(BaseModelFacts(name=name, sha256=weights_sha256(folder), licence=licence, trained=before), folder)


def load_base(base: Base) -> tuple[Any, Any]:
    """Returns model (float32) and tokenizer, without running code of the model's folder.

    Raises:
        AccessError: It cannot be loaded.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    from storytelling_painter.tools.chat.generating import UNLOADABLE, quiet

    quiet()
    extra: dict[str, Any] = {"gguf_file": base.gguf} if base.gguf else {"use_safetensors": True}
    try:
        tokenizer = AutoTokenizer.from_pretrained(
            base.folder, local_files_only=True, trust_remote_code=False,
            **({"gguf_file": base.gguf} if base.gguf else {}),
        )
        model = AutoModelForCausalLM.from_pretrained(
            base.folder, local_files_only=True, trust_remote_code=False, dtype=torch.float32, **extra
        )
    except UNLOADABLE as error:
        raise AccessError(
            f"base {base.facts.name!r} cannot be loaded ({cleaned(str(error))}); give a folder with config.json, all "
            ".safetensors and the tokenizer's files"
        ) from None
    if base.gguf:
        _plain(model)
    if not tokenizer.chat_template:
        tokenizer.chat_template = _CHATTED
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    _end_turns(model, tokenizer)
    return model, tokenizer


def unpack_base(base: Base, out: Path) -> None:
    """Writes a base as a folder of safetensors that can be trained from, served and evaluated without its package.

    Raises:
        InputError: The folder exists.
        AccessError: The base cannot be loaded.
    """
    if out.exists():
        raise InputError(f"{str(out)!r} exists; choose another --out")
    model, tokenizer = load_base(base)
    known = _LICENCE.fullmatch(base.facts.licence)
    licence = "gemma" if base.facts.licence == GEMMA_TERMS else known[0] if known else "other"
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as beside:
        folder = Path(beside) / "model"
        _save(model, tokenizer, folder)
        (folder / "README.md").write_text(
            f"---\nlicense: {licence}\n---\nWeights of {base.facts.name}, hash {base.facts.sha256}, as float32. "
            f"Terms: {base.facts.licence}.\n",
            encoding="utf-8",
        )
        folder.replace(out)


def _save(model: Any, tokenizer: Any, folder: Path) -> None:
    model.save_pretrained(folder, safe_serialization=True)
    tokenizer.save_pretrained(folder)


def _plain(model: Any) -> None:
    """Says of a dequantised model that it is none any more, so that it can be trained and saved as any other."""
    model.hf_quantizer = None
    model.is_quantized = False
    model.quantization_method = None
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config


def _end_turns(model: Any, tokenizer: Any) -> None:
    """Lets generation end where the template ends a turn: at its own token, if it has one."""
    from storytelling_painter.tools.chat.generating import ends_of

    ends = set(ends_of(tokenizer, model))
    turn = tokenizer.convert_tokens_to_ids("<end_of_turn>")
    if isinstance(turn, int) and turn != tokenizer.unk_token_id:
        ends.add(turn)
    model.generation_config.eos_token_id = sorted(ends)


def _of_package(spec: str, accepted: str | None) -> Base:
    name = spec.removeprefix(_PACKAGE)
    module = name.replace("-", "_")
    if not module.isidentifier() or not module.isascii():
        raise SpecError(f"base {spec!r} must be `package:NAME` with the name of a package")
    if "gemma" in module and accepted != "gemma":
        raise InputError(
            f"{name} holds Gemma weights under the {GEMMA_TERMS}; they bind you and whoever gets what you train from "
            "them. Read them, and add --accept-licence gemma"
        )
    if importlib.util.find_spec("gguf") is None:
        raise SpecError("a GGUF base needs the package gguf: pip install gguf")
    try:
        package = importlib.import_module(module)
    except ImportError:
        raise SpecError(f"base {spec!r}: package {name!r} is not installed; pip install {name}") from None
    assemble = getattr(package, "assemble", None)
    shipped = Path(str(package.__file__)).parent
    path = Path(str(assemble())) if callable(assemble) else next(shipped.rglob("*.gguf"), None)
    if path is None or not path.is_file():
        raise SpecError(f"base {spec!r}: package {name!r} ships no .gguf file")
    facts = BaseModelFacts(
        name=spec, sha256=weights_sha256(path.parent), licence=GEMMA_TERMS if "gemma" in module else "unknown"
    )
    return Base(facts, path.parent, path.name)


def _of_hub(spec: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    name, _, revision = spec.partition("@")
    try:
        return Path(
            snapshot_download(
                name, revision=revision or None,
                allow_patterns=["*.json", "*.safetensors", "*.model", "*.txt", "*.jinja", "README.md", "LICENSE*"],
            )
        )
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as error:
        raise AccessError(
            f"the hub does not give {spec!r} ({cleaned(str(error))}); check the name and your network, or give a folder"
        ) from None


def _licence_in(folder: Path) -> str:
    card = folder / "README.md"
    text = card.read_text("utf-8", "replace")[:5_000] if card.is_file() else ""
    found = re.search(rf"(?m)^license: *({_LICENCE.pattern})", text)
    return found[1] if found else "unknown"
