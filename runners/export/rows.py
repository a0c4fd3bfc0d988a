"""The plain row that the formats share: what an item tells, who made it, and how it was judged."""

import hashlib
from typing import Final

from storytelling_painter.domain.ids import item_id
from storytelling_painter.domain.ledger import KeyPoint
from storytelling_painter.runners.export.chosen import Picked
from storytelling_painter.runners.summary import item_line
from storytelling_painter.tools.provenance import maker_line

SUFFIXES: Final = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
ROLES: Final = ("storyteller", "critic", "painter", "aligner")
MEASURES: Final = ("alignment", "complexity", "novelty")


def slim_row(picked: Picked) -> dict[str, object]:
    """Returns an item as one flat row; only `key_points` is a list. Measurements that failed are none."""
    record, attempt, story = picked.record, picked.attempt, picked.draft.story
    painting, line = attempt.painting, item_line(record)
    verdicts = {v.key_point: v.verdict for v in attempt.report.verdicts} if attempt.report else {}
    crew = {**record.crew, "storyteller": story.made_by, "painter": painting.made_by}
    if attempt.report:
        crew["aligner"] = attempt.report.made_by
    scene = painting.scene
    return {
        "id": record.id,
        "title": story.title,
        "story": story.text,
        "accepted": record.stop == "accepted",
        "stop": record.stop,
        "mode": story.mode,
        "setting": scene.setting if scene else record.brief.setting,
        "premise": record.brief.premise,
        "key_points": [_point(point, verdicts.get(point.id)) for point in picked.draft.ledger.key_points],
        **{name: getattr(line, name) for name in MEASURES},
        "attempts": len(record.attempts),
        "not_drawn": ", ".join(painting.not_drawn),
        "prompt": painting.prompt,
        **{role: maker_line(crew[role]) if role in crew else None for role in ROLES},
        "seed": None if painting.seed is None else str(painting.seed),
        "source_type": painting.source_type,
        "width": painting.picture.width,
        "height": painting.picture.height,
        "sha256": painting.picture.sha256,
        "schema_version": record.schema_version,
    }


def _point(point: KeyPoint, verdict: str | None) -> dict[str, object]:
    return {
        "id": point.id,
        "dimension": point.dimension,
        "importance": point.importance,
        "clues": [clue.text for clue in point.clues],
        "conclusion": point.text,
        "verdict": verdict,
    }


def chain(point: KeyPoint) -> str:
    """Returns a key point as `clue + clue -> conclusion`."""
    clues = " + ".join(clue.text for clue in point.clues)
    return f"{clues} -> {point.text}" if clues else point.text


def file_stem(id: str) -> str:
    """Returns an id as a file name without a dot, safe on every system; two ids never meet."""
    safe = item_id(id)
    if "." not in safe:
        return safe
    return f"{safe.replace('.', '-')}-{hashlib.sha256(id.encode()).hexdigest()[:8]}"


def picture_name(picked: Picked) -> str:
    """Returns the file name of an item's picture."""
    return f"{file_stem(picked.record.id)}.{SUFFIXES[picked.attempt.painting.picture.media_type]}"
