"""The scorer of Inspect AI, on states as an evaluation hands them over, with a real server that reads."""

import warnings
from pathlib import Path

import pytest
from test_assessing import POINTS, TOLD, server

from storytelling_painter.domain.errors import InputError, JudgeError
from storytelling_painter.testing.stand_in import StandIn

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    pytest.importorskip("inspect_ai")
    from inspect_ai import Task, eval_async
    from inspect_ai.dataset import Sample
    from inspect_ai.model import ModelOutput
    from inspect_ai.scorer import Target
    from inspect_ai.solver import Generate, Solver, TaskState, solver

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


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
async def test_inspect_itself_scores_by_it_and_a_sample_without_key_points_is_an_error(
    server: StandIn, tmp_path: Path
) -> None:
    @solver
    def told() -> Solver:
        async def solve(state: TaskState, generate: Generate) -> TaskState:
            state.output = ModelOutput.from_content("mockllm/model", TOLD)
            return state

        return solve

    samples = [Sample(id="a", input="Describe.", metadata={"key_points": POINTS}), Sample(id="b", input="Describe.")]
    task = Task(dataset=samples, solver=told(), scorer=recovered_key_points(text="openai:any"), fail_on_error=False)
    (log,) = await eval_async(task, model="mockllm/model", log_dir=str(tmp_path))
    assert log.status == "success" and log.results is not None and log.samples is not None
    assert (log.results.completed_samples, log.results.scores[0].scored_samples) == (1, 1)
    assert log.results.scores[0].metrics["mean"].value == pytest.approx(2 / 3)
    assert [bool(sample.error) for sample in log.samples] == [False, True]
