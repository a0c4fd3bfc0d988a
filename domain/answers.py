"""What can be wrong with a model's answer. An answer with a fault is never taken in silence."""

from typing import Annotated, Final, Literal, get_args

from pydantic import StringConstraints

from storytelling_painter.domain.base import Frozen

FaultKind = Literal[
    "fenced",
    "prose_around",
    "refused",
    "empty",
    "cut_off",
    "too_long",
    "no_json",
    "broken_json",
    "several_answers",
    "duplicate_key",
    "not_finite",
    "huge_number",
    "too_deep",
    "broken_text",
    "wrong_shape",
    "unknown_id",
    "missing_id",
    "repeated_id",
    "wrong_quote",
    "unsound",
    "gullible",
    "wording",
]
"""With `fenced` and `prose_around` an answer is taken: it is whole, but not alone. `wording` breaks a rule of style:
the model is asked for better words once, and then it is taken. All others refuse the answer. `unknown_id` speaks of
what was not asked, `missing_id` leaves out what was. `unsound` contradicts itself or a rule of the step. `gullible`
calls a statement true that is known to be false; whoever does is not asked again, since the hint would teach to lie."""

FAULTS: Final[tuple[FaultKind, ...]] = get_args(FaultKind)
FATAL: Final[frozenset[FaultKind]] = frozenset({"gullible"})
"""With one of these no second answer is asked for."""
TOLERATED: Final[frozenset[FaultKind]] = frozenset({"wording"})
"""With these alone an answer is taken when it was asked for twice."""


class AnswerFault(Frozen):
    """One fault of one answer."""

    kind: FaultKind
    step: str
    """Step of the item's work, such as `story.1` or `story.1.repair`."""
    detail: Annotated[str, StringConstraints(max_length=600)] = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}" if self.detail else self.kind
