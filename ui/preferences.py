"""What this computer remembers outside any vault: where vaults lie and how the window looks. No names of persons."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

NAME = "tampilan.json"
MOST_RECENT = 6


class Preferences(NamedTuple):
    """``mode``: system, light, dark. ``idle_minutes`` (1 to 60) without key or pointer until the vault locks itself."""

    recent: tuple[str, ...] = ()
    mode: str = "system"
    idle_minutes: int = 10

    def with_recent(self, folder: Path) -> Preferences:
        """A vault was opened: it comes first in the list."""
        text = str(folder)
        rest = tuple(one for one in self.recent if one != text)
        return self._replace(recent=(text, *rest)[:MOST_RECENT])

    def without(self, folder: Path) -> Preferences:
        """Forget a vault that is no longer there."""
        return self._replace(recent=tuple(one for one in self.recent if one != str(folder)))


def config_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The person's own configuration folder on this system."""
    env = os.environ if environment is None else environment
    if sys.platform == "win32":
        return Path(env.get("APPDATA", str(Path.home()))) / "Sidang Etik"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Sidang Etik"
    return Path(env.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "sidang-etik"


def data_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where the ready example lies: the person's own data folder on this system."""
    env = os.environ if environment is None else environment
    if sys.platform == "win32":
        return Path(env.get("LOCALAPPDATA", str(Path.home()))) / "Sidang Etik"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Sidang Etik"
    return Path(env.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "sidang-etik"


def load(folder: Path | None = None) -> Preferences:
    """What was kept; defaults where nothing was, or where the file cannot be read."""
    place = (folder or config_folder()) / NAME
    if not place.exists():
        return Preferences()
    import json  # not before the first picture of a first start

    try:
        data: Any = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(data, dict):
        return Preferences()
    recent = data.get("recent", [])
    mode = data.get("mode", "system")
    minutes = data.get("idle_minutes", 10)
    known = [one for one in recent if isinstance(one, str)] if isinstance(recent, list) else []
    return Preferences(
        recent=tuple(known[:MOST_RECENT]),
        mode=mode if mode in ("system", "light", "dark") else "system",
        idle_minutes=min(60, max(1, minutes)) if isinstance(minutes, int) else 10,
    )


def save(preferences: Preferences, folder: Path | None = None) -> None:
    """Keep them; where the folder cannot be written nothing is lost but the comfort."""
    import json

    place = folder or config_folder()
    data = {"recent": preferences.recent, "mode": preferences.mode, "idle_minutes": preferences.idle_minutes}
    try:
        place.mkdir(parents=True, exist_ok=True)
        draft = place / (NAME + ".baru")
        draft.write_text(json.dumps(data, indent=1), encoding="utf-8")
        draft.replace(place / NAME)
    except OSError:
        return
