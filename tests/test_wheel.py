"""The wheel holds what the folders hold: every module, and every file that modules read."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILD = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    for room in config["package-dir"].values():
        shutil.copytree(ROOT / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    done = subprocess.run([sys.executable, "-c", BUILD, out], cwd=source, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(out / done.stdout.splitlines()[-1])


def test_every_file_of_the_rooms_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    tracked = {
        f"storytelling_painter/{path.relative_to(ROOT).as_posix()}"
        for room in config["package-dir"].values()
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = {name for name in wheel.namelist() if name.startswith("storytelling_painter/")}
    assert held == tracked


def test_the_wheel_runs_from_elsewhere(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in repr(f).lower()]\n"
        "from storytelling_painter.tools import illustrator; from storytelling_painter.tools.pools import load_pool\n"
        "from storytelling_painter.graph.builder import graph\n"
        "assert illustrator.__file__.startswith(sys.argv[1]); print(len(load_pool('original')), graph.name)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path], cwd=tmp_path, capture_output=True, text=True, timeout=100
    )
    assert done.stdout.split() == ["64", "storytelling_painter"], done.stderr
