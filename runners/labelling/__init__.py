"""A page on which people say which statements a picture bears out, and what comes back from it."""

from storytelling_painter.runners.labelling.build import write_labelling_page
from storytelling_painter.runners.labelling.labels import LabelFile, read_labels

__all__ = ["LabelFile", "read_labels", "write_labelling_page"]
