"""The critic on a model: scores need evidence, and a critic who says yes to everything is not believed."""

from collections.abc import Callable
from typing import Any

import pytest
from replying import LEDGER, QUOTES, TEXT, Replies, answer, critique, data_of, draft_of

from storytelling_painter.agents.models.critic import ModelCritic
from storytelling_painter.agents.roles import Critic
from storytelling_painter.domain.answers import FaultKind
from storytelling_painter.domain.errors import JudgeError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief

BRIEF = Brief(id="item-1", seed=1)


def critic(*answers: dict[str, Any]) -> tuple[ModelCritic, Replies]:
    model = Replies([answer(a) for a in answers])
    return ModelCritic(model, Settings()), model


async def test_scores_stand_as_given_where_they_are_borne_out() -> None:
    judge, model = critic(critique(lambda c: c["scores"][1].update(score=2)))
    found = await judge.critique(BRIEF, draft_of(), round=2)
    assert isinstance(judge, Critic)
    assert found.scores == {
        "time": 4, "location": 2, "character": 2, "character_relationship": 2, "event": 4,
        "event_causal_relationship": 4, "mental_state": 4,
    }, "no key point speaks of characters or relations, so these score 2 at most"  # fmt: skip
    assert [(n.dimension, n.quote) for n in found.notes] == [
        (d, QUOTES[d]) for d in ("location", "character", "character_relationship")
    ]
    assert found.novelty is None, "a critic reads one story"
    data = data_of(model.requests[0])
    assert data["story"] == TEXT
    assert [p["id"] for p in data["key_points"]] == [p.id for p in LEDGER.key_points]
    assert [c["id"] for c in data["checks"]] == ["d1", "d2", "d3"]
    assert model.requests[0].tag.step == "critique.2"


async def test_what_leaves_the_moment_and_what_cannot_be_painted_is_noted() -> None:
    def change(c: dict[str, Any]) -> None:
        c.update(single_moment=False, moment_quote="water runs over the edge")
        c["unpaintable"] = [{"id": "cause.phone", "reason": "no"}, {"id": "time.evening", "reason": "only nice"}]

    found = await critic(critique(change))[0].critique(BRIEF, draft_of(), round=1)
    assert not found.single_moment
    assert found.unpaintable == ("cause.phone",), "only musts count"
    assert "water runs over the edge" in [n.quote for n in found.notes]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda c: c["scores"].pop(), "missing_id"),
        (lambda c: c["scores"].append(c["scores"][0]), "repeated_id"),
        (lambda c: c["scores"][0].update(quote="A dragon lands"), "wrong_quote"),
        (lambda c: c["scores"][0].update(quote=""), "wrong_quote"),
        (lambda c: c["scores"][0].update(score=6), "wrong_shape"),
        (lambda c: c["scores"][0].update(score="4"), "wrong_shape"),
        (lambda c: c["scores"][0].update(score=4.5), "wrong_shape"),
        (lambda c: c.update(single_moment=False), "wrong_quote"),
        (lambda c: c.update(unpaintable=[{"id": "nobody", "reason": ""}]), "unknown_id"),
        (lambda c: c["checks"].pop(), "missing_id"),
        (lambda c: c["checks"].append({"id": "d9", "holds": False}), "missing_id"),
    ],
)
async def test_a_wrong_critique_is_asked_for_again_and_then_no_score(
    change: Callable[[dict[str, Any]], object], kind: FaultKind
) -> None:
    found = await critic(critique(change), critique())[0].critique(BRIEF, draft_of(), round=1)
    assert kind in {f.kind for f in found.faults}
    assert found.scores["event"] == 4
    with pytest.raises(JudgeError, match=kind):
        await critic(critique(change))[0].critique(BRIEF, draft_of(), round=1)


async def test_a_critic_who_calls_a_false_sentence_true_is_not_taught_which() -> None:
    judge, model = critic(critique(lambda c: c["checks"][1].update(holds=True)), critique())
    with pytest.raises(JudgeError, match="asked once: gullible"):
        await judge.critique(BRIEF, draft_of(), round=1)
    assert len(model.requests) == 1
