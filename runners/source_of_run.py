"""Where the items of a run come from, found again from its folder."""

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.runners.run_info import RunInfo
from storytelling_painter.runners.sources import Task, invented, look_into, told


def tasks_of(info: RunInfo, stories: Path | None = None) -> tuple[Iterable[Task], int | None]:
    """Returns the items of a run, and how many there are.

    Args:
        info: Its `run.json`.
        stories: Its story file; none looks for it where the last command named it.

    Raises:
        RunFolderError: The folder does not say how many items were wanted.
        InputError: The story file is not there, or is another one.
    """
    if info.kind == "paint":
        return _told_in(info, stories or _named(info))
    wanted = info.counts.wanted
    if info.order.get("briefs") is not None:
        raise RunFolderError("the items of this run come from briefs; go on with the command that began it")
    if wanted is None:
        raise RunFolderError("the folder does not say how many items were wanted; use the command that began it")
    premise, setting = info.order.get("premise"), info.order.get("setting")
    place: Setting | None = next((s for s in get_args(Setting) if s == setting), None)
    if setting is not None and place is None:
        raise RunFolderError(f"the folder names a setting that is not known: {str(setting)[:40]!r}")
    return invented(wanted, info.settings, premise=None if premise is None else str(premise), setting=place), wanted


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
