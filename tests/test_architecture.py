"""The house keeps its rules, and each rule bites: what it forbids is planted in another tree and found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import house_rules as rules
from tests.house_rules import RULES, Rule

ROOT = Path(__file__).resolve().parents[1]
DOC = '"""What lives here."""\n'


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    assert rule(ROOT) == []


PLANTED: list[tuple[Rule, dict[str, str], str]] = [
    (rules.catalogues_complete, {"card/sections/tea.py": DOC}, "does not list tea.py"),
    (
        rules.catalogues_complete,
        {"prompts/conditions/late.py": DOC, "prompts/conditions/catalogue.py": ""},
        "late",
    ),
    (rules.catalogues_complete, {"importers/formats/x.py": DOC}, "does not list x.py"),
    (rules.catalogues_complete, {"exporters/formats/x.py": DOC}, "does not list x.py"),
    (rules.catalogues_complete, {"screens/find/__init__.py": DOC}, "does not list find"),
    (
        rules.catalogues_complete,
        {"cli/verbs/today.py": DOC, "cli/verbs/catalogue.py": "NAMES = ['to']"},
        "today",
    ),
    (rules.names_say_something, {"store/utils.py": DOC}, "store/utils.py"),
    (rules.names_say_something, {"common/board.py": DOC}, "common/board.py"),
    (rules.names_say_something, {"frame/manager.py": DOC}, "frame/manager.py"),
    (rules.packages_hold_a_docstring_only, {"qt/__init__.py": DOC + "import os\n"}, "qt/__init__.py"),
    (rules.packages_hold_a_docstring_only, {"qt/__init__.py": ""}, "qt/__init__.py"),
    (rules.packaging_is_no_package, {"../../packaging/__init__.py": ""}, "packaging/__init__.py"),
    (rules.dev_needs_nothing_installed, {"../../packaging/dev.py": "import click\n"}, "imports click"),
    (rules.dev_needs_nothing_installed, {"../../packaging/dev.py": "\n" * 281}, "281 lines"),
    (rules.files_are_short, {"store/port.py": "\n" * 401}, "401 lines"),
    (rules.files_are_short, {f"qt/part_{n}.py": "\n" * 130 for n in range(9)}, "longer than 130"),
    (rules.core_needs_no_library, {"domain/patient.py": "import phonenumbers\n"}, "imports phonenumbers"),
    (
        rules.core_needs_no_library,
        {"card/compose.py": "from frontdesk.store import port\n"},
        "frontdesk.store",
    ),
    (rules.core_needs_no_library, {"card/compose.py": "from frontdesk import words\n"}, "frontdesk.words"),
    (rules.core_needs_no_library, {"likeness/fold.py": "def f():\n    import numpy\n"}, "imports numpy"),
    (rules.colours_live_in_the_theme, {"qt/pill.py": "INK = '#1C1B18'\n"}, "a colour, '#1C1B18'"),
    (rules.colours_live_in_the_theme, {"qt/pill.py": "SHEET = 'color: #fff; border: 0'\n"}, "a colour"),
    (rules.colours_live_in_the_theme, {"qt/pill.py": "ink = QtGui.QColor(28, 27, 24)\n"}, "in figures"),
    (rules.colours_live_in_the_theme, {"qt/pill.py": "ink = QColor('teal')\n"}, "in figures"),
    (rules.colours_live_in_the_theme, {"qt/pill.py": "ink = Qt.GlobalColor.red\n"}, "GlobalColor.red"),
    (rules.colours_live_in_the_theme, {"screens/view.py": "card.setStyleSheet(x)\n"}, "setStyleSheet"),
    (rules.the_clock_is_handed_in, {"usecases/undo.py": "day = date.today()\n"}, "date.today"),
    (
        rules.the_clock_is_handed_in,
        {"usecases/undo.py": "import datetime\nx = datetime.datetime.now\n"},
        "now",
    ),
    (rules.the_clock_is_handed_in, {"usecases/undo.py": "import time\nx = time.time()\n"}, "time.time"),
    (rules.the_clock_is_handed_in, {"usecases/undo.py": "from time import time\n"}, "time.time"),
    (rules.the_clock_is_handed_in, {"qt/clock.py": "x = QDateTime.currentDateTime()\n"}, "currentDateTime"),
    (rules.text_from_data_is_plain, {"screens/v.py": "from PySide6.QtWidgets import QLabel\n"}, "QLabel"),
    (rules.text_from_data_is_plain, {"screens/v.py": "QtWidgets.QMessageBox.warning(x)\n"}, "QMessageBox"),
    (rules.text_from_data_is_plain, {"screens/v.py": "QtWidgets.QToolTip.showText(at, name)\n"}, "QToolTip"),
    (rules.text_from_data_is_plain, {"app.py": "row.setToolTip(name)\n"}, "setToolTip"),
    (rules.words_stay_in_the_window, {"app.py": "tray = QtWidgets.QSystemTrayIcon()\n"}, "QSystemTrayIcon"),
    (rules.words_stay_in_the_window, {"qt/w.py": "window.setWindowFilePath(path)\n"}, "setWindowFilePath"),
    (rules.what_is_typed_is_plain, {"screens/v.py": "field = QLineEdit(parent)\n"}, "QLineEdit"),
    (
        rules.what_is_typed_is_plain,
        {"screens/v.py": "class Notes(QPlainTextEdit):\n    pass\n"},
        "QPlainText",
    ),
    (rules.tables_leave_by_one_door, {"cli/out.py": "csv.writer(out).writerow(names)\n"}, "writerow"),
    (rules.tables_leave_by_one_door, {"exporters/x.py": "from openpyxl import Workbook\n"}, "spreadsheets"),
]


@pytest.mark.parametrize(("rule", "files", "found"), PLANTED)
def test_each_rule_finds_what_it_forbids(
    rule: Rule, files: dict[str, str], found: str, tmp_path: Path
) -> None:
    plant(tmp_path, {"../../packaging/dev.py": "import sys\n", "log.py": DOC, "words.py": DOC, "app.py": DOC})
    assert rule(tmp_path) == [], "the tree is sound before"
    plant(tmp_path, files)
    broken = rule(tmp_path)
    assert len(broken) == 1, broken
    assert found in broken[0]


def test_every_rule_has_a_planted_violation() -> None:
    assert {rule for rule, _, _ in PLANTED} == set(RULES)


ALLOWED: list[tuple[Rule, dict[str, str]]] = [
    (
        rules.catalogues_complete,
        {"screens/find/__init__.py": DOC, "screens/catalogue.py": "X = 'a.find.view:Find'"},
    ),
    (rules.catalogues_complete, {"cli/verbs/today.py": DOC, "cli/verbs/catalogue.py": "from . import today"}),
    (rules.catalogues_complete, {"cli/verbs/x.py": DOC, "cli/verbs/catalogue.py": "from a.x import X"}),
    (
        rules.colours_live_in_the_theme,
        {"qt/theme.py": "INK = '#1C1B18'\n", "qt/a.py": '"""A #1C1B18 word."""\n'},
    ),
    (
        rules.colours_live_in_the_theme,
        {"qt/a.py": "x = QColor(token), 'row #12', Qt.GlobalColor.transparent\n"},
    ),
    (rules.the_clock_is_handed_in, {"bootstrap.py": "now = datetime.now(UTC)\n", "a.py": "x = desk.now()\n"}),
    (rules.text_from_data_is_plain, {"qt/text.py": "from PySide6.QtWidgets import QLabel\n"}),
    (rules.tables_leave_by_one_door, {"exporters/table_cells.py": "csv.writer(out).writerow(names)\n"}),
    (
        rules.core_needs_no_library,
        {"likeness/fold.py": "import rapidfuzz, re\nfrom ..domain import patient\n"},
    ),
]


@pytest.mark.parametrize(("rule", "files"), ALLOWED)
def test_a_rule_lets_pass_what_is_right(rule: Rule, files: dict[str, str], tmp_path: Path) -> None:
    plant(tmp_path, {"../../packaging/dev.py": "import sys\n", **files})
    assert rule(tmp_path) == []


def test_the_import_contracts_hold() -> None:
    code, said = lint_imports(ROOT)
    assert code == 0, said


# One import for each contract, none of them allowed. The rest of the tree is a sound skeleton of the house.
FORBIDDEN_IMPORTS = {
    "1 Imports point down": ("domain/patient.py", "import frontdesk.usecases.check_in"),
    "2 Qt only in": ("feeds/folder.py", "from PySide6.QtCore import QTimer"),
    "3 domain, prompts and card": ("prompts/rank.py", "import babel"),
    "4 SQL drivers": ("usecases/undo.py", "import sqlite3"),
    "5 Only bootstrap names": ("usecases/check_in.py", "import frontdesk.store.sqlite.store"),
    "6 Store adapters": ("store/postgres/store.py", "import frontdesk.store.sqlite.connection"),
    "7 Screens are strangers": ("screens/find/presenter.py", "import frontdesk.screens.today.presenter"),
    "8a Conditions": ("prompts/conditions/late.py", "import frontdesk.prompts.conditions.first"),
    "8b Card sections": ("card/sections/tea.py", "import frontdesk.card.sections.last_visit"),
    "8c Importers": ("importers/formats/fhir.py", "import frontdesk.importers.formats.csv_file"),
    "8d Exporters": ("exporters/formats/fhir.py", "import frontdesk.exporters.formats.csv_file"),
    "8e Command-line verbs": ("cli/verbs/today.py", "import frontdesk.cli.verbs.card"),
    "9 qt knows no": ("qt/worker.py", "import frontdesk.usecases.undo"),
    "10 Views reach nothing": ("screens/today/view/board.py", "import frontdesk.usecases.find_patient"),
    "11 Presenters and actions": ("screens/today/presenter.py", "import frontdesk.screens.today.view.card"),
    "12 No cycles": ("likeness/fold.py", "import frontdesk.likeness.sound"),
}
SKELETON = (
    "__init__", "log", "resources", "bootstrap", "domain/fact", "usecases/find_patient", "store/sqlite/store",
    "store/sqlite/connection", "prompts/conditions/first", "card/sections/last_visit", "cli/verbs/card",
    "importers/formats/csv_file", "exporters/formats/csv_file", "screens/catalogue",
    "screens/today/view/card",
)  # fmt: skip


@pytest.fixture(scope="module")
def broken_contracts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a house in which every contract is broken once."""
    root = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", root)
    plant(root, {f"{name}.py": DOC for name in SKELETON})
    plant(root, {file: f"{DOC}{line}\n" for file, line in FORBIDDEN_IMPORTS.values()})
    plant(root, {"likeness/sound.py": f"{DOC}import frontdesk.likeness.fold\n"})
    for folder in [folder for folder in rules.package(root).rglob("*") if folder.is_dir()]:
        (folder / "__init__.py").write_text(DOC, encoding="utf-8")
    return lint_imports(root)[1]


@pytest.mark.parametrize("contract", FORBIDDEN_IMPORTS)
def test_each_import_contract_bites(contract: str, broken_contracts: str) -> None:
    verdicts, details = broken_contracts.split("Broken contracts", 1)
    verdict = next(line for line in verdicts.splitlines() if line.startswith(contract))
    assert verdict.endswith("BROKEN"), broken_contracts
    file, line = FORBIDDEN_IMPORTS[contract]
    importer = "frontdesk." + file.removesuffix(".py").replace("/", ".")
    imported = line.split()[1].removesuffix(".QtCore")
    found = ".sound -> .fold" if contract.startswith("12") else f"{importer} -> {imported}"
    said = details[details.index("\n" + contract) :].split("\n---", 2)[1]
    assert found in said, said


def test_every_import_contract_has_a_planted_violation(broken_contracts: str) -> None:
    assert f"{0} kept, {len(FORBIDDEN_IMPORTS)} broken" in broken_contracts


def plant(root: Path, files: dict[str, str]) -> None:
    """Write files into a project's package."""
    for name, text in files.items():
        file = Path(os.path.normpath(rules.package(root) / name))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def lint_imports(root: Path) -> tuple[int, str]:
    """Run import-linter on a project; returns its exit code and what it said."""
    program = Path(sys.executable).with_name("lint-imports.exe" if os.name == "nt" else "lint-imports")
    ran = subprocess.run(
        [program, "--no-logo", "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "NO_COLOR": "1", "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout + ran.stderr
