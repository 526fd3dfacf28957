"""What is done with a letter: each button, the form it opens, and the act it leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from models.law.errors import Trouble
from models.procedure import letters
from models.registry.cases import case_rows
from models.registry.caseviews import CaseFile, SummonsView
from models.registry.letterfacts import KINDS
from models.registry.letters import LetterRow
from models.registry.search import search_ids
from ui.letters import flow, sheets
from ui.letters.copies import attach_form, copies_sheet, copy_form
from ui.letters.fields import Asked, fields_form, read_fields
from ui.letters.many import many_form
from ui.letters.offers import CaseOffers, read_offers
from ui.letters.offersheet import OfferSheet
from ui.letters.printwork import Paper, PrintWork
from ui.widgets.buttons import LinkButton
from ui.widgets.dialog import FormDialog, open_trouble
from ui.widgets.layout import box
from ui.widgets.layout import row as layout_row
from ui.widgets.person import PersonPicker, Pick

if TYPE_CHECKING:
    from ui.letters.page import LettersPage


class LetterActs:
    """Belongs to one :class:`~ui.letters.page.LettersPage`."""

    def __init__(self, page: LettersPage) -> None:
        self.page = page
        self.printing = PrintWork(page, page.session)
        self.save_as: Callable[[str], Path | None] = self._ask_file
        self._forms: dict[str, Callable[[LetterRow], object]] = {
            "finalise": self._finalise,
            "fields": self._fields,
            "number": lambda row: self._open(sheets.number_form, row),
            "sign": lambda row: self._open(sheets.sign_form, row),
            "send": lambda row: self._open(sheets.send_form, row),
            "serve": self._serve,
            "print": lambda row: self.print([Paper(row.id)]),
            "office_copy": lambda row: self.print([Paper(row.id, "pertinggal")]),
            "numbered": self._numbered,
            "attach": lambda row: self._open(attach_form, row),
            "copy": lambda row: copy_form(page, page.session, row, self._begun).open(),
            "save": self._save,
            "void": lambda row: self._open(sheets.void_form, row),
        }

    def trouble(self, trouble: Trouble) -> None:
        """Say what went wrong."""
        open_trouble(self.page.window(), trouble)

    def press(self, key: str) -> None:
        """Press a button under the register: for the one letter, or for all that are selected."""
        rows = self.page.chosen()
        if len(rows) > 1:
            self.do_many(key, rows)
        else:
            self.do(key)

    def stroke(self, letter: str) -> bool:
        """One key for an act; False where none listens to it."""
        rows = self.page.chosen()
        can = self.page.session.can
        if len(rows) > 1:
            offered = [action for action, _fit in flow.many_actions(rows, can)]
        else:
            offered = list(flow.actions(self.page.row, can))
        found = next((one for one in offered if one.stroke == letter and not one.why_not), None)
        if found is not None:
            self.press(found.key)
        return found is not None

    def do(self, key: str) -> None:
        """Do one act with the letter on the current line."""
        row = self.page.row
        allowed = {one.key for one in flow.actions(row, self.page.session.can) if not one.why_not}
        if row is not None and key in allowed:
            self._forms[key](row)

    def do_many(self, key: str, rows: Sequence[LetterRow]) -> None:
        """Do one act with several letters; those it does not fit stay as they are."""
        for action, fit in flow.many_actions(rows, self.page.session.can):
            if action.key != key or action.why_not:
                continue
            if key == "print":
                self.print([Paper(row.id) for row in fit])
            else:
                many_form(self.page, self.page.session, key, fit, self._many_done).open()

    def _many_done(self, words: str, trouble: Trouble | None) -> None:
        self._again()
        self._say(words)
        if trouble is not None:
            self.trouble(trouble)

    def _open(self, form: Callable[..., FormDialog], row: LetterRow) -> None:
        form(self.page, self.page.session, row, self._again).open()

    def _again(self) -> None:
        """The act announced its changes already; draw the page of the letter anew."""
        self.page.refresh()
        self.page.draw()

    def _say(self, words: str) -> None:
        if self.page.shell is not None and words:
            self.page.shell.toast(words)

    def _query(self, key: str, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self.page.session.tasks.query(key, work, done, self.trouble, owner=self.page)

    # --- beginning --------------------------------------------------------------------------------------------------

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

        def office() -> None:
            form.reject()
            self.begin_for(None)

        form.body.insertWidget(2, box(layout_row(LinkButton("Surat kantor tanpa perkara…", office, icon="mail"), -1)))
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

    def begin_for(self, case_id: int | None, words: str = "") -> None:
        """Begin a letter of a case, or of the office itself: all kinds by phase, with what each still lacks."""
        desk = self.page.session.desk

        def offer(found: CaseOffers) -> None:
            OfferSheet(self.page, self.page.session, found, self._begun, words).open()

        self._query("letters.offers", lambda: read_offers(desk, case_id), offer)

    def _begun(self, letter_id: int) -> None:
        self.page.open(queue="", letter_id=letter_id)

    # --- changing ---------------------------------------------------------------------------------------------------

    def _finalise(self, row: LetterRow) -> None:
        page, desk = self.page, self.page.session.desk

        def show(numbers: flow.Numbers) -> None:
            sheets.finalise_form(page, page.session, row, numbers, self._again).open()

        self._query("letters.numbers", lambda: flow.numbers_for(desk, row.kind), show)

    def _fields(self, row: LetterRow) -> None:
        page = self.page
        desk = page.session.desk

        def show(asked: Asked) -> None:
            fields_form(page, page.session, row, asked, self._again).open()

        self._query("letters.facts", lambda: read_fields(desk, row), show)

    def change_paper(self, paper: str) -> None:
        """A4 or F4 for a draft; kept with the draft."""
        row = self.page.row
        if row is None or row.status != "draf":
            return
        desk = self.page.session.desk
        kind = KINDS.get(row.kind)
        profile = f"{paper}-keputusan" if kind is not None and kind.decree else paper
        self.page.session.act(
            lambda: letters.edit(desk, row.id, profile=profile),
            lambda _r: self.page.draw(),
            self.trouble,
            owner=self.page,
        )

    def lead_to(self, gap: flow.Gap, letter_id: int) -> None:
        """The page of a missing fact is open: take the keyboard to its field, and offer the way back."""
        shell = self.page.shell
        found = getattr(shell, "page", lambda _name: None)(gap.page)
        section = getattr(found, "section", None)
        if gap.page == "settings" and callable(section):
            form = getattr(section(str(gap.what["section"])), "form", None)
            key = gap.field.rpartition(".")[2]
            if form is not None and key in form.values():
                form.field(key).setFocus()
        shell.toast(
            f"Lengkapi {gap.words}, lalu kembali ke suratnya.",
            lambda: shell.go("letters", letter_id=letter_id),
            "Kembali ke surat",
        )

    def _serve(self, row: LetterRow) -> None:
        """Arrival. A summons and a decree carry the proof and the clocks of the case: their own form comes first."""
        if row.case_id is None or row.kind not in ("surat_panggilan_1", "surat_panggilan_2", "keputusan_sanksi"):
            self._open(sheets.serve_form, row)
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

    # --- printing ---------------------------------------------------------------------------------------------------

    def print(self, papers: Sequence[Paper]) -> None:
        """Print; each letter is an entry in the journal once the printer took it whole."""
        self.printing.start(papers, self._printed, self.trouble)

    def _printed(self, count: int) -> None:
        many = "Surat" if count == 1 else f"{count} surat"
        self._say(f"{many} dikirim ke pencetak dan dicatat dalam jejak")

    def _numbered(self, row: LetterRow) -> None:
        page, desk = self.page, self.page.session.desk

        def show(facts: dict[str, Any]) -> None:
            rows = list((facts.get("letter") or {}).get("distribution") or ())
            copies_sheet(page, row, rows, self.print).open()

        self._query("letters.facts", lambda: letters.facts_now(desk, row.id), show)

    def _save(self, row: LetterRow) -> None:
        """A copy as a file where the person wants it; that too is an entry in the journal."""
        chosen = self.save_as(flow.file_name(row))
        if chosen is None:
            return
        desk = self.page.session.desk

        def work() -> None:
            content = letters.pdf(desk, row.id)
            flow.write_whole(chosen, content)
            letters.printed(desk, row.id, 1, "berkas")

        self.page.session.act(
            work, lambda _r: self._say(f"Disimpan: {chosen.name}"), self.trouble, owner=self.page, label="Menyimpan…"
        )

    def _ask_file(self, name: str) -> Path | None:
        found, _kind = QFileDialog.getSaveFileName(self.page, "Simpan surat sebagai PDF", name, "PDF (*.pdf)")
        return Path(found) if found else None


def _summons_of(row: LetterRow, case: CaseFile) -> SummonsView | None:
    about = next((x.about for x in case.letters if x.id == row.id), {})
    return next((s for s in case.summonses if s.id == about.get("summons")), None)
