"""All that the page tells of one item: the record without what only machines read, and beside it what is computed."""

from collections.abc import Mapping
from typing import Any, Final

from storytelling_painter.domain.record import Attempt, Painting, Record
from storytelling_painter.domain.story import Draft
from storytelling_painter.runners.gallery.findings import Findings
from storytelling_painter.runners.gallery.pictures import Shown
from storytelling_painter.runners.gallery.wording import alt_text, move_in_words, source_of, title_of

_LEFT_OUT: Final[dict[str, Any]] = {
    "draft": {
        "story": {"scene"},
        "ledger": {"key_points": {"__all__": {"clues": {"__all__": {"claim"}}}}},
    },
    "other_drafts": {"__all__": {"story": {"scene"}, "ledger": True}},
    "attempts": {"__all__": {"painting": {"scene", "moves", "prompt_spans"}}},
}
_MOST_EVIDENCE: Final = 6
"""Numbers kept of each clue; `items.jsonl` has all."""


def detail_of(
    record: Record, line: int, found: Mapping[int, Findings], shown: Mapping[int, Shown]
) -> dict[str, object]:
    """Returns an item as the page's script reads it.

    Args:
        record: The item.
        line: Its line in `items.jsonl`, from 1.
        found: Findings of each attempt by number.
        shown: How each attempt's picture is shown, by number.

    Returns:
        The fields of `Record` as JSON, less plans, claims and the ledgers of other tellings, with seeds as text because
        browsers cannot hold such integers, and `view`: `line`, `title`, `alt`, `points` in the order of the story, each
        with its letter and its span in UTF-16 units, and `attempts` by number, with `prompt_spans` in the same units.
    """
    fields = record.model_dump(mode="json", exclude_none=True, exclude=_LEFT_OUT)
    fields["brief"]["seed"] = str(record.brief.seed)
    for attempt in fields["attempts"]:
        if (seed := attempt["painting"].get("seed")) is not None:
            attempt["painting"]["seed"] = str(seed)
        for verdict in attempt.get("report", {}).get("verdicts", ()):
            for clue in verdict["clues"]:
                clue["evidence"] = {k: round(v, 3) for k, v in list(clue["evidence"].items())[:_MOST_EVIDENCE]}
    fields["view"] = {
        "line": line,
        "title": title_of(record),
        "alt": alt_text(record),
        "points": _points(record.draft) if record.draft else [],
        "attempts": {str(a.number): _attempt(a, found[a.number], shown[a.number]) for a in record.attempts},
    }
    return fields


def _attempt(attempt: Attempt, found: Findings, shown: Shown) -> dict[str, object]:
    return {
        **shown._asdict(),
        "source": source_of(attempt.painting.made_by),
        "states": found.states,
        "of_this_story": found.of_this_story,
        "gained": found.gained,
        "lost": found.lost,
        "compared_with": found.compared_with,
        "prompt_spans": _prompt_spans(attempt.painting),
        "moves": [{"what": move_in_words(m), "because": m.because} for m in attempt.painting.moves],
    }


def _prompt_spans(painting: Painting) -> list[dict[str, object]]:
    prompt = painting.prompt or ""
    return [
        {"id": span.key_point, "span": [_utf16(prompt, span.start), _utf16(prompt, span.end)]}
        for span in painting.prompt_spans
    ]


def _points(draft: Draft) -> list[dict[str, object]]:
    told = enumerate(draft.ledger.key_points)
    order = sorted(told, key=lambda pair: (pair[1].span is None, pair[1].span or (0, 0), pair[0]))
    return [
        {
            "id": point.id,
            "letter": letter(position),
            "span": None if point.span is None else [_utf16(draft.story.text, end) for end in point.span],
        }
        for position, (_, point) in enumerate(order)
    ]


def letter(position: int) -> str:
    """Returns A to Z, then AA, AB and so on, for positions from 0."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def _utf16(text: str, characters: int) -> int:
    """Browsers count UTF-16 units where Python counts characters."""
    return len(text[:characters].encode("utf-16-le")) // 2
