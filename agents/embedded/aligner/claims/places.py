"""Claims about where and when: the setting's furniture, the light, the weather."""

import re
from typing import Final, get_args

from storytelling_painter.agents.embedded.aligner.case import Case, Sight, no, yes
from storytelling_painter.domain.judgement import ClueVerdict
from storytelling_painter.domain.ledger import AtTime, HasWeather, InSetting
from storytelling_painter.domain.scene import Prop
from storytelling_painter.domain.vocabulary import TimeOfDay, Weather
from storytelling_painter.tools.illustrator.daylight import Light, Match, match_light

_HOURS: Final[dict[TimeOfDay, tuple[int, int]]] = {
    "morning": (5, 11),
    "noon": (11, 15),
    "evening": (16, 22),
    "night": (20, 30),
}
"""First hour and the hour after the last; above 24 is past midnight."""
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})")
_NEARER: Final = 0.75
_CELLS: Final = 0.0012
"""Share of the picture that has to tell one light from another."""
_OTHER: Final = 0.25
"""Share of the telling cells below which the light is that of another hour, so that no clock can say otherwise."""
_HALF: Final = 0.5


def in_setting(claim: InSetting, text: str, case: Case) -> ClueVerdict:
    """At least half of the furniture by which the place is known can be seen."""
    place = claim.setting.replace("_", " ")
    if case.scene.setting != claim.setting:
        said = f"The picture shows a {case.scene.setting.replace('_', ' ')}, not a {place}."
        return no(text, "contradicted", said)
    sights = [case.sight(id, least=0.25, agree=0.6, frame=0.4) for id in case.layout.stage.signature]
    good = [s for s in sights if s.fault is None]
    share = len(good) / len(sights) if sights else 0.0
    if share < _HALF:
        worst: Sight = next(s for s in sights if s.fault is not None)
        assert worst.fault is not None
        return no(
            text, worst.fault.finding, f"Too little shows a {place}: {worst.fault.reason}", worst.element, sights,
            blocker=worst.fault.blocker, numbers={"signature_share": share},
        )
    names = ", ".join(case.label(s.element).removeprefix("the ") for s in good)
    return yes(text, f"The {place} is known by its {names}.", good, {"signature_share": share})


def at_time(claim: AtTime, text: str, case: Case) -> ClueVerdict:
    """Uncovered sky, window and light are those of the hour, or they do not tell and a clock shows one that fits."""
    if case.scene.time_of_day != claim.time_of_day:
        said = f"The picture is lit as at {case.scene.time_of_day}, not {claim.time_of_day}."
        return no(text, "contradicted", said)
    others: list[Light] = [(t, case.scene.weather) for t in get_args(TimeOfDay) if t != claim.time_of_day]
    found = match_light(case.view, case.scene, (claim.time_of_day, case.scene.weather), others)
    if _told(found):
        return yes(text, f"The light is that of the {claim.time_of_day}.", [], numbers=_numbers(found))
    other = found.nearest[0] if found.nearest else "another hour"
    if found.cells >= _CELLS and found.share < _OTHER:
        return no(text, "contradicted", f"The light is that of {other}.", numbers=_numbers(found))
    clock = _clock(claim.time_of_day, case)
    if clock is not None:
        return yes(text, f"A clock shows an hour of the {claim.time_of_day}.", [clock], numbers=_numbers(found))
    return no(text, "weak", f"The light could as well be that of {other}.", numbers=_numbers(found))


def has_weather(claim: HasWeather, text: str, case: Case) -> ClueVerdict:
    """The uncovered sky or window shows this weather and no other."""
    if case.scene.weather != claim.weather:
        return no(text, "contradicted", f"The weather is painted {case.scene.weather}, not {claim.weather}.")
    time = case.scene.time_of_day
    others: list[Light] = [(time, w) for w in get_args(Weather) if w != claim.weather]
    found = match_light(case.view, case.scene, (time, claim.weather), others)
    if _told(found):
        return yes(text, f"The weather is {claim.weather}.", [], numbers=_numbers(found))
    other = found.nearest[1] if found.nearest else "other weather"
    return no(text, "weak", f"What can be seen of the weather could as well be {other}.", numbers=_numbers(found))


def _told(found: Match) -> bool:
    return found.share >= _NEARER and found.cells >= _CELLS


def _numbers(found: Match) -> dict[str, float]:
    return {"light_share": found.share, "light_cells_percent": 100 * found.cells}


def _clock(time: TimeOfDay, case: Case) -> Sight | None:
    first, end = _HOURS[time]
    for prop in case.scene.props:
        told = _TIME.search(prop.text or "") if isinstance(prop, Prop) and prop.kind == "clock" else None
        if told is None:
            continue
        hour = int(told.group(1))
        if any(first <= h < end for h in (hour, hour + 12, hour + 24)):
            sight = case.sight(prop.id, "dial", least=0.8, agree=0.8)
            if sight.fault is None:
                return sight
    return None
