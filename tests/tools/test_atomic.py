"""Files that are there in full or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.tools.atomic import write_file


def test_writes_at_once_or_in_pieces_and_makes_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "f"
    write_file(path, b"one")
    assert path.read_bytes() == b"one"
    write_file(path, (part for part in (b"t", b"wo")))
    assert path.read_bytes() == b"two"
    assert [p.name for p in path.parent.iterdir()] == ["f"]


def test_pieces_may_come_from_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"1\n2\n")
    with open(path, "rb") as old:
        write_file(path, (line.strip() + b";" for line in old))
    assert path.read_bytes() == b"1;2;"


def test_the_old_content_stays_if_the_new_one_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "f"
    write_file(path, b"old")

    def pieces() -> Iterator[bytes]:
        yield b"new"
        raise KeyError("stop")

    with pytest.raises(KeyError):
        write_file(path, pieces())
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["f"]


def test_a_full_or_unwritable_disk_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RunFolderError, match="another folder with --out"):
        write_file(tmp_path / "file" / "below", b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(RunFolderError, match="'folder'"):
        write_file(tmp_path / "folder", b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]
