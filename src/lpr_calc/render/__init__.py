"""One document without a format, and its writers; no arithmetic can be reached from here."""
