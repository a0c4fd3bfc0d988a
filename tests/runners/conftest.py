"""Makes the fixtures of the command line, of sample runs and of the browser known to the tests of this folder."""

from browsing import browser
from calling import cli, start
from sample_runs import made

__all__ = ["browser", "cli", "made", "start"]
