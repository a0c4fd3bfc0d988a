"""The embedded painter: draws a story's plan, and mends the plan where the aligner found fault."""

from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple, ParamSpec, Protocol, TypeVar

from storytelling_painter.agents.embedded.amend import amend
from storytelling_painter.agents.embedded.repair import repairs
from storytelling_painter.agents.roles import Order
from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import PaintError
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.ledger import Ledger, Relates
from storytelling_painter.domain.record import Painting, Picture
from storytelling_painter.domain.scene import Effect, Move, SceneSpec
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.illustrator.layout import lay_out
from storytelling_painter.tools.illustrator.render import picture_png
from storytelling_painter.tools.provenance import stamp_png

P = ParamSpec("P")
T = TypeVar("T")
_MADE_BY: Final = MadeBy(name="line-illustrator", version="1")
_FREE_SLOTS: Final = ("floor_", "front_", "back_")
_MOST_MOVES: Final = 64


class Store(Protocol):
    """Where pictures are kept."""

    async def put(self, data: bytes, media_type: str) -> Picture: ...


class Compute(Protocol):
    """Runs a function of a module in another thread or process, the same one for the same key if it can."""

    async def run_near(self, key: str, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...


class Drawn(NamedTuple):
    png: bytes
    not_drawn: tuple[str, ...]


class Plan(NamedTuple):
    scene: SceneSpec
    moves: tuple[Move, ...] = ()
    """Moves that are new in this attempt."""


def draw(scene: SceneSpec, size: int, style: Style, recipe: dict[str, object]) -> Drawn:
    """Draws a plan and writes its recipe into the file.

    Args:
        scene: The plan, moves included.
        size: Width and height in pixels.
        style: `colour` or `line_art`.
        recipe: What to tell of the picture's making besides the plan.

    Raises:
        PaintError: The picture cannot be rendered.
    """
    layout = lay_out(scene)
    png = picture_png(layout, style, size)
    told = {**recipe, "size": size, "style": style, "scene": scene.model_dump(mode="json", exclude_defaults=True)}
    return Drawn(stamp_png(png, told, "algorithmicMedia"), layout.not_drawn)


def mend(report: AlignmentReport, scene: SceneSpec, ledger: Ledger) -> tuple[Move, ...]:
    """Returns repair moves for a painted plan; see `repair.repairs`."""
    return repairs(report, scene, lay_out(scene), ledger)


def vary(scene: SceneSpec, ledger: Ledger, seed: int) -> tuple[Move, ...]:
    """Returns moves that make another picture of the same plan: other free slots, or the mirror image.

    Things whose place the ledger speaks of keep their slots.
    """
    random = Random(f"{seed} vary")
    if random.random() < 0.4:
        return (Move(kind="mirror", because="another picture of the same plan"),)
    bound = {
        name
        for point in ledger.key_points
        for clue in point.clues
        if isinstance(clue.claim, Relates)
        for name in (clue.claim.agent, clue.claim.target)
    }
    slots = [a for a in ANCHORS[scene.setting] if a.startswith(_FREE_SLOTS)]
    loose = [
        e for e in scene.elements
        if not isinstance(e, Effect) and e.id not in bound and e.place.anchor is not None
        and e.place.anchor.startswith(_FREE_SLOTS)
    ]
    used = {e.place.anchor for e in scene.elements if not isinstance(e, Effect)}
    free = [s for s in slots if s not in used]
    random.shuffle(free)
    random.shuffle(loose)
    return tuple(
        Move(kind="swap_slot", element=e.id, anchor=slot, because="another picture of the same plan")
        for e, slot in zip(loose[:2], free, strict=False)
    ) or (Move(kind="mirror", because="another picture of the same plan"),)


class EmbeddedPainter:
    """Paints from plans only: needs no key, no model, no network, and gives the same bytes for the same order."""

    made_by = _MADE_BY
    can_edit = True

    def __init__(self, store: Store, compute: Compute, *, size: int = 1024, style: Style = "colour") -> None:
        self._store, self._compute = store, compute
        self._size: int = size
        self._style: Style = style

    async def paint(self, brief: Brief, draft: Draft, order: Order) -> Painting:
        """Paints a draft's plan as ordered.

        `paint` draws the plan with the order's seed; `resample` puts loose things into other slots or turns the
        picture; `edit` makes repair moves from the parent's report, and tries another picture where none is left;
        `rewrite_prompt` adds what the ledger claims and the plan lacks.

        Raises:
            PaintError: The draft has no plan, or it cannot be rendered.
        """
        plan = await self._plan(brief, draft, order)
        recipe: dict[str, object] = {
            "made_by": self.made_by.model_dump(mode="json", exclude_none=True),
            "item": brief.id,
            "title": draft.story.title,
            "seed": order.seed,
            "action": order.action,
        }
        drawn = await self._compute.run_near(brief.id, draw, plan.scene, self._size, self._style, recipe)
        picture = await self._store.put(drawn.png, "image/png")
        return Painting(
            picture=picture, made_by=self.made_by, seed=order.seed, scene=plan.scene, moves=plan.moves,
            not_drawn=(*drawn.not_drawn, *draft.story.not_drawable),
        )

    async def _plan(self, brief: Brief, draft: Draft, order: Order) -> Plan:
        scene = draft.story.scene
        if scene is None:
            raise PaintError(
                f"the story of {brief.id!r} has no scene plan, and the embedded painter draws from plans only; use the "
                "embedded storyteller, which makes one, or a painter with a model (for example `--painter openai:...`)"
            )
        fresh = scene.model_copy(update={"seed": order.seed, "moves": ()})
        parent = order.parent.painting.scene if order.parent is not None else None
        if order.action == "rewrite_prompt":
            base = parent.model_copy(update={"moves": ()}) if parent is not None else fresh
            return Plan(amend(base, draft.ledger).model_copy(update={"seed": order.seed}))
        if order.action == "edit" and parent is not None and order.parent is not None:
            report = order.parent.report
            moves: tuple[Move, ...] = ()
            if report is not None:
                moves = await self._compute.run_near(brief.id, mend, report, parent, draft.ledger)
            if moves:
                return Plan(_moved(parent, moves), moves)
        if order.action == "paint":
            return Plan(fresh)
        moves = vary(fresh, draft.ledger, order.seed)
        return Plan(_moved(fresh, moves), moves)


def _moved(scene: SceneSpec, moves: tuple[Move, ...]) -> SceneSpec:
    return scene.model_copy(update={"moves": (*scene.moves, *moves)[:_MOST_MOVES]})
