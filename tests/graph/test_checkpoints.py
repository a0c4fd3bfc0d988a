"""What comes back from a checkpoint: the state's own types, and no code of anybody's."""

import os
from pathlib import Path

import ormsgpack
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.checkpoint.serde.jsonplus import EXT_CONSTRUCTOR_POS_ARGS, JsonPlusSerializer
from scripted import ScriptedAligner, crew_of, report_of

from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.builder import build
from storytelling_painter.graph.checkpoints import serializer


async def test_a_run_with_a_checkpointer_brings_its_whole_state_back() -> None:
    loop = build(crew_of(aligner=ScriptedAligner((report_of(["yes", "no", "yes", "yes"]), report_of(["yes"] * 4)))))
    saver = InMemorySaver(serde=serializer())
    graph = loop.compile(checkpointer=saver)
    config = {"configurable": {"thread_id": "1"}}
    record = (await graph.ainvoke({"brief": Brief(id="a")}, config, context=Settings()))["record"]
    values = (await graph.aget_state(config)).values
    assert values["record"] == record
    assert tuple(values["attempts"]) == record.attempts
    assert tuple(values["critiques"]) == record.critiques
    assert values["plan"].action == "paint"


async def test_a_run_that_stopped_half_way_goes_on_from_its_checkpoint() -> None:
    saver = InMemorySaver(serde=serializer())
    config = {"configurable": {"thread_id": "1"}}
    paused = build(crew_of()).compile(checkpointer=saver, interrupt_before=["alignment_check"])
    await paused.ainvoke({"brief": Brief(id="a")}, config, context=Settings())
    crew = crew_of()
    result = await build(crew).compile(checkpointer=saver).ainvoke(None, config, context=Settings())
    assert result["record"].stop == "accepted"
    assert not crew.storyteller.calls and not crew.painter.orders, "nothing is done twice"


def test_a_checkpoint_runs_no_code(tmp_path: Path) -> None:
    target = tmp_path / "made-by-a-checkpoint"
    call = ormsgpack.packb(("os", "mkdir", (os.fspath(target),)))
    blob = ormsgpack.packb(ormsgpack.Ext(EXT_CONSTRUCTOR_POS_ARGS, call))
    serializer().loads_typed(("msgpack", blob))
    assert not target.exists()
    JsonPlusSerializer(allowed_msgpack_modules=True).loads_typed(("msgpack", blob))
    assert target.exists(), "the blob does run where everything is allowed"


def test_a_json_checkpoint_makes_no_object() -> None:
    text = b'{"lc": 2, "type": "constructor", "id": ["os", "mkdir"], "args": ["x"]}'
    assert isinstance(serializer().loads_typed(("json", text)), dict)
