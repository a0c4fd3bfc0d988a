"""The file of a journal: large replies in files of their own, and what a kill leaves of them."""

import hashlib
from pathlib import Path

from storytelling_painter.tools.calls.call import Call, Tag
from storytelling_painter.tools.calls.journal_file import LARGE, JournalFile, Kept, Row

BODY = b"x" * (LARGE + 1)


def row(name: str) -> Row:
    call = Call("picture", "openai", "m", Tag("item-00001", "paint.1"), name.encode())
    return Row(hashlib.sha256(name.encode()).digest(), call, Kept(BODY))


def test_large_replies_are_read_again_and_leftovers_of_a_kill_are_not_kept(tmp_path: Path) -> None:
    kept, lost = row("kept"), row("lost")
    first = JournalFile(tmp_path)
    first.commit([kept])
    first.close()
    folder = tmp_path / "replies"
    (folder / lost.key.hex()).write_bytes(BODY)
    (folder / f".{lost.key.hex()}.0a1b2c3d.tmp").write_bytes(BODY[:100])
    (folder / "letter.txt").write_text("dear")
    (folder / ("f" * 64)).symlink_to(folder / "letter.txt")
    again = JournalFile(tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == sorted([kept.key.hex(), "letter.txt"])
    found = again.read(kept.key)
    assert found is not None and found.body == BODY and again.read(lost.key) is None
    again.commit(["item-00001"])
    again.close()
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
