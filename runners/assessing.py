"""Has models look at pictures of any origin: alignment, blind recoverability, complexity by rubric."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, aclosing
from pathlib import Path
from typing import Final, NamedTuple

from storytelling_painter.agents.crew import build_judge
from storytelling_painter.agents.models.describer import ModelDescriber
from storytelling_painter.agents.models.recovery import ModelRecoveryJudge
from storytelling_painter.agents.models.rubric import ModelRubricJudge
from storytelling_painter.agents.roles import Aligner
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import BudgetExceeded, InputError, JudgeError, SpecError, StoryError
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Draft
from storytelling_painter.evaluators.assessment import Assessment, Lost
from storytelling_painter.evaluators.calibration import Calibration
from storytelling_painter.runners.assessed import MEASURES, Assessed, Measure, Stage, summed
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.ledgers import lacks_ledger, read_ledgers
from storytelling_painter.runners.measuring import ResultFile, measure
from storytelling_painter.runners.pictured import Pictured, Unusable, pictured
from storytelling_painter.runners.summary import Ended
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.configuration import resolve_settings
from storytelling_painter.tools.images.shrinking import Small, small_copy

_NO_STORY: Final = (
    "nobody says what the picture has to tell; give a line of JSON that names it, with `key_points` or a `story`"
)


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
        settings: `judge` looks at pictures, `critic` reads descriptions, and stories that come without key points;
            votes, chances, size of the copies.
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
        if viewers.reads_stories is not None:
            told = await read_ledgers(
                items, out, viewers.reads_stories, settings, provision, stops, concurrency=concurrency
            )
            items, viewers.unread, ended = told
        with ExitStack() as open_files:
            for name in _stages(measures):
                if ended != "finished":
                    break
                made_by = viewers.made_by(name)
                file = await asyncio.to_thread(ResultFile, out / f"{name}.jsonl", Assessed, _same(name, made_by, items))
                open_files.callback(file.close)
                if name == "description":
                    viewers.described = file.results
                wanted = [item for item in items if name != "description" or item.draft is not None]
                ended = await measure(
                    wanted, viewers.each(name), _failing(name, made_by), file, provision, stops, concurrency=concurrency
                )
                results[name] = file.results
    return Outcome(summed(path, items, results, lost, calibrations), ended)


def _stages(measures: Sequence[Measure]) -> Iterator[Stage]:
    for name in measures:
        if name == "recoverability":
            yield "description"
        yield name


def _digest(item: Pictured, name: Stage) -> str:
    """Returns the hash of what a result is of; key points play no part in what is told without them."""
    return item.given if name in ("description", "complexity") else item.digest


def _same(name: Stage, made_by: tuple[MadeBy, ...], items: Sequence[Pictured]) -> Callable[[Assessed], bool]:
    digests = {item.id: _digest(item, name) for item in items}
    return lambda line: line.made_by == made_by and digests.get(line.id) == line.digest


def _failing(name: Stage, made_by: tuple[MadeBy, ...]) -> Callable[[Pictured, ErrorRecord], Assessed]:
    def line(item: Pictured, error: ErrorRecord) -> Assessed:
        return Assessed(
            id=item.id, measure=name, made_by=made_by, digest=_digest(item, name), failure=error
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
        self.unread: Mapping[str, str] = {}
        looks, reads = settings.judge or settings.crew, settings.critic or settings.judge or settings.crew
        stories = set(measures) - {"complexity"} and any(map(lacks_ledger, items))
        for option, spec, needed in (("vision", looks, True), ("text", reads, stories or "recoverability" in measures)):
            if needed and spec.partition(":")[0] == "embedded":
                raise SpecError(f"pictures of any origin need a model; name one by `--{option} openai:gpt-4o`")
        self._aligner: Aligner | None = None
        if "alignment" in measures and items:
            self._aligner = build_judge(settings, store=items[0].store, compute=compute, connections=connections)
        model = seeing_model("vision", looks, connections)
        self._describer = ModelDescriber(model, settings)
        self._rubric = ModelRubricJudge(model, settings)
        self.reads_stories = chat_model("text", reads, connections) if stories else None
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
        report = await self._aligner.check(item.brief, self._told(item), item.painting)
        return self._line(item, "alignment").model_copy(update={"report": report})

    async def _describe(self, item: Pictured) -> Assessed:
        description = await self._describer.describe(item.id, item.painting.picture.sha256, await self._small(item))
        return self._line(item, "description").model_copy(update={"description": description})

    async def _recover(self, item: Pictured) -> Assessed:
        assert self._reader is not None
        draft = self._told(item)
        seen = self.described[item.id]
        if seen.description is None:
            raise JudgeError(f"it was not described: {seen.failure.message if seen.failure else ''}")
        recovery = await self._reader.recover(item.id, seen.description, draft.ledger, draft.story.text)
        return self._line(item, "recoverability").model_copy(update={"recovery": recovery})

    async def _grade(self, item: Pictured) -> Assessed:
        rubric = await self._rubric.grade(item.id, item.painting.picture.sha256, await self._small(item))
        return self._line(item, "complexity").model_copy(update={"rubric": rubric})

    def _told(self, item: Pictured) -> Draft:
        if item.draft is not None:
            return item.draft
        if item.id in self.unread:
            raise StoryError(f"no key points could be read from its story: {self.unread[item.id]}")
        raise InputError(_NO_STORY)

    async def _small(self, item: Pictured) -> Small:
        picture, longest = item.painting.picture, self._settings.judge_picture_size
        return await self._compute.run(small_copy, item.store, picture, longest)

    def _line(self, item: Pictured, name: Stage) -> Assessed:
        return Assessed(id=item.id, measure=name, made_by=self.made_by(name), digest=_digest(item, name))
