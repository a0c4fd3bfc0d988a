"""What a run left of each story it told: the text, who asked for it, and what the judges said."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import ValidationError

from storytelling_painter.agents.models.untrusted import masked
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import AlignmentScores, Critique
from storytelling_painter.domain.record import Record, StopReason
from storytelling_painter.domain.story import Draft
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.tools.jsonl import read_lines, read_object

ITEMS_FILE: Final = "items.jsonl"


class Trace(NamedTuple):
    """One story of one item, told in one round."""

    run: str
    """Name of the run folder, without its path."""
    item: str
    draft: Draft
    critique: Critique | None
    """Of this very draft; none where the loop ended before."""
    alignment: AlignmentScores | None
    """Of the best picture of this draft; none where none was checked."""
    aligner: MadeBy | None
    """Who checked that picture."""
    final: bool
    """Whether it is the story that the item ended with."""
    stop: StopReason
    premise: str | None
    setting: Setting | None
    """Place that the brief asks for; where it asks for none, the place in which the story was set (hindsight)."""
    pool_story: str | None
    """Text of the story that the brief gave to be told, where it gave one."""
    settings_sha256: str | None

    @property
    def id(self) -> str:
        """Stable name: run, item and round."""
        return f"{self.run}/{self.item}#{self.draft.story.round}"

    @property
    def text(self) -> str:
        return self.draft.story.text

    @property
    def words(self) -> int:
        return len(self.text.split())


class Traces(NamedTuple):
    """Stories of one or several runs, and what was passed over."""

    traces: tuple[Trace, ...]
    passed_over: Counter[str]
    """Items or stories that no training should see, by reason."""


def read_traces(sources: Sequence[Path]) -> Traces:
    """Reads runs, which may come from anybody.

    A story with sentences that speak to a judge or a model is passed over, so that none is taught to a model.

    Args:
        sources: Run folders, or files of records as `items.jsonl` is one.

    Raises:
        InputError: A source cannot be read, two have one name, or none holds a story.
    """
    found: list[Trace] = []
    passed: Counter[str] = Counter()
    names: set[str] = set()
    for source in sources:
        name = source.resolve().name
        if name in names:
            raise InputError(f"two runs are called {name!r}, and lineage goes by the name; rename one")
        names.add(name)
        path = source / ITEMS_FILE if source.is_dir() else source
        if not path.exists():
            why = f"it has no {ITEMS_FILE}" if source.is_dir() else "nothing is there"
            raise InputError(f"{str(source)!r} is no run, for {why}; give a folder that `generate` wrote")
        if path.is_symlink():
            raise InputError(f"{str(path)!r} is a link; links are not followed")
        for line in read_lines(path):
            try:
                record = Record.model_validate(read_object(line))
            except (InputError, ValidationError):
                passed["a line that is no record"] += 1
                continue
            found += _of_record(record, name, passed)
    if not found:
        raise InputError(f"no story in {', '.join(repr(str(s)) for s in sources)}; run `generate` first")
    return Traces(tuple(found), passed)


def _of_record(record: Record, run: str, passed: "Counter[str]") -> Iterable[Trace]:
    if record.draft is None:
        passed["an item without a story"] += 1
        return
    critiques = {c.round: c for c in record.critiques}
    for draft in (*record.other_drafts, record.draft):
        if masked(draft.story.text) != draft.story.text:
            passed["a story that speaks to a judge or a model"] += 1
            continue
        reports = [a.report for a in record.attempts if a.story_round == draft.story.round and a.report is not None]
        best = max(reports, key=lambda r: -1.0 if r.scores.corrected is None else r.scores.corrected, default=None)
        scene = draft.story.scene
        yield Trace(
            run=run,
            item=record.id,
            draft=draft,
            critique=critiques.get(draft.story.round),
            alignment=best.scores if best else None,
            aligner=best.made_by if best else None,
            final=draft is record.draft,
            stop=record.stop,
            premise=record.brief.premise,
            setting=record.brief.setting or (scene.setting if scene else None),
            pool_story=record.brief.story,
            settings_sha256=record.settings_sha256,
        )
