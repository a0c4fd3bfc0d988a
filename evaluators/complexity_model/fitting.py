"""Fits the model and says how well it does, on descriptions that it was not fitted on.

A ridge regression on weighted hashed words, on structural counts, or on both. Which of them, and how strong the
penalty, is chosen by cross-validation inside of each part of an outer cross-validation (nested), so that the figures
are of a choice made without the held-out part. Intervals of predictions are conformal: the quantile of the absolute
out-of-fold residuals at rank ceil((n + 1) * level) (Vovk, Cross-conformal predictors, 2015), nominal, not guaranteed.
"""

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.complexity_model.features import (
    document_frequencies,
    hashed,
    idf_of,
    needed,
    own_unseen_shares,
    structural,
    weighted,
)
from storytelling_painter.evaluators.complexity_model.labels import Labelled
from storytelling_painter.evaluators.complexity_model.model import (
    Choice,
    ComplexityModel,
    Manifest,
    Measured,
    Parts,
    Validation,
    joined,
)
from storytelling_painter.evaluators.statistics.resampling import Floats, Interval

LEAST: Final = 30
"""Fewest labels to fit on."""
LEVEL: Final = 0.9
FOLDS: Final = 5
DRAWS: Final = 1000
_ALPHAS: Final = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
_USED: Final = ("both", "words", "structure")
CHOICES: Final[tuple[Choice, ...]] = tuple(Choice(uses=u, alpha=a) for u in _USED for a in _ALPHAS)


def fit_model(labelled: Sequence[Labelled], *, source: str = "", seed: int = 0) -> ComplexityModel:
    """Fits on labels.

    Args:
        labelled: At least 30, with labels that differ.
        source: Name of their file, for the manifest.
        seed: Decides the parts of the cross-validation and the resamples.

    Raises:
        InputError: There are too few labels, or they are all the same.
        SettingsError: scikit-learn is not installed.
    """
    ordered = sorted(labelled)
    labels = np.array([each.label for each in ordered])
    if len(ordered) < LEAST:
        raise InputError(f"{len(ordered)} labels are too few; {LEAST} are the least, some hundreds are sensible")
    if float(np.ptp(labels)) < 1e-9:
        raise InputError("all labels are the same; there is nothing to learn")
    texts = [each.text for each in ordered]
    counts, plain = hashed(texts), structural(texts)
    predicted = np.zeros(len(labels))
    chosen: list[Choice] = []
    for train, held in _folds(len(labels), FOLDS, seed):
        choice = _best(counts[train], plain[train], labels[train], seed)
        parts = _parts(counts[train], plain[train], labels[train], choice)
        predicted[held] = parts.predict(counts[held], plain[held])
        chosen.append(choice)
    final = _best(counts, plain, labels, seed)
    own = own_unseen_shares(counts)
    manifest = Manifest(
        source=source,
        n=len(labels),
        level=LEVEL,
        half_width=conformal_half_width(np.abs(labels - predicted), LEVEL),
        unseen_limit=float(np.quantile(own, 0.95, method="higher")),
        choice=final,
        chosen_in_folds=tuple(chosen),
        validation=_validated(labels, predicted, seed),
    )
    return ComplexityModel(manifest, _parts(counts, plain, labels, final))


def _folds(n: int, folds: int, seed: int) -> list[tuple[Floats, Floats]]:
    split = needed("model_selection").KFold(n_splits=folds, shuffle=True, random_state=seed)
    return list(split.split(np.zeros(n)))


def _best(counts: Any, plain: Floats, labels: Floats, seed: int) -> Choice:
    """Returns the choice with the least squared error in an inner cross-validation; the first of equals."""
    errors = np.zeros(len(CHOICES))
    for train, held in _folds(len(labels), 4, seed + 1):
        for number, choice in enumerate(CHOICES):
            parts = _parts(counts[train], plain[train], labels[train], choice)
            errors[number] += float(((parts.predict(counts[held], plain[held]) - labels[held]) ** 2).sum())
    return CHOICES[int(errors.argmin())]


def _parts(counts: Any, plain: Floats, labels: Floats, choice: Choice) -> Parts:
    idf, mean, scale = idf_of(counts), plain.mean(axis=0), plain.std(axis=0)
    scale = np.where(scale > 1e-9, scale, 1.0)
    ridge = needed("linear_model").Ridge(alpha=choice.alpha, solver="lsqr")
    ridge.fit(joined(weighted(counts, idf), (plain - mean) / scale, choice.uses), labels)
    return Parts(
        uses=choice.uses,
        coefficients=np.asarray(ridge.coef_, dtype=np.float64).ravel(),
        intercept=float(ridge.intercept_),
        idf=idf,
        mean=mean,
        scale=scale,
        seen=document_frequencies(counts),
    )


def conformal_half_width(residuals: Floats, level: float) -> float:
    """Returns the half width of a conformal interval.

    Args:
        residuals: Absolute residuals on what was not fitted on, shape (n,).
        level: Wanted coverage in (0, 1).

    Returns:
        The residual at rank ceil((n + 1) * level); 1, the whole scale, where there are too few of them.
    """
    rank = math.ceil((len(residuals) + 1) * level)
    return 1.0 if rank > len(residuals) else float(np.sort(residuals)[rank - 1])


def _validated(labels: Floats, predicted: Floats, seed: int) -> Validation:
    random = np.random.default_rng(seed)
    drawn = random.integers(len(labels), size=(DRAWS, len(labels)))
    measures = {"pcc": pearson, "srcc": spearman, "rmse": rmse, "rmae": rmae}
    found = {}
    for name, measure in measures.items():
        value = measure(labels, predicted)
        values = np.array([measure(labels[i], predicted[i]) for i in drawn])
        values = values[np.isfinite(values)]
        interval = None
        if len(values) > 0.95 * DRAWS:
            low, high = np.quantile(values, [0.025, 0.975])
            interval = Interval(low=float(low), high=float(high), method="percentile", draws=len(values))
        found[name] = Measured(value=value if math.isfinite(value) else None, interval=interval)
    return Validation(folds=FOLDS, **found)


def pearson(a: Floats, b: Floats) -> float:
    """Pearson's correlation; NaN where one side does not vary."""
    x, y = a - a.mean(), b - b.mean()
    below = math.sqrt(float((x**2).sum()) * float((y**2).sum()))
    return float((x * y).sum()) / below if below > 1e-12 else math.nan


def spearman(a: Floats, b: Floats) -> float:
    """Pearson's correlation of the ranks, mean ranks for ties."""
    return pearson(_ranks(a), _ranks(b))


def _ranks(values: Floats) -> Floats:
    ordered = np.sort(values)
    return (np.searchsorted(ordered, values, "left") + np.searchsorted(ordered, values, "right") + 1) / 2


def rmse(a: Floats, b: Floats) -> float:
    """Root of the mean squared error."""
    return math.sqrt(float(((a - b) ** 2).mean()))


def rmae(a: Floats, b: Floats) -> float:
    """Root of the mean absolute error."""
    return math.sqrt(float(np.abs(a - b).mean()))
