"""Shared fixtures. Sockets reach loopback only (see `addopts`); warnings are errors."""
