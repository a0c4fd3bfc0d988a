"""Pools of example stories: the shipped one, and files that users bring."""

import json
from pathlib import Path

import pytest

from storytelling_painter.domain.errors import InputError
from storytelling_painter.tools.pools import load_pool


def test_the_original_pool_is_whole() -> None:
    pool = load_pool("original")
    assert len(pool) >= 60
    assert len({s.id for s in pool}) == len({s.story for s in pool}) == len(pool)
    assert all(s.key_points and s.title for s in pool)


def test_a_table_with_byte_order_mark_quotes_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "p.CSV"
    path.write_bytes(b'\xef\xbb\xbfimg_id,other,story\r\n7,x,"A dog,\r\nwaiting"\r\n8,,Snow \xe2\x80\xa8 falls\r\n')
    pool = load_pool(str(path))
    assert [(s.id, s.story) for s in pool] == [("7", "A dog,\nwaiting"), ("8", "Snow \u2028 falls")]


def test_json_lines_may_hold_unicode_line_separators(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    line = json.dumps({"id": "a", "story": "Snow\u2028falls\x85."}, ensure_ascii=False)
    path.write_text(line + "\n\n", encoding="utf-8")
    assert load_pool(str(path))[0].story == "Snow\u2028falls\x85."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("p.csv", b"id,text\n1,x\n", "lacks column 'img_id'"),
        ("p.csv", b"img_id,story\n1,\n", "line 2: the story is empty"),
        ("p.csv", b"img_id,story\n1,a\n1,b\n", "'1' stands twice"),
        ("p.csv", b'img_id,story\n1,"a\n', "broken CSV"),
        ("p.csv", b"img_id,story\n", "holds no story"),
        ("p.csv", b"img_id,story\n1,\xff\n", "not UTF-8"),
        ("p.jsonl", b"", "holds no story"),
        ("p.jsonl", b'{"id": "a", "story": "x"}\n{"id":\n', "line 2 is no JSON"),
        ("p.jsonl", b"1" * 5_000, "line 1 is no JSON"),
        ("p.jsonl", b"[" * 100_000, "line 1 is no JSON"),
        ("p.jsonl", b"[1]", "no JSON object"),
        ("p.jsonl", b'{"id": "a", "story": "x", "colour": 1}', "colour"),
        ("p.jsonl", b'{"id": "a", "story": "\\ud800"}', "story"),
    ],
)
def test_bad_pools_are_refused_with_the_place(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        load_pool(str(tmp_path / name))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for name in (str(tmp_path), str(tmp_path / "none.csv"), "a\x00b"):
        with pytest.raises(InputError, match="give `original` or a file"):
            load_pool(name)


def test_ids_from_outside_become_safe(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("img_id,story\n../../x,One.\nCON,Two.\n")
    assert all("/" not in s.id and s.id.lower() != "con" for s in load_pool(str(path)))
