"""Lines on disk: whatever a crash leaves behind, whole lines stay and torn ones are set aside."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.domain.record import ErrorRecord, Record
from storytelling_painter.domain.story import Brief
from storytelling_painter.runners.records import Appender, Line, mend, parse, read_lines, read_records

IN_ONE_FOLDER = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def record(id: str, why: str = "") -> Record:
    return Record(id=id, brief=Brief(id=id), stop="failed", why=why, error=ErrorRecord(error="StoryError", message=why))


def against(line: Line) -> str | None:
    try:
        parse(line, Record, "items.jsonl")
    except InputError as error:
        return str(error)
    return None


@IN_ONE_FOLDER
@given(st.lists(texts, min_size=1, max_size=6), st.data())
def test_a_file_cut_anywhere_keeps_every_whole_line(tmp_path: Path, whys: list[str], data: st.DataObject) -> None:
    path = tmp_path / "items.jsonl"
    (tmp_path / "items.jsonl.torn").unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    wanted = [record(f"r{n}", why) for n, why in enumerate(whys)]
    appender = Appender(path, durable=False)
    for each in wanted:
        appender.append(each.model_dump_json())
    appender.close()
    before = path.read_bytes()
    cut = data.draw(st.integers(0, len(before)))
    path.write_bytes(before[:cut])
    whole = before[:cut].count(b"\n")
    mended = mend(path, against)
    kept = list(read_records(path))
    assert kept[:whole] == wanted[:whole]
    assert len(kept) == mended.kept <= whole + 1, "the last line may be whole but for its break"
    assert path.read_bytes() == before[: len(path.read_bytes())]
    assert not path.read_bytes() or path.read_bytes().endswith(b"\n")
    assert list(read_records(path)) == kept and mend(path, against).broken == ()


@IN_ONE_FOLDER
@given(st.binary(max_size=300))
def test_rubbish_between_lines_goes_to_the_torn_file_and_nothing_raises(tmp_path: Path, rubbish: bytes) -> None:
    path, torn = tmp_path / "items.jsonl", tmp_path / "items.jsonl.torn"
    torn.unlink(missing_ok=True)
    good = record("a").model_dump_json().encode() + b"\n"
    path.write_bytes(good + rubbish + b"\n" + good.replace(b'"a"', b'"b"'))
    mended = mend(path, against)
    assert [r.id for r in read_records(path)] == ["a", "b"]
    assert bool(mended.broken) == bool(rubbish.strip()) == torn.exists()


@given(st.binary(max_size=400))
def test_a_line_from_anywhere_is_read_or_refused_by_name(data: bytes) -> None:
    line = Line(7, data.replace(b"\n", b" "), True)
    with pytest.raises(InputError, match="file.jsonl, line 7: "):
        parse(line, Record, "file.jsonl")


def test_a_link_in_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    aim = tmp_path / "aim"
    aim.write_text("{}\n")
    (tmp_path / "items.jsonl").symlink_to(aim)
    with pytest.raises(InputError, match="links are not followed"):
        list(read_lines(tmp_path / "items.jsonl"))
    with pytest.raises(RunFolderError):
        Appender(tmp_path / "items.jsonl").append("x")
    assert aim.read_text() == "{}\n"


def test_a_failed_append_leaves_no_half_line(tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    (tmp_path / "items.jsonl").unlink(missing_ok=True)
    with pytest.raises(RunFolderError, match="free space"):
        Appender(Path("/dev/full"), durable=False).append("x")
