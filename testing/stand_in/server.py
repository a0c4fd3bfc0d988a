"""The server itself: what happens to a request between its arrival and its answer."""

import asyncio
import time
from functools import partial
from types import TracebackType
from typing import Any, Self

import orjson

from storytelling_painter.testing.stand_in import chat
from storytelling_painter.testing.stand_in.answers import HIDDEN, SECRET_HEADERS, Answer, Endpoint, Script, Seen
from storytelling_painter.testing.stand_in.counts import TOLERANCE, Counts
from storytelling_painter.testing.stand_in.faults import Faults, Kind, share_of
from storytelling_painter.testing.stand_in.limits import Gate, Limits, retry_headers, told_wait
from storytelling_painter.testing.stand_in.reading import Body, Unreadable, read
from storytelling_painter.testing.stand_in.replies import Replies, media_type
from storytelling_painter.testing.stand_in.thread import ServerThread
from storytelling_painter.testing.stand_in.wire import Connection, Incoming

_ENDPOINTS: dict[str, Endpoint] = {
    "/v1/chat/completions": "chat",
    "/v1/images/generations": "generation",
    "/v1/images/edits": "edit",
    "/v1/embeddings": "embedding",
}
_JSON = {"content-type": "application/json"}
_BACKLOG = 4_096
_NO_FAULTS = Faults()
_NO_LIMITS = Limits()


class StandIn:
    """A provider on loopback. Enter it with `async with` in a running event loop, or with `with` to run it in a thread.

    An exception that the script raises is answered with 500 and raised again when the server is left.

    Args:
        script: Answers calls; what it leaves open the server fills in.
        latency: Seconds from the arrival of a chat call to its answer.
        picture_latency: The same for picture calls; none takes `latency`.
        jitter: Share by which latencies vary, up and down, from call to call; the same call always takes the same time.
        faults: What goes wrong.
        limits: When it answers 429.
        seed: Decides faults, fillings and pictures.
        key: Key that requests must bring; none asks for none.
        models: Names that it knows; others get a 404. None takes every name.
        picture_bytes: Least size of its PNG files.
        remember: Whether `seen` is filled; a long measurement has no use for it.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
    """

    def __init__(
        self, script: Script | None = None, *, latency: float = 0.0, picture_latency: float | None = None,
        jitter: float = 0.0, faults: Faults = _NO_FAULTS, limits: Limits = _NO_LIMITS, seed: int = 0,
        key: str | None = None, models: tuple[str, ...] | None = None, picture_bytes: int = 0, remember: bool = True,
        host: str = "127.0.0.1", port: int = 0,
    ) -> None:
        self.latency, self.picture_latency, self.jitter = latency, picture_latency, jitter
        self.faults, self._seed = faults, seed
        self.seen: list[Seen] = []
        """Every try that was let in by path and key, in order of arrival."""
        self.counts = Counts()
        self._limits, self._key, self._models = limits, key, models
        self._remember = remember
        self._replies = Replies(script, seed, picture_bytes)
        self._address = (host, port)
        self._connections: set[Connection] = set()
        self._server: asyncio.Server | None = None
        self._thread: ServerThread | None = None
        self.reset()

    def reset(self) -> None:
        """Forgets what was seen, counted and used up of the limits."""
        self.seen.clear()
        self.counts = Counts(in_flight=self.counts.in_flight, connections=len(self._connections))
        self._gate = Gate(self._limits)
        self._tries: dict[str, int] = {}
        self._let_in: dict[str, int] = {}
        self._not_before: dict[str, float] = {}
        self._served: set[str] = set()
        self._replies.script_error = None

    @property
    def origin(self) -> str:
        """Address without the version, such as `http://127.0.0.1:40001`."""
        return f"http://{self._address[0]}:{self._address[1]}"

    @property
    def base_url(self) -> str:
        """Address that a provider's `base_url` takes."""
        return f"{self.origin}/v1"

    async def start(self) -> None:
        """Starts to listen.

        Raises:
            OSError: The port is taken.
        """
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connection, *self._address, backlog=_BACKLOG)
        self._address = (self._address[0], self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Stops to listen and closes what is open.

        Raises:
            Exception: What the script raised first.
        """
        assert self._server is not None
        self._server.close()
        for connection in list(self._connections):
            connection.close()
        await self._server.wait_closed()
        if self._replies.script_error:
            raise self._replies.script_error

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.stop()

    def __enter__(self) -> Self:
        self._thread = ServerThread(self)
        self._thread.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._thread is not None
        self._thread.end()

    def _connection(self) -> Connection:
        self.counts.connections += 1
        return Connection(self._handle, self._connections)

    def _handle(self, connection: Connection, request: Incoming) -> None:
        if (found := self._aside(request)) is not None:
            connection.send(200, {"content-type": found[0]}, found[1])
            return
        if self._key is not None and not self._known(request):
            self.counts.unauthorised += 1
            self._refuse(connection, Answer(status=401, text="Incorrect API key provided.", code="invalid_api_key"))
        elif request.method == "GET" and request.path == "/v1/models":
            names = self._models or ("stand-in",)
            listed = [{"id": name, "object": "model", "created": 0, "owned_by": "stand-in"} for name in names]
            connection.send(200, _JSON, orjson.dumps({"object": "list", "data": listed}))
        elif request.method != "POST" or (endpoint := _ENDPOINTS.get(request.path)) is None:
            self._refuse(connection, Answer(status=404, text=f"Invalid URL ({request.method} {request.path})"))
        else:
            try:
                self._take(connection, request, endpoint, read(request))
            except Unreadable as error:
                self._refuse(connection, Answer(status=400, text=str(error)))

    def _known(self, request: Incoming) -> bool:
        headers = request.headers
        return headers.get("authorization") == f"Bearer {self._key}" or headers.get("api-key") == self._key

    def _aside(self, request: Incoming) -> tuple[str, bytes] | None:
        """Answers what is beside the protocol: pictures by address, and the counters."""
        if (request.method, request.path) == ("POST", "/reset"):
            self.reset()
            return "text/plain", b"reset\n"
        if request.method != "GET":
            return None
        if request.path == "/counts":
            return "application/json", orjson.dumps(self.counts.as_dict())
        if request.path.startswith("/files/") and (data := self._replies.files.find(request.path[7:])) is not None:
            return media_type(data), data
        return None

    def _take(self, connection: Connection, request: Incoming, endpoint: Endpoint, body: Body) -> None:
        now = time.monotonic()
        seen = self._note(request, endpoint, body, now)
        if self._models is not None and seen.model not in self._models:
            text = f"The model `{seen.model}` does not exist or you do not have access to it."
            self._refuse(connection, Answer(status=404, text=text, code="model_not_found", param="model"))
            return
        if refusal := self._gate.refusal(chat.prompt_tokens(seen), self.counts.in_flight, now):
            self.counts.limited[refusal.limit] += 1
            self._limit(connection, seen, refusal.wait, f"Rate limit reached: {refusal.limit}.")
            return
        let_in = self._let_in[seen.key] = self._let_in.get(seen.key, 0) + 1
        fault = self.faults.of(seen.key, let_in, seed=self._seed, chat=endpoint == "chat")
        if fault:
            self.counts.faults[fault] += 1
        if fault == "limit":
            self._limit(connection, seen, self.faults.wait, "Rate limit reached.")
            return
        self.counts.entered()
        connection.on_lost = self._left
        answer = self._replies.answer(seen)
        wait = self.faults.hang if fault == "hang" else self._latency(seen, answer)
        if wait <= 0:
            self._finish(connection, seen, answer, fault)
        else:
            loop = asyncio.get_running_loop()
            connection.timer = loop.call_later(wait, self._finish, connection, seen, answer, fault)

    def _note(self, request: Incoming, endpoint: Endpoint, body: Body, now: float) -> Seen:
        attempt = self._tries[body.key] = self._tries.get(body.key, 0) + 1
        self.counts.tries += 1
        if now < self._not_before.pop(body.key, now) - TOLERANCE:
            self.counts.too_early += 1
        headers = {name: HIDDEN if name in SECRET_HEADERS else value for name, value in request.headers.items()}
        seen = Seen(
            self.counts.tries, endpoint, request.path, body.values, headers, now, body.pictures, body.mask, body.key,
            attempt,
        )
        if self._remember:
            self.seen.append(seen)
        return seen

    def _limit(self, connection: Connection, seen: Seen, wait: float, text: str) -> None:
        headers, told = retry_headers(self._limits.retry_after, wait)
        if told is not None:
            self._not_before[seen.key] = time.monotonic() + told
        self._refuse(connection, Answer(status=429, text=text, code="rate_limit_exceeded", headers=headers))

    def _left(self) -> None:
        self.counts.in_flight -= 1
        self.counts.left += 1

    def _latency(self, seen: Seen, answer: Answer) -> float:
        if answer.latency is not None:
            return answer.latency
        base = self.latency if seen.endpoint == "chat" or self.picture_latency is None else self.picture_latency
        if not self.jitter:
            return base
        return base * (1 + self.jitter * (2 * share_of(f"{self._seed}:{seen.key}:latency") - 1))

    def _finish(self, connection: Connection, seen: Seen, answer: Answer, fault: Kind | None) -> None:
        if fault in ("reset", "drop", "hang"):
            self.counts.in_flight -= 1
            connection.reset() if fault == "reset" else connection.close()
            return
        if fault == "overload":
            answer = Answer(status=self.faults.overload_status, text="The server had an error.", code="server_error")
        elif fault == "policy":
            code = "moderation_blocked" if seen.model == "gpt-image-1" else "content_policy_violation"
            answer = Answer(status=400, text="Your request was rejected by the safety system.", code=code)
        if answer.status >= 400 or answer.raw is not None:
            self.counts.in_flight -= 1
            if answer.status == 429 and (told := told_wait(answer.headers or {})) is not None:
                self._not_before[seen.key] = time.monotonic() + told
            self._refuse(connection, answer)
            return
        body, tokens = self._replies.body(seen, answer, fault, f"{self.origin}/files")
        headers = self._headers(answer)
        if fault == "drip":
            done = partial(self._sent, seen, answer, tokens, fault)
            connection.drip(answer.status, headers, body, self.faults.drip, done)
            return
        self._sent(seen, answer, tokens, fault)
        if fault == "half_body":
            connection.send_half(answer.status, headers, body)
        else:
            connection.send(answer.status, headers, body[: len(body) // 2] if fault == "half_json" else body)

    def _sent(self, seen: Seen, answer: Answer, tokens: int, fault: Kind | None) -> None:
        self.counts.in_flight -= 1
        self.counts.statuses[answer.status] += 1
        self.counts.tokens += tokens
        self._gate.used(tokens - chat.prompt_tokens(seen), time.monotonic())
        if fault in (None, "drip"):
            self.counts.answered += 1
            self.counts.duplicates += seen.key in self._served
            self._served.add(seen.key)

    def _headers(self, answer: Answer) -> dict[str, str]:
        own = {**_JSON, "x-request-id": f"req_{self.counts.tries}", **self._gate.headers(time.monotonic())}
        return {**own, **{name.lower(): value for name, value in (answer.headers or {}).items()}}

    def _refuse(self, connection: Connection, answer: Answer) -> None:
        """Sends an error, or a raw body."""
        self.counts.statuses[answer.status] += 1
        error: dict[str, Any] = {
            "message": answer.text or "",
            "type": "invalid_request_error" if answer.status < 500 else "server_error",
            "param": answer.param,
            "code": answer.code,
        }
        body = orjson.dumps({"error": error}) if answer.raw is None else answer.raw
        connection.send(answer.status, self._headers(answer), body)
