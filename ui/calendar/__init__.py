"""Jadwal: hearings and clocks as a list."""
