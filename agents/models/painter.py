"""The painter on a picture model, hosted or local.

Files are kept exactly as the model's adapter gave them. A provider's PNG is not stamped with a recipe: it stays the
file that the provider answers for, with the marks that it may carry, and how it came to be stands in the record. Files
of local models are made by this project and carry their recipe from the start.
"""

import asyncio
from collections.abc import Mapping
from typing import Final, NamedTuple, Protocol

from storytelling_painter.agents.models.prompt_compiler import (
    SHA256,
    Compiled,
    boxes_to_mend,
    compile_edit,
    compile_prompt,
    plain,
)
from storytelling_painter.agents.models.softener import Softened, Softener
from storytelling_painter.agents.roles import Order
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import Moderated
from storytelling_painter.domain.failing import failed_points
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.record import Painting, Picture
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.images.masks import mask_png
from storytelling_painter.tools.images.model import PictureAnswer, PictureModel, PictureRequest, Source

VERSION: Final = "1"
_MOST_REASON: Final = 200


class Store(Protocol):
    """Where pictures are kept."""

    async def put(self, data: bytes, media_type: str = "image/png") -> Picture: ...
    async def read(self, picture: Picture) -> bytes: ...


class Told(NamedTuple):
    """What a model was told and what it gave."""

    compiled: Compiled
    answer: PictureAnswer


class ModelPainter:
    """Paints by prompt. Shared by all items in flight.

    Args:
        model: The picture model.
        store: Where pictures are kept.
        settings: Style, size and how models are asked.
        softener: Asked once where the provider refuses a prompt; none lets the item stop.
    """

    def __init__(
        self, model: PictureModel, store: Store, settings: Settings, *, softener: Softener | None = None
    ) -> None:
        self._model, self._store, self._settings, self._softener = model, store, settings, softener
        self.made_by = MadeBy(name="model-painter", version=VERSION, spec=model.spec, prompt_sha256=SHA256)
        self.can_edit = model.traits.edits

    async def paint(self, brief: Brief, draft: Draft, order: Order) -> Painting:
        """Paints a draft, or mends the order's parent, and keeps the picture.

        Raises:
            AccessError: The provider refuses the key or does not know the model.
            BudgetExceeded: A cap would be broken; nothing was sent.
            Moderated: The provider refuses the content, also in milder words where these are allowed.
            PaintError: What came back is no picture.
            ProviderError: Nothing came back.
            SpecError: A local model cannot be loaded.
        """
        tag = Tag(brief.id, f"paint.{draft.story.round}.{order.round}.{order.candidate}")
        source = await self._source(draft, order)
        softened: Softened | None = None
        try:
            told = await self._told(draft, order, tag, source)
        except Moderated as refusal:
            if self._softener is None:
                raise
            softened = await self._softener.soften(draft, tag, refusal)
            told = await self._told(softened.draft, order, Tag(tag.item, f"{tag.step}.milder"), source, milder=True)
        return Painting(
            picture=await self._store.put(told.answer.data),
            made_by=self.made_by,
            seed=told.answer.seed,
            source_type="trainedAlgorithmicMedia",
            prompt=told.compiled.prompt,
            prompt_spans=told.compiled.spans,
            revised_prompt=told.answer.revised_prompt or None,
            softened=softened.changed if softened else (),
            not_drawn=told.compiled.not_drawn,
        )

    async def _told(
        self, draft: Draft, order: Order, tag: Tag, source: Source | None, *, milder: bool = False
    ) -> Told:
        compiled = self._compiled(draft, order, tell_story=not milder)
        how = self._settings.pictures
        request = PictureRequest(
            prompt=compiled.prompt,
            tag=tag,
            size=self._settings.size,
            seed=order.seed,
            quality=how.quality,
            moderation=how.moderation,
            source=source,
            strength=how.strength,
            steps=how.steps,
            guidance=how.guidance,
        )
        return Told(compiled, await self._model.make(request))

    def _compiled(self, draft: Draft, order: Order, *, tell_story: bool) -> Compiled:
        style, longest = self._settings.style, self._model.traits.longest_prompt
        report = order.parent.report if order.parent is not None else None
        if order.action == "edit" and report is not None and self._model.traits.told_what_to_change:
            return compile_edit(draft, report, style, longest)
        missing: Mapping[str, str] = {}
        if order.action in ("edit", "rewrite_prompt") and order.parent is not None:
            missing = _missing(draft, report, order.parent.painting)
        return compile_prompt(draft, style, longest, missing=missing, tell_story=tell_story)

    async def _source(self, draft: Draft, order: Order) -> Source | None:
        """The picture to start from, with a mask where it is known what has to change and the model takes one."""
        if order.action != "edit" or order.parent is None or not self._model.traits.edits:
            return None
        picture, report = order.parent.painting.picture, order.parent.report
        mask = None
        if report is not None and self._model.traits.masks and (boxes := boxes_to_mend(draft, report)):
            mask = await asyncio.to_thread(mask_png, picture.width, picture.height, boxes)
        return Source(await self._store.read(picture), picture.media_type, picture.sha256, mask)


def _missing(draft: Draft, report: AlignmentReport | None, painting: Painting) -> dict[str, str]:
    """Ids of the key points that a picture does not show, with what the judge said of each."""
    reasons = {} if report is None else {v.key_point: plain(v.reason, _MOST_REASON) for v in report.verdicts}
    failed = () if report is None else failed_points(draft.ledger, report)
    known = {p.id for p in draft.ledger.key_points}
    return {id: reasons.get(id, "") for id in (*failed, *painting.not_drawn) if id in known}
