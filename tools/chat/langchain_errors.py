"""LangChain's errors in the words of the gateway: what passes, what the user can mend, what is never sent again."""

from collections.abc import Mapping
from typing import Final

from langchain_core import exceptions as lc

from storytelling_painter.domain.errors import AccessError, Moderated, StorytellingError
from storytelling_painter.tools.calls.cleaning import cleaned
from storytelling_painter.tools.calls.refusals import Refused, refusal
from storytelling_painter.tools.calls.told import NAMES, retry_after
from storytelling_painter.tools.calls.trouble import Trouble

_TRANSPORT: Final = frozenset({"httpx", "httpx2", "httpcore", "httpcore2", "aiohttp", "requests", "urllib3"})


def translated(error: Exception, spec: str) -> Trouble | StorytellingError | None:
    """Returns what is to be raised in place of what a LangChain model raised, or none for an error that nobody knows.

    An error that carries an HTTP status is read by that; otherwise by its provider-neutral class.
    """
    if isinstance(error, StorytellingError):
        return None
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and 300 <= status < 600:
        body = getattr(error, "body", None)
        if isinstance(body, Mapping) and "error" not in body:
            body = {"error": dict(body)}
        return refusal(spec, status, _headers(error), body, text=str(error))
    said = f"{spec}: {cleaned(str(error)) or type(error).__name__}"
    if isinstance(error, lc.ModelRateLimitError):
        headers = _headers(error)
        return Trouble("limit", said, retry_after=retry_after(headers), headers=headers)
    if isinstance(error, lc.ModelTimeoutError):
        return Trouble("timeout", said, paid=True)
    if isinstance(error, lc.ModelConnectionError):
        return Trouble("connection", said, paid=True)
    if isinstance(error, lc.ModelRefusalError):
        return Moderated(said)
    if isinstance(error, lc.ModelAuthenticationError | lc.ModelPermissionDeniedError | lc.ModelNotFoundError):
        return AccessError(said)
    if isinstance(error, lc.ModelInvalidRequestError | lc.ContextOverflowError):
        return Refused(said, 400, cleaned(str(error), longest=1_000).lower())
    if isinstance(error, lc.ModelError):
        return Trouble("overload", said)
    if isinstance(error, OSError) or type(error).__module__.partition(".")[0] in _TRANSPORT:
        return Trouble("connection", said, paid=True)
    return None


def _headers(error: Exception) -> dict[str, str]:
    headers = getattr(getattr(error, "response", None), "headers", None)
    if not isinstance(headers, Mapping):
        return {}
    return {n: str(v) for k, v in headers.items() if (n := str(k).lower()) in NAMES}
