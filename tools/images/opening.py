"""Opens the picture model that a spec names."""

from typing import TYPE_CHECKING

from storytelling_painter.domain.errors import SpecError
from storytelling_painter.tools.images.model import PictureModel
from storytelling_painter.tools.schemes import LOCAL_CHAT

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections


def open_picture_model(spec: str, connections: "Connections") -> PictureModel:
    """Returns the picture model of a spec; the same one for the same spec and connections.

    Forms: `openai:MODEL`, `NAME:MODEL` for a provider of the means, `diffusers:FOLDER` and `diffusers:NAME@REVISION`.
    Nothing is sent, and nothing large is loaded or downloaded yet.

    Raises:
        AccessError: The provider's key is not in the environment.
        SpecError: The spec names nothing known, its extra is not installed, or the folder holds what is not loaded.
    """
    known = connections.picture_models.get(spec)
    if known is not None:
        return known
    scheme, _, rest = spec.partition(":")
    if scheme in LOCAL_CHAT:
        raise SpecError(f"spec {spec!r} names a chat model; take `openai:gpt-image-1` or `diffusers:FOLDER`")
    if not rest.strip():
        raise SpecError(f"spec {spec!r} names no model; write `{scheme or 'openai'}:MODEL`")
    connections.picture_models[spec] = opened = _open(spec, scheme, rest, connections)
    return opened


def _open(spec: str, scheme: str, rest: str, connections: "Connections") -> PictureModel:
    from storytelling_painter.tools.images.weights import SCHEME

    if scheme == SCHEME:
        from storytelling_painter.tools.images.diffusers import DiffusersModel

        return DiffusersModel(spec, connections.gateway)
    provider = connections.provider(scheme)
    connections.key_of(provider)
    from storytelling_painter.tools.images.openai import OpenAIPictures

    return OpenAIPictures(spec, provider, rest, connections)
