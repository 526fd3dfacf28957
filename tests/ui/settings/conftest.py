"""The vault and window of the frame's tests."""

from tests.ui.frame.conftest import folder, fresh_preferences, opened, pattern, session, shell

__all__ = ["folder", "fresh_preferences", "opened", "pattern", "session", "shell"]
