"""Memory while stored records are evaluated: run as a program in a process of its own, so that nothing else counts.

    python benchmarks/evaluators_stream.py FILE [whole]

Prints one line of JSON: resident memory, without the vectors, after every few hundred records as they are taken in;
with `whole`, also the seconds of a whole evaluation.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from storytelling_painter.domain.record import Record
from storytelling_painter.evaluators.collection import Collection
from storytelling_painter.evaluators.options import Options
from storytelling_painter.evaluators.report import evaluate_path
from storytelling_painter.evaluators.sources import read
from storytelling_painter.tools.embeddings import DIMENSIONS

_EVERY: Final = 250
_WORDS: Final = 2_000


def write_records(path: Path, models: list[Record], count: int) -> None:
    """Writes records as a run stores them, from a few true ones: each with an id and a closing sentence of its own."""
    random = np.random.default_rng(0)
    plain = [json.loads(model.model_dump_json()) for model in models]
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            fields = plain[number % len(plain)]
            words = " ".join(f"w{word}" for word in random.integers(0, _WORDS, 12))
            told = fields["draft"]["story"]
            text = told["text"]
            told["text"] = f"{text} {words}."
            file.write(json.dumps({**fields, "id": f"item-{number}"}) + "\n")
            told["text"] = text


def resident() -> int:
    """Returns the bytes of this process that are in memory.

    Raises:
        OSError: The system does not tell.
    """
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def sampled(path: Path) -> Iterator[tuple[int, int]]:
    """Yields number of records and bytes besides their vectors while a file is taken in."""
    collection = Collection(Options().embedder)
    for found in read(path):
        collection.take(found)
        if (taken := len(collection.items)) and taken % _EVERY == 0:
            embedded = taken - taken % 256
            yield taken, resident() - embedded * DIMENSIONS * 4


def main() -> int:
    path = Path(sys.argv[1])
    samples = list(sampled(path))
    found: dict[str, object] = {"samples": samples, "items": samples[-1][0] if samples else 0}
    if sys.argv[2:] == ["whole"]:
        began = time.monotonic()
        found["items"] = evaluate_path(path).items
        found["seconds"] = time.monotonic() - began
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
