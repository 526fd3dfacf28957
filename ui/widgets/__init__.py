"""Shared parts of the pages. Import each from its module; nothing here knows the case, the law or the vault."""
