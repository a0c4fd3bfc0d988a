"""Runs to export: a real one, and larger ones made of its records with pictures of their own."""

import asyncio
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from storytelling_painter.domain.settings import Settings
from storytelling_painter.runners.batch import run_batch
from storytelling_painter.runners.folder import RunFolder
from storytelling_painter.runners.sources import invented
from storytelling_painter.tools.chunks import Chunk, read_chunks, write_chunks
from storytelling_painter.tools.configuration import Resolved


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of three items as `generate` leaves it."""
    root, settings = tmp_path_factory.mktemp("made") / "run", Settings(seed=7, size=256)

    async def make() -> None:
        command = ("storytelling-painter", "generate", "-n", "3", "--seed", "7", "--out", "run")
        folder = RunFolder.open(root, Resolved(settings, {}), command=command)
        try:
            await run_batch(invented(3, settings), settings, folder, wanted=3)
        finally:
            folder.close()

    asyncio.run(make())
    return root


@pytest.fixture
def run(made: Path, tmp_path: Path) -> Path:
    """A copy of that run, to be spoilt."""
    return Path(shutil.copytree(made, tmp_path / "run"))


@pytest.fixture
def grown(run: Path) -> Callable[..., Path]:
    """Makes a run of any number of items, each with a picture of its own that is padded to a size."""

    def grow(number: int, padding: int = 8) -> Path:
        lines = (run / "items.jsonl").read_text().splitlines()
        record = json.loads(lines[0])
        attempt = next(a for a in record["attempts"] if a["number"] == record["best"])
        record["attempts"], picture = [attempt], attempt["painting"]["picture"]
        for clue in (c for v in attempt["report"]["verdicts"] for c in v["clues"]):
            clue["evidence"] = {}
        chunks = read_chunks((run / picture["path"]).read_bytes())
        with open(run / "items.jsonl", "w") as file:
            for n in range(number):
                pad = Chunk(b"paDd", hashlib.shake_128(str(n).encode()).digest(padding))
                data = write_chunks([*chunks[:-1], pad, chunks[-1]])
                name = hashlib.sha256(data).hexdigest()
                path = run / "pictures" / name[:2] / f"{name}.png"
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
                picture.update(sha256=name, path=path.relative_to(run).as_posix(), size_bytes=len(data))
                attempt["report"]["picture"] = name
                record["id"] = record["brief"]["id"] = f"item-{n + 1:05d}"
                record["brief"]["index"] = n
                file.write(json.dumps(record) + "\n")
        return run

    return grow
