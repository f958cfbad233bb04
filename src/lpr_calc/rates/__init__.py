"""Rates: which quote was in force on a day. Tables, their strict loader, and the compiled forms."""
