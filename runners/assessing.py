"""Has models look at pictures of any origin: alignment, blind recoverability, complexity by rubric."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, aclosing
from pathlib import Path
from typing import Final, Literal, NamedTuple

from storytelling_painter.agents.crew import build_judge
from storytelling_painter.agents.models.describer import ModelDescriber
from storytelling_painter.agents.models.recovery import ModelRecoveryJudge
from storytelling_painter.agents.models.rubric import ModelRubricJudge
from storytelling_painter.agents.roles import Aligner
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import BudgetExceeded, InputError, JudgeError, SpecError
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.viewing import Description, Recovery, Rubric
from storytelling_painter.evaluators.assessment import Assessment, Lost
from storytelling_painter.evaluators.calibration import Calibration
from storytelling_painter.evaluators.calibration.judges import calibrated
from storytelling_painter.evaluators.recoverability import Recovered, recoverability
from storytelling_painter.evaluators.rubric import graded
from storytelling_painter.evaluators.tallies import alignment_of, tally
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.measuring import Ended, Result, ResultFile, measure
from storytelling_painter.runners.pictured import Pictured, Unusable, pictured
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.configuration import resolve_settings
from storytelling_painter.tools.images.shrinking import Small, small_copy

Measure = Literal["alignment", "recoverability", "complexity"]
MEASURES: Final[tuple[Measure, ...]] = ("alignment", "recoverability", "complexity")
Stage = Literal["alignment", "description", "recoverability", "complexity"]
"""Descriptions are kept by themselves, so that none is paid for twice."""
_NO_STORY: Final = "nobody says what the picture has to tell; give a line of JSON that names it, with `key_points`"

class Assessed(Result):
    """A line of results: one measure of one picture."""

    measure: Stage
    made_by: tuple[MadeBy, ...]
    digest: str
    """Hash of the picture and of what it has to tell."""
    report: AlignmentReport | None = None
    description: Description | None = None
    recovery: Recovery | None = None
    rubric: Rubric | None = None


class Outcome(NamedTuple):
    assessment: Assessment
    ended: Ended


async def assess_folder(
    path: Path,
    out: Path,
    *,
    vision: str,
    text: str | None = None,
    measures: Sequence[Measure] = MEASURES,
    calibrations: Sequence[Calibration] = (),
    max_calls: int | None = None,
) -> Assessment:
    """Measures the pictures of a folder with the settings of the environment; `assess` takes everything else.

    Args:
        path: Run folder, or a folder with pictures and JSON lines; see `pictured`.
        out: Folder of results; one that was begun is gone on with.
        vision: Spec of the model that looks, such as `openai:gpt-4o`.
        text: Spec of the model that reads descriptions; none takes the same.
        measures: What to measure.
        calibrations: What is known of judges.
        max_calls: Most calls to providers.

    Raises:
        AccessError: A provider refuses the key or does not know the model.
        BudgetExceeded: The calls are used up; the results there are kept, and another call goes on.
        InputError: The path holds nothing to measure.
        RunFolderError: The results there are of another judge, or the disk is full or read-only.
        SpecError: A spec names no model that can do its part.
    """
    call = {"judge": vision, "critic": text, "caps.run.calls": max_calls}
    said = {key: value for key, value in call.items() if value is not None}
    resolved = await asyncio.to_thread(resolve_settings, said, None, os.environ)
    provision = await asyncio.to_thread(Provision, resolved.settings, resolved.means)
    outcome = await assess(
        path, out, resolved.settings, provision, Stops(), measures=measures, calibrations=calibrations
    )
    if outcome.ended == "stopped":
        raise BudgetExceeded(f"{max_calls} calls are used up; what was measured is in {str(out)!r}")
    return outcome.assessment


async def assess(
    path: Path,
    out: Path,
    settings: Settings,
    provision: Provision,
    stops: Stops,
    *,
    measures: Sequence[Measure] = MEASURES,
    calibrations: Sequence[Calibration] = (),
    concurrency: int = 4,
    workers: int = 0,
) -> Outcome:
    """Measures the pictures of a folder, and keeps each result and description as a line of `OUT/MEASURE.jsonl`.

    Args:
        path: Run folder, or a folder with pictures and JSON lines; see `pictured`.
        out: Folder of results; one that was begun is gone on with.
        settings: `judge` looks at pictures, `critic` reads descriptions; votes, chances, size of the copies.
        provision: What may be called and spent; closed at the end.
        stops: Requests to end early.
        measures: What to measure.
        calibrations: What is known of judges.
        concurrency: Pictures in flight, for each measure.
        workers: Processes that make the small copies; 0 works in threads.

    Raises:
        AccessError: A provider refuses the key or does not know the model.
        InputError: The path holds nothing to measure.
        RunFolderError: The results there are of another judge, or the disk is full or read-only.
        SpecError: A spec names no model that can do its part.
    """
    found = await asyncio.to_thread(lambda: list(pictured(path)))
    items = [f for f in found if isinstance(f, Pictured)]
    lost = [Lost(where=f.where, measure="all", why=f.why) for f in found if isinstance(f, Unusable)]
    ended: Ended = "finished"
    results: dict[Stage, dict[str, Assessed]] = {}
    async with aclosing(provision), Compute(workers) as compute:
        viewers = await asyncio.to_thread(_Viewers, settings, provision, compute, items, measures)
        with ExitStack() as open_files:
            for name in _stages(measures):
                if ended != "finished":
                    break
                made_by = viewers.made_by(name)
                file = await asyncio.to_thread(ResultFile, out / f"{name}.jsonl", Assessed, _same(made_by, items))
                open_files.callback(file.close)
                if name == "description":
                    viewers.described = file.results
                wanted = [item for item in items if name != "description" or item.draft is not None]
                ended = await measure(
                    wanted, viewers.each(name), _failing(name, made_by), file, provision, stops, concurrency=concurrency
                )
                results[name] = file.results
    return Outcome(_summed(path, items, results, lost, calibrations), ended)


def _stages(measures: Sequence[Measure]) -> Iterator[Stage]:
    for name in measures:
        if name == "recoverability":
            yield "description"
        yield name


def _same(made_by: tuple[MadeBy, ...], items: Sequence[Pictured]) -> Callable[[Assessed], bool]:
    digests = {item.id: item.digest for item in items}
    return lambda line: line.made_by == made_by and digests.get(line.id) == line.digest


def _failing(name: Stage, made_by: tuple[MadeBy, ...]) -> Callable[[Pictured, ErrorRecord], Assessed]:
    def line(item: Pictured, error: ErrorRecord) -> Assessed:
        return Assessed(
            id=item.id, measure=name, made_by=made_by, digest=item.digest, failure=error
        )

    return line


class _Viewers:
    """Those who look and read, built once; raises before anything is sent."""

    def __init__(
        self,
        settings: Settings,
        provision: Provision,
        compute: Compute,
        items: Sequence[Pictured],
        measures: Sequence[Measure],
    ) -> None:
        from storytelling_painter.agents.models.source import chat_model, seeing_model

        connections = provision.connections
        self._settings, self._compute = settings, compute
        self.described: Mapping[str, Assessed] = {}
        looks, reads = settings.judge or settings.crew, settings.critic or settings.judge or settings.crew
        for option, spec, needed in (("vision", looks, True), ("text", reads, "recoverability" in measures)):
            if needed and spec.partition(":")[0] == "embedded":
                raise SpecError(f"pictures of any origin need a model; name one by `--{option} openai:gpt-4o`")
        self._aligner: Aligner | None = None
        if "alignment" in measures and items:
            self._aligner = build_judge(settings, store=items[0].store, compute=compute, connections=connections)
        model = seeing_model("vision", looks, connections)
        self._describer = ModelDescriber(model, settings)
        self._rubric = ModelRubricJudge(model, settings)
        self._reader: ModelRecoveryJudge | None = None
        if "recoverability" in measures:
            self._reader = ModelRecoveryJudge(chat_model("text", reads, connections), settings)

    def made_by(self, name: Stage) -> tuple[MadeBy, ...]:
        if name == "description":
            return (self._describer.made_by,)
        if name == "complexity":
            return (self._rubric.made_by,)
        if name == "recoverability":
            assert self._reader is not None
            return self._describer.made_by, self._reader.made_by
        return () if self._aligner is None else (self._aligner.made_by,)

    def each(self, name: Stage) -> Callable[[Pictured], Awaitable[Assessed]]:
        if name == "description":
            return self._describe
        return {"alignment": self._align, "recoverability": self._recover, "complexity": self._grade}[name]

    async def _align(self, item: Pictured) -> Assessed:
        assert self._aligner is not None
        if item.draft is None:
            raise InputError(_NO_STORY)
        report = await self._aligner.check(item.brief, item.draft, item.painting)
        return self._line(item, "alignment").model_copy(update={"report": report})

    async def _describe(self, item: Pictured) -> Assessed:
        description = await self._describer.describe(item.id, item.painting.picture.sha256, await self._small(item))
        return self._line(item, "description").model_copy(update={"description": description})

    async def _recover(self, item: Pictured) -> Assessed:
        assert self._reader is not None
        if item.draft is None:
            raise InputError(_NO_STORY)
        seen = self.described[item.id]
        if seen.description is None:
            raise JudgeError(f"it was not described: {seen.failure.message if seen.failure else ''}")
        recovery = await self._reader.recover(item.id, seen.description, item.draft.ledger, item.draft.story.text)
        return self._line(item, "recoverability").model_copy(update={"recovery": recovery})

    async def _grade(self, item: Pictured) -> Assessed:
        rubric = await self._rubric.grade(item.id, item.painting.picture.sha256, await self._small(item))
        return self._line(item, "complexity").model_copy(update={"rubric": rubric})

    async def _small(self, item: Pictured) -> Small:
        picture, longest = item.painting.picture, self._settings.judge_picture_size
        return await self._compute.run(small_copy, item.store, picture, longest)

    def _line(self, item: Pictured, name: Stage) -> Assessed:
        return Assessed(id=item.id, measure=name, made_by=self.made_by(name), digest=item.digest)


def _summed(
    path: Path,
    items: Sequence[Pictured],
    results: Mapping[Stage, Mapping[str, Assessed]],
    lost: Sequence[Lost],
    calibrations: Sequence[Calibration],
) -> Assessment:
    aligned, recovered, rubrics = (results.get(name, {}) for name in MEASURES)
    known = {item.id: item for item in items}
    failures = [
        Lost(where=line.id, measure=line.measure, why=line.failure.message)
        for stage, lines in results.items()
        for line in lines.values()
        if line.failure is not None and stage != "description"  # its recovery then fails as well
    ]
    tallies = [
        tally(draft.ledger, line.report)
        for id, line in aligned.items()
        if line.report is not None and id in known and (draft := known[id].draft) is not None
    ]
    pairs = []
    for id, line in recovered.items():
        if line.recovery is not None and id in known and (draft := known[id].draft) is not None:
            own = aligned[id].report if id in aligned else None
            pairs.append(Recovered(draft.ledger, line.recovery, own or known[id].report))
    return Assessment(
        source=path.resolve().name,
        pictures=len(items),
        alignment=alignment_of(tallies),
        calibrated=tuple(calibrated(tallies, calibrations)),
        recoverability=recoverability(pairs),
        complexity=graded([line.rubric for line in rubrics.values() if line.rubric is not None]),
        lost=(*lost, *failures),
    )
