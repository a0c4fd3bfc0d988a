"""Most tokens that a chat call can use, before it is sent: what the budget sets aside and the limiter counts with."""

from typing import Final

from storytelling_painter.tools.calls.call import Usage
from storytelling_painter.tools.chat.model import ChatRequest

_A_MESSAGE: Final = 16
"""Tokens around a message, whatever the chat template."""
_A_PICTURE: Final = 4_096
_A_PICTURE_OF: Final = {"gpt-4o-mini": (2_833, 48_169)}
"""Low and high detail, for models that count pictures higher than the others."""


def most_tokens(model: str, request: ChatRequest, schema_bytes: int) -> Usage:
    """Returns an upper bound. A token is at least one byte of UTF-8, so texts count with their bytes.

    Args:
        model: Name of the model.
        request: What is asked.
        schema_bytes: Length of the schema as it is sent.
    """
    low, high = next((v for k, v in _A_PICTURE_OF.items() if model.startswith(k)), (_A_PICTURE, _A_PICTURE))
    tokens = schema_bytes
    for message in request.messages:
        text = message.text
        tokens += _A_MESSAGE + (len(text) if text.isascii() else len(text.encode("utf-8", "replace")))
        tokens += sum(low if photo.detail == "low" else high for photo in message.photos)
    return Usage.model_construct(input_tokens=tokens, output_tokens=request.max_tokens)
