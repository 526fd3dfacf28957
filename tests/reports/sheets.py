"""Prints so many sheets into nowhere and tells what that took: ``python -m tests.reports.sheets 500``."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from typing import Any

from reports import blocks as b
from reports.typesetting.layout import Layout
from tests.reports.paper import RESOURCES


class Nowhere:
    """Takes bytes and counts them."""

    def __init__(self) -> None:
        self.bytes = 0

    def write(self, data: bytes) -> int:
        self.bytes += len(data)
        return len(data)


def pledges(count: int) -> Iterator[b.Letter]:
    """Sheets of a pledge, each with a name of its own."""
    head = b.Letterhead("K2", ("PEMERINTAH KOTA MADIUN", "SEKRETARIAT DAERAH"), ("Jalan Pahlawan Nomor 37, Madiun",))
    points = tuple(f"menjaga netralitas dalam pemilihan sebagaimana butir {n} ikrar ini;" for n in range(1, 6))
    for number in range(1, count + 1):
        who = (
            ("Nama", f"Pegawai Ke {number}"),
            ("NIP", f"1980{number:014d}"),
            ("Unit Kerja", f"Kelurahan {number % 27}"),
        )
        signature = b.Signature(("Yang membuat ikrar,",), f"Pegawai Ke {number}", above=("Madiun, 2 Desember 2024",))
        yield b.Letter(
            "Ikrar netralitas",
            head,
            (b.Title(("IKRAR BERSAMA",), show_number=False), b.Fields(who), b.Numbered(points), signature),
            "uji/1",
            archive=b.ArchiveCode(f"{number:064x}", "7-ABCD"),
        )


def measure(count: int) -> dict[str, Any]:
    """Pages, seconds, size and the most memory this process ever took, in KiB, before and after."""
    layout, out = Layout(RESOURCES, places=()), Nowhere()
    layout.stream(pledges(20), "A4", Nowhere())  # type: ignore[arg-type]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    pages = layout.stream(pledges(count), "A4", out)  # type: ignore[arg-type]
    took = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"pages": pages, "seconds": took, "bytes": out.bytes, "before": before, "after": after}


if __name__ == "__main__":
    found = measure(int(sys.argv[1]))
    print(" ".join(f"{key}={value:.1f}" if key == "seconds" else f"{key}={value}" for key, value in found.items()))
