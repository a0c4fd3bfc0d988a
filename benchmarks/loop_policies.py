"""Study of loop policies where the truth is known: how often what is handed out as good is good, and what it costs.

    python benchmarks/loop_policies.py                  # table and closing line
    python benchmarks/loop_policies.py --write docs     # also docs/loop-policies.md and docs/loop-policies.svg
    QUICK=1 python benchmarks/loop_policies.py          # few items

Nothing is painted but in a spot check with the embedded crew; see `loop_world` for the worlds and `loop_deciding` for
the policies. The last line is JSON with every gate; the exit code is 1 when a gate is missed.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from gates import Gate, asked, conclude
from loop_deciding import CHECK_COST, POLICIES, STORY_COST, Outcome, routed_without_retelling
from loop_world import LOOP, Drawn, Rates, Simulated, drafts

from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.story import Draft
from storytelling_painter.evaluators.statistics import Bootstrap, Interval, holm, paired, ratio, wilson
from storytelling_painter.runners.charts import Band, Curve, curves
from storytelling_painter.tools.atomic import write_file

SWEEPS: Final[dict[str, tuple[float, ...]]] = {
    "fpr": (0.0, 0.05, 0.1, 0.2, 0.3, 0.4),
    "tpr": (1.0, 0.97, 0.94, 0.9, 0.85, 0.8),
    "failure": (0.01, 0.02, 0.04, 0.08, 0.14, 0.2),
}
_NAMES: Final = {"fpr": "judge's false alarm rate", "tpr": "judge's hit rate", "failure": "painter's failure rate"}
_SHOWN: Final = ("no loop", "threshold, last attempt", "fixed 3x3", "ours")
_DRAWN_FAILURE: Final = 0.25


class Figures(NamedTuple):
    """What a policy did on many items."""

    items: int
    handed_out: int
    good: int
    """Handed out and good in truth."""
    good_interval: Interval
    false: int
    """Handed out and not good in truth."""
    false_interval: Interval
    cost: float | None
    """Of a picture that was handed out and is good: all that was spent over their number."""
    cost_interval: Interval | None


def figures_of(outcomes: Sequence[Outcome]) -> Figures:
    """Returns the figures of a policy."""
    n = len(outcomes)
    handed = sum(o.handed_out for o in outcomes)
    good = sum(o.handed_out and o.good for o in outcomes)
    boot = Bootstrap(np.array([[o.cost, float(o.handed_out and o.good)] for o in outcomes]))
    cost = boot.estimate(ratio(0, 1))
    return Figures(
        items=n,
        handed_out=handed,
        good=good,
        good_interval=wilson(good, n),
        false=handed - good,
        false_interval=wilson(handed - good, n),
        cost=cost if np.isfinite(cost) else None,
        cost_interval=boot.interval(ratio(0, 1), method="percentile"),
    )


def simulate(stories: Sequence[Draft], rates: Rates, seed: int) -> dict[str, list[Outcome]]:
    """Returns the outcomes of every policy on the same items."""
    return {
        name: [policy(Simulated(d, rates, derive_seed(seed, "world", i))) for i, d in enumerate(stories)]
        for name, policy in POLICIES.items()
    }


def spot_check(stories: Sequence[Draft], rates: Rates, seed: int) -> dict[str, list[Outcome]]:
    """As `simulate`, with real pictures."""
    chosen = {name: POLICIES[name] for name in _SHOWN} | {"ours": routed_without_retelling}
    with tempfile.TemporaryDirectory(prefix="loop-") as folder:
        return {
            name: [policy(Drawn(d, rates, derive_seed(seed, "drawn", i), Path(folder))) for i, d in enumerate(stories)]
            for name, policy in chosen.items()
        }


def sweep(stories: Sequence[Draft], knob: str, seed: int) -> dict[float, dict[str, Figures]]:
    """Returns the figures at each value of a knob, the others at their middle."""
    out = {}
    for value in SWEEPS[knob]:
        found = simulate(stories, Rates()._replace(**{knob: value}), seed)
        out[value] = {name: figures_of(outcomes) for name, outcomes in found.items()}
    return out


def plot(swept: Mapping[str, Mapping[float, Mapping[str, Figures]]]) -> str:
    """Draws good ones, false ones and costs over each knob."""
    panels = []
    for knob, found in swept.items():
        for y_name, of in (
            ("good, share of items", lambda f: (f.good / f.items, f.good_interval)),
            ("false accepts, share of items", lambda f: (f.false / f.items, f.false_interval)),
            ("cost of a good picture", lambda f: (f.cost, f.cost_interval)),
        ):
            those = []
            for name in _SHOWN:
                told = [(x, *of(by_policy[name])) for x, by_policy in sorted(found.items())]
                points = [Band(x, y, w.low if w else None, w.high if w else None) for x, y, w in told if y is not None]
                those.append(Curve(name, points))
            panels.append((y_name, _NAMES[knob], those))
    return curves("Policies under a judge who errs and a painter who fails", panels, columns=3)


def table(found: Mapping[str, Figures]) -> str:
    """Returns the figures as a Markdown table."""
    lines = [
        "| policy | handed out | good | 95% | false accepts | 95% | good of those | cost of a good one | 95% |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, f in found.items():
        share = f"{f.good / f.handed_out:.3f}" if f.handed_out else "none"
        cost = "none" if f.cost is None else f"{f.cost:.2f}"
        lines.append(
            f"| {name} | {f.handed_out / f.items:.3f} | {f.good / f.items:.3f} | {_span(f.good_interval)} "
            f"| {f.false / f.items:.3f} | {_span(f.false_interval)} | {share} | {cost} | {_span(f.cost_interval)} |"
        )
    return "\n".join(lines)


def differences(found: Mapping[str, Sequence[Outcome]]) -> str:
    """Compares ours with each other policy on the same items, as a Markdown list."""
    tests = []
    for name in found:
        if name == "ours":
            continue
        for what, of in (
            ("good pictures handed out", lambda o: float(o.handed_out and o.good)),
            ("false accepts", lambda o: float(o.handed_out and not o.good)),
            ("cost of an item", lambda o: o.cost),
        ):
            tests.append((name, what, paired([of(o) for o in found[name]], [of(o) for o in found["ours"]])))
    corrected = holm([result.p for _, _, result in tests])
    return "\n".join(
        f"* ours less *{name}*, {what}: {result.difference:+.3f} (95% {_span(result.interval)}; p = {p:.2g}, Holm)"
        for (name, what, result), p in zip(tests, corrected, strict=True)
    )


def losses(swept: Mapping[str, Mapping[float, Mapping[str, Figures]]]) -> str:
    """Says where ours does worse than another policy by more than the intervals of both, as a Markdown list."""
    lines = []
    for knob, found in swept.items():
        for name in _SHOWN[:-1]:
            worse = {
                "hands out fewer good pictures": [
                    x for x, f in found.items() if f["ours"].good_interval.high < f[name].good_interval.low
                ],
                "hands out more false ones": [
                    x for x, f in found.items() if f["ours"].false_interval.low > f[name].false_interval.high
                ],
                "pays more for a good one": [
                    x for x, f in found.items() if _above(f["ours"].cost_interval, f[name].cost_interval)
                ],
            }
            lines += [
                f"* than *{name}*, it {what} at a {_NAMES[knob]} of {', '.join(f'{x:g}' for x in sorted(values))}"
                for what, values in worse.items()
                if values
            ]
    return "\n".join(lines) or "* nowhere among the settings tried"


def _above(ours: Interval | None, theirs: Interval | None) -> bool:
    return ours is not None and theirs is not None and ours.low > theirs.high


def _span(interval: Interval | None) -> str:
    return "none" if interval is None else f"{interval.low:.3f} to {interval.high:.3f}"


def document(
    items: int, seed: int, middle: Mapping[str, Sequence[Outcome]], perfect: Mapping[str, Figures],
    swept: Mapping[str, Mapping[float, Mapping[str, Figures]]], drawn: Mapping[str, Figures], drawn_items: int,
) -> str:
    """Returns the page of the documentation."""
    r = Rates()
    return f"""# Loop policies under noise

Written by `python benchmarks/loop_policies.py --items {items} --seed {seed} --drawn {drawn_items} --write docs`;
nothing here was edited by hand.

A loop that paints until a judge says yes also finds the pictures on which the judge is wrong. This study says how many,
in a world where the truth is known: {items} ledgers of the embedded grammar, seed {seed}, the same items for every
policy. A picture is *good* when all `must` key points hold in truth and so does a share of {LOOP.min_alignment} of
all. *False accepts* are pictures handed out as good that are not; *good of those* is the share of the pictures handed
out that are good. Costs are in pictures: a check costs {CHECK_COST}, a story told again {STORY_COST}.

* **no loop**: one picture, unchecked.
* **threshold, last attempt**: up to three attempts, each mending the last, until a score of {LOOP.min_alignment}; the
  last one is handed out whatever it is, as in T2I-Copilot (arXiv 2507.20536).
* **fixed 3x3**: three rounds of three candidates, the best of all is handed out, as in Idea2Img (arXiv 2310.08541).
* **ours**: `graph/routing.py` itself with its defaults; what it does not accept is kept, and not handed out as good.
* **our test, last attempt** and **fixed 3x3, our gate** mix them, to tell apart what the test and what the loop does.

The two published systems are stood in for by their rule of stopping alone, with our painter and judge. These are no
measurements of those systems.

## In the middle of the knobs

Mean failure of the painter {r.failure} a key point, judge's hit rate {r.tpr} and false alarm rate {r.fpr} a verdict,
foils included; an edit mends {r.mends} of what it aims at and breaks {r.breaks} of what held.

{table({name: figures_of(outcomes) for name, outcomes in middle.items()})}

Item by item:

{differences(middle)}

## With a judge who never errs

{table(perfect)}

## Over the knobs

Bands are 95% intervals (Wilson; for costs the bootstrap over items). One knob moves, the others stay in the middle.

![Curves of good pictures, false accepts and cost over judge noise and painter failure](loop-policies.svg)

### Where ours is worse

At these settings, by more than the 95% intervals of both:

{losses(swept)}

It asks for every `must` key point, so a judge who misses what is there makes it refuse good pictures; such a judge has
to be mended before the loop can help. It stops early, so it finds fewer good pictures than nine attempts do.

## Spot check with real pictures

{drawn_items} items, painted by the embedded illustrator at 256 pixels with each element pushed aside at a rate of
{_DRAWN_FAILURE}, mended by its own repairs, and judged by the white-box aligner with errors added at the same rates.
The aligner without those errors is the truth. Stories are not told anew here. N is small, as the intervals say.

{table(drawn)}

## What it does not say

Errors of the simulated judge are independent from one check to the next; a real judge who is wrong about a key point
tends to be wrong again, which helps every loop less. Failures and mends are drawn by chance, so the numbers say how the
policies compare at given rates and not which rates a model has. `storytelling-painter evaluate` prints the false alarms
of a real judge.
"""


def main() -> int:
    quick = asked()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--items", type=int, default=40 if quick else 600)
    parser.add_argument("--drawn", type=int, default=2 if quick else 20, help="items of the spot check")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--write", type=Path, default=None, help="folder of the documentation")
    given = parser.parse_args()
    began = time.monotonic()
    stories = drafts(max(given.items, given.drawn), given.seed)
    middle = simulate(stories[: given.items], Rates(), given.seed)
    perfect = {
        name: figures_of(outcomes)
        for name, outcomes in simulate(stories[: given.items], Rates(tpr=1.0, fpr=0.0), given.seed).items()
    }
    swept = {knob: sweep(stories[: given.items], knob, given.seed) for knob in SWEEPS}
    drawn = spot_check(stories[: given.drawn], Rates(failure=_DRAWN_FAILURE), given.seed)
    drawn_figures = {name: figures_of(outcomes) for name, outcomes in drawn.items()}
    text = document(given.items, given.seed, middle, perfect, swept, drawn_figures, given.drawn)
    print(text, file=sys.stderr)
    if given.write is not None:
        write_file(given.write / "loop-policies.svg", plot(swept).encode())
        write_file(given.write / "loop-policies.md", text.encode())
    ours, nothing = figures_of(middle["ours"]), figures_of(middle["no loop"])
    gates = [
        Gate("false accepts of ours with a judge who never errs", perfect["ours"].false / given.items, 0.0, "at most"),
        Gate("false accepts of ours over those without a loop", _over(ours.false, nothing.false), 0.5, "at most"),
        Gate("good pictures of ours over those without a loop", _over(ours.good, nothing.good), 1.0, "at least"),
    ]
    return conclude(
        "loop-policies", gates, quick=quick, figures={"seconds in all": time.monotonic() - began, "items": given.items}
    )


def _over(above: int, below: int) -> float | None:
    return above / below if below else None


if __name__ == "__main__":
    sys.exit(main())
