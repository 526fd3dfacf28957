"""Letters as data: the structure in a file of wording becomes blocks.

``[[block]]`` tables stand in printing order. Each has a ``type`` and may have ``when`` (a condition on the facts) and
``each`` (a list in the facts; the block, or its rows and items, is made once per entry, called ``it``, counted by
``no``). Every text is a sentence of :mod:`reports.sentences`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from re import compile as pattern
from typing import Any

from models.law.errors import Trouble
from reports import blocks as b
from reports.derived import derived
from reports.filling import filled
from reports.letters import parts as p
from reports.sentences import BadSentence, check, fill, holds
from reports.wording import Wording

Facts = dict[str, Any]
Spec = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scope:
    """The facts a block may speak of, the kind it belongs to, and its place in the file (``blok 3``)."""

    facts: Facts
    kind: str
    where: str

    def say(self, text: Any) -> str:
        """A sentence with its facts."""
        return fill(str(text), self.facts, f"{self.kind}, {self.where}")

    def says(self, texts: Any) -> tuple[str, ...]:
        """Sentences; one given as a table ``{text, when}`` stands only where its condition holds.

        One with ``each`` stands once per entry of that list.
        """
        out: list[str] = []
        for one in [texts] if isinstance(texts, (str, Mapping)) else texts:
            if isinstance(one, Mapping):
                out += [scope.say(one["text"]) for scope in self.over(one) if scope.wanted(one)]
            else:
                out.append(self.say(one))
        return tuple(out)

    def wanted(self, spec: Spec) -> bool:
        """Whether the condition of a block or sentence holds."""
        return "when" not in spec or holds(str(spec["when"]), self.facts, f"{self.kind}, {self.where}")

    def over(self, spec: Spec) -> Iterator[Scope]:
        """This scope, or one per entry of the list, or line of the text, that ``each`` names."""
        if "each" not in spec:
            yield self
            return
        found: Any = self.look(str(spec["each"])) or ()
        if isinstance(found, str):
            found = [line.strip() for line in found.splitlines() if line.strip()]
        for no, it in enumerate(found, 1):
            yield Scope({**self.facts, "it": it, "no": no}, self.kind, self.where)

    def look(self, path: str) -> Any:
        """A fact by its path, ``hearing.course``; None where there is none."""
        value: Any = self.facts
        for part in path.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        return value

    def pairs(self, rows: Any) -> tuple[tuple[str, str], ...]:
        """Label and value; a row may be a table with ``label``, ``text``, ``when``, ``each``."""
        out: list[tuple[str, str]] = []
        for row in rows:
            if isinstance(row, Mapping):
                for scope in self.over(row):
                    if scope.wanted(row):
                        out.append((scope.say(row["label"]), scope.say(row["text"])))
            else:
                out.append((self.say(row[0]), self.say(row[1])))
        return tuple(out)


Make = Callable[[Spec, Scope], Sequence[b.Block]]


def _secret(_spec: Spec, scope: Scope) -> Sequence[b.Block]:
    return p.secret(scope.facts)


def _title(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    number = scope.facts["letter"].get("number") or None
    after, shown = scope.says(spec.get("after", ())), bool(spec.get("number", True))
    return [b.Title(scope.says(spec["lines"]), number, after=after, show_number=shown)]


def _head(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    """Head of a surat: place and date, Nomor, Sifat, Lampiran (where there is any), Hal, address (letters.md 4.1)."""
    letter = scope.facts["letter"]
    if not spec.get("rows", True):
        return [b.LetterHead(p.place_date(scope.facts), (), scope.says(spec["to"]))]
    attachment = str(letter.get("attachment") or "") or scope.say(spec["attachment"]) if "attachment" in spec else ""
    rows: list[tuple[str, str | None]] = [("Nomor", letter.get("number") or None), ("Sifat", p.nature(letter))]
    if attachment or letter.get("attachment"):
        rows.append(("Lampiran", attachment or str(letter["attachment"])))
    subject = str(letter.get("subject") or "") or scope.say(spec["subject"])
    rows.append((p.habit(scope.facts, "subject_label", "Hal"), subject))
    return [b.LetterHead(p.place_date(scope.facts), tuple(rows), scope.says(spec["to"]))]


def _text(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    look = {key: spec[key] for key in ("align", "bold", "indent", "keep", "space", "left", "before") if key in spec}
    return [b.Text(one.say(spec["text"]), **look) for one in scope.over(spec)]


def _fields(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    look = {key: spec[key] for key in ("left", "label", "mark") if key in spec}
    found: list[b.Block] = []
    for one in scope.over(spec):
        rows: list[tuple[str, str]] = []
        if "person" in spec:
            person = one.look(str(spec["person"]))
            if person is None:
                raise Trouble("Surat belum lengkap; belum ada: identitas.", "Draf tetap tersimpan.", "Lengkapi.")
            rows += p.identity(person, unit=bool(spec.get("unit", True)), birth=bool(spec.get("birth", False)))
            if "post" in spec:
                rows = [row for row in rows if row[0] != "Jabatan"] + [("Jabatan", one.say(spec["post"]))]
        rows += one.pairs(spec.get("rows", ()))
        marked = look | ({"mark": one.say(spec["mark"])} if "mark" in spec else {})
        found.append(b.Fields(tuple(rows), **marked))
    return found


def _numbered(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    items = scope.says(spec["items"])
    look = {key: spec[key] for key in ("marks", "left", "start") if key in spec}
    return [b.Numbered(p.closed(items) if spec.get("closed") else items, **look)] if items else []


def _recital(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    fields: tuple[tuple[str, str], ...] = ()
    if "person" in spec:
        fields = p.identity(scope.look(str(spec["person"])))
    fields += scope.pairs(spec.get("rows", ()))
    items = scope.says(spec.get("items", ()))
    if spec.get("semicolons"):
        items = tuple(f"{item.rstrip('.; ')};" for item in items)
    if items and "closing" in spec:
        items = (*items, _closing(str(spec["closing"]), len(items), str(spec.get("marks", "")), scope))
    if not items and not fields:
        return []
    after = scope.say(spec["after"]) if "after" in spec else ""
    return [b.Recital(scope.say(spec["label"]), items, str(spec.get("marks", "")), fields, after)]


def _closing(text: str, count: int, marks: str, scope: Scope) -> str:
    """The last consideration, which names those before it: ``{{ letters }}`` is ``huruf a, huruf b, dan huruf c``."""
    named = [f"huruf {mark.rstrip('.')}" for mark in b.marks_of(marks, count)]
    letters = f"{', '.join(named[:-1])}, dan {named[-1]}" if count > 2 else " dan ".join(named)
    return Scope({**scope.facts, "letters": letters}, scope.kind, scope.where).say(text)


def _decides(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    """The diktum: KESATU, KEDUA … over the items whose conditions hold; ``person`` puts an identity below the first."""
    found: list[b.Block] = []
    for place, text in enumerate(scope.says(spec["items"])):
        rows = p.identity(scope.look(str(spec["person"]))) if place == 0 and "person" in spec else ()
        after = scope.say(spec["after"]) if place == 0 and "after" in spec else ""
        found.append(b.Recital(p.ORDINALS[place], (text,), fields=rows, after=after))
    return found


def _cells(spec: Spec, scope: Scope) -> tuple[tuple[str, ...], ...]:
    """The cells of a ruled table; ``row`` counts through all its rows, ``no`` through one list."""
    rows: list[tuple[str, ...]] = []
    for one in spec["rows"]:
        if isinstance(one, Mapping):
            for sub in scope.over(one):
                if sub.wanted(one):
                    rows.append(_row(one["cells"], Scope({**sub.facts, "row": len(rows) + 1}, sub.kind, sub.where)))
        else:
            rows.append(_row(one, scope))
    return tuple(rows)


def _row(cells: Any, scope: Scope) -> tuple[str, ...]:
    """The cells of one row; a cell given as a list stands on lines of its own, an empty line is left out."""
    made = []
    for cell in cells:
        lines = [_SPACES.sub(" ", one.replace("\n", " ")).strip(" ") for one in scope.says(cell)]
        made.append("\n".join(line for line in lines if line))
    return tuple(made)


_SPACES = pattern(" {2,}")
"""What an empty fact leaves between its neighbours in a cell."""


def _grid(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    header, widths = scope.says(spec["header"]), tuple(float(w) for w in spec["widths"])
    return [b.Grid(header, _cells(spec, scope), widths, tuple(spec.get("align", ())))]


def _roll(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    """A list to be signed; ``blank`` further rows, a number or a sentence that gives one."""
    widths = tuple(float(w) for w in spec["widths"])
    blank = int(scope.say(spec.get("blank", 0)))
    return [b.Attendance(scope.says(spec["header"]), _cells(spec, scope), widths, max(0, min(blank, 60)))]


def _form(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    """Rows to be filled in by hand: ``label``, ``text`` where it is known, ``lines`` of dots."""
    rows = [
        (scope.say(one["label"]), scope.say(one.get("text", "")), int(one.get("lines", 0)))
        for one in spec["rows"]
        if scope.wanted(one)
    ]
    return [b.FormRows(tuple(rows), **{key: float(spec[key]) for key in ("label",) if key in spec})]


def _ticks(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    """Boxes; those whose words are among the lines of ``chosen`` are ticked."""
    items = scope.says(spec["items"])
    chosen = scope.look(str(spec["chosen"])) if "chosen" in spec else ()
    lines = chosen.splitlines() if isinstance(chosen, str) else list(chosen or ())
    given = {str(line).strip() for line in lines}
    ticked = tuple(place for place, item in enumerate(items) if item in given)
    return [b.Ticks(items, ticked, int(spec.get("columns", 1)))]


def _label(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    number = scope.say(spec.get("number", ""))
    return [
        b.Label(scope.says(spec["title"]), number, scope.pairs(spec.get("rows", ())), scope.says(spec.get("foot", ())))
    ]


def _signer(spec: Spec, scope: Scope) -> b.Signature:
    above = scope.says(spec.get("above", ()))
    if "name" in spec:
        rank, number = (scope.say(spec.get(key, "")) for key in ("rank", "number"))
        return b.Signature(scope.says(spec["office"]), scope.say(spec["name"]), rank, number, above)
    if "person" not in spec:
        given = scope.facts if "signer" not in spec else {**scope.facts, "signer": scope.look(str(spec["signer"]))}
        return p.signature(given, above)
    person = scope.look(str(spec["person"])) or {}
    name = str(person.get("titled_name") or b.NUMBER_SLOT)
    rank = str(person.get("rank_text") or "") if spec.get("rank", True) else ""
    number = p.nip_line(scope.facts, person) if spec.get("number", True) else ""
    return b.Signature(scope.says(spec["office"]), name, rank, number, above)


def _signature(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    return [_signer(spec, scope)]


def _signatures(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    seats = scope.look(str(spec.get("seats", "members"))) or ()
    title = scope.says(spec.get("title", ("{{ council_capitals }},",)))
    more = tuple((role, name, "") for role, name in scope.pairs(spec.get("more", ())))
    rows = (*p.panel_rows(scope.facts, seats), *more)
    if not rows:
        raise Trouble("Surat belum lengkap; belum ada: yang menandatangani.", "Draf tetap tersimpan.", "Lengkapi.")
    return [b.Signatures(title, rows, scope.says(spec.get("above", ())))]


def _paired(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    """Two columns of signers; with ``spread`` every second one of the right goes below those of the left."""
    left, right = _several(spec["left"], scope), _several(spec["right"], scope)
    if spec.get("spread") and len(right) > 1:
        left, right = (*left, *right[1::2]), right[0::2]
    return [b.PairedSignatures(left, right)]


def _several(specs: Sequence[Spec], scope: Scope) -> tuple[b.Signature, ...]:
    return tuple(_signer(one, sub) for one in specs for sub in scope.over(one) if sub.wanted(one))


def _questions(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    """Questions and answers as taken down; ``silent`` stands where no answer was given."""
    silent = scope.say(spec["silent"])
    lines = []
    for row in scope.look(str(spec["lines"])) or ():
        question = str(row["q"] or "") if row["correction"] else p.need(row["q"], "bunyi pertanyaan")
        lines.append((question, str(row["a"] or silent), bool(row["correction"])))
    return [b.Questions(tuple(lines))]


def _copies(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    items = tuple(scope.facts["letter"].get("copies") or scope.says(spec.get("items", ())))
    return [b.Copies(items, scope.say(spec.get("label", "Tembusan:")))] if items else []


def _appendix(spec: Spec, scope: Scope) -> Sequence[b.Block]:
    rows = p.letter_rows(scope.facts) if spec.get("letter", True) else ()
    inner = Scope(scope.facts, scope.kind, f"{scope.where}, ")
    return [b.Appendix(scope.says(spec["header"]), tuple(build(spec["block"], inner)), rows)]


def _rule(_spec: Spec, _scope: Scope) -> Sequence[b.Block]:
    return [b.Rule()]


_LOOK = frozenset({"type", "when"})
MAKERS: dict[str, tuple[Make, frozenset[str], frozenset[str]]] = {
    "secret": (_secret, frozenset(), frozenset()),
    "title": (_title, frozenset({"lines"}), frozenset({"after", "number"})),
    "head": (_head, frozenset({"subject", "to"}), frozenset({"attachment", "rows"})),
    "text": (
        _text, frozenset({"text"}), frozenset({"align", "bold", "indent", "keep", "space", "left", "before", "each"})
    ),
    "fields": (
        _fields, frozenset(), frozenset({"rows", "person", "post", "unit", "birth", "left", "label", "mark", "each"})
    ),
    "numbered": (_numbered, frozenset({"items"}), frozenset({"marks", "left", "start", "closed"})),
    "recital": (
        _recital,
        frozenset({"label"}),
        frozenset({"items", "marks", "rows", "person", "after", "semicolons", "closing"}),
    ),
    "decides": (_decides, frozenset({"items"}), frozenset({"person", "after"})),
    "grid": (_grid, frozenset({"header", "widths", "rows"}), frozenset({"align"})),
    "rule": (_rule, frozenset(), frozenset()),
    "roll": (_roll, frozenset({"header", "widths", "rows"}), frozenset({"blank"})),
    "form": (_form, frozenset({"rows"}), frozenset({"label"})),
    "ticks": (_ticks, frozenset({"items"}), frozenset({"chosen", "columns"})),
    "label": (_label, frozenset({"title"}), frozenset({"number", "rows", "foot"})),
    "signature": (
        _signature, frozenset(), frozenset({"above", "person", "office", "rank", "number", "signer", "name"})
    ),
    "signatures": (_signatures, frozenset(), frozenset({"seats", "title", "above", "more"})),
    "paired": (_paired, frozenset({"left", "right"}), frozenset({"spread"})),
    "questions": (_questions, frozenset({"lines", "silent"}), frozenset()),
    "copies": (_copies, frozenset(), frozenset({"items", "label"})),
    "appendix": (_appendix, frozenset({"header", "block"}), frozenset({"letter"})),
}  # fmt: skip
"""Block types: who makes them, which keys they must have, which they may."""


def build(specs: Sequence[Spec], scope: Scope) -> Iterator[b.Block]:
    """The blocks of a structure in order; those whose condition does not hold are left out."""
    for number, spec in enumerate(specs, 1):
        here = Scope(scope.facts, scope.kind, f"{scope.where}blok {number}")
        if here.wanted(spec):
            yield from MAKERS[str(spec["type"])][0](spec, here)


def compose(facts: Facts, wording: Wording) -> b.Letter:
    """A letter whose structure is data. Trouble names the block and the fact it lacks."""
    known = _worded(derived(filled(facts, wording.fields)), wording)
    found = tuple(build(wording.structure["block"], Scope(known, wording.kind, "")))
    letter = p.finish(facts, wording.version, str(wording.structure["title"]), found)
    if wording.structure.get("letterhead", True) is False:
        return replace(letter, letterhead=b.Letterhead("K0", ()))
    return letter


def _worded(known: Facts, wording: Wording) -> Facts:
    """The facts with the file's own ``[words]``: names for sentences that several blocks share.

    One whose facts are absent is itself absent, and refuses only the sentence that speaks of it.
    """
    for name, text in wording.structure.get("words", {}).items():
        try:
            known = known | {str(name): fill(str(text), known, f"{wording.kind}, {name}")}
        except Trouble:
            continue
    return known


def required_of(wording: Wording, facts: Facts | None = None) -> tuple[tuple[str, str], ...]:
    """The facts a letter as data cannot do without, and the plain words for each.

    A row may hold a condition as its third part; it is left out where ``facts`` are given and do not fulfil it.
    """
    rows = [tuple(map(str, row)) for row in wording.structure.get("requires", ())]
    known = derived(facts) if facts is not None and any(len(row) > 2 for row in rows) else {}
    return tuple(
        (row[0], row[1]) for row in rows if len(row) < 3 or facts is None or holds(row[2], known, wording.kind)
    )


def mistakes(wording: Wording) -> list[str]:
    """Everything wrong with a wording, in Indonesian, each with its place; empty for one that may be used."""
    found: list[str] = []
    for key, value in wording.sentences.items():
        found += _bad(value, f"kalimat '{key}'")
    if wording.structure:
        if not isinstance(wording.structure.get("title"), str):
            found.append("judul berkas (title) belum diisi")
        found += _bad(wording.structure.get("words", {}), "bagian words")
        found += _bad_blocks(wording.structure.get("block"), "")
    return found


def _bad_blocks(specs: Any, where: str) -> list[str]:
    if not isinstance(specs, list) or not all(isinstance(one, dict) for one in specs):
        return [f"{where or 'struktur'}: bukan daftar blok"]
    found: list[str] = []
    for number, spec in enumerate(specs, 1):
        found += _bad_block(spec, f"{where}blok {number}")
    return found


def _bad_block(spec: dict[str, Any], here: str) -> list[str]:
    maker = MAKERS.get(str(spec.get("type")))
    if maker is None:
        return [f"{here}: jenis blok '{spec.get('type')}' tidak dikenal"]
    _make, must, may = maker
    found = [f"{here}: '{key}' belum ada" for key in sorted(must - spec.keys())]
    found += [f"{here}: kunci '{key}' tidak dikenal" for key in sorted(spec.keys() - must - may - _LOOK)]
    for key, value in spec.items():
        if key == "block":
            found += _bad_blocks(value, f"{here}, ")
        elif key == "when":
            found += _bad(f"{{% if {value} %}}x{{% endif %}}", here)
        elif key not in ("type", "each", "person", "seats", "signer", "chosen"):
            found += _bad(value, here)
    return found


def _bad(value: Any, where: str) -> list[str]:
    if isinstance(value, str):
        try:
            check(value)
        except BadSentence as error:
            return [f"{where}: {error}"]
        return []
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [line for part in parts for line in _bad(part, where)]
