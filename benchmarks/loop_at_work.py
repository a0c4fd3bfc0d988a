"""How often the loops are needed: items mended on a later attempt, repair moves made, stories told anew.

    python benchmarks/loop_at_work.py [--number 100] [--seeds 3 11 22]
    python benchmarks/loop_at_work.py RUN [RUN ...]

makes a run of the embedded crew for each seed, or reads the given run folders, and prints one line of JSON. Nothing is
spoilt on purpose: a first picture fails where things, lettering and dressing came to stand before one another.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from storytelling_painter.domain.record import Record
from storytelling_painter.runners.records import read_records

_CLI = "from storytelling_painter.runners.cli.main import main; main()"


def made(folder: Path, number: int, seeds: Iterable[int]) -> Iterator[Path]:
    """Makes one run a seed; an item that failed is counted like any other and ends nothing."""
    for seed in seeds:
        out = folder / str(seed)
        order = ["generate", "--number", str(number), "--seed", str(seed), "--out", str(out), "--quiet"]
        done = subprocess.run([sys.executable, "-c", _CLI, *order], stdout=subprocess.DEVNULL, check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(f"`storytelling-painter {' '.join(order)}` ended with {done.returncode}")
        yield out


def tally(records: Iterable[Record]) -> dict[str, float | int | dict[str, int]]:
    """Counts items by how they came to their end.

    Returns:
        `items`, and shares of them, 0 to 1: `accepted`, `accepted_at_once` (first picture), `mended` (accepted on a
        later one), `mended_by_moves` (the kept picture is a repair), `story_revised` (told more than once). `moves`
        counts the repair moves of all attempts by kind.
    """
    count: Counter[str] = Counter()
    moves: Counter[str] = Counter()
    for record in records:
        count["items"] += 1
        accepted, best = record.stop == "accepted", record.best_attempt
        count["accepted"] += accepted
        count["accepted_at_once"] += accepted and len(record.attempts) == 1
        count["mended"] += accepted and len(record.attempts) > 1
        count["mended_by_moves"] += accepted and best is not None and best.action == "edit"
        count["story_revised"] += record.draft is not None and record.draft.story.round > 1
        moves.update(m.kind for a in record.attempts for m in a.painting.moves)
    items = count.pop("items", 0)
    names = ("accepted", "accepted_at_once", "mended", "mended_by_moves", "story_revised")
    return {"items": items, **{n: round(count[n] / max(1, items), 3) for n in names}, "moves": dict(moves)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="*", type=Path)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seeds", nargs="+", type=int, default=[3, 11, 22])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = args.runs or list(made(Path(folder), args.number, args.seeds))
        print(json.dumps(tally(r for run in runs for r in read_records(run / "items.jsonl"))))


if __name__ == "__main__":
    main()
