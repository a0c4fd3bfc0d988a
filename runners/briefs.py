"""Items from a list of briefs: a table with a closed set of keys, a stream of JSON lines, or a pool of stories."""

import difflib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ids import derive_seed, item_id
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import MAX_STORY_CHARACTERS, Brief
from storytelling_painter.domain.vocabulary import Mode, Setting
from storytelling_painter.runners.sources import StoryFile, Task, checked_text, distinct
from storytelling_painter.tools.pools import load_pool
from storytelling_painter.tools.tables import Row, Table

KEYS: Final = ("id", "premise", "setting", "story", "seed", "mode")
"""All that a brief may say; each may be left out or empty."""
POOL: Final = "pool:"
"""What the name of a pool begins with, as in `pool:original`."""
_MOST_PREMISE: Final = 2_000
_LARGEST_SEED: Final = 2**63 - 1


def look_into_briefs(source: str) -> StoryFile:
    """Returns hash and number of the briefs; of a stream nothing is known and nothing is read.

    Args:
        source: A file, `-` for standard input, or `pool:NAME`.

    Raises:
        InputError: The source cannot be read, is empty, or is a table with columns that no brief has.
    """
    if source.startswith(POOL):
        pool = load_pool(source.removeprefix(POOL))
        digest = hashlib.sha256()
        for story in pool:
            digest.update(story.model_dump_json().encode() + b"\n")
        return StoryFile(digest.hexdigest(), len(pool))
    table = Table(Path(source))
    if table.is_stream:
        return StoryFile(None, None)
    _refuse_columns(table)
    found = StoryFile(table.sha256(), table.count())
    if not found.items:
        raise InputError(f"{table.name!r} holds no brief; give a CSV, JSONL or Parquet file with some")
    return found


def briefed(
    source: str, settings: Settings, *, premise: str | None = None, setting: Setting | None = None
) -> Iterator[Task]:
    """Yields an item for each brief, one in memory at a time; those of a pool are its stories, held as a whole.

    A bad row fails its own item, with the row named, and no other.

    Args:
        source: A file (`.csv`, `.parquet`, everything else JSON lines), `-` for standard input, or `pool:NAME`.
        settings: Give mode and seed to briefs that name none; the seed of an item follows from its id.
        premise: For briefs that have neither premise nor story.
        setting: For briefs that have neither setting nor story.

    Raises:
        InputError: The source cannot be read, or is a table with columns that no brief has.
    """
    if premise is not None:
        premise = checked_text(premise, "the premise", _MOST_PREMISE)
    rows = _pool_rows(source.removeprefix(POOL)) if source.startswith(POOL) else _table_rows(Path(source))
    return distinct((row, _task(row, index, settings, premise, setting)) for index, row in enumerate(rows))


def _pool_rows(name: str) -> Iterator[Row]:
    for number, story in enumerate(load_pool(name), 1):
        yield Row(number, f"pool {name!r}, story {number}", story.id, {"id": story.id, "story": story.story})


def _table_rows(path: Path) -> Iterator[Row]:
    table = Table(path)
    _refuse_columns(table)
    return table.rows()


def _refuse_columns(table: Table) -> None:
    columns = table.columns()
    if columns is None:
        return
    if problem := _unknown(columns):
        raise InputError(f"{table.name!r}: {problem}")
    if twice := next((c for c in columns if columns.count(c) > 1), None):
        raise InputError(f"{table.name!r} has column {twice!r} twice; take one out")
    if not columns:
        raise InputError(f"{table.name!r} has no columns; name them in its first line: {', '.join(KEYS)}")


def _unknown(keys: "tuple[str, ...] | list[str]") -> str:
    """Returns what is wrong with the keys, or an empty text."""
    for key in keys:
        if key not in KEYS:
            near = difflib.get_close_matches(key.strip().lower(), KEYS, n=1, cutoff=0.6)
            hint = f"did you mean {near[0]!r}?" if near else f"a brief has {', '.join(KEYS)}"
            return f"unknown key {key[:40]!r}; {hint}"
    return ""


def _task(row: Row, index: int, settings: Settings, premise: str | None, setting: Setting | None) -> Task:
    given = {key: value for key, value in row.fields.items() if value is not None and value != ""}
    id, problem = row.own_id, row.problem
    if isinstance(named := given.get("id"), str | int) and not isinstance(named, bool):
        id = str(named)
    elif named is not None:
        problem = problem or f"`id` is no text but a {type(named).__name__}"
    brief = Brief(id=item_id(id), index=index, seed=derive_seed(settings.seed, "item", id), mode=settings.mode)
    try:
        if problem := problem or _unknown(list(given)):
            raise InputError(problem)
        own = _checked(given)
        if "story" not in own:
            own = {"premise": premise, "setting": setting, **own}
        return Task(brief.model_copy(update=own))
    except InputError as error:
        return Task(brief, error=ErrorRecord(error="InputError", message=f"{row.where}: {error}"))


def _checked(given: dict[str, object]) -> dict[str, object]:
    """Returns the fields of the brief that a row names.

    Raises:
        InputError: A value that cannot be used, or two that exclude each other.
    """
    own: dict[str, object] = {}
    for key, most in (("premise", _MOST_PREMISE), ("story", MAX_STORY_CHARACTERS)):
        if key in given:
            own[key] = checked_text(given[key], f"the {key}", most)
    for key, known in (("setting", get_args(Setting)), ("mode", get_args(Mode))):
        if key in given:
            own[key] = _word(key, given[key], known)
    if "seed" in given:
        own["seed"] = _seed(given["seed"])
    if "story" in own and (other := next((k for k in ("premise", "setting") if k in own), None)):
        raise InputError(f"`story` and `{other}` exclude each other: a finished story is read as it is; take one out")
    return own


def _word(key: str, value: object, known: tuple[str, ...]) -> str:
    if isinstance(value, str) and value.strip() in known:
        return value.strip()
    near = difflib.get_close_matches(str(value)[:40].strip().lower().replace(" ", "_"), known, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
    raise InputError(f"unknown {key} {str(value)[:40]!r}; {hint}")


def _seed(value: object) -> int:
    text = str(value).strip()
    if isinstance(value, str | int) and not isinstance(value, bool) and text.isdecimal() and len(text) < 20:
        if int(text) <= _LARGEST_SEED:
            return int(text)
    raise InputError(f"the seed {str(value)[:40]!r} is no whole number from 0 to 2**63 - 1")

