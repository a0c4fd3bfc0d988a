"""The drawing of the state machine on one page.

    START -> storyteller <-> cor_critic -> painter <-> alignment_check -> final_evaluation -> END
                  ^------------- rewritten story -----------'

Each node returns a `Command` that names the next one; `routing` decides which. Every node may end the item by going to
`final_evaluation`, so there is always a record.
"""

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph

from storytelling_painter.agents.crew import Crew
from storytelling_painter.domain.settings import ImageLoop, Settings, StoryLoop
from storytelling_painter.graph.context import always, shared_crew
from storytelling_painter.graph.nodes.alignment_check import CheckAlignment
from storytelling_painter.graph.nodes.cor_critic import CriticiseStory
from storytelling_painter.graph.nodes.final_evaluation import EvaluateFinally
from storytelling_painter.graph.nodes.painter import Paint
from storytelling_painter.graph.nodes.storyteller import TellStory
from storytelling_painter.graph.state import ItemInput, ItemOutput, State

Builder = StateGraph[State, Settings, ItemInput, ItemOutput]
Graph = CompiledStateGraph[State, Settings, ItemInput, ItemOutput]

NAME = "storytelling_painter"


def build(crew: Crew | None = None) -> Builder:
    """Returns the graph, not yet compiled.

    Args:
        crew: Who does the work. Without one, each run's settings name it, and it is built once in this process.
    """
    crew_of = shared_crew if crew is None else always(crew)
    return (
        StateGraph(State, context_schema=Settings, input_schema=ItemInput, output_schema=ItemOutput)
        .add_node("storyteller", TellStory(crew_of))
        .add_node("cor_critic", CriticiseStory(crew_of))
        .add_node("painter", Paint(crew_of))
        .add_node("alignment_check", CheckAlignment(crew_of))
        .add_node("final_evaluation", EvaluateFinally(crew_of))
        .add_edge(START, "storyteller")
        .add_edge("final_evaluation", END)
    )


def compiled(crew: Crew | None, settings: Settings) -> Graph:
    """Returns the graph ready to run under settings: with their limit on node steps, and with no checkpointer.

    Inside a host graph it does not take over the host's checkpointer either, so an item's values stay out of the
    host's checkpoints. Who wants checkpoints compiles `build()` with a saver that uses `checkpoints.serializer()`.
    """
    graph: Graph = build(crew).compile(checkpointer=False, name=NAME)
    return graph.with_config(recursion_limit=settings.recursion_limit)


_WIDEST = Settings(
    story_loop=StoryLoop(max_rounds=10, max_rewrites=5), image_loop=ImageLoop(candidates=8, max_rounds=10)
)

graph: Graph = build().compile(name=NAME).with_config(recursion_limit=_WIDEST.recursion_limit)
"""The graph that `langgraph.json` names. Settings come as context and the crew follows from them; the limit on node
steps is that of the widest settings there are, since it is fixed before they are known."""
