"""Asks again in other words when a server does not know what was sent, and remembers it."""

from collections.abc import Awaitable, Callable

from storytelling_painter.domain.errors import Unavailable
from storytelling_painter.domain.means import StructuredOutput
from storytelling_painter.tools.calls.call import Reply
from storytelling_painter.tools.calls.http import parsed
from storytelling_painter.tools.calls.notices import Notices
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.chat import reading, wire
from storytelling_painter.tools.chat.dialect import Dialect, first_dialect, taught, told
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest, ChatTraits


class Learner:
    """What one model is known to take; see `dialect`.

    Args:
        spec: Of the model, for notices.
        structured_output: The user's choice; none tries.
        notices: Where what is learned is told.
    """

    def __init__(self, spec: str, structured_output: StructuredOutput | None, notices: Notices) -> None:
        self._spec, self._notices = spec, notices
        self._fixed = structured_output is not None
        self.dialect = first_dialect(structured_output)

    @property
    def traits(self) -> ChatTraits:
        """What is known by now."""
        return ChatTraits(
            shapes=False if self.dialect.form in ("object", "none") else None,
            logprobs=None if self.dialect.logprobs else False,
        )

    async def ask(self, request: ChatRequest, attempt: Callable[[Dialect], Awaitable[Reply]]) -> ChatAnswer:
        """Attempts until the server understands, which is after a handful of times at most, and reads the answer.

        Raises:
            Refused: The server refuses for another reason.
            ProviderError: Nothing came back, or what an archive held cannot be read.
        """
        while True:
            spoken = self.dialect
            try:
                return read(await attempt(spoken))
            except Refused as refusal:
                better = taught(spoken, wire.sent(request, spoken), refusal, fixed_form=self._fixed)
                if better is None:
                    raise
                if self.dialect == spoken:
                    self._notices.add(told(spoken, better, self._spec))
                    self.dialect = better


def read(reply: Reply) -> ChatAnswer:
    """Returns what a reply says.

    Raises:
        Unavailable: It says nothing that can be read; only a damaged recording or journal holds such a reply.
    """
    found = parsed(reply.body)
    try:
        if isinstance(found, dict):
            return reading.answer(found, reply.usage)
    except Trouble as trouble:
        raise Unavailable(f"a kept answer cannot be read: {trouble}") from trouble
    raise Unavailable("a kept answer is no JSON")
