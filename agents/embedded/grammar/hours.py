"""Clue modules that every situation shares: the light of the hour, and a clock that agrees with it."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Beat, Point, Thing, hour, reads
from storytelling_painter.agents.embedded.grammar.planning import Plan
from storytelling_painter.agents.embedded.grammar.words import TIME_SENTENCES, clock_words
from storytelling_painter.domain.anchors import INDOOR
from storytelling_painter.domain.vocabulary import Setting

_CLOCK_WALLS: Final[dict[Setting, str]] = {
    "kitchen": "wall_right",
    "living_room": "wall_right",
    "bedroom": "wall_right",
    "classroom": "wall_center",
    "office": "wall_right",
    "hospital_room": "wall_left",
    "shop": "wall_center",
    "restaurant": "wall_center",
}
_LIGHT: Final = {
    ("morning", True): "a pale morning sun stands low in the window",
    ("noon", True): "bright daylight fills the window",
    ("evening", True): "a red evening sun hangs in the window",
    ("night", True): "the sky in the window is dark",
    ("morning", False): "a pale morning sun stands low in the sky",
    ("noon", False): "bright daylight lies over everything",
    ("evening", False): "a red evening sun sinks behind everything",
    ("night", False): "the sky is dark and the lamps are lit",
}
_CLUE: Final = {
    "morning": "the pale, low sun",
    "noon": "the bright daylight",
    "evening": "the red, low sun",
    "night": "the dark sky",
}


def clock_wall(plan: Plan) -> str | None:
    """Returns the wall place for a clock, or none where there is no room for one."""
    asked = plan.situation.clock
    if asked is None:
        return None
    if not asked:
        return _CLOCK_WALLS.get(plan.setting)
    return plan.place(asked)


def time_beats(plan: Plan) -> tuple[Beat, ...]:
    """Returns the ways to tell the hour in this plan, richest first."""
    light = _LIGHT[(plan.time, plan.setting in INDOOR)]
    clue = _CLUE[plan.time]
    text = TIME_SENTENCES[plan.time]
    order = plan.rng("hour").choice((-5, 15))
    only = Beat(
        "light",
        (f"<time.light|{light[0].upper()}{light[1:]}>.",),
        (Point("time.light", text, ((clue, hour()), (f"{light}", hour()))),),
        order=order,
    )
    wall = clock_wall(plan)
    if wall is None:
        return (only,)
    words = clock_words(plan.clock)
    with_clock = Beat(
        "clock",
        (
            f"<time.clock|The clock on the wall shows {words}, and {light}>.",
            f"<time.clock|{light[0].upper()}{light[1:]}, and the wall clock stands at {words}>.",
        ),
        (Point("time.clock", text, ((f"the clock at {words}", reads("clock")), (clue, hour()))),),
        adds=(Thing("clock", "clock", wall, text=plan.clock),),
        order=order,
    )
    return (with_clock, only)
