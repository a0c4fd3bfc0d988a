"""The story loop by itself: tell and criticise as in the whole graph, and end where the painter would begin."""

from typing import NamedTuple

from langgraph.graph import START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from storytelling_painter.agents.crew import Crew
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.record import ErrorRecord, StopReason
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.graph.context import always
from storytelling_painter.graph.nodes.cor_critic import CriticiseStory
from storytelling_painter.graph.nodes.storyteller import TellStory
from storytelling_painter.graph.state import Item, ItemInput, State

StoryGraph = CompiledStateGraph[State, Settings, ItemInput, State]


class Told(NamedTuple):
    """What the story loop gave: a draft, or the reason why there is none."""

    draft: Draft | None
    critiques: tuple[Critique, ...]
    stop: StopReason | None
    error: ErrorRecord | None
    why: str = ""


def compiled_stories(crew: Crew, settings: Settings) -> StoryGraph:
    """Returns the graph of the story loop, ready to run under settings."""

    async def end(state: Item) -> State:
        return {}

    find = always(crew)
    graph: StoryGraph = (
        StateGraph(State, context_schema=Settings, input_schema=ItemInput)
        .add_node("storyteller", TellStory(find))
        .add_node("cor_critic", CriticiseStory(find))
        .add_node("painter", end)
        .add_node("final_evaluation", end)
        .add_edge(START, "storyteller")
        .compile(checkpointer=False, name="stories")
    )
    return graph.with_config(recursion_limit=settings.recursion_limit)


async def tell_one(graph: StoryGraph, brief: Brief, settings: Settings) -> Told:
    """Tells the story of one item; a crew member that fails is in the result, not raised."""
    item = Item.model_validate(await graph.ainvoke(ItemInput(brief=brief), context=settings))
    return Told(item.draft if item.error is None else None, item.critiques, item.stop, item.error, item.why)
