"""Parts of a record in words: what a repair did, what a picture shows, who made it."""

import re
from typing import Final, Literal

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.scene import Move, SceneSpec

Source = Literal["computer-drawn", "AI-generated"]

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


def source_of(painter: MadeBy) -> Source:
    """Returns what a picture has to be called: the embedded illustrator draws by rules, all others are models."""
    return "computer-drawn" if painter.spec == "embedded" else "AI-generated"


def plain(name: str) -> str:
    """Returns an id or a word of the vocabulary as people write it."""
    return name.replace("_", " ")


def move_in_words(move: Move) -> str:
    """Returns what a repair did, less why."""
    thing = f"the {plain(move.element)}" if move.element else "the picture"
    if move.kind == "shift":
        ways = [
            f"{abs(share):.0%} {way}"
            for share, way in (
                (move.dx, "to the right" if move.dx > 0 else "to the left"),
                (move.dy, "down" if move.dy > 0 else "up"),
            )
            if abs(share) >= 0.005
        ]
        return f"moved {thing} {' and '.join(ways) or 'a little'}"
    if move.kind == "scale":
        return f"made {thing} {move.factor:.2g} times as large"
    if move.kind == "reorder":
        return f"brought {thing} {'nearer' if move.depth > 0 else 'farther back'}"
    if move.kind == "swap_slot":
        return f"put {thing} at {plain(move.anchor or 'another place')}"
    if move.kind == "mirror":
        return "mirrored the picture"
    return f"left out {thing}"


def title_of(record: Record) -> str:
    """Returns the title, or how the story begins where it has none; empty where there is no story."""
    if record.draft is None:
        return ""
    story = record.draft.story
    return story.title or _cut(_SENTENCE.split(story.text, maxsplit=1)[0], 60)


def alt_text(record: Record) -> str:
    """Returns what a person who cannot see the picture should hear: who and what is drawn, how the story begins."""
    best, draft = record.best_attempt, record.draft
    if best is None or draft is None:
        return f"No picture: {record.why or record.stop}"
    scene = best.painting.scene
    drawn = [_scene_in_words(scene)] if scene is not None else []
    first = _SENTENCE.split(draft.story.text, maxsplit=1)[0]
    text = " ".join((f"{source_of(best.painting.made_by).capitalize()} picture.", *drawn, f"Story: {first}"))
    return _cut(text, 420)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _scene_in_words(scene: SceneSpec) -> str:
    weather = "" if scene.weather == "clear" else f", {scene.weather}"
    who = [f"{person.role} ({person.expression})" for person in scene.people]
    things = dict.fromkeys(plain(prop.kind) for prop in scene.props if prop.importance == "must")
    signs = [f"a {plain(sign.kind)} that says {sign.text}" for sign in scene.signs]
    shown = ", ".join((*who, *list(things)[:8], *signs))
    return f"{plain(scene.setting).capitalize()}, {scene.time_of_day}{weather}: {shown or 'nobody'}."
