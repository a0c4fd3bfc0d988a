"""Which elements move together: what is held or stood on carries the rest, what is placed by another one follows it."""

from typing import Final, NamedTuple

from storytelling_painter.domain.scene import Effect, Element

_RIGID: Final = frozenset({"held_by", "on"})


class Tie(NamedTuple):
    root: str
    """Element that this one moves with as one piece: itself, or what holds or carries it."""
    follows: str | None = None
    """Root of what it is under, beside, behind or before: it follows that one, and may be shifted besides."""


def ties_of(elements: dict[str, Element]) -> dict[str, Tie]:
    """Returns the tie of every element; a target that is missing, or that leads in a circle, ties nothing."""
    roots = {id: _root(id, elements) for id in elements}
    return {id: Tie(root, _followed(elements[root], roots)) for id, root in roots.items()}


def _root(id: str, elements: dict[str, Element]) -> str:
    at, seen = id, {id}
    while (carrier := _carrier(elements[at])) in elements and carrier not in seen:
        at = str(carrier)
        seen.add(at)
    return id if _carrier(elements[at]) in seen else at


def _carrier(element: Element) -> str | None:
    if isinstance(element, Effect):
        return element.at
    return element.place.target if element.place.relation in _RIGID else None


def _followed(root: Element, roots: dict[str, str]) -> str | None:
    if isinstance(root, Effect) or root.place.relation in _RIGID:
        return None
    found = roots.get(root.place.target or "")
    return None if found == root.id else found
