"""Pictures with what they have to tell: of a run, or of a folder with pictures and JSON lines, whoever made them.

A line names its picture (`picture`, `file_name` or `img_file_name`) or has the picture's name as its id, and gives what
the picture has to tell as a ledger, as a draft, or plainly as

    {"picture": "a.png", "story": "...", "key_points": [{"dimension": "event", "text": "...", "importance": "must"}]}

or as a story alone, whose key points somebody has still to read.

Pictures that no line names are there as well; of them only what needs no story can be measured.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ids import item_id
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.ledger import KeyPoint, Ledger
from storytelling_painter.domain.record import Painting, Picture
from storytelling_painter.domain.story import Brief, Draft, Story
from storytelling_painter.evaluators.formats import checked_story, item_of, shown
from storytelling_painter.runners.records import read_records
from storytelling_painter.tools.artifacts import ArtifactStore, look_at
from storytelling_painter.tools.bounded import first_fault
from storytelling_painter.tools.jsonl import read_lines, read_object
from storytelling_painter.tools.provenance import read_picture_file

ELSEWHERE: Final = MadeBy(name="elsewhere", version="1", spec="unknown")
"""Whoever made a picture or story that comes from anybody."""
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_MOST: Final = 20_000


@dataclass(frozen=True)
class Pictured:
    """One picture."""

    id: str
    store: ArtifactStore
    brief: Brief
    painting: Painting
    draft: Draft | None
    """What it has to tell; none where nobody says."""
    report: AlignmentReport | None = None
    """Verdicts that are there already."""
    story: str = ""
    """Its story, where nobody gave key points of it."""

    @property
    def digest(self) -> str:
        """Hash of the picture and of what it has to tell, key points that were read out of its story included."""
        return self._hashed(self.story if self.draft is None else self.draft.model_dump_json())

    @property
    def given(self) -> str:
        """Hash of the picture and of what was given with it."""
        return self._hashed(self.story) if self.story else self.digest

    def _hashed(self, told: str) -> str:
        return hashlib.sha256(f"{self.painting.picture.sha256} {told}".encode()).hexdigest()


@dataclass(frozen=True)
class Unusable:
    """A line or picture that cannot be measured."""

    where: str
    why: str


def pictured(path: Path) -> Iterator[Pictured | Unusable]:
    """Yields the pictures of a run folder, or of a folder of anybody.

    Raises:
        InputError: The path is no folder, holds no picture, or two lines name the same picture.
    """
    if not path.is_dir():
        raise InputError(f"{shown(str(path))!r} is no folder; give a run folder, or one with pictures and JSON lines")
    if (path / "items.jsonl").is_file():
        yield from _of_run(path)
    else:
        yield from _of_folder(path)


def _of_run(run: Path) -> Iterator[Pictured | Unusable]:
    store = ArtifactStore(run)
    for record in read_records(run / "items.jsonl"):
        best = record.best_attempt
        if best is None:
            yield Unusable(record.id, "no picture stands for the item")
        else:
            yield Pictured(record.id, store, record.brief, best.painting, record.draft, record.judged or best.report)


def _of_folder(folder: Path) -> Iterator[Pictured | Unusable]:
    files = sorted(p for p in folder.iterdir() if p.is_file() and not p.is_symlink() and p.name[0] != ".")
    pictures = {p.name: p for p in files if p.suffix.lower() in _PICTURES}
    if not pictures:
        raise InputError(f"{shown(folder.name)!r} holds no picture ({', '.join(sorted(_PICTURES))})")
    if len(pictures) > _MOST:
        raise InputError(f"{shown(folder.name)!r} holds more than {_MOST} pictures; split it")
    by_id: dict[str, str] = {}
    for name in pictures:
        for id in (name, name.rpartition(".")[0]):
            by_id.setdefault(id, name)
    told: dict[str, Draft | str] = {}
    for file in (p for p in files if p.suffix.lower() in (".jsonl", ".ndjson")):
        for line in read_lines(file):
            where = f"{shown(file.name)}, line {line.number}"
            try:
                fields = read_object(line)
                name = _named(fields, pictures, by_id)
                if name in told:
                    raise InputError(f"a second line for {shown(name)!r}")
                told[name] = _told_by(fields, where)
            except InputError as error:
                yield Unusable(where, str(error))
    store = ArtifactStore(folder)
    for name, path in pictures.items():
        try:
            yield _picture(store, path, told.get(name))
        except InputError as error:
            yield Unusable(shown(name), str(error))


def _named(fields: Mapping[str, object], pictures: Mapping[str, Path], by_id: Mapping[str, str]) -> str:
    for key in ("picture", "file_name", "img_file_name", "image"):
        if isinstance(value := fields.get(key), str) and value:
            name = re.split(r"[\\/]", value)[-1]
            if name not in pictures:
                raise InputError(f"there is no picture {shown(name)!r} beside it")
            return name
    found = by_id.get(str(fields.get("id", fields.get("img_id"))))
    if found is not None:
        return found
    raise InputError("it names no picture; add `picture` with the file's name")


def _told_by(fields: Mapping[str, object], where: str) -> Draft | str:
    if isinstance(points := fields.get("key_points"), list):
        ledger = ledger_of(points)
        text = fields.get("story") or " ".join(p.text for p in ledger.key_points)
        return _told(checked_story(text), ledger)
    item = item_of(fields, where=where, file=where, own_id=where)
    return item.story if item.ledger is None else _told(item.story, item.ledger)


def ledger_of(points: Sequence[object]) -> Ledger:
    """Reads key points that are written plainly; see the module.

    Raises:
        InputError: One is no object, lacks `dimension` or `text`, or names a parent that is not there.
    """
    try:
        return Ledger(key_points=tuple(_point(n, p) for n, p in enumerate(points, 1)))
    except ValidationError as error:
        raise InputError(f"key points: {first_fault(error)}") from None


def _told(text: str, ledger: Ledger) -> Draft:
    points = (p if p.span is None or p.span[1] <= len(text) else _unplaced(p) for p in ledger.key_points)
    story = Story(text=text, mode="naive", made_by=ELSEWHERE)
    return Draft(story=story, ledger=Ledger(key_points=tuple(points)))


def _unplaced(point: KeyPoint) -> KeyPoint:
    return point.model_copy(update={"span": None})


def _point(number: int, fields: object) -> KeyPoint:
    if not isinstance(fields, dict):
        raise InputError("a key point is an object with `dimension` and `text`")
    known = {k: fields[k] for k in ("id", "dimension", "text", "clues", "importance", "parents") if k in fields}
    clues = [{"text": c} if isinstance(c, str) else c for c in known.get("clues", ())]
    return KeyPoint.model_validate({"id": f"p{number}", **known, "clues": clues})


def _picture(store: ArtifactStore, path: Path, told: Draft | str | None) -> Pictured:
    data = read_picture_file(path)
    facts = look_at(data)
    picture = Picture(
        sha256=hashlib.sha256(data).hexdigest(),
        path=path.name,
        media_type=facts.media_type,
        width=facts.width,
        height=facts.height,
        size_bytes=len(data),
    )
    id = item_id(path.name)
    painting = Painting(picture=picture, made_by=ELSEWHERE, seed=None)
    draft, story = (None, told) if isinstance(told, str) else (told, "")
    return Pictured(id, store, Brief(id=id), painting, draft, story=story)
