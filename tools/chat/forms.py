"""JSON Schemas as they are sent. They are few and used by every item, so each is encoded once."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import orjson

from storytelling_painter.tools.chat.model import Shape

_MOST_KEPT: Final = 64


class Form(NamedTuple):
    """A schema made ready."""

    text: bytes
    """As JSON."""
    schema: orjson.Fragment
    """The same, to be put into larger JSON."""
    strict: bool
    """Whether it keeps the rules of OpenAI's `strict`."""


_kept: dict[int, tuple[Mapping[str, Any], Form]] = {}
"""By identity; the schema is held beside its form, so that its identity is not given to another one."""


def form_of(shape: Shape) -> Form:
    """Returns the form of a shape. The schema may not be changed once it was used."""
    schema = shape.schema
    known = _kept.get(id(schema))
    if known is None or known[0] is not schema:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        text = dumped(schema)
        known = _kept[id(schema)] = (schema, Form(text, orjson.Fragment(text), keeps_strict_rules(schema)))
    return known[1]


def keeps_strict_rules(schema: object) -> bool:
    """Whether OpenAI's `strict` takes a schema: every object closed and all its properties required."""
    if isinstance(schema, Mapping):
        properties = schema.get("properties")
        if isinstance(properties, Mapping) or schema.get("type") == "object":
            named = set(properties) if isinstance(properties, Mapping) else set()
            if schema.get("additionalProperties") is not False or set(schema.get("required", ())) != named:
                return False
        return all(keeps_strict_rules(inner) for inner in schema.values())
    return not isinstance(schema, list) or all(keeps_strict_rules(inner) for inner in schema)


def dumped(value: object) -> bytes:
    """Returns JSON. Halves of surrogate pairs, which no UTF-8 can hold, become question marks."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return orjson.dumps(_sound(value))


def _sound(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {str(_sound(k)): _sound(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(v) for v in value]
    return value
