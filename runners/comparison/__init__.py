"""The comparison of two runs as a folder: a page that opens from the disk, its plots, and the numbers as JSON."""

from storytelling_painter.runners.comparison.report import (
    ComparedRuns,
    compare_folders,
    shelve_comparison,
    write_comparison,
)

__all__ = ["ComparedRuns", "compare_folders", "shelve_comparison", "write_comparison"]
