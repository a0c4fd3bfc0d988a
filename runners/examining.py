"""Examines a judge on pictures whose truth is known, and writes its calibration."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from pathlib import Path
from typing import Final, NamedTuple

from storytelling_painter.agents.crew import build_judge
from storytelling_painter.agents.embedded.aligner.aligner import WHITEBOX
from storytelling_painter.agents.embedded.known_truth.exam import KNOWN_TRUTH, SOUND, ExamPicture, draft_of, exam
from storytelling_painter.agents.embedded.known_truth.scenes import SAMPLES
from storytelling_painter.agents.roles import Aligner
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import AlignmentReport, VerdictValue
from storytelling_painter.domain.record import ErrorRecord, Painting
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.evaluators.alignment import effective_values
from storytelling_painter.evaluators.calibration import Calibration, Observation, fit
from storytelling_painter.evaluators.calibration.fitting import Foiled
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.measuring import Result, ResultFile, measure
from storytelling_painter.runners.summary import Ended
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.atomic import write_file
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.compute import Compute

RESULTS: Final = "verdicts.jsonl"
CALIBRATION: Final = "calibration.json"
ARTLESS: Final = "plans are drawn by the embedded illustrator; how a judge does on other pictures, people have to say"

FAMILIAR: Final = "the embedded aligner was built against these very plans, so its rates are no forecast for others"


class Graded(Result):
    """Line of `verdicts.jsonl`: what a judge said of one picture, beside what is true."""

    defect: str
    decisive: bool
    judge: MadeBy
    truth: dict[str, VerdictValue]
    report: AlignmentReport | None = None


class Examined(NamedTuple):
    """How an examination ended."""

    calibration: Calibration
    ended: Ended
    file: Path


async def examine_judge(
    settings: Settings,
    out: Path,
    provision: Provision,
    stops: Stops,
    *,
    each: int | None = 1,
    samples: int = len(SAMPLES),
    concurrency: int = 4,
    workers: int = 0,
    target: float | None = None,
) -> Examined:
    """Has a judge look at sound and spoilt pictures.

    Args:
        settings: Name the judge (`judge`, else `aligner`), size and style of the pictures, votes, chances.
        out: Folder of pictures, `verdicts.jsonl` and `calibration.json`; one that was begun is gone on with.
        provision: What may be called and spent; closed at the end.
        stops: Requests to end early.
        each: Most pictures of one kind of defect for each plan; none takes all.
        samples: How many of the thirteen plans.
        concurrency: Pictures in flight.
        workers: Processes that draw and check; 0 works in threads.
        target: Wanted precision of a yes, for a threshold.

    Raises:
        AccessError: A provider refuses the key or does not know the model.
        RunFolderError: The folder belongs to another judge, or the disk is full or read-only.
        SpecError: The judge's spec names nothing known.
    """
    store = ArtifactStore(out)
    async with aclosing(provision), Compute(workers) as compute:
        judge = await asyncio.to_thread(
            build_judge, settings, store=store, compute=compute, connections=provision.connections
        )
        examiner = _Examiner(judge, store, compute, settings)
        file = await asyncio.to_thread(ResultFile, out / RESULTS, Graded, lambda line: line.judge == judge.made_by)
        try:
            ended = await measure(
                _drawn_up(each, samples),
                examiner.judged,
                examiner.failed,
                file,
                provision,
                stops,
                concurrency=concurrency,
            )
        finally:
            file.close()
    calibration = calibration_of(judge.made_by, file.results.values(), target=target)
    await asyncio.to_thread(write_file, out / CALIBRATION, calibration.model_dump_json(indent=1).encode())
    return Examined(calibration, ended, out / CALIBRATION)


async def _drawn_up(each: int | None, samples: int) -> AsyncIterator[ExamPicture]:
    """Lays plans out in a thread, one at a time."""
    pictures = exam(each=each, samples=SAMPLES[:samples])
    while (picture := await asyncio.to_thread(next, pictures, None)) is not None:
        yield picture


class _Examiner:
    def __init__(self, judge: Aligner, store: ArtifactStore, compute: Compute, settings: Settings) -> None:
        self._judge, self._store, self._compute, self._settings = judge, store, compute, settings

    async def judged(self, picture: ExamPicture) -> Graded:
        png = await self._compute.run(_paint, picture, self._settings.size, self._settings.style)
        kept = await self._store.put(png)
        brief = Brief(id=picture.id, seed=derive_seed(self._settings.seed, picture.id))
        painting = Painting(picture=kept, made_by=KNOWN_TRUTH, seed=None, scene=picture.scene)
        report = await self._judge.check(brief, picture.draft, painting)
        return self._line(picture).model_copy(update={"report": report})

    def failed(self, picture: ExamPicture, error: ErrorRecord) -> Graded:
        return self._line(picture).model_copy(update={"failure": error})

    def _line(self, picture: ExamPicture) -> Graded:
        return Graded(
            id=picture.id,
            defect=picture.kind,
            decisive=picture.decisive,
            judge=self._judge.made_by,
            truth=picture.truth,
        )


def _paint(picture: ExamPicture, size: int, style: str) -> bytes:
    return picture.paint(size, "line_art" if style == "line_art" else "colour")


def calibration_of(judge: MadeBy, lines: Iterable[Graded], *, target: float | None = None) -> Calibration:
    """Returns what the lines of an examination say of the judge."""
    ledgers = {s.name: draft_of(s).ledger for s in SAMPLES}
    observations: list[Observation] = []
    foils: list[Foiled] = []
    failed = 0
    for line in lines:
        if line.report is None:
            failed += 1
            continue
        plan = line.id.partition(".")[0]
        points = ledgers[plan].key_points
        truth = effective_values(points, line.truth)
        said = effective_values(points, {v.key_point: v.verdict for v in line.report.verdicts})
        chances = {v.key_point: v.p_yes for v in line.report.verdicts}
        observations += [
            Observation(plan, line.id, p.dimension, known, said[p.id], chances.get(p.id), line.defect, line.decisive)
            for p in points
            if (known := truth[p.id]) in ("yes", "no")
        ]
        if line.defect == SOUND:  # a defect may make a foil true
            foils += [Foiled(plan, f.verdict) for f in line.report.foils]
    found = fit(judge, "known_truth", observations, foils, failed=failed, target=target)
    return found.model_copy(update={"notes": (ARTLESS, *([FAMILIAR] if judge == WHITEBOX else []))})
