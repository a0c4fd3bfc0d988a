"""A host graph with its own state and context that has pictures painted as one of its steps.

    python examples/host_graph.py

The host plans topics, has one picture painted for each at the same time, and writes a page.
"""

import asyncio
import operator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime
from langgraph.types import Send
from typing_extensions import TypedDict

from storytelling_painter.domain.ids import derive_seed, item_id
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.embed import as_node, open_crew


@dataclass(frozen=True)
class Lesson:
    """The host's context."""

    title: str


class Page(TypedDict, total=False):
    """The host's state."""

    topics: list[str]
    lines: Annotated[list[str], operator.add]
    text: str


class Topic(TypedDict):
    topic: str


def order(topic: Topic) -> Brief:
    """Makes the painter's order from what the host knows."""
    return Brief(id=item_id(topic["topic"]), seed=derive_seed(topic["topic"]), premise=topic["topic"])


def line(record: Record) -> Page:
    """Makes the host's update from the painter's record."""
    best = record.best_attempt
    picture = best.painting.picture.path if best else "no picture"
    return {"lines": [f"{record.brief.premise}: {picture} ({record.stop})"]}


async def each(page: Page) -> list[Send]:
    return [Send("paint", {"topic": topic}) for topic in page["topics"]]


async def write(state: Page, runtime: Runtime[Lesson]) -> Page:
    return {"text": "\n".join([runtime.context.title, *sorted(state["lines"])])}


async def main(out: Path, settings: Settings) -> str:
    """Runs the host once; returns its page."""
    crew = await asyncio.to_thread(open_crew, settings, out)
    host = (
        StateGraph(Page, context_schema=Lesson)
        .add_node("paint", as_node(order, line, settings, crew=crew))
        .add_node("write", write)
        .add_conditional_edges(START, each, ["paint"])
        .add_edge("paint", "write")
        .add_edge("write", END)
        .compile()
    )
    page = await host.ainvoke({"topics": ["a broken window", "stolen cookies"]}, context=Lesson("What happened here?"))
    print(page["text"])
    return str(page["text"])


if __name__ == "__main__":
    asyncio.run(main(Path("runs/host_graph"), Settings()))
