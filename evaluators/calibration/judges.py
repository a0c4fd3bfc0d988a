"""Each judge of a set of pictures, corrected by the calibration that is of this judge."""

from collections.abc import Iterator, Sequence

from storytelling_painter.evaluators.calibration.applying import Calibrated, corrected_by, same_judge
from storytelling_painter.evaluators.calibration.file import Calibration
from storytelling_painter.evaluators.tallies import Tally


def calibrated(tallies: Sequence[Tally], calibrations: Sequence[Calibration]) -> Iterator[Calibrated]:
    """Corrects what each judge said by its calibration; a judge without one is named with the reason."""
    if not calibrations:
        return
    for judge in sorted({tally.judge for tally in tallies}, key=str):
        counts = [tally.yes_and_no for tally in tallies if tally.judge == judge]
        fitting = [c for c in calibrations if same_judge(c.judge, judge)]
        if not fitting:
            why = "no calibration file is of this judge: its name, version, model and prompt have to be the same"
            yield Calibrated(judge=judge, basis="no file", n=len(counts), share=None, reason=why)
        yield from (corrected_by(c, counts) for c in fitting)
