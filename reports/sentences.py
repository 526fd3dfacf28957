"""The sentences of letters: a small, closed part of Jinja2 in which nothing can loop, call or reach into Python.

A sentence may name facts (``{{ hearing.room }}``), put them through the filters of :mod:`reports.filters`, and choose
between words (``{% if %}``). Facts are plain data and are looked up by key alone. A fact that is absent or empty
refuses the sentence, unless ``default`` stands behind it. What people typed is never read as a template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from re import compile as pattern
from typing import Any, NoReturn

from jinja2 import TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from models.law.errors import Trouble
from reports.filters import FILTERS, in_words

_NO_DOUBLE_STOP = pattern(r"(?<!\.)\.\.(?!\.)")
"""A name that ends with a degree brings its own full stop."""

LONGEST = 4000
"""Characters of one sentence; a longer one is no sentence."""

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.CondExpr, nodes.Name, nodes.Getattr,
    nodes.Getitem, nodes.Const, nodes.Filter, nodes.Keyword, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Test,
)  # fmt: skip
_RESERVED = frozenset({"self", "super", "caller", "loop", "varargs", "kwargs"})
_TESTS = frozenset({"defined", "undefined", "none", "equalto", "eq", "in"})
_BUILT_IN = frozenset({"length", "first", "last"})
_SINGLE = pattern(r"(?<!\{)\{[\w.!:\[\]]*\}(?!\})")
"""One pair of braces is a placeholder of another language: here it would stand on the paper as it is."""

_LEFT = pattern(r"\{[{%]|[%}]\}")
"""Braces that the parser was told to leave alone (``raw``) would stand on the paper too."""


class _Gap(Undefined):
    """A fact that is not there: false in a condition, a refusal in a sentence."""

    def __call__(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise Missing(self._undefined_name or "?")

    def __str__(self) -> str:
        raise Missing(self._undefined_name or "?")


class Missing(Exception):
    """A sentence speaks of a fact that is absent; the argument is its name."""


class _Blank(str):
    """An emptiness that a sentence asked for with ``default``."""

    __slots__ = ()


def _default(value: Any, other: str = "") -> Any:
    return _Blank(in_words(other)) if isinstance(value, Undefined) or _empty(value) else value


def _join(values: Any, between: str = "") -> str:
    texts = values if isinstance(values, Sequence) and not isinstance(values, str) else [values]
    return between.join(in_words(text) for text in texts)


_OWN: dict[str, Callable[..., Any]] = {
    "default": _default,
    "upper": lambda value: in_words(value).upper(),
    "lower": lambda value: in_words(value).lower(),
    "join": _join,
}
"""Filters of Jinja2 in a stricter form: theirs print a whole record, or *None*, as Python writes it."""


class _Facts(ImmutableSandboxedEnvironment):
    """Data by key, nothing else: no attribute of a Python object is ever read."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        value: Any = None
        if isinstance(obj, Mapping) and isinstance(argument, str):
            value = obj.get(argument)
        elif isinstance(obj, Sequence) and not isinstance(obj, str) and isinstance(argument, int):
            value = obj[argument] if -len(obj) <= argument < len(obj) else None
        return self.undefined(name=str(argument)) if _empty(value) else value


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or value == () or value == {}


def _shown(value: Any) -> Any:
    if isinstance(value, _Blank):
        return value
    if _empty(value) or isinstance(value, bool) or not isinstance(value, (str, int)):
        name = getattr(value, "_undefined_name", None)
        raise Missing(str(name or "?"))
    return value


def _environment() -> _Facts:
    # No markup comes out of here: the page takes plain text and escapes it itself, so nothing is escaped twice.
    env = _Facts(undefined=_Gap, autoescape=False, finalize=_shown, cache_size=0)
    env.globals.clear()
    env.filters = {name: env.filters[name] for name in _BUILT_IN} | FILTERS | _OWN
    env.tests = {name: env.tests[name] for name in _TESTS}
    return env


_ENV = _environment()


class BadSentence(ValueError):
    """A sentence that cannot be used; the argument says why in Indonesian. ``line`` counts within the sentence."""


@lru_cache(maxsize=2048)
def _compiled(text: str) -> Callable[[Mapping[str, Any]], str]:
    check(text)
    template = _ENV.from_string(text)
    return lambda values: template.render(values)


@lru_cache(maxsize=512)
def _condition(text: str) -> Callable[..., Any]:
    check(f"{{% if {text} %}}x{{% endif %}}")
    return _ENV.compile_expression(text, undefined_to_none=True)


def check(text: str) -> None:
    """Refuse, with :class:`BadSentence`, whatever is more than facts, filters and choices."""
    if len(text) > LONGEST:
        raise BadSentence(f"kalimat terlalu panjang (lebih dari {LONGEST} karakter)")
    try:
        tree = _ENV.parse(text)
    except TemplateSyntaxError as error:
        raise BadSentence(f"tulisan isian tidak terbaca: {_plainly(str(error.message))}") from error
    except RecursionError as error:
        raise BadSentence("kurung dalam isian terlalu dalam") from error
    for node in tree.find_all(nodes.Node):
        _permit(node)


def _permit(node: nodes.Node) -> None:
    if not isinstance(node, _ALLOWED):
        raise BadSentence(f"perintah '{type(node).__name__.lower()}' tidak boleh dipakai dalam kalimat surat")
    if isinstance(node, nodes.TemplateData) and (found := _SINGLE.search(node.data)):
        raise BadSentence(f"isian '{found[0]}' ditulis dengan satu kurung kurawal; pakai dua")
    if isinstance(node, nodes.TemplateData) and (found := _LEFT.search(node.data)):
        raise BadSentence(f"tanda '{found[0]}' akan tercetak apa adanya")
    if isinstance(node, nodes.Filter) and node.name not in _ENV.filters:
        raise BadSentence(f"penyaring '{node.name}' tidak dikenal")
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        raise BadSentence(f"uji '{node.name}' tidak dikenal")
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        name = node.name if isinstance(node, nodes.Name) else node.attr
        if name.startswith("_") or name in _RESERVED:
            raise BadSentence(f"isian '{name}' tidak dikenal")


def _plainly(message: str) -> str:
    """The parser's own words are English; only what it points at is kept."""
    found = pattern(r"'([^']+)'").search(message)
    return f"periksa bagian '{found[1]}'" if found else "periksa kurung kurawalnya"


def fill(text: str, values: Mapping[str, Any], where: str) -> str:
    """A sentence with its facts. Trouble for a sentence that cannot be read, and for a fact that is absent."""
    try:
        known = {name: value for name, value in values.items() if not _empty(value)}
        return _NO_DOUBLE_STOP.sub(".", _compiled(text)(known))
    except BadSentence as error:
        raise Trouble(f"Kalimat {where} tidak dapat dipakai: {error}.", "Surat tidak dicetak.") from error
    except Missing as gap:
        raise Trouble(f"Kalimat {where} belum lengkap: {gap}.", "Surat tidak dicetak.", "Lengkapi isian itu.") from gap
    except (UndefinedError, TypeError, ValueError, AttributeError, ArithmeticError, LookupError, RuntimeError) as error:
        raise Trouble(
            f"Kalimat {where} tidak dapat disusun dari isiannya.", "Surat tidak dicetak.", "Periksa kalimat itu."
        ) from error


def holds(condition: str, values: Mapping[str, Any], where: str) -> bool:
    """Whether a condition of the letter's structure is true; an absent fact is false."""
    try:
        return bool(_condition(condition)(**values))
    except BadSentence as error:
        raise Trouble(f"Syarat {where} tidak dapat dipakai: {error}.", "Surat tidak dicetak.") from error
    except Missing:
        return False
