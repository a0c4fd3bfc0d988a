"""Stories that were told and read into a ledger before, handed to the graph as if they were told now."""

from collections.abc import Iterator
from contextlib import contextmanager

from storytelling_painter.agents.roles import Storyteller
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.runners.sources import Task


class Retelling:
    """Storyteller that knows the drafts of the items in flight and leaves all other work to another one."""

    def __init__(self, other: Storyteller) -> None:
        self.made_by = other.made_by
        self._other = other
        self._drafts: dict[str, Draft] = {}

    @contextmanager
    def knows(self, task: Task) -> Iterator[None]:
        """Knows the task's draft, if it has one, while the block runs."""
        if task.draft is not None:
            self._drafts[task.brief.id] = task.draft
        try:
            yield
        finally:
            self._drafts.pop(task.brief.id, None)

    async def tell(
        self,
        brief: Brief,
        *,
        round: int,
        previous: Draft | None = None,
        critique: Critique | None = None,
        unpaintable: tuple[str, ...] = (),
    ) -> Draft:
        """Returns the draft that is known, or has the story told; see `Storyteller`."""
        if (draft := self._drafts.get(brief.id)) is not None:
            return draft
        return await self._other.tell(
            brief, round=round, previous=previous, critique=critique, unpaintable=unpaintable
        )
