"""Whole runs on models through the command line, against a real server on loopback: money, recordings, keys."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from calling import Said, records

from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.stand_in import Answer, Faults, Seen, StandIn

Cli = Callable[..., Said]
KEY = "sk-sentinel-8c1f0b7d2e6a4953"
CREW = ("--crew", "openai:gpt-test", "--painter", "openai:gpt-image-1")
PRICES = """
[[price]]
models = ["openai/gpt-test"]
input = 2.0
output = 10.0
seen = 2026-10-01
source = "test"
[[price]]
models = ["openai/gpt-image-1"]
input = 10.0
output = 40.0
pictures = { "*" = 0.25 }
seen = 2026-10-01
source = "test"
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[StandIn]:
    """A server that plays every role, known to the command line as `openai`, and a price table for it."""
    (tmp_path / "prices.toml").write_text(PRICES)
    with StandIn(ScriptedModels(weak=0.3, unseen=0.1), key=KEY, picture_bytes=2_000) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        yield running


def without_marks(run: Path) -> dict[str, Any]:
    """Records without the mark of calls that were replayed."""
    found = records(run)
    for record in found.values():
        del record["usage"]["replayed"]
    return found


def test_one_option_moves_the_whole_crew_to_a_model_and_usage_is_in_records_run_and_status(
    cli: Cli, server: StandIn, tmp_path: Path
) -> None:
    said = cli("generate", "-n", 3, "--out", "run", *CREW, "--prices", "prices.toml", "--json")
    assert said.code == 0, said.err
    found = records(tmp_path / "run")
    answered = sum(r["usage"]["calls"] for r in found.values())
    assert answered == len(server.seen) > 9
    for record in found.values():
        usage = record["usage"]
        assert usage["input_tokens"] and usage["output_tokens"] and usage["pictures"] and usage["cost_usd"] > 0
        assert usage["replayed"] == usage["lost"] == 0 and usage["story_calls"] >= 1
    used = said.lines[-1]["used"]
    assert used["calls"] == answered
    assert used["cost_usd"] == pytest.approx(sum(r["usage"]["cost_usd"] for r in found.values()))
    info = json.loads((tmp_path / "run" / "run.json").read_text())
    assert info["used"] == used and info["means"]["providers"][0]["base_url"] == server.base_url
    assert f"{answered} calls" in said.err and "$" in said.err
    assert f"{answered} calls" in cli("status", "run").out


def test_a_run_cap_ends_the_run_with_code_3_and_a_higher_one_goes_on(
    cli: Cli, server: StandIn, tmp_path: Path
) -> None:
    words = ("generate", "-n", 6, "--out", "run", *CREW, "--prices", "prices.toml", "--concurrency", 2)
    said = cli(*words, "--max-calls", 40)
    assert said.code == 3 and "higher one goes on" in said.err
    assert len(server.seen) <= 40
    info = json.loads((tmp_path / "run" / "run.json").read_text())
    assert info["status"] == "stopped" and info["used"]["calls"] == len(server.seen)
    assert not [r for r in records(tmp_path / "run").values() if r["stop"] == "budget"]
    in_records = sum(r["usage"]["calls"] for r in records(tmp_path / "run").values())
    assert in_records + info["unfinished"]["calls"] == len(server.seen) and info["unfinished"]["calls"] > 0
    assert info["unrecorded"]["calls"] == 0, "the journal keeps them, so they are not paid again"
    before = len(server.seen)
    assert cli(*words, "--max-calls", 40).code == 3 and len(server.seen) == before, "earlier calls count"
    more = cli(*words, "--max-calls", 400)
    assert more.code == 0 and "`caps.run.calls` was 40, now 400" in more.err
    assert len(records(tmp_path / "run")) == 6
    info = json.loads((tmp_path / "run" / "run.json").read_text())
    assert info["used"]["calls"] == len(server.seen)
    assert f"{len(server.seen)} calls" in cli("status", "run").out


def test_items_that_are_tried_again_are_paid_twice_and_so_counted(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play, broken = ScriptedModels(), True

    def script(seen: Seen) -> Answer | None:
        return Answer(text="I would rather not.") if broken and seen.shape == "critique" else play(seen)

    with StandIn(script) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        words = ("generate", "-n", 2, "--out", "run", *CREW, "--retry-failed")
        assert cli(*words).code == 1
        assert cli(*words, "--dry-run", "--json").lines[0]["items"] == 2
        broken = False
        assert cli(*words).code == 0
        info = json.loads((tmp_path / "run" / "run.json").read_text())
        in_records = sum(r["usage"]["calls"] for r in records(tmp_path / "run").values())
        assert info["used"]["calls"] == in_records + info["unrecorded"]["calls"] == len(server.seen) > in_records


def test_money_is_capped_under_concurrency(cli: Cli, server: StandIn, tmp_path: Path) -> None:
    words = ("generate", "-n", 30, "--out", "run", *CREW, "--prices", "prices.toml", "--concurrency", 16)
    said = cli(*words, "--max-cost", 1.5, "--json")
    assert said.code == 3
    assert 0.5 < said.lines[-1]["used"]["cost_usd"] <= 1.5


def test_an_item_cap_ends_only_the_item_and_is_recorded_as_budget(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(ScriptedModels()) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        said = cli("generate", "-n", 3, "--out", "run", *CREW, "--max-calls-per-item", 4, "--json")
    found = records(tmp_path / "run")
    assert len(found) == 3 and {r["stop"] for r in found.values()} == {"budget"}
    assert all(r["usage"]["calls"] == 4 and r["error"] is None for r in found.values())
    assert all("may make 4 calls" in r["why"] for r in found.values())
    assert all(r["best"] == 1 for r in found.values()), "the picture that was paid for is kept"
    assert said.code == 0 and said.lines[-1]["ended"] == "finished"


def test_time_ends_a_run_even_where_nothing_is_called(cli: Cli, tmp_path: Path) -> None:
    said = cli("generate", "-n", 500, "--out", "run", "--max-time", 1.0, "--concurrency", 2)
    assert said.code == 3
    assert json.loads((tmp_path / "run" / "run.json").read_text())["counts"]["done"] < 500


def test_an_unknown_price_is_refused_before_anything_is_made_or_sent(
    cli: Cli, server: StandIn, tmp_path: Path
) -> None:
    for cap in ("--max-cost", "--max-cost-per-item"):
        said = cli("generate", "-n", 1, "--out", "run", *CREW, cap, 1)
        assert said.code == 2 and "'openai:gpt-test' (storyteller)" in said.err and "--prices" in said.err
    assert not server.seen and not (tmp_path / "run").exists()
    assert cli("stories", "-n", 1, "--crew", "openai:gpt-test", "--max-cost", 1).code == 2 and not server.seen
    assert cli("generate", "-n", 1, "--out", "run", *CREW, "--max-calls", 100).code == 0


def test_a_recorded_run_replays_identically_at_another_concurrency_without_a_server(
    cli: Cli, server: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("generate", "-n", 24, *CREW, "--prices", "prices.toml")
    assert cli(*words, "--out", "live", "--record", "run.tape", "--concurrency", 64).code in (0, 1)
    sent = len(server.seen)
    server.script = None  # type: ignore[assignment]
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    again = cli(*words, "--out", "again", "--replay", "run.tape", "--concurrency", 1, "--json")
    assert again.code in (0, 1), again.err
    assert len(server.seen) == sent
    assert without_marks(tmp_path / "again") == without_marks(tmp_path / "live")
    replayed = records(tmp_path / "again").values()
    assert all(r["usage"]["replayed"] == r["usage"]["calls"] for r in replayed)
    used = again.lines[-1]["used"]
    assert used["calls"] == 0 and used["replayed"] == sent and used["cost_usd"] is None
    for picture in (tmp_path / "live" / "pictures").rglob("*.png"):
        assert (tmp_path / "again" / picture.relative_to(tmp_path / "live")).read_bytes() == picture.read_bytes()


def test_failures_replay_as_failures(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = Faults(shares={"policy": 0.15, "refusal": 0.1, "overload": 0.1, "cut": 0.1})
    words = ("generate", "-n", 10, *CREW)
    with StandIn(ScriptedModels(), faults=faults, seed=3) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        live = cli(*words, "--out", "live", "--record", "run.tape", "--concurrency", 10)
    assert live.code == 1
    assert cli(*words, "--out", "again", "--replay", "run.tape", "--concurrency", 2).code == 1
    stops = [r["stop"] for r in without_marks(tmp_path / "live").values()]
    assert {"failed", "accepted"} <= set(stops) or {"moderation", "accepted"} <= set(stops)
    live_records, again = without_marks(tmp_path / "live"), without_marks(tmp_path / "again")
    for record in (*live_records.values(), *again.values()):
        del record["usage"]["lost"]
    assert again == live_records


def test_a_replay_that_lacks_a_call_names_it_and_sends_nothing(cli: Cli, server: StandIn, tmp_path: Path) -> None:
    assert cli("generate", "-n", 1, "--out", "live", *CREW, "--record", "run.tape").code == 0
    sent = len(server.seen)
    said = cli("generate", "-n", 2, "--out", "more", *CREW, "--replay", "run.tape")
    assert said.code == 2 and "'item-00002'" in said.err and "never made it" in said.err
    other = cli("generate", "-n", 1, "--out", "other", *CREW, "--replay", "run.tape", "--set", "temperature=0.5")
    assert other.code == 2 and "another request" in other.err
    both = cli("generate", "-n", 1, "--out", "both", *CREW, "--replay", "run.tape", "--record", "x.tape")
    assert both.code == 2 and "exclude each other" in both.err
    assert len(server.seen) == sent


def test_stories_and_paint_are_metered_recorded_and_capped_too(cli: Cli, server: StandIn, tmp_path: Path) -> None:
    told = cli("stories", "-n", 3, "--out", "told.jsonl", "--crew", "openai:gpt-test", "--record", "s.tape", "--json")
    assert told.code == 0 and told.lines[-1]["used"]["calls"] == len(server.seen) >= 9
    lines = [json.loads(x) for x in (tmp_path / "told.jsonl").read_text().splitlines()]
    assert sum(x["usage"]["calls"] for x in lines) == len(server.seen)
    again = cli("stories", "-n", 3, "--out", "again.jsonl", "--crew", "openai:gpt-test", "--replay", "s.tape")
    assert again.code == 0 and "replayed, nothing sent" in again.err
    before = len(server.seen)
    painted = cli("paint", "--stories", "told.jsonl", "--out", "painted", *CREW, "--max-calls", 2)
    assert painted.code == 3 and len(server.seen) - before <= 2


def test_stories_keep_to_caps_of_the_run_and_of_each(cli: Cli, server: StandIn, tmp_path: Path) -> None:
    words = ("stories", "-n", 5, "--crew", "openai:gpt-test", "--concurrency", 2, "--out", "told.jsonl")
    said = cli(*words, "--max-calls", 7)
    assert said.code == 3 and "higher one goes on" in said.err and len(server.seen) <= 7
    told = len((tmp_path / "told.jsonl").read_text().splitlines())
    assert 1 <= told < 5
    sent = len(server.seen)
    assert cli(*words, "--max-calls", 7).code == 3 and len(server.seen) == sent, "earlier calls count"
    each = cli("stories", "-n", 2, "--crew", "openai:gpt-test", "--max-calls-per-item", 1, "--json")
    assert each.code == 1 and each.lines[-1]["failed"] == 2 and "may make 1 calls" in each.err
    assert cli(*words, "--max-calls", 70).code == 0
    assert len((tmp_path / "told.jsonl").read_text().splitlines()) == 5


def test_a_server_of_the_settings_file_is_named_in_a_spec(cli: Cli, tmp_path: Path) -> None:
    with StandIn(ScriptedModels()) as server:
        (tmp_path / "storytelling-painter.toml").write_text(f'[providers.mine]\nbase_url = "{server.base_url}"\n')
        said = cli("stories", "-n", 1, "--crew", "mine:llama-3", "--out", "told.jsonl")
    assert said.code == 0 and server.seen[0].body["model"] == "llama-3"
    assert '"spec":"mine:llama-3"' in (tmp_path / "told.jsonl").read_text()


def test_no_key_gets_into_any_file_or_onto_the_terminal(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    play = ScriptedModels()
    number = 0

    def script(seen: Seen) -> Answer | None:
        """Quotes the key in some errors, as careless servers do."""
        nonlocal number
        number += 1
        if number % 5 == 2:
            error = {"error": {"message": f"Bad request with key {KEY}", "type": "invalid_request_error"}}
            return Answer(status=400, raw=json.dumps(error).encode())
        return play(seen)

    with StandIn(script, key=KEY) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        said = cli("generate", "-n", 6, "--out", "run", *CREW, "--record", "run.tape", "--concurrency", 3)
        drawn = cli("generate", "-n", 2, "--out", "drawn", "--crew", "openai:gpt-test", "--painter", "embedded")
        shown = [cli("show", p, "--json") for p in (tmp_path / "drawn").rglob("*.png")]
        monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}x")
        refused = cli("generate", "-n", 1, "--out", "refused", *CREW)
        assert cli("doctor").code == 0
    assert said.code == 1 and any(r["error"] for r in records(tmp_path / "run").values())
    assert refused.code == 2
    assert shown, "pictures with recipes in them, which may be packed"
    calls = (said, refused, drawn, *shown)
    printed = "".join((*(c.out + c.err for c in calls), *capfd.readouterr()))
    assert KEY not in printed
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert {"run.tape", "run.json", "items.jsonl", "events.jsonl"} <= {p.name for p in files}
    assert not [p for p in files if KEY.encode() in p.read_bytes()]


def test_a_key_in_the_settings_is_refused_unquoted(cli: Cli, tmp_path: Path) -> None:
    for text in (
        f'[providers.mine]\nbase_url = "http://127.0.0.1:9/v1"\napi_key = "{KEY}"\n',
        f'[providers.mine]\nbase_url = "http://me:{KEY}@127.0.0.1:9/v1"\n',
        f'[providers.mine]\nbase_url = "http://127.0.0.1:9/v1"\nkey_variable = "{KEY}"\n',
        '[providers.mine]\nbase_url = "http://127.0.0.1:9/v1"\nkey_variable = "0123456789abcdef0123"\n',
    ):
        (tmp_path / "storytelling-painter.toml").write_text(text)
        said = cli("generate", "-n", 1)
        assert said.code == 2 and KEY not in said.err and "0123456789abcdef0123" not in said.err, said.err


def test_dry_run_plans_prices_and_runs_nothing(cli: Cli, server: StandIn, tmp_path: Path) -> None:
    words = ("generate", "-n", 10, "--out", "run", *CREW, "--prices", "prices.toml", "--dry-run")
    plan = cli(*words, "--json")
    assert plan.code == 0 and len(plan.lines) == 1 and "nothing was run" in plan.err
    told = plan.lines[0]
    assert told["kind"] == "plan" and told["ran"] is False and told["items"] == 10
    assert told["calls"]["least"] == 50 and told["calls"]["least"] < told["calls"]["likely"] < told["calls"]["most"]
    assert 0 < told["cost_usd"]["least"] < told["cost_usd"]["most"] and not told["unpriced"]
    shown = cli(*words)
    assert "Nothing was run." in shown.out and "assumptions" in shown.out
    unknown = cli("generate", "-n", 1, *CREW, "--dry-run")
    assert unknown.code == 0 and "price not known" in unknown.out and "?" in unknown.out
    assert not server.seen and not (tmp_path / "run").exists()


def test_a_plan_holds_what_a_run_then_needs(cli: Cli, server: StandIn, tmp_path: Path) -> None:
    words = ("generate", "-n", 8, "--out", "run", *CREW)
    plan = cli(*words, "--dry-run", "--json").lines[0]
    assert cli(*words).code in (0, 1)
    assert plan["calls"]["least"] <= len(server.seen) <= plan["calls"]["most"]
    left = cli("generate", "-n", 10, "--out", "run", *CREW, "--dry-run", "--json").lines[0]
    assert left["items"] == 2, "what is done is not planned again"


def test_the_embedded_crew_loads_nothing_that_calls_providers(start: Callable[..., Any]) -> None:
    told = "import atexit, sys; atexit.register(lambda: print('aiohttp' in sys.modules, file=sys.stderr));"
    process = start("generate", "-n", 1, "--out", "run", "--workers", 0, "--max-calls", 3, before=told)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0 and err.splitlines()[-1] == "False"


def test_the_embedded_crew_costs_nothing(cli: Cli) -> None:
    told = cli("generate", "-n", 4, "--dry-run", "--json").lines[0]
    assert told["steps"] == [] and told["calls"]["most"] == 0
    said = cli("generate", "-n", 1, "--out", "run", "--max-cost", 0, "--max-calls", 0, "--json")
    assert said.code == 0 and said.lines[-1]["used"]["calls"] == 0
