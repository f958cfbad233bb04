"""One question, one statement."""
