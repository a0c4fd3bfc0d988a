"""What the page says of the run as a whole: what was asked, who made it, and how it went."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.evaluators.diversity import knn_diversity
from storytelling_painter.runners.folder import is_failed
from storytelling_painter.runners.lock import is_locked
from storytelling_painter.runners.run_info import RunInfo
from storytelling_painter.tools.configuration import flat

MOST_COMPARED: Final = 100
"""Stories up to which the page measures diversity itself; the resampling that more of them need is `evaluate`'s."""


@dataclass
class Tally:
    """Figures over the items, gathered one by one."""

    done: int = 0
    accepted: int = 0
    mended: int = 0
    failed: int = 0
    alignment: dict[str, list[float]] = field(default_factory=dict)
    """Values by the judge who gave them: those of two judges are never averaged."""
    crew: dict[str, dict[str, None]] = field(default_factory=dict)
    stories: list[tuple[str, str]] = field(default_factory=list)
    """Id and text, no more than `MOST_COMPARED` and one."""

    def add(self, record: Record) -> None:
        """Counts an item."""
        self.done += 1
        self.accepted += record.stop == "accepted"
        self.mended += record.stop == "accepted" and len(record.attempts) > 1
        self.failed += is_failed(record)
        if record.scores is not None and record.scores.alignment.kind == "score":
            judge = record.scores.alignment.evaluator
            self.alignment.setdefault(f"{judge.name} {judge.version}", []).append(record.scores.alignment.value)
        for role, made_by in record.crew.items():
            self.crew.setdefault(role, {})[f"{made_by.name} {made_by.version} ({made_by.spec})"] = None
        if record.draft is not None and len(self.stories) <= MOST_COMPARED:
            self.stories.append((record.id, record.draft.story.text))


class Figure(NamedTuple):
    """One number of the run, and what has to stand beside it."""

    name: str
    value: str
    note: str = ""


class Heading(NamedTuple):
    """The head of the page."""

    name: str
    facts: tuple[str, ...]
    figures: tuple[Figure, ...]
    about: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


def heading_of(run: Path, info: RunInfo, tally: Tally, bad: Sequence[str]) -> Heading:
    """Returns the head of a run's page.

    Args:
        run: The run folder.
        info: Its `run.json`.
        tally: Figures over its items.
        bad: Lines of `items.jsonl` that could not be read, and why.
    """
    status = "running" if is_locked(run) else "broken off" if info.status == "running" else info.status
    settings, wanted = info.settings, info.counts.wanted
    of = f" of {wanted}" if wanted is not None and wanted != tally.done else ""
    facts = [info.kind, f"seed {settings.seed}", f"{settings.crew} crew", settings.style.replace("_", " ")]
    facts += [f"{status} {info.updated[:10]}"]
    figures = [
        Figure("items", f"{tally.done}{of}"),
        Figure("accepted", str(tally.accepted), f"{tally.mended} of them mended" if tally.mended else ""),
        Figure("failed", str(tally.failed), "without a picture" if tally.failed else ""),
    ]
    for judge, values in tally.alignment.items():
        mean = sum(values) / len(values)
        figures.append(Figure("alignment", f"{mean:.3f}", f"corrected, mean of {len(values)}; {judge}"))
    figures += _diversity(tally.stories)
    warnings = []
    if status in ("running", "interrupted", "stopped", "broken off"):
        warnings.append(f"This run is {status}: the page shows what was finished when it was made.")
    if bad:
        more = "" if len(bad) == 1 else f"; and {len(bad) - 1} more"
        warnings.append(f"Left out, because it could not be read: {bad[0]}{more}.")
    name, about = run.resolve().name or "run", _about(info, tally)
    return Heading(name, tuple(facts), tuple(figures), tuple(about), tuple(warnings))


def _diversity(stories: Sequence[tuple[str, str]]) -> list[Figure]:
    if not 2 <= len(stories) <= MOST_COMPARED:
        return []
    found = knn_diversity([id for id, _ in stories], [text for _, text in stories], ks=(1,))
    by = f"{found.evaluator.name} {found.evaluator.version}, {found.embedding.name} {found.embedding.version}"
    return [Figure("diversity", f"{value:.3f}", f"Div1 at N = {found.n}; {by}") for value in found.values.values()]


def _about(info: RunInfo, tally: Tally) -> list[tuple[str, str]]:
    defaults = flat(Settings())
    changed = [f"{key} = {value}" for key, value in flat(info.settings).items() if value != defaults[key]]
    rows = [
        ("command", " ".join(info.command)),
        *((f"asked: {key.replace('_', ' ')}", str(value)) for key, value in info.order.items() if value is not None),
        ("settings changed", ", ".join(changed) or "none"),
        ("settings", info.settings_sha256),
        *((role, ", ".join(names)) for role, names in tally.crew.items()),
        ("versions", ", ".join(f"{name} {version}" for name, version in info.versions.items())),
        ("begun", info.started),
        ("updated", info.updated),
    ]
    return [(name, value) for name, value in rows if value]
