"""Blocks become a PDF: the same blocks give the same bytes on every machine."""
