"""What can go wrong in one try of a call and may be gone in the next one. It never leaves the gateway."""

from typing import Literal

Cause = Literal["limit", "overload", "connection", "timeout", "broken_body"]
"""`limit`: told to wait (429). `overload`: the server's own fault (5xx, 408, 409). `broken_body`: an answer cut off."""


class Trouble(Exception):
    """One try failed in a way that may pass.

    Attributes:
        cause: What happened. `limit` is a wait and uses up no try.
        retry_after: Seconds the provider asks to wait; none where it says nothing.
        headers: Of the answer, lower-case names; they may tell the limits.
        paid: Whether the provider will have counted the try (an answer that broke off on its way).
    """

    def __init__(
        self, cause: Cause, message: str, *, retry_after: float | None = None, headers: dict[str, str] | None = None,
        paid: bool = False,
    ) -> None:
        super().__init__(message)
        self.cause: Cause = cause
        self.retry_after = retry_after
        self.headers = headers or {}
        self.paid = paid
