"""Every situation that is written down is told: none is forgotten, none is there twice."""

from importlib import import_module
from pkgutil import walk_packages

from storytelling_painter.agents.embedded import situations
from storytelling_painter.agents.embedded.grammar.parts import Situation
from storytelling_painter.agents.embedded.situations import SITUATIONS


def test_no_situation_of_any_module_is_left_out() -> None:
    names = [m.name for m in walk_packages(situations.__path__, situations.__name__ + ".")]
    assert len([n for n in names if n.count(".") > 4]) >= len(SITUATIONS), "one module each"
    written = {id(v): v for n in names for v in vars(import_module(n)).values() if isinstance(v, Situation)}
    assert set(written) == {id(s) for s in SITUATIONS}


def test_names_of_situations_are_unique() -> None:
    assert len({s.name for s in SITUATIONS}) == len(SITUATIONS) >= 36
