"""Ruang Sidang: the hearing and the deliberation on one shared laptop."""
