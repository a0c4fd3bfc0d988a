"""What goes wrong on a cluster: items that end their process, crews that call by themselves, no room, no cluster."""

import io
import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Said, records
from PIL import Image
from ray_cluster import Machines

from storytelling_painter.domain.errors import ItemBudgetExceeded, Moderated, StoryError
from storytelling_painter.runners.distributed.messages import Fault
from storytelling_painter.runners.distributed.scratch import ScratchStore
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.calls.trouble import Trouble

Cli = Callable[..., Said]

BRIEFS = """id,premise
calm,rain on the last day of school
once,"a lost child, and the end of one process"
ever,the end of every process
bug,a bug
late,a letter that came too late
"""


def on_cluster(test: Callable[..., None]) -> Callable[..., None]:
    """Marks a test that starts a cluster. Ray speaks by the address of the machine, not by loopback."""
    return pytest.mark.ray(pytest.mark.timeout(300)(pytest.mark.enable_socket(test)))


@on_cluster
def test_an_item_that_ends_its_process_fails_alone_and_kept_calls_are_not_made_again(
    machines: Machines, cli: Cli, tmp_path: Path
) -> None:
    machines.grow()
    (tmp_path / "briefs.csv").write_text(BRIEFS)
    said = cli(
        "generate", "--briefs", "briefs.csv", "--storyteller", "plugged", "--out", "run", "--ray", machines.address
    )
    assert said.code == 1, said.err
    found = records(tmp_path / "run")
    assert {id for id, record in found.items() if record["error"] is None} == {"calm", "once", "late"}
    assert found["ever"]["error"]["error"] == "WorkError" and "3 actors were lost" in found["ever"]["error"]["message"]
    assert found["bug"]["error"] == {"error": "ZeroDivisionError", "message": "a bug", "node": None, "faults": []}
    notes = [json.loads(line) for line in (tmp_path / "run" / "events.jsonl").read_text().splitlines()]
    assert any("plugged_crew.py" in note["why"] for note in notes if note["what"] == "crashed")
    assert {found[id]["usage"]["calls"] for id in ("calm", "once", "late")} == {1}
    assert {found[id]["usage"]["input_tokens"] for id in ("calm", "once", "late")} == {1}
    sent = (machines.folder / "sent").read_text()
    assert 3 <= len(sent) <= 5, "what was on its way when a process ended is made again, and nothing else"


@on_cluster
def test_a_cluster_without_room_is_told_and_not_waited_for(machines: Machines, cli: Cli) -> None:
    said = cli("generate", "-n", 1, "--out", "run", "--ray", machines.address, "--ray-resources", "gpu=1")
    assert said.code == 2 and "GPU 1" in said.err and "--ray-resources" in said.err, said.err
    said = cli(
        "generate", "-n", 1, "--out", "run", "--ray", machines.address, "--ray-resources", "cpu=64", "--ray-actors", 1,
        "--ray-wait", 2,
    )
    assert said.code == 2 and "no actor is ready after 2 s" in said.err and "CPU 64" in said.err, said.err


def test_options_without_a_cluster_and_clusters_that_are_none_are_refused_at_once(cli: Cli) -> None:
    pytest.importorskip("ray")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        for words, why in (
            (["--ray-actors", 2], "add `--ray auto`"),
            (["--ray", "auto", "--ray-resources", "gpu"], "NAME=AMOUNT"),
            (["--ray", "auto", "--ray-resources", "cpu=1.5"], "whole amounts"),
            (["--ray", "ray://head:10001"], "Ray client"),
            (["--ray", "nowhere"], "HOST:PORT"),
            (["--ray", f"127.0.0.1:{taken.getsockname()[1]}"], "nothing listens"),
        ):
            said = cli("generate", "-n", 1, "--out", "run", *words)
            assert said.code == 2 and why in said.err, (words, said.err)


def test_without_ray_the_command_says_what_to_install(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    said = cli("generate", "-n", 1, "--out", "run", "--ray", "auto")
    assert said.code == 2 and "pip install 'storytelling-painter[ray]'" in said.err, said.err


@pytest.mark.parametrize(
    "error", [StoryError("no"), ItemBudgetExceeded("a cap"), Moderated("refused"), ZeroDivisionError("a bug")]
)
def test_an_error_keeps_its_kind_and_message_on_its_way(error: Exception) -> None:
    came = Fault.of(error).error()
    assert type(came).__name__ == type(error).__name__ and str(came) == str(error)
    assert isinstance(came, type(error)) or type(error).__module__ == "builtins"


def test_a_refusal_of_a_provider_stays_one_and_a_passing_trouble_keeps_what_was_told() -> None:
    came = Fault.of(Refused("wrong size", 400, "size", "size")).error()
    assert type(came).__name__ == "Refused" and isinstance(came, Refused.__mro__[1])
    trouble = Fault.of(Trouble("limit", "slow down", retry_after=2.0, headers={"retry-after": "2"}, paid=True)).error()
    assert isinstance(trouble, Trouble) and str(trouble) == "slow down"
    assert (trouble.cause, trouble.retry_after, trouble.headers, trouble.paid) == (
        "limit", 2.0, {"retry-after": "2"}, True,
    )


async def test_pictures_of_ended_items_are_dropped_and_those_of_others_kept(tmp_path: Path) -> None:
    store = ScratchStore(tmp_path)
    first, second = await store.put(_png(1)), await store.put(_png(2))
    began = store.now()
    assert await store.put(_png(1)) == first, "the same picture, painted again"
    store.drop_before(began)
    assert store.path_of(first).exists() and not store.path_of(second).exists()
    store.drop_before(store.now())
    assert not store.path_of(first).exists()


def _png(red: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (red, 0, 0)).save(file, "PNG")
    return file.getvalue()
