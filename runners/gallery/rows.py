"""One short row for each item: what a card shows, and what searching, filtering and sorting need."""

import re
from collections.abc import Mapping
from typing import Final

from storytelling_painter.domain.judgement import AlignmentScores
from storytelling_painter.domain.record import Record
from storytelling_painter.runners.folder import is_failed
from storytelling_painter.runners.gallery.findings import Findings, failed_dimensions
from storytelling_painter.runners.gallery.pictures import Shown
from storytelling_painter.runners.gallery.wording import alt_text, plain, source_of, title_of

_DIGITS: Final = re.compile(r"(\d+)")
_MEASURES: Final = ("alignment", "complexity", "novelty")


def row_of(
    record: Record, place: int, found: Mapping[int, Findings], shown: Mapping[int, Shown]
) -> dict[str, object]:
    """Returns an item's row; fields that are empty are left out.

    Args:
        record: The item.
        place: Its place among the details, from 0.
        found: Findings of each attempt by number.
        shown: How each attempt's picture is shown, by number.
    """
    best, draft = record.best_attempt, record.draft
    story = draft.story if draft else None
    points = draft.ledger.key_points if draft else ()
    picture = shown[best.number] if best else Shown(problem=_reason(record))
    scene = best.painting.scene if best else None
    setting = scene.setting if scene else record.brief.setting
    row: dict[str, object] = {
        "id": record.id,
        "place": place,
        "title": title_of(record),
        "text": "\n".join((story.text if story else record.brief.story or "", *(p.text for p in points))),
        "stop": record.stop,
        "attempts": len(record.attempts),
        "mended": record.stop == "accepted" and len(record.attempts) > 1,
        "failed": is_failed(record),
        "verdicts": _verdicts(best.report.scores if best and best.report else None),
        "undecided": best.report.scores.unknown if best and best.report else 0,
        "errors": best.report.scores.error if best and best.report else 0,
        "dimensions": failed_dimensions(record, found[best.number].states) if best else (),
        "setting": plain(setting) if setting else "",
        "situation": plain(story.situation) if story else "",
        "small": picture.small,
        "problem": picture.problem,
        "alt": alt_text(record) if best else "",
        "source": source_of(best.painting.made_by) if best else "",
        **measured(record),
    }
    kept = {"id", "place", "attempts", *_MEASURES}
    return {key: value for key, value in row.items() if value or key in kept}


def measured(record: Record) -> dict[str, float]:
    """Returns the values that were measured; what failed is not there."""
    if record.scores is None:
        return {}
    each = ((name, getattr(record.scores, name)) for name in _MEASURES)
    return {name: round(result.value, 4) for name, result in each if result.kind == "score"}


def sorting_key(row: Mapping[str, object]) -> tuple[tuple[tuple[int, str], ...], str]:
    """Returns a key by which `item-9` comes before `item-10`."""
    id = str(row["id"])
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(id.lower())), id


def _reason(record: Record) -> str:
    if record.error is not None:
        return f"{record.error.error}: {record.error.message}"
    return record.why or "no picture was painted"


def _verdicts(scores: AlignmentScores | None) -> list[str]:
    if scores is None:
        return ["not checked"]
    told = {
        "all must seen": scores.all_must,
        "something missing": scores.no > 0,
        "undecided": scores.unknown > 0,
        "judge errors": scores.error > 0,
    }
    return [name for name, holds in told.items() if holds]
