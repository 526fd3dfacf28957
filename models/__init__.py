"""The case, the law and the vault. Nothing here knows Qt or a PDF."""
