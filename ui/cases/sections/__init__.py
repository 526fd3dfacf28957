"""The sections of a case: each builds its part from what was read, and offers its acts."""
