"""The fitted model: arrays in `arrays.npz`, all else in `manifest.json`. Neither holds code or pickled objects."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple

import numpy as np
from pydantic import Field, ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, Sha256, Share
from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.evaluators.complexity_model.features import (
    HASHED,
    STRUCTURAL,
    hashed,
    structural,
    unseen_shares,
    weighted,
)
from storytelling_painter.evaluators.statistics.resampling import Floats, Interval
from storytelling_painter.tools.atomic import write_file
from storytelling_painter.tools.bounded import first_fault, read_bounded

MANIFEST: Final = "manifest.json"
ARRAYS: Final = "arrays.npz"
MAX_BYTES: Final = 16 * 2**20
FEATURES: Final = "hashed-stems-4096, structure-9, version 1"
Uses = Literal["both", "words", "structure"]


class Choice(Frozen):
    """What the regression uses, and how strong its penalty is."""

    uses: Uses
    alpha: Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Measured(Frozen):
    """A figure of the cross-validation with its 95% interval; none where it is undefined."""

    value: float | None
    interval: Interval | None


class Validation(Frozen):
    """How well held-out labels were predicted."""

    folds: int
    pcc: Measured
    """Pearson's correlation."""
    srcc: Measured
    """Spearman's correlation."""
    rmse: Measured
    rmae: Measured
    """Root of the mean absolute error."""


class Manifest(Frozen):
    """What is known of a fitted model."""

    kind: Literal["complexity-model"] = "complexity-model"
    schema_version: Literal[1] = SCHEMA_VERSION
    features: str = FEATURES
    source: str
    """File of the labels."""
    n: Annotated[int, Field(ge=1)]
    level: Share
    """Nominal coverage of the interval of a prediction."""
    half_width: Share
    unseen_limit: Share
    """Share of unseen words and pairs above which a text counts as out of domain."""
    choice: Choice
    chosen_in_folds: tuple[Choice, ...]
    validation: Validation
    arrays_sha256: Sha256 | None = None


class Predicted(Frozen):
    """What the model says of one description."""

    value: Share
    low: Share
    high: Share
    """The conformal interval, cut to the scale."""
    out_of_domain: bool
    """More of its words and pairs are new than in 95% of the labels' texts, or it has none at all."""
    unseen: Share


class Parts(NamedTuple):
    """The arrays."""

    uses: Uses
    coefficients: Floats
    intercept: float
    idf: Floats
    mean: Floats
    scale: Floats
    seen: Floats

    def predict(self, counts: Any, plain: Floats) -> Floats:
        """Returns predictions in [0, 1], shape (n,)."""
        used = joined(weighted(counts, self.idf), (plain - self.mean) / self.scale, self.uses)
        return np.clip(np.asarray(used @ self.coefficients).ravel() + self.intercept, 0.0, 1.0)


def joined(counts: Any, plain: Floats, uses: Uses) -> Any:
    """Returns the columns that are used; structure counts a third, so that nine columns do not outweigh the words."""
    if uses == "structure":
        return plain
    if uses == "words":
        return counts
    from scipy import sparse

    return sparse.hstack([counts, sparse.csr_matrix(plain / 3)]).tocsr()


class ComplexityModel:
    """A fitted model.

    Args:
        manifest: What is known of it.
        parts: Its arrays.
    """

    def __init__(self, manifest: Manifest, parts: Parts) -> None:
        self.manifest, self._parts = manifest, parts

    def predict(self, texts: Sequence[str]) -> tuple[Predicted, ...]:
        """Estimates how complex people would find the pictures of some descriptions.

        Raises:
            SettingsError: scikit-learn is not installed.
        """
        counts = hashed(texts)
        values = self._parts.predict(counts, structural(texts))
        unseen = unseen_shares(counts, self._parts.seen)
        half, limit = self.manifest.half_width, self.manifest.unseen_limit
        return tuple(
            Predicted(
                value=float(value),
                low=max(0.0, float(value) - half),
                high=min(1.0, float(value) + half),
                out_of_domain=bool(share > limit or share >= 1.0),
                unseen=float(share),
            )
            for value, share in zip(values, unseen, strict=True)
        )

    def save(self, folder: Path) -> None:
        """Writes the two files.

        Raises:
            RunFolderError: The folder cannot be made, or the disk is full or read-only.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RunFolderError(f"{str(folder)!r} cannot be made ({error.strerror})") from error
        buffer = io.BytesIO()
        arrays = {name: getattr(self._parts, name) for name in _SHAPES}
        np.savez(buffer, **arrays, intercept=np.array([self._parts.intercept]))
        data = buffer.getvalue()
        write_file(folder / ARRAYS, data)
        told = self.manifest.model_copy(update={"arrays_sha256": hashlib.sha256(data).hexdigest()})
        write_file(folder / MANIFEST, told.model_dump_json(indent=1).encode())


_SHAPES: Final = ("coefficients", "idf", "mean", "scale", "seen")


def load_model(folder: Path) -> ComplexityModel:
    """Reads a fitted model, which may come from anybody.

    Raises:
        InputError: A file is missing, too large, changed, or does not fit.
    """
    told, data = (read_bounded(folder / name, MAX_BYTES, "part of a model") for name in (MANIFEST, ARRAYS))
    try:
        manifest = Manifest.model_validate_json(told)
    except ValidationError as error:
        raise InputError(f"{MANIFEST} is no manifest: {first_fault(error)}") from None
    if manifest.features != FEATURES:
        raise InputError(f"the model was fitted with other features ({manifest.features[:80]}); fit it again")
    if hashlib.sha256(data).hexdigest() != manifest.arrays_sha256:
        raise InputError(f"{ARRAYS} is not the one that {MANIFEST} was written with; fit the model again")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(member.file_size for member in packed.infolist()) > MAX_BYTES:
                raise InputError(f"{ARRAYS} unpacks to more than {MAX_BYTES} bytes; it is no part of a model")
        with np.load(io.BytesIO(data), allow_pickle=False, max_header_size=1_000) as file:
            arrays = {name: np.asarray(file[name], dtype=np.float64) for name in (*_SHAPES, "intercept")}
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise InputError(f"{ARRAYS} cannot be read ({type(error).__name__}); fit the model again") from None
    width = {"both": HASHED + len(STRUCTURAL), "words": HASHED, "structure": len(STRUCTURAL)}[manifest.choice.uses]
    shapes = {"coefficients": width, "idf": HASHED, "mean": len(STRUCTURAL), "scale": len(STRUCTURAL), "seen": HASHED}
    for name, length in {**shapes, "intercept": 1}.items():
        if arrays[name].shape != (length,) or not np.isfinite(arrays[name]).all():
            raise InputError(f"{ARRAYS}: {name} does not fit; fit the model again")
    intercept = float(arrays.pop("intercept")[0])
    return ComplexityModel(manifest, Parts(uses=manifest.choice.uses, intercept=intercept, **arrays))
