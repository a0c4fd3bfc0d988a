"""Measurements, each usable by itself on files that this project never made."""
