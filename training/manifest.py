"""What a trained model is made of: `training.json` in its folder."""

import hashlib
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, Sha256
from storytelling_painter.domain.errors import InputError
from storytelling_painter.training.config import DpoConfig, SftConfig

MANIFEST: Final = "training.json"


class BaseModelFacts(Frozen):
    """The model that a training began with."""

    name: str
    """Hub id, package, or the folder's name without its path."""
    sha256: Sha256
    """Of its weight files."""
    licence: str
    """As the base says it, or `unknown`; it applies to what is trained from it."""
    trained: "Manifest | None" = None
    """Manifest of the base, where it was trained here too."""


class Manifest(Frozen):
    """Everything that decides what came out."""

    kind: Literal["mini_storyteller"] = "mini_storyteller"
    schema_version: Literal[1] = SCHEMA_VERSION
    config: Annotated[SftConfig | DpoConfig, Field(discriminator="kind")]
    base: BaseModelFacts
    data_sha256: Sha256
    data_rows: dict[str, int]
    prompt_sha256: str
    versions: dict[str, str]
    threads: int
    finished: bool = False
    steps: int = 0
    seconds: float = 0.0
    """Of the last call, resumed ones not added up."""
    final: dict[str, float] = {}
    """Last logged values."""

    @property
    def order(self) -> tuple[object, ...]:
        """What has to be the same for a training to go on."""
        return self.config, self.base.sha256, self.data_sha256, self.prompt_sha256


def read_manifest(folder: Path) -> Manifest | None:
    """Returns the manifest of a folder; none where there is none.

    Raises:
        InputError: It cannot be read.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise InputError(f"{MANIFEST} of {folder.name!r} cannot be read: {error.errors()[0]['msg']}") from None


def weights_sha256(folder: Path) -> str:
    """Returns one hash of all weight files of a model, by name."""
    digest = hashlib.sha256()
    for path in sorted((*folder.glob("*.safetensors"), *folder.glob("*.gguf"))):
        digest.update(path.name.encode() + b"\n")
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
