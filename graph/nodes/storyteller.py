"""Tells the story, mends it after a critique, or tells it anew around what no painter managed."""

from dataclasses import dataclass
from typing import Literal

from langgraph.runtime import Runtime
from langgraph.types import Command

from storytelling_painter.domain.settings import Settings
from storytelling_painter.graph.context import CrewOf, settings_of
from storytelling_painter.graph.events import Progress, emit
from storytelling_painter.graph.nodes.giving_up import EXPECTED, give_up
from storytelling_painter.graph.state import Item


@dataclass(frozen=True)
class TellStory:
    """Node `storyteller`."""

    crew_of: CrewOf

    async def __call__(
        self, state: Item, runtime: Runtime[Settings]
    ) -> Command[Literal["cor_critic", "final_evaluation"]]:
        crew = await self.crew_of(settings_of(runtime))
        round = len(state.drafts) + 1
        critique = state.critiques[state.chosen - 1] if state.chosen else None
        try:
            draft = await crew.storyteller.tell(
                state.brief,
                round=round,
                previous=state.draft if state.chosen else None,
                critique=critique,
                unpaintable=state.unpaintable,
            )
        except EXPECTED as error:
            return Command(update=give_up(state, runtime, "storyteller", error), goto="final_evaluation")
        if draft.story.round != round:
            draft = draft.model_copy(update={"story": draft.story.model_copy(update={"round": round})})
        emit(runtime, Progress(item=state.brief.id, node="storyteller", what="told", round=round, goes_to="cor_critic"))
        usage = state.used(draft.story.faults, story_calls=1)
        return Command(update={"drafts": (*state.drafts, draft), "usage": usage}, goto="cor_critic")
