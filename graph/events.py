"""Progress as it happens: typed events on LangGraph's `custom` stream."""

from typing import Literal

from langgraph.runtime import Runtime

from storytelling_painter.domain.base import Frozen, ItemId
from storytelling_painter.domain.record import StopReason
from storytelling_painter.domain.settings import Settings

NodeName = Literal["storyteller", "cor_critic", "painter", "alignment_check", "final_evaluation"]


class Progress(Frozen):
    """One thing that happened to one item. Streamed as plain JSON values; `Progress.model_validate` reads it back."""

    item: ItemId
    node: NodeName
    what: Literal["told", "criticised", "painted", "checked", "failed", "finished"]
    round: int = 0
    """Round of the story loop (`storyteller`, `cor_critic`) or of the image loop."""
    attempt: int = 0
    """Number of the attempt; 0 outside the image loop."""
    goes_to: NodeName | None = None
    """Where the item goes next; none when it is finished."""
    stop: StopReason | None = None
    why: str = ""


def emit(runtime: Runtime[Settings], event: Progress) -> None:
    """Writes an event to the `custom` stream; costs next to nothing where nobody listens."""
    runtime.stream_writer(event.model_dump(mode="json"))
