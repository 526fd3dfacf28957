"""Who imposes a sanction: by the post of the offender and the level (PP 94/2021 Pasal 16-25), or as the scale says.

Codes are those of ``resources/law/imposers.toml``. Moral sanctions are declared by the PPK, who may delegate to an
official of at least eselon IV (PP 42/2004 Pasal 15 ayat (2) and (5)).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from models.law import rows as r
from models.law.notice import Notice, Severity
from models.law.person import Person
from models.law.regime import CONTRACTED, NEW, OLD, TRANSITION
from models.law.rulebook import Rulebook

PPK = "WALI_KOTA"
ONE_ABOVE, TWO_ABOVE, NAMED = "PEJABAT_SATU_TINGKAT_DI_ATAS", "PEJABAT_DUA_TINGKAT_DI_ATAS", "JF_TERTENTU"
_HIGHEST = frozenset({"PRESIDEN_ATAS_USUL_PPK", "GUBERNUR"})
"""Above the city: nobody in it may stand in for them."""
_UNDER = ("PELAKSANA", "PENGAWAS")
_VACANT = ("PP 94/2021 Pasal 25", True, "PP94")
_VACANT_OLD = ("PP 53/2010 Pasal 22", False, "MEMORY")
_SECRETARY = ("sekretaris daerah", "sekda")
_PROVINCIAL = ("provinsi", "propinsi")
_ACTING = ("pj.", "pj", "plt.", "plt", "plh.", "plh", "pjs.", "pjs", "penjabat", "pelaksana tugas", "pelaksana harian")
_LADDER = ("PELAKSANA", "PENGAWAS", "ADMINISTRATOR", "JPT_PRATAMA")


def is_sekda(person: Person) -> bool:
    """Whether the post is that of the regional secretary, also if held temporarily; no assistants, no secretariats."""
    words = " ".join(person.post.lower().replace(",", " ").split())
    for prefix in sorted(_ACTING, key=len, reverse=True):
        if words.startswith(prefix + " "):
            words = words[len(prefix) :].strip()
            break
    return any(words == name or words.startswith(name + " ") for name in _SECRETARY)


def is_provincial_sekda(person: Person) -> bool:
    """Whether the post is that of a provincial secretary."""
    return is_sekda(person) and any(word in person.post.lower() for word in _PROVINCIAL)


def former_for_sekda(provincial: bool) -> str:
    """Who forms the council and the examination team where the regional secretary is examined."""
    return "Menteri Dalam Negeri" if provincial else "Gubernur selaku wakil Pemerintah"


def imposers_of(rb: Rulebook, sanction: r.Sanction, person: Person, on: date) -> tuple[str, ...]:
    """Codes of those who may impose this sanction on this person; empty where the post does not tell (see notices)."""
    if sanction.is_referral:
        return ()
    if sanction.imposers_sekda and is_sekda(person):
        return sanction.imposers_sekda
    if sanction.imposers:
        return sanction.imposers
    row = _row(rb, person, on, sanction.scale)
    if row is None:
        return (PPK,) if sanction.level == "berat" else ()
    if sanction.level == "ringan":
        return row.ringan
    if sanction.level == "sedang":
        return row.sedang
    return row.berat_c if sanction.severity >= _dismissal(rb, sanction) else row.berat_a_b


def standing_in(rb: Rulebook, sanction: r.Sanction, person: Person, codes: Collection[str]) -> dict[str, Notice]:
    """Who else may impose where the one empowered is missing, by code, each with its condition as a warning.

    PP 94/2021 Pasal 25: a vacant post hands its power to the higher official, never to a lower one; Pasal 22(2)-(3) and
    23(2)-(3): without an administrator or pengawas, a functional official named by the PPK imposes light kinds.
    """
    if not codes or set(codes) & _HIGHEST or sanction.scale not in (NEW, TRANSITION, OLD):
        return {}
    found: dict[str, Notice] = {}
    vacant = _VACANT_OLD if sanction.scale == OLD else _VACANT
    if TWO_ABOVE not in codes and ONE_ABOVE in codes:
        words = "hanya bila jabatan satu tingkat di atas pelanggar lowong"
        found[TWO_ABOVE] = Notice(Severity.WARN, "decree.higher_official", words, *vacant)
    if PPK not in codes:
        words = "Wali Kota bukan pejabat pertama yang berwenang; hanya bila jabatan yang berwenang lowong"
        found[PPK] = Notice(Severity.WARN, "decree.higher_official", words, *vacant)
    post = rb.posts.get(person.jenjang)
    under = post is not None and (person.jenjang in _UNDER or post.offender == "JF_SELAIN_AHLI_UTAMA")
    if sanction.level == "ringan" and sanction.scale != OLD and under:
        row = rb.imposers[NAMED]
        words = "hanya bila tidak ada pejabat administrator atau pengawas, dan ia ditunjuk dengan keputusan PPK"
        found[NAMED] = Notice(
            Severity.WARN, "decree.functional_official", words, row.legal_basis, row.verified, row.source
        )
    return found


def authority_notices(
    rb: Rulebook, person: Person, codes: tuple[str, ...], on: date, moral: bool
) -> tuple[Notice, ...]:
    """What to know about the codes: who stands behind them, delegation, vacant posts, the duty to punish."""
    found: list[Notice] = []
    for code in codes:
        row = rb.imposers.get(code)
        if row is not None:
            basis, verified, source = _basis(rb, row, person, on, moral)
            words = _named(rb, row, person) + "."
            found.append(Notice(Severity.INFO, f"authority.{code.lower()}", words, basis, verified, source))
    if moral:
        message = "Wali Kota dapat mendelegasikannya sekurang-kurangnya kepada pejabat struktural eselon IV."
        found.append(
            Notice(Severity.INFO, "authority.delegation", message, "PP 42/2004 Pasal 15 ayat (5)", True, "PP42")
        )
        return tuple(found)
    if set(codes) - {PPK, "PRESIDEN_ATAS_USUL_PPK", "GUBERNUR"} and on >= rb.scales["pp94_2021"].effective_from:
        found.append(
            Notice(
                Severity.INFO,
                "authority.vacant",
                "Bila jabatan yang berwenang lowong, kewenangan pada pejabat yang lebih tinggi.",
                "PP 94/2021 Pasal 25",
                True,
                "PP94",
            )
        )
    return tuple(found)


def post_notices(rb: Rulebook, person: Person, on: date) -> tuple[Notice, ...]:
    """A warning where the post of the offender does not tell who may punish."""
    if _row(rb, person, on) is not None:
        return ()
    message = "Jenjang jabatan terlapor belum diisi atau tidak diatur: pejabat yang berwenang belum dapat ditentukan."
    return (Notice(Severity.WARN, "authority.post_unknown", message, "PP 94/2021 Pasal 16-25", True, "PP94"),)


def _basis(rb: Rulebook, row: r.Imposer, person: Person, on: date, moral: bool) -> tuple[str, bool, str]:
    """Article, mark and source behind a code: the PPK acts under another article on each track and in each regime."""
    if row.id != PPK:
        return row.legal_basis, row.verified, row.source
    if moral:
        return "PP 42/2004 Pasal 15 ayat (2)", True, "PP42"
    if person.kind in CONTRACTED:
        return "PP 49/2018 Pasal 52 dan Pasal 71", True, "PP49"
    post = _row(rb, person, on)
    if post is not None:
        return post.legal_basis, post.verified, post.source
    if on < rb.scales[NEW].effective_from:
        return "PP 53/2010 Pasal 20", True, "PP53"
    return row.legal_basis, row.verified, row.source


def _named(rb: Rulebook, row: r.Imposer, person: Person) -> str:
    """The code in words, with the post it means for this offender."""
    if row.only_for and person.jenjang not in row.only_for:
        posts = ", ".join(rb.posts[key].name for key in row.only_for if key in rb.posts)
        return f"{row.name} (hanya bagi {posts}; tidak mengenai terlapor ini)"
    if not row.above or person.jenjang not in _LADDER:
        return row.name
    position = _LADDER.index(person.jenjang) + row.above
    if position < len(_LADDER):
        post = rb.posts.get(_LADDER[position])
        return f"{row.name}: {post.name if post else _LADDER[position]}"
    return f"{row.name}: Wali Kota"


def _row(rb: Rulebook, person: Person, on: date, scale: str = "") -> r.Authority | None:
    """The row for the level of post, otherwise for its class, in the table of the scale or else of the day."""
    post = rb.posts.get(person.jenjang)
    if post is None:
        return None
    table = OLD if scale == OLD or (not scale and on < rb.scales[NEW].effective_from) else NEW
    rows = {row.offender: row for row in rb.rows(r.Authority) if row.scale == table}
    return rows.get(person.jenjang) or rows.get(post.offender)


def _dismissal(rb: Rulebook, sanction: r.Sanction) -> int:
    """Severity from which a kind of *berat* ends the employment (PP 94/2021 Pasal 8 ayat (4) huruf c)."""
    kinds = [row.severity for row in rb.by_scale.get(sanction.scale, ()) if row.level == sanction.level]
    return max(kinds, default=sanction.severity)


def check_delegation(rb: Rulebook, delegate: Person) -> tuple[Notice, ...]:
    """What stands against delegating a moral sanction to this official (PP 42/2004 Pasal 15 ayat (5)).

    At least a structural official of eselon IV, which is a *pengawas* today; a functional post is for people to weigh.
    """
    basis = "PP 42/2004 Pasal 15 ayat (5)"
    post, lowest = rb.posts.get(delegate.jenjang), rb.posts["PENGAWAS"]
    if post is None:
        message = "Jenjang jabatan penerima delegasi belum diisi atau tidak dikenal."
        return (Notice(Severity.WARN, "delegation.post_unknown", message, basis, True, "PP42"),)
    if post.tier < lowest.tier:
        message = "Delegasi sekurang-kurangnya kepada pejabat struktural eselon IV (pejabat pengawas)."
        return (Notice(Severity.BLOCK, "delegation.too_low", message, basis, True, "PP42"),)
    if post.ladder != lowest.ladder:
        message = "Penerima delegasi berjabatan fungsional; aturan menyebut pejabat struktural: pastikan dasarnya."
        return (Notice(Severity.WARN, "delegation.functional", message, basis, True, "PP42"),)
    return ()
