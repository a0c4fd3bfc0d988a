"""Reads a provider's answers that are no success: what passes, what the user can mend, what is never sent again."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from storytelling_painter.domain.errors import AccessError, Moderated, Rejected, StorytellingError
from storytelling_painter.tools.calls.cleaning import cleaned
from storytelling_painter.tools.calls.told import retry_after
from storytelling_painter.tools.calls.trouble import Trouble

_POLICY_CODES: Final = frozenset(
    {
        "content_policy_violation",
        "content_filter",
        "content_filtered",
        "moderation_blocked",
        "responsibleaipolicyviolation",
        "safety_violation",
        "invalid_prompt",
        "data_inspection_failed",
        "prompt_blocked",
    }
)
_POLICY_WORDS: Final = (
    "content policy",
    "content management policy",
    "content_policy",
    "safety system",
    "usage policies",
    "usage policy",
    "flagged by",
    "was flagged",
    "moderation system",
    "blocked by moderation",
)
_NO_MONEY: Final = frozenset(
    {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "insufficient_credits"}
)
_PASSING: Final = frozenset({408, 409, 425, 460, 499})
"""Below 500, and yet gone the next time."""


class Refused(Rejected):
    """The provider says that a request is wrong, with what it says about it.

    Attributes:
        status: Of the answer.
        words: Message, code and parameter in lower case, for those who know what may be left out.
        parameter: Name of the parameter that it complains about, or empty.
    """

    def __init__(self, message: str, status: int, words: str = "", parameter: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.words = words
        self.parameter = parameter


class Complaint(NamedTuple):
    """An error as a provider words it. Untrusted."""

    message: str
    code: str = ""
    parameter: str = ""


def refusal(
    provider: str, status: int, headers: Mapping[str, str], body: object, *secrets: str, text: str = ""
) -> Trouble | StorytellingError:
    """Returns what is to be raised for an answer that is no success.

    Args:
        provider: Its name, for the message.
        status: HTTP status, or the one that a body of status 200 claims.
        headers: Those of `told.NAMES`.
        body: The answer's JSON, or none where it is not JSON.
        secrets: What the message may not hold, whatever the provider sends back.
        text: The body as text, for answers that are not JSON.

    Returns:
        `Trouble` for what may pass, otherwise `AccessError`, `Moderated` or `Refused`.
    """
    said = complaint(body, text)
    shown = cleaned(said.message, *secrets) or "no reason given"
    start = f"provider {provider!r} answered {status}: {shown}"
    codes = said.code.lower()
    if _NO_MONEY & set(codes.split()) or status == 402:
        return AccessError(f"{start}. Top up or unlock the account, then run the same command again")
    if status == 429:
        return Trouble("limit", start, retry_after=retry_after(headers), headers=dict(headers))
    if status >= 500 and status not in (501, 505) or status in _PASSING:
        return Trouble("overload", start, retry_after=retry_after(headers), headers=dict(headers))
    if _POLICY_CODES & set(codes.split()) or status == 451 or _says_policy(status, said.message):
        return Moderated(f"{start}. Its policy forbids this content; change the story or the wording")
    if status in (401, 403):
        return AccessError(f"{start}. Check the key's variable and what the key may do")
    if 300 <= status < 400:
        return AccessError(f"{start}. It redirects, which is not followed; put the final address into `base_url`")
    if status in (404, 405):
        return AccessError(f"{start}. Check the model's name and `base_url`")
    words = cleaned(f"{said.message} {said.code} {said.parameter}", *secrets, longest=1_000).lower()
    return Refused(start, status, words, cleaned(said.parameter, *secrets, longest=60))


def complaint(body: object, text: str = "") -> Complaint:
    """Reads the forms of error bodies that are in use; what is in none of them comes back as its text."""
    if not isinstance(body, dict):
        return Complaint(body if isinstance(body, str) else text)
    inner = body.get("error")
    if isinstance(inner, str):
        return Complaint(inner, _joined(body, "code", "type"), _text(body.get("param")))
    if isinstance(inner, dict):
        deeper = inner.get("innererror")
        code = _joined(inner, "code", "type") + (f" {_joined(deeper, 'code')}" if isinstance(deeper, dict) else "")
        return Complaint(_text(inner.get("message")) or text, code, _text(inner.get("param")))
    detail = body.get("detail")
    if isinstance(detail, list):
        told = list(_details(detail))
        return Complaint("; ".join(f"{where}: {what}" for where, what in told) or text, "", told[0][0] if told else "")
    message = _text(body.get("message")) or _text(detail) or text
    return Complaint(message, _joined(body, "code", "type"), _text(body.get("param")))


def _details(detail: list[Any]) -> Iterator[tuple[str, str]]:
    for entry in detail[:10]:
        if isinstance(entry, dict):
            where = entry.get("loc")
            parts = [str(p) for p in where if p != "body"] if isinstance(where, list) else []
            yield ".".join(parts), _text(entry.get("msg"))


def _says_policy(status: int, message: str) -> bool:
    lowered = message[:2_000].lower()
    return status in (400, 403, 422) and any(words in lowered for words in _POLICY_WORDS)


def _joined(body: Mapping[str, Any], *names: str) -> str:
    return " ".join(t for t in (_text(body.get(name)) for name in names) if t)


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
