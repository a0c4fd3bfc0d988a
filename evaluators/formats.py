"""What one line of a story file says, whoever wrote it: a record, a draft, or just an id and a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args

from pydantic import ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.story import MAX_STORY_CHARACTERS, Draft
from storytelling_painter.domain.vocabulary import Mode
from storytelling_painter.evaluators.diversity.slots import Slots, slots_of
from storytelling_painter.tools.bounded import first_fault

ID_KEYS: Final = ("id", "img_id", "name", "image_id")
STORY_KEYS: Final = ("model_output", "story", "text", "caption")
_PICTURE_KEYS: Final = ("img_file_name", "file_name")
_MAKER_KEYS: Final = ("llm_name", "model")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_UNREADABLE: Final = re.compile(r"[\ud800-\udfff]")
_UNSHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Item:
    """A story, and whatever else its source knows of it."""

    id: str
    """As it stands in the source, made safe to show."""
    where: str
    file: str
    story: str
    ledger: Ledger | None = None
    reports: tuple[AlignmentReport, ...] = ()
    """Verdicts on the picture that stands for the item: of the judge who steered the loop, and of the final one."""
    unchecked: str = ""
    """Why there are no verdicts."""
    mode: str | None = None
    crew: str | None = None
    """Who made it, in one line."""
    picture: str | None = None
    """File name of the picture that belongs to it, without folders."""
    slots: Slots = Slots()
    """Time, place and roles, as far as the source tells them."""


def shown(text: str, most: int = 120) -> str:
    """Makes a text from outside fit for a report: one line, valid Unicode, no controls, no endless names."""
    text = text.encode("utf-8", "backslashreplace").decode()
    text = _UNSHOWN.sub(lambda found: found.group().encode("unicode_escape").decode(), text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def checked_story(text: object) -> str:
    """Returns a story's text, trimmed, if it can be measured.

    Raises:
        InputError: It is no text, empty, too long, no UTF-8 in its file, or holds control characters.
    """
    if text is None:
        text = ""
    if not isinstance(text, str):
        raise InputError(f"the story is no text but a {type(text).__name__}")
    text = text.strip()
    if not text:
        raise InputError("the story is empty")
    if len(text) > MAX_STORY_CHARACTERS:
        raise InputError(f"the story has {len(text)} characters, more than {MAX_STORY_CHARACTERS}")
    if found := _UNREADABLE.search(text):
        raise InputError(f"the story is not UTF-8 at position {found.start()}; save the file as UTF-8")
    if found := _CONTROL.search(text):
        raise InputError(f"the story holds control character U+{ord(found.group()):04X} at position {found.start()}")
    return text


def item_of(fields: Mapping[str, object], *, where: str, file: str, own_id: str) -> Item:
    """Reads one object.

    Args:
        fields: The object.
        where: File and line, for messages.
        file: The file's name.
        own_id: Id for an object without one.

    Raises:
        InputError: It is broken, has no story, or one that cannot be measured.
    """
    if {"brief", "stop"} <= fields.keys():
        return _from_record(_record(fields), where, file)
    draft = fields.get("draft")
    if draft is None and isinstance(fields.get("story"), dict) and isinstance(fields.get("ledger"), dict):
        draft = {"story": fields["story"], "ledger": fields["ledger"]}
    id, picture = _id(fields, own_id), _picture(fields)
    if isinstance(draft, dict):
        _same_version(fields)
        return _from_draft(_draft(draft), id, where, file, picture)
    key = next((k for k in STORY_KEYS if k in fields), None)
    if key is None:
        keys = ", ".join(f"`{shown(str(k), 30)}`" for k in list(fields)[:8]) or "none"
        raise InputError(f"no story: expected one of {', '.join(f'`{k}`' for k in STORY_KEYS)}, its keys are {keys}")
    story, mode = fields[key], fields.get("mode", fields.get("story_gen_mode"))
    if isinstance(story, dict):
        mode = story.get("mode", mode)
        story = story.get("text")
    return Item(
        id=id,
        where=where,
        file=file,
        story=checked_story(story),
        unchecked="the source holds texts without verdicts on pictures",
        mode=mode if isinstance(mode, str) and mode in get_args(Mode) else None,
        crew=next((shown(v, 80) for k in _MAKER_KEYS if isinstance(v := fields.get(k), str) and v), None),
        picture=picture,
    )


def _same_version(fields: Mapping[str, object]) -> None:
    if (version := fields.get("schema_version", SCHEMA_VERSION)) != SCHEMA_VERSION:
        raise InputError(f"schema version {shown(repr(version), 20)} is not {SCHEMA_VERSION}: made by another version")


def _record(fields: Mapping[str, object]) -> Record:
    _same_version(fields)
    try:
        return Record.model_validate(fields)
    except ValidationError as error:
        raise InputError(f"this looks like a record but is none: {_first(error)}") from None


def _draft(fields: object) -> Draft:
    try:
        return Draft.model_validate(fields)
    except ValidationError as error:
        raise InputError(f"this looks like a story with its ledger but is none: {_first(error)}") from None


def _first(error: ValidationError) -> str:
    return shown(first_fault(error), 200)


def _from_record(record: Record, where: str, file: str) -> Item:
    if record.draft is None:
        cause = f"{record.error.error}: {record.error.message}" if record.error else record.why or record.stop
        raise InputError(f"the item {record.id!r} ended without a story ({shown(cause, 200)})")
    best = record.best_attempt
    reports = reports_of(record)
    unchecked = "" if reports else "no picture stands for the item, or it was not checked"
    return Item(
        id=record.id,
        where=where,
        file=file,
        story=checked_story(record.draft.story.text),
        ledger=record.draft.ledger,
        reports=reports,
        unchecked=unchecked,
        mode=record.draft.story.mode,
        crew=_crew(record.crew) or record.draft.story.made_by.name,
        picture=best.painting.picture.path.rpartition("/")[2] if best else None,
        slots=slots_of(record.draft.story.scene, record.draft.ledger),
    )


def reports_of(record: Record) -> tuple[AlignmentReport, ...]:
    """Returns what was said of an item's picture: by the loop's judge, and last by the final one where there is one."""
    best = record.best_attempt
    given = () if best is None else (best.report, record.judged)
    return tuple({report.made_by: report for report in given if report is not None}.values())


def _from_draft(draft: Draft, id: str, where: str, file: str, picture: str | None) -> Item:
    return Item(
        id=id,
        where=where,
        file=file,
        story=checked_story(draft.story.text),
        ledger=draft.ledger,
        unchecked="the source holds stories without verdicts on pictures",
        mode=draft.story.mode,
        crew=shown(f"storyteller={draft.story.made_by.name}", 80),
        picture=picture,
        slots=slots_of(draft.story.scene, draft.ledger),
    )


def _crew(crew: Mapping[str, MadeBy]) -> str | None:
    specs = {role: maker.spec for role, maker in sorted(crew.items())}
    if len(set(specs.values())) == 1:
        return shown(next(iter(specs.values())), 80)
    return shown(", ".join(f"{role}={spec}" for role, spec in specs.items()), 200) or None


def _picture(fields: Mapping[str, object]) -> str | None:
    name = next((v for k in _PICTURE_KEYS if isinstance(v := fields.get(k), str) and v), None)
    return re.split(r"[\\/]", name)[-1] if name else None


def _id(fields: Mapping[str, object], own: str) -> str:
    id = next((v for k in ID_KEYS if isinstance(v := fields.get(k), str | int) and v != ""), None)
    if id is None and (name := _picture(fields)):
        id = name.rpartition(".")[0] or name
    return shown(str(own if id is None else id))
