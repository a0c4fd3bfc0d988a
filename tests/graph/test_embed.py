"""The graph inside other programs: nothing of theirs gets in, nothing of ours gets out but what was asked for."""

import subprocess
import sys
from dataclasses import dataclass, field

from langchain_core.messages import ToolCall
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime
from scripted import ScriptedAligner, ScriptedPainter, crew_of, report_of
from typing_extensions import TypedDict

from storytelling_painter.domain.errors import PaintError
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import ImageLoop, Settings, StoryLoop
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.embed import Wish, as_node, as_tool, brief_of, run_one, told
from storytelling_painter.graph.events import Progress


@dataclass(frozen=True)
class HostContext:
    """Of another type than ours, with a field of the same name."""

    seed: str = "not a number"
    secret: str = "tenant-7"


class HostState(TypedDict, total=False):
    topic: str
    brief: str
    picture: str
    seen: str


@dataclass
class Seen:
    records: list[Record] = field(default_factory=list)

    def keep(self, record: Record) -> HostState:
        self.records.append(record)
        best = record.best_attempt
        return {"picture": best.painting.picture.path if best else ""}


def order(state: HostState) -> Brief:
    return Brief(id="host-item", premise=state["topic"])


async def after(state: HostState, runtime: Runtime[HostContext]) -> HostState:
    return {"seen": type(runtime.context).__name__}


def host(seen: Seen, settings: Settings | None = None, aligner: ScriptedAligner | None = None) -> StateGraph:
    node = as_node(order, seen.keep, settings, crew=crew_of(aligner=aligner))
    return (
        StateGraph(HostState, context_schema=HostContext)
        .add_node("paint", node)
        .add_node("after", after)
        .add_edge(START, "paint")
        .add_edge("paint", "after")
        .add_edge("after", END)
    )


async def test_run_one_gives_the_record() -> None:
    record = await run_one(Brief(id="a"), Settings(seed=5), crew=crew_of())
    assert (record.id, record.stop, record.settings_sha256) == ("a", "accepted", Settings(seed=5).sha256)


async def test_a_host_of_another_context_and_state_is_neither_read_nor_changed() -> None:
    seen = Seen()
    result = (
        await host(seen, Settings(seed=9)).compile().ainvoke({"topic": "rain", "brief": "mine"}, context=HostContext())
    )
    (record,) = seen.records
    assert record.settings_sha256 == Settings(seed=9).sha256
    assert record.brief.premise == "rain"
    assert "tenant-7" not in record.model_dump_json()
    assert result == {
        "topic": "rain",
        "brief": "mine",
        "picture": record.attempts[0].painting.picture.path,
        "seen": "HostContext",
    }


async def test_the_default_settings_hold_inside_a_host_too() -> None:
    seen = Seen()
    await host(seen).compile().ainvoke({"topic": "rain"}, context=HostContext())
    assert seen.records[0].settings_sha256 == Settings().sha256


async def test_progress_reaches_the_host_that_asks_for_it() -> None:
    graph = host(Seen()).compile()
    parts = graph.astream({"topic": "x"}, context=HostContext(), stream_mode=["custom"], version="v2", subgraphs=True)
    events = [Progress.model_validate(part["data"]) async for part in parts]
    assert [e.what for e in events] == ["told", "criticised", "painted", "checked", "finished"]


async def test_a_host_with_few_steps_left_does_not_cut_the_item_short() -> None:
    settings = Settings(
        story_loop=StoryLoop(max_rewrites=0), image_loop=ImageLoop(candidates=8, plateau_after=10, unpaintable_after=10)
    )
    seen = Seen()
    graph = host(seen, settings, ScriptedAligner((report_of(["yes", "no", "yes", "yes"]),))).compile()
    await graph.ainvoke({"topic": "x"}, {"recursion_limit": 3}, context=HostContext())
    assert len(seen.records[0].attempts) > 5


async def test_the_hosts_checkpoints_hold_none_of_our_state() -> None:
    saver = InMemorySaver()
    graph = host(Seen()).compile(checkpointer=saver)
    await graph.ainvoke({"topic": "x"}, {"configurable": {"thread_id": "1"}}, context=HostContext())
    kept = [set(c.checkpoint["channel_values"]) for c in saver.list(None)]
    assert kept and not {"drafts", "attempts", "record"} & set().union(*kept)


async def test_the_tool_gives_text_to_the_model_and_the_record_as_artifact() -> None:
    tool = as_tool(Settings(seed=2), crew=crew_of())
    call = ToolCall(name="paint_story", args={"premise": "a lost dog", "setting": "park"}, id="1", type="tool_call")
    message = await tool.ainvoke(call)
    record = message.artifact
    assert isinstance(record, Record)
    assert (record.brief.premise, record.brief.setting) == ("a lost dog", "park")
    assert record.settings_sha256 == Settings(seed=2).sha256
    assert message.content == told(record)
    assert record.attempts[0].painting.picture.path in message.content


def test_the_tool_says_what_it_takes() -> None:
    fields = as_tool(crew=crew_of()).args
    assert set(fields) == {"premise", "setting", "story", "seed"}
    assert all(f["description"] for f in fields.values())


async def test_a_failed_item_is_told_and_not_hidden() -> None:
    tool = as_tool(crew=crew_of(painter=ScriptedPainter(failure=PaintError("the paint is dry"))))
    message = await tool.ainvoke(ToolCall(name="paint_story", args={"seed": 1}, id="1", type="tool_call"))
    assert "failed" in message.content and "the paint is dry" in message.content


def test_equal_wishes_are_one_item_and_other_wishes_another() -> None:
    a, b = (brief_of(Wish(premise="x", seed=s), Settings()) for s in (1, 2))
    assert a.id != b.id
    assert brief_of(Wish(premise="x", seed=1), Settings()) == a


def test_the_graph_is_cheap_to_import() -> None:
    """No crew, no renderer and no checkpointer is loaded before it is needed."""
    code = (
        "import sys, storytelling_painter.graph.builder\n"
        "heavy = {'resvg_py', 'PIL', 'storytelling_painter.agents.embedded.storyteller',"
        " 'storytelling_painter.tools.illustrator', 'langchain_openai'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
