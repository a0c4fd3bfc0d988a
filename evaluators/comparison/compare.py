"""Compares two runs on the briefs that both were given."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.comparison.pairing import Pairs, Run, matched, read_run
from storytelling_painter.evaluators.comparison.results import Better, Compared, Comparison, Lost
from storytelling_painter.evaluators.comparison.spread import Spread, compare_spread, drawn
from storytelling_painter.evaluators.comparison.values import MEASURES, NOTES
from storytelling_painter.evaluators.comparison.words import sentence_on, sentence_on_all, verdict_on
from storytelling_painter.evaluators.formats import shown
from storytelling_painter.evaluators.naming import named
from storytelling_painter.evaluators.statistics import Paired, benjamini_hochberg, holm, paired
from storytelling_painter.tools.embeddings import Embedder, HashedWords

ALPHA: Final = 0.05
KS: Final = (1, 5, 10)


def compare_runs(
    a: Path,
    b: Path,
    *,
    embedder: Embedder | None = None,
    settings: Mapping[str, tuple[object, object]] | None = None,
    allow_unequal: bool = False,
    allow_mixed: bool = False,
    alpha: float = ALPHA,
) -> Comparison:
    """Compares two run folders, or files of records.

    Args:
        a: The run to compare with.
        b: The run that is compared.
        embedder: Embeds the stories of both for their diversity; none takes the embedded one, hashed words.
        settings: Settings in which they differ, where that is known.
        allow_unequal: Compare what matches, although one run holds items that the other lacks.
        allow_mixed: Compare values that different judges or critics gave.
        alpha: Corrected p below which a difference is called one.

    Raises:
        InputError: A run cannot be read, no item matches, or the runs are unequal or mixed and that was not allowed.
        ProviderError: A provider gave no vectors.
        SpecError: A model of the embedding cannot be loaded.
    """
    return compare(
        read_run(a),
        read_run(b),
        embedder=embedder,
        settings=settings,
        allow_unequal=allow_unequal,
        allow_mixed=allow_mixed,
        alpha=alpha,
    )


def compare(
    a: Run,
    b: Run,
    *,
    embedder: Embedder | None = None,
    settings: Mapping[str, tuple[object, object]] | None = None,
    allow_unequal: bool = False,
    allow_mixed: bool = False,
    alpha: float = ALPHA,
) -> Comparison:
    """As `compare_runs`, for runs that are read already."""
    pairs = matched(a, b)
    if not pairs.a:
        raise InputError(
            f"no item of {a.name!r} has its brief in {b.name!r}: runs are matched by id and seed; make both with the "
            "same --seed, or paint the same story file"
        )
    unequal = pairs.unmatched_a + pairs.unmatched_b + a.unreadable + b.unreadable
    if unequal and not allow_unequal:
        raise InputError(
            f"the runs are unequal: {pairs.unmatched_a} of {len(a.items)} items of {a.name!r} and {pairs.unmatched_b} "
            f"of {len(b.items)} of {b.name!r} have no match, and {a.unreadable + b.unreadable} lines cannot be read; "
            "--allow-unequal compares what matches"
        )
    found = [_measured(name, better, pairs, allow_mixed) for name, better in MEASURES.items()]
    embedder = embedder or HashedWords()
    found += _spread(pairs, embedder)
    tested = [m for m in found if m.paired is not None and m.paired.differ]  # others cannot differ by any test
    p = [m.paired.p for m in tested if m.paired is not None]
    corrected = dict(zip((m.measure for m in tested), zip(holm(p), benjamini_hochberg(p), strict=True), strict=True))
    measures = tuple(_judged(m, corrected.get(m.measure), alpha, len(tested)) for m in found)
    differing = {key: (str(x), str(y)) for key, (x, y) in (settings or {}).items()}
    warnings = _warnings(measures, pairs, unequal, differing)
    return Comparison(
        a=a.name,
        b=b.name,
        pairs=len(pairs.a),
        lost=Lost(
            unmatched_a=pairs.unmatched_a,
            unmatched_b=pairs.unmatched_b,
            failed_a=sum(one.failed for one in pairs.a),
            failed_b=sum(one.failed for one in pairs.b),
            unreadable_a=a.unreadable,
            unreadable_b=b.unreadable,
        ),
        embedding=named(embedder.made_by),
        alpha=alpha,
        settings=differing,
        measures=measures,
        warnings=warnings,
        sentence=sentence_on_all(measures, len(pairs.a), alpha, _caveats(measures)),
    )


def differences(a: Run, b: Run, measure: str) -> list[float]:
    """Returns B - A of every pair with both values, for a plot."""
    pairs = matched(a, b)
    return [
        y.values[measure].value - x.values[measure].value
        for x, y in zip(pairs.a, pairs.b, strict=True)
        if measure in x.values and measure in y.values
    ]


def _measured(name: str, better: Better, pairs: Pairs, allow_mixed: bool) -> Compared:
    given = [one.values[name] for one in (*pairs.a, *pairs.b) if name in one.values]
    makers = {value.by for value in given}
    if len(makers) > 1 and not allow_mixed:
        raise InputError(
            f"{name!r} was measured by different makers ({', '.join(sorted(makers))}), whose numbers do not compare; "
            "measure both runs alike, or use --allow-mixed"
        )
    values = [
        (x.values[name].value, y.values[name].value)
        for x, y in zip(pairs.a, pairs.b, strict=True)
        if name in x.values and name in y.values
    ]
    first, second = np.array(values, dtype=np.float64).reshape(-1, 2).T
    return _raw(
        name,
        better,
        tuple(sorted(makers)),
        paired(first, second) if values else None,
        sum(name not in one.values for one in pairs.a),
        sum(name not in one.values for one in pairs.b),
        NOTES.get(name, "") if any(value.steers for value in given) else "",
    )


def _spread(pairs: Pairs, embedder: Embedder) -> list[Compared]:
    told = [(x.story, y.story) for x, y in zip(pairs.a, pairs.b, strict=True) if x.story and y.story]
    chosen = drawn(len(told))
    a, b = np.split(embedder.embed([told[i][side] for side in (0, 1) for i in chosen.tolist()]), 2)
    worded = np.flatnonzero(a.any(axis=1) & b.any(axis=1)) if told else np.zeros(0, dtype=np.intp)
    lacks = [sum(not one.story for one in side) for side in (pairs.a, pairs.b)]
    found: dict[int, Spread] = {s.k: s for s in compare_spread(a[worded], b[worded], KS)} if len(worded) > 1 else {}
    out = []
    for k in KS:
        spread = found.get(k)
        note = "At equal N; interval from half-samples, p from exchanging sides."
        if len(chosen) < len(told):
            note += f" On {len(chosen)} pairs drawn of {len(told)}."
        result = spread.result if spread is not None else None
        by = (shown(named(embedder.made_by)),)
        out.append(_raw(f"diversity, k = {k}", "higher", by, result, lacks[0], lacks[1], note))
    return out


def _raw(
    name: str, better: Better, makers: tuple[str, ...], result: Paired | None, without_a: int, without_b: int, note: str
) -> Compared:
    return Compared(
        measure=name,
        better=better,
        measured_by=makers,
        unscored_a=without_a,
        unscored_b=without_b,
        paired=result,
        verdict="not_compared",
        sentence="",
        note=note,
    )


def _judged(measure: Compared, corrected: tuple[float, float] | None, alpha: float, tested: int) -> Compared:
    p_holm, p_bh = corrected or (None, None)
    if measure.paired is not None and corrected is None:
        p_holm = p_bh = 1.0
    verdict = verdict_on(measure.paired, p_holm, alpha)
    said = sentence_on(measure.measure, measure.paired, p_holm, verdict, tested)
    return measure.model_copy(update={"p_holm": p_holm, "p_bh": p_bh, "verdict": verdict, "sentence": said})


def _warnings(
    measures: tuple[Compared, ...], pairs: Pairs, unequal: int, settings: Mapping[str, tuple[str, str]]
) -> tuple[str, ...]:
    out = []
    if unequal:
        out.append("the runs are unequal; only items of briefs that both have are compared")
    for side, name in ((pairs.a, "A"), (pairs.b, "B")):
        if failed := sum(one.failed for one in side):
            out.append(f"{failed} of the matched items of {name} failed; they are left out and not counted as low")
    if mixed := [m.measure for m in measures if len(m.measured_by) > 1]:
        out.append(f"measured by different makers: {', '.join(mixed)}")
    if len(settings) > 1:
        out.append(f"the runs differ in several settings ({', '.join(settings)}): which of them did it cannot be told")
    return tuple(out)


def _caveats(measures: tuple[Compared, ...]) -> list[str]:
    judges = sorted({by for m in measures if m.measure.startswith("alignment") for by in m.measured_by})
    out = ["This holds for these briefs and settings, and says nothing of others."]
    if judges:
        out.append(f"Alignment is what {' and '.join(judges)} says, not what people see.")
    return out
