"""Pure functions and dated data: scales, violations, authority, panel rules, clocks, NIP. Standard library only."""
