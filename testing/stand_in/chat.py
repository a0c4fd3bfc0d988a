"""Chat completions: what is said without a script, and the body that it is said in."""

import re
from collections.abc import Sequence
from random import Random
from typing import Any

import orjson

from storytelling_painter.testing.stand_in.answers import Answer, Chance, Seen
from storytelling_painter.testing.stand_in.faults import Kind
from storytelling_painter.testing.stand_in.filling import CannotFill, fill

TOKENS_OF_A_PICTURE = 85
_PIECES = re.compile(r"\s*\w+|\s*[^\w\s]|\s+$")
_OTHERS = (" yes", " no", " maybe", " the", " a", " it", " is", " and", " not", " one")


def complaint(body: dict[str, Any]) -> Answer | None:
    """Returns the 400 for a call that this server cannot serve, or none."""
    if not isinstance(body.get("messages"), list) or not body["messages"]:
        return Answer(status=400, text="messages must be a list that is not empty", param="messages")
    if body.get("stream"):
        return Answer(status=400, text="this server does not stream", param="stream", code="unsupported_value")
    if body.get("n", 1) != 1:
        return Answer(status=400, text="this server gives one answer a call", param="n", code="unsupported_value")
    return None


def said(seen: Seen, random: Random) -> Answer:
    """Returns what is answered without a script: an instance of the schema, an empty object, or an echo."""
    if seen.schema is not None:
        try:
            return Answer(text=orjson.dumps(fill(seen.schema, random)).decode())
        except CannotFill as error:
            return Answer(status=400, text=f"{error}; give the server a script", param="response_format")
    form = seen.body.get("response_format")
    if isinstance(form, dict) and form.get("type") == "json_object":
        return Answer(text="{}")
    last = next((text for role, text in reversed(seen.turns) if role == "user"), "")
    return Answer(text=f"You said: {last}")


def spoilt(answer: Answer, kind: Kind | None, random: Random) -> Answer:
    """Returns an answer as it is after a fault that lies in what is said."""
    text = answer.text or ""
    changes: dict[Kind, dict[str, Any]] = {
        "cut": {"text": text[: len(text) // 2], "finish": "length"},
        "refusal": {"text": "", "refusal": "I'm sorry, but I can't help with that.", "logprobs": None},
        "empty": {"text": "", "logprobs": None},
        "fenced": {"text": f"Here is what you asked for:\n\n```json\n{text}\n```\nAnything else?", "logprobs": None},
        "wrong_shape": {"text": orjson.dumps({"note": random.randrange(100)}).decode(), "logprobs": None},
    }
    if kind is None or kind not in changes:
        return answer
    return Answer(**{**answer.__dict__, **changes[kind]})


def body_of(seen: Seen, answer: Answer, number: int, random: Random) -> tuple[bytes, int]:
    """Returns the body of a good answer and the number of tokens it counts.

    The answer is cut where it is longer than the call allows, as a model's is.
    """
    text, finish = answer.text or "", answer.finish
    room = seen.body.get("max_completion_tokens") or seen.body.get("max_tokens")
    if isinstance(room, int) and tokens_of(text) > room:
        text, finish = text[: room * 4], "length"
    prompt, completion = prompt_tokens(seen), tokens_of(text or answer.refusal)
    usage = {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0},
    }
    content = None if answer.refusal else text
    choice: dict[str, Any] = {
        "index": 0,
        "message": {"role": "assistant", "content": content, "refusal": answer.refusal or None},
        "logprobs": None,
        "finish_reason": finish,
    }
    if seen.body.get("logprobs") and not answer.refusal:
        chances = answer.logprobs if answer.logprobs is not None else made_up(text, random)
        choice["logprobs"] = {
            "content": [_chance(chance, seen.body.get("top_logprobs") or 0) for chance in chances],
            "refusal": None,
        }
    told = {
        "id": f"chatcmpl-{seen.key[:24]}-{number}",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": seen.model,
        "system_fingerprint": "fp_stand_in",
        "choices": [choice],
        "usage": usage if answer.usage is None else answer.usage,
    }
    return orjson.dumps(told), prompt + completion


def made_up(text: str, random: Random) -> Sequence[Chance]:
    """Returns the tokens of a text with chances that fall off from one."""
    chances: list[Chance] = []
    for token in _PIECES.findall(text):
        first = -0.3 * random.random()
        others = [other for other in _OTHERS if other != token]
        random.shuffle(others)
        chances.append((token, first, {token: first} | {o: first - 1.5 - n for n, o in enumerate(others)}))
    return chances


def _chance(chance: Chance, most: int) -> dict[str, Any]:
    token, logprob, others = chance
    listed = sorted(others.items(), key=lambda item: -item[1])[:most]
    return _token(token, logprob) | {"top_logprobs": [_token(t, p) for t, p in listed]}


def _token(token: str, logprob: float) -> dict[str, Any]:
    return {"token": token, "logprob": logprob, "bytes": list(token.encode())}


def tokens_of(text: str) -> int:
    """Returns a rough number of tokens: one for four characters."""
    return -(-len(text) // 4)


def prompt_tokens(seen: Seen) -> int:
    """Returns the rough number of tokens of what was asked, pictures included."""
    return tokens_of(seen.text) + TOKENS_OF_A_PICTURE * len(seen.pictures)
