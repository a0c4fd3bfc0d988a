"""Models that make pictures, behind one protocol; see `model`."""
