"""Where the bundled files are: icons, fonts, theme, prompts, the sample clinic.

In a checkout they stand at the top level, in an installed wheel inside the package.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "resources"


def path(*parts: str) -> Path:
    """The bundled file or folder at `parts`, for instance `path("icons", "ear.svg")`; it need not exist."""
    return _root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """The text of a bundled file, read as UTF-8. A missing one is our own defect: FileNotFoundError."""
    return path(*parts).read_text(encoding="utf-8")
