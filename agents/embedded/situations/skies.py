"""Clue modules for the hour where a situation happens at one hour only and under any weather."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import Beat, Point, hour

NIGHT: Final = Beat(
    "night",
    (
        "<time.night|The sky is black>.",
        "<time.night|It is a pitch-dark night>.",
        "<time.night|Night has turned everything blue and grey>.",
        "<time.night|Overhead the night is as dark as ink>.",
        "<time.night|By this dark hour honest people are in bed>.",
    ),
    (Point("time.night", "It is night.", (("the black sky", hour()), ("the dark colours of the night", hour()))),),
    order=15,
)
EVENING: Final = Beat(
    "evening",
    (
        "<time.evening|The sun goes down, large and red>.",
        "<time.evening|The whole sky glows with the sunset>.",
        "<time.evening|The last sun of the day burns red>.",
        "<time.evening|A low sun paints it all in red>.",
        "<time.evening|Soon it will be dark; the sun is already red>.",
    ),
    (Point("time.evening", "It is evening.", (("the red, low sun", hour()), ("the glow in the sky", hour()))),),
    order=15,
)
MORNING: Final = Beat(
    "morning",
    (
        "<time.morning|The sun has only just come up>.",
        "<time.morning|Pale and low, the first sun gives more light than warmth>.",
        "<time.morning|The day is very young, the sky still pale>.",
        "<time.morning|A milky morning sun stands low>.",
    ),
    (Point("time.morning", "It is early in the morning.", (("the pale, low sun", hour()), ("the pale sky", hour()))),),
    order=15,
)
NOON: Final = Beat(
    "noon",
    (
        "<time.noon|It is broad daylight>.",
        "<time.noon|The day is at its brightest>.",
        "<time.noon|Noonday light falls straight down>.",
        "<time.noon|Not a lamp is needed in so much daylight>.",
    ),
    (Point("time.noon", "It is the middle of the day.", (("the daylight", hour()), ("the bright sky", hour()))),),
    order=15,
)
WET_NOON: Final = Beat(
    "wet_noon",
    (
        "<time.noon|The daylight is dull and grey>.",
        "<time.noon|The clouds let only a flat grey daylight through>.",
        "<time.noon|It is the middle of the day, though a dim one>.",
    ),
    (
        Point(
            "time.noon",
            "It is the middle of the day.",
            (("the grey daylight", hour()), ("the clouded sky of the day", hour())),
        ),
    ),
    order=15,
)
