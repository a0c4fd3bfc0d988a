"""Looks at the installation: versions, files, room, keys by presence only, and whether a picture can be painted."""

import asyncio
import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path
from typing import Final, Literal

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.errors import StorytellingError

_PACKAGE: Final = "storytelling-painter"
_KEYS: Final = ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GOOGLE_API_KEY", "OPENROUTER_API_KEY", "HF_TOKEN")
_ENABLES: Final = {
    "data": "reports and tables as Parquet",
    "evaluate": "diversity of more than 100,000 stories, and the trainable complexity model",
    "inspect": "blind recoverability as a scorer of Inspect AI",
    "minilm": "the embedding all-MiniLM-L6-v2, offline",
    "studio": "the graph in the LangGraph development server",
    "test": "the tests of this project",
}
_ROOM: Final = 200 * 2**20
"""Bytes that a run of a thousand pictures at default size needs."""


class Check(Frozen):
    """One thing that was looked at."""

    group: str
    name: str
    state: Literal["ok", "missing", "optional"]
    """`optional`: not there, and not needed for the embedded crew."""
    found: str
    hint: str = ""
    """What it would enable and how to get it."""


class Examination(Frozen):
    """All that was looked at."""

    kind: Literal["doctor"] = "doctor"
    schema_version: Literal[1] = SCHEMA_VERSION
    works: bool
    """Whether the embedded crew painted and checked a picture."""
    checks: tuple[Check, ...]


def examine() -> Examination:
    """Looks at everything; paints one small picture in a folder that is removed again."""
    checks = [*_python(), *_packages(), *_files(), *_prices(), *_machine(), *_keys(), _painting()]
    return Examination(works=checks[-1].state == "ok", checks=tuple(checks))


def _python() -> Iterator[Check]:
    good = sys.version_info >= (3, 11)
    yield Check(
        group="installation", name="python", state="ok" if good else "missing", found=platform.python_version(),
        hint="" if good else "needs 3.11 or newer",
    )
    yield Check(group="installation", name=_PACKAGE, state="ok", found=_version_of(_PACKAGE) or "from a folder")


def _packages() -> Iterator[Check]:
    """Required packages one by one, and for each extra what it lacks."""
    required, extras = _requirements()
    for name in required:
        version = _version_of(name)
        yield Check(
            group="packages", name=name, state="ok" if version else "missing", found=version or "not installed",
            hint="" if version else f"pip install {name}",
        )
    for extra, names in extras.items():
        lacking = [name for name in names if _version_of(name) is None]
        yield Check(
            group="extras", name=extra, state="optional" if lacking else "ok",
            found=f"lacks {', '.join(lacking)}" if lacking else "installed",
            hint=f"{_ENABLES.get(extra, '')}: pip install '{_PACKAGE}[{extra}]'" if lacking else "",
        )


def _requirements() -> tuple[list[str], dict[str, list[str]]]:
    required: list[str] = []
    extras: dict[str, list[str]] = {}
    try:
        told = metadata.requires(_PACKAGE) or []
    except metadata.PackageNotFoundError:
        told = []
    for requirement in told:
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)", requirement)
        (extras.setdefault(extra.group(1), []) if extra else required).append(name)
    return required, extras


def _version_of(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _files() -> Iterator[Check]:
    for name, folder, suffix in (("font", "illustrator/fonts", ".ttf"), ("original pool", "pool", ".jsonl")):
        there = resources.files("storytelling_painter.tools").joinpath(folder)
        files = sorted(f.name for f in there.iterdir() if f.name.endswith(suffix)) if there.is_dir() else []
        yield Check(
            group="files", name=name, state="ok" if files else "missing", found=", ".join(files) or "not there",
            hint="" if files else "the installation is not whole; install the package again",
        )


def _prices() -> Iterator[Check]:
    from datetime import date

    from storytelling_painter.domain.means import Means
    from storytelling_painter.tools.calls.pricing import STALE_DAYS, PriceTable

    table = PriceTable(Means())
    age = (date.today() - table.oldest).days
    yield Check(
        group="files", name="prices", state="ok", found=f"{len(table.entries)} entries, the oldest seen {table.oldest}",
        hint=f"{age} days ago; compare with the sources that `prices` names" if age > STALE_DAYS else "",
    )


def _machine() -> Iterator[Check]:
    from storytelling_painter.tools.compute import usable_cores

    yield Check(group="machine", name="cores", state="ok", found=str(usable_cores()), hint="default of --workers")
    free = shutil.disk_usage(Path.cwd()).free
    yield Check(
        group="machine", name="disk", state="ok" if free >= _ROOM else "missing",
        found=f"{free / 2**30:.1f} GiB free here",
        hint="" if free >= _ROOM else "a run of 1000 pictures needs about 200 MiB; free space or use another folder",
    )
    writable = os.access(Path.cwd(), os.W_OK)
    yield Check(
        group="machine", name="working folder", state="ok" if writable else "optional",
        found="can be written" if writable else "read-only", hint="" if writable else "give --out a folder elsewhere",
    )


def _keys() -> Iterator[Check]:
    for name in _KEYS:
        there = bool(os.environ.get(name, "").strip())
        yield Check(
            group="keys", name=name, state="ok" if there else "optional", found="present" if there else "not set",
            hint="not needed: the embedded crew works without keys",
        )


def _painting() -> Check:
    from storytelling_painter.domain.settings import Settings
    from storytelling_painter.domain.story import Brief
    from storytelling_painter.graph.embed import run_one

    began = time.monotonic()
    group, name = "proof", "a story told, painted and checked"
    try:
        with tempfile.TemporaryDirectory(prefix="doctor-") as folder:
            record = asyncio.run(run_one(Brief(id="doctor", seed=1), Settings(size=256), out=Path(folder)))
    except (StorytellingError, OSError, ImportError) as error:
        return Check(group=group, name=name, state="missing", found=f"{type(error).__name__}: {error}")
    if record.error is not None or record.best_attempt is None:
        return Check(group=group, name=name, state="missing", found=record.why or record.stop)
    return Check(group=group, name=name, state="ok", found=f"{record.stop} in {time.monotonic() - began:.1f} s")
