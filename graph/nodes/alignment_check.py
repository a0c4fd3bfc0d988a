"""Has the last picture checked, and sends the item back to be mended or on to its end."""

from dataclasses import dataclass
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from storytelling_painter.domain.settings import Settings
from storytelling_painter.graph.context import CrewOf, settings_of
from storytelling_painter.graph.events import NodeName, Progress, emit
from storytelling_painter.graph.nodes.giving_up import EXPECTED, give_up
from storytelling_painter.graph.routing import after_check, best_attempt
from storytelling_painter.graph.state import Item, State


@dataclass(frozen=True)
class CheckAlignment:
    """Node `alignment_check`."""

    crew_of: CrewOf

    async def __call__(
        self, state: Item, runtime: Runtime[Settings]
    ) -> Command[Literal["painter", "storyteller", "final_evaluation"]]:
        settings = settings_of(runtime)
        crew = await self.crew_of(settings)
        last, draft = state.attempts[-1], state.drafts[state.chosen - 1]
        try:
            report = await crew.aligner.check(state.brief, draft, last.painting)
        except EXPECTED as error:
            return Command(update=give_up(state, runtime, "alignment_check", error), goto="final_evaluation")
        loop, rewrites = settings.image_loop, settings.story_loop.max_rewrites
        checked = last.model_copy(update={"report": report})
        decision = after_check(
            (*state.tries[:-1], checked),
            draft.ledger,
            loop,
            can_edit=crew.painter.can_edit,
            rewrites_left=0 if state.brief.story is not None else rewrites - state.rewrites,
        )
        best = best_attempt((*state.attempts[:-1], checked), loop)
        kept = best is not None and best.number == last.number
        attempt = checked.model_copy(update={"kept": kept, "why": decision.why})
        update: State = {"attempts": (*state.attempts[:-1], attempt), "usage": state.used(report.faults, check_calls=1)}
        goto: NodeName
        if decision.plan is not None:
            goto, update["plan"] = "painter", decision.plan
        elif decision.stop is None:
            goto = "storyteller"
            update["rewrites"], update["unpaintable"] = state.rewrites + 1, decision.rewrite
            update["told_from"] = len(state.drafts) + 1
        else:
            goto, update["stop"], update["why"] = "final_evaluation", decision.stop, decision.why
        emit(
            runtime,
            Progress(
                item=state.brief.id,
                node="alignment_check",
                what="checked",
                round=last.round,
                attempt=last.number,
                goes_to=goto,
                stop=decision.stop,
                why=decision.why,
            ),
        )
        return Command(update=update, goto=goto)
