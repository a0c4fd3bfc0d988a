"""From plan and beats to the `SceneSpec`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from storytelling_painter.agents.embedded.grammar.dressing import dressed
from storytelling_painter.agents.embedded.grammar.parts import Added, Beat, Change, Happening, Lettering, Role, Thing
from storytelling_painter.agents.embedded.grammar.planning import Plan
from storytelling_painter.domain.scene import Effect, Person, Place, Prop, SceneSpec, Sign

_RELATIONS: Final = {
    "held": "held_by",
    "on": "on",
    "under": "under",
    "beside": "beside",
    "behind": "behind",
    "before": "in_front_of",
}
_WORD: Final = re.compile(r"\{([A-Za-z_]+)\}")


def scene_of(plan: Plan, beats: Sequence[Beat]) -> SceneSpec:
    """Builds the plan of the picture from everything that the beats add and change, and furnishes it."""
    roles = {r.id: r for r in plan.situation.roles}
    items: list[Added] = list(plan.situation.base)
    for beat in beats:
        items.extend(beat.adds)
        for change in beat.sets:
            roles[change.role] = _changed(roles[change.role], change)
    told = SceneSpec(
        setting=plan.setting,
        time_of_day=plan.time,
        weather=plan.weather,
        people=tuple(_person(plan, r) for r in roles.values()),
        props=tuple(_prop(plan, i) for i in items if isinstance(i, Thing)),
        signs=tuple(_sign(plan, i) for i in items if isinstance(i, Lettering)),
        effects=tuple(_effect(plan, i) for i in items if isinstance(i, Happening)),
        seed=plan.seed % 2**31,
    )
    return dressed(told, plan.rng("dressing"))


def own_words(plan: Plan, text: str) -> str:
    """Fills the situation's own words into lettering; a word in capitals gives capitals."""

    def word(match: re.Match[str]) -> str:
        name = match.group(1)
        value = plan.own_words[name.lower()]
        return value.upper() if name.isupper() else value

    return _WORD.sub(word, text)


def _changed(role: Role, c: Change) -> Role:
    return replace(
        role,
        pose=c.pose or role.pose,
        face=c.face or role.face,
        looks=c.looks or role.looks,
        reaches=c.reaches or role.reaches,
        at=c.at or role.at,
        accessories=(*role.accessories, *c.accessories),
    )


def _place(word: str) -> Place:
    relation, _, target = word.partition(" ")
    if not target:
        return Place(anchor=word)
    return Place.model_validate({"relation": _RELATIONS[relation], "target": target})


def _person(plan: Plan, role: Role) -> Person:
    cast, look = plan.cast[role.id], plan.look[role.id]
    return Person(
        id=role.id,
        role=cast.noun,
        age=cast.age,
        build=cast.build,
        skin=look.skin,
        hair=look.hair,
        outfit=look.outfit,
        colour=look.colour,
        accessories=tuple(dict.fromkeys((*cast.accessories, *role.accessories))),
        pose=role.pose,
        expression=role.face,
        facing=role.facing,
        looks_at=role.looks,
        reaches=role.reaches,
        place=_place(plan.place(role.at)),
    )


def _prop(plan: Plan, t: Thing) -> Prop:
    kind, state, colour = t.kind, t.state, t.colour
    if kind.startswith("$"):
        pick = plan.picks[kind[1:]]
        kind, state, colour = pick.kind, t.state or pick.state, t.colour or pick.colour
    return Prop(
        id=t.id,
        kind=kind,
        state=state,
        colour=colour,
        text=None if t.text is None else own_words(plan, t.text),
        place=_place(plan.place(t.at)),
        facing=t.facing,
        importance="nice" if t.nice else "must",
    )


def _sign(plan: Plan, s: Lettering) -> Sign:
    return Sign(
        id=s.id,
        kind=s.kind,
        text=own_words(plan, s.text),
        place=_place(plan.place(s.at)),
        importance="nice" if s.nice else "must",
    )


def _effect(plan: Plan, h: Happening) -> Effect:
    return Effect(id=h.id, kind=h.kind, at=plan.place(h.at), importance="nice" if h.nice else "must")
