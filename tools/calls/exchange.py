"""Form of a recording: every exchange of a run in one file, from which the run can be made again without a network.

A recording is JSON lines. The first line says what it is; each further one is a call with its reply, or with the error
that it ended with. Lines begin with key, item and step, so that an index needs no bodies in memory. Requests name
pictures by their hashes; replies stand as they came, so a picture is the base64 that the provider sent, or base64 of
the bytes of a fetched file. Headers are left out, and so are keys: what a request or a reply quotes of one is blotted
out.

Where a call stands more than once, as after an interrupted run was gone on with, its last line counts.
"""

import base64
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_args

import orjson
from pydantic import ValidationError

from storytelling_painter.domain import errors
from storytelling_painter.domain.base import Frozen, Sha256
from storytelling_painter.domain.errors import StorytellingError, TapeError
from storytelling_painter.tools.calls.call import Call, CallKind, Reply, Usage

MAX_LINE_BYTES: Final = 160 * 2**20
"""A picture of the largest size there may be, as base64 in JSON, and room."""
_HEAD: Final = re.compile(rb'\{"key":"([0-9a-f]{64})","item":"([^"\\]*)","step":"([^"\\]*)"')
_BLOT: Final = b"[key]"


class _Header(Frozen):
    kind: Literal["recording"]
    version: Literal[1]


FIRST_LINE: Final = b'{"kind":"recording","version":1}\n'


FailureName = Literal["ProviderError", "Unavailable", "Rejected", "Moderated", "ItemBudgetExceeded"]
_FAILURES: Final = get_args(FailureName)


class Failed(Frozen):
    """The error that a call ended with."""

    error: FailureName
    message: str


class Exchange(Frozen):
    """A line of a recording."""

    key: Sha256
    item: str
    step: str
    kind: CallKind
    provider: str
    model: str
    variant: str = ""
    request: Any = None
    """What was sent: JSON, or base64 text where it was none."""
    media_type: str = ""
    usage: Usage = Usage()
    seconds: float = 0.0
    text: str | None = None
    """Body of the reply, where it is text."""
    base64: str | None = None
    """Body of the reply, where it is none."""
    failed: Failed | None = None

    @property
    def reply(self) -> Reply:
        """The reply as it came; raises the error that the call ended with.

        Raises:
            ProviderError: The call brought nothing.
            ItemBudgetExceeded: The item could not afford the call.
        """
        if self.failed is not None:
            error: type[StorytellingError] = getattr(errors, self.failed.error)
            raise error(self.failed.message)
        body = base64.b64decode(self.base64) if self.base64 is not None else (self.text or "").encode()
        return Reply(body, self.media_type, self.usage, seconds=self.seconds)


class Head(NamedTuple):
    """What the beginning of a line tells without the rest being read."""

    key: str
    item: str
    step: str


def head_of(line: bytes) -> Head | None:
    """Returns the head of a line, or none where it is no exchange."""
    found = _HEAD.match(line)
    return None if found is None else Head(*(part.decode("utf-8", "replace") for part in found.groups()))


def line_of(call: Call, outcome: Reply | StorytellingError, secrets: Iterable[bytes] = ()) -> bytes:
    """Returns the line of an exchange.

    Args:
        call: What was asked.
        outcome: The reply, or the error that the call ended with.
        secrets: Keys in force; blotted out wherever something quotes one.
    """

    def clean(data: bytes) -> bytes:
        for secret in secrets:
            data = data.replace(secret, _BLOT)
        return data

    fields: dict[str, object] = {
        "key": call.key, "item": call.tag.item, "step": call.tag.step, "kind": call.kind, "provider": call.provider,
        "model": call.model, "variant": call.variant, "request": _request(clean(call.body)),
    }
    if isinstance(outcome, Reply):
        fields |= {
            "media_type": outcome.media_type, "usage": outcome.usage.model_dump(), "seconds": outcome.seconds,
            **_body(clean(outcome.body)),
        }
    else:
        message = clean(str(outcome).encode("utf-8", "replace")).decode("utf-8", "replace")
        name = next(kind.__name__ for kind in type(outcome).__mro__ if kind.__name__ in _FAILURES)
        fields["failed"] = {"error": name, "message": message}
    return orjson.dumps(fields) + b"\n"


def _request(body: bytes) -> object:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return base64.b64encode(body).decode()


def _body(body: bytes) -> dict[str, str]:
    try:
        return {"text": body.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(body).decode()}


def check_header(line: bytes, path: Path) -> None:
    """Checks the first line of a file.

    Raises:
        TapeError: It is no recording, or one of another version.
    """
    try:
        _Header.model_validate(orjson.loads(line))
    except (orjson.JSONDecodeError, ValidationError):
        raise TapeError(
            f"{str(path)!r} is no recording of version 1; name one that --record wrote, or a new file"
        ) from None
