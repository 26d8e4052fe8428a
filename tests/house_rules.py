"""The rules of docs/architecture.md that no linter knows: each lists what breaks it in a project's tree."""

import ast
import re
import statistics
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

# Where a new thing is one file plus one line in the catalogue beside it.
CATALOGUES = (
    "prompts/conditions",
    "card/sections",
    "importers/formats",
    "exporters/formats",
    "screens",
    "cli/verbs",
)
SAYS_NOTHING = re.compile(r"^(utils?|helpers?|common|misc|base|managers?)$")
CORE = {"domain": {"domain"}, "prompts": {"domain", "prompts"}, "card": {"domain", "card"}}
CORE_LIBRARIES = {"likeness": {"rapidfuzz"}}
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("time", "time"),
}
QT_CLOCKS = {"currentDateTime", "currentDateTimeUtc", "currentDate", "currentTime"}
TAKES_HTML = {"QLabel", "QMessageBox", "QToolTip", "QTextBrowser", "QTextEdit"}
MAKES_HTML = {"setToolTip", "setWhatsThis", "setHtml", "insertHtml", "setInformativeText"}
OUTSIDE_THE_WINDOW = {"QSystemTrayIcon", "setWindowFilePath", "addRecentDocument", "SHAddToRecentDocs"}
TYPED_INTO = {"QLineEdit", "QPlainTextEdit"}
SPREADSHEETS = {"openpyxl", "xlsxwriter", "xlwt", "pandas"}
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})(?![0-9a-zA-Z])")

Rule = Callable[[Path], list[str]]


def catalogues_complete(root: Path) -> list[str]:
    """Every condition, section, format, screen and verb is listed in the catalogue of its folder."""
    missing = []
    for name in CATALOGUES:
        folder = package(root) / name
        if not folder.is_dir():
            continue
        catalogue = folder / "catalogue.py"
        listed = _names_listed(catalogue) if catalogue.is_file() else set()
        for entry in sorted(folder.iterdir()):
            is_module = entry.suffix == ".py" or (entry / "__init__.py").is_file()
            if is_module and entry.stem not in {"__init__", "catalogue"} and entry.stem not in listed:
                missing.append(f"{name}/catalogue.py does not list {entry.name}")
    return missing


def _names_listed(catalogue: Path) -> set[str]:
    """Modules a catalogue imports, at the top or on first use, or names in a string to be imported later."""
    dotted: list[str] = []
    for node in ast.walk(_parsed(catalogue)):
        if isinstance(node, ast.ImportFrom):
            dotted += [node.module or "", *(alias.name for alias in node.names)]
        elif isinstance(node, ast.Import):
            dotted += [alias.name for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
            dotted.append(node.value)
    return {part for name in dotted for part in re.split(r"[.:]", name)}


def names_say_something(root: Path) -> list[str]:
    """No module or folder is called utils, helpers, common, misc, base or manager."""
    return [
        f"{_short(root, file)}: say what it does at the desk"
        for file in modules(root)
        if any(SAYS_NOTHING.match(part) for part in file.relative_to(package(root)).with_suffix("").parts)
    ]


def packages_hold_a_docstring_only(root: Path) -> list[str]:
    """`__init__.py` says what lives here and how to add one, nothing more."""
    broken = []
    for file in modules(root):
        if file.name == "__init__.py":
            tree = _parsed(file)
            if ast.get_docstring(tree) is None or len(tree.body) != 1:
                broken.append(f"{_short(root, file)}: a docstring and nothing else")
    return broken


def packaging_is_no_package(root: Path) -> list[str]:
    """An `__init__.py` in packaging/ would shadow the library of that name."""
    return [_short(root, file) for file in (root / "packaging").rglob("__init__.py")]


def dev_needs_nothing_installed(root: Path) -> list[str]:
    """packaging/dev.py runs before anything is installed and stays readable in one go."""
    file = root / "packaging" / "dev.py"
    foreign = _imports(file) - set(sys.stdlib_module_names)
    broken = [f"{_short(root, file)} imports {name}" for name in sorted(foreign)]
    lines = _length(file)
    return broken + ([f"{_short(root, file)} has {lines} lines; 280 at most"] if lines > 280 else [])


def files_are_short(root: Path) -> list[str]:
    """No file over 400 lines, and half of them under 120."""
    lengths = {file: _length(file) for file in modules(root)}
    broken = [
        f"{_short(root, file)} has {lines} lines; 400 at most"
        for file, lines in lengths.items()
        if lines > 400
    ]
    middle = statistics.median(lines for file, lines in lengths.items() if file.name != "__init__.py")
    return broken + (
        [f"half of the files are longer than {middle:.0f} lines; 120 at most"] if middle > 120 else []
    )


def core_needs_no_library(root: Path) -> list[str]:
    """domain, prompts and card import the standard library and domain; likeness also rapidfuzz."""
    broken = []
    for name in ("domain", "prompts", "card", "likeness"):
        ours = CORE.get(name, {"domain", name})
        allowed = set(sys.stdlib_module_names) | CORE_LIBRARIES.get(name, set())
        for file in modules(root, name):
            broken += [
                f"{_short(root, file)} imports {found}"
                for found in sorted(_imports(file) - {"frontdesk"} - allowed)
            ]
            broken += [
                f"{_short(root, file)} imports frontdesk.{found}" for found in sorted(_our_parts(file) - ours)
            ]
    return broken


def colours_live_in_the_theme(root: Path) -> list[str]:
    """No colour in figures and no style sheet outside qt/theme.py: a theme must reach everything."""
    broken = []
    for file, node in _nodes(root, allowed=("qt/theme.py",)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.search(node.value):
            broken.append(f"{_at(root, file, node)}: a colour, {node.value.strip()[:20]!r}")
        elif isinstance(node, ast.Attribute) and node.attr == "setStyleSheet":
            broken.append(f"{_at(root, file, node)}: setStyleSheet")
        elif (
            isinstance(node, ast.Attribute)
            and _ends_with(node.value, "GlobalColor")
            and node.attr != "transparent"
        ):
            broken.append(f"{_at(root, file, node)}: Qt.GlobalColor.{node.attr}")
        elif (
            isinstance(node, ast.Call)
            and (_ends_with(node.func, "QColor") or _ends_with(node.func, "fromRgb"))
            and any(isinstance(argument, ast.Constant) for argument in node.args)
        ):
            broken.append(f"{_at(root, file, node)}: a colour in figures")
    return broken


def the_clock_is_handed_in(root: Path) -> list[str]:
    """Only bootstrap asks what time it is; everybody else is told, so any day can be replayed."""
    broken = []
    for file, node in _nodes(root, allowed=("bootstrap.py",)):
        if isinstance(node, ast.Attribute) and (
            node.attr in QT_CLOCKS
            or any(_ends_with(node.value, of) and node.attr == asks for of, asks in CLOCKS)
        ):
            broken.append(f"{_at(root, file, node)}: {ast.unparse(node)}")
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            broken += [f"{_at(root, file, node)}: time.time" for alias in node.names if alias.name == "time"]
    return broken


def text_from_data_is_plain(root: Path) -> list[str]:
    """A Qt class that takes a name for a document is used inside qt/ only, behind our own plain ones.

    The words of a line are a document of signs and chips: put in piece by piece, pasted as plain text.
    """
    broken = []
    for file, node in _nodes(root, allowed=("qt/", "screens/studio/view/chip_")):
        if isinstance(node, ast.ImportFrom):
            broken += [f"{_at(root, file, node)}: {a.name}" for a in node.names if a.name in TAKES_HTML]
        elif isinstance(node, ast.Attribute) and node.attr in TAKES_HTML | MAKES_HTML:
            broken.append(f"{_at(root, file, node)}: {node.attr}")
    return broken


def words_stay_in_the_window(root: Path) -> list[str]:
    """No note pops up beside it, and no list of recent files is told: both outlive the lock."""
    broken = []
    for file, node in _nodes(root, allowed=()):
        named = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else set()
        named |= {node.attr} if isinstance(node, ast.Attribute) else set()
        broken += [f"{_at(root, file, node)}: {name}" for name in sorted(named & OUTSIDE_THE_WINDOW)]
    return broken


def what_is_typed_is_plain(root: Path) -> list[str]:
    """Words are typed into the field of qt/widgets, which takes no control character, or into chips."""
    broken = []
    for file, node in _nodes(root, allowed=("qt/", "screens/studio/view/chip_")):
        made = node.bases if isinstance(node, ast.ClassDef) else []
        made = [node.func] if isinstance(node, ast.Call) else made
        broken += [
            f"{_at(root, file, node)}: {name}" for one in made for name in TYPED_INTO if _ends_with(one, name)
        ]
    return broken


def tables_leave_by_one_door(root: Path) -> list[str]:
    """A cell that begins like a formula acts in a spreadsheet. What leaves today is JSON and paper; whatever
    writes rows of cells does so in exporters/table_cells.py, where each cell is made literal."""
    broken = []
    for file, node in _nodes(root, allowed=("exporters/table_cells.py",)):
        if isinstance(node, ast.Attribute) and node.attr in {"writerow", "writerows", "DictWriter"}:
            broken.append(f"{_at(root, file, node)}: {node.attr}")
        elif isinstance(node, ast.Import | ast.ImportFrom) and _imports_of(node) & SPREADSHEETS:
            broken.append(f"{_at(root, file, node)}: writes spreadsheets")
    return broken


def _imports_of(node: ast.Import | ast.ImportFrom) -> set[str]:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
    return {name.split(".")[0] for name in names}


RULES: tuple[Rule, ...] = (
    catalogues_complete,
    names_say_something,
    packages_hold_a_docstring_only,
    packaging_is_no_package,
    dev_needs_nothing_installed,
    files_are_short,
    core_needs_no_library,
    colours_live_in_the_theme,
    the_clock_is_handed_in,
    text_from_data_is_plain,
    words_stay_in_the_window,
    what_is_typed_is_plain,
    tables_leave_by_one_door,
)


def package(root: Path) -> Path:
    """The folder of the package in a project."""
    return root / "src" / "frontdesk"


def modules(root: Path, part: str = "") -> list[Path]:
    """Every module of the package, or of one part of it."""
    return sorted((package(root) / part).rglob("*.py"))


def _nodes(root: Path, allowed: tuple[str, ...]) -> Iterator[tuple[Path, ast.AST]]:
    """Each syntax node of the package but for docstrings and the files, or folders/, a rule allows."""
    for file in modules(root):
        if file.relative_to(package(root)).as_posix().startswith(allowed):
            continue
        tree = _parsed(file)
        docstrings = {
            id(owner.body[0].value)
            for owner in ast.walk(tree)
            if isinstance(owner, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and owner.body
            and isinstance(owner.body[0], ast.Expr)
        }
        yield from ((file, node) for node in ast.walk(tree) if id(node) not in docstrings)


def _imports(file: Path) -> set[str]:
    """First names of what a file imports; a relative import is ours."""
    found = set()
    for node in ast.walk(_parsed(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found


def _our_parts(file: Path) -> set[str]:
    """Parts of frontdesk a file imports by their full name."""
    found = set()
    for node in ast.walk(_parsed(file)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("frontdesk.")}
    return found


def _ends_with(node: ast.AST, name: str) -> bool:
    """Whether an expression is `name` or ends in `.name`."""
    return (isinstance(node, ast.Name) and node.id == name) or (
        isinstance(node, ast.Attribute) and node.attr == name
    )


def _parsed(file: Path) -> ast.Module:
    return _parse_text(file.read_text(encoding="utf-8"))


@cache
def _parse_text(text: str) -> ast.Module:
    return ast.parse(text)


def _length(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _short(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix()


def _at(root: Path, file: Path, node: ast.AST) -> str:
    return f"{_short(root, file)}:{getattr(node, 'lineno', 0)}"
