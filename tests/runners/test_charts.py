"""Plots are well-formed SVG whatever stands in their labels, and say where the values lie."""

import math
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.runners.charts import Band, Curve, Estimate, curves, forest, histogram
from storytelling_painter.runners.charts.axes import Frame, range_of, ticks

HOSTILE = "</text><script>alert(1)</script>&\x00\u202e\"'"


def texts(svg: str) -> list[str]:
    return ["".join(t.itertext()) for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_labels_are_escaped() -> None:
    points = [Band(0, 1, 0.5, 1.5), Band(1, 2, 1.5, 2.5)]
    for svg in (
        forest(HOSTILE, HOSTILE, [Estimate(HOSTILE, 0.5, 0.1, 0.9, True), Estimate("bare", -1.0)]),
        histogram(HOSTILE, HOSTILE, [0.1, 0.2, 0.2], Estimate("mean", 0.15, 0.1, 0.2)),
        curves(HOSTILE, [(HOSTILE, HOSTILE, [Curve(HOSTILE, points)])]),
    ):
        assert "<script" not in svg and "\x00" not in svg
        assert any("<script>alert(1)</script>&" in said for said in texts(svg))


def test_a_value_stands_where_its_axis_says() -> None:
    svg = forest("t", "x", [Estimate("a", 1.0, 0.0, 2.0)])
    circle = re.search(r'<ellipse cx="([\d.]+)"', svg)
    numbers = {t.text: float(t.get("x") or 0) for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}
    assert circle and float(circle.group(1)) == pytest.approx(numbers["1"], abs=0.02)


def test_nothing_to_draw_is_no_error() -> None:
    for svg in (forest("t", "x", []), histogram("t", "x", []), curves("t", []), curves("t", [("y", "x", [])])):
        ET.fromstring(svg)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
@settings(max_examples=60, deadline=None)
def test_ticks_are_few_and_inside(low: float, width: float) -> None:
    high = low + max(width, abs(low) * 1e-6)
    found = ticks(low, high)
    step = (high - low) / 6
    assert 1 <= len(found) <= 8
    assert all(low - step * 1e-3 <= t <= high + step * 1e-3 for t in found)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True, width=32), max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_range_is_never_empty(values: list[float]) -> None:
    low, high = range_of(values)
    assert math.isfinite(low) and math.isfinite(high) and low < high
    frame = Frame(0, 0, 100, 100, (low, high), (0, 1))
    assert all(-1 <= frame.at_x(v) <= 101 for v in values if math.isfinite(v))
