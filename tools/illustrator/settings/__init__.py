"""The thirteen settings: backdrop, furniture and named places, lit by hour and weather."""

from collections.abc import Callable

from storytelling_painter.domain.vocabulary import Setting, TimeOfDay, Weather
from storytelling_painter.tools.illustrator.nodes import Stage
from storytelling_painter.tools.illustrator.settings import (
    bedroom,
    bus_stop,
    classroom,
    garden,
    hospital_room,
    kitchen,
    living_room,
    office,
    park,
    restaurant,
    shop,
    station,
    street,
)
from storytelling_painter.tools.illustrator.settings.scenery import Scenery

_BUILD: dict[Setting, Callable[[Scenery], Stage]] = {
    "kitchen": kitchen.build,
    "living_room": living_room.build,
    "bedroom": bedroom.build,
    "classroom": classroom.build,
    "office": office.build,
    "hospital_room": hospital_room.build,
    "shop": shop.build,
    "restaurant": restaurant.build,
    "bus_stop": bus_stop.build,
    "station": station.build,
    "park": park.build,
    "garden": garden.build,
    "street": street.build,
}


def draw_setting(setting: Setting, *, time_of_day: TimeOfDay, weather: Weather, seed: int) -> Stage:
    """Draws a setting.

    Args:
        setting: One of the vocabulary's settings.
        time_of_day: Told by sky, lamps and the light on walls.
        weather: Seen through windows or outdoors; rain and snow outdoors are a node before everything.
        seed: Varies wall colour, wall pictures, clouds and small decoration only.

    Returns:
        Nodes in canvas units, all anchors of `anchors.ANCHORS[setting]`, and the ids by which a viewer knows
        the place.
    """
    return _BUILD[setting](Scenery(setting, time_of_day, weather, seed))


__all__ = ["draw_setting"]
