"""What is known of the picture models behind OpenAI's protocol, and how a refusal teaches more.

Sizes, qualities and longest prompts are those of the provider's public reference. A server with a model of another name
is asked for what every server takes, and what it refuses by name is left out from then on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.images.model import PictureRequest, PictureTraits, Quality

_DROPPABLE: Final = ("response_format", "quality", "moderation", "size")
_TELLING: Final = re.compile(
    r"unknown|unsupported|unrecogni[sz]ed|unexpected|not (?:\w+ )?support|not permitted|not allowed|extra_forbidden|"
    r"extra (?:field|input)|invalid|must be one of|does not|input should be"
)


@dataclass(frozen=True, slots=True)
class Family:
    """Models that are asked in the same way.

    Attributes:
        sizes: Widths of the squares that the models paint; none takes any size.
        qualities: Their word for each quality; a quality that is missing is not sent.
        response_format: Whether they can be asked to send the picture itself. Those that cannot always do.
        moderation: Whether they take a word on how strict to be.
        tokens: Most output tokens of a square picture by quality, where they count any.
        traits: What they can do.
    """

    sizes: tuple[int, ...]
    qualities: Mapping[Quality, str]
    response_format: bool
    moderation: bool
    traits: PictureTraits
    tokens: Mapping[Quality, int] = field(default_factory=dict)

    def side(self, size: int) -> int:
        """Returns the nearest size that is known; the larger one of two that are equally near."""
        return min(self.sizes, key=lambda known: (abs(known - size), -known)) if self.sizes else size

    def variant(self, request: PictureRequest) -> str:
        """Returns what prices a picture besides its model."""
        side = self.side(request.size)
        return f"{side}x{side}/{self.qualities.get(request.quality, 'standard')}"

    def options(self, request: PictureRequest, left_out: frozenset[str]) -> dict[str, Any]:
        """Returns all that is sent besides model, prompt and picture."""
        side = self.side(request.size)
        options: dict[str, Any] = {"n": 1, "size": f"{side}x{side}"}
        if request.quality in self.qualities:
            options["quality"] = self.qualities[request.quality]
        if self.response_format:
            options["response_format"] = "b64_json"
        if self.moderation and request.source is None and request.moderation != "auto":
            options["moderation"] = request.moderation
        return {name: value for name, value in options.items() if name not in left_out}


def _traits(longest: int, *, edits: bool, masks: bool = False) -> PictureTraits:
    return PictureTraits(edits=edits, masks=masks, seeds=False, longest_prompt=longest)


GPT_IMAGE: Final = Family(
    sizes=(1024,),
    qualities={"auto": "auto", "low": "low", "medium": "medium", "high": "high"},
    response_format=False,
    moderation=True,
    traits=_traits(32_000, edits=True, masks=True),
    tokens={"auto": 4_160, "low": 272, "medium": 1_056, "high": 4_160},
)
DALL_E_3: Final = Family(
    sizes=(1024,),
    qualities={"auto": "standard", "low": "standard", "medium": "standard", "high": "hd"},
    response_format=True,
    moderation=False,
    traits=_traits(4_000, edits=False),
)
DALL_E_2: Final = Family(
    sizes=(256, 512, 1024),
    qualities={},
    response_format=True,
    moderation=False,
    traits=PictureTraits(edits=True, masks=True, seeds=False, longest_prompt=1_000, told_what_to_change=False),
)
OTHER: Final = Family(
    sizes=(),
    qualities={"low": "low", "medium": "medium", "high": "high"},
    response_format=True,
    moderation=False,
    traits=_traits(4_000, edits=True),
)


def family_of(model: str) -> Family:
    """Returns what is known of a model by its name, a prefix such as `vendor/` aside."""
    name = model.lower().rpartition("/")[2]
    if name.startswith(("gpt-image", "chatgpt-image")):
        return GPT_IMAGE
    if name.startswith("dall-e-3"):
        return DALL_E_3
    return DALL_E_2 if name.startswith("dall-e-2") else OTHER


def refused_option(refusal: Refused, sent: Mapping[str, Any]) -> str | None:
    """Returns the option that a server does not take and that can be left out, or none where it says no such thing."""
    if refusal.status not in (400, 422) or not _TELLING.search(refusal.words):
        return None
    if refusal.parameter:
        return refusal.parameter if refusal.parameter in _DROPPABLE and refusal.parameter in sent else None
    return next((n for n in _DROPPABLE if n in sent and re.search(rf"\b{n}\b", refusal.words)), None)
