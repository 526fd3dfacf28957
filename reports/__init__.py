"""A case becomes paper: letters, registers, statistics. Knows no window."""
