"""Shared fixtures. Sockets reach loopback only (see `addopts`); warnings are errors."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
