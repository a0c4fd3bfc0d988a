"""Picture calls: small valid pictures of the size that was asked for, and the body that they come in."""

import base64
import io
import struct
import zlib
from functools import lru_cache
from hashlib import sha256
from random import Random
from typing import Any

import orjson

from storytelling_painter.testing.stand_in.answers import Answer, Seen
from storytelling_painter.testing.stand_in.chat import tokens_of
from storytelling_painter.testing.stand_in.faults import Kind

MARKUP = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'
"""What stands in the place of a picture when a fault says so."""
_LONGEST_PROMPT = {"dall-e-2": 1_000, "dall-e-3": 4_000, "gpt-image-1": 32_000}
_TOKENS = {"low": (272, 408), "medium": (1_056, 1_584), "high": (4_160, 6_240)}
"""Output tokens of gpt-image-1 for a square and for an oblong picture."""


def complaint(seen: Seen) -> Answer | None:
    """Returns the 400 for a call that the named model would refuse, or none."""
    prompt, body = seen.body.get("prompt"), seen.body
    if not isinstance(prompt, str) or not prompt:
        return Answer(status=400, text="prompt is missing", param="prompt", code="missing_required_parameter")
    longest = _LONGEST_PROMPT.get(seen.model)
    if longest is not None and len(prompt) > longest:
        return Answer(status=400, text=f"prompt is longer than {longest} characters", param="prompt")
    if seen.model == "gpt-image-1" and "response_format" in body:
        return Answer(
            status=400, text="Unknown parameter: 'response_format'.", param="response_format", code="unknown_parameter"
        )
    if str(body.get("n", 1)) != "1":
        return Answer(status=400, text="this server gives one picture a call", param="n")
    if seen.endpoint == "edit" and not seen.pictures:
        return Answer(status=400, text="image is missing", param="image", code="missing_required_parameter")
    if seen.endpoint == "edit" and seen.model == "dall-e-3":
        return Answer(status=400, text="Invalid value: 'dall-e-3'. Value must be 'dall-e-2'.", param="model")
    if size_of(body) is None:
        return Answer(status=400, text="size must be auto or WIDTHxHEIGHT, at most 4096 each", param="size")
    return None


def size_of(body: dict[str, Any]) -> tuple[int, int] | None:
    """Returns the width and height that are asked for, or none where they are no size."""
    told = body.get("size") or "auto"
    if told == "auto":
        return 1024, 1024
    width, _, height = str(told).partition("x")
    if not (width.isdigit() and height.isdigit() and 0 < int(width) <= 4096 and 0 < int(height) <= 4096):
        return None
    return int(width), int(height)


def painted(seen: Seen, random: Random, least_bytes: int = 0) -> bytes:
    """Returns a striped two-colour picture of the size and format that were asked for.

    Args:
        seen: The call.
        random: Chooses the colours.
        least_bytes: PNG files are filled up to this size, as real pictures are large.
    """
    width, height = size_of(seen.body) or (1024, 1024)
    form = seen.body.get("output_format", "png")
    if form in ("jpeg", "webp"):
        return _other_format(random.randbytes(3), width, height, form)
    return png(width, height, random.randbytes(6), least_bytes)


def png(width: int, height: int, colours: bytes, least_bytes: int = 0) -> bytes:
    """Returns a PNG striped in two colours (three bytes each), filled up to a size by a chunk that no reader shows."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 3, 0, 0, 0))
    rest = _chunk(b"PLTE", colours) + _stripes(width, height) + _chunk(b"IEND", b"")
    fill = least_bytes - len(head) - len(rest) - 20
    filler = _chunk(b"fiLl", _noise(fill)) if fill > 0 else b""
    return b"\x89PNG\r\n\x1a\n" + head + filler + rest


@lru_cache(maxsize=32)
def _stripes(width: int, height: int) -> bytes:
    row = (b"\x00" + b"\xf0" * (-(-width // 8)), b"\x00" + b"\x0f" * (-(-width // 8)))
    return _chunk(b"IDAT", zlib.compress(b"".join(row[y // 16 % 2] for y in range(height))))


@lru_cache(maxsize=4)
def _noise(size: int) -> bytes:
    return Random(size).randbytes(size)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _other_format(colour: bytes, width: int, height: int, form: str) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (width, height), (colour[0], colour[1], colour[2])).save(file, form)
    return file.getvalue()


def spoilt(answer: Answer, kind: Kind | None) -> Answer:
    """Returns an answer as it is after a fault that lies in the picture."""
    if kind == "wrong_shape":
        return Answer(**{**answer.__dict__, "picture": MARKUP})
    return Answer(**{**answer.__dict__, "picture": b""}) if kind == "empty" else answer


def body_of(seen: Seen, answer: Answer, files: "Files", files_url: str) -> tuple[bytes, int]:
    """Returns the body of a good answer and the number of tokens it counts."""
    data = answer.picture or b""
    entry: dict[str, Any] = {}
    if data:
        entry = {"url": f"{files_url}/{files.keep(data)}"} if _by_url(seen) else {"b64_json": _text(data)}
    revised = answer.revised_prompt
    if revised is None and seen.model == "dall-e-3":
        revised = f"A picture in clear light. {seen.text}"
    if entry and revised:
        entry["revised_prompt"] = revised
    told: dict[str, Any] = {"created": 1_700_000_000, "data": [entry] if entry else []}
    usage, tokens = _usage(seen)
    if answer.usage is not None or usage:
        told["usage"] = usage if answer.usage is None else answer.usage
    return orjson.dumps(told), tokens


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _by_url(seen: Seen) -> bool:
    if seen.model == "gpt-image-1":
        return False
    asked = seen.body.get("response_format")
    return asked == "url" if asked else seen.model.startswith("dall-e")


def _usage(seen: Seen) -> tuple[dict[str, Any], int]:
    if seen.model != "gpt-image-1":
        return {}, tokens_of(seen.text)
    width, height = size_of(seen.body) or (1024, 1024)
    quality = str(seen.body.get("quality", "auto"))
    output = _TOKENS.get(quality, _TOKENS["high"])[width != height]
    text, pictures = tokens_of(seen.text), 323 * len(seen.pictures)
    usage = {
        "input_tokens": text + pictures,
        "input_tokens_details": {"text_tokens": text, "image_tokens": pictures},
        "output_tokens": output,
        "total_tokens": text + pictures + output,
    }
    return usage, text + pictures + output


class Files:
    """The pictures that were answered by address; the oldest are forgotten."""

    def __init__(self, most: int = 2_000) -> None:
        self._most = most
        self._held: dict[str, bytes] = {}

    def keep(self, data: bytes) -> str:
        """Returns the name under which a picture can be fetched."""
        name = sha256(data).hexdigest()[:32]
        self._held[name] = data
        if len(self._held) > self._most:
            del self._held[next(iter(self._held))]
        return name

    def find(self, name: str) -> bytes | None:
        return self._held.get(name)
