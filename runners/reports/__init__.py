"""Pages of what was measured, which open from the disk, and the shelf in a run's gallery that lists them.

Every gallery has the shelf; what makes the pages (`pages`) is loaded by those who measure.
"""

from storytelling_painter.runners.reports.shelf import SHELF, put_on_shelf, write_shelf

__all__ = ["SHELF", "put_on_shelf", "write_shelf"]
