"""Letters against typst, WeasyPrint and LibreOffice: the same text, the same run; long batches; letters that grow.

A rival that is not installed is said, not guessed: ``pip install --group bench`` brings typst and WeasyPrint, the
system's packages LibreOffice. Every measurement runs in a process of its own, held to one core, and counts the seconds
of that core (LibreOffice, which starts processes of its own, those on the wall). Each letter differs from the one
before, so that nobody prints from memory. Rivals set the letter's text as plain paragraphs: no table, no QR, no look at
what is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from tests.bench.table import Line

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
FONTS = RESOURCES / "fonts" / "letters"
KIND = "surat_panggilan_1"
LETTERS, WARM = 60, 8
"""Letters measured, and letters set before to be warm."""

SHEETS = (500, 5000)
QUESTIONS = (8, 1500)
"""Questions in a record of examination of a few pages, and of about a hundred."""

QT = {"QT_QPA_PLATFORM": "offscreen"}


# what a child process does -------------------------------------------------------------------------------------------


def _facts(number: int) -> dict[str, Any]:
    from reports.sample import sample_facts

    facts = sample_facts(RESOURCES, KIND)
    facts["letter"]["number"] = f"800.1.6.1/{number}/401.201/2024"
    name = f"{facts['respondent']['titled_name']} {number}"
    facts["respondent"] = {**facts["respondent"], "titled_name": name, "name": name}
    facts["archive"] = {"fingerprint": f"{number:064x}", "checkpoint": "", "short": f"{number}-0000-0000-0000-0000"}
    return facts


def _texts(count: int) -> list[str]:
    from reports.press import Press
    from reports.reading import plain

    press = Press(RESOURCES)
    habits = press._ready().profile("A4").habits
    return [plain(press.compose(KIND, {**_facts(n), "habits": habits})) for n in range(count)]


def _rate(make: Callable[[int], object]) -> float:
    for number in range(WARM):
        make(number)
    started = time.process_time()
    for number in range(WARM, WARM + LETTERS):
        make(number)
    return LETTERS / (time.process_time() - started)


def child_ours(_: str) -> float:
    """Letters a second through the whole press: facts, wording, blocks, pages, PDF/A."""
    from reports.press import Press

    press = Press(RESOURCES)
    facts = [_facts(n) for n in range(WARM + LETTERS)]
    return _rate(lambda n: press.print(KIND, facts[n], "A4"))


def child_typst(folder: str) -> float:
    """Letters a second of a typst that has read its typefaces and compiled before."""
    import typst

    texts = _texts(WARM + LETTERS)
    head = '#set page(paper: "a4", margin: (top: 2cm, bottom: 2.5cm, left: 3cm, right: 2cm))\n'
    head += '#set text(font: "Liberation Sans", size: 12pt, lang: "id")\n#set par(justify: true)\n'
    fonts = typst.Fonts(font_paths=[str(FONTS)], include_system_fonts=False)
    pages = []
    for number, text in enumerate(texts):
        path = Path(folder) / f"{number}.typ"
        body = "\n\n".join(f"#{json.dumps(line, ensure_ascii=False)}" for line in text.split("\n") if line)
        path.write_text(head + body, encoding="utf-8")
        pages.append(path)
    compiler = typst.Compiler(str(pages[0]), root=folder, font_paths=fonts)
    return _rate(lambda n: compiler.compile(input=str(pages[n]), format="pdf"))


def child_weasyprint(_: str) -> float:
    """Letters a second of WeasyPrint with its typefaces read once."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    face = (FONTS / "LiberationSans-Regular.ttf").as_uri()
    style = weasyprint.CSS(
        string=f"@font-face{{font-family:L;src:url({face})}}@page{{size:A4;margin:2cm 2cm 2.5cm 3cm}}"
        "body{font:12pt L;text-align:justify}",
        font_config=fonts,
    )
    pages = [
        '<html lang="id"><body>' + "".join(f"<p>{escape(x)}</p>" for x in text.split("\n") if x) + "</body></html>"
        for text in _texts(WARM + LETTERS)
    ]
    return _rate(lambda n: weasyprint.HTML(string=pages[n]).write_pdf(stylesheets=[style], font_config=fonts))


def child_libreoffice(folder: str) -> float:
    """Letters a second of LibreOffice turning many .docx into PDF in one call, its start not counted twice."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    assert soffice is not None
    paths = []
    for number, text in enumerate(_texts(20)):
        paths.append(_docx(Path(folder) / f"{number}.docx", text))
    profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
    call = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*call, str(paths[0])], check=True, capture_output=True)
    started = time.perf_counter()
    subprocess.run([*call, *map(str, paths)], check=True, capture_output=True)
    return len(paths) / (time.perf_counter() - started)


def _docx(path: Path, text: str) -> Path:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(x)}</w:t></w:r></w:p>" for x in text.split("\n") if x)
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{types}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
    return path


def child_batch(count: str) -> list[float]:
    """Pages a second, and megabytes at the highest point, of so many pledge sheets in one file."""
    import resource

    from reports.press import Press
    from reports.sample import sample_facts

    base = sample_facts(RESOURCES, "ikrar_netralitas")

    def each() -> Iterator[dict[str, Any]]:
        for number in range(int(count)):
            yield {**base, "person": {**base["person"], "titled_name": f"Pegawai Uji {number}, S.E."}}

    press = Press(RESOURCES)
    started = time.process_time()
    with Path(os.devnull).open("wb") as out:
        pages = press.stream("ikrar_netralitas", each(), "A4", out)
    taken = time.process_time() - started
    return [pages / taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000]


def child_long(questions: str) -> list[float]:
    """Milliseconds a page, and pages, of a record of examination with so many questions."""
    from reports.press import Press
    from reports.sample import sample_facts

    facts = sample_facts(RESOURCES, "berita_acara_pemeriksaan")
    lines = facts["examination"]["lines"]
    facts["examination"]["lines"] = [lines[n % len(lines)] for n in range(int(questions))]
    press = Press(RESOURCES)
    press.print("berita_acara_pemeriksaan", facts, "A4") if int(questions) < 100 else None
    times, pages = [], 0
    for _ in range(9 if int(questions) < 100 else 3):
        started = time.process_time()
        pages = press.print("berita_acara_pemeriksaan", facts, "A4").pages
        times.append(time.process_time() - started)
    return [sorted(times)[len(times) // 2] * 1000 / pages, pages]


# what the parent does ------------------------------------------------------------------------------------------------


def _start(name: str, what: str, core: int) -> subprocess.Popen[str]:
    code = (
        f"import os; os.sched_setaffinity(0, {{{core}}}) if hasattr(os, 'sched_setaffinity') else None; import json; "
        f"from tests.bench.letters import {name}; print(json.dumps({name}({what!r})))"
    )
    threads = {"RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | QT | threads, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _result(process: subprocess.Popen[str]) -> Any:
    out, err = process.communicate()
    if process.returncode:
        raise RuntimeError(err[-1000:])
    return json.loads(out.splitlines()[-1])


def _one(name: str, what: str = "") -> Any:
    return _result(_start(name, what, min(_cores())))


def _cores() -> list[int]:
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]


def _both() -> float:
    """Letters a second of two presses on two cores at once."""
    running = [_start("child_ours", "", core) for core in (_cores() * 2)[:2]]
    return sum(float(_result(one)) for one in running)


def _installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


def _rivals(ours: float) -> list[Line]:
    lines = []
    with tempfile.TemporaryDirectory(prefix="sidang-etik-bench-") as folder:
        if _installed("typst"):
            theirs = _one("child_typst", folder)
            note = f"{ours:.1f} against {theirs:.1f} letters a second"
            lines.append(Line("letters / typst warm, one core", ours / theirs, 1.0, "×", note, at_least=True))
            both = _both()
            note = f"{both:.1f} letters a second on two cores, typst on one"
            lines.append(Line("letters on two cores / typst warm", both / theirs, 1.7, "×", note, at_least=True))
        if _installed("weasyprint"):
            theirs = _one("child_weasyprint", folder)
            note = f"{ours:.1f} against {theirs:.2f} letters a second"
            lines.append(Line("letters / WeasyPrint", ours / theirs, 10.0, "×", note, at_least=True))
        if shutil.which("soffice") or shutil.which("libreoffice"):
            theirs = _one("child_libreoffice", folder)
            note = f"{ours:.1f} against {theirs:.2f} letters a second, many files in one call"
            lines.append(Line("letters / LibreOffice from .docx", ours / theirs, 50.0, "×", note, at_least=True))
    return lines


def _absent() -> str:
    names = [name for name in ("typst", "weasyprint") if not _installed(name)]
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        names.append("LibreOffice")
    return f"not installed here, so not measured: {', '.join(names)}" if names else "every rival measured"


def measure() -> list[Line]:
    """Rivals, batches, growth."""
    ours = float(_one("child_ours"))
    lines = [Line("letters a second, one core", ours, 10.0, "/s", _absent(), at_least=True), *_rivals(ours)]
    (_, small), (rate, large) = (_one("child_batch", str(count)) for count in SHEETS)
    lines.append(Line("pages a second of 5,000 pledge sheets", rate, 20.0, "/s", "one core, one file", at_least=True))
    note = f"{large:.0f} MB at the highest for 5,000 sheets, {small:.0f} MB for 500"
    lines.append(Line("memory of 5,000 sheets / of 500", large / small, 1.1, "×", note))
    (short, few), (long, many) = (_one("child_long", str(count)) for count in QUESTIONS)
    note = f"{short:.1f} ms a page at {few:.0f} pages, {long:.1f} at {many:.0f}"
    lines.append(Line("cost of a page in a long letter / in a short one", long / short, 1.25, "×", note))
    return lines
