"""English for key points: what a pose, a relation or an effect is called, and what a thing is called."""

from typing import Final

from storytelling_painter.domain.scene import Element, Person, Sign

WEATHER_SENTENCES: Final = {
    "clear": "The sky is clear.",
    "cloudy": "The sky is cloudy.",
    "rain": "It rains.",
    "snow": "It snows.",
    "storm": "There is a storm.",
}
POSE_WORDS: Final = {
    "stand": "stands",
    "walk": "walks",
    "run": "runs",
    "sit": "sits",
    "sit_floor": "sits on the floor",
    "kneel": "kneels",
    "crouch": "crouches",
    "lie": "lies",
    "slump": "sleeps with the head on the arms",
    "climb": "climbs",
    "reach_up": "stretches an arm up",
    "reach_out": "stretches an arm out",
    "point": "points",
    "wave": "waves",
    "cheer": "cheers with raised arms",
    "hands_on_hips": "has the hands on the hips",
    "arms_crossed": "has crossed arms",
    "hands_behind": "hides both hands behind the back",
    "cover_face": "covers the face",
    "head_in_hands": "clutches the head",
    "hand_to_mouth": "holds a hand to the mouth",
    "phone": "is on the phone",
    "carry": "carries something",
    "offer": "holds something out",
    "hug": "hugs somebody",
    "wash": "washes something",
    "write": "writes",
    "lean": "leans",
    "fall": "falls",
    "tiptoe": "is on tiptoe",
}
ACT_WORDS: Final = {
    "holds": "holds",
    "looks_at": "looks at",
    "looks_away_from": "does not look at",
    "reaches_for": "reaches for",
    "stands_on": "stands on",
    "sits_on": "sits on",
    "near": "is near",
    "behind": "is behind",
    "on": "is on",
    "under": "is under",
    "at": "is at",
}
EFFECT_SENTENCES: Final = {
    "overflow": "Water runs over.",
    "broken_pane": "A pane is broken.",
    "smoke": "Smoke rises.",
    "fire": "Something burns.",
    "steam": "Steam rises.",
    "spill": "Something is spilled.",
    "splash": "Water splashes.",
    "motion_lines": "Something moves fast.",
    "tipping": "Something is tipping over.",
    "light_beam": "A beam of light falls in.",
    "scribbles": "Somebody has scribbled.",
    "muddy_footprints": "There are muddy footprints.",
    "sparkle": "Something sparkles.",
    "alarm_lines": "Something rings or bangs.",
}


def is_name(person: Person) -> bool:
    return person.role[:1].isupper()


def name_of(element: Element | None) -> str:
    if isinstance(element, Person):
        return element.role if is_name(element) else f"the {element.role}"
    if isinstance(element, Sign):
        return "the sign" if element.kind == "board" else f"the {element.kind.replace('_', ' ')}"
    assert element is not None
    return f"the {element.kind.replace('_', ' ')}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def shortened(text: str) -> str:
    """Returns words of the story as a clue: on one line and within its bound."""
    line = " ".join(text.split())
    return line if len(line) <= 360 else f"{line[:359]}…"


def quoted(text: str) -> str:
    return f"Said in the story: “{shortened(text)}”"
