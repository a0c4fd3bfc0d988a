"""One thin module a node."""
