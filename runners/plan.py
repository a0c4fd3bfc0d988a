"""What a run would do and cost, worked out without doing any of it.

Numbers of calls follow from the loops' limits. Tokens of a call are assumptions, which the plan prints: only a run
tells how long answers are. `most` is the most calls that the loops allow, each of the assumed length and with its one
repair.
"""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.means import Caps, Means
from storytelling_painter.domain.settings import Settings
from storytelling_painter.tools.calls.call import Tag, Usage
from storytelling_painter.tools.calls.pricing import PriceTable, how_to_price
from storytelling_painter.tools.calls.provision import Named, models_of
from storytelling_painter.tools.images.families import family_of
from storytelling_painter.tools.images.model import PictureRequest

Work = Literal["generate", "paint", "stories"]
_TOKENS: Final = {
    "story": (1_800, 400),
    "ledger": (1_900, 900),
    "scene": (3_500, 1_300),
    "critique": (1_900, 700),
    "verdicts": (2_600, 700),
    "picture": (400, 0),
}
"""Input and output tokens of one call; a picture's output is priced by its size and quality."""
_NO_TAG: Final = Tag("plan", "")
_LIKELY_ROUNDS: Final = 1.5
"""Rounds of the story loop, and pictures of the image loop, that an item is taken to need."""


class Range(Frozen):
    """A figure of the whole plan at least, most likely and at most; none where it is not known."""

    least: float | None
    likely: float | None
    most: float | None


class Step(Frozen):
    """One kind of call, all items together."""

    step: str
    role: str
    spec: str
    calls: Range
    input_tokens: int
    """Assumed, a call."""
    output_tokens: int
    """Assumed, a call."""
    cost_usd: Range


class Plan(Frozen):
    """What a run would do. Nothing of it was done."""

    kind: Literal["plan"] = "plan"
    schema_version: Literal[1] = SCHEMA_VERSION
    ran: Literal[False] = False
    work: Work
    items: int
    """Items still to be made."""
    roles: dict[str, str]
    """Spec of each role that takes part."""
    steps: tuple[Step, ...]
    calls: Range
    cost_usd: Range
    unpriced: tuple[str, ...] = ()
    """Specs whose prices are not known, each with what to do; their cost is in no figure."""
    caps: Caps
    notes: tuple[str, ...]


class _Each(NamedTuple):
    """Calls of a step in one item."""

    step: str
    role: str
    least: float
    likely: float
    most: float


def plan_of(work: Work, settings: Settings, means: Means, items: int) -> Plan:
    """Returns the plan of a run.

    Args:
        work: `paint` reads stories that are given, `stories` paints nothing.
        settings: Name the crew and limit the loops.
        means: Prices and caps.
        items: Items still to be made.

    Raises:
        SettingsError: The price table cannot be read.
    """
    prices = PriceTable(means)
    named: dict[str, Named] = {each.role: each for each in models_of(settings, means)}
    steps = tuple(
        _step(each, named[each.role], settings, prices, items)
        for each in _calls_of(work, settings)
        if each.role in named and each.most
    )
    playing = _ROLES[work] + (("judge",) if settings.judge is not None and work != "stories" else ())
    unpriced = {step.spec: named[step.role] for step in steps if step.cost_usd.most is None}
    return Plan(
        work=work,
        items=items,
        roles={role: settings.judge or "" if role == "judge" else settings.spec_of(role) for role in playing},
        steps=steps,
        calls=_sum(step.calls for step in steps),
        cost_usd=_sum(step.cost_usd for step in steps),
        unpriced=tuple(f"{spec}: {how_to_price(each.provider, each.model)}" for spec, each in unpriced.items()),
        caps=means.run,
        notes=_notes(settings, prices, steps),
    )


_ROLES: Final[dict[Work, tuple[str, ...]]] = {
    "generate": ("storyteller", "critic", "painter", "aligner"),
    "paint": ("storyteller", "critic", "painter", "aligner"),
    "stories": ("storyteller", "critic"),
}


def _calls_of(work: Work, settings: Settings) -> tuple[_Each, ...]:
    story, image = settings.story_loop, settings.image_loop
    given = work == "paint"
    tellings = 1 if given or work == "stories" else 1 + story.max_rewrites
    most_rounds = tellings * (1 if given else story.max_rounds)
    likely_rounds = min(most_rounds, 1.0 if given else _LIKELY_ROUNDS)
    pictures = 0 if work == "stories" else 1
    most_pictures = pictures * tellings * image.candidates * image.max_rounds
    likely_pictures = min(most_pictures, pictures * _LIKELY_ROUNDS)
    votes = settings.votes
    working_from_plans = (settings.spec_of("painter"), settings.spec_of("aligner"), settings.judge)
    told = [*([] if given else ["story"]), "ledger", *(["scene"] if "embedded" in working_from_plans else [])]
    return (
        *(_Each(step, "storyteller", 1, likely_rounds, 2 * most_rounds) for step in told),
        _Each("critique", "critic", 1, likely_rounds, 2 * most_rounds),
        _Each("picture", "painter", pictures, likely_pictures, most_pictures),
        _Each("verdicts", "aligner", pictures * votes, likely_pictures * votes, 2 * most_pictures * votes),
        _Each("verdicts", "judge", pictures * votes, pictures * votes, 2 * pictures * votes),
    )


def _step(each: _Each, model: Named, settings: Settings, prices: PriceTable, items: int) -> Step:
    input_tokens, output_tokens = _TOKENS[each.step]
    usage, variant = Usage(input_tokens=input_tokens, output_tokens=output_tokens), ""
    if each.step == "picture":
        request = PictureRequest("", _NO_TAG, size=settings.size, quality=settings.pictures.quality)
        usage, variant = Usage(input_tokens=input_tokens, pictures=1), family_of(model.model).variant(request)
    price = prices.price_of(model.provider, model.model)
    cost = None if price is None else price.of(usage, variant)
    calls = Range(least=each.least * items, likely=each.likely * items, most=each.most * items)
    return Step(
        step=each.step,
        role=each.role,
        spec=model.spec,
        calls=calls,
        input_tokens=input_tokens,
        output_tokens=output_tokens,
        cost_usd=Range(
            **{name: None if cost is None else round(getattr(calls, name) * cost, 6) for name in Range.model_fields}
        ),
    )


def _sum(ranges: Iterable[Range]) -> Range:
    """Sum of what is known; not known where nothing of several is."""
    listed = tuple(ranges)
    known = [r for r in listed if r.most is not None]
    if listed and not known:
        return Range(least=None, likely=None, most=None)
    return Range(**{name: round(sum(getattr(r, name) for r in known), 6) for name in Range.model_fields})


def _notes(settings: Settings, prices: PriceTable, steps: tuple[Step, ...]) -> tuple[str, ...]:
    if not steps:
        return ("no role is played by a hosted or local model, so nothing is called and nothing costs money",)
    used = {p.seen for s in steps if (p := prices.price_of(*s.spec.split(":", 1))) is not None}
    return (
        "tokens of a call are assumptions, printed with each step; answers can be longer",
        f"likely: {_LIKELY_ROUNDS:g} rounds of the story loop and {_LIKELY_ROUNDS:g} pictures an item",
        "most: every round that the settings allow and a repair of every answer; retries of failed calls are not in it",
        *((f"prices as of {min(used)} or later; see `prices`",) if used else ()),
    )
