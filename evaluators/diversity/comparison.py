"""Compares the diversity of two sets, and refuses where the numbers do not mean the same.

Distances of two embeddings have nothing to do with each other, and the more stories a set has, the nearer is each one's
nearest. Values at one and the same smaller N can be compared whatever the sizes of the sets.
"""

from typing import Literal

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.diversity.knn import Diversity


class Difference(Frozen):
    """Div_k of the first set less that of the second."""

    k: int
    at: Literal["equal n", "whole sets"]
    first: float
    second: float
    difference: float
    apart: bool | None
    """Whether the 95% intervals of the two lie apart, at equal n; none where there are no intervals."""


class Comparison(Frozen):
    """Two sets beside each other."""

    embedding: MadeBy
    n: tuple[int, int]
    differences: tuple[Difference, ...]
    cautions: tuple[str, ...] = ()
    """What was compared although it does not mean the same, because the caller said so."""


def compare(
    first: Diversity, second: Diversity, *, across_embeddings: bool = False, unequal_n: bool = False
) -> Comparison:
    """Compares two sets at every k that both have.

    Values at equal N are compared where both sets have them for the same N. Values of whole sets are compared where the
    sets are of the same size, or the caller says so.

    Args:
        first: One set.
        second: The other.
        across_embeddings: Compare although the embeddings differ.
        unequal_n: Compare whole sets although their sizes differ.

    Raises:
        InputError: The embeddings or versions differ, or nothing is of equal N, and the caller did not allow it.
    """
    cautions = []
    if first.embedding != second.embedding:
        told = f"distances by {_named(first.embedding)} and by {_named(second.embedding)} cannot be compared"
        if not across_embeddings:
            raise InputError(f"{told}; embed both sets with the same embedding")
        cautions.append(told)
    if first.evaluator != second.evaluator:
        raise InputError(
            f"measured by {_named(first.evaluator)} and {_named(second.evaluator)}; measure both with one version"
        )
    differences = []
    for k in sorted({*first.at_equal_n} & {*second.at_equal_n}):
        a, b = first.at_equal_n[k], second.at_equal_n[k]
        if a.n != b.n:
            continue
        apart = None
        if a.low is not None and a.high is not None and b.low is not None and b.high is not None:
            apart = a.low > b.high or b.low > a.high
        differences.append(
            Difference(k=k, at="equal n", first=a.mean, second=b.mean, difference=a.mean - b.mean, apart=apart)
        )
    if first.n == second.n or unequal_n:
        if first.n != second.n:
            cautions.append(f"whole sets of {first.n} and {second.n} stories: the larger one looks less diverse")
        for k in sorted({*first.values} & {*second.values}):
            c, d = first.values[k], second.values[k]
            differences.append(
                Difference(k=k, at="whole sets", first=c, second=d, difference=c - d, apart=None)
            )
    if not differences:
        raise InputError(
            f"nothing of equal N to compare: the sets have {first.n} and {second.n} stories; measure both at one N "
            "that neither falls short of"
        )
    return Comparison(
        embedding=first.embedding, n=(first.n, second.n), differences=tuple(differences), cautions=tuple(cautions)
    )


def _named(maker: MadeBy) -> str:
    return f"{maker.name} {maker.version} ({maker.spec})"
