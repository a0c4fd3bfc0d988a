"""The aligner of the embedded crew: fetches the picture, has it judged in a worker, adds the scores."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, ParamSpec, Protocol, TypeVar

from storytelling_painter.agents.embedded.aligner.judging import judge
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError, JudgeError
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.record import Painting, Picture
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.evaluators.alignment import score

P = ParamSpec("P")
T = TypeVar("T")
WHITEBOX: Final = MadeBy(name="whitebox-visibility", version="1")


class Store(Protocol):
    """Where pictures are kept."""

    def path_of(self, picture: Picture) -> Path: ...


class Compute(Protocol):
    """Runs a function of a module in another thread or process, the same one for the same key if it can."""

    async def run_near(self, key: str, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...


class EmbeddedAligner:
    """Judges the painted file against the ledger, on pixels and geometry. Needs no key, no model, no network.

    Its numbers say that what the ledger promises can be seen where the plan puts it. They do not say that a person gets
    the story, and they are never averaged with those of a vision model.

    Args:
        store: Gives the file of a picture.
        compute: Runs the judging, which takes some tenths of a second of one core.
        style: The style that the pictures are painted in.
    """

    made_by = WHITEBOX

    def __init__(self, store: Store, compute: Compute, *, style: Style = "colour") -> None:
        self._store, self._compute = store, compute
        self._style: Style = style

    async def check(self, brief: Brief, draft: Draft, painting: Painting) -> AlignmentReport:
        """Gives a verdict on every key point of the draft's ledger and on foils made from it.

        Raises:
            JudgeError: The painting has no plan, or its file is missing, unreadable or not the recorded one.
        """
        if painting.scene is None:
            raise JudgeError(
                f"the picture of {brief.id!r} was painted without a scene plan, which {self.made_by.name} compares it "
                "with; use an aligner with a vision model (for example `--aligner openai:...`)"
            )
        try:
            path = self._store.path_of(painting.picture)
        except InputError as error:
            raise JudgeError(str(error)) from error
        judgement = await self._compute.run_near(
            brief.id, judge, path, painting.picture, draft.ledger, painting.scene,
            draft.story.scene, self._style,
        )
        return AlignmentReport(
            made_by=self.made_by,
            picture=painting.picture.sha256,
            verdicts=judgement.verdicts,
            foils=judgement.foils,
            scores=score(draft.ledger, judgement.verdicts, judgement.foils),
        )
