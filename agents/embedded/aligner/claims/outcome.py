"""What geometry says of a relation."""

from typing import NamedTuple

from storytelling_painter.domain.judgement import Finding


class Outcome(NamedTuple):
    """Whether a relation holds, and why or why not."""

    holds: bool
    finding: Finding
    reason: str
    numbers: dict[str, float] = {}
