"""All situations that the story grammar can tell: every module of this package with an `ALL` adds its own."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Situation


def _found() -> tuple[Situation, ...]:
    """Returns the situations of all modules, modules in alphabetical order."""
    modules = (import_module(f"{__name__}.{name}") for name in sorted(m.name for m in iter_modules(__path__)))
    return tuple(s for m in modules for s in getattr(m, "ALL", ()))


SITUATIONS: Final[tuple[Situation, ...]] = _found()
