"""Reads a finished story in free English into a ledger and a plan, by a lexicon and plain grammar, without any model.

What the illustrator cannot draw is never passed over: the words are listed with the story, and a statement of which too
little can be drawn is a key point without a claim, which no picture can fulfil.
"""

from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.reader.backdrop import Backdrop, backdrop_of
from storytelling_painter.agents.embedded.reader.facts import Reading
from storytelling_painter.agents.embedded.reader.ledgers import LedgerWriter
from storytelling_painter.agents.embedded.reader.reading import understand
from storytelling_painter.agents.embedded.reader.staging import Stage, Staged
from storytelling_painter.agents.embedded.reader.statements import content, lost_statements
from storytelling_painter.agents.embedded.reader.tokens import sentences
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.ledger import AtTime, HasWeather, InSetting
from storytelling_painter.domain.story import MAX_STORY_CHARACTERS, Draft, Story

MADE_BY: Final = MadeBy(name="text-reader", version="1")


class Coverage(NamedTuple):
    """How much of a story its plan takes in."""

    words: float
    """Share of the content words that are drawn, 0 to 1; 1 where there are none."""
    statements: float
    """Share of the key points whose clues can all be drawn, 0 to 1; 0 without key points."""
    not_drawn: tuple[str, ...]
    """Content words that the plan leaves out, each once, in the order of the text."""
    assumed: tuple[str, ...]
    """What the picture shows although the story does not say it: `setting`, `time of day`, `weather`."""


def read_story(text: str, *, seed: int = 0) -> Draft:
    """Reads a story; the same text and seed give the same draft.

    Args:
        text: The story in English, 1 to 20,000 characters without the blanks around it; it is kept word for word.
        seed: Decides what the story leaves open: skin, hair, colours.

    Raises:
        StoryError: The text is empty, too long, or no valid Unicode.
    """
    if len(text) > MAX_STORY_CHARACTERS + 2_000 or len(text := text.strip()) > MAX_STORY_CHARACTERS:
        raise StoryError(f"the story has {len(text):,} characters; give at most {MAX_STORY_CHARACTERS:,}")
    if not text:
        raise StoryError("the story is empty; give a text")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise StoryError(f"the story is no valid Unicode ({error.reason}); save it as UTF-8") from None
    told = sentences(text)
    backdrop = backdrop_of(told)
    reading = understand(text, told, backdrop.setting)
    staged = Stage(reading, backdrop, seed).plan()
    drawn = _drawn(reading, staged, backdrop)
    strict = [(f.start, f.end) for f in reading.facts if f.kind == "lost"]
    ledger = LedgerWriter(reading, staged, backdrop).write(lost_statements(told, drawn, strict))
    words = [t.text for s in told for t in content(s.tokens) if t.start not in drawn]
    story = Story(
        text=text, mode="cor_guided", made_by=MADE_BY, scene=staged.scene, not_drawable=tuple(dict.fromkeys(words))
    )
    return Draft(story=story, ledger=ledger)


def coverage(draft: Draft) -> Coverage:
    """Measures how much of a story that was read its plan takes in.

    Args:
        draft: A draft of `read_story`.
    """
    words = [t for s in sentences(draft.story.text) for t in content(s.tokens)]
    missing = set(draft.story.not_drawable)
    points = draft.ledger.key_points
    held = sum(bool(p.clues) and all(c.claim is not None for c in p.clues) for p in points)
    claims = [c.claim for p in points for c in p.clues]
    told = {"setting": InSetting, "time of day": AtTime, "weather": HasWeather}
    return Coverage(
        words=sum(t.text not in missing for t in words) / len(words) if words else 1.0,
        statements=held / len(points) if points else 0.0,
        not_drawn=draft.story.not_drawable,
        assumed=tuple(name for name, kind in told.items() if not any(isinstance(c, kind) for c in claims)),
    )


def _drawn(reading: Reading, staged: Staged, backdrop: Backdrop) -> set[int]:
    drawn = {t for n in staged.taken for t in reading.facts[n].tokens}
    for told in (backdrop.named, backdrop.hour, backdrop.weather, backdrop.clock):
        if told is not None:
            drawn |= told.tokens
    return drawn
