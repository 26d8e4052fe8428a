"""No exception leaves a word of anybody: every kind of problem, on the desk's roads and the terminal's."""

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk import bootstrap, log
from frontdesk.cli.main import run
from frontdesk.domain.errors import Defect
from frontdesk.store.sqlite.store import SqliteStore
from tests.canary import people, surfaces
from tests.canary.rules import leaks
from tests.canary.surfaces import Said
from tests.canary.walk import walking

WORDS = "Zqadapersonnamefamily 1913-07-29 0" + people.DIGITS["ada"]


def _decoding() -> Exception:
    try:
        (WORDS.encode() + b"\xff").decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem
    raise AssertionError


def _json() -> Exception:
    try:
        json.loads('{"family": "' + WORDS)
    except ValueError as problem:
        return problem
    raise AssertionError


def _led_to() -> Exception:
    outer = RuntimeError(WORDS)
    outer.__cause__ = KeyError(WORDS)
    return outer


def _noted() -> Exception:
    problem = TypeError("wrong")
    problem.add_note(WORDS)
    return problem


PROBLEMS: dict[str, Callable[[], Exception]] = {
    "value": lambda: ValueError(WORDS),
    "key": lambda: KeyError(WORDS),
    "file": lambda: FileNotFoundError(2, "No such file", f"/home/{WORDS}.csv"),
    "letters": _decoding,
    "json": _json,
    "cause": _led_to,
    "ours": lambda: Defect(WORDS),
    "note": _noted,
}


def raising(problem: Exception) -> Callable[..., Any]:
    def broken(*_: object, **__: object) -> None:
        raise problem

    return broken


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the program starts: what nobody caught is reported."""
    for place, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, hook, getattr(place, hook))
    log.watch()


@pytest.mark.parametrize("name", PROBLEMS)
@pytest.mark.usefixtures("watched")
def test_a_job_of_the_desk_that_breaks(
    qapp: QApplication, made: Path, tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Writing, reading and searching break one after the other, behind a card that stands there."""
    with walking(qapp, made, tmp_path) as walk:
        walk.pick("bea")
        acts = (
            ("commit", walk.enter),
            ("card_input", lambda: walk.presenter.visit_picked("cyd-today")),
            ("find", lambda: walk.presenter.find.typed("somebody")),
        )
        for broken, act in acts:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(SqliteStore, broken, raising(PROBLEMS[name]()))
                try:
                    act()
                except Exception as problem:  # noqa: BLE001 - Qt hands on whatever a slot raised
                    sys.excepthook(type(problem), problem, problem.__traceback__)
            there = [leak for leak in leaks(walk.said(), "beat 1") if "ada" in leak.what]
            assert [leak for leak in there if leak.what != "zqadapatientboardname"] == []
    written = (tmp_path / "log" / log.FILE_NAME).read_text(encoding="utf-8")
    assert written.count("reference ") >= len(acts), "each was reported"
    out, err = capfd.readouterr()
    assert (
        leaks([*surfaces.files(tmp_path), Said("stdout", "", out), Said("stderr", "", err)], "locked") == []
    )


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_verb_that_breaks(terminal: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any, name: str) -> None:
    monkeypatch.setattr(bootstrap, "open_desk", raising(PROBLEMS[name]()))
    assert run(["today", "--json", "--store", str(terminal)]) in (1, 6)
    no_words(terminal, *capfd.readouterr())


def no_words(store: Path, out: str, err: str) -> None:
    """Something was said, and nothing of anybody: on neither stream, in no file, in no name of one."""
    said = [Said("stdout", "", out), Said("stderr", "", err), *surfaces.files(store.parent)]
    assert (out + err).strip()
    assert leaks(said, "locked") == []


WRONG: dict[str, tuple[int, list[str]]] = {
    "nobody of this id": (2, ["card", WORDS]),
    "no such visit": (2, ["check-in", WORDS]),
    "no such visit to end": (2, ["check-out", WORDS]),
    "no such verb": (2, [WORDS]),
    "no such option": (2, ["today", f"--{WORDS}"]),
    "no such choice": (2, ["card", "ada", "--listening", WORDS]),
    "nobody to save": (2, ["export-person", WORDS, "/nowhere"]),
    "nobody to erase": (2, ["erase-person", WORDS]),
    "no store there": (10, ["today", "--store", f"/nowhere/{WORDS}/x"]),
    "no such paper": (2, ["print", WORDS]),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_verb_given_something_wrong(terminal: Path, capfd: Any, name: str) -> None:
    """It is not said back: what was typed by mistake may be somebody's name."""
    _, arguments = WRONG[name]
    store = [] if "--store" in arguments else ["--store", str(terminal)]
    code = run([arguments[0], *store, *arguments[1:]])
    out, err = capfd.readouterr()
    assert code == WRONG[name][0]
    assert out == ""
    no_words(terminal, out, err)
