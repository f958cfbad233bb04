"""The case: its typed facts, the names of its keys, and the one reader of user input."""
