"""Every letter judged by a validator that knows nothing of us: PDFBox Preflight, PDF/A-1b.

``make archive-check`` runs it over all kinds on both papers. It needs Java and these Debian packages:
default-jre-headless libpdfbox2-java libjaxb-api-java libactivation-java.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

from reports.typesetting.layout import Layout
from tests.reports.facts import discipline, facts_of
from tests.reports.paper import KINDS, PAPERS, RESOURCES, printed

JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "jaxb-api", "javax.activation")
PACKAGES = "default-jre-headless libpdfbox2-java libjaxb-api-java libactivation-java"
FOLDER = Path(os.environ.get("PREFLIGHT_JARS", "/usr/share/java"))


def lacking() -> str:
    """What is not on this machine; empty where the validator can run."""
    if shutil.which("java") is None:
        return f"no java on this machine (Debian: {PACKAGES})"
    gone = [name for name in JARS if not (FOLDER / f"{name}.jar").exists()]
    return f"no {', '.join(gone)} in {FOLDER} (Debian: {PACKAGES})" if gone else ""


def faults(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What Preflight says against each file, by name; a file without faults is left out."""
    found: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / f"{name}.pdf").write_bytes(content)
        path = os.pathsep.join(str(FOLDER / f"{name}.jar") for name in JARS)
        judge = ["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "batch", folder]
        ran = subprocess.run(judge, capture_output=True, text=True, check=False)
        for name in files:
            verdict = Path(folder) / f"{name}.pdf.preflight.xml"
            if not verdict.exists():
                found[name] = [f"not judged: {ran.stderr.strip()[:300]}"]
                continue
            tree = ElementTree.parse(verdict).getroot()
            if tree.findtext("isValid") != "true":
                rows = tree.iter("error")
                found[name] = [f"{row.findtext('code')} {row.findtext('details')}" for row in rows] or ["not valid"]
    return found


def letters() -> dict[str, bytes]:
    """Every kind on both papers, the other decree, and the page for testing a printer."""
    made = {f"{kind}-{paper}": printed(kind, facts_of(kind), paper).pdf for kind in KINDS for paper in PAPERS}
    made |= {f"disiplin-{paper}": printed("keputusan_sanksi", discipline(), paper).pdf for paper in PAPERS}
    layout = Layout(RESOURCES)
    return made | {f"uji-{paper}": layout.test_page(paper) for paper in PAPERS}


def main() -> int:
    """Judge the files named on the command line, or every letter."""
    if gone := lacking():
        print(f"archive-check cannot run: {gone}")
        return 2
    named = [Path(name) for name in sys.argv[1:]]
    files = {path.stem: path.read_bytes() for path in named} if named else letters()
    found = faults(files)
    for name, rows in found.items():
        print(f"{name}: {'; '.join(rows)}")
    print(f"PDF/A-1b by Preflight: {len(files) - len(found)} of {len(files)} files accepted")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
