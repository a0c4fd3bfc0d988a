"""Plots as SVG for reports and documents."""

from storytelling_painter.runners.charts.plots import Band, Curve, Estimate, curves, forest, histogram

__all__ = ["Band", "Curve", "Estimate", "curves", "forest", "histogram"]
