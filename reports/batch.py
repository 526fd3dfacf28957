"""Where the parts of a long printing go: files of a folder that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO

from models.procedure.printing import Part

UNFINISHED = ".belum"


def into_folder(folder: Path) -> Callable[[Part], AbstractContextManager[BinaryIO]]:
    """Each part as a file of its own. A part that does not come to its end leaves no file behind."""

    @contextmanager
    def open_part(part: Part) -> Iterator[BinaryIO]:
        folder.mkdir(parents=True, exist_ok=True)
        final = folder / part.name
        draft = final.with_name(final.name + UNFINISHED)
        try:
            with draft.open("wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            draft.replace(final)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise

    return open_part
