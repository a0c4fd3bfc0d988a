"""How an item ends when a crew member could not do its work: with a reason and a record, nothing lost."""

from langgraph.runtime import Runtime

from storytelling_painter.domain.errors import BudgetExceeded, ItemBudgetExceeded, WorkError
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.domain.settings import Settings
from storytelling_painter.graph.events import NodeName, Progress, emit
from storytelling_painter.graph.routing import after_error
from storytelling_painter.graph.state import Item, State

EXPECTED = (WorkError, BudgetExceeded)
"""Errors that end an item. Every other error is a fault of the program and goes up to the caller."""


def give_up(state: Item, runtime: Runtime[Settings], node: NodeName, error: WorkError | BudgetExceeded) -> State:
    """Returns the update that sends the item to its final evaluation.

    A cap of its own is a reason to stop and no error: the item keeps its best picture so far.
    """
    stop = after_error(error)
    faults = error.faults if isinstance(error, WorkError) else ()
    emit(
        runtime,
        Progress(item=state.brief.id, node=node, what="failed", goes_to="final_evaluation", stop=stop, why=str(error)),
    )
    update: State = {"stop": stop, "why": f"{node}: {error}", "usage": state.used(faults)}
    if not isinstance(error, ItemBudgetExceeded):
        update["error"] = ErrorRecord(error=type(error).__name__, message=str(error), node=node, faults=faults)
    return update
