"""The scorer of Inspect AI in a real evaluation, with its mock model described and a real server reading."""

import warnings
from pathlib import Path

import pytest
from test_assessing import POINTS, TOLD, server

from storytelling_painter.testing.stand_in import StandIn

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    inspect_ai = pytest.importorskip("inspect_ai")
__all__ = ["server"]


@pytest.mark.filterwarnings("ignore")
def test_a_description_is_scored_by_what_it_recovers_and_nothing_to_score_is_an_error(
    server: StandIn, tmp_path: Path
) -> None:
    from inspect_ai import Task
    from inspect_ai.dataset import Sample
    from inspect_ai.model import ModelOutput, get_model

    from storytelling_painter.runners.inspect_scorer import recovered_key_points

    outputs = [ModelOutput.from_content("mockllm/model", text) for text in (TOLD, TOLD)]
    samples = [
        Sample(id="a", input="Describe.", metadata={"key_points": POINTS}),
        Sample(id="b", input="Describe.", metadata={}),
    ]
    (log,) = inspect_ai.eval(
        Task(dataset=samples, scorer=recovered_key_points(text="openai:any")),
        model=get_model("mockllm/model", custom_outputs=outputs),
        log_dir=str(tmp_path),
        display="none",
        fail_on_error=False,
        max_samples=1,
    )
    told = {sample.id: sample for sample in log.samples or ()}
    scores = told["a"].scores
    assert scores is not None
    (found,) = scores.values()
    assert found.value == pytest.approx(2 / 3)
    assert told["b"].error is not None and "key_points" in told["b"].error.message
