"""From the words of an operative part, of claims or of a note to a case file: a grammar that accounts for every clause."""
