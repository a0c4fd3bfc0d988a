"""Builds crew members on models, and refuses what cannot work before anything is sent."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from storytelling_painter.agents.roles import Aligner, Critic, Painter, Storyteller
from storytelling_painter.domain.errors import SpecError
from storytelling_painter.tools.schemes import LOCAL, LOCAL_CHAT, LOCAL_PICTURES

if TYPE_CHECKING:
    from storytelling_painter.agents.crew import Workshop
    from storytelling_painter.tools.calls.connections import Connections
    from storytelling_painter.tools.chat.model import ChatModel

MODEL_SCHEMES: Final = frozenset({"openai", *LOCAL})
"""Schemes that are known beside the providers of the means."""

_PAINTS_ONLY: Final = re.compile(r"openai:(?:gpt-image|dall-e|chatgpt-image)", re.IGNORECASE)
_READS_ONLY: Final = re.compile(r"openai:(?:gpt-[345]|o[134]\b|chatgpt-4o|text-)", re.IGNORECASE)
_BLIND: Final = re.compile(r"openai:(?:gpt-3\.5|o1-mini|o3-mini|text-)", re.IGNORECASE)
"""Names of OpenAI's own models that tell what these cannot do; other names are taken at their word."""


def serves_models(scheme: str, connections: "Connections | None") -> bool:
    """Tells whether a scheme names a model: one of the built-in ones, or a provider of the means."""
    named: Iterable[str] = (p.name for p in connections.means.providers) if connections else ()
    return scheme in MODEL_SCHEMES or scheme in named


def check_painter(spec: str) -> None:
    """Refuses a spec of a model that is known to make no pictures.

    Raises:
        SpecError: It is one.
    """
    if spec.partition(":")[0] in LOCAL_CHAT or _READS_ONLY.match(spec):
        raise SpecError(
            f"{spec!r} cannot be the painter, it makes no pictures; take `--painter embedded`, "
            "`--painter openai:gpt-image-1` or `--painter diffusers:FOLDER`"
        )


class ModelSource:
    """Crew source of every scheme that names a model; see `agents.crew.CrewSource`."""

    def storyteller(self, spec: str, workshop: "Workshop") -> Storyteller:
        from storytelling_painter.agents.models.mini_storyteller import MiniStoryteller, tells_plainly

        if tells_plainly(spec):
            return MiniStoryteller(_chat("storyteller", spec, workshop), workshop.settings)
        from storytelling_painter.agents.models.storyteller import ModelStoryteller

        return ModelStoryteller(
            _chat("storyteller", spec, workshop),
            workshop.settings,
            pool=workshop.pool,
            memory=workshop.memory,
            plans=workshop.needs_plans,
        )

    def critic(self, spec: str, workshop: "Workshop") -> Critic:
        from storytelling_painter.agents.models.critic import ModelCritic

        return ModelCritic(_chat("critic", spec, workshop), workshop.settings)

    def painter(self, spec: str, workshop: "Workshop") -> Painter:
        check_painter(spec)
        from storytelling_painter.agents.models.painter import ModelPainter
        from storytelling_painter.agents.models.softener import Softener
        from storytelling_painter.tools.images.opening import open_picture_model

        settings = workshop.settings
        softener = Softener(_softening_model(workshop)) if settings.pictures.soften else None
        model = open_picture_model(spec, _connections(spec, workshop))
        return ModelPainter(model, workshop.store, settings, softener=softener)

    def aligner(self, spec: str, workshop: "Workshop") -> Aligner:
        from storytelling_painter.agents.models.aligner import ModelAligner

        model = _seeing("aligner", spec, workshop)
        return ModelAligner(model, workshop.store, workshop.compute, workshop.settings)

    def judge(self, spec: str, workshop: "Workshop") -> Aligner:
        from storytelling_painter.agents.models.aligner import ModelAligner

        model = _seeing("judge", spec, workshop)
        return ModelAligner(model, workshop.store, workshop.compute, workshop.settings, role="judge")


def _connections(spec: str, workshop: "Workshop") -> "Connections":
    if workshop.connections is None:
        raise SpecError(f"spec {spec!r} names a model, and no way to providers was opened here; use `embedded`")
    return workshop.connections


def _chat(role: str, spec: str, workshop: "Workshop") -> "ChatModel":
    return chat_model(role, spec, _connections(spec, workshop))


def _seeing(role: str, spec: str, workshop: "Workshop") -> "ChatModel":
    return seeing_model(role, spec, _connections(spec, workshop))


def chat_model(role: str, spec: str, connections: "Connections") -> "ChatModel":
    """Opens a chat model for a role.

    Raises:
        SpecError: The spec names nothing known, or a model that only makes pictures.
        AccessError: Its key is not in the environment.
    """
    if not serves_models(spec.partition(":")[0], connections):
        raise SpecError(f"spec {spec!r} names no model; take `--{role} openai:gpt-4o`, for example")
    if spec.partition(":")[0] in LOCAL_PICTURES or _PAINTS_ONLY.match(spec):
        raise SpecError(
            f"{spec!r} cannot be the {role}, it only makes pictures; take a chat model such as "
            f"`--{role} openai:gpt-4o`, or `embedded`"
        )
    from storytelling_painter.tools.chat.opening import open_chat_model

    return open_chat_model(spec, connections)


def seeing_model(role: str, spec: str, connections: "Connections") -> "ChatModel":
    """Opens a chat model that takes pictures, for a role.

    Raises:
        SpecError: The spec names nothing known, or a model that takes no pictures.
        AccessError: Its key is not in the environment.
    """
    model = chat_model(role, spec, connections)
    if model.traits.photos is False or _BLIND.match(spec):
        raise SpecError(
            f"{spec!r} cannot be the {role}, it takes no pictures; take a vision model such as `--{role} openai:gpt-4o`"
        )
    return model


def _softening_model(workshop: "Workshop") -> "ChatModel":
    """Who puts refused prompts into milder words: whom the settings name, else the storyteller's or critic's model."""
    if (named := workshop.settings.pictures.softener) is not None:
        return _chat("softener", named, workshop)
    for role in ("storyteller", "critic"):
        spec = workshop.settings.spec_of(role)
        if serves_models(spec.partition(":")[0], workshop.connections):
            return _chat(role, spec, workshop)
    raise SpecError(
        "`pictures.soften` needs a chat model as storyteller or critic; name one by "
        "`--set pictures.softener=openai:gpt-4o-mini`, or switch it off"
    )
