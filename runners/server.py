"""The guard in front of `langgraph dev`: lets in this machine and the Studio page, and nobody else's web pages.

The development server itself answers any origin and any host name, and starts a run for a form post from a foreign
page.
`langgraph.json` mounts `app`, whose middleware stands before every route of the server:

* a request with an `Origin` must come from this machine or from the Studio page;
* the `Host` must be this machine, so that a foreign name that resolves to it (DNS rebinding) is of no use;
* what changes something must carry JSON, which a foreign page cannot send without being asked first (CORS preflight);
* bodies are at most `MAX_BODY` bytes.

Further origins and hosts can be allowed by the environment: STORYTELLING_PAINTER_STUDIO_ORIGINS and
STORYTELLING_PAINTER_STUDIO_HOSTS, both comma-separated.
"""

import os
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 1_000_000
"""Largest body of a request in bytes."""

_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_STUDIO = frozenset({"https://smith.langchain.com", "https://eu.smith.langchain.com"})
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Refusal(NamedTuple):
    """Why a request is not let in."""

    status: int
    message: str


class Allowed(NamedTuple):
    """Who is let in, beside this machine."""

    origins: frozenset[str]
    hosts: frozenset[str]


def allowed_by(environment: Mapping[str, str]) -> Allowed:
    """Reads further origins and hosts from the environment."""

    def listed(name: str) -> frozenset[str]:
        return frozenset(
            part.strip().lower().rstrip("/") for part in environment.get(name, "").split(",") if part.strip()
        )

    return Allowed(
        _STUDIO | listed("STORYTELLING_PAINTER_STUDIO_ORIGINS"), _LOCAL | listed("STORYTELLING_PAINTER_STUDIO_HOSTS")
    )


def refusal(method: str, headers: Headers, allowed: Allowed) -> Refusal | None:
    """Returns why a request may not pass, or none."""
    host = _name_in(f"//{headers.get('host', '')}")
    if host not in allowed.hosts:
        return Refusal(403, "this host name is not served; use 127.0.0.1 or localhost")
    origin = headers.get("origin", "").lower()
    if origin and origin not in allowed.origins and _name_in(origin) not in _LOCAL:
        return Refusal(403, "requests from this origin are not allowed")
    if method not in _READING and _has_body(headers):
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return Refusal(415, "send JSON with `Content-Type: application/json`")
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > MAX_BODY:
        return Refusal(413, f"the body may have at most {MAX_BODY} bytes")
    return None


def _name_in(url: str) -> str:
    """Host name of a URL in lower case; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _has_body(headers: Headers) -> bool:
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers or "content-type" in headers


class Guard:
    """ASGI middleware that refuses what `refusal` names and cuts off bodies without a length at `MAX_BODY`."""

    def __init__(self, app: ASGIApp, allowed: Allowed | None = None) -> None:
        self._app = app
        self._allowed = allowed or allowed_by(os.environ)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        method = scope.get("method", "GET")
        if refused := refusal(method, Headers(scope=scope), self._allowed):
            await _answer(refused, scope, receive, send)
            return
        if scope["type"] == "websocket" or method in _READING:
            await self._app(scope, receive, send)
            return
        body = await _read(receive)
        if isinstance(body, Refusal):
            await _answer(body, scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


async def _answer(refused: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": refused.message})
        return
    response = JSONResponse({"detail": refused.message}, refused.status, headers={"Connection": "close"})
    await response(scope, receive, send)


async def _read(receive: Receive) -> bytes | Refusal:
    """Reads a whole body, since a request may hide its length."""
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            break
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MAX_BODY:
            return Refusal(413, f"the body may have at most {MAX_BODY} bytes")
        more = message.get("more_body", False)
    return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def again() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


app = Starlette(middleware=[Middleware(Guard)])
"""Without routes of its own; the development server adds its routes behind the middleware."""
