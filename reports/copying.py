"""Salinan and petikan: made from the blocks of the frozen original, never retyped (letters.md 4.8, 5.4).

A salinan is the whole text with *ttd* for the signature and the certification at the bottom left. A petikan keeps
title and diktum, shortens the considerations to *dst.*, and of a lampiran only the row of the person it is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from models.law.errors import Trouble
from reports import blocks as b
from reports.letters import parts as p
from reports.wording import Wording

Facts = dict[str, Any]

SORTS = ("salinan", "petikan")
REQUIRED = (
    ("copy.of", "surat asli yang disalin"),
    ("copy.certifier.office", "jabatan pejabat yang mengesahkan"),
    ("copy.certifier.name", "nama pejabat yang mengesahkan"),
)
SHORTENED = ("Menimbang", "Mengingat", "Memperhatikan")
SIGNER = 7.7
"""Where signers stand, in cm from the left margin."""
LEFT_OUT = (b.ParafBox, b.Distribution)


def original_facts(facts: Facts) -> Facts:
    """The facts of the letter that is copied; the archive code of the original stays on the original."""
    return {key: value for key, value in facts.items() if key != "copy"} | {"archive": None}


def copied(original: b.Letter, facts: Facts, wording: Wording) -> b.Letter:
    """The copy of a composed original. Trouble where a petikan finds no row of its person in a lampiran."""
    short = wording.kind == "petikan"
    blocks: list[b.Block] = [] if short else [b.CopyMark(wording.say("mark"))]
    for block in original.blocks:
        blocks += _petikan(block, facts, wording) if short else _salinan(block, facts, wording)
    archive = facts.get("archive")
    return replace(
        original,
        title=wording.say("file", title=original.title),
        blocks=tuple(blocks),
        template=wording.version,
        archive=b.ArchiveCode(archive["fingerprint"], archive["short"]) if archive else None,
        draft=bool(facts.get("draft")),
    )


def _salinan(block: b.Block, facts: Facts, wording: Wording) -> Iterator[b.Block]:
    if isinstance(block, LEFT_OUT):
        return
    if isinstance(block, b.SecurityMark):
        yield _numbered(block, facts)
    elif isinstance(block, b.Appendix):
        inner = tuple(_unsigned(one, wording) for one in block.blocks if not isinstance(one, LEFT_OUT))
        yield replace(block, blocks=inner)
    else:
        yield from _ended(block, facts, wording)


def _petikan(block: b.Block, facts: Facts, wording: Wording) -> Iterator[b.Block]:
    if isinstance(block, b.Copies):
        return
    if isinstance(block, b.Title):
        first, *rest = block.lines
        yield replace(block, lines=(wording.say("heading", title=first), *rest))
    elif isinstance(block, b.Recital) and block.label in SHORTENED:
        yield b.Recital(block.label, (wording.say("shortened"),))
    elif isinstance(block, b.Appendix):
        inner = tuple(_unsigned(one, wording) for one in block.blocks if not isinstance(one, LEFT_OUT))
        yield replace(block, blocks=tuple(_own_rows(one, facts) for one in inner))
    else:
        if _signs(block):
            yield b.Text(wording.say("closing"))
        yield from _salinan(block, facts, wording)


def _own_rows(block: b.Block, facts: Facts) -> b.Block:
    """Of a table only the row that names the person."""
    if not isinstance(block, b.Grid):
        return block
    wanted = str(facts["copy"].get("for") or (facts.get("respondent") or {}).get("titled_name") or "").strip()
    rows = tuple(row for row in block.rows if wanted and any(_plain(wanted) in _plain(cell) for cell in row))
    if not rows:
        raise Trouble(
            "Nama penerima petikan tidak ada dalam lampiran keputusan itu.",
            "Tidak ada yang dibuat.",
            "Tulis namanya seperti dalam lampiran, atau buat salinan.",
        )
    return replace(block, rows=rows)


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _numbered(mark: b.SecurityMark, facts: Facts) -> b.SecurityMark:
    number = int(facts["copy"].get("copy_number") or 1)
    return replace(mark, copy_number=number, copy_total=max(number, mark.copy_total))


def _signs(block: b.Block) -> bool:
    return isinstance(block, (b.Signature, b.Signatures, b.PairedSignatures))


def _unsigned(block: b.Block, wording: Wording) -> b.Block:
    """A signing block with *ttd* where the original bears the signatures; others as they are."""
    mark = wording.say("signed")
    if isinstance(block, b.Signature):
        return replace(block, mark=mark)
    if isinstance(block, b.PairedSignatures):
        left, right = (tuple(replace(one, mark=mark) for one in side) for side in (block.left, block.right))
        return b.PairedSignatures(left, right)
    if isinstance(block, b.Signatures):
        signers = [b.Signature((f"{role},",), name, "", number, mark=mark) for role, name, number in block.rows]
        return b.PairedSignatures(tuple(signers[0::2]), tuple(signers[1::2]))
    return block


def _ended(block: b.Block, facts: Facts, wording: Wording) -> Sequence[b.Block]:
    """The signature of the original with the certification at the bottom left."""
    if not _signs(block):
        return [block]
    certifier = _certifier(facts)
    words = wording.say("words")
    if isinstance(block, b.Signature):
        return [b.Certified(certifier, replace(block, mark=wording.say("signed")), words)]
    head: list[b.Block] = []
    if isinstance(block, b.Signatures):
        head = [b.Text(line, "left", keep=True, space=0, left=SIGNER) for line in block.above]
        head += [b.Text(line, "center", bold=True, keep=True) for line in block.title]
    return [*head, _unsigned(block, wording), b.Certified(certifier, b.Signature((), ""), words)]


def _certifier(facts: Facts) -> b.Signature:
    """Who certifies, as it was written down when the copy was made."""
    given = facts["copy"]["certifier"]
    number = p.nip_line(facts, {"shown_number": given.get("number"), "number_label": given.get("number_label")})
    office = (f"{p.need(given.get('office'), 'jabatan pejabat yang mengesahkan').upper()},",)
    name = p.need(given.get("name"), "nama pejabat yang mengesahkan")
    return b.Signature(office, name, str(given.get("rank") or ""), number)
