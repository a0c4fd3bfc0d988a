"""Four experiments on the embedded crew: no key, no model, no network, a few minutes.

    python examples/experiments/embedded_world.py --out experiments                # all, tables to stdout
    python examples/experiments/embedded_world.py --out experiments --only critic  # one
    python examples/experiments/embedded_world.py --out experiments --write docs/experiments.md

Each makes two runs of the same briefs, which differ in what the experiment is about, and compares them item by item.
The same command goes on where it was stopped. The runs and the pages of the comparisons stay in the folder.
"""

import argparse
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Final, NamedTuple

from storytelling_painter.runners.comparison import compare_folders, write_comparison
from storytelling_painter.runners.comparison.markdown import as_markdown
from storytelling_painter.tools.atomic import write_file

_CRITIC_OFF: Final = ("--set", "story_loop.max_rounds=1")
_LOOP_OFF: Final = (
    "--candidates", "1", "--set", "image_loop.max_rounds=1", "--set", "story_loop.max_rewrites=0",
)


class Experiment(NamedTuple):
    """Two runs, and the question that they answer."""

    title: str
    question: str
    a: str
    b: str


RUNS: Final[dict[str, tuple[str, ...]]] = {
    "guided": ("--mode", "cor_guided"),
    "naive": ("--mode", "naive"),
    "guided-critic-off": ("--mode", "cor_guided", *_CRITIC_OFF),
    "naive-critic-off": ("--mode", "naive", *_CRITIC_OFF),
    "guided-loop-off": ("--mode", "cor_guided", *_LOOP_OFF),
}
"""Options of each run beside the common ones."""

EXPERIMENTS: Final[dict[str, Experiment]] = {
    "guidance": Experiment(
        "Naive against guided by Chains-of-Reasoning",
        "Both with the critic's loop. `naive` begins with one fixed example and few dimensions, `cor_guided` with "
        "three drawn examples and most dimensions.",
        "naive",
        "guided",
    ),
    "critic": Experiment(
        "Critic's loop off against on, guided",
        "Off: one round, so the critic still scores the story and nothing follows from it. The critic that steers the "
        "loop also gives the score, so a higher score is what the loop aims at and no independent evidence.",
        "guided-critic-off",
        "guided",
    ),
    "critic-naive": Experiment(
        "Critic's loop off against on, naive",
        "The same, where first stories leave the critic more to ask for.",
        "naive-critic-off",
        "naive",
    ),
    "loop": Experiment(
        "Image loop off against on",
        "Off: one picture, no second candidate, no mending, no story told anew. The embedded painter draws from a plan "
        "and rarely fails, so there is little to mend; `loop-policies.md` studies painters who fail.",
        "guided-loop-off",
        "guided",
    ),
}


def command_of(run: str, out: str, items: int, seed: int, size: int) -> list[str]:
    """Returns the command that makes a run, as it would be typed."""
    common = ["-n", str(items), "--seed", str(seed), "--size", str(size)]
    return ["storytelling-painter", "generate", *common, *RUNS[run], "--out", f"{out}/{run}", "--quiet"]


def make(run: str, folder: Path, items: int, seed: int, size: int) -> None:
    """Makes a run, or what is left of it."""
    words = command_of(run, str(folder), items, seed, size)[1:]
    start = "from storytelling_painter.runners.cli.main import main; main()"
    subprocess.run([sys.executable, "-c", start, *words], check=True, stdout=subprocess.DEVNULL)


def told(experiment: Experiment, folder: Path, name: str, items: int, seed: int, size: int) -> str:
    """Compares the two runs, writes their page, and returns the section of the document."""
    compared = compare_folders(folder / experiment.a, folder / experiment.b)
    write_comparison(folder / f"compared-{name}", compared)
    commands = [shlex.join(command_of(run, "experiments", items, seed, size)) for run in (experiment.a, experiment.b)]
    commands.append(f"storytelling-painter compare experiments/{experiment.a} experiments/{experiment.b}")
    code = "\n".join(f"    {line}" for line in commands)
    return f"## {experiment.title}\n\n{experiment.question}\n\n{code}\n\n{as_markdown(compared.comparison)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, required=True, help="folder for runs and pages")
    parser.add_argument("--items", type=int, default=60)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--only", choices=sorted(EXPERIMENTS), default=None)
    parser.add_argument("--write", type=Path, default=None, help="document to write; all experiments only")
    given = parser.parse_args()
    if given.write is not None and given.only is not None:
        parser.error("--write needs all experiments; leave --only out")
    began = time.monotonic()
    chosen = {name: e for name, e in EXPERIMENTS.items() if given.only in (None, name)}
    for run in dict.fromkeys(run for e in chosen.values() for run in (e.a, e.b)):
        print(f"{run} ...", file=sys.stderr, flush=True)
        make(run, given.out, given.items, given.seed, given.size)
    sections = [told(e, given.out, name, given.items, given.seed, given.size) for name, e in chosen.items()]
    text = "\n".join([_head(given.items, given.seed, given.size), *sections])
    print(text)
    if given.write is not None:
        write_file(given.write, text.encode())
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    return 0


def _head(items: int, seed: int, size: int) -> str:
    return f"""# Experiments in the embedded world

Written by `python examples/experiments/embedded_world.py --out experiments --items {items} --seed {seed} --size {size}
--write docs/experiments.md`; nothing here was edited by hand. N = {items} briefs, seed {seed}, the same in both runs of
a pair. Intervals are 95% BCa bootstrap intervals over pairs (1,000 resamples), p is that of the paired permutation
test, "Holm" is corrected for all measures of the experiment in which any pair differs. Differences are B - A.

These are figures of the embedded crew: a grammar of stories, an illustrator that draws from plans, and a white-box
aligner that says whether what a plan promised can be seen. They say nothing of models or of people.
"""


if __name__ == "__main__":
    sys.exit(main())
