"""Trains a model: checks first, then TRL's trainers, with checkpoints that a killed training goes on from."""

import os
import shutil
import time
import warnings
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import orjson

from storytelling_painter.domain.errors import InputError, RunFolderError, TrainingError
from storytelling_painter.tools.atomic import write_file
from storytelling_painter.tools.places import is_taken
from storytelling_painter.training.bases import Base, find_base, load_base, refuse_without_extra
from storytelling_painter.training.checkpoints import CHECKPOINTS, drop_after, whole_checkpoints
from storytelling_painter.training.config import Config, DpoConfig
from storytelling_painter.training.curves import curves_svg
from storytelling_painter.training.data import FACTS_FILE, DataFacts, TrainingData, rows_sha256
from storytelling_painter.training.manifest import MANIFEST, Manifest, read_manifest
from storytelling_painter.training.splits import SPLITS, Split

CURVES: Final = "curves.svg"
LOG: Final = "log.jsonl"
_COLUMNS: Final = {"sft": ("prompt", "completion"), "dpo": ("prompt", "chosen", "rejected")}
_SEEN: Final[tuple[Split, ...]] = ("train", "validation")
"""Parts that a training looks at."""
_VERSIONED: Final = ("torch", "transformers", "trl", "peft", "storytelling-painter")

Progress = Callable[[int, int, dict[str, float]], None]
"""Called after each step with its number, how many there are, and what was logged."""


def train(
    config: Config,
    data: Path,
    base: str,
    out: Path,
    *,
    accepted_licence: str | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Trains, or goes on with a training of the same order that was ended.

    Args:
        config: What to do.
        data: Folder of an export `trl-sft` or `trl-dpo`.
        base: See `find_base`.
        out: Folder of the model: `transformers:OUT` serves it when this returns.
        accepted_licence: See `find_base`.
        progress: Told of each step.

    Returns:
        The manifest that stands in the folder.

    Raises:
        InputError: Data that is of another kind, was changed, or is too little; too little space on the disk.
        RunFolderError: The folder holds something else.
        SpecError: No such base, or the extra is not installed.
        TrainingError: It diverged, and the last good checkpoint is named; or it unlearned to end its stories; or memory
            or disk did not suffice on the way.
    """
    refuse_without_extra()
    facts, rows = read_data(data, config)
    found = find_base(base, accepted_licence=accepted_licence)
    manifest = _manifest(config, facts, found)
    if (before := _before(out, manifest)) is not None and before.finished:
        return before
    return _Training(config, rows, found, out, manifest, progress).run()


def read_data(folder: Path, config: Config) -> TrainingData:
    """Reads an export and checks it against its own facts.

    Raises:
        InputError: It is of another kind, was changed after it was written, or has too few rows.
    """
    try:
        facts = DataFacts.model_validate_json((folder / FACTS_FILE).read_bytes())
    except (OSError, ValueError):
        raise InputError(
            f"{str(folder)!r} is no training data; make it with `export RUN --to trl-{config.kind} --out {folder.name}`"
        ) from None
    if facts.format != f"trl-{config.kind}":
        raise InputError(f"{str(folder)!r} is {facts.format}; trl-{config.kind} is needed, from `export RUN --to "
                         f"trl-{config.kind}`")
    rows: dict[Split, list[bytes]] = {split: [] for split in SPLITS}
    for split in SPLITS:
        path = folder / f"{split}.jsonl"
        if path.is_file():
            rows[split] = path.read_bytes().splitlines()
    if rows_sha256(rows) != facts.sha256:
        raise InputError(f"the rows of {str(folder)!r} are not those that were exported; export them again")
    if (held := len(rows["train"])) < config.min_rows:
        what = "stories" if config.kind == "sft" else "pairs"
        raise InputError(
            f"{held} {what} to train on, and {config.min_rows} are needed ({config.min_rows - held} more); make more "
            "items, in mode `naive` for more revisions, or set `min_rows` lower at your own risk"
        )
    return TrainingData(facts, rows)


def _manifest(config: Config, facts: DataFacts, base: Base) -> Manifest:
    import torch

    return Manifest(
        config=config,
        base=base.facts,
        data_sha256=facts.sha256,
        data_rows={str(split): number for split, number in facts.rows.items()},
        prompt_sha256=facts.prompt_sha256,
        versions={name: metadata.version(name) for name in _VERSIONED},
        threads=torch.get_num_threads(),
    )


def _before(out: Path, manifest: Manifest) -> Manifest | None:
    before = read_manifest(out) if out.is_dir() else None
    if before is None:
        if is_taken(out):
            raise RunFolderError(f"{str(out)!r} holds something that no training wrote; choose another --out")
        return None
    if before.order != manifest.order:
        raise RunFolderError(
            f"{str(out)!r} holds a training of another config, data or base; choose another --out"
        )
    return before


class _Training:
    def __init__(
        self, config: Config, rows: dict[Split, list[bytes]], base: Base, out: Path, manifest: Manifest,
        progress: Progress | None,
    ) -> None:
        self._config, self._rows, self._base, self._out = config, rows, base, out
        self._manifest, self._progress = manifest, progress
        self._log: list[dict[str, Any]] = []

    def run(self) -> Manifest:
        with warnings.catch_warnings():
            # transformers and trl call old names of one another's options.
            warnings.simplefilter("ignore", FutureWarning)
            return self._run()

    def _run(self) -> Manifest:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("TQDM_DISABLE", "1")
        import datasets
        import transformers

        from storytelling_painter.training.endings import Endings, unlearned
        from storytelling_painter.training.freed_memory import keep_freed_memory
        from storytelling_painter.training.guards import Guard, refuse_little_space, unbroken

        keep_freed_memory()
        datasets.disable_progress_bars()
        transformers.set_seed(self._config.seed)
        model, tokenizer = load_base(self._base)
        refuse_little_space(self._out, self._config, model)
        self._out.mkdir(parents=True, exist_ok=True)
        self._save_manifest(self._manifest)
        guard = Guard(self._config)
        endings = Endings(tokenizer, self._rows["validation"] or self._rows["train"])
        before = endings.chance(model) if self._config.kind == "dpo" else None
        trainer = self._trainer(model, tokenizer, guard)
        started = time.monotonic()
        found = whole_checkpoints(self._out / CHECKPOINTS)
        going_on = found[0] if found else None
        guard.go_on(found)
        with unbroken(self._out):
            trainer.train(resume_from_checkpoint=str(going_on) if going_on else None)
        self._log = [dict(entry) for entry in trainer.state.log_history]
        self._keep_log()
        if guard.trouble:
            self._refuse(guard.trouble, guard.good)
        if before is not None and (lost := unlearned(before, endings.chance(trainer.model))):
            raise TrainingError(f"{lost}. Train in another --out; {CURVES} shows what happened")
        with unbroken(self._out):
            return self._finish(trainer, tokenizer, time.monotonic() - started)

    def _refuse(self, trouble: str, good: str | None) -> None:
        """Leaves the good checkpoint as the newest one, so that nothing goes on from those after it."""
        folder = str(self._out / CHECKPOINTS / good) if good else None
        drop_after(self._out / CHECKPOINTS, good)
        kept = f"the last good checkpoint is {folder}" if folder else "there is no good checkpoint yet"
        raise TrainingError(
            f"{trouble}; {kept}. Try a lower learning_rate in another --out; {CURVES} shows what happened",
            checkpoint=folder,
        )

    def _finish(self, trainer: Any, tokenizer: Any, seconds: float) -> Manifest:
        model = trainer.model
        if self._config.lora is not None:
            model = model.merge_and_unload()
        model.save_pretrained(self._out, safe_serialization=True)
        tokenizer.save_pretrained(self._out)
        final: dict[str, float] = {}
        for entry in self._log:
            final |= {k: float(v) for k, v in entry.items() if isinstance(v, int | float)}
        self._manifest = self._manifest.model_copy(
            update={"finished": True, "steps": trainer.state.global_step, "seconds": round(seconds, 1), "final": final}
        )
        self._save_manifest(self._manifest)
        shutil.rmtree(self._out / CHECKPOINTS, ignore_errors=True)
        return self._manifest

    def _trainer(self, model: Any, tokenizer: Any, guard: Any) -> Any:
        import torch
        import trl
        from datasets import Dataset
        from peft import LoraConfig

        from storytelling_painter.training.losses import LeanSft

        config = self._config
        held = bool(self._rows["validation"])
        columns = _COLUMNS[config.kind]
        parts = {
            split: Dataset.from_list([{c: row[c] for c in columns} for row in map(orjson.loads, self._rows[split])])
            for split in _SEEN if self._rows[split]
        }
        lora = None if config.lora is None else LoraConfig(
            r=config.lora.rank, lora_alpha=config.lora.alpha, lora_dropout=config.lora.dropout,
            target_modules="all-linear", task_type="CAUSAL_LM",
        )
        common: dict[str, Any] = {
            "output_dir": str(self._out / CHECKPOINTS),
            "num_train_epochs": config.epochs,
            "max_steps": config.max_steps or -1,
            "per_device_train_batch_size": config.batch,
            "per_device_eval_batch_size": config.batch,
            "gradient_accumulation_steps": config.accumulate,
            "learning_rate": config.learning_rate,
            "lr_scheduler_type": "cosine",
            "warmup_steps": config.warmup,
            "max_length": config.max_length,
            "save_strategy": "steps",
            "save_steps": config.save_every,
            "save_total_limit": 2,
            "eval_strategy": "steps" if held else "no",
            "eval_steps": config.evaluate_every,
            "logging_steps": 1,
            "logging_nan_inf_filter": False,
            "seed": config.seed,
            "data_seed": config.seed,
            "report_to": "none",
            "disable_tqdm": True,
            "bf16": config.precision == "bfloat16",
            "use_cpu": not torch.accelerator.is_available(),
            "activation_checkpointing": False,
            "dataloader_pin_memory": False,
        }
        make: Any
        if isinstance(config, DpoConfig):
            losses = {"sigmoid": 1.0} | ({"sft": config.sft_weight} if config.sft_weight else {})
            make, arguments = trl.DPOTrainer, trl.DPOConfig(
                **common, beta=config.beta, ld_alpha=config.ld_alpha, precompute_ref_log_probs=config.lora is None,
                loss_type=list(losses), loss_weights=list(losses.values()),
            )
        else:
            make, arguments = LeanSft, trl.SFTConfig(**common, completion_only_loss=True)
        trainer = make(
            model=model, args=arguments, train_dataset=parts["train"], eval_dataset=parts.get("validation"),
            processing_class=tokenizer, peft_config=lora, callbacks=[guard, _reporter(self._progress)],
        )
        _drop_printer(trainer)
        return trainer

    def _keep_log(self) -> None:
        lines = b"".join(orjson.dumps(entry, option=orjson.OPT_SERIALIZE_NUMPY) + b"\n" for entry in self._log)
        write_file(self._out / LOG, lines)
        write_file(self._out / CURVES, curves_svg(self._log).encode())

    def _save_manifest(self, manifest: Manifest) -> None:
        write_file(self._out / MANIFEST, manifest.model_dump_json(indent=2).encode())


def _reporter(progress: Progress | None) -> Any:
    from transformers import TrainerCallback

    class Reporter(TrainerCallback):  # type: ignore[misc]
        def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
            if progress and logs and "loss" in logs:
                progress(state.global_step, state.max_steps, dict(logs))

    return Reporter()


def _drop_printer(trainer: Any) -> None:
    from transformers.trainer_callback import PrinterCallback

    trainer.remove_callback(PrinterCallback)
