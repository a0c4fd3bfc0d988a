"""From plan and beats to the text, with the span of every key point."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.grammar.parts import Beat
from storytelling_painter.agents.embedded.grammar.planning import Plan
from storytelling_painter.agents.embedded.grammar.words import PLACES, article, body_noun, clothes, pronouns
from storytelling_painter.domain.scene import SceneSpec

_TOKEN: Final = re.compile(r"\{([A-Za-z_]+)(?:\.([a-z]+))?\}")
_MARK: Final = re.compile(r"<([a-z0-9_.]+)\||>")


class Told(NamedTuple):
    """The text and where each key point stands in it."""

    text: str
    spans: dict[str, tuple[int, int]]


class Speaker:
    """Fills templates; who was not spoken of before is introduced with `a` and, at times, with the clothes."""

    def __init__(self, plan: Plan, scene: SceneSpec, *, introduce: bool = True) -> None:
        self._plan, self._introduce = plan, introduce
        self._people = {p.id: p for p in scene.people}
        self._known: set[str] = set()

    def fill(self, template: str) -> str:
        """Returns the template with all `{...}` filled."""
        return _TOKEN.sub(self._word, template)

    def _word(self, match: re.Match[str]) -> str:
        name, attribute = match.group(1), match.group(2)
        key = name.lower()
        if key == "place":
            said = PLACES[self._plan.setting]
            if self._introduce:
                said = f"<location.{self._plan.setting}|{said}>"
        elif key in self._people:
            said = self._person(key, attribute)
        elif key in self._plan.picks:
            said = self._thing(key, attribute)
        else:
            said = self._plan.own_words[key]
            return said.upper() if name.isupper() else said
        return _capital(said) if name[0].isupper() else said

    def _person(self, key: str, attribute: str | None) -> str:
        person = self._people[key]
        if attribute in ("he", "him", "his", "himself"):
            return str(getattr(pronouns(person), attribute))
        if attribute == "body":
            return body_noun(person)
        first = key not in self._known
        self._known.add(key)
        said = person.role if attribute == "noun" else f"the {person.role}"
        if not (first and self._introduce):
            return said
        if attribute != "noun":
            said = article(person.role)
            worn = clothes(person)
            if worn and self._plan.rng("worn", key).random() < 0.6:
                said = f"{said} in {worn}"
        return f"<character.{key}|{said}>"

    def _thing(self, key: str, attribute: str | None) -> str:
        noun = self._plan.picks[key].noun
        if attribute == "noun":
            return noun
        first = key not in self._known
        self._known.add(key)
        return article(noun) if first and self._introduce else f"the {noun}"


def _capital(text: str) -> str:
    """Raises the first letter that is not inside a mark."""
    start = 0
    while (mark := _MARK.match(text, start)) is not None:
        start = mark.end()
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def _unmarked(text: str) -> Told:
    out: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    open_marks: list[tuple[str, int]] = []
    length, at = 0, 0
    for mark in _MARK.finditer(text):
        out.append(text[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark.group(1):
            open_marks.append((mark.group(1), length))
        else:
            id, start = open_marks.pop()
            spans.setdefault(id, (start, length))
    out.append(text[at:])
    return Told("".join(out), spans)


def in_order(plan: Plan, beats: Sequence[Beat]) -> list[Beat]:
    """Returns the beats as the text tells them."""
    return sorted(beats, key=lambda b: b.order)


def tell(plan: Plan, beats: Sequence[Beat], scene: SceneSpec) -> Told:
    """Writes the text. A key point without marked words stands on its whole beat."""
    speaker = Speaker(plan, scene)
    parts = []
    for beat in in_order(plan, beats):
        template = plan.rng("words", beat.id).choice(beat.texts)
        for point in beat.points:
            if f"<{point.id}|" not in template:
                template = f"<{point.id}|{template}>"
        parts.append(speaker.fill(template))
    return _unmarked(" ".join(parts))
