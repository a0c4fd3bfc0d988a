"""The examination of a judge: sound and spoilt pictures, and what is true of each of their key points.

A spoilt key point is false, one whose elements the defect cannot have changed is true, and of the others nothing is
known: they are asked about and not counted. The truth follows from the hand-written plans and the defects alone, never
from a judge.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.known_truth.defects import DECISIVE, DEFECTS, Mutant, elements_of
from storytelling_painter.agents.embedded.known_truth.scenes import SAMPLES
from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.judgement import VerdictValue
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.story import Draft, Story
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.illustrator.layout import lay_out
from storytelling_painter.tools.illustrator.nodes import CANVAS, Layout, Rect
from storytelling_painter.tools.illustrator.render import to_png, to_svg

KNOWN_TRUTH: Final = MadeBy(name="hand-written-plans", version="1")
SOUND: Final = "sound"


class ExamPicture(NamedTuple):
    """One picture to be judged."""

    id: str
    kind: str
    """Kind of defect, or `sound`."""
    draft: Draft
    layout: Layout
    """What is painted."""
    scene: SceneSpec
    """The plan that a judge may be given."""
    patch: Rect | None
    truth: dict[str, VerdictValue]
    """By key point: yes, no, or unknown where nothing is sure."""

    @property
    def decisive(self) -> bool:
        """Whether a viewer has to find the spoilt sentences untrue; see `defects.DECISIVE`."""
        return self.kind == SOUND or self.kind in DECISIVE

    def paint(self, size: int, style: Style) -> bytes:
        """Returns the PNG file."""
        png = to_png(to_svg(self.layout, style), size)
        return png if self.patch is None else painted_over(png, self.patch, size)


def exam(*, each: int | None = 1, samples: Sequence[Sample] = SAMPLES) -> Iterator[ExamPicture]:
    """Yields the sound picture of each sample and its spoilt ones.

    Args:
        each: Most pictures of one kind of defect for each sample; none takes all of them, several hundred.
        samples: The plans.
    """
    for sample in samples:
        draft = draft_of(sample)
        sound: dict[str, VerdictValue] = {p.id: "yes" for p in sample.ledger.key_points}
        yield ExamPicture(f"{sample.name}.sound", SOUND, draft, lay_out(sample.scene), sample.scene, None, sound)
        taken: dict[str, int] = {}
        for defect in DEFECTS:
            for mutant in islice(defect(sample), None if each is None else 2 * each):
                number = taken[mutant.kind] = taken.get(mutant.kind, 0) + 1
                if each is None or number <= each:
                    id = f"{sample.name}.{mutant.kind.replace(', ', '-').replace(' ', '_')}.{number}"
                    yield ExamPicture(
                        id, mutant.kind, draft, mutant.layout, mutant.scene, mutant.patch, truth_of(sample, mutant)
                    )


def draft_of(sample: Sample) -> Draft:
    """Returns the story of a plan: its key points, one after the other."""
    text = " ".join(p.text for p in sample.ledger.key_points)
    story = Story(text=text, title=sample.name, mode="cor_guided", made_by=KNOWN_TRUTH, scene=sample.scene)
    return Draft(story=story, ledger=sample.ledger)


def truth_of(sample: Sample, mutant: Mutant) -> dict[str, VerdictValue]:
    """Returns what is known of each key point in a spoilt picture."""

    def of(id: str, touched: bool) -> VerdictValue:
        return "no" if id in mutant.spoilt else "unknown" if touched else "yes"

    return {p.id: of(p.id, bool(elements_of(p) & mutant.touched)) for p in sample.ledger.key_points}


def painted_over(png: bytes, area: Rect, size: int) -> bytes:
    """Returns a picture in which an area of the canvas is one flat colour."""
    from PIL import Image, ImageDraw

    k = size / CANVAS
    with Image.open(io.BytesIO(png)) as picture:
        out = picture.convert("RGB")
    corners = (area.x * k, area.y * k, (area.x + area.width) * k, (area.y + area.height) * k)
    ImageDraw.Draw(out).rectangle(corners, fill="#8a8f6a")
    buffer = io.BytesIO()
    out.save(buffer, "PNG")
    return buffer.getvalue()
