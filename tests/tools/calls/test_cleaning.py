import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.tools.calls.cleaning import LONGEST, REMOVED, cleaned

KEY = "k7Qm2Zx9Lw4Vt8Rb"


@pytest.mark.parametrize(
    "said",
    [
        f"Incorrect API key provided: {KEY}. Find yours at x",
        f"bad key {KEY[:10]}******",
        f"header Authorization: Bearer {KEY}",
        f"url ?api_key={KEY}&x=1",
        f"key ends in {KEY[-8:]}",
        f"{KEY[:8]}\u200b{KEY[8:]}",
    ],
)
def test_a_known_key_never_shows(said: str) -> None:
    shown = cleaned(said, KEY)
    assert not any(KEY[i : i + 8] in shown for i in range(len(KEY) - 7)), shown
    assert REMOVED in shown


@pytest.mark.parametrize(
    "secret",
    [
        "sk-proj-abcdEFGH1234",
        "hf_abcdEFGH1234",
        "AIza-xyz123456",
        "a1" * 20,
        "Bearer abc.def",
        "token: hunter22",
        "sk-ab***yz",
    ],
)
def test_what_looks_like_a_key_never_shows(secret: str) -> None:
    shown = cleaned(f"you sent {secret} to us")
    assert secret not in shown and shown.startswith("you sent") and REMOVED in shown


def test_ordinary_words_stay() -> None:
    said = "This model's maximum context length is 4097 tokens. However, you requested 5000 tokens (see docs/limits)."
    assert cleaned(said, KEY) == said


def test_control_characters_markup_and_length_are_taken_out() -> None:
    shown = cleaned("<html><title>502 Bad Gateway</title><script>alert(1)</script>\x1b]8;;x\x07 nginx\u202e</html>")
    assert "502 Bad Gateway" in shown and "\x1b" not in shown and "<" not in shown and "alert" not in shown
    assert len(cleaned("word " * 500)) <= LONGEST


@given(st.text(max_size=400), st.text(max_size=20), st.text(max_size=20))
def test_whatever_stands_around_it_a_key_is_gone(said: str, before: str, after: str) -> None:
    shown = cleaned(f"{before}{KEY}{after} {said}", KEY)
    assert KEY not in shown and all(c.isprintable() for c in shown) and len(shown) <= LONGEST
