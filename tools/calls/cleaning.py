"""Makes a provider's words fit to be shown, recorded and logged: short, printable, and without anything like a key."""

import re
from typing import Final

LONGEST: Final = 300
"""Characters that are kept."""
_READ: Final = 4_000
"""Characters that are looked at; what lies behind them is not kept anyway."""
REMOVED: Final = "[removed]"
_TAGS: Final = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]{0,500}>", re.IGNORECASE | re.DOTALL)
_SECRETS: Final = re.compile(
    r"""
    \b(?:bearer|basic)\s+[^\s"',;]+
    | \b(?:api[-_ ]?key|access[-_ ]?key|token|secret|password|authorization)\b["']?\s*[:=]\s*["']?[^\s"',;]+
    | \b(?:sk|pk|rk|ak|hf|gsk|xai|key|AIza|ghp|pplx|nvapi)[-_][A-Za-z0-9*_.-]{4,}
    | [A-Za-z0-9_-]*\*{3,}[A-Za-z0-9_-]*
    | (?=[A-Za-z0-9+/_-]*[0-9])(?=[A-Za-z0-9+/_-]*[A-Za-z])[A-Za-z0-9+/_-]{32,}={0,2}
    """,
    re.IGNORECASE | re.VERBOSE,
)


def cleaned(text: str, *secrets: str, longest: int = LONGEST) -> str:
    """Returns the text on one line, without control and direction marks, markup, or what looks like a key.

    Args:
        text: Untrusted.
        secrets: Keys that are known; each is removed wherever it stands, and so is any piece of eight characters of it.
        longest: Characters that are kept.
    """
    text = text[:_READ]
    for secret in secrets:
        text = _without(text, secret)
    text = _TAGS.sub(" ", text) if "<" in text else text
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    text = _SECRETS.sub(REMOVED, text)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _without(text: str, secret: str) -> str:
    if len(secret) < 4:
        return text
    text = text.replace(secret, REMOVED)
    pieces = {secret[i : i + 8] for i in range(len(secret) - 7)}
    if not any(piece in text for piece in pieces):
        return text
    marks = bytearray(len(text))
    for start in range(len(text) - 7):
        if text[start : start + 8] in pieces:
            marks[start : start + 8] = b"\x01" * 8
    return re.sub(
        r"\x00+", REMOVED, "".join("\x00" if m else c for c, m in zip(text.replace("\x00", " "), marks, strict=True))
    )
