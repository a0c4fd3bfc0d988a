"""Which diffusion models may be loaded: folders and named hub models that hold safetensors and no code.

Weights in pickled files run code when they are read, and so does a pipeline that brings its own Python module; both are
refused before anything is loaded.
"""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from storytelling_painter.domain.errors import SpecError

SCHEME: Final = "diffusers"
_HUB_ID: Final = re.compile(r"^([A-Za-z0-9][\w.-]{0,95}/[\w.-]{1,96})@([\w][\w./-]{0,99})$")
_BARE_ID: Final = re.compile(r"^[A-Za-z0-9][\w.-]{0,95}/[\w.-]{1,96}$")
_MOST_INDEX_BYTES: Final = 1_000_000
_PICKLED: Final = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")
_CHARACTERS_PER_TOKEN: Final = 3.5
"""Fewer than English text has (about 4), so that what is sent is seldom cut; two tokens mark begin and end."""
_MOST_TOKENS: Final = 512
_FEWEST_TOKENS: Final = 77
_EDITABLE: Final = frozenset(
    f"{name}Pipeline"
    for name in (
        "StableDiffusion", "StableDiffusionXL", "StableDiffusion3", "LatentConsistencyModel", "Flux", "Kandinsky3",
        "QwenImage", "ZImage",
    )
)
"""Pipelines that diffusers can turn into image-to-image without loading anything more."""
_NEEDED: Final = ("torch", "diffusers", "transformers", "safetensors", "accelerate")


class Weights(NamedTuple):
    """Where a model lies."""

    folder: Path | None
    """On this machine, or none."""
    hub_id: str = ""
    revision: str = ""

    @classmethod
    def of(cls, spec: str) -> "Weights":
        """Reads a spec and checks what can be checked without loading anything.

        Args:
            spec: `diffusers:FOLDER`, or `diffusers:ORGANISATION/NAME@REVISION` for a model of the Hugging Face hub.

        Raises:
            SpecError: A library of the extra `local` is missing, or the spec names nothing that may be loaded.
        """
        if missing := [name for name in _NEEDED if find_spec(name) is None]:
            raise SpecError(
                f"spec {spec!r} needs {', '.join(missing)}; install them with "
                "`pip install -c constraints.txt 'storytelling-painter[local]'`"
            )
        rest = spec.partition(":")[2]
        folder = Path(rest).expanduser()
        if rest and folder.is_dir():
            check_folder(folder)
            return cls(folder)
        if match := _HUB_ID.match(rest):
            return cls(None, match[1], match[2])
        if _BARE_ID.match(rest):
            raise SpecError(
                f"spec {spec!r}: there is no folder {rest!r} here; to load a model of that name from the hub say which "
                f"revision, such as `{SCHEME}:{rest}@COMMIT` (`@main` takes whatever is newest)"
            )
        raise SpecError(f"spec {spec!r}: {rest!r} is no folder; give one that `save_pretrained` of diffusers wrote")

    @property
    def name(self) -> str:
        """Short name without the path of this machine."""
        return self.folder.resolve().name if self.folder is not None else f"{self.hub_id}@{self.revision}"

    @property
    def here(self) -> Path | None:
        """The folder, or where the hub's cache holds the model; none where it would have to be downloaded first."""
        if self.folder is not None:
            return self.folder
        from huggingface_hub import try_to_load_from_cache

        index = try_to_load_from_cache(self.hub_id, "model_index.json", revision=self.revision)
        return Path(index).parent if isinstance(index, str) else None

    def fetch(self) -> Path:
        """Returns the folder, after downloading a hub model that is not in the local cache. Blocks.

        Raises:
            SpecError: The hub cannot be reached, does not know the model, or has it only in a form that is refused.
        """
        if self.folder is not None:
            return self.folder
        from diffusers import DiffusionPipeline

        name = f"{self.hub_id}@{self.revision}"
        try:
            folder = Path(DiffusionPipeline.download(self.hub_id, revision=self.revision, use_safetensors=True))
        except (OSError, ValueError) as error:
            first = str(error).strip().partition("\n")[0][:300]
            raise SpecError(
                f"{name} could not be had from the hub ({first}); without a connection give a folder: "
                f"`{SCHEME}:FOLDER`. Only models with safetensors weights are taken"
            ) from error
        check_folder(folder)
        return folder


def can_edit(folder: Path) -> bool:
    """Whether the pipeline in a folder can start from a picture."""
    return _index(folder).get("_class_name") in _EDITABLE


def variant(folder: Path) -> str | None:
    """Returns the variant, such as `fp16`, where a folder holds its weights in that one only."""
    for name in ("unet", "transformer"):
        files = [p.name for p in (folder / name).glob("*.safetensors")]
        if files and all(".fp16." in file for file in files):
            return "fp16"
    return None


def longest_prompt(folder: Path | None) -> int:
    """Returns about how many characters of a prompt the text encoders of a folder take in; the rest is cut off."""
    tokens = [_FEWEST_TOKENS]
    for path in () if folder is None else folder.glob("tokenizer*/tokenizer_config.json"):
        try:
            most = json.loads(path.read_bytes()[:_MOST_INDEX_BYTES]).get("model_max_length")
        except (OSError, ValueError, RecursionError, AttributeError):
            continue
        if isinstance(most, int | float) and most >= 1:
            tokens.append(int(min(most, _MOST_TOKENS)))
    return int((max(tokens) - 2) * _CHARACTERS_PER_TOKEN)


def check_folder(folder: Path) -> None:
    """Refuses a folder that is no pipeline, that brings code, or whose weights are pickled.

    Raises:
        SpecError: Says which, and what to do.
    """
    index = _index(folder)
    for name, value in index.items():
        if name.startswith("_"):
            if isinstance(value, list):
                raise SpecError(f"{folder}: model_index.json names a custom pipeline ({value}); its code is not run")
        elif isinstance(value, list) and len(value) == 2 and value[0] is not None:
            if not isinstance(value[0], str) or not _known_library(value[0]):
                raise SpecError(
                    f"{folder}: model_index.json takes {name!r} from the module {value[0]!r}, which is not part of "
                    "diffusers or transformers; code of a model is not run"
                )
            _check_component(folder, name)


def _index(folder: Path) -> dict[str, object]:
    path = folder / "model_index.json"
    try:
        with open(path, "rb") as file:
            index = json.loads(file.read(_MOST_INDEX_BYTES))
    except (OSError, ValueError, RecursionError):
        index = None
    if not isinstance(index, dict) or "_class_name" not in index:
        raise SpecError(f"{folder} holds no readable model_index.json; give a folder that `save_pretrained` wrote")
    return index


def _check_component(folder: Path, name: str) -> None:
    part = folder / name
    if Path(name).name != name or (part.is_symlink() and not part.resolve().is_relative_to(folder.resolve().parent)):
        raise SpecError(f"{folder}: component {name!r} leaves the folder")
    pickled = sorted(p.name for pattern in _PICKLED for p in part.glob(pattern))
    if pickled and not any(part.glob("*.safetensors")):
        raise SpecError(
            f"{part} holds its weights only as {pickled[0]}, a pickled file that can run code when it is read; "
            "convert the model: load it where you trust it and call `save_pretrained(..., safe_serialization=True)`"
        )


def _known_library(name: str) -> bool:
    if name in ("diffusers", "transformers"):
        return True
    spec = find_spec("diffusers")
    if spec is None or spec.origin is None or not name.isidentifier():
        return False
    return (Path(spec.origin).parent / "pipelines" / name / "__init__.py").is_file()
