"""Reads OpenAI's answers. What a provider sends is untrusted: every field may be missing or of another type."""

from collections.abc import Mapping
from typing import Any, Final

from storytelling_painter.tools.calls.call import Usage
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.chat.model import ChatAnswer, Finish, TokenChance

_FINISHES: Final[Mapping[str, Finish]] = {
    "stop": "stop",
    "eos": "stop",
    "end_turn": "stop",
    "stop_sequence": "stop",
    "length": "length",
    "max_tokens": "length",
    "content_filter": "refusal",
    "safety": "refusal",
    "refusal": "refusal",
}
_MOST_TOKENS: Final = 10**9


def check(body: Mapping[str, Any]) -> None:
    """Refuses what is no chat answer.

    Raises:
        Trouble: There is no choice with a message in it.
    """
    if _choice(body) is None:
        raise Trouble("broken_body", "the answer holds no message", paid=True)


def answer(body: Mapping[str, Any], usage: Usage) -> ChatAnswer:
    """Returns what the model said.

    Args:
        body: JSON that passed `check`.
        usage: As read by `usage_of`.

    Raises:
        Trouble: See `check`.
    """
    choice = _choice(body)
    if choice is None:
        raise Trouble("broken_body", "the answer holds no message", paid=True)
    text, refusal = _said(choice["message"])
    reason = choice.get("finish_reason")
    finish = _FINISHES.get(reason.lower(), "other") if isinstance(reason, str) else "other"
    if refusal and not text:
        finish = "refusal"
    model = body.get("model")
    return ChatAnswer(
        text="" if finish == "refusal" else text,
        finish=finish,
        refusal=refusal or (text if finish == "refusal" else ""),
        usage=usage,
        model=model[:200] if isinstance(model, str) else "",
        tokens=_tokens(choice.get("logprobs")),
    )


def usage_of(body: Mapping[str, Any]) -> Usage:
    """Returns what the provider counted; zeros where it counts nothing or counts nonsense."""
    counted = body.get("usage")
    if not isinstance(counted, Mapping):
        return Usage()
    read = _count(counted, "prompt_tokens") or _count(counted, "input_tokens")
    details = counted.get("prompt_tokens_details") or counted.get("input_tokens_details")
    cached = _count(details, "cached_tokens") or _count(counted, "prompt_cache_hit_tokens")
    return Usage(
        input_tokens=read,
        cached_tokens=min(cached, read),
        output_tokens=_count(counted, "completion_tokens") or _count(counted, "output_tokens"),
    )


def _choice(body: Mapping[str, Any]) -> Mapping[str, Any] | None:
    choices = body.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) and isinstance(first.get("message"), dict) else None


def _said(message: Mapping[str, Any]) -> tuple[str, str]:
    """Returns text and refusal. Reasoning that a server shows beside the answer is left out."""
    content, refusal = message.get("content"), message.get("refusal")
    refused = refusal if isinstance(refusal, str) else ""
    if isinstance(content, str):
        return content, refused
    texts = []
    for part in content if isinstance(content, list) else ():
        if isinstance(part, dict) and part.get("type") in ("text", "output_text") and isinstance(part.get("text"), str):
            texts.append(part["text"])
        elif isinstance(part, dict) and part.get("type") == "refusal" and isinstance(part.get("refusal"), str):
            refused = refused or part["refusal"]
    return "".join(texts), refused


def _tokens(logprobs: object) -> tuple[TokenChance, ...] | None:
    content = logprobs.get("content") if isinstance(logprobs, dict) else None
    if not isinstance(content, list) or not content:
        return None
    tokens = []
    for entry in content:
        named = _named(entry)
        if named is None:
            return None
        others = entry.get("top_logprobs")
        listed = [n for o in others if (n := _named(o)) is not None] if isinstance(others, list) else []
        tokens.append(TokenChance(*named, tuple(listed)))
    return tuple(tokens)


def _named(entry: object) -> tuple[str, float] | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("token"), str):
        return None
    logprob = entry.get("logprob")
    if isinstance(logprob, bool) or not isinstance(logprob, int | float) or logprob > 1e-6:
        return None
    return entry["token"], min(float(logprob), 0.0)


def _count(table: object, name: str) -> int:
    value = table.get(name) if isinstance(table, Mapping) else None
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return min(max(value, 0), _MOST_TOKENS)
