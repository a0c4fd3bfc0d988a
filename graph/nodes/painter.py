"""Has the chosen draft painted as the routing planned."""

from dataclasses import dataclass
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from storytelling_painter.agents.roles import Order
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.record import Attempt
from storytelling_painter.domain.settings import Settings
from storytelling_painter.graph.context import CrewOf, settings_of
from storytelling_painter.graph.events import Progress, emit
from storytelling_painter.graph.nodes.giving_up import EXPECTED, give_up
from storytelling_painter.graph.state import Item


@dataclass(frozen=True)
class Paint:
    """Node `painter`."""

    crew_of: CrewOf

    async def __call__(
        self, state: Item, runtime: Runtime[Settings]
    ) -> Command[Literal["alignment_check", "final_evaluation"]]:
        crew = await self.crew_of(settings_of(runtime))
        plan, draft = state.plan, state.drafts[state.chosen - 1]
        order = Order(
            action=plan.action,
            seed=derive_seed(state.brief.seed, "paint", state.chosen, plan.round, plan.candidate),
            round=plan.round,
            candidate=plan.candidate,
            parent=None if plan.parent is None else state.attempts[plan.parent - 1],
        )
        try:
            painting = await crew.painter.paint(state.brief, draft, order)
        except EXPECTED as error:
            return Command(update=give_up(state, runtime, "painter", error), goto="final_evaluation")
        attempt = Attempt(
            number=len(state.attempts) + 1,
            story_round=state.chosen,
            round=plan.round,
            candidate=plan.candidate,
            action=plan.action,
            parent=plan.parent,
            painting=painting,
        )
        emit(
            runtime,
            Progress(
                item=state.brief.id,
                node="painter",
                what="painted",
                round=plan.round,
                attempt=attempt.number,
                goes_to="alignment_check",
                why=plan.action,
            ),
        )
        return Command(
            update={"attempts": (*state.attempts, attempt), "usage": state.used(paint_calls=1)}, goto="alignment_check"
        )
