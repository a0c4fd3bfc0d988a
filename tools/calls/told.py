"""What providers tell about their limits in headers, in the several dialects that are in use."""

import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

LONGEST: Final = 86_400.0
"""Seconds; a longer wait that is told counts as this one."""
LONGEST_HOLD: Final = 300.0
"""Seconds that are waited at a time when a provider asks for more; then one more try finds out."""
LONGEST_SILENCE: Final = 900.0
"""Seconds for which a provider may answer nobody but with its limit; then it counts as gone. A call that waits while
others are answered waits on: its own tries are bounded by their number and their timeouts."""
_EPOCH: Final = 1e9
"""A number of seconds above this is a moment, not a span."""
_SPAN: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_SECONDS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}

_FORMS: Final = {
    "requests": (
        ("x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
        (
            "anthropic-ratelimit-requests-limit",
            "anthropic-ratelimit-requests-remaining",
            "anthropic-ratelimit-requests-reset",
        ),
        ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"),
        ("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"),
    ),
    "tokens": (
        ("x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
        (
            "anthropic-ratelimit-tokens-limit",
            "anthropic-ratelimit-tokens-remaining",
            "anthropic-ratelimit-tokens-reset",
        ),
    ),
}
NAMES: Final = frozenset(
    {"retry-after", "retry-after-ms", *(name for forms in _FORMS.values() for form in forms for name in form)}
)
"""Headers that tell limits, in lower case."""


class Quota(NamedTuple):
    """A limit as a provider told it."""

    limit: float
    """Most at once, when nothing was used of late."""
    remaining: float
    reset: float | None
    """Seconds until all of the limit is there again; none where it is not told."""
    rate: float
    """What comes back a second. At most what the limit gives a minute where the name of its header means a minute; what
    fills the used part until the reset where that is less, as for limits of a day."""


def quota(headers: Mapping[str, str], what: str, now: float | None = None) -> Quota | None:
    """Reads a limit on `requests` or on `tokens`.

    Args:
        headers: Lower-case names.
        what: `requests` or `tokens`.
        now: Seconds since the epoch; none means now.

    Returns:
        The limit, or none where none is told in full or it makes no sense.
    """
    for limit_name, remaining_name, reset_name in _FORMS[what]:
        if remaining_name not in headers:
            continue
        limit, remaining = _number(headers.get(limit_name, "")), _number(headers[remaining_name])
        if limit is None or remaining is None or limit < 1 or remaining > limit:
            return None
        reset = span(headers.get(reset_name, ""), now)
        filling = (limit - remaining) / reset if reset and remaining < limit else limit / 60.0
        by_minute = limit_name.endswith(what) or limit_name.startswith("anthropic")
        return Quota(limit, remaining, reset, min(filling, limit / 60.0) if by_minute else filling)
    return None


def retry_after(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Returns the seconds that a provider asks to wait, at most `LONGEST`, or none where it asks for nothing."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return min(milliseconds / 1_000.0, LONGEST)
    return span(headers.get("retry-after", ""), now)


def span(text: str, now: float | None = None) -> float | None:
    """Reads a time to wait: `20`, `1s`, `6m0s`, `120ms`, seconds or milliseconds since the epoch, an HTTP date, or an
    ISO date. Returns seconds from 0 to `LONGEST`, or none for anything else."""
    text = text.strip()
    if not text or len(text) > 64:
        return None
    seconds = _number(text)
    if seconds is not None:
        if seconds >= _EPOCH * 1_000.0:
            seconds /= 1_000.0
        if seconds >= _EPOCH:
            seconds -= time.time() if now is None else now
    elif _SPAN.sub("", text) == "":
        seconds = sum(float(number) * _SECONDS[unit] for number, unit in _SPAN.findall(text))
    else:
        moment = _moment(text)
        if moment is None:
            return None
        seconds = moment - (time.time() if now is None else now)
    return min(max(seconds, 0.0), LONGEST)


def _moment(text: str) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


def _number(text: str) -> float | None:
    """Plain numbers only: `nan`, `inf`, signs and digits of other scripts are none."""
    if re.fullmatch(r"[0-9]{1,16}(\.[0-9]{1,9})?", text.strip()):
        return float(text)
    return None
