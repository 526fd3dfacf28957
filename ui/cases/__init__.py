"""Perkara: the list of cases, one case with its sections, and the forms of the acts from intake to closing."""
