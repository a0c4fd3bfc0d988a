"""The run folder: one writer, nothing mixed, nothing counted twice."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.domain.record import ErrorRecord, Record
from storytelling_painter.domain.story import Brief
from storytelling_painter.runners.folder import RunFolder
from storytelling_painter.runners.lock import FolderLock, is_locked
from storytelling_painter.tools.configuration import resolve_settings

SETTINGS = resolve_settings({"size": 256})


def failed(id: str) -> Record:
    return Record(id=id, brief=Brief(id=id), stop="failed", error=ErrorRecord(error="StoryError", message="x"))


def begin(root: Path) -> None:
    """Leaves a folder in which one item was finished."""
    folder = RunFolder.open(root, SETTINGS)
    asyncio.run(folder.append(failed("begun")))
    folder.close()


def test_what_was_appended_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    folder = RunFolder.open(tmp_path, SETTINGS, command=("x", "--out=/abs/secret/run", "/abs/file.csv"))
    for n in range(3):
        asyncio.run(folder.append(failed(f"r{n}")))
    folder.note({"item": "r0", "what": "x"})
    folder.save("finished", wanted=3)
    folder.close()
    run = json.loads((tmp_path / "run.json").read_text())
    assert run["counts"] == {"wanted": 3, "done": 3, "accepted": 0, "failed": 3, "stops": {"failed": 3}}
    assert run["command"] == ["x", "--out=run", "file.csv"] and run["versions"]["python"]
    event = json.loads((tmp_path / "events.jsonl").read_text())
    assert event.pop("time") and event == {"schema_version": 1, "item": "r0", "what": "x"}
    again = RunFolder.open(tmp_path, SETTINGS)
    assert again.done == {"r0", "r1", "r2"} and again.info.started == folder.info.started
    again.close()
    retried = RunFolder.open(tmp_path, SETTINGS, retry_failed=True)
    assert retried.done == set()
    retried.close()
    assert (tmp_path / "items.jsonl").read_text() == ""
    assert len((tmp_path / "items.jsonl.torn").read_text().splitlines()) == 3


def test_only_one_opens_it_and_a_dead_holder_holds_nothing(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from storytelling_painter.runners.lock import FolderLock\n"
        "lock = FolderLock(Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    assert is_locked(tmp_path)
    with pytest.raises(RunFolderError, match=f"process {holder.pid}"):
        RunFolder.open(tmp_path, SETTINGS)
    holder.kill()
    holder.communicate()
    assert not is_locked(tmp_path) and (tmp_path / "run.lock").exists()
    RunFolder.open(tmp_path, SETTINGS).close()
    assert not (tmp_path / "run.lock").exists()


def test_a_folder_without_a_finished_item_takes_any_order(tmp_path: Path) -> None:
    RunFolder.open(tmp_path, SETTINGS).close()
    other = resolve_settings({"size": 512})
    RunFolder.open(tmp_path, other, kind="paint", order={"premise": "x"}).close()
    with_items = RunFolder.open(tmp_path, other, kind="paint")
    assert with_items.info.settings.size == 512 and with_items.info.order == {}
    with_items.close()


def test_a_refused_folder_is_free_again(tmp_path: Path) -> None:
    begin(tmp_path)
    with pytest.raises(RunFolderError, match="`size` was 256, now 512"):
        RunFolder.open(tmp_path, resolve_settings({"size": 512}))
    with pytest.raises(RunFolderError, match="`command` was 'generate', now 'paint'"):
        RunFolder.open(tmp_path, SETTINGS, kind="paint")
    with pytest.raises(RunFolderError, match="`premise` was None, now 'x'"):
        RunFolder.open(tmp_path, SETTINGS, order={"premise": "x"})
    assert not is_locked(tmp_path)
    RunFolder.open(tmp_path, SETTINGS).close()


def test_a_lock_is_no_link_to_elsewhere(tmp_path: Path) -> None:
    aim = tmp_path / "aim"
    aim.write_text("mine")
    (tmp_path / "run.lock").symlink_to(aim)
    with pytest.raises(RunFolderError):
        FolderLock(tmp_path)
    assert aim.read_text() == "mine"


def test_other_versions_are_told_not_refused(tmp_path: Path) -> None:
    begin(tmp_path)
    run = json.loads((tmp_path / "run.json").read_text())
    run["versions"]["resvg-py"] = "0.0.1"
    (tmp_path / "run.json").write_text(json.dumps(run))
    folder = RunFolder.open(tmp_path, SETTINGS)
    folder.close()
    assert folder.warnings == ["begun with other versions of resvg-py; results may differ"]


def test_lines_that_stand_twice_count_once(tmp_path: Path) -> None:
    folder = RunFolder.open(tmp_path, SETTINGS)
    asyncio.run(folder.append(failed("a")))
    folder.close()
    items = tmp_path / "items.jsonl"
    items.write_text(items.read_text() * 2)
    again = RunFolder.open(tmp_path, SETTINGS)
    again.close()
    assert again.counts.done == 1 and "twice" in again.warnings[0]
    assert len(items.read_text().splitlines()) == 1
