"""A stand-in in a thread and in a process of its own."""

import json
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from storytelling_painter.testing.stand_in import Answer, Seen, StandIn


def post(base_url: str, text: str) -> str:
    body = json.dumps({"model": "m", "messages": [{"role": "user", "content": text}]}).encode()
    request = urllib.request.Request(f"{base_url}/chat/completions", body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        told: str = json.load(answer)["choices"][0]["message"]["content"]
    return told


def test_a_thread_of_its_own_for_tests_without_an_event_loop() -> None:
    before = threading.active_count()
    with StandIn() as server:
        assert post(server.base_url, "hi") == "You said: hi"
        assert server.seen[0].text == "hi"
    assert threading.active_count() == before


def test_an_error_of_the_script_reaches_the_thread_that_tests() -> None:
    def script(seen: Seen) -> Answer:
        raise LookupError("not in the script")

    with pytest.raises(LookupError, match="not in the script"), StandIn(script) as server:
        with pytest.raises(urllib.error.HTTPError):
            post(server.base_url, "hi")


def test_a_taken_port_is_an_error() -> None:
    with StandIn() as server, pytest.raises(OSError, match="address already in use"):
        with StandIn(port=int(server.origin.rpartition(":")[2])):
            pass


def test_a_process_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "my_script.py").write_text(
        "from storytelling_painter.testing.stand_in import Answer\n\n\ndef play(seen):\n    return Answer(text='aye')\n"
    )
    command = [sys.executable, "-m", "storytelling_painter.testing.stand_in", "--until-closed"]
    command += ["--script", "my_script:play"]
    with subprocess.Popen(
        [*command, "--fault", "overload=0.0"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin and process.stdout
        base_url = process.stdout.readline().strip()
        assert post(base_url, "hi") == "aye"
        with urllib.request.urlopen(f"{base_url.removesuffix('/v1')}/counts", timeout=10) as answer:
            assert json.load(answer)["answered"] == 1
        reset = urllib.request.Request(f"{base_url.removesuffix('/v1')}/reset", b"")
        urllib.request.urlopen(reset, timeout=10).close()
        with urllib.request.urlopen(f"{base_url.removesuffix('/v1')}/counts", timeout=10) as answer:
            assert json.load(answer)["answered"] == 0
        process.stdin.close()
        assert process.wait(timeout=10) == 0
    wrong = subprocess.run([*command, "--fault", "fire=1"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "none of reset, drop" in wrong.stderr
