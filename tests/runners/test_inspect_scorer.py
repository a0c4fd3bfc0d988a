"""The scorer of Inspect AI, on states as an evaluation hands them over, with a real server that reads."""

import warnings

import pytest
from test_assessing import POINTS, TOLD, server

from storytelling_painter.domain.errors import InputError, JudgeError
from storytelling_painter.testing.stand_in import StandIn

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    pytest.importorskip("inspect_ai")
    from inspect_ai.model import ModelOutput
    from inspect_ai.scorer import Target
    from inspect_ai.solver import TaskState

    from storytelling_painter.runners.inspect_scorer import recovered_key_points

__all__ = ["server"]


def state(said: str, **metadata: object) -> TaskState:
    output = ModelOutput.from_content("mockllm/model", said)
    return TaskState(
        model="mockllm/model", sample_id="a", epoch=1, input="Describe.", messages=[], output=output, metadata=metadata
    )


async def test_a_description_is_scored_by_what_it_recovers(server: StandIn) -> None:
    found = await recovered_key_points(text="openai:any")(state(TOLD, key_points=POINTS), Target(""))
    assert found is not None
    assert found.value == pytest.approx(2 / 3)
    assert "steals: no" in str(found.explanation)
    assert found.metadata is not None
    assert found.metadata["foils"]["share"] == 0.0


async def test_nothing_to_score_is_an_error_and_no_zero(server: StandIn) -> None:
    scorer = recovered_key_points(text="openai:any")
    with pytest.raises(InputError, match="key_points"):
        await scorer(state(TOLD), Target(""))
    with pytest.raises(JudgeError, match="no description"):
        await scorer(state(" ", key_points=POINTS), Target(""))
