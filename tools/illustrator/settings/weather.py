"""Sky, clouds, rain and snow, the same through a window and outdoors."""

from random import Random

from storytelling_painter.domain.vocabulary import TimeOfDay, Weather
from storytelling_painter.tools.illustrator.nodes import Rect
from storytelling_painter.tools.illustrator.palette import SKY
from storytelling_painter.tools.illustrator.settings.drawing import Drawing, mix
from storytelling_painter.tools.illustrator.settings.scenery import FALLING, Scenery

_GREY = {"clear": 0.0, "cloudy": 0.45, "rain": 0.62, "snow": 0.5, "storm": 0.85}
SUN = "#ffd84d"
MOON = "#fdf3c4"


def sky_colour(time: TimeOfDay, weather: Weather) -> str:
    grey = "#232a45" if time == "night" else "#66707f" if weather == "storm" else "#a9b4be"
    return mix(SKY[time], grey, _GREY[weather])


def cloud(d: Drawing, cx: float, cy: float, size: float, fill: str) -> None:
    """A flat-bottomed cloud `size` wide."""
    u = size / 10
    d.path(
        f"M{cx - 5 * u} {cy} C{cx - 6.2 * u} {cy - 2.2 * u} {cx - 4 * u} {cy - 3.4 * u} {cx - 3 * u} {cy - 2.2 * u} "
        f"C{cx - 2.6 * u} {cy - 5 * u} {cx + 1.4 * u} {cy - 5 * u} {cx + 1.6 * u} {cy - 2.6 * u} "
        f"C{cx + 3.4 * u} {cy - 4 * u} {cx + 6 * u} {cy - 2.4 * u} {cx + 5 * u} {cy} Z",
        fill,
        min(3.0, size / 40),
        glow=True,
    )


def _sun(d: Drawing, area: Rect, time: TimeOfDay, low: tuple[float, float] | None) -> None:
    """The sun rises pale and low, stands high with rays at noon and sets large and red; `low` is where it is low."""
    unit = min(area.width, area.height)
    thin = max(1.5, unit / 130)
    if time == "noon":
        x, y, r = area.x + area.width * 0.8, area.y + unit * 0.22, unit * 0.085
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7)):
            d.line(x + dx * r * 1.35, y + dy * r * 1.35, x + dx * r * 1.8, y + dy * r * 1.8, thin, "#e8a92c")
        d.circle(x, y, r, SUN, thin, glow=True)
        return
    x = area.x + area.width * (0.2 if time == "morning" else 0.8)
    y, r = (
        area.y + area.height * 0.6,
        unit * (0.12 if time == "morning" else 0.17) * (0.62 if area.height > 300 else 1.0),
    )
    if low is not None:
        x, y = low
    colour = "#fff0a8" if time == "morning" else "#f0592e"
    halo = "#fbe7b6" if time == "morning" else "#f6b06a"
    d.circle(x, y, r * 1.6 if area.height > 300 else r * 1.25, halo, 0, glow=True)
    d.circle(x, y, r, colour, thin, glow=True)


def _moon(d: Drawing, area: Rect, random: Random) -> None:
    unit = min(area.width, area.height)
    x, y, r = area.x + area.width * 0.76, area.y + unit * 0.26, unit * 0.11
    stars = 22 if area.height > 300 else 7
    for _ in range(stars):
        sx, sy = area.x + area.width * random.uniform(0.05, 0.95), area.y + area.height * random.uniform(0.06, 0.7)
        if abs(sx - x) + abs(sy - y) > 2.4 * r:
            size = 4.0 if area.height > 300 else 3.0
            d.polygon(
                [
                    (sx, sy - size),
                    (sx + size * 0.35, sy - size * 0.35),
                    (sx + size, sy),
                    (sx + size * 0.35, sy + size * 0.35),
                    (sx, sy + size),
                    (sx - size * 0.35, sy + size * 0.35),
                    (sx - size, sy),
                    (sx - size * 0.35, sy - size * 0.35),
                ],
                MOON,
                0,
                glow=True,
            )
    d.path(
        f"M{x + r * 0.5} {y - r} C{x - r * 1.4} {y - r} {x - r * 1.4} {y + r} {x + r * 0.5} {y + r} "
        f"C{x - r * 0.3} {y + r * 0.5} {x - r * 0.3} {y - r * 0.5} {x + r * 0.5} {y - r} Z",
        MOON,
        max(1.5, unit / 130),
        glow=True,
    )


def sky(d: Drawing, area: Rect, s: Scenery, low_sun: tuple[float, float] | None = None) -> None:
    """Fills `area` with the sky of the hour and weather; `low_sun` is where the sun rises or sets."""
    random = Random(f"{s.random.random()}")
    d.rect(area.x, area.y, area.width, area.height, sky_colour(s.time, s.weather), 0, glow=True)
    if s.weather in ("clear", "cloudy"):
        if s.time == "night":
            _moon(d, area, random)
        elif s.weather == "clear" or s.time != "noon":
            _sun(d, area, s.time, low_sun)
    large = area.height > 300
    count = {"clear": 2, "cloudy": 5, "snow": 4, "rain": 6, "storm": 7}[s.weather]
    if s.weather == "clear" and (s.time == "night" or not large):
        count = 1
    base = "#5b6488" if s.time == "night" else "#ffffff"
    tint = {"clear": 0.0, "cloudy": 0.18, "snow": 0.2, "rain": 0.45, "storm": 0.72}[s.weather]
    fill = mix(base, "#3f4656", tint)
    for i in range(count):
        size = (area.width * random.uniform(0.17, 0.24)) if large else area.width * random.uniform(0.34, 0.46)
        reach = 0.52 if s.weather == "clear" and (s.time in ("noon", "night") or not large) else 1.0
        share = (i + random.uniform(0.3, 0.7)) / count * reach
        x = min(max(area.x + area.width * share, area.x + size * 0.62), area.x + area.width - size * 0.62)
        lowest = 0.38 if large else 0.5
        y = area.y + max(size * 0.5, area.height * random.uniform(0.12, lowest))
        cloud(d, x, y, size, fill)
    if s.weather == "storm":
        _lightning(d, area)


def _lightning(d: Drawing, area: Rect) -> None:
    x, y, u = area.x + area.width * 0.32, area.y + area.height * 0.3, min(area.width, area.height) * 0.09
    shape = [(0, 0), (1.1, 0), (0.5, 1.4), (1.3, 1.4), (-0.6, 4), (0, 2), (-0.8, 2)]
    d.polygon([(x + u * a, y + u * b) for a, b in shape], "#ffe45c", max(1.5, u / 16), glow=True)


def falling(d: Drawing, area: Rect, s: Scenery) -> None:
    """Draws rain or snow within `area`, thin enough to hide nothing."""
    random = Random(f"{s.setting} falling {area.width:.0f}")
    large = area.height > 300
    if s.weather in ("rain", "storm"):
        slant, length = (0.45 if s.weather == "storm" else 0.16), (34.0 if large else 20.0)
        count = int(area.width * area.height / (4600 if large else 900))
        colour = "#c8dcec" if s.time == "night" or s.weather == "storm" else "#5f87ab"
        across = max(1, round((count * area.width / area.height) ** 0.5))
        for i in range(count):
            column, row = i % across, i // across
            x = area.x + slant * length + (column + random.random()) / across * (area.width - slant * length)
            y = area.y + min(1.0, (row + random.random()) * across / count) * (area.height - length)
            d.line(x, y, x - slant * length, y + length, 2.2, colour)
    if s.weather == "snow":
        for _ in range(int(area.width * area.height / (5200 if large else 800))):
            r = random.uniform(3.0, 5.5) if large else random.uniform(2.0, 3.2)
            x = area.x + r + random.random() * (area.width - 2 * r)
            y = area.y + r + random.random() * (area.height - 2 * r)
            d.circle(x, y, r, "#ffffff", 0.8 if large else 0.5, glow=True)


def falling_node(s: Scenery) -> None:
    """Adds the rain or snow of an outdoor setting before everything else."""
    if s.weather in ("rain", "storm", "snow"):
        d = Drawing()
        falling(d, Rect(0, 0, 1000, 1000), s)
        s.add("snow" if s.weather == "snow" else "rain", d, FALLING, backdrop=True)
