"""Scores what the loops left as best, and closes the item with its record.

Where the crew has a judge of its own, it looks at the best picture anew, and its scores stand in the record: the
aligner that steered the loop is the one whom the loop tried to please. A judge that fails leaves a failure, not a low
score.
"""

from dataclasses import dataclass

from langgraph.runtime import Runtime

from storytelling_painter.agents.crew import Crew
from storytelling_painter.agents.roles import Aligner
from storytelling_painter.domain.errors import BudgetExceeded, JudgeError, WorkError
from storytelling_painter.domain.judgement import AlignmentReport, Failure, Measured, Score, Scores
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.evaluators.complexity import structural_complexity
from storytelling_painter.graph.context import CrewOf, settings_of
from storytelling_painter.graph.events import Progress, emit
from storytelling_painter.graph.nodes.giving_up import give_up
from storytelling_painter.graph.routing import best_attempt
from storytelling_painter.graph.state import Item, State


@dataclass(frozen=True)
class EvaluateFinally:
    """Node `final_evaluation`."""

    crew_of: CrewOf

    async def __call__(self, state: Item, runtime: Runtime[Settings]) -> State:
        settings = settings_of(runtime)
        crew = await self.crew_of(settings)
        best = best_attempt(state.attempts, settings.image_loop)
        draft = state.draft if best is None else state.drafts[best.story_round - 1]
        alignment, judged, ending = _alignment(crew.aligner, best.report if best else None), None, State()
        usage = state.usage
        if crew.judge is not None and best is not None and draft is not None:
            try:
                if state.stop == "budget":
                    raise JudgeError("the budget was used up before the final judge could look")
                judged = await crew.judge.check(state.brief, draft, best.painting)
            except WorkError as error:
                alignment, usage = _failed(crew.judge, error), state.used(error.faults, judge_calls=1)
            except BudgetExceeded as error:
                alignment, ending = _failed(crew.judge, error), give_up(state, runtime, "final_evaluation", error)
            else:
                alignment, usage = _alignment(crew.judge, judged), state.used(judged.faults, judge_calls=1)
        record = Record(
            id=state.brief.id,
            brief=state.brief,
            draft=draft,
            other_drafts=tuple(d for d in state.drafts if d is not draft),
            critiques=state.critiques,
            attempts=state.attempts,
            best=None if best is None else best.number,
            stop=ending.get("stop") or state.stop or "failed",
            why=ending.get("why", state.why),
            scores=None if draft is None else _scores(crew, state.brief, draft, alignment),
            judged=judged,
            usage=usage if crew.meter is None else usage + crew.meter.take(state.brief.id),
            crew=crew.made_by,
            settings_sha256=settings.sha256,
            error=ending.get("error", state.error),
        )
        emit(
            runtime,
            Progress(item=state.brief.id, node="final_evaluation", what="finished", stop=record.stop, why=record.why),
        )
        return {"record": record}


def _scores(crew: Crew, brief: Brief, draft: Draft, alignment: Measured) -> Scores:
    novelty = crew.memory.novelty(brief, draft.story.text)
    return Scores(alignment=alignment, complexity=structural_complexity(draft.ledger), novelty=novelty)


def _failed(judge: Aligner, error: Exception) -> Failure:
    return Failure(evaluator=judge.made_by, error=type(error).__name__, message=str(error))


def _alignment(judge: Aligner, report: AlignmentReport | None) -> Measured:
    """Corrected alignment as the value, the other figures beside it."""
    if report is None:
        return Failure(evaluator=judge.made_by, error="NoPicture", message="no picture was checked")
    scores = report.scores
    if scores.corrected is None:
        return Failure(evaluator=report.made_by, error="NoVerdict", message="no key point got a yes or a no")
    named = {"micro": scores.micro, "macro": scores.macro, "foil_fpr": scores.foil_fpr}
    detail = {name: value for name, value in named.items() if value is not None}
    return Score(
        evaluator=report.made_by, value=scores.corrected, detail={**detail, "all_must": float(scores.all_must)}
    )
