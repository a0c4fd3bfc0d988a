"""Instances made up for JSON Schemas fit them."""

import re
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.domain.judgement import AlignmentReport, Critique
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.testing.stand_in.filling import CannotFill, fill


@pytest.mark.parametrize("noun", [Ledger, Critique, AlignmentReport, SceneSpec])
@pytest.mark.parametrize("seed", range(5))
def test_schemas_of_this_project(noun: Any, seed: int) -> None:
    schema = noun.model_json_schema()
    jsonschema_rs.validate(schema, fill(schema, Random(seed)))


bounds = st.integers(-50, 50)
few, room = st.integers(0, 40), st.integers(0, 50)
leaves = (
    st.just({"type": "boolean"})
    | st.just({"type": "null"})
    | st.just({"type": ["string", "null"]})
    | st.builds(lambda low, n: {"type": "string", "minLength": low, "maxLength": low + n}, few, room)
    | st.builds(lambda low, n: {"type": "integer", "minimum": low, "maximum": low + n}, bounds, room)
    | st.builds(lambda low: {"type": "integer", "exclusiveMinimum": low, "multipleOf": 5}, bounds)
    | st.builds(lambda low: {"type": "number", "exclusiveMinimum": low, "exclusiveMaximum": low + 1}, bounds)
    | st.builds(lambda high: {"type": "number", "maximum": high}, bounds)
    | st.lists(bounds, min_size=1, max_size=3).map(lambda options: {"enum": options})
    | bounds.map(lambda value: {"const": value})
)


def objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.dictionaries(st.sampled_from("abcd"), inner, max_size=3)
    return names.map(lambda p: {"type": "object", "properties": p, "required": list(p), "additionalProperties": False})


schemas = st.recursive(
    leaves,
    lambda inner: objects(inner)
    | st.builds(lambda i, n: {"type": "array", "items": i, "minItems": n, "maxItems": n + 1}, inner, st.integers(0, 3))
    | st.lists(inner, min_size=1, max_size=3).map(lambda options: {"anyOf": options})
    | st.lists(objects(inner), min_size=1, max_size=1).map(lambda parts: {"allOf": parts}),
    max_leaves=8,
)


@given(schemas, st.integers(0, 100))
def test_any_schema_of_the_kinds_that_it_knows(schema: dict[str, Any], seed: int) -> None:
    jsonschema_rs.validate(schema, fill(schema, Random(seed)))


@pytest.mark.parametrize(
    "pattern",
    [r"^[a-z][a-z0-9_]{0,39}$", r"^[0-9a-f]{64}$", r"^(yes|no)$", r"^\d{4}-\d\d$", r"^[^\"<]+$", r"a+b?", r"^K\.\w+$"],
)
def test_patterns(pattern: str) -> None:
    assert re.search(pattern, fill({"type": "string", "pattern": pattern}, Random(0)))


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"$ref": "#/$defs/none"},
        {"type": "string", "pattern": "("},
        {"type": "string", "pattern": r"(?=b)a"},
    ],
)
def test_what_cannot_be_filled_says_so(schema: dict[str, Any]) -> None:
    with pytest.raises(CannotFill):
        fill(schema, Random(0))
