"""Has a model describe a user's own copy of CogBench, and scores the descriptions."""

import asyncio
import hashlib
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from storytelling_painter.agents.models.describer import ModelDescriber
from storytelling_painter.agents.models.recovery import ModelRecoveryJudge
from storytelling_painter.agents.models.source import chat_model, seeing_model
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError, SpecError
from storytelling_painter.domain.ids import derive_seed, item_id
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.viewing import Description
from storytelling_painter.evaluators.cogbench import (
    CogBenchScore,
    Entry,
    Found,
    Reasoning,
    cogbench_score,
    named_entities,
    read_cogbench,
)
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.measuring import Result, ResultFile, measure
from storytelling_painter.runners.summary import Ended
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.images.shrinking import shrink
from storytelling_painter.tools.provenance import read_picture_file

RESULTS: Final = "cogbench.jsonl"
FOILS: Final = 4
_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", "")


class Described(Result):
    """Line of `cogbench.jsonl`."""

    made_by: tuple[MadeBy, MadeBy]
    description: Description | None = None
    named: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    chains: tuple[tuple[Reasoning, str, bool], ...] = ()
    """Type, conclusion, and whether the description holds it."""
    foils: tuple[bool, ...] = ()
    errors: int = 0


@dataclass(frozen=True)
class _Task:
    id: str
    entry: Entry
    picture: Path
    foils: tuple[str, ...]


class Scored(NamedTuple):
    score: CogBenchScore
    ended: Ended


async def describe_cogbench(
    annotations: Path,
    pictures: Path,
    out: Path,
    settings: Settings,
    provision: Provision,
    stops: Stops,
    *,
    concurrency: int = 4,
) -> Scored:
    """Has every picture described and its chains looked for in the description.

    Args:
        annotations: See `evaluators.cogbench`.
        pictures: Folder with the pictures, by the names that the entries give, or else by id.
        out: Folder of `cogbench.jsonl`; one that was begun is gone on with.
        settings: `judge` looks, `critic` reads.
        provision: What may be called and spent; closed at the end.
        stops: Requests to end early.
        concurrency: Pictures in flight.

    Raises:
        AccessError: A provider refuses the key or does not know the model.
        InputError: The annotations cannot be read, or a picture is missing.
        RunFolderError: The results there are of another model, or the disk is full or read-only.
        SpecError: A spec names no model that can do its part.
    """
    tasks = await asyncio.to_thread(_tasks, read_cogbench(annotations), pictures)
    async with aclosing(provision), Compute(0) as compute:
        looks, reads = settings.judge or settings.crew, settings.critic or settings.judge or settings.crew
        if "embedded" in (looks, reads):
            raise SpecError("descriptions need a model; name one by `--vision openai:gpt-4o`")
        describer = ModelDescriber(seeing_model("vision", looks, provision.connections), settings)
        reader = ModelRecoveryJudge(chat_model("text", reads, provision.connections), settings)
        made_by = (describer.made_by, reader.made_by)

        async def one(task: _Task) -> Described:
            data = await asyncio.to_thread(read_picture_file, task.picture)
            small = await compute.run(shrink, data, settings.judge_picture_size)
            description = await describer.describe(task.id, hashlib.sha256(data).hexdigest(), small)
            chains = {f"c{n}": chain for n, chain in enumerate(task.entry.chains)}
            foils = {f"foil.{n}": text for n, text in enumerate(task.foils)}
            read = await reader.read(
                task.id, description, [*((id, c.conclusion) for id, c in chains.items()), *foils.items()]
            )
            named = named_entities(task.entry.entities, description.whole)
            held = {id: said.verdict for id, said in read.said.items()}
            return Described(
                id=task.id,
                made_by=made_by,
                description=description,
                named=named,
                missed=tuple(e for e in task.entry.entities if e not in named),
                chains=tuple(
                    (c.reasoning, c.conclusion, held[id] == "yes") for id, c in chains.items() if held[id] != "error"
                ),
                foils=tuple(held[id] == "yes" for id in foils if held[id] != "error"),
                errors=sum(verdict == "error" for verdict in held.values()),
            )

        def failed(task: _Task, error: ErrorRecord) -> Described:
            return Described(id=task.id, made_by=made_by, failure=error)

        file = await asyncio.to_thread(ResultFile, out / RESULTS, Described, lambda line: line.made_by == made_by)
        try:
            ended = await measure(tasks, one, failed, file, provision, stops, concurrency=concurrency)
        finally:
            file.close()
    found = [
        Found(
            (len(line.named), len(line.missed)),
            tuple((reasoning, held) for reasoning, _, held in line.chains),
            line.foils,
            line.errors,
        )
        for line in file.results.values()
        if line.failure is None
    ]
    return Scored(cogbench_score(*made_by, found, failed=len(file.results) - len(found)), ended)


def _tasks(entries: tuple[Entry, ...], pictures: Path) -> list[_Task]:
    tasks = []
    for number, entry in enumerate(entries):
        others = [c.conclusion for k, e in enumerate(entries) if k != number for c in e.chains]
        own = {c.conclusion for c in entry.chains}
        foils = [text for text in dict.fromkeys(others) if text not in own]
        Random(derive_seed(entry.id, "foils")).shuffle(foils)
        tasks.append(_Task(item_id(entry.id), entry, _picture(entry, pictures), tuple(foils[:FOILS])))
    return tasks


def _picture(entry: Entry, folder: Path) -> Path:
    for stem in (entry.picture, entry.id):
        for suffix in _SUFFIXES if stem else ():
            path = folder / f"{stem}{suffix}"
            if "/" not in stem and "\\" not in stem and path.is_file():
                return path
    raise InputError(f"no picture of entry {entry.id!r} in {str(folder)!r}; its file should be named like the entry")
