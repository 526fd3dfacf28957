"""Measurements, run by `make bench`: ratios taken in one run on one machine, each beside its aim."""
