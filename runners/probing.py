"""Asks a configured model for the smallest thing of each kind, and says what a crew can do with it.

A probe costs a handful of short calls and at most two pictures of the lowest quality. It goes through the same gateway
as a run, with few tries and a cap on calls.
"""

import asyncio
import hashlib
import io
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import Final, Literal

from storytelling_painter.agents.models.reading import Unusable, read_answer
from storytelling_painter.agents.models.shapes import shape_of
from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.errors import InputError, StorytellingError
from storytelling_painter.domain.means import Caps, Means
from storytelling_painter.domain.record import Usage
from storytelling_painter.domain.settings import Settings
from storytelling_painter.tools.artifacts import look_at
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.calls.pricing import PriceTable, how_to_price
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.chat.model import ChatAnswer, ChatModel, ChatRequest, Message, Photo
from storytelling_painter.tools.chat.opening import open_chat_model
from storytelling_painter.tools.images.families import OTHER, family_of
from storytelling_painter.tools.images.model import PictureModel, PictureRequest, Source
from storytelling_painter.tools.images.opening import open_picture_model
from storytelling_painter.tools.schemes import LOCAL

Kind = Literal["chat", "picture"]
Ability = Literal["chat", "json", "photos", "logprobs", "picture", "edit"]
_MOST_CALLS: Final = 12
_TRIES: Final = 2
_SIZE: Final = 256
_TOKENS: Final = 300
"""Enough for a model that reasons before it says a word."""


_PAINTING: Final[dict[str, tuple[Ability, ...]]] = {
    "painter": ("picture",),
    "edits of the painter": ("picture", "edit"),
}
_TALKING: Final[dict[str, tuple[Ability, ...]]] = {
    "storyteller": ("chat", "json"),
    "critic": ("chat", "json"),
    "aligner": ("chat", "json", "photos"),
    "judge": ("chat", "json", "photos"),
    "`chances` of the aligner": ("chat", "json", "photos", "logprobs"),
}
"""What each role, or extra of one, asks of a model."""


class _Colour(Frozen):
    colour: Literal["red", "green", "blue"]


_SHAPE: Final = shape_of("probe", _Colour)


class Finding(Frozen):
    """What one probe found."""

    ability: Ability
    works: bool
    found: str


class Probed(Frozen):
    """What is known of a model after its probes."""

    kind: Literal["probe"] = "probe"
    schema_version: Literal[1] = SCHEMA_VERSION
    spec: str
    provider: str
    """Address, and the name of the key's variable; never the key."""
    plays: tuple[str, ...]
    """Roles that it can play."""
    cannot: tuple[str, ...]
    """Roles and extras that it cannot, each with the reason."""
    findings: tuple[Finding, ...]
    price: str
    used: Usage
    """What the probes cost."""
    notices: tuple[str, ...] = ()
    """What was learned about the server on the way."""


def kind_of(spec: str) -> Kind:
    """Returns what a spec is taken for by its name; a server's model of an unknown name counts as a chat model."""
    scheme, _, model = spec.partition(":")
    return "picture" if scheme == "diffusers" or family_of(model) is not OTHER else "chat"


async def probe(spec: str, means: Means, kind: Kind | None = None) -> Probed:
    """Probes a model.

    Args:
        spec: Such as `openai:gpt-4o`. Naming a `langchain:` spec runs the module that it names.
        means: Providers and prices.
        kind: What to probe for; none goes by the name.

    Raises:
        SpecError: The spec names nothing known.
        AccessError: The key's variable is not set. A key that is set and refused is a finding.
    """
    means = means.model_copy(update={"run": Caps(calls=_MOST_CALLS), "item": Caps(), "max_tries": _TRIES})
    async with aclosing(Provision(Settings(), means)) as provision:
        if (kind or kind_of(spec)) == "picture":
            painter = await asyncio.to_thread(open_picture_model, spec, provision.connections)
            findings = await _probe_pictures(painter)
        else:
            findings = await _probe_chat(await asyncio.to_thread(open_chat_model, spec, provision.connections))
        plays, cannot = _roles(findings)
        return Probed(
            spec=spec,
            provider=_provider(spec, provision),
            plays=plays,
            cannot=cannot,
            findings=findings,
            price=_price(spec, PriceTable(means)),
            used=provision.meter.total,
            notices=provision.connections.notices.all,
        )


async def _finding(ability: Ability, ask: Callable[[], Awaitable[str]]) -> Finding:
    try:
        return Finding(ability=ability, works=True, found=await ask())
    except _Lacking as lack:
        return Finding(ability=ability, works=False, found=str(lack))
    except StorytellingError as error:
        return Finding(ability=ability, works=False, found=f"{type(error).__name__}: {error}")


class _Lacking(Exception):
    """An answer came, and it does not show the ability."""


async def _probe_chat(model: ChatModel) -> tuple[Finding, ...]:
    def asked(step: str, text: str, **more: object) -> ChatRequest:
        photos = more.pop("photos", ())
        return ChatRequest(
            (Message("user", text, photos),), Tag("doctor", step), max_tokens=_TOKENS, **more  # type: ignore[arg-type]
        )

    async def chat() -> str:
        answer = await model.complete(asked("chat", "Answer with the one word: ready"))
        if not answer.text.strip():
            raise _Lacking(f"an empty answer ({answer.finish}) {answer.refusal}".strip())
        return f"answers as {answer.model or 'an unnamed model'}"

    async def structured() -> str:
        request = asked("json", "Which colour has a clear sky at noon? Answer as JSON.", shape=_SHAPE)
        answer = await model.complete(request)
        _colour(answer)
        return f"fits the asked form: {answer.text.strip()[:60]}"

    async def photos() -> str:
        photo = await asyncio.to_thread(_red)
        text = "Which colour fills this picture? Answer as JSON."
        answer = await model.complete(asked("photos", text, shape=_SHAPE, photos=(photo,)))
        if (colour := _colour(answer)) != "red":
            raise _Lacking(f"it takes a picture and sees a red one as {colour}")
        return "sees what is in a picture"

    async def logprobs() -> str:
        answer = await model.complete(asked("logprobs", "Answer with the one word: yes", logprobs=3))
        if not answer.tokens:
            raise _Lacking("the answer came without probabilities of tokens")
        return "gives probabilities of tokens"

    findings = [await _finding("chat", chat)]
    if findings[0].works:
        for ability, ask in (("json", structured), ("photos", photos), ("logprobs", logprobs)):
            findings.append(await _finding(ability, ask))  # type: ignore[arg-type]
    return tuple(findings)


async def _probe_pictures(model: PictureModel) -> tuple[Finding, ...]:
    made: bytes = b""

    async def picture() -> str:
        nonlocal made
        request = PictureRequest("A red apple on a table", Tag("doctor", "picture"), size=_SIZE, seed=1, quality="low")
        made = (await model.make(request)).data
        return _described(made)

    async def edit() -> str:
        facts = look_at(made)
        source = Source(made, facts.media_type, hashlib.sha256(made).hexdigest())
        request = PictureRequest(
            "Make the apple green", Tag("doctor", "edit"), size=_SIZE, seed=2, quality="low", source=source
        )
        return _described((await model.make(request)).data)

    findings = [await _finding("picture", picture)]
    if findings[0].works and model.traits.edits:
        findings.append(await _finding("edit", edit))
    elif findings[0].works:
        findings.append(Finding(ability="edit", works=False, found="the model edits no pictures"))
    return tuple(findings)


def _described(data: bytes) -> str:
    try:
        facts = look_at(data)
    except InputError as error:
        raise _Lacking(str(error)) from None
    return f"{facts.media_type}, {facts.width} x {facts.height} pixels"


def _colour(answer: ChatAnswer) -> str:
    """Reads an answer as the crew would read it."""
    try:
        return read_answer(answer, _Colour).value.colour
    except Unusable as fault:
        raise _Lacking(f"the answer has not the asked form ({fault})") from None


def _red() -> Photo:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (64, 64), (220, 20, 20)).save(buffer, "PNG")
    data = buffer.getvalue()
    return Photo(data, "image/png", hashlib.sha256(data).hexdigest(), "low")


def _roles(findings: tuple[Finding, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Says which roles a model can play, and what it cannot do and why."""
    works = {f.ability for f in findings if f.works}
    why = {f.ability: f.found for f in findings if not f.works}
    roles = _PAINTING if findings[0].ability == "picture" else _TALKING
    lacking = {role: [a for a in needed if a not in works] for role, needed in roles.items()}
    return (
        tuple(role for role, missing in lacking.items() if not missing),
        tuple(f"{role}: {why.get(missing[0], 'not tried')}" for role, missing in lacking.items() if missing),
    )


def _provider(spec: str, provision: Provision) -> str:
    scheme = spec.partition(":")[0]
    provider = provision.connections.means.provider(scheme)
    if scheme in LOCAL or provider is None:
        return "in this process"
    if provider.key_variable is None:
        return f"{provider.base_url}, without a key"
    has = "set" if provision.connections.key_of(provider) else "not set and not needed"
    return f"{provider.base_url}, key from {provider.key_variable} ({has})"


def _price(spec: str, prices: PriceTable) -> str:
    scheme, _, model = spec.partition(":")
    price = prices.price_of(scheme, model)
    if price is None:
        return f"not known: {how_to_price(scheme, model)}"
    if not (price.input or price.output or any(price.pictures.values())):
        return "free: it runs on your own machine"
    parts = []
    if price.input is not None and price.output is not None:
        parts.append(f"${price.input:g} in, ${price.output:g} out per million tokens")
    if each := price.pictures.values():
        parts.append(f"${min(each):g} to ${max(each):g} a picture")
    return f"{'; '.join(parts)} (seen {price.seen})"


