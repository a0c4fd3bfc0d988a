"""Makes the command line known to the tests of training."""

from calling import cli

__all__ = ["cli"]
