"""Jejak: the journal as a list, and its verification."""
