"""`langgraph dev` as a user starts it: the form, the stream, a finished run, and a closed door for foreign pages."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from langgraph_sdk import get_client
from langgraph_sdk.client import LangGraphClient
from starlette.datastructures import Headers

from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.graph.events import Progress
from storytelling_painter.runners.server import MAX_BODY, Guard, allowed_by, refusal

ROOT = Path(__file__).parents[2]
GRAPH = "storytelling_painter"
BRIEF = {"id": "studio-1", "seed": 7}


class Server(NamedTuple):
    url: str
    pictures: Path
    folder: Path

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def client(self) -> LangGraphClient:
        return get_client(url=self.url, api_key=None)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("studio")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "langgraph_cli", "dev", "--config", str(ROOT / "langgraph.json")]
    command += ["--no-browser", "--no-reload", "--n-jobs-per-worker", "10", "--host", "127.0.0.1", "--port", str(port)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LANGSMITH", "LANGCHAIN", "LANGGRAPH"))}
    environment |= {
        "LANGGRAPH_CLI_NO_ANALYTICS": "1",
        "LANGGRAPH_NO_VERSION_CHECK": "true",
        "LANGSMITH_TRACING": "false",
        "STORYTELLING_PAINTER_STUDIO_OUT": str(folder / "pictures"),
    }
    log = folder / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        _wait(process, f"http://127.0.0.1:{port}/ok", log)
        yield Server(f"http://127.0.0.1:{port}", folder / "pictures", folder)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            assert process.poll() is None, log.read_text(encoding="utf-8")[-3000:]
            time.sleep(0.25)
    raise AssertionError(log.read_text(encoding="utf-8")[-3000:])


async def test_the_form_is_described(server: Server) -> None:
    async with server.client as client:
        (assistant,) = await client.assistants.search(graph_id=GRAPH)
        schemas: Any = await client.assistants.get_schemas(assistant["assistant_id"])
        drawn: Any = await client.assistants.get_graph(assistant["assistant_id"])
    context = schemas["context_schema"]["properties"]
    assert set(context) == set(Settings.model_fields)
    assert not [name for name, field in context.items() if not field.get("description")]
    assert context["mode"]["enum"] == ["naive", "cor_guided"]
    assert context["size"]["minimum"] == 256
    loop = schemas["context_schema"]["$defs"]["ImageLoop"]["properties"]
    assert "accepted picture" in loop["min_alignment"]["description"]
    assert schemas["input_schema"]["required"] == ["brief"]
    premise = schemas["input_schema"]["$defs"]["Brief"]["properties"]["premise"]
    assert "A wish in free words" in premise["description"]
    assert "record" in schemas["output_schema"]["properties"]
    assert {"storyteller", "cor_critic", "painter", "alignment_check", "final_evaluation"} <= {
        node["id"] for node in drawn["nodes"]
    }


async def test_a_run_streams_its_progress_and_ends_with_a_record(server: Server) -> None:
    context = {"size": 256, "seed": 1}
    events, values = [], {}
    async with server.client as client:
        thread = await client.threads.create()
        async for part in client.runs.stream(
            thread["thread_id"], GRAPH, input={"brief": BRIEF}, context=context, stream_mode=["custom", "values"]
        ):
            assert part.event != "error", part.data
            if part.event == "custom":
                events.append(Progress.model_validate(part.data))
            elif part.event == "values":
                values = part.data
        state: Any = await client.threads.get_state(thread["thread_id"])
    assert [e.what for e in events][:3] == ["told", "criticised", "painted"]
    assert events[-1].what == "finished"
    record = Record.model_validate_json(json.dumps(values["record"]))
    assert record.stop == events[-1].stop
    assert record.settings_sha256 == Settings.model_validate(context).sha256
    assert record.attempts
    for attempt in record.attempts:
        picture = server.pictures / attempt.painting.picture.path
        assert picture.stat().st_size == attempt.painting.picture.size_bytes
        assert picture.read_bytes().startswith(b"\x89PNG")
    assert state["values"]["record"]["id"] == BRIEF["id"]
    assert not state["next"]


async def test_runs_go_side_by_side(server: Server) -> None:
    async with server.client as client:
        results: Any = await asyncio.gather(
            *(
                client.runs.wait(None, GRAPH, input={"brief": {"id": f"item-{n}", "seed": n}}, context={"size": 256})
                for n in range(3)
            )
        )
    assert sorted(r["record"]["id"] for r in results) == ["item-0", "item-1", "item-2"]


async def test_bad_input_is_answered_with_what_is_wrong(server: Server) -> None:
    async with server.client as client:
        thread = await client.threads.create()
        parts = [
            part
            async for part in client.runs.stream(
                thread["thread_id"], GRAPH, input={"brief": {"id": "../../x"}}, context={"size": 256}
            )
        ]
    assert parts[-1].event == "error"
    assert "brief.id" in json.dumps(parts[-1].data)


def _post(server: Server, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    request = urllib.request.Request(f"{server.url}/runs/wait", body, headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


START = json.dumps({"assistant_id": GRAPH, "input": {"brief": {"id": "hostile"}}, "context": {"size": 256}}).encode()
JSON = {"Content-Type": "application/json"}
HEAD = "POST /runs/wait HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example", "Content-Type": "text/plain"}, 403),
        ({"Origin": "https://evil.example", **JSON}, 403),
        ({"Origin": "null", **JSON}, 403),
        ({"Host": "evil.example", **JSON}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
    ],
    ids=["foreign form", "foreign script", "sandboxed frame", "rebound name", "plain text", "form"],
)
def test_a_foreign_page_cannot_start_a_run(server: Server, headers: dict[str, str], status: int) -> None:
    code, text = _post(server, START, headers)
    assert code == status, text
    assert "record" not in text


@pytest.mark.parametrize("origin", ["https://smith.langchain.com", "http://127.0.0.1:2024", "http://localhost:3000"])
def test_the_studio_page_and_this_machine_may(server: Server, origin: str) -> None:
    code, text = _post(server, START, {"Origin": origin, **JSON})
    assert code == 200, text
    assert json.loads(text)["record"]["id"] == "hostile"


def test_a_large_body_is_refused(server: Server) -> None:
    """By its length before it is read, and without a length while it is."""
    with socket.create_connection(("127.0.0.1", server.port), 20) as plain:
        plain.sendall(f"{HEAD}Content-Length: {60 * 2**20}\r\n\r\n".encode())
        assert b" 413 " in plain.recv(4096).split(b"\r\n")[0]
    with socket.create_connection(("127.0.0.1", server.port), 20) as chunked:
        chunked.sendall(f"{HEAD}Transfer-Encoding: chunked\r\n\r\n".encode())
        chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
        with contextlib.suppress(ConnectionError):
            for _ in range(MAX_BODY // 0x10000 + 2):
                chunked.sendall(chunk)
        assert b" 413 " in chunked.recv(4096).split(b"\r\n")[0]


def test_nothing_is_written_beside_the_project(server: Server) -> None:
    assert not (ROOT / ".langgraph_api").exists() or (server.folder / ".langgraph_api").exists()
    assert not (server.folder / "studio-pictures").exists(), "pictures go where the environment says"


@pytest.mark.parametrize(
    ("host", "passes"),
    [
        ("127.0.0.1:2024", True),
        ("LOCALHOST:2024", True),
        ("[::1]:2024", True),
        ("", False),
        ("127.0.0.1.evil.example", False),
        ("localhost@evil.example", False),
        ("[::1", False),
    ],
)
def test_only_names_of_this_machine_are_served(host: str, passes: bool) -> None:
    assert (refusal("GET", Headers({"host": host}), allowed_by({})) is None) == passes


def test_the_environment_can_let_others_in() -> None:
    more = allowed_by(
        {
            "STORYTELLING_PAINTER_STUDIO_ORIGINS": "https://studio.example/, https://other.example",
            "STORYTELLING_PAINTER_STUDIO_HOSTS": "box.local",
        }
    )
    headers = Headers({"host": "box.local:2024", "origin": "https://studio.example"})
    assert refusal("GET", headers, more) is None
    refused = refusal("GET", headers, allowed_by({}))
    assert refused and refused.status == 403


@pytest.mark.parametrize("length", ["-1", "1e3", str(MAX_BODY + 1)])
def test_odd_lengths_are_refused(length: str) -> None:
    headers = Headers({"host": "localhost", "content-length": length, "content-type": "application/json"})
    refused = refusal("POST", headers, allowed_by({}))
    assert refused and refused.status == 413


async def test_a_socket_from_a_foreign_page_is_closed() -> None:
    sent = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def never(*_: Any) -> Any:
        raise AssertionError("not let in")

    scope = {"type": "websocket", "headers": [(b"host", b"localhost"), (b"origin", b"https://evil.example")]}
    await Guard(never, allowed_by({}))(scope, never, send)
    assert sent[0]["type"] == "websocket.close"
