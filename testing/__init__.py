"""Support for tests of this package and of plug-ins: servers to test against. No other room imports it."""
