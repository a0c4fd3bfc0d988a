"""The four roles of a crew, as protocols. A crew member is shared by all items, so it keeps no item's state."""

from typing import NamedTuple, Protocol, runtime_checkable

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.judgement import AlignmentReport, Critique
from storytelling_painter.domain.record import Attempt, PaintAction, Painting
from storytelling_painter.domain.story import Brief, Draft


class Order(NamedTuple):
    """What the routing asks of the painter."""

    action: PaintAction
    seed: int
    round: int
    candidate: int
    parent: Attempt | None = None
    """Attempt to mend; given for `edit` and `rewrite_prompt`."""


@runtime_checkable
class Storyteller(Protocol):
    made_by: MadeBy

    async def tell(
        self, brief: Brief, *, round: int, previous: Draft | None = None, critique: Critique | None = None,
        unpaintable: tuple[str, ...] = (),
    ) -> Draft:
        """Tells a story, or mends `previous` after `critique` without making another dimension worse.

        Args:
            brief: The order.
            round: 1 for the first telling.
            previous: Best draft so far.
            critique: What the critic said of it.
            unpaintable: Ids of key points in `previous` that no painter managed; tell around them.

        Raises:
            StoryError: No usable story came back.
        """
        ...


@runtime_checkable
class Critic(Protocol):
    made_by: MadeBy

    async def critique(self, brief: Brief, draft: Draft, *, round: int) -> Critique:
        """Scores a draft; decides nothing, and leaves open how new its story is.

        Raises:
            JudgeError: No usable critique came back.
        """
        ...


@runtime_checkable
class Painter(Protocol):
    made_by: MadeBy
    can_edit: bool

    async def paint(self, brief: Brief, draft: Draft, order: Order) -> Painting:
        """Paints a draft and keeps the picture in the artifact store.

        Raises:
            PaintError: No usable picture came back.
        """
        ...


@runtime_checkable
class Aligner(Protocol):
    made_by: MadeBy

    async def check(self, brief: Brief, draft: Draft, painting: Painting) -> AlignmentReport:
        """Gives a verdict on every key point and on foils.

        Raises:
            JudgeError: No usable report came back.
        """
        ...
