"""Words for settings, hours and weather."""

from typing import Final

from storytelling_painter.domain.vocabulary import Setting, TimeOfDay, Weather

NAMED: Final[dict[Setting, tuple[str, ...]]] = {
    "kitchen": ("kitchen", "kitchenette"),
    "living_room": ("living room", "lounge", "parlour", "sitting room", "drawing room", "front room"),
    "bedroom": ("bedroom", "children's room", "nursery", "hotel room", "child's room"),
    "classroom": ("classroom", "schoolroom", "class", "lecture room", "village school"),
    "office": ("office", "newsroom", "workplace", "study"),
    "hospital_room": ("hospital", "hospital room", "ward", "clinic", "hospital ward", "consulting room", "sickroom"),
    "shop": ("shop", "store", "bakery", "pharmacy", "supermarket", "grocery", "grocer's", "pawnshop",
             "bookshop", "boutique", "toy shop", "sweet shop", "post office", "small shop", "flower shop"),
    "restaurant": ("restaurant", "cafe", "café", "bistro", "diner", "pub", "canteen", "pizzeria", "tavern", "inn"),
    "bus_stop": ("bus stop", "bus shelter"),
    "station": ("station", "railway station", "train station", "station platform", "platform", "railway platform"),
    "park": ("park", "city park", "public park", "playground"),
    "garden": ("garden", "backyard", "allotment", "back garden", "front garden"),
    "street": ("street", "lane", "avenue", "alley", "high street", "city street", "village street", "crossroads",
    "suburban street"),
}
HINTS: Final[dict[str, Setting]] = {
    "sink": "kitchen", "stove": "kitchen", "oven": "kitchen", "cupboard": "kitchen", "fridge": "kitchen",
    "sofa": "living_room", "couch": "living_room", "armchair": "living_room", "coffee table": "living_room",
    "fireplace": "living_room", "flat": "living_room", "television": "living_room",
    "bed": "bedroom", "nightstand": "bedroom", "pillow": "bedroom", "blanket": "bedroom", "wardrobe": "bedroom",
    "blackboard": "classroom", "pupil": "classroom", "teacher": "classroom", "school": "classroom",
    "computer": "office", "boss": "office", "colleague": "office", "secretary": "office",
    "hospital bed": "hospital_room", "nurse": "hospital_room",
    "till": "shop", "cashier": "shop", "customer": "shop", "checkout": "shop", "shopkeeper": "shop", "barber": "shop",
    "waiter": "restaurant", "waitress": "restaurant", "menu": "restaurant",
    "bus": "bus_stop", "train": "station", "tram": "station", "railway": "station",
    "bench": "park", "pond": "park", "kite": "park", "picnic": "park", "snowman": "park", "meadow": "park",
    "schoolyard": "park", "lawn": "garden", "fence": "garden", "flowerbed": "garden", "garden gate": "garden",
    "gardener": "garden", "apple tree": "garden",
    "road": "street", "pavement": "street", "sidewalk": "street", "traffic": "street", "market": "street",
    "crossing": "street",
    "car": "street", "taxi": "street", "square": "street", "doorstep": "street", "parade": "street",
}
"""Things that make a setting likely when none is named; what is guessed so is no key point."""

_ELSEWHERE: Final = """
street | harbour harbor quay market bridge jetty tower scaffold border courtyard terrace fairground
park | beach sea ocean ship boat ferry river mountain mountains forest wood woods desert cave farm field island
park | lighthouse savanna terraces mudflats volcano moon planet zoo quarry stadium meadow hill track racecourse
garden | rooftop roof rooftops balcony barn farmyard vineyard
station | airport tram underground subway tunnel aeroplane airplane plane compartment carriage
office | court courtroom studio lobby lift elevator factory registry laboratory newsroom
classroom | library gym museum hall auction theatre theater circus stage wings
shop | workshop launderette hairdresser
bedroom | hut cabin castle palace prison dungeon attic
living_room | church temple mosque cathedral hotel stairwell staircase cellar bathroom pool colliery
"""


_HOURS: Final = """
morning 2 | morning, dawn, sunrise, daybreak, early morning, sunup
morning 3 | first sun, early light, early sun, sun has only just come up, sun comes up, sun come up, sun rises
morning 3 | day is very young
morning 3 | first sun, early in the morning, pale morning sun, morning light, morning sun, morning sunlight, pale sun
morning 3 | first sun, first light
noon 2 | noon, midday, afternoon, lunchtime, broad daylight, lunch break, hottest hour of the day
noon 3 | noonday light, noonday, noon light, noonday sun, broad day, day is at its brightest, middle of the day
noon 3 | bright light, bright daylight, bright midday sun
noon 3 | noonday light, noonday, noon light, noonday sun, midday sun, high noon, noon sun, daylight
evening 2 | dusk, twilight, sunset, nightfall, sundown, early evening
evening 1 | evening
evening 3 | low sun paints, sky glows with the sunset, last sun of the day, sun goes down, sun go down, sun sinks
evening 3 | glows red with the sunset, sun sets, red sun
evening 3 | low sun paints, sky glows with the sunset, red evening sun, evening sun, evening light, setting sun
evening 3 | low red sun, last light
night 2 | night, midnight, nighttime, moonlight, starlight, late at night, moon, in the dark, past midnight
night 3 | night has turned, it is dark, night is as dark, deep night, middle of the night, dark sky, night sky
night 3 | sky is dark
night 3 | night has turned, sky in the window is dark, dark night, starry sky, black window, stars shine
"""
_SKIES: Final = """
rain | sky has opened, rain, rainy, raining, rainfall, downpour, drizzle, cloudburst, raindrop, shower of rain, pouring
rain | pour with rain, sleet
snow | snow, snowy, snowing, snowfall, snowflake, blizzard, snowstorm, flake
storm | storm, stormy, thunderstorm, lightning, thunder, gale, tempest
cloudy | flat grey daylight, dull and grey, light is dull, grey daylight, clouds hang low, cloudy, overcast, grey sky
cloudy | gray sky, clouded, clouds cover
clear | sunny, sunshine, cloudless, blue sky, clear sky, bright sun
"""


def _hours() -> dict[str, tuple[TimeOfDay, int]]:
    out: dict[str, tuple[TimeOfDay, int]] = {}
    for line in _HOURS.strip().splitlines():
        head, _, words = line.partition("|")
        time, weight = head.split()
        for word in words.split(","):
            out[word.strip()] = (time, int(weight))  # type: ignore[assignment]
    return out


def _skies() -> dict[str, Weather]:
    out: dict[str, Weather] = {}
    for line in _SKIES.strip().splitlines():
        head, _, words = line.partition("|")
        for word in words.split(","):
            out[word.strip()] = head.strip()  # type: ignore[assignment]
    return out


HOURS: Final = _hours()
SKIES: Final = _skies()


def _elsewhere() -> dict[str, Setting]:
    out: dict[str, Setting] = {}
    for line in _ELSEWHERE.strip().splitlines():
        head, _, words = line.partition("|")
        for word in words.split():
            out[word] = head.strip()  # type: ignore[assignment]
    return out


ELSEWHERE: Final = _elsewhere()
"""Places that no setting shows, and the setting that stands in for each; a stand-in is an assumption."""
