"""Where the items of a run come from, found again from its folder."""

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.runners.briefs import briefed, look_into_briefs
from storytelling_painter.runners.folder import PRIVATE
from storytelling_painter.runners.kept_source import kept_briefs, kept_stream
from storytelling_painter.runners.run_info import RunInfo
from storytelling_painter.runners.sources import STREAM, Task, invented, look_into, told


def tasks_of(root: Path, info: RunInfo, stories: Path | None = None) -> tuple[Iterable[Task], int | None]:
    """Returns the items of a run, and how many there are; of a stream, those that were read of it.

    Args:
        root: Its folder.
        info: Its `run.json`.
        stories: Its story file; none looks for it where the last command named it.

    Raises:
        RunFolderError: The folder does not say how many items were wanted, or keeps none of a stream.
        InputError: The file of stories or briefs is not there, or is another one.
    """
    if STREAM in (info.order.get("briefs"), info.order.get("stories")) and stories is None:
        return kept_stream(root / PRIVATE)
    if info.kind == "paint":
        return _told_in(info, stories or _named(info))
    wanted, briefs = info.counts.wanted, info.order.get("briefs")
    if briefs is None and wanted is None:
        raise RunFolderError("the folder does not say how many items were wanted; use the command that began it")
    premise, setting = info.order.get("premise"), info.order.get("setting")
    place: Setting | None = next((s for s in get_args(Setting) if s == setting), None)
    if setting is not None and place is None:
        raise RunFolderError(f"the folder names a setting that is not known: {str(setting)[:40]!r}")
    told_premise = None if premise is None else str(premise)
    if briefs is None and wanted is not None:
        return invented(wanted, info.settings, premise=told_premise, setting=place), wanted
    source = kept_briefs(root / PRIVATE)
    if source is None:
        raise RunFolderError("the folder does not keep the briefs of this run; go on with the command that began it")
    facts = look_into_briefs(source)
    if facts.order != briefs:
        raise InputError(
            f"{source!r} does not hold the briefs of this run, or was changed; go on with the command that began it"
        )
    return briefed(source, info.settings, premise=told_premise, setting=place), facts.items


def _named(info: RunInfo) -> Path:
    words = list(info.command)
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "--stories":
            return Path(following)
        if word.startswith("--stories="):
            return Path(word.partition("=")[2])
    raise InputError("the folder does not name its story file; give it with --stories")


def _told_in(info: RunInfo, stories: Path) -> tuple[Iterable[Task], int | None]:
    facts = look_into(stories)
    if info.order.get("stories") != f"sha256:{facts.sha256}":
        raise InputError(f"{str(stories)!r} is not the story file of this run, or was changed; name it with --stories")
    return told(stories, info.settings), facts.items
