"""Probabilities of a yes from the tokens of an answer."""

import math

import pytest

from storytelling_painter.agents.models.chances import chances_of_yes
from storytelling_painter.tools.chat.model import TokenChance


def token(text: str, **others: float) -> TokenChance:
    listed = tuple((word.replace("_", ""), math.log(p)) for word, p in others.items())
    return TokenChance(text, listed[0][1] if listed else 0.0, listed)


def answer(id: str, *value: TokenChance) -> list[TokenChance]:
    head = [token(t) for t in ('{"id": "', id, '", "evidence": "a verdict', ' of \\"yes\\"", "verdict": "')]
    return [*head, *value, token('"}')]


def test_a_verdict_in_one_token_has_the_share_of_its_yes() -> None:
    tokens = [token('{"verdicts": ['), *answer("s1", token("yes", yes=0.6, no=0.2, un=0.1, zebra=0.1)), token(", "),
              *answer("s12", token("no", no=0.9, yes=0.1)), token("]}")]  # fmt: skip
    assert chances_of_yes(tokens) == {"s1": pytest.approx(0.6 / 0.9), "s12": pytest.approx(0.1)}


def test_a_token_that_begins_before_the_verdict_counts_by_what_follows() -> None:
    tokens = [
        token('{"id": "s1", "evidence": "", "verdict":'),
        TokenChance(' "yes', math.log(0.7), ((' "no', math.log(0.3)),)),
    ]
    assert chances_of_yes([*tokens, token('"}')]) == {"s1": pytest.approx(0.7)}


@pytest.mark.parametrize(
    "tokens",
    [
        [],
        [token("yes")],
        [token('{"verdict": "'), token("yes", yes=1.0), token('"}')],
        [token('{"id": "s1"}, {"verdict": "'), token("yes", yes=1.0)],
        answer("s1", token("perhaps", perhaps=1.0)),
        answer("x1", token("yes", yes=1.0)),
    ],
)
def test_where_the_tokens_do_not_tell_there_is_none(tokens: list[TokenChance]) -> None:
    assert chances_of_yes(tokens) == {}
