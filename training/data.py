"""Training data of runs in the forms that TRL reads: stories for SFT, pairs for DPO, split without a leak."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

import orjson

from storytelling_painter.agents.models.mini_storyteller import PROMPT, mini_prompt
from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, Sha256
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.story import PoolStory
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.tools.provenance import maker_line, maker_without_path, spec_without_path
from storytelling_painter.training import DataFormat
from storytelling_painter.training.card import card_text
from storytelling_painter.training.lengths import LengthBias, length_bias
from storytelling_painter.training.pairs import Pair, PairRules, find_pairs
from storytelling_painter.training.quality import Noise, noise_of, parts_of, quality_of
from storytelling_painter.training.splits import SPLITS, Shares, Split, assign, cluster
from storytelling_painter.training.traces import Trace, read_traces

FACTS_FILE: Final = "export.json"
CARD: Final = "README.md"


class DataOptions(Frozen):
    """How training data is made."""

    shares: Shares = Shares()
    rules: PairRules = PairRules()
    noise: float | None = None
    """Noise of the judges where it is known; none measures it or assumes one."""
    seed: int = 0
    """Decides which clusters are held out; give SFT and DPO data of the same runs the same one."""


class DataFacts(Frozen):
    """What training data holds: `export.json`."""

    kind: Literal["training_data"] = "training_data"
    schema_version: Literal[1] = SCHEMA_VERSION
    format: DataFormat
    sha256: Sha256
    """Of the rows, split by split; the name of this data in every manifest of a training."""
    rows: dict[Split, int]
    clusters: dict[Split, int]
    runs: tuple[str, ...]
    prompt_sha256: str
    noise: tuple[Noise, ...] = ()
    length: LengthBias | None = None
    kinds: dict[str, int] = {}
    """Pairs by kind."""
    reasons: dict[str, int] = {}
    """Pairs by the part in which the better story gains most."""
    storytellers: dict[str, int] = {}
    passed_over: dict[str, int] = {}
    options: DataOptions
    command: tuple[str, ...] = ()


class TrainingData(NamedTuple):
    """Rows of each split, with their facts."""

    facts: DataFacts
    rows: dict[Split, list[bytes]]


def make_data(
    sources: Sequence[Path],
    format: DataFormat,
    *,
    options: DataOptions | None = None,
    pool: Sequence[PoolStory] = (),
    command: Sequence[str] = (),
) -> TrainingData:
    """Makes training data of runs. All stories are in memory, a few kilobytes each.

    Stories are split before anything is chosen, over all stories of the runs, so SFT and DPO data of the same runs and
    seed hold out the same stories.

    Args:
        sources: See `read_traces`.
        format: `trl-sft` or `trl-dpo`.
        options: Splits, rules, noise, seed.
        pool: Stories that the storytellers were shown.
        command: The command line, for the record.

    Raises:
        InputError: No usable story or pair, or too few clusters to split.
    """
    options = options or DataOptions()
    traces, passed = read_traces(sources)
    clusters = cluster(traces, pool)
    splits = assign(clusters, options.shares, seed=options.seed)
    noise = noise_of(traces, options.noise)
    told: list[tuple[Split, dict[str, object], tuple[Trace, ...]]] = []
    pairs: list[Pair] = []
    if format == "trl-sft":
        for trace, split in _accepted(traces, splits, passed):
            told.append((split, _story_row(trace), (trace,)))
    else:
        pairs, why = find_pairs(traces, splits, noise, options.rules)
        passed += why
        told = [(p.split, _pair_row(p), (p.chosen, p.rejected)) for p in pairs]
    if not told:
        raise InputError(f"nothing to train on in {len(traces)} stories: {_reasons(passed)}")
    rows: dict[Split, list[bytes]] = {split: [] for split in SPLITS}
    for split, row, _ in told:
        rows[split].append(orjson.dumps(row))
    cluster_of = {t.id: n for t, n in zip(traces, clusters, strict=True)}
    used = {(split, cluster_of[t.id]) for split, _, of in told for t in of}
    makers = Counter(maker_line(t.draft.story.made_by) for _, _, of in told for t in of)
    return TrainingData(
        DataFacts(
            format=format,
            sha256=rows_sha256(rows),
            rows={split: len(lines) for split, lines in rows.items()},
            clusters={split: sum(of == split for of, _ in used) for split in SPLITS},
            runs=tuple(dict.fromkeys(t.run for t in traces)),
            prompt_sha256=PROMPT.sha256,
            noise=tuple(_shown(n) for n in noise.values()),
            length=length_bias([(p.chosen.words, p.rejected.words, p.margin.value) for p in pairs]) if pairs else None,
            kinds=dict(sorted(Counter(p.kind for p in pairs).items())),
            reasons=dict(sorted(Counter(p.margin.reason for p in pairs).items())),
            storytellers=dict(sorted(makers.items())),
            passed_over=dict(sorted(passed.items())),
            options=options,
            command=tuple(command),
        ),
        rows,
    )


def write_data(data: TrainingData, folder: Path, *, name: str, license: str = "other") -> None:
    """Writes `SPLIT.jsonl`, the card and `export.json` into a new folder; a split without rows gets no file."""
    for split, lines in data.rows.items():
        if lines:
            (folder / f"{split}.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    facts = data.facts.model_dump(mode="json")
    (folder / CARD).write_text(card_text(facts, name=name, license=license), encoding="utf-8")
    (folder / FACTS_FILE).write_text(data.facts.model_dump_json(indent=2), encoding="utf-8")


def rows_sha256(rows: dict[Split, list[bytes]]) -> str:
    """Returns the hash that names these rows in this order."""
    digest = hashlib.sha256()
    for split in SPLITS:
        digest.update(f"{split}\n".encode())
        for line in rows.get(split, ()):
            digest.update(line + b"\n")
    return digest.hexdigest()


def _accepted(
    traces: Sequence[Trace], splits: Sequence[Split], passed: "Counter[str]"
) -> "list[tuple[Trace, Split]]":
    seen: set[str] = set()
    out = []
    for trace, split in zip(traces, splits, strict=True):
        if not trace.final:
            continue
        if trace.stop != "accepted":
            passed["a story that the loop did not accept"] += 1
        elif trace.pool_story is not None:
            passed["a given story, which no storyteller told"] += 1
        elif trace.text in seen:
            passed["the same text twice"] += 1
        else:
            seen.add(trace.text)
            out.append((trace, split))
    return out


def _wish(premise: str | None, setting: Setting | None) -> list[dict[str, str]]:
    return [{"role": m.role, "content": m.text} for m in mini_prompt(premise, setting)]


def _said(trace: Trace) -> list[dict[str, str]]:
    return [{"role": "assistant", "content": trace.text}]


def _lineage(trace: Trace) -> dict[str, object]:
    maker = trace.draft.story.made_by
    return {
        "run": trace.run,
        "item": trace.item,
        "round": trace.draft.story.round,
        "storyteller": f"{maker.name} {maker.version}",
        "spec": spec_without_path(maker.spec),
        "settings_sha256": trace.settings_sha256,
    }


def _story_row(trace: Trace) -> dict[str, object]:
    return {
        "id": trace.id,
        "prompt": _wish(trace.premise, trace.setting),
        "completion": _said(trace),
        "premise": trace.premise,
        "setting": trace.setting,
        "words": trace.words,
        "quality": round(quality_of(parts_of(trace)), 6),
        "lineage": _lineage(trace),
    }


def _pair_row(pair: Pair) -> dict[str, object]:
    # A place in which only one of them is set was asked for by nobody, so the prompt must not name it.
    setting = pair.chosen.setting if pair.chosen.setting == pair.rejected.setting else None
    return {
        "id": f"{pair.chosen.id} > {pair.rejected.id}",
        "prompt": _wish(pair.chosen.premise, setting),
        "chosen": _said(pair.chosen),
        "rejected": _said(pair.rejected),
        "premise": pair.chosen.premise,
        "setting": setting,
        "kind": pair.kind,
        "margin": round(pair.margin.value, 6),
        "reason": pair.margin.reason,
        "judge": "; ".join(map(maker_line, pair.margin.judges)),
        "noise": pair.noise,
        "words_chosen": pair.chosen.words,
        "words_rejected": pair.rejected.words,
        "lineage": {"chosen": _lineage(pair.chosen), "rejected": _lineage(pair.rejected)},
    }


def _shown(noise: Noise) -> Noise:
    return noise.model_copy(update={"judge": maker_without_path(noise.judge)})


def _reasons(passed: "Counter[str]") -> str:
    return ", ".join(f"{number} x {why}" for why, number in passed.most_common()) or "none was accepted"
