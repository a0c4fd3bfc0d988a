"""The house rules that no reader should have to remember: who imports whom, what is packaged, how long a module is."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("domain", "tools", "evaluators", "agents", "graph", "runners")
"""Each may import those before it, and itself."""
BESIDE = {
    "testing": ("domain", "tools"),
    "training": ("domain", "tools", "evaluators", "agents", "graph"),
}
"""Rooms that stand aside: they may import these, and no room may import them."""
CALLED = {"runners": {"training"}}
"""But for these: the command line calls what it offers."""
MOST_LINES = 300
NAMELESS = {"utils", "util", "helpers", "common", "misc"}


def modules() -> list[Path]:
    return sorted(p for room in (*ROOMS, *BESIDE) for p in (ROOT / room).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Full names of what a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(name: str) -> str | None:
    first, _, rest = name.partition(".")
    return rest.split(".")[0] if first == "storytelling_painter" else None


def wrong_imports(room: str, names: Iterator[str]) -> list[str]:
    allowed = {room, *BESIDE[room]} if room in BESIDE else {*ROOMS[: ROOMS.index(room) + 1], *CALLED.get(room, ())}
    bare = {*ROOMS, *BESIDE}
    return [n for n in names if (r := room_of(n)) is not None and r not in allowed or n.split(".")[0] in bare]


@pytest.mark.parametrize("room", (*ROOMS, *BESIDE))
def test_a_room_imports_only_those_to_its_left(room: str) -> None:
    wrong = {
        str(p.relative_to(ROOT)): bad for p in (ROOT / room).rglob("*.py") if (bad := wrong_imports(room, imports(p)))
    }
    assert not wrong


def test_the_check_of_imports_finds_what_it_looks_for() -> None:
    names = ["storytelling_painter.graph.state.State", "agents.roles", "pydantic.BaseModel"]
    assert wrong_imports("domain", iter(names)) == names[:2]
    assert wrong_imports("testing", iter(names)) == names[:2]
    assert wrong_imports("runners", iter(["storytelling_painter.testing.stand_in.StandIn"]))


@pytest.mark.parametrize(
    ("room", "foreign"),
    [
        ("domain", {"langgraph", "numpy", "PIL", "resvg_py", "typer", "rich", "os", "sqlite3"}),
        ("tools", {"langgraph", "typer", "rich"}),
        ("evaluators", {"langgraph", "typer", "rich"}),
        ("agents", {"langgraph", "typer", "rich"}),
        ("testing", {"langgraph", "typer", "rich", "pytest"}),
        ("training", {"typer", "rich", "pytest"}),
        ("graph", {"typer", "rich", "sqlite3", "numpy", "PIL", "resvg_py"}),
    ],
)
def test_a_room_knows_nothing_of_what_is_not_its_own(room: str, foreign: set[str]) -> None:
    wrong = {
        str(p.relative_to(ROOT)): bad
        for p in (ROOT / room).rglob("*.py")
        if (bad := foreign & {name.split(".")[0] for name in imports(p)})
    }
    assert not wrong


def test_every_package_is_packaged() -> None:
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"])
    folders = {p.parent.relative_to(ROOT) for p in modules()}
    found = {"storytelling_painter." + ".".join(folder.parts) for folder in folders}
    assert found == listed


def test_every_folder_of_modules_has_an_init() -> None:
    assert not [str(p.parent) for p in modules() if not (p.parent / "__init__.py").exists()]


def test_modules_are_short_unless_they_are_data() -> None:
    """A module may be longer only where most of it is one table or several: assignments without any logic."""
    long = {}
    for path in modules():
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > MOST_LINES:
            tables = [n for n in ast.parse(text).body if isinstance(n, ast.Assign | ast.AnnAssign)]
            data = sum((n.end_lineno or n.lineno) - n.lineno + 1 for n in tables)
            if text.count("\n") - data > MOST_LINES:
                long[str(path.relative_to(ROOT))] = text.count("\n")
    assert not long


def test_every_module_has_a_name_and_says_why_it_exists() -> None:
    assert not [str(p) for p in modules() if NAMELESS & set(p.relative_to(ROOT).with_suffix("").parts)]
    silent = [p for p in modules() if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))]
    assert not [str(p.relative_to(ROOT)) for p in silent]
