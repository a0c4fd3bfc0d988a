"""docs/export.md: each of its commands does what it says, and its lists are those of the code."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Said

from storytelling_painter.runners.briefs import KEYS
from storytelling_painter.runners.export import FORMATS
from storytelling_painter.runners.export.exporting import export_run

TEXT = (Path(__file__).parents[3] / "docs" / "export.md").read_text(encoding="utf-8")
EXAMPLES = [shlex.split(x) for x in re.findall(r"^    storytelling-painter (.*demo.*)$", TEXT, re.MULTILINE)]


def test_there_is_an_example_of_every_format() -> None:
    assert sorted(words[words.index("--to") + 1] for words in EXAMPLES if words[0] == "export") == sorted(FORMATS)
    assert all(f"| `{format}` |" in TEXT for format in FORMATS) and all(f"`{key}`" in TEXT for key in KEYS)


def test_the_examples_work(cli: Callable[..., Said], tmp_path: Path) -> None:
    for words in EXAMPLES:
        said = cli(*words)
        assert said.code == 0, (words, said.err)
        assert (tmp_path / words[-1]).is_dir()
    import datasets

    data = datasets.load_dataset(str(tmp_path / "demo-parquet"), cache_dir=str(tmp_path / "cache"))
    assert sum(len(split) for split in data.values()) == 3


def test_the_columns_are_those_of_the_rows(run: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    export_run(run, tmp_path / "out", "parquet")
    [path] = (tmp_path / "out" / "data").iterdir()
    [listed] = re.findall(r"### Columns\n\n(.*?)\n\n", TEXT, re.DOTALL)
    names = re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", listed))
    assert names == pq.read_schema(path).names[1:]


@pytest.mark.parametrize("words", [w for w in EXAMPLES if w[0] == "export"], ids=lambda w: w[3])
def test_the_card_repeats_the_documented_command(words: list[str], run: Path, tmp_path: Path) -> None:
    format = words[words.index("--to") + 1]
    export_run(run, tmp_path / "out", format, command=("storytelling-painter", *words))  # type: ignore[arg-type]
    assert f"    {shlex.join(['storytelling-painter', *words])}\n" in (tmp_path / "out" / "README.md").read_text()
