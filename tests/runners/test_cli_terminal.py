"""What reaches the terminal cannot steer it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.runners.cli.terminal import clean, line, put, put_json, put_table

pieces = st.sampled_from(
    ["\x1b[31m", "\x1b]8;;http://x\x07", "\x1b]0;t\x1b\\", "\x9b2J", "\x1bP1q\x1b\\", "\u202e", "\x00", "\r", "[red]"]
)


@given(st.lists(st.text() | pieces).map("".join))
def test_no_control_character_survives_whatever_the_text(text: str) -> None:
    shown = clean(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\t\n"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x1b\x9b")
    assert clean(shown) == shown
    assert "\n" not in line(text) and "\t" not in line(text)


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("\x1b]8;;https://evil.example\x07click\x1b]8;;\x07", "click"),
        ("\x1b]0;title", ""),
        ("safe\rEVIL", "safeEVIL"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
        ("\ud800", ""),
    ],
)
def test_known_tricks(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_json_is_one_ascii_line(capsys: pytest.CaptureFixture[str]) -> None:
    put_json({"story": "é\x1b[31m\n\u2028\ud800"})
    out = capsys.readouterr().out
    assert out.isascii() and out.count("\n") == 1 and "\x1b" not in out


def test_a_table_is_aligned_and_clean(capsys: pytest.CaptureFixture[str]) -> None:
    put_table([("a", "b\x1b[1m\nc"), ("long", "d")])
    put("x\x00y")
    assert capsys.readouterr().out == "a     b c\nlong  d\nxy\n"
