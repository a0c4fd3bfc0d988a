"""A batch of stories, each one call or one call and a picture, through what every paid call of a run passes: lanes,
limiter, gateway, journal."""

import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final, NamedTuple

from providers_chat import SYSTEM
from providers_server import Cores, counts, serving

from storytelling_painter.agents.models.asking import Question, ask
from storytelling_painter.agents.models.shapes import STORY, StoryAnswer
from storytelling_painter.domain.errors import StoryError, WorkError
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.domain.settings import Settings
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.lanes import Lanes
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.chat.model import Message
from storytelling_painter.tools.chat.opening import open_chat_model
from storytelling_painter.tools.images.model import PictureRequest
from storytelling_painter.tools.images.opening import open_picture_model

CHAT: Final = 0.2
PICTURE: Final = 1.0
_WISH: Final = "Tell a story of one single moment that can be seen. " * 8


class Batch(NamedTuple):
    """How a batch went."""

    items: int
    seconds: float
    """From the first item to the last."""
    cpu: float
    """Seconds of processor time of this process."""
    ended: dict[str, int]
    """Items by how they ended: `ok` or the name of an error."""
    told: dict[str, Any]
    """Counters of the server."""

    @property
    def ok(self) -> int:
        return self.ended.get("ok", 0)


async def batch(
    items: int, at_once: int, cores: Cores, *, pictures: bool = False, known: bool = True, latency: float = CHAT,
    **server: str | float,
) -> Batch:
    """Runs a batch against a new stand-in.

    Args:
        items: Number of stories.
        at_once: Stories in flight.
        cores: Where the server runs.
        pictures: Whether each story gets a picture.
        known: Whether the number in flight is known to be allowed; otherwise the limiter finds out what is.
        latency: Seconds of a chat call.
        server: Further options of the stand-in.
    """
    script = "providers_server:story"
    with serving(script, core=cores.server, latency=latency, picture_latency=PICTURE, options=server) as url:
        means = Means(
            providers=(Provider(name="stand_in", base_url=url),), calls_in_flight=at_once if known else None
        )
        with tempfile.TemporaryDirectory() as folder:
            provision = Provision(Settings(crew="stand_in:m"), means, journal=Path(folder) / "private", environ={})
            try:
                ended, seconds, cpu = await _run(provision, items, at_once, pictures=pictures)
            finally:
                await provision.aclose()
        return Batch(items, seconds, cpu, dict(ended), counts(url))


async def _run(
    provision: Provision, items: int, in_flight: int, *, pictures: bool
) -> tuple[Counter[str], float, float]:
    chat = open_chat_model("stand_in:m", provision.connections)
    painter = open_picture_model("stand_in:pictures", provision.connections) if pictures else None
    ended: Counter[str] = Counter()

    async def story(number: int) -> None:
        item = f"item-{number}"
        question = Question(
            (Message("system", SYSTEM), Message("user", f"Story {number}. {_WISH}")), Tag(item, "story.1"), STORY,
            StoryAnswer, StoryError, temperature=1.0, max_tokens=600,
        )
        told = await ask(chat, question)
        if painter is not None:
            await painter.make(PictureRequest(f"{number}: {told.value.title}", Tag(item, "paint.1")))

    async def one(number: int) -> bool:
        try:
            await story(number)
        except WorkError as error:
            ended[type(error).__name__] += 1
        else:
            ended["ok"] += 1
        await provision.recorded(f"item-{number}")
        return True

    provision.connections.http()
    lanes = Lanes(in_flight)
    began, before = time.perf_counter(), time.process_time()
    await lanes(range(items), one, Stops())
    return ended, time.perf_counter() - began, time.process_time() - before

