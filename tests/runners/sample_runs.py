"""Run folders for the tests of the gallery: made by the real crew, and then changed on the disk as others may."""

import asyncio
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from storytelling_painter.agents.embedded.aligner import EmbeddedAligner
from storytelling_painter.agents.embedded.painter import EmbeddedPainter
from storytelling_painter.agents.roles import Order
from storytelling_painter.domain.ledger import Shows
from storytelling_painter.domain.record import Attempt, Record
from storytelling_painter.domain.scene import Move, SceneSpec
from storytelling_painter.runners.cli.main import app
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.compute import Compute

SIZE = 256


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of four items; not to be changed."""
    run = tmp_path_factory.mktemp("made") / "sample"
    words = ["generate", "-n", "4", "--seed", "7", "--size", str(SIZE), "--workers", "0", "--out", str(run), "--quiet"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.stderr
    return run


def records_of(run: Path) -> list[dict]:
    """The records of a run as JSON, by id."""
    lines = (run / "items.jsonl").read_text().splitlines()
    return sorted((json.loads(line) for line in lines), key=lambda r: r["id"])


def copied(folder: Path, source: Path, records: Iterable[dict | Record] = (), *, end: str = "") -> Path:
    """Makes a run folder with the pictures of another one, and with these records."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("gallery", "items.jsonl", "*.lock"))
    write_records(folder, records, end=end)
    return folder


def write_records(folder: Path, records: Iterable[dict | Record], *, end: str = "") -> None:
    """Writes `items.jsonl` anew, with something after its last line if asked."""
    with open(folder / "items.jsonl", "w", encoding="utf-8") as file:
        for record in records:
            fields = record.model_dump_json() if isinstance(record, Record) else json.dumps(record)
            file.write(fields + "\n")
        file.write(end)


def renamed(record: dict, id: str) -> dict:
    """A copy of a record under another id."""
    copy = json.loads(json.dumps(record))
    copy["id"] = copy["brief"]["id"] = id
    return copy


def mended(run: Path, fields: dict) -> Record:
    """The item as if a thing had been left out of its first picture: that one is really painted and judged."""
    record = Record.model_validate(fields)
    best, draft = record.best_attempt, record.draft
    assert best is not None and draft is not None and draft.story.scene is not None

    async def spoilt() -> Attempt:
        async with Compute(0) as compute:
            store = ArtifactStore(run)
            painter, aligner = EmbeddedPainter(store, compute, size=SIZE), EmbeddedAligner(store, compute)
            for thing in _promised(record):
                scene = draft.story.scene.model_dump()
                scene["props"] = [prop for prop in scene["props"] if prop["id"] != thing]
                story = draft.story.model_copy(update={"scene": SceneSpec.model_validate(scene)})
                order = Order(action="paint", seed=1, round=1, candidate=1)
                painting = await painter.paint(record.brief, draft.model_copy(update={"story": story}), order)
                report = await aligner.check(record.brief, draft, painting)
                if report.scores.no:
                    why = f"mend the {thing}"
                    return best.model_copy(update={"painting": painting, "report": report, "why": why, "kept": True})
        raise AssertionError("no picture was spoilt")

    repair = Move(kind="shift", element="boy", dx=0.12, because="event.one: hidden")
    edited = best.painting.model_copy(update={"moves": (repair,)})
    second = best.model_copy(update={"number": 2, "action": "edit", "parent": 1, "round": 2, "painting": edited})
    return record.model_copy(update={"attempts": (asyncio.run(spoilt()), second), "best": 2})


def _promised(record: Record) -> list[str]:
    assert record.draft is not None and record.draft.story.scene is not None
    scene = record.draft.story.scene
    aims = {e.place.target for e in (*scene.people, *scene.props, *scene.signs)} | {e.at for e in scene.effects}
    aims |= {aim for person in scene.people for aim in (person.looks_at, person.reaches)}
    claims = [c.claim for p in record.draft.ledger.musts for c in p.clues]
    free = {prop.id for prop in scene.props} - aims
    return [c.element for c in claims if isinstance(c, Shows) and c.element in free]


def failed(fields: dict, *, story: bool) -> dict:
    """The item as if the storyteller or the painter had failed."""
    lost = json.loads(json.dumps(fields))
    kind, node = ("PaintError", "painter") if story else ("StoryError", "storyteller")
    message = f"the {node} sent nothing usable three times"
    lost |= {"attempts": [], "best": None, "stop": "failed", "why": "given up"}
    lost["error"] = {"error": kind, "message": message, "node": node}
    if story:
        evaluator = lost["scores"]["alignment"]["evaluator"]
        missing = {"kind": "failure", "evaluator": evaluator, "error": "NoPicture", "message": "no picture was checked"}
        lost["scores"]["alignment"] = missing
    else:
        lost |= {"draft": None, "scores": None, "critiques": []}
    return lost
