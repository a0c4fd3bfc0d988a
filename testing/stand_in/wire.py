"""HTTP/1.1 as far as a stand-in needs it: requests in, answers out, and all the ways in which an answer breaks off.

A protocol of its own because a stand-in has to be faster than what it measures, and has to misbehave on purpose: it
resets connections, lies about lengths and drips.
"""

import asyncio
import socket
import struct
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import NamedTuple

MOST_HEAD = 64 * 1024
MOST_BODY = 64 * 1024 * 1024
_RST_ON_CLOSE = struct.pack("ii", 1, 0)


class Incoming(NamedTuple):
    """A whole request."""

    method: str
    path: str
    """Query excluded."""
    headers: Mapping[str, str]
    """Lower-case names."""
    body: bytes


class _Bad(Exception):
    """A request that is no HTTP, or too large."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Connection(asyncio.Protocol):
    """One client connection. Requests on it are answered one after the other."""

    def __init__(self, handle: Callable[["Connection", Incoming], None], known: set["Connection"]) -> None:
        self._handle, self._known = handle, known
        self._buffer = bytearray()
        self._head: tuple[str, str, dict[str, str], int] | None = None
        self._body_from = 0
        self._transport: asyncio.Transport
        self._busy = False
        self._closing = False
        self.timer: asyncio.TimerHandle | None = None
        """What is still to be done for the request being answered."""
        self.on_lost: Callable[[], None] | None = None
        """Called when the client goes away before its request was answered."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._known.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._known.discard(self)
        if self.timer:
            self.timer.cancel()
        if self.on_lost:
            lost, self.on_lost = self.on_lost, None
            lost()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._busy:
            self._read()

    def _read(self) -> None:
        try:
            request = self._request()
        except _Bad as bad:
            self._closing = True
            self.send(bad.status, {"content-type": "text/plain"}, f"{bad}\n".encode())
            return
        if request is not None:
            self._busy = True
            self._handle(self, request)

    def _request(self) -> Incoming | None:
        if self._head is None:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                if len(self._buffer) > MOST_HEAD:
                    raise _Bad(431, "head too large")
                return None
            self._head, self._body_from = _head(bytes(self._buffer[:end])), end + 4
            if self._head[2].get("expect", "").lower() == "100-continue":
                self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        method, path, headers, length = self._head
        if length >= 0:
            end = self._body_from + length
            if len(self._buffer) < end:
                return None
            body = bytes(memoryview(self._buffer)[self._body_from : end])
        else:
            found = _dechunked(self._buffer, self._body_from)
            if found is None:
                return None
            body, end = found
        del self._buffer[:end]
        self._head = None
        self._closing = headers.get("connection", "").lower() == "close"
        return Incoming(method, path, headers, body)

    def send(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Sends an answer and turns to the next request."""
        self._transport.write(_answer_head(status, headers, len(body), self._closing) + body)
        self._answered()

    def send_half(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Sends the head and half of the body that it announces, and closes."""
        self._transport.write(_answer_head(status, headers, len(body), False) + body[: len(body) // 2])
        self._closing = True
        self._answered()

    def drip(
        self, status: int, headers: Mapping[str, str], body: bytes, seconds: float, done: Callable[[], None]
    ) -> None:
        """Sends an answer in twenty pieces over some seconds, and calls back when it is out."""
        loop = asyncio.get_running_loop()
        whole = _answer_head(status, headers, len(body), self._closing) + body
        size = max(len(whole) // 20, 1)

        def next_piece(start: int) -> None:
            self._transport.write(whole[start : start + size])
            if start + size < len(whole):
                self.timer = loop.call_later(seconds / 20, next_piece, start + size)
            else:
                done()
                self._answered()

        next_piece(0)

    def close(self) -> None:
        """Closes the connection without an answer."""
        self.on_lost = None
        self._transport.close()

    def reset(self) -> None:
        """Resets the connection: the client's kernel is told that it broke."""
        self.on_lost = None
        sock = self._transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RST_ON_CLOSE)
        self._transport.abort()

    def _answered(self) -> None:
        self.on_lost, self.timer, self._busy = None, None, False
        if self._closing:
            self._transport.close()
        elif self._buffer:
            asyncio.get_running_loop().call_soon(self._read_next)

    def _read_next(self) -> None:
        if not self._busy and not self._transport.is_closing():
            self._read()


def _head(text: bytes) -> tuple[str, str, dict[str, str], int]:
    first, *lines = text.decode("latin-1").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        raise _Bad(400, "this is no HTTP/1.1 request")
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            raise _Bad(400, "a header without a colon")
        headers[name.lower()] = value.strip()
    if "chunked" in headers.get("transfer-encoding", ""):
        return words[0], words[1].partition("?")[0], headers, -1
    told = headers.get("content-length", "0")
    if not told.isdigit():
        raise _Bad(400, "content-length is no number")
    if int(told) > MOST_BODY:
        raise _Bad(413, "body too large")
    return words[0], words[1].partition("?")[0], headers, int(told)


def _dechunked(buffer: bytearray, start: int) -> tuple[bytes, int] | None:
    """Returns a chunked body and where it ends, or none while it is not whole."""
    pieces: list[bytes] = []
    while True:
        line_end = buffer.find(b"\r\n", start)
        if line_end < 0:
            return None
        try:
            size = int(buffer[start:line_end].split(b";")[0], 16)
        except ValueError:
            raise _Bad(400, "a chunk without a length") from None
        start = line_end + 2
        if size == 0:
            end = buffer.find(b"\r\n", start)
            return (b"".join(pieces), end + 2) if end >= 0 else None
        if size + sum(map(len, pieces)) > MOST_BODY:
            raise _Bad(413, "body too large")
        if len(buffer) < start + size + 2:
            return None
        pieces.append(bytes(buffer[start : start + size]))
        start += size + 2


def _answer_head(status: int, headers: Mapping[str, str], length: int, closing: bool) -> bytes:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "Unknown"
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    connection = "connection: close\r\n" if closing else ""
    return f"HTTP/1.1 {status} {phrase}\r\ncontent-length: {length}\r\n{connection}{lines}\r\n".encode("latin-1")
