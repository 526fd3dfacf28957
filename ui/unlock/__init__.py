"""The first window: which vault, who, passphrase. Imports Qt and the theme, nothing else, until it is shown."""
