"""Every regular expression of the program: which they are, and whether one could be made to run away."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sign, _parser as parser  # type: ignore[attr-defined]  # the library's own reading
from typing import Any

import frontdesk

CALLS = {"compile", "match", "search", "sub", "subn", "split", "findall", "fullmatch", "finditer"}
_REPEATS = (sign.MAX_REPEAT, sign.MIN_REPEAT)
EVIL = tuple(
    unit * (200 // len(unit)) + end
    for unit in (
        "a", " ", "1", "\t", "-", ".", ",", "/", "(", "{", "[[", '"', "a ", "1 ", "1.", "a-", "-a-", "aB",
        "a1", "1a", "by ", " by", "ae", "the ", "Dr ", "mon ", "jan ", "9:", "x@", "\u2067", "e\u0301", "@.",
    )
    for end in ("", "!")
)  # fmt: skip
"""Texts of the greatest length a field takes, made of what repeats in a pattern, with and without an end
that fits nowhere."""


def evil_for(pattern: "re.Pattern[Any]") -> Iterator[Any]:
    """The evil texts; as bytes for a pattern over bytes, as messages of the wire are read by."""
    for text in EVIL:
        yield text.encode() if isinstance(pattern.pattern, bytes) else text


def patterns() -> dict[str, tuple[str, int]]:
    """Pattern and flags by where they stand: made when a module is loaded, or in its functions."""
    found: dict[str, tuple[str, int]] = {}
    for module in pkgutil.walk_packages(frontdesk.__path__, "frontdesk."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for at, one in enumerate(_inside(value)):
                found[f"{module.name}.{name}[{at}]"] = (one.pattern, one.flags & ~re.UNICODE)
        tree = ast.parse(Path(str(loaded.__file__)).read_text("utf-8"))
        found |= {f"{module.name}:{line}": (text, 0) for line, text in written(tree)}
    return found


def _inside(value: Any) -> Iterator["re.Pattern[str]"]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _inside(one)
    elif isinstance(value, dict):
        yield from _inside(list(value.values()))


def written(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Patterns as they stand in calls; what is put into one counts as a letter."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in CALLS:
            given = node.args[0]
            parts = given.values if isinstance(given, ast.JoinedStr) else [given]
            texts = [str(part.value) if isinstance(part, ast.Constant) else "x" for part in parts]
            if any(isinstance(part, ast.Constant) for part in parts):
                yield node.lineno, "".join(texts)


def runs_away(pattern: str, flags: int = 0) -> bool:
    """Whether something that repeats without end holds something else that repeats: one text could then be
    cut in ever more ways. What must begin with a sign that its own repeats never hold is cut in one way."""
    return any(_nested(body) for body in _endless(parser.parse(pattern, flags)))


def _endless(tree: Any) -> Iterator[Any]:
    """The bodies of all repeats without an upper limit."""
    for kind, value in tree:
        if kind in _REPEATS and value[1] > 50:
            yield value[2]
        for inner in _parts(value):
            yield from _endless(inner)


def _nested(body: Any) -> bool:
    return any(
        (kind in _REPEATS and value[0] != value[1]) or any(_nested(inner) for inner in _parts(value))
        for kind, value in body
    )


def _parts(value: Any) -> Iterator[Any]:
    """The patterns inside a piece of a pattern, however they are kept."""
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _parts(one)
