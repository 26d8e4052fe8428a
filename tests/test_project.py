"""What is said in one place of the project is true in the others."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}


def wanted() -> set[str]:
    """Everything pyproject.toml asks for, at run time and for development."""
    groups = [
        entry for group in PROJECT["dependency-groups"].values() for entry in group if isinstance(entry, str)
    ]
    return names(PROJECT["project"]["dependencies"]) | names(groups)


def test_the_lock_holds_everything_asked_for_by_hash() -> None:
    pins = re.findall(r"^([\w.-]+)==\S+(?: ;[^\\]*)? \\\n    --hash=sha256:", LOCK, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[^\s#]", LOCK, re.MULTILINE)), (
        "every line of the lock is a hashed pin"
    )
    assert wanted() <= set(pins), "run packaging/dev.py lock"


def test_the_lock_works_behind_any_mirror() -> None:
    assert "://" not in LOCK
    assert "--index" not in LOCK
    assert "--find-links" not in LOCK


def test_qt_stays_below_the_version_that_loses_references() -> None:
    found = re.search(r"^pyside6-essentials==6\.(\d+)\.", LOCK, re.MULTILINE)
    assert found is not None
    assert 10 <= int(found[1]) < 12


def test_every_library_at_run_time_stands_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower()
    assert [name for name in names(PROJECT["project"]["dependencies"]) if name not in notice] == []


def test_the_page_shows_the_directions_that_are_checked() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    shown = page.split("## Directions", 1)[1].split("```")[1].split("\n")[1:-1]
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    assert shown == [re.sub(r"[()]", "", layer) for layer in layers]
