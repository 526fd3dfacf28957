"""Beranda: today, clocks running out, letters waiting, cases per stage."""
