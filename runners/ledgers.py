"""Has a text model read key points out of the stories of pictures that came with a story and no key points.

What was read is kept as lines of `OUT/ledger.jsonl`, so it can be looked through, and is read again from there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from storytelling_painter.agents.models.extraction import PROMPT, LedgerReader
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Draft, Story
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.measuring import Result, ResultFile, measure
from storytelling_painter.runners.pictured import ELSEWHERE, Pictured
from storytelling_painter.runners.records import parse, read_lines
from storytelling_painter.runners.summary import Ended
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.chat.model import ChatModel

FILE: Final = "ledger.jsonl"


class ReadLedger(Result):
    """Line of `ledger.jsonl`: the key points of one story."""

    made_by: MadeBy
    digest: str
    """Hash of the picture and its story."""
    ledger: Ledger | None = None


class Told(NamedTuple):
    """Pictures with what was read."""

    items: list[Pictured]
    unread: dict[str, str]
    """Why nothing was read, by id."""
    ended: Ended


def lacks_ledger(item: Pictured) -> bool:
    """Whether a picture has a story and nobody says its key points."""
    return item.draft is None and bool(item.story)


async def read_ledgers(
    items: Sequence[Pictured],
    out: Path,
    model: ChatModel,
    settings: Settings,
    provision: Provision,
    stops: Stops,
    *,
    concurrency: int,
) -> Told:
    """Reads what is not there yet.

    Args:
        items: All pictures; those with key points are left as they are.
        out: Folder of the results.
        model: Reads the stories; it sees no picture.
        settings: Most tokens of an answer.
        provision: What may be called and spent.
        stops: Requests to end early.
        concurrency: Stories in flight.

    Raises:
        AccessError: A provider refuses the key or does not know the model.
        RunFolderError: The results there are of another model or story, or the disk is full or read-only.
    """
    reader = LedgerReader(model, max_tokens=settings.max_tokens)
    made_by = MadeBy(name="model-ledger-reader", version="1", spec=model.spec, prompt_sha256=PROMPT.sha256)
    wanted = [item for item in items if lacks_ledger(item)]
    digests = {item.id: item.given for item in wanted}

    async def one(item: Pictured) -> ReadLedger:
        found = await reader.read(item.id, item.story, round=1)
        return ReadLedger(id=item.id, made_by=made_by, digest=item.given, ledger=found.ledger)

    def failed(item: Pictured, error: ErrorRecord) -> ReadLedger:
        return ReadLedger(id=item.id, made_by=made_by, digest=item.given, failure=error)

    def same(line: ReadLedger) -> bool:
        return line.made_by == made_by and digests.get(line.id) == line.digest

    file = ResultFile(out / FILE, ReadLedger, same)
    try:
        ended = await measure(wanted, one, failed, file, provision, stops, concurrency=concurrency)
    finally:
        file.close()
    unread = {line.id: line.failure.message for line in file.results.values() if line.failure is not None}
    return Told(_joined(items, file.results.values()), unread, ended)


def with_ledgers(items: Iterable[Pictured], out: Path) -> list[Pictured]:
    """Returns pictures with the key points that were read before, where a line is of the same story.

    Raises:
        InputError: The file holds something else.
    """
    path = out / FILE
    lines = [parse(line, ReadLedger, FILE) for line in read_lines(path) if line.whole] if path.exists() else []
    return _joined(items, lines)


def _joined(items: Iterable[Pictured], lines: Iterable[ReadLedger]) -> list[Pictured]:
    read = {(line.id, line.digest): line.ledger for line in lines if line.ledger is not None}
    return [
        replace(item, draft=_draft(item.story, ledger))
        if lacks_ledger(item) and (ledger := read.get((item.id, item.given))) is not None
        else item
        for item in items
    ]


def _draft(text: str, ledger: Ledger) -> Draft:
    try:
        return Draft(story=Story(text=text, mode="naive", made_by=ELSEWHERE), ledger=ledger)
    except ValueError as error:
        raise InputError(f"{FILE} does not fit the story: {error}") from None
