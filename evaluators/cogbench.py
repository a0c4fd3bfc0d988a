"""Reads a user's own copy of CogBench (arXiv 2402.18409), and counts what descriptions of its pictures hold.

The data may not be shipped and its files differ by copy, so the reader is tolerant: a JSON list, an object of entries
by id, or JSON lines; each entry with entities, Chains-of-Reasoning by type, written `clue + clue -> conclusion`, and
perhaps a description. Two figures are computed:

    recognition = entities that the description names / entities
    cognition   = for each type of reasoning, conclusions that a text judge finds in the description / conclusions

An entity is named if the description holds all its words, in their stems, or those of one of its alternatives (`sofa /
couch`). That is stricter than a match by embeddings, so recognition is a lower bound and no figure of the paper's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

import orjson

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.calibration.rates import Rate, rate_of
from storytelling_painter.evaluators.formats import shown
from storytelling_painter.tools.bounded import read_bounded
from storytelling_painter.tools.embeddings import words

COGBENCH: Final = MadeBy(name="cogbench-description", version="1")
MAX_BYTES: Final = 64 * 2**20

Reasoning = Literal[
    "time",
    "location",
    "character",
    "character_relationship",
    "event",
    "event_causal_relationship",
    "next_moment_event",
    "mental_state",
]
REASONINGS: Final[tuple[Reasoning, ...]] = get_args(Reasoning)
_ALIASES: Final[dict[str, Reasoning]] = {
    **{name: name for name in REASONINGS},
    "special_time": "time",
    "place": "location",
    "character_role": "character",
    "role": "character",
    "relationship": "character_relationship",
    "character_relation": "character_relationship",
    "event_relationship": "event_causal_relationship",
    "event_relation": "event_causal_relationship",
    "causal_relationship": "event_causal_relationship",
    "event_causality": "event_causal_relationship",
    "next_moment": "next_moment_event",
    "next_event": "next_moment_event",
}
_IDS: Final = ("id", "img_id", "image_id", "pic_id", "name")
_FILES: Final = ("image", "img", "file_name", "img_file_name", "picture", "image_name")
_ENTITIES: Final = ("entities", "entity", "Entities")
_CORS: Final = ("cors", "CoRs", "CoR", "cor", "chains", "reasoning", "chains_of_reasoning")
_DESCRIPTIONS: Final = ("description", "Description", "caption")
_ARROW: Final = re.compile(r"\s*(?:-+>|=+>|\u2192)\s*")


class Chain(NamedTuple):
    """One Chain-of-Reasoning."""

    reasoning: Reasoning
    clues: tuple[str, ...]
    conclusion: str


class Entry(NamedTuple):
    """One picture of the benchmark."""

    id: str
    picture: str
    """Name of its file; empty where the entry does not say."""
    entities: tuple[str, ...]
    chains: tuple[Chain, ...]
    description: str


class CogBenchScore(Frozen):
    """What one viewer's descriptions of the benchmark's pictures hold."""

    kind: Literal["cogbench"] = "cogbench"
    evaluator: MadeBy = COGBENCH
    describer: MadeBy
    judge: MadeBy
    pictures: int
    recognition: Rate
    cognition: Rate
    """Over all types but the event of the next moment, which is only reported."""
    by_reasoning: dict[Reasoning, Rate]
    foils: Rate
    """Conclusions of other pictures that the judge found in a description."""
    errors: int = 0
    failed: int = 0


class Found(NamedTuple):
    """What was found in one description."""

    entities: tuple[int, int]
    """Named, and not named."""
    chains: tuple[tuple[Reasoning, bool], ...]
    foils: tuple[bool, ...] = ()
    errors: int = 0


def read_cogbench(path: Path) -> tuple[Entry, ...]:
    """Reads the annotations.

    Raises:
        InputError: The file cannot be read or is no JSON, or an entry lacks chains or has one that cannot be read; the
            message names entry and key.
    """
    entries = []
    seen: set[str] = set()
    for where, own, fields in _objects(path):
        if not isinstance(fields, dict):
            raise InputError(f"{where}: no object but a {type(fields).__name__}")
        entry = _entry(fields, where, own)
        if entry.id in seen:
            raise InputError(f"{where}: id {entry.id!r} stands twice")
        seen.add(entry.id)
        entries.append(entry)
    if not entries:
        raise InputError(f"{path.name!r} holds no entry")
    return tuple(entries)


def _objects(path: Path) -> Iterator[tuple[str, str, object]]:
    data = read_bounded(path, MAX_BYTES, "annotations")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        for number, line in enumerate(data.splitlines(), 1):
            if line.strip():
                try:
                    yield f"line {number}", f"line-{number}", orjson.loads(line)
                except orjson.JSONDecodeError as error:
                    raise InputError(f"{shown(path.name)!r}, line {number} is no JSON: {error}") from None
        return
    if isinstance(value, dict) and not set(value) & {*_CORS, *_ENTITIES}:
        inner = value.get("data", value.get("images"))
        if isinstance(inner, list):
            value = inner
        else:
            yield from ((f"entry {shown(key)!r}", key, each) for key, each in value.items())
            return
    for number, each in enumerate(value if isinstance(value, list) else [value], 1):
        yield f"entry {number}", f"entry-{number}", each


def _entry(fields: Mapping[str, object], where: str, own: str) -> Entry:
    chains = _first(fields, _CORS)
    if chains is None:
        raise InputError(f"{where}: no chains of reasoning; expected one of {', '.join(_CORS)}")
    id, picture, described = _first(fields, _IDS), _first(fields, _FILES), _first(fields, _DESCRIPTIONS)
    return Entry(
        id=shown(str(own if id is None else id)),
        picture=re.split(r"[\\/]", picture)[-1] if isinstance(picture, str) else "",
        entities=tuple(dict.fromkeys(e for e in _texts(_first(fields, _ENTITIES)) if words(e))),
        chains=tuple(_chains(chains, where)),
        description=described if isinstance(described, str) else "",
    )


def _first(fields: Mapping[str, object], keys: Sequence[str]) -> object:
    return next((fields[k] for k in keys if fields.get(k) is not None), None)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from (part.strip() for part in re.split(r"[,;\n]", value) if part.strip())
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, str) and each.strip():
                yield each.strip()
            elif isinstance(each, dict):
                yield from _texts(each.get("name", each.get("entity")))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)


def _chains(value: object, where: str) -> Iterator[Chain]:
    if isinstance(value, dict):
        for name, told in value.items():
            reasoning = _reasoning(name, where)
            for text in told if isinstance(told, list) else [told]:
                if isinstance(text, str) and text.strip():
                    yield _chain(reasoning, text)
    elif isinstance(value, list):
        for each in value:
            if not isinstance(each, dict):
                raise InputError(f"{where}: a chain without its type; write objects with `type` and `cor`")
            name = _first(each, ("type", "reasoning", "dimension"))
            text = _first(each, ("cor", "chain", "text", "CoR"))
            if not isinstance(text, str) or not text.strip():
                raise InputError(f"{where}: a chain without a text; write objects with `type` and `cor`")
            yield _chain(_reasoning(str(name), where), text)
    else:
        raise InputError(f"{where}: the chains are a {type(value).__name__}; expected lists by type")


def _reasoning(name: str, where: str) -> Reasoning:
    plain = re.sub(r"[^a-z]+", "_", name.lower().replace("reasoning", "")).strip("_")
    if plain not in _ALIASES:
        raise InputError(f"{where}: unknown type of reasoning {shown(name, 40)!r}; known: {', '.join(REASONINGS)}")
    return _ALIASES[plain]


def _chain(reasoning: Reasoning, text: str) -> Chain:
    *before, conclusion = _ARROW.split(text.strip())
    clues = tuple(c.strip() for part in before for c in part.split("+") if c.strip())
    return Chain(reasoning, clues, conclusion.strip())


def named_entities(entities: Sequence[str], description: str) -> tuple[str, ...]:
    """Returns the entities whose words a description holds; see the module."""
    there = set(words(description))
    return tuple(
        e for e in entities if any(set(w) <= there for part in re.split(r"[/|]", e) if (w := words(part)))
    )


def cogbench_score(
    describer: MadeBy, judge: MadeBy, found: Sequence[Found], *, failed: int = 0
) -> CogBenchScore:
    """Adds up what was found in the descriptions of all pictures."""

    def rate(wanted: Sequence[Reasoning]) -> Rate:
        return rate_of([_split([held for name, held in f.chains if name in wanted]) for f in found])

    return CogBenchScore(
        describer=describer,
        judge=judge,
        pictures=len(found),
        recognition=rate_of([f.entities for f in found]),
        cognition=rate([r for r in REASONINGS if r != "next_moment_event"]),
        by_reasoning={r: got for r in REASONINGS if (got := rate([r])).share is not None},
        foils=rate_of([_split(f.foils) for f in found]),
        errors=sum(f.errors for f in found),
        failed=failed,
    )


def _split(held: Sequence[bool]) -> tuple[int, int]:
    return sum(held), len(held) - sum(held)
