"""Turns path data and smooth lines into points, so that the ink of a drawing can be measured without rendering it."""

import math
import re
from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-?\d+)?")
_STEPS = 12
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "A": 7, "Z": 0}

Pair = tuple[float, float]


def smooth(points: Sequence[Pair], *, closed: bool) -> str:
    """Path data of a Catmull-Rom curve through the points, in the units of the points."""
    n = len(points)
    pieces = [f"M{points[0][0]:.2f} {points[0][1]:.2f}"]
    for i in range(n if closed else n - 1):
        before = points[i - 1] if closed or i else points[0]
        here, there = points[i], points[(i + 1) % n]
        after = points[(i + 2) % n] if closed or i + 2 < n else there
        pieces.append(
            f"C{here[0] + (there[0] - before[0]) / 6:.2f} {here[1] + (there[1] - before[1]) / 6:.2f} "
            f"{there[0] - (after[0] - here[0]) / 6:.2f} {there[1] - (after[1] - here[1]) / 6:.2f} "
            f"{there[0]:.2f} {there[1]:.2f}"
        )
    return "".join(pieces) + ("Z" if closed else "")


def flatten(d: str) -> list[Pair]:
    """Returns points along the path; absolute and relative M L H V Q C A Z are understood."""
    points: list[Pair] = []
    x = y = start_x = start_y = 0.0
    for command, numbers in _commands(d):
        relative, ox, oy = command.islower(), x, y
        kind = command.upper()
        if not relative:
            ox = oy = 0.0
        if kind == "Z":
            x, y = start_x, start_y
        elif kind == "H":
            x = ox + numbers[0]
        elif kind == "V":
            y = oy + numbers[0]
        elif kind in "ML":
            x, y = ox + numbers[0], oy + numbers[1]
            if kind == "M":
                start_x, start_y = x, y
        elif kind == "A":
            end = (ox + numbers[5], oy + numbers[6])
            points += _arc((x, y), end, *numbers[:5])
            x, y = end
        else:
            control = [(x, y), *((ox + a, oy + b) for a, b in zip(numbers[::2], numbers[1::2], strict=True))]
            points += [_bezier(control, step / _STEPS) for step in range(1, _STEPS)]
            x, y = control[-1]
        points.append((x, y))
    return points


def _commands(d: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(d)
    at, command = 0, "M"
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        elif command in "Mm":
            command = "l" if command == "m" else "L"
        count = _COUNT[command.upper()]
        yield command, [float(t) for t in tokens[at : at + count]]
        at += count


def _bezier(control: Sequence[Pair], t: float) -> Pair:
    left = list(control)
    while len(left) > 1:
        left = [
            (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in zip(left, left[1:], strict=False)
        ]
    return left[0]


def _arc(start: Pair, end: Pair, rx: float, ry: float, turn: float, large: float, sweep: float) -> list[Pair]:
    phi = math.radians(turn)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    u, v = cos * dx + sin * dy, -sin * dx + cos * dy
    size = (u / rx) ** 2 + (v / ry) ** 2
    if size > 1:
        rx, ry = rx * math.sqrt(size), ry * math.sqrt(size)
        size = 1.0
    if not size:
        return []
    root = math.sqrt(max(0.0, 1 / size - 1)) * (1 if bool(large) != bool(sweep) else -1)
    cu, cv = root * rx * v / ry, -root * ry * u / rx
    cx = cos * cu - sin * cv + (start[0] + end[0]) / 2
    cy = sin * cu + cos * cv + (start[1] + end[1]) / 2
    first = math.atan2((v - cv) / ry, (u - cu) / rx)
    last = math.atan2((-v - cv) / ry, (-u - cu) / rx)
    if sweep and last < first:
        last += math.tau
    elif not sweep and last > first:
        last -= math.tau
    steps = 2 * _STEPS
    return [
        (cx + rx * math.cos(a) * cos - ry * math.sin(a) * sin, cy + rx * math.cos(a) * sin + ry * math.sin(a) * cos)
        for a in (first + (last - first) * i / steps for i in range(1, steps))
    ]
