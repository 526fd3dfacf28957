"""What is done with a letter: each button, the form it opens, and the act it leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from models.law.errors import Trouble
from models.procedure import letters
from models.registry.casefile import case_file
from models.registry.cases import case_rows
from models.registry.caseviews import CaseFile, SummonsView
from models.registry.letterfacts import KINDS
from models.registry.letters import LetterRow
from models.registry.search import search_ids
from ui.letters import flow, sheets
from ui.letters.offers import offers
from ui.letters.printing import print_pdf
from ui.widgets.dialog import FormDialog, open_trouble
from ui.widgets.person import PersonPicker, Pick

if TYPE_CHECKING:
    from ui.letters.page import LettersPage


class LetterActs:
    """Belongs to one :class:`~ui.letters.page.LettersPage`."""

    def __init__(self, page: LettersPage) -> None:
        self.page = page
        self.choose_printer: Callable[[], QPrinter | None] = self._ask_printer

    def trouble(self, trouble: Trouble) -> None:
        """Say what went wrong."""
        open_trouble(self.page.window(), trouble)

    def do(self, key: str) -> None:
        """Press a button of the register."""
        row = self.page.row
        allowed = {one.key for one in flow.actions(row, self.page.session.can) if not one.why_not}
        if row is None or key not in allowed:
            return
        if key == "print":
            self.print(row)
        elif key == "fields":
            self._fields(row)
        elif key == "serve":
            self._serve(row)
        elif key == "finalise":
            sheets.finalise_form(self.page, self.page.session, row, self.page.next_number, self._again).open()
        else:
            form = {
                "number": sheets.number_form,
                "sign": sheets.sign_form,
                "send": sheets.send_form,
                "void": sheets.void_form,
            }[key]
            form(self.page, self.page.session, row, self._again).open()

    def _again(self) -> None:
        """The act announced its changes already; draw the page of the letter anew."""
        self.page.refresh()
        self.page.draw()

    def _query(self, key: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self.page.session.tasks.query(key, work, done, self.trouble, owner=self.page)

    # --- beginning ---------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin a letter: first the case, then what it can feed."""
        page = self.page
        row = page.row
        form = FormDialog(page, "Buat surat", "Pilih perkaranya lebih dahulu.", action="Lanjut", icon="arrow-right")
        picker = PersonPicker(self._find_case, placeholder="Ketik nomor perkara atau nama…")
        form.form.add("case", "Perkara", picker, required=True)
        form.setMinimumHeight(420)
        if row is not None and row.case_id is not None:
            picker.set_value(Pick(row.case_id, f"Perkara {row.register_no}"))

        def go(values: dict[str, Any]) -> None:
            form.finish()
            self.begin_for(int(values["case"]))

        form.submitted.connect(go)
        form.open()

    def _find_case(self, words: str, answer: Callable[[Sequence[Pick]], None]) -> None:
        desk = self.page.session.desk

        def read() -> list[Pick]:
            viewer = flow.viewer_of(desk)
            with desk.read() as session:
                rows = case_rows(session, viewer, search_ids(session, viewer, words, limit=20))
            return [Pick(r.id, f"Perkara {r.register_no} · {r.name}", r.subject) for r in rows if r is not None]

        self._query("letters.case", read, answer)

    def begin_for(self, case_id: int) -> None:
        """Begin a letter of a case."""
        desk = self.page.session.desk

        def read() -> CaseFile:
            with desk.read() as session:
                return case_file(session, case_id)

        self._query("letters.offers", read, self._offer)

    def _offer(self, case: CaseFile) -> None:
        page = self.page
        offered = offers(case)
        if not offered:
            self.trouble(
                Trouble(
                    "Perkara ini belum sampai pada tahap yang memerlukan surat.",
                    "Tidak ada surat yang dibuat.",
                    "Jadwalkan sidang dan buat panggilan lebih dahulu.",
                )
            )
            return
        sheets.draft_form(page, page.session, case.id, case.register_no, offered, self._begun).open()

    def _begun(self, letter_id: int) -> None:
        self.page.open(queue="", letter_id=letter_id)

    # --- changing ----------------------------------------------------------------------------------------------------

    def _fields(self, row: LetterRow) -> None:
        page = self.page
        desk = page.session.desk

        def show(facts: dict[str, Any]) -> None:
            sheets.fields_form(page, page.session, row, facts, self._again).open()

        self._query("letters.facts", lambda: letters.facts_now(desk, row.id), show)

    def change_paper(self, paper: str) -> None:
        """A4 or F4 for a draft; kept with the draft."""
        row = self.page.row
        if row is None or row.status != "draf":
            return
        desk = self.page.session.desk
        profile = f"{paper}-keputusan" if KINDS[row.kind].decree else paper
        self.page.session.act(
            lambda: letters.edit(desk, row.id, profile=profile),
            lambda _r: self.page.draw(),
            self.trouble,
            owner=self.page,
        )

    def _serve(self, row: LetterRow) -> None:
        """Arrival. A summons and a decree carry the proof and the clocks of the case: their own form comes first."""
        if row.case_id is None or row.kind not in ("surat_panggilan_1", "surat_panggilan_2", "keputusan_sanksi"):
            sheets.serve_form(self.page, self.page.session, row, self._again).open()
            return
        desk, case_id = self.page.session.desk, row.case_id
        from ui.cases.reading import read_case

        self._query("letters.served", lambda: read_case(desk, case_id), lambda data: self._proof(row, data))

    def _proof(self, row: LetterRow, data: Any) -> None:
        page, case = self.page, data.case
        then = sheets.serve_form(page, page.session, row, self._again)
        if row.kind == "keputusan_sanksi":
            from ui.cases.forms.outcome import DeliverDialog

            if case.decree is not None and case.decree.delivery is None:
                DeliverDialog(page, page.session, data, then.open).open()
                return
        else:
            from ui.cases.forms.hearing import serve_dialog

            summons = _summons_of(row, case)
            if summons is not None and summons.served_on is None:
                serve_dialog(page, page.session, data, summons, then.open).open()
                return
        then.open()

    # --- printing ----------------------------------------------------------------------------------------------------

    def print(self, row: LetterRow) -> None:
        """Print the frozen bytes; the printing is an entry in the journal."""
        desk = self.page.session.desk

        def send(pdf: bytes) -> None:
            printer = self.choose_printer()
            if printer is None:
                return
            try:
                print_pdf(pdf, printer)
            except Trouble as trouble:
                self.trouble(trouble)
                return
            copies = max(1, printer.copyCount())
            self.page.session.act(
                lambda: letters.printed(desk, row.id, copies), self._printed, self.trouble, owner=self.page
            )

        self._query("letters.pdf", lambda: letters.pdf(desk, row.id), send)

    def _printed(self, _result: object) -> None:
        if self.page.shell is not None:
            self.page.shell.toast("Surat dikirim ke pencetak dan dicatat dalam jejak")

    def _ask_printer(self) -> QPrinter | None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Surat")
        dialog = QPrintDialog(printer, self.page.window())
        return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def _summons_of(row: LetterRow, case: CaseFile) -> SummonsView | None:
    about = next((x.about for x in case.letters if x.id == row.id), {})
    return next((s for s in case.summonses if s.id == about.get("summons")), None)
