"""The data set card: what is in an export, who made it, under which terms, and what it is not."""

import json
import re
import shlex
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from typing import Final, NamedTuple

import jinja2

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.runners.export.chosen import Choice, Picked
from storytelling_painter.runners.export.licences import terms_of
from storytelling_painter.runners.export.manner import Layout
from storytelling_painter.tools.markdown import one_line, plain
from storytelling_painter.tools.provenance import SOURCE_TYPES, spec_without_path

CARD: Final = "README.md"
TITLE: Final = "Storytelling Images"
_SIZES: Final = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


class _Maker(NamedTuple):
    role: str
    name: str
    version: str
    spec: str
    items: int
    terms: str


def _terms(role: str, maker: MadeBy) -> str:
    return terms_of(maker.spec) if role in ("storyteller", "painter") else "judged; none of its output but verdicts"


class Tally:
    """What the card counts, gathered item by item."""

    def __init__(self) -> None:
        self.items = 0
        self.splits: Counter[str] = Counter()
        self.stops: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()
        self.marked: Counter[str] = Counter()
        self.media: Counter[str] = Counter()
        self._makers: Counter[tuple[str, MadeBy]] = Counter()

    def add(self, picked: Picked) -> None:
        """Counts an item."""
        self.items += 1
        self.splits[picked.split] += 1
        self.stops[picked.record.stop] += 1
        source = picked.attempt.painting.source_type
        self.sources[source] += 1
        self.marked[source] += picked.marked
        self.media[picked.attempt.painting.picture.media_type] += 1
        crew = dict(picked.record.crew)
        crew["storyteller"], crew["painter"] = picked.draft.story.made_by, picked.attempt.painting.made_by
        if picked.attempt.report:
            crew["aligner"] = picked.attempt.report.made_by
        for role, maker in crew.items():
            self._makers[role, maker.model_copy(update={"prompt_sha256": None})] += 1

    @property
    def makers(self) -> list[_Maker]:
        """Who made what, with the terms of it, by role and name."""
        found = (
            _Maker(plain(role), m.name, m.version, spec_without_path(m.spec), number, _terms(role, m))
            for (role, m), number in self._makers.items()
        )
        return sorted(found)


def card_text(
    choice: Choice, tally: Tally, layout: Layout, *, license: str, out: str, command: Sequence[str], version: str
) -> str:
    """Returns the card as Markdown with the front matter that Hugging Face reads. It depends on the run alone.

    Args:
        choice: What was asked for.
        tally: What was written.
        layout: What the format says of itself.
        license: Licence of the data set as whoever exports it chose; an id that Hugging Face knows.
        out: Name of the export's folder, for the example.
        command: The command line of the export.
        version: Version of this project.
    """
    info = choice.info
    counts = [
        ("exported", tally.items),
        *((f"split {split}", number) for split, number in sorted(tally.splits.items())),
        *((f"loop ended: {stop}", number) for stop, number in sorted(tally.stops.items())),
        *((f"left in the run: {why}", number) for why, number in sorted(choice.passed_over.items())),
    ]
    limits = [] if len(tally.media) < 2 else [f"Pictures are of several kinds: {', '.join(sorted(tally.media))}."]
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True, autoescape=False)
    environment.globals.update(plain=plain, yaml=_yaml)
    template = resources.files("storytelling_painter.runners.export").joinpath("card.md.j2").read_text(encoding="utf-8")
    return environment.from_string(template).render(
        title=TITLE,
        license=license,
        size_category=next((name for most, name in _SIZES if tally.items < most), "n>1M"),
        data_files=layout.data_files,
        items=f"{tally.items:,}",
        about=layout.about,
        reading=layout.reading.replace("{out}", out if re.fullmatch(r"[\w.-]+", out) else "OUT"),
        counts=counts,
        left_out=len(choice.left_out),
        makers=tally.makers,
        sources=sorted((f"{SOURCE_TYPES}{s}", n, tally.marked[s]) for s, n in tally.sources.items()),
        limits=limits,
        schema_version=info.schema_version,
        version=version,
        seed=info.settings.seed,
        settings=info.settings_sha256,
        run_command=_command(info.command),
        export_command=_command(command),
    )


def _command(words: Sequence[str]) -> str:
    return one_line(shlex.join(words))[:2_000]


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)
