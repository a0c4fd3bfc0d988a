"""Runs the commands whose output the README shows, and writes what they print into it.

    python docs/refresh.py            # write
    python docs/refresh.py --check    # exit with 1 where the README says something else than the commands

A block of the README that follows a line `<!-- output of: COMMAND -->` holds what COMMAND prints. The commands run one
after the other in an empty folder. Times differ from run to run and are not compared. The README's pictures are those
of the first command.
"""

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from storytelling_painter.runners.records import read_records

ROOT: Final = Path(__file__).parents[1]
README: Final = ROOT / "README.md"
SHOWN: Final = ("item-00001", "item-00003")
"""Items of the demo whose pictures stand in the README."""
_BLOCK: Final = re.compile(r"(<!-- output of: (?P<command>.+) -->\n\n)(?P<output>(?:    .*\n|\n(?=    ))+)")
_TIMES: Final = re.compile(r"\d+\.\d s\b")


def refreshed(text: str, folder: Path) -> str:
    """Returns the README with every block as its command prints it, run in a folder."""

    def run(block: re.Match[str]) -> str:
        words = shlex.split(block["command"])
        program = Path(sys.executable).parent / words[0]
        done = subprocess.run([program, *words[1:]], cwd=folder, capture_output=True, text=True, check=True)
        progress = done.stderr.splitlines()[-1:]
        lines = [*progress, *done.stdout.splitlines()]
        return block[1] + "".join(f"    {line}".rstrip() + "\n" for line in lines)

    return _BLOCK.sub(run, text)


def pictures(run: Path) -> dict[Path, Path]:
    """Returns where each picture of the README stands, and the picture of the run that belongs there."""
    records = {record.id: record for record in read_records(run / "items.jsonl")}
    attempts = {id: records[id].best_attempt for id in SHOWN}
    return {
        ROOT / "docs" / "pictures" / f"{id}.png": run / attempt.painting.picture.path
        for id, attempt in attempts.items()
        if attempt is not None
    }


def main() -> int:
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        now = refreshed(text, Path(name))
        shown = pictures(Path(name) / "demo-run")
        if sys.argv[1:] == ["--check"]:
            same = _TIMES.sub("", now) == _TIMES.sub("", text) and all(there.is_file() for there in shown)
            print("README: true" if same else "README: not what its commands print; run python docs/refresh.py")
            return 0 if same else 1
        README.write_text(now, encoding="utf-8")
        for there, made in shown.items():
            there.parent.mkdir(exist_ok=True)
            shutil.copyfile(made, there)
    return 0


if __name__ == "__main__":
    sys.exit(main())
