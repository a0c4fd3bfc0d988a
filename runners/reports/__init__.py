"""Pages of what was measured, which open from the disk, and the shelf in a run's gallery that lists them."""

from storytelling_painter.runners.reports.pages import assessment_page, evaluation_page
from storytelling_painter.runners.reports.shelf import SHELF, put_on_shelf, write_shelf

__all__ = ["SHELF", "assessment_page", "evaluation_page", "put_on_shelf", "write_shelf"]
