"""Asking: one repair turn that says what was wrong, then a typed failure; nothing is taken in silence."""

import asyncio
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replying import Replies, answer

from storytelling_painter.agents.models.asking import MOST_TOKENS, Asked, Question, ask, no_doubt
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import JudgeError, StoryError, Unavailable
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatAnswer, Message


class Form(Frozen):
    name: str


GOOD = {"name": "x"}


def question(**fields: object) -> Question[Form]:
    values: dict[str, object] = {
        "messages": (Message("user", "What is it?"),),
        "tag": Tag("item-1", "story.1"),
        "name": "form",
        "form": Form,
        "failure": StoryError,
        **fields,
    }
    return Question(**values)  # type: ignore[arg-type]


async def put(*answers: ChatAnswer, **fields: object) -> tuple[Asked[Form], Replies]:
    model = Replies(answers)
    return await ask(model, question(**fields)), model


async def test_a_good_answer_costs_one_call() -> None:
    asked, model = await put(answer(GOOD))
    assert (asked.value, asked.faults, len(model.requests)) == (Form(name="x"), (), 1)
    shape = model.requests[0].shape
    assert shape is not None
    assert shape.name == "form"
    assert shape.schema["additionalProperties"] is False


async def test_a_fence_is_taken_and_noted() -> None:
    asked, _ = await put(answer(f"```json\n{json.dumps(GOOD)}\n```"))
    assert [(f.kind, f.step) for f in asked.faults] == [("fenced", "story.1")]


async def test_the_repair_turn_quotes_the_fault_under_its_own_tag() -> None:
    asked, model = await put(answer({"nome": "x"}), answer(GOOD))
    assert asked.value == Form(name="x")
    assert {f.kind for f in asked.faults} == {"wrong_shape"}
    first, second = model.requests
    assert second.tag == Tag("item-1", "story.1.repair")
    assert [m.role for m in second.messages] == ["user", "assistant", "user"]
    assert second.messages[1].text == json.dumps({"nome": "x"})
    assert "wrong_shape" in second.messages[2].text
    assert "nome" in second.messages[2].text
    assert second.max_tokens == first.max_tokens
    assert asked.usage.input_tokens == 20


async def test_a_cut_answer_is_not_shown_again_and_gets_more_room() -> None:
    _, model = await put(answer('{"name": "xxxx', "length"), answer(GOOD), max_tokens=500)
    assert [m.role for m in model.requests[1].messages] == ["user"], "no two turns of the same side in a row"
    assert model.requests[1].messages[0].text.startswith("What is it?")
    assert "cut_off" in model.requests[1].messages[0].text
    assert model.requests[1].max_tokens == 1_000
    _, model = await put(answer("{", "length"), answer(GOOD), max_tokens=MOST_TOKENS)
    assert model.requests[1].max_tokens == MOST_TOKENS


@pytest.mark.parametrize("failure", [StoryError, JudgeError])
async def test_two_bad_answers_are_a_typed_failure_with_both_faults(
    failure: type[StoryError] | type[JudgeError],
) -> None:
    with pytest.raises(failure, match=r"test:model gave no usable `form`.*refused.*empty") as caught:
        await put(answer("", "refusal", refusal="No."), answer(""), failure=failure)
    assert [(f.kind, f.step) for f in caught.value.faults] == [("refused", "story.1"), ("empty", "story.1.repair")]


async def test_what_the_form_cannot_say_is_asked_for_again() -> None:
    def check(form: Form) -> Iterator[Doubt]:
        if form.name == "x":
            yield Doubt("wrong_quote", "x is nowhere")

    asked, model = await put(answer(GOOD), answer({"name": "y"}), check=check)
    assert asked.value.name == "y"
    assert "x is nowhere" in model.requests[1].messages[-1].text
    with pytest.raises(StoryError):
        await put(answer(GOOD), check=check)


async def test_poor_wording_is_asked_for_once_and_then_taken_with_a_note() -> None:
    asked, model = await put(answer(GOOD), check=lambda _: [Doubt("wording", "clumsy")])
    assert [f.kind for f in asked.faults] == ["wording", "wording"]
    assert len(model.requests) == 2


async def test_many_doubts_about_wording_hide_no_other() -> None:
    doubts = [*[Doubt("wording", "clumsy")] * 40, Doubt("unknown_id", "z")]
    with pytest.raises(StoryError, match="unknown_id"):
        await put(answer(GOOD), check=lambda _: doubts)


async def test_errors_of_the_provider_are_not_asked_about_again() -> None:
    class Gone(Replies):
        async def complete(self, request: object) -> ChatAnswer:
            raise Unavailable("gone")

    with pytest.raises(Unavailable):
        await ask(Gone([]), question())


texts = st.one_of(
    st.text(), st.sampled_from(['{"name": "a"}', '```json\n{"name": "b"}\n```', "{", "\ud800", '{"name": "\\ud800"}'])
)
answers = st.builds(
    ChatAnswer, text=texts, finish=st.sampled_from(["stop", "length", "refusal", "other"]), refusal=st.text(max_size=5)
)


@given(answers, answers)
def test_whatever_comes_back_there_is_a_fitting_value_or_the_typed_failure(one: ChatAnswer, two: ChatAnswer) -> None:
    try:
        asked = asyncio.run(ask(Replies([one, two]), question()))
    except StoryError as error:
        assert len(error.faults) >= 2
        str(error).encode()
    else:
        assert isinstance(asked.value, Form)
        assert asked.faults or json.loads(one.text) == asked.value.model_dump()
        json.dumps([f.model_dump() for f in asked.faults]).encode()


def test_no_doubt_finds_nothing() -> None:
    assert not list(no_doubt(object()))
