"""Reads a request into what the protocol means by it: JSON or a form, with pictures replaced by their hashes."""

import base64
import binascii
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from hashlib import blake2b, sha256
from typing import Any, NamedTuple

import orjson

from storytelling_painter.testing.stand_in.wire import Incoming


class Unreadable(Exception):
    """The body is not what its content type says."""


class Body(NamedTuple):
    """What a request holds."""

    values: dict[str, Any]
    """JSON or form fields, `sha256:...` in the place of each picture."""
    pictures: tuple[str, ...]
    mask: str
    key: str
    """Identity of the call: equal bytes for JSON, equal fields and files for a form."""


def read(request: Incoming) -> Body:
    """Reads a request.

    Raises:
        Unreadable: It is neither a JSON object nor a form.
    """
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return _form(request, kind)
    try:
        values = orjson.loads(request.body)
    except orjson.JSONDecodeError as error:
        raise Unreadable(f"the body is no JSON: {error}") from error
    if not isinstance(values, dict):
        raise Unreadable("the body is no JSON object")
    found: dict[str, list[str]] = {"picture": [], "mask": []}
    if b"data:image/" in request.body:
        values = {n: _hashed(value, found["mask" if n == "mask" else "picture"]) for n, value in values.items()}
    return Body(values, tuple(found["picture"]), (found["mask"] or [""])[0], _key(request.path, request.body))


def _hashed(value: Any, found: list[str]) -> Any:
    """Returns a value with the pictures in it replaced, whose hashes it adds to a list."""
    if isinstance(value, dict):
        return {name: _hashed(inner, found) for name, inner in value.items()}
    if isinstance(value, list):
        return [_hashed(inner, found) for inner in value]
    if isinstance(value, str) and value.startswith("data:image/"):
        try:
            data = base64.b64decode(value.partition(",")[2], validate=True)
        except binascii.Error as error:
            raise Unreadable(f"a picture is no base64: {error}") from error
        found.append(sha256(data).hexdigest())
        return f"sha256:{found[-1]}"
    return value


def _form(request: Incoming, kind: str) -> Body:
    values: dict[str, Any] = {}
    pictures: list[str] = []
    mask = ""
    for name, is_file, data in _parts(request.body, kind):
        if not is_file:
            values[name] = data.decode("utf-8", "replace")
            continue
        digest = sha256(data).hexdigest()
        values[name] = f"sha256:{digest}"
        if name == "mask":
            mask = digest
        else:
            pictures.append(digest)
    return Body(values, tuple(pictures), mask, _key(request.path, orjson.dumps(values, option=orjson.OPT_SORT_KEYS)))


def _parts(body: bytes, kind: str) -> Iterator[tuple[str, bool, bytes]]:
    """Gives name, whether it is a file, and bytes of every part."""
    boundary = _header(f"content-type: {kind}".encode()).get_param("boundary")
    pieces = (b"\r\n" + body).split(b"\r\n--" + str(boundary).encode()) if boundary else []
    if len(pieces) < 3:
        raise Unreadable("the form has no parts, or no boundary")
    for piece in pieces[1:-1]:
        head, _, data = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        told = _header(head)
        name = told.get_param("name", header="content-disposition")
        if isinstance(name, str):
            yield name, told.get_filename() is not None, data


def _header(text: bytes) -> Message:
    return BytesParser().parsebytes(text + b"\r\n\r\n", headersonly=True)


def _key(path: str, body: bytes) -> str:
    return blake2b(body, digest_size=16, key=path.encode()[-64:]).hexdigest()
