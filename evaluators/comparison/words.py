"""Comparisons in plain words that claim no more than the numbers do."""

from collections.abc import Sequence
from typing import Final

from storytelling_painter.evaluators.comparison.results import Compared, Verdict
from storytelling_painter.evaluators.statistics import Interval, Paired

LEAST_PAIRS: Final = 6
"""Fewer pairs cannot bring the permutation test under 0.05, whatever they show."""
_SIZES: Final = ((0.2, "negligible"), (0.5, "small"), (0.8, "medium"))


def verdict_on(result: Paired | None, p: float | None, alpha: float) -> Verdict:
    """Returns what may be said of a measure, given its corrected p."""
    if result is None or p is None:
        return "not_compared"
    if result.differ == 0:
        return "no_pair_differs"
    if result.n < LEAST_PAIRS:
        return "too_few"
    if p >= alpha:
        return "not_shown"
    return "b_higher" if result.difference > 0 else "b_lower"


def sentence_on(measure: str, result: Paired | None, p: float | None, verdict: Verdict, measures: int) -> str:
    """Says it of one measure."""
    name = measure[:1].upper() + measure[1:]
    if result is None or p is None:
        return f"{name}: not compared, as no pair has a value on both sides."
    means = f"B has {number(result.mean_b)} on average and A {number(result.mean_a)}, on {result.n} pairs"
    if verdict == "no_pair_differs":
        return f"{name}: both runs are the same on all {result.n} pairs; rarer differences would not have been seen."
    if verdict == "too_few":
        return f"{name}: {means}, which are too few to tell a difference from chance ({LEAST_PAIRS} at least)."
    of = f"p = {p_value(p)}, corrected for {measures} measures"
    where = f"95% interval {span(result.interval)}" if result.interval else "without an interval"
    if verdict == "not_shown":
        left = ""
        if result.interval and result.interval.low <= 0 <= result.interval.high:
            left = f"; these pairs leave open a difference in the {where}"
        elif result.interval:
            left = f"; the {where} of this measure alone leaves out 0, the test of all measures does not"
        return f"{name}: no difference was shown. {means}{left} ({of})."
    way = "higher" if verdict == "b_higher" else "lower"
    size = f", a {size_of(result.cohens_dz)} effect (d_z = {result.cohens_dz:.2f})" if result.cohens_dz else ""
    return f"{name}: B is {way}. {means}, a difference of {result.difference:+.3g} ({where}; {of}){size}."


def sentence_on_all(measures: Sequence[Compared], pairs: int, alpha: float, caveats: Sequence[str]) -> str:
    """Says it of all measures together."""
    differ = [m for m in measures if m.verdict in ("b_higher", "b_lower")]
    tested = [m for m in measures if m.paired is not None]
    if not tested:
        return "Nothing could be compared. " + " ".join(caveats)
    told = [_told(m) for m in differ]
    rest = len(tested) - len(differ)
    first = f"On {pairs} matched items, {len(differ)} of {len(tested)} measures differ (corrected p below {alpha:g})"
    parts = [f"{first}: {'; '.join(told)}." if told else f"{first}."]
    if rest:
        where = "the others" if differ else "any"
        parts.append(f"No difference was shown in {where}, which does not mean that there is none.")
    return " ".join([*parts, *caveats])


def _told(measure: Compared) -> str:
    way = "higher" if measure.verdict == "b_higher" else "lower"
    good = "" if measure.better == "neither" else " (better)" if measure.better == way else " (worse)"
    return f"B is {way}{good} in {measure.measure}"


def number(value: float) -> str:
    """Returns a value with three decimals, or without any where it is whole and not small."""
    return f"{value:.0f}" if value == int(value) and abs(value) >= 10 else f"{value:.3f}"


def span(interval: Interval) -> str:
    return f"{interval.low:.3f} to {interval.high:.3f}"


def p_value(p: float) -> str:
    return f"{p:.3f}" if p >= 0.001 else f"{p:.1g}"


def size_of(dz: float) -> str:
    """Returns Cohen's word for a standardised difference."""
    return next((word for most, word in _SIZES if abs(dz) < most), "large")
