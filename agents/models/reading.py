"""Reads a model's words for the one JSON object they should be. Pure; doubts everything and repairs nothing.

Taken with a note is only a whole answer that does not stand alone: in a code fence, or with words around it. An object
that merely stands inside a broken one is never taken, nor is one of several.
"""

import json
import math
import re
from typing import Any, Final, Generic, NamedTuple, TypeVar

import orjson
from pydantic import ValidationError

from storytelling_painter.domain.answers import FaultKind
from storytelling_painter.domain.base import Frozen
from storytelling_painter.tools.chat.model import ChatAnswer

A = TypeVar("A", bound=Frozen)

MAX_CHARACTERS: Final = 200_000
MAX_DEPTH: Final = 24
MAX_DIGITS: Final = 18
_MOST_ERRORS: Final = 8
_BROKEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_MAY_BE_BROKEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]|\\[ubf]")
"""Finds, in JSON that is not read yet, what `_BROKEN` may find in its texts: a character, or an escape for one."""
_STRUCTURE: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[{}\[\]]', re.DOTALL)
"""A string, ended or not, or a bracket outside of one."""
_THOUGHT: Final = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)


class Doubt(NamedTuple):
    """One thing that is wrong with an answer."""

    kind: FaultKind
    detail: str = ""


class Unusable(Exception):
    """The answer cannot be taken; `doubts` say why. Caught by `asking` and raised no further."""

    def __init__(self, *doubts: Doubt) -> None:
        super().__init__("; ".join(f"{d.kind}: {d.detail}" for d in doubts))
        self.doubts = doubts


class Found(NamedTuple, Generic[A]):
    """A usable answer."""

    value: A
    notes: tuple[Doubt, ...]
    """What was wrong with it although it is whole."""


def read_answer(answer: ChatAnswer, form: type[A]) -> Found[A]:
    """Returns the value that an answer holds.

    Args:
        answer: As it came.
        form: Pydantic model that it has to fit, without any conversion of types.

    Raises:
        Unusable: It refuses, is empty or cut off, is no JSON object of that form, or holds what JSON must not.
    """
    if answer.finish == "refusal" or answer.refusal:
        raise Unusable(Doubt("refused", answer.refusal or answer.text[:300]))
    if answer.finish == "length":
        raise Unusable(Doubt("cut_off", f"the answer was cut off after {len(answer.text)} characters"))
    text = answer.text.lstrip("\ufeff").strip()
    if not text:
        raise Unusable(Doubt("empty"))
    if len(text) > MAX_CHARACTERS:
        raise Unusable(Doubt("too_long", f"{len(text)} characters, at most {MAX_CHARACTERS} are read"))
    object, notes = _object_in(text)
    if _MAY_BE_BROKEN.search(text):
        _check_texts(object)
    try:
        return Found(form.model_validate_json(orjson.dumps(object), strict=True), notes)
    except ValidationError as error:
        raise Unusable(*(Doubt("wrong_shape", _told(e)) for e in error.errors()[:_MOST_ERRORS])) from None


def _told(error: Any) -> str:
    return f"{'.'.join(map(str, error['loc']))}: {error['msg']}"[:300]


def _object_in(text: str) -> tuple[dict[str, Any], tuple[Doubt, ...]]:
    notes: list[Doubt] = []
    if thought := _THOUGHT.match(text):
        text = text[thought.end() :].strip()
        notes.append(Doubt("prose_around", "thoughts stand before it"))
    if not text.startswith("{"):
        text, more = _unfenced(text)
        notes += more
    start = text.find("{")
    if start < 0:
        raise Unusable(Doubt("no_json", _shown(text)))
    end = _end_of_object(text, start)
    outside = f"{text[:start]} {text[end:]}".strip()
    if "{" in outside or "}" in outside:
        kind: FaultKind = "several_answers" if "{" in outside else "broken_json"
        raise Unusable(Doubt(kind, "there is more than one JSON object, or a brace too many"))
    if outside[:1] in ("[", '"') or outside.endswith(("]", '"')):
        raise Unusable(Doubt("wrong_shape", "the object stands inside something else; give one JSON object"))
    if outside:
        notes.append(Doubt("prose_around", _shown(outside)))
    return _parsed(text[start:end]), tuple(notes)


def _unfenced(text: str) -> tuple[str, list[Doubt]]:
    """Takes the content of the only code fence, where no brace stands outside of it."""
    before, *rest = text.split("```")
    if len(rest) != 2 or "{" in (around := f"{before} {rest[1]}".strip()) or "}" in around:
        return text, []
    language, _, content = rest[0].partition("\n")
    inside = content if language.strip().lower() in ("", "json") else rest[0]
    return inside.strip(), [Doubt("fenced"), *([Doubt("prose_around", _shown(around))] if around else [])]


def _end_of_object(text: str, start: int) -> int:
    """Returns where the object that begins at `start` ends, by counting brackets outside of strings."""
    depth = 0
    for found in _STRUCTURE.finditer(text, start):
        if found[0] in "{[":
            depth += 1
            if depth > MAX_DEPTH:
                raise Unusable(Doubt("too_deep", f"nested deeper than {MAX_DEPTH}"))
        elif found[0] in "}]":
            depth -= 1
            if depth == 0:
                return found.end()
    raise Unusable(Doubt("broken_json", "the JSON object does not end"))


def _parsed(text: str) -> dict[str, Any]:
    try:
        value = json.loads(
            text, object_pairs_hook=_once, parse_constant=_not_finite, parse_float=_finite, parse_int=_small
        )
    except ValueError as error:
        raise Unusable(Doubt("broken_json", str(error))) from None
    assert isinstance(value, dict)  # it begins with a brace
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) != len(pairs):
        names = [name for name, _ in pairs]
        raise Unusable(Doubt("duplicate_key", f"{next(n for n in names if names.count(n) > 1)[:80]!r} stands twice"))
    return out


def _not_finite(text: str) -> float:
    raise Unusable(Doubt("not_finite", f"{text} is no number of JSON"))


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise Unusable(Doubt("huge_number", f"{text[:40]} is too large"))
    return value


def _small(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise Unusable(Doubt("huge_number", f"{text[:40]} has {len(text)} digits"))
    return int(text)


def _check_texts(value: object) -> None:
    """Refuses half characters and control characters, which no file and no page should get to hold."""
    if isinstance(value, str):
        if _BROKEN.search(value):
            raise Unusable(Doubt("broken_text", f"control characters or half characters in {_shown(value)}"))
    elif isinstance(value, dict):
        for key, inner in value.items():
            _check_texts(key)
            _check_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            _check_texts(inner)


def _shown(text: str) -> str:
    return ascii(text[:120])
