"""Nouns of the project: frozen values that know nothing of graphs, files or networks."""
