"""The white-box aligner: says whether what the plan promised can be seen in the painted file, and nothing beyond."""

from storytelling_painter.agents.embedded.aligner.aligner import EmbeddedAligner

__all__ = ["EmbeddedAligner"]
