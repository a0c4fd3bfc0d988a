"""An agent that orders a picture by a tool call.

    python examples/agent_tool.py

The chat model here is a fake that follows a script, so the example needs no key. Put your own model in its place.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langchain.agents import create_agent
from langchain_core.language_models import GenericFakeChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.graph.embed import as_tool, open_crew


@dataclass(frozen=True)
class Tenant:
    """The agent's own context. The tool does not see it, and the agent does not see the painter's settings."""

    name: str = "example"


class ScriptedModel(GenericFakeChatModel):
    """Says what the script says, whatever it is asked."""

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], **kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        return self


async def main(out: Path, settings: Settings) -> Record:
    """Runs the agent once; returns the record that came with the tool's answer."""
    crew = await asyncio.to_thread(open_crew, settings, out)
    tool = as_tool(settings, crew=crew)
    wish = {"premise": "a birthday cake that burns", "seed": 7}
    script = [
        AIMessage("", tool_calls=[{"name": tool.name, "args": wish, "id": "call-1"}]),
        AIMessage("Here is your picture."),
    ]
    agent = create_agent(ScriptedModel(messages=iter(script)), [tool], context_schema=Tenant)
    result = await agent.ainvoke({"messages": [HumanMessage("Paint me a mishap.")]}, context=Tenant())
    (answer,) = [m for m in result["messages"] if isinstance(m, ToolMessage)]
    print(answer.content)
    record = answer.artifact
    assert isinstance(record, Record)
    return record


if __name__ == "__main__":
    asyncio.run(main(Path("runs/agent_tool"), Settings()))
