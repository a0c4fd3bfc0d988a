"""What a checkpointer may bring back to life: the types of the state, and nothing else.

LangGraph's default serializer builds whatever a checkpoint names. A checkpoint is a file that somebody may have
changed, so a saver for this graph is made with the serializer below.
"""

import inspect

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from pydantic import BaseModel

from storytelling_painter.domain import judgement, ledger, record, scene, story
from storytelling_painter.domain.base import Box, MadeBy
from storytelling_painter.graph.routing import PaintPlan


def state_types() -> tuple[tuple[str, str], ...]:
    """Returns module and name of every type that can stand in the state."""
    nouns = {
        noun
        for module in (judgement, ledger, record, scene, story)
        for _, noun in inspect.getmembers(module, inspect.isclass)
        if issubclass(noun, BaseModel) and noun.__module__.startswith("storytelling_painter.domain")
    }
    return tuple(sorted((noun.__module__, noun.__qualname__) for noun in nouns | {Box, MadeBy, PaintPlan}))


def serializer() -> JsonPlusSerializer:
    """Returns a serializer that brings back the state's types only; anything else stays plain data."""
    return JsonPlusSerializer(allowed_msgpack_modules=state_types())
