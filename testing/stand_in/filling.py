"""The smallest instance of a JSON Schema, with the choices that are left made by a random source."""

import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

_WORDS = ("red", "old", "cup", "boy", "door", "lamp", "rain", "hat", "dog", "tree", "bread", "letter", "window", "sea")
_MOST_DEPTH = 40
Schema = Mapping[str, Any]


class CannotFill(Exception):
    """No instance of the schema was found."""


def fill(schema: Schema, random: Random) -> Any:
    """Returns an instance: required properties only, the fewest items, the first alternative.

    Understands what OpenAI's structured outputs and Pydantic's schemas are written in: `$ref` into the schema, `anyOf`,
    `oneOf`, `allOf`, `enum`, `const`, bounds of numbers, lengths, `pattern`.

    Raises:
        CannotFill: The schema nests without end, or holds a pattern or reference that this cannot follow.
    """
    return _Filler(schema, random).value(schema, 0)


class _Filler:
    def __init__(self, root: Schema, random: Random) -> None:
        self._root, self._random = root, random

    def value(self, schema: Schema | bool, depth: int) -> Any:
        if depth > _MOST_DEPTH:
            raise CannotFill("the schema nests without end")
        if isinstance(schema, bool):
            return {}
        if "$ref" in schema:
            return self.value(self._target(str(schema["$ref"])), depth + 1)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return self._random.choice(list(schema["enum"]))
        for word in ("anyOf", "oneOf"):
            if schema.get(word):
                return self._first_that_fills(schema[word], depth)
        if schema.get("allOf"):
            return self.value(self._merged(schema), depth + 1)
        return self._typed(schema, depth)

    def _typed(self, schema: Schema, depth: int) -> Any:
        kinds = schema.get("type") or ("object" if "properties" in schema else "string")
        kind = kinds if isinstance(kinds, str) else kinds[0]
        if kind == "object":
            properties = schema.get("properties", {})
            return {name: self.value(properties.get(name, {}), depth + 1) for name in schema.get("required", ())}
        if kind == "array":
            fixed = [self.value(item, depth + 1) for item in schema.get("prefixItems", ())]
            items = schema.get("items", {})
            return fixed + [self.value(items, depth + 1) for _ in range(schema.get("minItems", 0) - len(fixed))]
        if kind == "string":
            return self._string(schema)
        if kind in ("integer", "number"):
            return self._number(schema, whole=kind == "integer")
        return self._random.random() < 0.5 if kind == "boolean" else None

    def _first_that_fills(self, options: Sequence[Schema], depth: int) -> Any:
        for option in options:
            try:
                return self.value(option, depth + 1)
            except CannotFill:
                continue
        raise CannotFill("no alternative of the schema can be filled")

    def _merged(self, schema: Schema) -> Schema:
        merged: dict[str, Any] = {key: value for key, value in schema.items() if key != "allOf"}
        for part in schema["allOf"]:
            part = self._target(str(part["$ref"])) if "$ref" in part else part
            part = self._merged(part) if "allOf" in part else part
            properties = {**merged.get("properties", {}), **part.get("properties", {})}
            required = [*merged.get("required", ()), *part.get("required", ())]
            merged |= part
            if properties:
                merged |= {"properties": properties, "required": required}
        return merged

    def _target(self, reference: str) -> Schema:
        target: Any = self._root
        for step in reference.removeprefix("#").strip("/").split("/"):
            if step:
                target = target.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(target, Mapping) else None
        if not isinstance(target, Mapping):
            raise CannotFill(f"reference {reference!r} leads nowhere")
        return target

    def _string(self, schema: Schema) -> str:
        if "pattern" in schema:
            return _fitting(str(schema["pattern"]), int(schema.get("minLength", 0)))
        text = f"{self._random.choice(_WORDS)} {self._random.choice(_WORDS)} {self._random.randrange(10_000)}"
        while len(text) < schema.get("minLength", 0):
            text += f" {self._random.choice(_WORDS)}"
        most = schema.get("maxLength")
        return text if most is None else text[:most]

    def _number(self, schema: Schema, *, whole: bool) -> float | int:
        low, high = schema.get("minimum"), schema.get("maximum")
        step = schema.get("multipleOf") or (1 if whole else None)
        gap = step or 1e-6
        if (above := schema.get("exclusiveMinimum")) is not None:
            low = above + gap if low is None else max(low, above + gap)
        if (below := schema.get("exclusiveMaximum")) is not None:
            high = below - gap if high is None else min(high, below - gap)
        if low is None:
            low = 0 if high is None or high >= 0 else high
        high = low + 9 if high is None else high
        if not whole or step is None:
            return round(low + (high - low) * self._random.random(), 6) if step is None else -(-low // step) * step
        first, last = -(-int(low) // int(step)), int(high) // int(step)
        return self._random.randint(first, max(first, last)) * int(step)


def _fitting(pattern: str, least: int) -> str:
    """Returns a short text that a regular expression finds a match in."""
    from re import _parser  # type: ignore[attr-defined]  # the standard library's own reading of patterns

    try:
        parsed = _parser.parse(pattern)
        for extra in range(33):
            text = "".join(_piece(str(op), value, extra) for op, value in parsed)
            if len(text) >= least and re.search(pattern, text):
                return text
    except (re.error, LookupError, TypeError, ValueError) as error:
        raise CannotFill(f"pattern {pattern!r} is not understood") from error
    raise CannotFill(f"found no text for pattern {pattern!r}")


def _piece(op: str, value: Any, extra: int) -> str:
    if op == "LITERAL":
        return chr(value)
    if op == "ANY":
        return "a"
    if op == "IN":
        return _one_of(value)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, high, inner = value
        times = min(int(low) + extra, int(high))
        return "".join(_piece(str(o), v, 0) for _ in range(times) for o, v in inner)
    if op == "SUBPATTERN":
        return "".join(_piece(str(o), v, extra) for o, v in value[3])
    if op == "BRANCH":
        return "".join(_piece(str(o), v, extra) for o, v in value[1][0])
    if op == "CATEGORY":
        return {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}[str(value)]
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return ""
    raise LookupError(op)


def _one_of(options: Any) -> str:
    op, value = options[0]
    if str(op) == "NEGATE":
        refused = re.compile("[^" + "".join(re.escape(chr(v)) for o, v in options[1:] if str(o) == "LITERAL") + "]")
        return next(c for c in "a7 -_." if refused.match(c))
    return chr(value[0]) if str(op) == "RANGE" else _piece(str(op), value, 0)
