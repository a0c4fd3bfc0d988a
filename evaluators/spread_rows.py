"""The numbers that say how different stories are, as lines of a table."""

from collections.abc import Iterator

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.evaluators.diversity import Diversity, Resampled, SlotCoverage, Vendi
from storytelling_painter.evaluators.measures import Measures, Row, Unscored
from storytelling_painter.evaluators.naming import named, unscored


def spread_rows(group: str, measures: Measures) -> Iterator[Row]:
    """Yields diversity, novelty, near duplicates, Vendi score, coverage and slots of one set of items."""
    if isinstance(measures.diversity, Unscored):
        yield unscored(group, "diversity", measures.diversity)
    else:
        yield from _diversity(group, measures.diversity)
    novelty, vendi, coverage = measures.novelty, measures.vendi, measures.coverage
    if isinstance(novelty, Unscored):
        yield unscored(group, "novelty", novelty)
    else:
        for name, value in (("mean", novelty.mean), ("lowest", novelty.lowest)):
            yield _row(group, f"novelty, {name}", value, novelty.n, novelty.evaluator, novelty.embedding)
    if isinstance(vendi, Unscored):
        yield unscored(group, "Vendi score", vendi)
    else:
        yield from _vendi(group, vendi)
    if isinstance(coverage, Unscored):
        yield unscored(group, "coverage of a pool", coverage)
    elif coverage is not None:
        told = f"coverage of {coverage.pool}, "
        for name, value in (("share", coverage.share), ("mean distance", coverage.mean_distance)):
            yield _row(group, told + name, value, coverage.n, coverage.evaluator, coverage.embedding)
    if isinstance(measures.slots, Unscored):
        yield unscored(group, "slots", measures.slots)
    else:
        yield from _slots(group, measures.slots)


def _diversity(group: str, diversity: Diversity) -> Iterator[Row]:
    maker, embedding, n = diversity.evaluator, diversity.embedding, diversity.n
    for k in sorted({*diversity.values, *diversity.left_out}):
        reason = diversity.left_out.get(k, "")
        yield _row(group, f"diversity, k = {k}", diversity.values.get(k), n, maker, embedding, reason=reason)
    for k, drawn in diversity.at_equal_n.items():
        yield _row(group, f"diversity at N = {drawn.n}, k = {k}", drawn.mean, n, maker, embedding, drawn)
    if (how := diversity.search).recall is not None:
        yield _row(group, "recall of the search", how.recall, how.sample or 0, maker, embedding)
    if (near := diversity.near_duplicates) is not None:
        measure = f"near duplicates, share of stories within {near.within:g}"
        yield _row(group, measure, near.stories / n, n, maker, embedding)


def _vendi(group: str, vendi: Vendi) -> Iterator[Row]:
    for name, value in (("order 1", vendi.order_1), ("order infinity", vendi.order_infinity)):
        yield _row(group, f"Vendi score, {name}", value, vendi.n, vendi.evaluator, vendi.embedding)
    if (drawn := vendi.at_equal_n) is not None:
        measure = f"Vendi score at N = {drawn.n}, order 1"
        yield _row(group, measure, drawn.mean, vendi.n, vendi.evaluator, vendi.embedding, drawn)


def _slots(group: str, slots: SlotCoverage) -> Iterator[Row]:
    for name, spread in (
        ("times", slots.times),
        ("places", slots.places),
        ("times x places", slots.times_and_places),
        ("casts", slots.casts),
        ("times x places x casts", slots.combined),
    ):
        if not spread.known:
            continue
        if spread.share is not None:
            yield _row(group, f"slots, share of {name}", spread.share, spread.known, slots.evaluator)
        else:
            yield _row(group, f"slots, different {name}", float(spread.distinct), spread.known, slots.evaluator)
        if spread.distinct_at_equal_n is not None:
            measure = f"slots, different {name} at N = {slots.equal_n}"
            yield _row(group, measure, spread.distinct_at_equal_n, spread.known, slots.evaluator)
        yield _row(group, f"slots, entropy of {name}", spread.entropy, spread.known, slots.evaluator)


def _row(
    group: str,
    measure: str,
    value: float | None,
    n: int,
    maker: MadeBy,
    embedding: MadeBy | None = None,
    drawn: Resampled | None = None,
    *,
    reason: str = "",
) -> Row:
    return Row(
        group=group,
        measure=measure,
        value=value,
        low=None if drawn is None else drawn.low,
        high=None if drawn is None else drawn.high,
        n=n,
        evaluator=named(maker),
        source="" if embedding is None else named(embedding),
        reason=reason,
    )
