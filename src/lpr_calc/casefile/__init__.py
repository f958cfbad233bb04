"""A tree of text becomes a `Case`; the names of all keys."""
