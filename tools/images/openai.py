"""Picture models of any server that speaks OpenAI's protocol: `images/generations` and `images/edits`.

The bytes of a picture are handed on as they came. An answer that gives an address is followed by a fetch, a call of its
own with the rules of `fetching`.
"""

import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from storytelling_painter.domain.errors import InputError, Moderated, PaintError, Unavailable
from storytelling_painter.domain.means import Provider
from storytelling_painter.tools.artifacts import look_at
from storytelling_painter.tools.calls.call import Call, Reply, Tag, Usage
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.images.families import Family, family_of, refused_option
from storytelling_painter.tools.images.model import PictureAnswer, PictureRequest, Source

if TYPE_CHECKING:
    import aiohttp

    from storytelling_painter.tools.calls.connections import Connections

_SOURCE_TOKENS: Final = 8_192
"""More than a picture or a mask of an edit counts for."""
_SUFFIXES: Final = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
_FILES: Final = ".files"
"""Ends the name under which fetches are limited: they go to another server than the calls."""


class OpenAIPictures:
    """A picture model behind `images/generations`. One object serves everything in flight.

    Args:
        spec: As the user wrote it.
        provider: The server.
        model: Name of the model there.
        connections: What calls go through.
    """

    def __init__(self, spec: str, provider: Provider, model: str, connections: "Connections") -> None:
        self.spec = spec
        self._provider, self._model, self._connections = provider, model, connections
        self._family: Family = family_of(model)
        self._left_out: frozenset[str] = frozenset()
        self.traits = self._family.traits

    async def make(self, request: PictureRequest) -> PictureAnswer:
        """Makes one picture, limits and retries included; see `PictureModel`.

        Raises:
            AccessError: The provider refuses the key or does not know the model.
            BudgetExceeded: A cap would be broken; nothing was sent.
            Moderated: The provider's policy forbids the request.
            PaintError: What came back is no picture, or an address that may not be fetched from.
            ProviderError: Nothing came back.
        """
        call = Call(
            kind="picture",
            provider=self._provider.name,
            model=self._model,
            tag=request.tag,
            body=self._identity(request),
            most=self._most(request),
            variant=self._family.variant(request),
        )
        while True:
            left_out = self._left_out
            try:
                reply = await self._connections.gateway.call(call, lambda out=left_out: self._send(request, out))  # type: ignore[misc]
            except Refused as refusal:
                self._learn(request, left_out, refusal)
                continue
            return await self._read(request, reply)

    async def _send(self, request: PictureRequest, left_out: frozenset[str]) -> Reply:
        line = self._connections.line(self._provider)
        options = {"model": self._model, "prompt": request.prompt, **self._family.options(request, left_out)}
        if request.source is None:
            import orjson

            reply, found = await line.ask("images/generations", orjson.dumps(options))
        else:
            reply, found = await line.ask("images/edits", _form(options, request.source))
        return replace(reply, usage=_usage_of(found))

    def _learn(self, request: PictureRequest, left_out: frozenset[str], refusal: Refused) -> None:
        """Leaves out what the server does not take, or raises the refusal again where it teaches nothing."""
        option = refused_option(refusal, self._family.options(request, left_out))
        if option is None:
            raise refusal
        self._left_out |= {option}
        self._connections.notices.add(f"{self.spec} does not take `{option}`; it is left out")

    async def _read(self, request: PictureRequest, reply: Reply) -> PictureAnswer:
        from storytelling_painter.tools.calls.http import parsed

        entry = _entry(parsed(reply.body), self.spec)
        text, url = entry.get("b64_json"), entry.get("url")
        if isinstance(text, str) and text:
            data = _decoded(text, self.spec)
        elif isinstance(url, str) and url.startswith("data:"):
            data = _decoded(url.partition(",")[2], self.spec)
        elif isinstance(url, str) and url:
            data = await self._fetched(request.tag, url)
        elif _filtered(entry):
            raise Moderated(f"{self.spec} held the picture back: its filter forbids it; change the story")
        else:
            raise PaintError(f"{self.spec} answered without a picture")
        _look_at(data, self.spec)
        revised = entry.get("revised_prompt")
        return PictureAnswer(data, reply.usage, revised_prompt=revised if isinstance(revised, str) else "")

    async def _fetched(self, tag: Tag, url: str) -> bytes:
        from storytelling_painter.tools.images.fetching import checked_url, fetch

        parts = checked_url(url, self._provider)
        # The query of a signed address is a key of its kind, so it stays out of the call's name.
        named = f"{parts.scheme}://{parts.netloc}{parts.path}".encode()
        call = Call("fetch", f"{self._provider.name}{_FILES}", self._model, Tag(tag.item, f"{tag.step}.fetch"), named)
        reply = await self._connections.gateway.call(call, lambda: fetch(url, self._provider))
        return reply.body

    def _identity(self, request: PictureRequest) -> bytes:
        """What names the call: all that is asked, whatever the server has to be spoken to like."""
        import orjson

        source = request.source
        return orjson.dumps(
            {
                "model": self._model,
                "prompt": request.prompt,
                "size": request.size,
                "quality": request.quality,
                "moderation": request.moderation,
                "source": None if source is None else source.sha256,
                "mask": None if source is None or source.mask is None else hashlib.sha256(source.mask).hexdigest(),
            }
        )

    def _most(self, request: PictureRequest) -> Usage:
        """An upper bound. A token is at least one byte of UTF-8."""
        tokens = self._family.tokens.get(request.quality, 0)
        if not tokens:
            return Usage(pictures=1)
        source = 0 if request.source is None else _SOURCE_TOKENS * (1 + (request.source.mask is not None))
        return Usage(input_tokens=len(request.prompt.encode()) + source, output_tokens=tokens, pictures=1)


def _form(options: Mapping[str, Any], source: Source) -> "aiohttp.FormData":
    import aiohttp

    form = aiohttp.FormData()
    for name, value in options.items():
        form.add_field(name, str(value))
    suffix = _SUFFIXES.get(source.media_type, "png")
    form.add_field("image", source.data, filename=f"picture.{suffix}", content_type=source.media_type)
    if source.mask is not None:
        form.add_field("mask", source.mask, filename="mask.png", content_type="image/png")
    return form


def _entry(found: object, spec: str) -> Mapping[str, Any]:
    """Returns what the answer says of its first picture."""
    if not isinstance(found, dict):
        raise Unavailable("a kept answer is no JSON")
    data = found.get("data")
    if not isinstance(data, list) or not data or not isinstance(data[0], dict):
        raise PaintError(f"{spec} answered without a picture")
    return data[0]


def _decoded(text: str, spec: str) -> bytes:
    import pybase64

    try:
        return pybase64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise PaintError(f"{spec} sent a picture that is no base64") from None


def _look_at(data: bytes, spec: str) -> None:
    """Refuses what is no picture by what its bytes say, whatever it was called."""
    try:
        look_at(data)
    except InputError as error:
        start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        kind = "SVG markup" if b"<svg" in start else "a web page or other markup" if start.startswith(b"<") else ""
        raise PaintError(f"{spec} sent {kind or 'something else'} in the place of a picture: {error}") from None


def _filtered(entry: Mapping[str, Any]) -> bool:
    """Whether a filter's results, in the form that some servers give beside a missing picture, say that it struck."""
    results = entry.get("content_filter_results")
    told = results.values() if isinstance(results, dict) else ()
    return any(isinstance(result, dict) and result.get("filtered") is True for result in told)


def _usage_of(found: Mapping[str, Any]) -> Usage:
    """Returns what the provider counted, or one picture where it counts no tokens."""
    counted = found.get("usage")
    told = counted if isinstance(counted, dict) else {}
    details = told.get("input_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else 0
    data = found.get("data")
    return Usage(
        input_tokens=_count(told.get("input_tokens")),
        cached_tokens=_count(cached),
        output_tokens=_count(told.get("output_tokens")),
        pictures=len(data) if isinstance(data, list) else 0,
    )


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53 else 0
