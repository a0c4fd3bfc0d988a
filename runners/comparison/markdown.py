"""A comparison as Markdown, for documents that a command writes."""

import re
from typing import Final

from storytelling_painter.evaluators.comparison.results import Compared, Comparison
from storytelling_painter.evaluators.comparison.words import number, p_value, span

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|])")


def as_markdown(comparison: Comparison) -> str:
    """Returns table and sentences; what stands in run names and settings is escaped."""
    lines = [
        f"A is `{_code(comparison.a)}`, B is `{_code(comparison.b)}`; {comparison.pairs} matched items.",
        "",
        "| measure | n | A | B | B - A | 95% | d_z | Cliff's delta | p | p, Holm |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        *(_row(m) for m in comparison.measures),
        "",
        _plain(comparison.sentence),
    ]
    lines += [f"\nNote: {_plain(warning)}." for warning in comparison.warnings]
    lacking = [m for m in comparison.measures if m.unscored_a or m.unscored_b]
    if lacking:
        told = "; ".join(f"{_plain(m.measure)}: {m.unscored_a} of A, {m.unscored_b} of B" for m in lacking)
        lines.append(f"\nWithout a value, and in no number: {told}.")
    return "\n".join(lines) + "\n"


def _row(measure: Compared) -> str:
    found = measure.paired
    if found is None or measure.p_holm is None:
        return f"| {_plain(measure.measure)} | 0 | | | | | | | | not compared |"
    dz = "none" if found.cohens_dz is None else f"{found.cohens_dz:.2f}"
    cells = (
        _plain(measure.measure),
        str(found.n),
        number(found.mean_a),
        number(found.mean_b),
        f"{found.difference:+.3f}",
        span(found.interval) if found.interval else "none",
        dz,
        f"{found.cliffs_delta:.2f}",
        p_value(found.p),
        p_value(measure.p_holm),
    )
    return f"| {' | '.join(cells)} |"


def _plain(said: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(said.split()))


def _code(said: str) -> str:
    return " ".join(said.replace("`", "'").split())
