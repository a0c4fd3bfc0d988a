"""Pools of example stories: the original one that is shipped, and the user's own CSV or JSONL files."""

import csv
import io
import json
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ids import item_id
from storytelling_painter.domain.story import MAX_STORY_CHARACTERS, PoolStory

ORIGINAL = "original"
MAX_POOL_BYTES = 256 * 2**20


def load_pool(name: str) -> tuple[PoolStory, ...]:
    """Loads a pool.

    Args:
        name: `original`, or the path of a CSV with columns `img_id,story`, or of a JSONL of `PoolStory` lines.

    Raises:
        InputError: No such file, a missing column, an empty story, a broken line or a repeated id.
    """
    if name == ORIGINAL:
        text = resources.files("storytelling_painter.tools").joinpath("pool/original.jsonl").read_text(encoding="utf-8")
        return _from_jsonl(text, "the original pool")
    path = Path(name)
    try:
        if path.stat().st_size > MAX_POOL_BYTES:
            raise InputError(f"pool {name!r} is larger than {MAX_POOL_BYTES} bytes; split it")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"pool {name!r} cannot be read ({error.strerror}); give `original` or a file") from None
    except UnicodeDecodeError:
        raise InputError(f"pool {name!r} is not UTF-8 text; save it as UTF-8") from None
    except ValueError as error:
        raise InputError(f"pool {name!r} is no path ({error}); give `original` or a file") from None
    pool = _from_csv(text, name) if path.suffix.lower() == ".csv" else _from_jsonl(text, name)
    if not pool:
        raise InputError(f"pool {name!r} holds no story")
    return pool


def _from_csv(text: str, name: str) -> tuple[PoolStory, ...]:
    limit = csv.field_size_limit(MAX_STORY_CHARACTERS * 60)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        columns = reader.fieldnames or []
        if missing := [c for c in ("img_id", "story") if c not in columns]:
            raise InputError(f"pool {name!r} lacks column {missing[0]!r}; it has {list(columns)}")
        rows = [(reader.line_num, row["img_id"], row["story"]) for row in reader]
    except csv.Error as error:
        raise InputError(f"pool {name!r} is broken CSV: {error}") from None
    finally:
        csv.field_size_limit(limit)
    return _unique([_story({"id": id or "", "story": story or ""}, f"{name}, line {n}") for n, id, story in rows], name)


def _from_jsonl(text: str, name: str) -> tuple[PoolStory, ...]:
    stories = []
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{name}, line {n} is no JSON: {error}") from None
        if not isinstance(fields, dict):
            raise InputError(f"{name}, line {n} is no JSON object")
        stories.append(_story(fields, f"{name}, line {n}"))
    return _unique(stories, name)


def _story(fields: dict[str, object], where: str) -> PoolStory:
    if not str(fields.get("story") or "").strip():
        raise InputError(f"{where}: the story is empty")
    try:
        return PoolStory.model_validate({**fields, "id": item_id(str(fields.get("id", "")))})
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def _unique(stories: list[PoolStory], name: str) -> tuple[PoolStory, ...]:
    seen: set[str] = set()
    for story in stories:
        if story.id in seen:
            raise InputError(f"{name}: id {story.id!r} stands twice")
        seen.add(story.id)
    return tuple(stories)
