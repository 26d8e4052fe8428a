"""The words a person can read in the window or a terminal, as they stand in the source."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house_rules import modules, package

_READS_LIKE_WORDS = re.compile(r"^[A-Z][a-z]+$|[A-Za-z’']+(?:[ …][A-Za-z’'“”]+|[.?!…])")
"""A word with a capital, two words, or a word with a stop: keys, names of fields and formats are none."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A literal of the program and where it stands."""

    file: str
    line: int
    text: str


def phrases(root: Path, *parts: str) -> Iterator[Phrase]:
    """Every string of these parts of the package that reads like words.

    The pieces of an f-string stand together, each value as an ellipsis. A string that stands alone is a
    docstring: for whoever reads the source.
    """
    for part in parts:
        for file in modules(root, part):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            name = file.relative_to(package(root)).as_posix()
            for node in ast.walk(tree):
                if isinstance(node, ast.JoinedStr):
                    skipped |= {id(piece) for piece in node.values}
                text = _text(node)
                if isinstance(node, ast.expr) and id(node) not in skipped and _READS_LIKE_WORDS.search(text):
                    yield Phrase(name, node.lineno, text)


def _text(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=pieces):
            return "".join(_text(piece) or "…" for piece in pieces)
    return ""
