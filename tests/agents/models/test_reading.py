"""Answers are read as hostile text: only one whole JSON object of the form is taken, everything else has a name."""

import json
import time
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from storytelling_painter.agents.models.reading import MAX_CHARACTERS, Found, Unusable, read_answer
from storytelling_painter.agents.models.shapes import VerdictsAnswer
from storytelling_painter.domain.answers import FAULTS, FaultKind
from storytelling_painter.domain.base import Frozen
from storytelling_painter.tools.chat.model import ChatAnswer, Finish


class Form(Frozen):
    name: str
    number: Annotated[int, Field(ge=0, le=10)] = 0
    share: float = 0.0
    kind: Literal["a", "b"] = "a"
    more: tuple[str, ...] = ()


def read(text: str, finish: Finish = "stop", refusal: str = "") -> Found[Form]:
    return read_answer(ChatAnswer(text=text, finish=finish, refusal=refusal), Form)


def kinds(text: str, finish: Finish = "stop", refusal: str = "") -> set[FaultKind]:
    with pytest.raises(Unusable) as caught:
        read(text, finish, refusal)
    return {d.kind for d in caught.value.doubts}


GOOD = '{"name": "x", "number": 3}'


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (GOOD, []),
        (f"\ufeff\n {GOOD}\n", []),
        (f"```json\n{GOOD}\n```", ["fenced"]),
        (f"```\n{GOOD}```", ["fenced"]),
        (f"Here you are:\n```json\n{GOOD}\n```\nAnything else?", ["fenced", "prose_around"]),
        (f"Sure! {GOOD} Anything else?", ["prose_around"]),
        (f"<think>Let me see {{no}}</think>{GOOD}", ["prose_around"]),
        ('{"name": "has ``` and } and { and \\" inside"}', []),
    ],
)
def test_a_whole_answer_is_taken_and_what_stands_around_it_is_noted(text: str, notes: list[str]) -> None:
    assert [n.kind for n in read(text).notes] == notes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        ("  \n\t", "empty"),
        ("yes", "no_json"),
        ("I cannot say.", "no_json"),
        ('{"name": "x"', "broken_json"),
        ('{"name": "x", "more": ["a", {"name": "y"}', "broken_json"),
        ('{"a": {"name": "x"}', "broken_json"),
        ("{'name': 'x'}", "broken_json"),
        ('{"name": "x",}', "broken_json"),
        ('{"name": "x"} }', "broken_json"),
        (f"{GOOD} {GOOD}", "several_answers"),
        (f"```json\n{GOOD}\n```\n```json\n{GOOD}\n```", "several_answers"),
        (f'{GOOD} or rather {{"name": "y"}}', "several_answers"),
        (f"[{GOOD}]", "wrong_shape"),
        ('{"name": "x", "name": "y"}', "duplicate_key"),
        ('{"name": "x", "more": [{"a": 1, "a": 2}]}', "duplicate_key"),
        ('{"name": "x", "share": NaN}', "not_finite"),
        ('{"name": "x", "share": -Infinity}', "not_finite"),
        ('{"name": "x", "share": 1e999}', "huge_number"),
        ('{"name": "x", "number": ' + "9" * 5_000 + "}", "huge_number"),
        ('{"name": ' + "[" * 5_000 + "]" * 5_000 + "}", "too_deep"),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "too_deep"),
        ('{"name": "' + "x" * MAX_CHARACTERS + '"}', "too_long"),
        ('{"name": "\\ud800"}', "broken_text"),
        ('{"name": "a\\u0000b"}', "broken_text"),
        ('{"name": "x", "\\u0007": 1}', "broken_text"),
        ('{"name": 7}', "wrong_shape"),
        ('{"name": "x", "number": "3"}', "wrong_shape"),
        ('{"name": "x", "number": 3.0}', "wrong_shape"),
        ('{"name": "x", "number": true}', "wrong_shape"),
        ('{"name": "x", "number": 11}', "wrong_shape"),
        ('{"name": "x", "kind": "c"}', "wrong_shape"),
        ('{"name": "x", "extra": 1}', "wrong_shape"),
        ('{"name": null}', "wrong_shape"),
        ("{}", "wrong_shape"),
    ],
)
def test_everything_else_has_a_name(text: str, kind: FaultKind) -> None:
    assert kinds(text) == {kind}


def test_cut_and_refused_answers_are_never_taken_even_when_they_look_whole() -> None:
    assert kinds(GOOD, "length") == {"cut_off"}
    assert kinds(GOOD, "refusal") == {"refused"}
    assert kinds(GOOD, "stop", "I would rather not.") == {"refused"}


wild = st.one_of(
    st.text(),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["name", "number", "verdicts", "id"]), inner),
    ).map(json.dumps),
    st.text(alphabet='{}[]"`\\,: \nabjson1eN', max_size=80),
    st.builds(
        lambda text, at, piece: text[:at] + piece + text[at:],
        st.sampled_from([GOOD, f"```json\n{GOOD}\n```"]),
        st.integers(0, 40),
        st.text(alphabet='{}"`,\\x\n ', max_size=4),
    ),
)


@given(wild, st.sampled_from(["stop", "length", "refusal", "other"]))
def test_wild_texts_fit_the_form_or_are_refused_by_name(text: str, finish: Finish) -> None:
    try:
        found = read(text, finish)
    except Unusable as error:
        assert error.doubts
        assert all(d.kind in FAULTS for d in error.doubts)
    else:
        assert finish not in ("length", "refusal")
        assert Form.model_validate(found.value.model_dump()) == found.value
        raw = json.loads(text[text.index("{") : text.rindex("}") + 1])
        assert {key: raw[key] for key in raw} == json.loads(found.value.model_dump_json(include=set(raw)))


@given(st.text(alphabet='{}[]"` \n', max_size=60))
def test_no_verdict_comes_from_brackets_alone(text: str) -> None:
    try:
        found = read_answer(ChatAnswer(text=text, finish="stop"), VerdictsAnswer)
    except Unusable:
        return
    assert not found.value.verdicts


@pytest.mark.parametrize("piece", ["{", "[", '"', "```", "` ", "<think>", "{}", '{"a":"', "\\", " ", "```json\n"])
def test_reading_takes_no_longer_than_the_text_is_long(piece: str) -> None:
    text = piece * (MAX_CHARACTERS // len(piece))
    begin = time.perf_counter()
    kinds(text)
    assert time.perf_counter() - begin < 2.0
