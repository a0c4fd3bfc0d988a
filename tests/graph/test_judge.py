"""The final judge: its scores stand in the record, and what it cannot say is a failure and no score."""

from dataclasses import replace

from scripted import ScriptedAligner, ScriptedCritic, ScriptedPainter, ScriptedStoryteller, report_of

from storytelling_painter.agents.crew import Crew
from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import BudgetExceeded, JudgeError, Unavailable
from storytelling_painter.domain.judgement import Measured
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.builder import compiled

JUDGE = MadeBy(name="judge", version="1")
HALF = report_of(("yes", "yes", "no", "no")).model_copy(update={"made_by": JUDGE})
BAD = report_of(("no", "no", "no", "no"))


def crew_with(judge: ScriptedAligner, **members: object) -> Crew:
    crew = Crew(ScriptedStoryteller(), ScriptedCritic(), ScriptedPainter(), ScriptedAligner(), judge)
    return replace(crew, **members)  # type: ignore[arg-type]


async def made(crew: Crew) -> Record:
    settings = Settings()
    record: Record = (await compiled(crew, settings).ainvoke({"brief": Brief(id="item-1")}, context=settings))["record"]
    return record


def alignment(record: Record) -> Measured:
    assert record.scores is not None
    return record.scores.alignment


async def test_its_scores_stand_in_the_record_beside_the_loops_report() -> None:
    judge = ScriptedAligner((HALF,), made_by=JUDGE)
    record = await made(crew_with(judge))
    found = alignment(record)
    assert found.kind == "score"
    assert (found.value, found.evaluator) == (0.5, JUDGE)
    assert record.judged is not None
    assert record.best_attempt is not None
    assert record.best_attempt.report is not None
    assert record.best_attempt.report.scores.corrected == 1.0
    assert (record.stop, judge.calls, record.usage.judge_calls) == ("accepted", 1, 1)
    assert record.crew["judge"] == JUDGE


async def test_a_judge_that_fails_leaves_a_failure_and_the_item_as_it_was() -> None:
    fault = AnswerFault(kind="no_json", step="judge.1")
    for error in (JudgeError("unreadable", faults=(fault,)), Unavailable("gone")):
        record = await made(crew_with(ScriptedAligner(made_by=JUDGE, failure=error)))
        found = alignment(record)
        assert found.kind == "failure"
        assert (found.error, found.evaluator) == (type(error).__name__, JUDGE)
        assert (record.stop, record.error, record.judged) == ("accepted", None, None)
        assert record.usage.faults == ({"no_json": 1} if error.faults else {})


async def test_a_budget_that_ends_at_the_judge_ends_the_item() -> None:
    record = await made(crew_with(ScriptedAligner(made_by=JUDGE, failure=BudgetExceeded("cap"))))
    assert record.stop == "budget"
    assert alignment(record).kind == "failure"


async def test_a_budget_that_ended_before_lets_nobody_elses_score_stand_for_the_judges() -> None:
    judge = ScriptedAligner((HALF,), made_by=JUDGE)
    painter = ScriptedPainter(failure=BudgetExceeded("cap"), fail_from=2)
    record = await made(crew_with(judge, painter=painter, aligner=ScriptedAligner((BAD,))))
    assert (record.stop, len(record.attempts), judge.calls) == ("budget", 1, 0)
    found = alignment(record)
    assert found.kind == "failure"
    assert found.evaluator == JUDGE


async def test_without_a_picture_there_is_nothing_to_judge() -> None:
    judge = ScriptedAligner((HALF,), made_by=JUDGE)
    record = await made(crew_with(judge, storyteller=ScriptedStoryteller(failure=JudgeError("no"))))
    assert (record.scores, judge.calls) == (None, 0)
