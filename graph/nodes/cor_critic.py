"""Has the draft criticised, and sends it on to be painted or back to be mended.

A critic reads one draft. How new its story is, is measured here: among the pool and the stories of the run that the
item knows.
"""

from dataclasses import dataclass
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from storytelling_painter.domain.settings import Settings
from storytelling_painter.graph.context import CrewOf, settings_of
from storytelling_painter.graph.events import Progress, emit
from storytelling_painter.graph.nodes.giving_up import EXPECTED, give_up
from storytelling_painter.graph.routing import FIRST_PICTURE, after_critic
from storytelling_painter.graph.state import Item


@dataclass(frozen=True)
class CriticiseStory:
    """Node `cor_critic`."""

    crew_of: CrewOf

    async def __call__(
        self, state: Item, runtime: Runtime[Settings]
    ) -> Command[Literal["storyteller", "painter", "final_evaluation"]]:
        settings = settings_of(runtime)
        crew = await self.crew_of(settings)
        round = len(state.drafts)
        try:
            critique = await crew.critic.critique(state.brief, state.drafts[-1], round=round)
        except EXPECTED as error:
            return Command(update=give_up(state, runtime, "cor_critic", error), goto="final_evaluation")
        if (novelty := crew.memory.share(state.brief, state.drafts[-1].story.text)) is not None:
            critique = critique.model_copy(update={"novelty": novelty})
        critiques = (*state.critiques, critique)
        decision = after_critic(
            critiques[state.told_from - 1 :], settings.story_loop, may_revise=state.brief.story is None
        )
        goto: Literal["storyteller", "painter"] = "storyteller" if decision.action == "revise" else "painter"
        emit(
            runtime,
            Progress(
                item=state.brief.id, node="cor_critic", what="criticised", round=round, goes_to=goto, why=decision.why
            ),
        )
        return Command(
            update={
                "critiques": critiques,
                "chosen": state.told_from + decision.best,
                "plan": FIRST_PICTURE,
                "usage": state.used(critique.faults, critic_calls=1),
            },
            goto=goto,
        )
