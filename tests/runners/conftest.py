"""Makes the fixtures of the command line, of sample runs, of the browser and of Ray known to the tests of this room."""

from browsing import browser
from calling import cli, start
from ray_cluster import machines
from sample_runs import made

__all__ = ["browser", "cli", "machines", "made", "start"]
