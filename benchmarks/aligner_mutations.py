"""Proof of the white-box aligner: sound pictures get one defect each, and the key point that it spoils has to fail.

    python benchmarks/aligner_mutations.py [--size 1024] [--style colour] [--samples 13]

prints, for each kind of defect, how often the spoilt key points failed (hits) and how often others did (false alarms).
Defects marked `file` are in the pixels only: the plan that the aligner gets still promises the sound picture.
"""

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from storytelling_painter.agents.embedded.aligner.judging import judge
from storytelling_painter.agents.embedded.known_truth.defects import DEFECTS, Mutant, elements_of
from storytelling_painter.agents.embedded.known_truth.exam import painted_over
from storytelling_painter.agents.embedded.known_truth.scenes import SAMPLES, Sample
from storytelling_painter.domain.record import Picture
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.illustrator import lay_out
from storytelling_painter.tools.illustrator.nodes import Layout, Rect
from storytelling_painter.tools.illustrator.render import to_png, to_svg


class Tally(NamedTuple):
    """Outcome of one kind of defect."""

    mutants: int = 0
    spoilt: int = 0
    hits: int = 0
    untouched: int = 0
    false_alarms: int = 0

    def plus(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def hit_rate(self) -> float:
        return self.hits / self.spoilt if self.spoilt else 1.0

    @property
    def false_alarm_rate(self) -> float:
        return self.false_alarms / self.untouched if self.untouched else 0.0


class Bench:
    """Paints and judges in a folder of its own."""

    def __init__(self, folder: Path, *, size: int = 1024, style: Style = "colour") -> None:
        self._folder, self._size, self._style = folder, size, style

    def failed(self, sample: Sample, layout: Layout, scene: SceneSpec, patch: Rect | None = None) -> dict[str, str]:
        """Returns the key points without a yes, each with its reason."""
        png = to_png(to_svg(layout, self._style), self._size)
        if patch is not None:
            png = painted_over(png, patch, self._size)
        path = self._folder / "picture.png"
        path.write_bytes(png)
        picture = Picture(
            sha256=hashlib.sha256(png).hexdigest(),
            path=path.name,
            width=self._size,
            height=self._size,
            size_bytes=len(png),
        )
        told = judge(path, picture, sample.ledger, scene, sample.scene, self._style)
        return {v.key_point: v.reason for v in told.verdicts if v.verdict != "yes"}

    def sound(self, sample: Sample) -> dict[str, str]:
        """Returns what fails in the sound picture; nothing should."""
        return self.failed(sample, lay_out(sample.scene), sample.scene)

    def tally(self, sample: Sample, mutant: Mutant, notes: list[str] | None = None) -> Tally:
        """Judges a mutant and counts hits and false alarms."""
        failed = self.failed(sample, mutant.layout, mutant.scene, mutant.patch)
        untouched = {
            p.id for p in sample.ledger.key_points if p.id not in mutant.spoilt and not elements_of(p) & mutant.touched
        }
        missed, alarms = mutant.spoilt - set(failed), untouched & set(failed)
        if notes is not None:
            notes += [f"{sample.name}: {mutant.kind}: missed {id}" for id in sorted(missed)]
            notes += [f"{sample.name}: {mutant.kind}: false alarm {id}: {failed[id]}" for id in sorted(alarms)]
        return Tally(1, len(mutant.spoilt), len(mutant.spoilt) - len(missed), len(untouched), len(alarms))


def run(
    samples: Iterable[Sample], bench: Bench, notes: list[str] | None = None, *, each: int | None = None
) -> dict[str, Tally]:
    """Judges the mutants of some samples.

    Args:
        samples: Sound pictures.
        bench: Paints and judges.
        notes: Gets a line for every miss and every false alarm.
        each: At most so many mutants of a kind for each sample; none takes all.
    """
    out: dict[str, Tally] = {}
    for sample in samples:
        taken: dict[str, int] = {}
        for defect in DEFECTS:
            for mutant in islice(defect(sample), None if each is None else 2 * each):
                taken[mutant.kind] = taken.get(mutant.kind, 0) + 1
                if each is None or taken[mutant.kind] <= each:
                    out[mutant.kind] = out.get(mutant.kind, Tally()).plus(bench.tally(sample, mutant, notes))
    return out


def table(tallies: dict[str, Tally]) -> str:
    """Returns the tallies as lines of text, the sum last."""
    rows = [*tallies.items(), ("all", total(tallies))]
    lines = [f"{'defect':24} {'pictures':>8} {'hits':>10} {'rate':>6} {'false alarms':>14} {'rate':>6}"]
    for kind, t in rows:
        hits, alarms = f"{t.hits}/{t.spoilt}", f"{t.false_alarms}/{t.untouched}"
        lines.append(f"{kind:24} {t.mutants:8} {hits:>10} {t.hit_rate:6.3f} {alarms:>14} {t.false_alarm_rate:6.3f}")
    return "\n".join(lines)


def total(tallies: dict[str, Tally]) -> Tally:
    """Returns the sum over all kinds."""
    out = Tally()
    for t in tallies.values():
        out = out.plus(t)
    return out


def main() -> int:
    """Prints the table; returns 1 when a rate is worse than it may be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--style", choices=("colour", "line_art"), default="colour")
    parser.add_argument("--samples", type=int, default=len(SAMPLES))
    parser.add_argument("--each", type=int, default=None, help="mutants of a kind for each sample")
    given = parser.parse_args()
    samples = SAMPLES[: given.samples]
    notes: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), size=given.size, style=given.style)
        for sample in samples:
            notes += [f"{sample.name}: sound, yet {id}: {why}" for id, why in bench.sound(sample).items()]
        tallies = run(samples, bench, notes, each=given.each)
    print("\n".join(notes), file=sys.stderr)
    print(table(tallies))
    t = total(tallies)
    return 0 if t.hit_rate >= 0.95 and t.false_alarm_rate <= 0.03 else 1


if __name__ == "__main__":
    sys.exit(main())
