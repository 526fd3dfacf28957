"""One module per letter: a case's facts → blocks."""
