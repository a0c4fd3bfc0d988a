"""Chat and vision models behind one protocol; see `model`."""
