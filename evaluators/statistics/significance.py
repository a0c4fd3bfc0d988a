"""Tests of paired differences without assumptions on their distribution, and corrections for many tests."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.errors import InputError

_EXACT_UP_TO: Final = 14
"""Pairs that differ up to which all signs are tried."""
_DRAWS: Final = 9_999
_CELLS: Final = 2**22


def sign_flip_test(differences: npt.ArrayLike, *, draws: int = _DRAWS, seed: int = 0) -> float:
    """Returns the two-sided p-value of the paired permutation test on the mean difference.

    If the two sides of a pair could as well be exchanged, every choice of signs is as likely as the one that was seen;
    p is the share of choices whose absolute mean is at least as large. Up to 14 pairs that differ all choices are
    tried; beyond, `draws` random ones, and p = (1 + as large) / (1 + draws).

    Args:
        differences: Shape (n,), one a pair, in any order.
        draws: Random choices.
        seed: The same seed gives the same p.

    Returns:
        In (0, 1]; 1 where no pair differs.
    """
    values = np.asarray(differences, dtype=np.float64)
    values = np.sort(values[values != 0.0])
    n = len(values)
    if not n:
        return 1.0
    least = abs(float(values.sum())) * (1 - 1e-12) - 1e-15
    if n <= _EXACT_UP_TO:
        signs = 1.0 - 2.0 * ((np.arange(2**n)[:, None] >> np.arange(n)) & 1)
        return float((np.abs(signs @ values) >= least).mean())
    random = np.random.default_rng(seed)
    as_large, left, block = 0, draws, max(1, _CELLS // n)
    while left:
        size = min(block, left)
        signs = 1.0 - 2.0 * random.integers(2, size=(size, n))
        as_large += int((np.abs(signs @ values) >= least).sum())
        left -= size
    return (1 + as_large) / (1 + draws)


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Returns p-values adjusted by Holm (Scand. J. Statistics 1979): the chance of any false finding is held."""
    p, order = _ordered(p_values)
    n = len(p)
    raised = np.minimum(1.0, np.maximum.accumulate(p[order] * (n - np.arange(n)))) if n else p
    return _back(raised, order)


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Returns p-values adjusted by Benjamini and Hochberg (JRSS B 1995): the share of false findings is held."""
    p, order = _ordered(p_values)
    n = len(p)
    raised = np.minimum.accumulate((p[order] * n / np.arange(1, n + 1))[::-1])[::-1] if n else p
    return _back(np.minimum(1.0, raised), order)


def _ordered(p_values: Sequence[float]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.intp]]:
    p = np.asarray(p_values, dtype=np.float64)
    if p.size and not ((p >= 0.0) & (p <= 1.0)).all():
        raise InputError("p-values lie in [0, 1]")
    return p, np.argsort(p, kind="stable")


def _back(raised: npt.NDArray[np.float64], order: npt.NDArray[np.intp]) -> tuple[float, ...]:
    out = np.empty(len(raised))
    out[order] = raised
    return tuple(float(v) for v in out)
