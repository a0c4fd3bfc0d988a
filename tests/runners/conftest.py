"""Makes the fixtures of the command line known to the tests of this folder."""

from calling import cli, start

__all__ = ["cli", "start"]
