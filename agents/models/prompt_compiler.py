"""From story and ledger to the prompt of a picture model, and back: which characters stand for which key point.

The words come from versioned templates. What does not fit into the longest prompt of a model is left out in a fixed
order (`nice` key points, the story, clues) and `must` key points only at the very last; whatever is left out is named.
Lettering is quoted exactly. Stories are untrusted, but a picture model can do no more with them than paint, so they are
only cleaned of what no reader sees, and capped.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from storytelling_painter.agents.prompts import combined_sha256, load_prompt
from storytelling_painter.domain.base import Box
from storytelling_painter.domain.errors import PaintError
from storytelling_painter.domain.failing import failed_points, root_points
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.ledger import Clue, KeyPoint, Reads
from storytelling_painter.domain.record import PromptSpan
from storytelling_painter.domain.story import Draft
from storytelling_painter.domain.vocabulary import Style

FULL: Final = load_prompt("painting")
BRIEF: Final = load_prompt("painting_brief")
EDIT: Final = load_prompt("painting_edit")
SHA256: Final = combined_sha256((FULL, BRIEF, EDIT))

STYLES: Final[Mapping[Style, str]] = {
    "colour": "a colour illustration with clear outlines, like one in a picture book",
    "line_art": "a line drawing, black outlines on white without shading, like a plate of a picture test",
}
_MOST_STORY: Final = 6_000
_MOST_REASON: Final = 200
_QUOTED: Final = re.compile(r'["“„«]([^"“”„«»\n]{1,40})["”“»]')
_BEGIN, _SPLIT, _END = "\ue000", "\ue001", "\ue002"
_MARKED: Final = re.compile(f"{_BEGIN}(\\d+){_SPLIT}|{_END}")


class Compiled(NamedTuple):
    """A prompt with its map."""

    prompt: str
    spans: tuple[PromptSpan, ...]
    not_drawn: tuple[str, ...]
    """Ids of key points that did not fit."""


class _Load(NamedTuple):
    """How much is told."""

    points: Sequence[KeyPoint]
    more: Sequence[KeyPoint] = ()
    clues: Literal["all", "missing", "none"] = "all"
    """Whose clues: of all points, only of those that an earlier picture did not show, or of none."""
    story: bool = False
    brief: bool = False

    def tells_clues(self, missing: bool) -> bool:
        return self.clues == "all" or (self.clues == "missing" and missing)


def compile_prompt(
    draft: Draft, style: Style, longest: int, *, missing: Mapping[str, str] | None = None, tell_story: bool = True
) -> Compiled:
    """Writes the prompt for a new picture.

    Args:
        draft: What to paint.
        style: Look of the picture.
        longest: Most characters that the model takes.
        missing: Ids of key points that an earlier picture did not show, each with what was said of it, or empty; they
            go first and in more words.
        tell_story: Whether the story itself is told besides its key points.

    Raises:
        PaintError: Not even one key point fits.
    """
    missing = missing or {}
    ledger = draft.ledger
    first = [p for p in ledger.key_points if p.id in missing]
    musts = first + [p for p in ledger.musts if p.id not in missing]
    nices = [p for p in ledger.key_points if p.importance == "nice" and p.id not in missing]
    story = plain(draft.story.text, _MOST_STORY) if tell_story or not ledger.key_points else ""

    for load in _loads(musts, nices, bool(story)):
        told = [*load.points, *load.more]
        lines = {p.id: _line(p, load.tells_clues(p.id in missing), missing.get(p.id, "")) for p in told}
        marked = _mark(told, lines)
        values: dict[str, object] = {
            "style": STYLES[style],
            "first": [marked[p.id] for p in load.points if p.id in missing],
            "points": [marked[p.id] for p in load.points if p.id not in missing],
            "more": [marked[p.id] for p in load.more],
            "lettering": _lettering(told),
        }
        text = BRIEF.render(**values) if load.brief else FULL.render(**values, story=story if load.story else "")
        if found := _fitted(text, told, longest):
            return found._replace(not_drawn=_left_out(draft, told))
    return _only_story(story, style, longest, draft)


def compile_edit(draft: Draft, report: AlignmentReport, style: Style, longest: int) -> Compiled:
    """Writes the instruction that mends a picture: what to change, and what to keep.

    Args:
        draft: What the picture has to tell.
        report: What was found in it.
        style: Look of the picture.
        longest: Most characters that the model takes.

    Raises:
        PaintError: Not even one change fits.
    """
    ledger = draft.ledger
    roots = root_points(ledger, failed_points(ledger, report))
    change = [ledger.get(id) for id in roots]
    said = {v.key_point: v for v in report.verdicts}
    keep = sorted(
        (p for p in ledger.key_points if p.id in said and said[p.id].verdict == "yes"), key=lambda p: p.importance
    )
    loads = [_Load(change, keep[:n]) for n in range(len(keep), -1, -1)]
    loads += [_Load(change[:n], clues="none") for n in range(len(change), 0, -1)]
    for load in loads:
        told = [*load.points, *load.more]
        lines = {p.id: _line(p, load.clues == "all", plain(said[p.id].reason, _MOST_REASON)) for p in load.points}
        lines |= {p.id: _line(p, False) for p in load.more}
        marked = _mark(told, lines)
        text = EDIT.render(
            style=STYLES[style],
            change=[marked[p.id] for p in load.points],
            keep=[marked[p.id] for p in load.more],
            lettering=_lettering(told),
        )
        if found := _fitted(text, told, longest):
            return found._replace(not_drawn=tuple(p.id for p in change if p not in load.points))
    raise PaintError(f"no change fits into the {longest} characters that this model takes; choose another painter")


def boxes_to_mend(draft: Draft, report: AlignmentReport) -> tuple[Box, ...]:
    """Returns where the picture has to change, or nothing where that is not known of every failed key point."""
    roots = root_points(draft.ledger, failed_points(draft.ledger, report))
    boxes = {v.key_point: [b for c in v.clues if c.verdict != "yes" for b in c.boxes] for v in report.verdicts}
    if not roots or not all(boxes.get(id) for id in roots):
        return ()
    return tuple(box for id in roots for box in boxes[id])


def plain(text: str, longest: int) -> str:
    """Returns a text on one line without characters that nobody sees, cut at a word where it is too long."""
    seen = unicodedata.normalize("NFC", text).replace("\n", " ")
    if not seen.isprintable():
        seen = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in seen)
    line = " ".join(seen.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0] + "…"


def _loads(musts: Sequence[KeyPoint], nices: Sequence[KeyPoint], story: bool) -> Iterator[_Load]:
    """Yields what may be told, from all of it to the least."""
    if not musts and not nices:
        return
    for n in range(len(nices), -1 if musts else 0, -1):
        yield _Load(musts, nices[:n], story=story)
    if not musts:
        musts, nices = nices, ()
    yield _Load(musts)
    yield _Load(musts, brief=True)
    yield _Load(musts, clues="missing", brief=True)
    for n in range(len(musts), 0, -1):
        yield _Load(musts[:n], clues="none", brief=True)


def _line(point: KeyPoint, clues: bool, why_missing: str = "") -> str:
    """Why a point was missing is told with its clues only: where these do not fit, there is no room for it either."""
    text = plain(point.text, 400)
    seen_by = [told for told in map(_clue, point.clues) if told.casefold() != text.rstrip(".").casefold()]
    if clues and seen_by:
        text += f" Seen by: {'; '.join(seen_by)}."
    return f"{text} An earlier picture failed here: {why_missing}." if why_missing and clues else text


def _clue(clue: Clue) -> str:
    text = plain(clue.text, 400).rstrip(".")
    if isinstance(clue.claim, Reads) and clue.claim.text not in text:
        text += f' ("{plain(clue.claim.text, 40)}")'
    return text


def _lettering(points: Iterable[KeyPoint]) -> list[str]:
    """Returns the words that have to stand in the picture, each in quotation marks, in order and once."""
    found: list[str] = []
    for point in points:
        for clue in point.clues:
            if isinstance(clue.claim, Reads):
                found.append(plain(clue.claim.text, 40))
            else:
                found += [plain(match, 40) for match in _QUOTED.findall(clue.text)]
    return [f'"{text}"' for text in dict.fromkeys(found) if text]


def _mark(points: Sequence[KeyPoint], lines: Mapping[str, str]) -> dict[str, str]:
    return {p.id: f"{_BEGIN}{n}{_SPLIT}{lines[p.id]}{_END}" for n, p in enumerate(points)}


def _fitted(marked: str, points: Sequence[KeyPoint], longest: int) -> Compiled | None:
    """Takes the marks out of a rendered prompt and keeps what they say; none where it is too long."""
    pieces: list[str] = []
    spans: list[PromptSpan] = []
    length = end = open_at = 0
    now = ""
    for mark in _MARKED.finditer(marked):
        pieces.append(marked[end : mark.start()])
        length, end = length + mark.start() - end, mark.end()
        if mark[1] is not None:
            now, open_at = points[int(mark[1])].id, length
        else:
            spans.append(PromptSpan(key_point=now, start=open_at, end=length))
    prompt = "".join([*pieces, marked[end:]])
    return Compiled(prompt, tuple(spans), ()) if len(prompt) <= longest else None


def _left_out(draft: Draft, told: Sequence[KeyPoint]) -> tuple[str, ...]:
    return tuple(p.id for p in draft.ledger.key_points if p not in told)


def _only_story(story: str, style: Style, longest: int, draft: Draft) -> Compiled:
    """The prompt of a story without key points."""
    empty: dict[str, object] = {"style": STYLES[style], "first": [], "points": [], "more": [], "lettering": []}
    room = longest - len(FULL.render(**empty, story="x")) + 1
    if draft.ledger.key_points or not story or room < 20:
        raise PaintError(f"no key point fits into the {longest} characters that this model takes; choose another")
    return Compiled(FULL.render(**empty, story=plain(story, room)), (), ())
