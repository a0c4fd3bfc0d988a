import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.tools.calls.call import Usage
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.chat import reading, wire
from storytelling_painter.tools.chat.dialect import Dialect, taught

LEAVES = st.none() | st.booleans() | st.integers(-(2**40), 2**70) | st.floats() | st.text(max_size=8)
WILD = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
MESSAGE = st.fixed_dictionaries({}, optional={"content": WILD, "refusal": WILD})
LOGPROBS = st.fixed_dictionaries(
    {},
    optional={
        "content": st.lists(st.fixed_dictionaries({}, optional={"token": WILD, "logprob": WILD, "top_logprobs": WILD}))
    },
)
CHOICE = st.fixed_dictionaries(
    {}, optional={"message": MESSAGE | WILD, "finish_reason": WILD, "logprobs": LOGPROBS | WILD}
)
USAGE = st.dictionaries(st.sampled_from(["prompt_tokens", "completion_tokens", "prompt_tokens_details"]), WILD)
BODY = st.fixed_dictionaries({}, optional={"choices": st.lists(CHOICE) | WILD, "usage": USAGE | WILD, "model": WILD})


@given(BODY)
def test_wild_answers_are_read_or_refused(body: dict[str, object]) -> None:
    usage = reading.usage_of(body)
    assert usage.cached_tokens <= usage.input_tokens
    try:
        reading.check(body)
    except Trouble as trouble:
        assert trouble.cause == "broken_body" and trouble.paid
        return
    answer = reading.answer(body, usage)
    assert isinstance(answer.text, str) and isinstance(answer.refusal, str) and isinstance(answer.model, str)
    assert answer.tokens is None or all(t.logprob <= 0 for t in answer.tokens)


def said(content: object, **message: object) -> dict[str, object]:
    return {"choices": [{"finish_reason": "stop", "message": {"content": content, **message}}]}


def test_content_in_parts_is_joined_and_reasoning_left_out() -> None:
    parts = [
        {"type": "thinking", "thinking": "hmm"},
        {"type": "text", "text": "one "},
        {"type": "output_text", "text": "two"},
        {"type": "refusal", "refusal": "no"},
    ]
    answer = reading.answer(said(parts, reasoning_content="secret thoughts"), Usage())
    assert (answer.text, answer.refusal, answer.finish) == ("one two", "no", "stop")


def test_usage_counts_cached_and_reasoning_tokens() -> None:
    counted = {
        "prompt_tokens": 100,
        "completion_tokens": 50,
        "prompt_tokens_details": {"cached_tokens": 64},
        "completion_tokens_details": {"reasoning_tokens": 30},
    }
    assert reading.usage_of({"usage": counted}) == Usage(input_tokens=100, cached_tokens=64, output_tokens=50)


@pytest.mark.parametrize(
    "words",
    [
        "this model's maximum context length is 8192 tokens, however you requested max_completion_tokens 9000",
        "max_completion_tokens is too large: 99999. this model supports at most 4096",
        "temperature must be between 0 and 1",
        "invalid image in message 0",
        "",
    ],
)
def test_only_a_clear_refusal_of_an_option_teaches(words: str) -> None:
    assert taught(Dialect(), frozenset({"temperature", "form"}), Refused("x", 400, words)) is None


@given(st.text(), st.integers(300, 599))
def test_learning_always_ends(words: str, status: int) -> None:
    dialect = Dialect()
    sent = frozenset({"temperature", "form", "seed", "logprobs"})
    words = f"{words} unsupported max_completion_tokens temperature seed logprobs response_format"
    for _ in range(10):
        better = taught(dialect, sent, Refused("x", status, words))
        if better is None:
            break
        assert better != dialect
        dialect = better
    else:
        raise AssertionError("learns for ever")


def test_the_identity_holds_hashes_and_does_not_change_with_what_a_server_takes() -> None:
    from chatting import STRICT, photo, request

    data = b"\x89PNG" + bytes(9_000)
    asked = request("look", photos=(photo(data),), shape=STRICT)
    named = wire.identity("m", asked)
    assert photo(data).sha256.encode() in named and len(named) < 1_000
    assert named == wire.identity("m", asked) != wire.identity("m2", asked)
    assert orjson.loads(named)["model"] == "m"
