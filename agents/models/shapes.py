"""The forms in which models answer, one a step. Their names are stable: tests and recordings know a step by them.

Every answer is a JSON object. What a schema cannot say (that ids are those asked for, that quotes stand in the story)
is checked by the step itself. The question is a user turn in which one line is a JSON object with all that the step
works on, under the names of `DATA`.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Final, Literal

from pydantic import Field, StringConstraints

from storytelling_painter.domain.base import Frozen, KeyPointId
from storytelling_painter.domain.ledger import Claim, PointImportance, Sentence
from storytelling_painter.domain.scene import Effect, Person, Prop, Sign
from storytelling_painter.domain.story import StoryText
from storytelling_painter.domain.vocabulary import Dimension, Setting, TimeOfDay, Weather
from storytelling_painter.tools.chat.model import Shape

STORY: Final = "story"
STORIES: Final = "stories"
LEDGER: Final = "ledger"
CRITIQUE: Final = "critique"
SCENE: Final = "scene"
VERDICTS: Final = "verdicts"

Words = Annotated[str, StringConstraints(max_length=600)]
StatementId = Annotated[str, StringConstraints(pattern=r"^s[0-9]{1,3}$")]
DecoyId = Annotated[str, StringConstraints(pattern=r"^d[0-9]{1,2}$")]


class StoryAnswer(Frozen):
    """Shape `story`: one story, new or mended."""

    title: Annotated[str, StringConstraints(max_length=120)]
    story: StoryText


class Candidate(Frozen):
    """One of several stories, with the probability that the model gives it."""

    title: Annotated[str, StringConstraints(max_length=120)]
    story: StoryText
    probability: Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]


class StoriesAnswer(Frozen):
    """Shape `stories`: verbalized sampling, several stories in one answer (arXiv 2510.01171)."""

    candidates: Annotated[tuple[Candidate, ...], Field(min_length=1, max_length=8)]


class PointAnswer(Frozen):
    """One key point as a model gives it."""

    id: KeyPointId
    dimension: Dimension
    sentence: Sentence
    clues: Annotated[tuple[Sentence, ...], Field(max_length=8)]
    quote: Words | None
    """Words of the story that it stands on; null where the story only implies it."""
    importance: PointImportance
    parents: Annotated[tuple[KeyPointId, ...], Field(max_length=8)]


class LedgerAnswer(Frozen):
    """Shape `ledger`: the key points of a story."""

    key_points: Annotated[tuple[PointAnswer, ...], Field(min_length=1, max_length=40)]


class DimensionAnswer(Frozen):
    """A critic's score of one dimension."""

    dimension: Dimension
    quote: Words
    """Evidence word for word from the story; empty only where there is none."""
    reason: Words
    score: Annotated[int, Field(ge=1, le=5)] | None
    """Null means not applicable to this story."""


class UnpaintableAnswer(Frozen):
    id: KeyPointId
    reason: Words


class DecoyAnswer(Frozen):
    """Whether a sentence that is known to be false is true of the story."""

    id: DecoyId
    holds: bool


class CritiqueAnswer(Frozen):
    """Shape `critique`: a critic's reading of a story."""

    scores: Annotated[tuple[DimensionAnswer, ...], Field(max_length=14)]
    single_moment: bool
    moment_quote: Words
    """The words that leave the one moment; empty where none do."""
    unpaintable: Annotated[tuple[UnpaintableAnswer, ...], Field(max_length=40)]
    checks: Annotated[tuple[DecoyAnswer, ...], Field(max_length=20)]


class ClaimOn(Frozen):
    """The machine-checkable form of one clue."""

    key_point: KeyPointId
    clue: Annotated[int, Field(ge=0, le=20)]
    """Position of the clue in its key point, from 0."""
    claim: Claim


class SceneAnswer(Frozen):
    """Shape `scene`: the plan of a picture in the illustrator's words, and what it lets a machine check."""

    setting: Setting
    time_of_day: TimeOfDay
    weather: Weather
    people: Annotated[tuple[Person, ...], Field(max_length=6)]
    props: Annotated[tuple[Prop, ...], Field(max_length=24)]
    signs: Annotated[tuple[Sign, ...], Field(max_length=4)]
    effects: Annotated[tuple[Effect, ...], Field(max_length=8)]
    claims: Annotated[tuple[ClaimOn, ...], Field(max_length=120)]
    not_drawable: Annotated[tuple[Annotated[str, StringConstraints(max_length=60)], ...], Field(max_length=60)]


class VerdictAnswer(Frozen):
    """A viewer's verdict on one statement."""

    id: StatementId
    evidence: Annotated[str, StringConstraints(max_length=400)]
    verdict: Literal["yes", "no", "unknown"]


class VerdictsAnswer(Frozen):
    """Shape `verdicts`: the verdict on each statement about a picture, and what can be read in it."""

    verdicts: Annotated[tuple[VerdictAnswer, ...], Field(max_length=120)]
    lettering: Annotated[tuple[Annotated[str, StringConstraints(max_length=200)], ...], Field(max_length=20)]


ANSWERS: Final[dict[str, type[Frozen]]] = {
    STORY: StoryAnswer,
    STORIES: StoriesAnswer,
    LEDGER: LedgerAnswer,
    CRITIQUE: CritiqueAnswer,
    SCENE: SceneAnswer,
    VERDICTS: VerdictsAnswer,
}
"""Every shape with the model that its answers are read by."""

DATA: Final[dict[str, tuple[str, ...]]] = {
    STORY: ("mode", "examples", "premise", "setting", "lean", "previous", "weaknesses", "unpaintable", "keep"),
    STORIES: ("mode", "examples", "premise", "setting", "lean", "candidates"),
    LEDGER: ("story", "previous"),
    CRITIQUE: ("story", "key_points", "checks"),
    SCENE: ("story", "key_points", "setting"),
    VERDICTS: ("statements",),
}
"""Names in the JSON object of each question. `story` is a text; `previous` of a mending is the story to mend and of a
ledger the points (`id`, `sentence`) of the story before; `key_points` are objects with `id`, `dimension`, `sentence`,
`clues`, `importance`; `checks` and `statements` are objects with `id` and `text`. What has no value is left out."""

_DROPPED: Final = frozenset({"title", "description", "default", "discriminator", "minLength", "maxLength", "examples"})


@lru_cache(maxsize=64)
def shape_of(name: str, answer: type[Frozen]) -> Shape:
    """Returns the shape of an answer, made once."""
    return Shape(name, strict_schema(answer.model_json_schema()))


def strict_schema(node: Any, *, names: bool = False) -> Any:
    """Returns a JSON Schema in the subset that servers with strict decoding take.

    Every property is required, no other is allowed, unions are `anyOf`, constants are enums of one. Lengths of texts
    are left out, since such servers refuse them; they are checked when the answer is read.

    Args:
        node: A schema, or a part of one.
        names: Whether the keys of this part are names that the schema defines and not keywords.
    """
    if isinstance(node, list):
        return [strict_schema(inner) for inner in node]
    if not isinstance(node, Mapping):
        return node
    if names:
        return {name: strict_schema(inner) for name, inner in node.items()}
    return {key: strict_schema(value, names=key in ("properties", "$defs")) for key, value in _closed(node).items()}


def _closed(node: Mapping[str, Any]) -> dict[str, Any]:
    out = {("anyOf" if key == "oneOf" else key): value for key, value in node.items() if key not in _DROPPED}
    if "const" in out:
        out = {**{k: v for k, v in out.items() if k != "const"}, "enum": [out["const"]]}
    if "properties" in out:
        out |= {"required": list(out["properties"]), "additionalProperties": False}
    return out
