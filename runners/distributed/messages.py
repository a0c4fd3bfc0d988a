"""What travels between the driver and its actors. Pictures travel as bytes, beside the record and never in it.

An item in an actor writes messages, which the driver fetches: `Told`, `Asked`, `Sends`, then `Pixels` and `Made`, or
`Fault` where the graph raised. The driver answers `Asked` and `Sends` with an `Outcome`.
"""

import traceback
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, NamedTuple, TypeVar

from storytelling_painter.domain import errors
from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import StorytellingError, WorkError
from storytelling_painter.domain.means import Means
from storytelling_painter.domain.record import Picture, Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import PoolStory
from storytelling_painter.tools.calls.call import Call
from storytelling_painter.tools.calls.trouble import Cause, Trouble
from storytelling_painter.tools.chat.model import ChatRequest, ChatTraits
from storytelling_painter.tools.images.model import PictureRequest, PictureTraits

T = TypeVar("T")
_MOST_TRACE: Final = 4_000


@dataclass(frozen=True, slots=True)
class Orders:
    """What an actor builds its crew from. Holds no key."""

    settings: Settings
    means: Means
    pool: tuple[PoolStory, ...]
    chats: Mapping[str, ChatTraits]
    """Chat models, by spec, whose calls the driver makes."""
    painters: Mapping[str, PictureTraits]
    """Picture models, likewise."""
    workers: int
    """Processes that draw and check; 0 draws in threads."""
    pictures: str | None
    """Where pictures are put, as an address that fsspec knows; none hands them to the driver."""


class Ready(NamedTuple):
    """What an actor says when its crew is built."""

    made_by: Mapping[str, MadeBy]
    versions: Mapping[str, str]
    host: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the item, as JSON."""

    event: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to a model of the driver."""

    number: int
    spec: str
    request: ChatRequest | PictureRequest


@dataclass(frozen=True, slots=True)
class Sends:
    """A call whose tries the actor makes itself, when the driver lets it: by a local model, or by a plug-in."""

    number: int
    call: Call
    width: int | None
    """How many of these the actor can make at once; none where the limits are a provider's."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture of the record that follows."""

    picture: Picture
    data: bytes | None
    """None where it was put to the shared address."""


@dataclass(frozen=True, slots=True)
class Made:
    """The end of an item. Its usage holds what the graph counts; the driver adds what the calls used."""

    record: Record


@dataclass(frozen=True, slots=True)
class Fault:
    """An exception in words, since not every one survives pickling."""

    names: tuple[str, ...]
    """Of its class and of those above it."""
    message: str
    faults: tuple[AnswerFault, ...] = ()
    cause: Cause | None = None
    """Of a `Trouble`, with what follows."""
    retry_after: float | None = None
    headers: Mapping[str, str] | None = None
    paid: bool = False
    trace: str = ""

    @classmethod
    def of(cls, error: Exception) -> "Fault":
        """Puts an exception into words."""
        names = tuple(c.__name__ for c in type(error).__mro__)
        trace = "".join(traceback.format_exception(error))[-_MOST_TRACE:]
        if isinstance(error, Trouble):
            return cls(
                names, str(error), cause=error.cause, retry_after=error.retry_after, headers=error.headers,
                paid=error.paid, trace=trace,
            )
        return cls(names, str(error), faults=error.faults if isinstance(error, WorkError) else (), trace=trace)

    def error(self) -> Exception:
        """Returns an exception of the same name; of the same class where that is one of this project."""
        if self.cause is not None:
            return Trouble(
                self.cause, self.message, retry_after=self.retry_after, headers=dict(self.headers or {}), paid=self.paid
            )
        kind = next((k for name in self.names if (k := _OURS.get(name)) is not None), None)
        error = self._made(kind or Exception)
        error.add_note(f"in an actor:\n{self.trace}")
        return error

    def _made(self, kind: type[Exception]) -> Exception:
        if kind.__name__ != self.names[0]:
            kind = type(self.names[0], (kind,), {"__module__": __name__})
        return kind(self.message, faults=self.faults) if issubclass(kind, WorkError) else kind(self.message)


_OURS: Final = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, StorytellingError)
}
Message = Told | Asked | Sends | Pixels | Made | Fault


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of something that was asked for: a value, or a fault."""

    value: T | None = None
    fault: Fault | None = None

    def result(self) -> T:
        """Returns the value, or raises the fault."""
        if self.fault is not None:
            raise self.fault.error()
        return self.value  # type: ignore[return-value]


async def outcome_of(work: Awaitable[T]) -> Outcome[T]:
    """Waits for something and returns what came of it."""
    try:
        return Outcome(await work)
    except Exception as error:  # noqa: BLE001 - whatever it is belongs to whoever asked, on the other side
        return Outcome(fault=Fault.of(error))


