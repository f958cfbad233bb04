"""How people write things, and what is refused."""
