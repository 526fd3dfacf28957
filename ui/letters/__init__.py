"""Surat: register, preview, numbering and handing out of letters."""
