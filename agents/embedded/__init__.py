"""The crew that needs no key, no model and no network."""
