"""The log names kinds and places, never a value; a planted patient must not be found in it."""

import json
import logging
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from frontdesk import log, resources

CANARY = "Quillon Vantreaux 1931-02-29 +41790000000"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Start the log in a folder of its own; the value reads everything in that folder."""
    kept = logging.raiseExceptions
    assert log.start(tmp_path / "log") == tmp_path / "log" / log.FILE_NAME
    yield lambda: "\n".join(file.read_text(encoding="utf-8") for file in (tmp_path / "log").iterdir())
    log.stop()
    logging.raiseExceptions = kept


def parse_number() -> None:
    int(CANARY)


def parse_json() -> None:
    json.loads('{"family": "' + CANARY)


def decode() -> None:
    (CANARY.encode() + b"\xff").decode("utf-8")


def look_up() -> None:
    dict[str, int]()[CANARY]


def chained() -> None:
    try:
        parse_json()
    except ValueError as problem:
        raise LookupError(CANARY) from problem


def our_own_line() -> None:
    resources.read_text(CANARY)


@pytest.mark.parametrize("cause", [parse_number, parse_json, decode, look_up, chained, our_own_line])
def test_a_report_holds_type_and_reference_and_no_value(
    written: Callable[[], str], cause: Callable[[], None]
) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011  (any kind: that is the point)
        cause()
    reference = log.report(caught.value)
    text = written()
    assert reference in text
    assert type(caught.value).__qualname__ in text
    for word in CANARY.split():
        assert word not in text, text


def test_a_chain_names_each_exception(written: Callable[[], str]) -> None:
    with pytest.raises(LookupError) as caught:
        chained()
    log.report(caught.value)
    assert "builtins.LookupError at no line of ours <- json.decoder.JSONDecodeError" in written()


def test_the_place_is_our_own_line(written: Callable[[], str]) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        our_own_line()
    log.report(caught.value)
    assert "at resources.py:" in written()
    assert "in read_text" in written()
    assert str(resources.path()) not in written(), "a path may hold a name"


def test_arguments_keep_numbers_and_lose_texts(written: Callable[[], str]) -> None:
    logging.getLogger("frontdesk.usecases").warning("%s rows of %s left out", 3, CANARY)
    assert "3 rows of <str> left out" in written()
    logging.getLogger("frontdesk").info("%(name)s", {"name": CANARY})
    assert "Quillon" not in written()


def test_what_a_library_says_is_not_kept(written: Callable[[], str]) -> None:
    logging.getLogger("hl7.parser").error("cannot read " + CANARY)  # noqa: G003  (as libraries do)
    assert "hl7.parser: said something at test_log.py:" in written()
    assert "Quillon" not in written()


def test_a_problem_that_was_handled_keeps_its_place_only(written: Callable[[], str]) -> None:
    try:
        our_own_line()
    except FileNotFoundError:
        logging.getLogger("frontdesk").exception("left out")
    assert "left out | builtins.FileNotFoundError at resources.py:" in written()
    assert "Quillon" not in written()


def test_a_stack_is_not_kept(written: Callable[[], str]) -> None:
    logging.getLogger("frontdesk").warning("here", stack_info=True)
    assert "File" not in written()


def test_references_can_be_read_out() -> None:
    references = {log.report(ValueError()) for _ in range(200)}
    assert len(references) == 200
    assert all(len(r) == 6 and not set(r) & set("IO01") for r in references)


def test_an_exception_nobody_caught_is_told_by_reference_only(
    written: Callable[[], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    log.watch()
    sys.excepthook(ValueError, ValueError(CANARY), None)
    thread = threading.Thread(target=parse_number)
    thread.start()
    thread.join()
    printed = capsys.readouterr().err
    sentence, again = printed.splitlines()
    for line in (sentence, again):
        reference = line.removesuffix(".").split()[-1]
        assert line == log.STOPPED.format(reference=reference)
        assert reference in written()
    assert "Quillon" not in printed + written()


def test_stopping_by_keyboard_is_not_reported(
    written: Callable[[], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for hook in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, hook, getattr(sys, hook))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[str] = []
    log.watch(told.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not told
    assert "reference" not in written()
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_desk_without_a_log_works(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file stands where the folder should be", encoding="utf-8")
    assert log.start(tmp_path / "taken") is None
    before_any_log = "from frontdesk import log; log.report(ValueError('Quillon'))"
    ran = subprocess.run([sys.executable, "-c", before_any_log], capture_output=True, text=True, check=True)
    assert ran.stdout + ran.stderr == "", "what has no log to go to must not go to the terminal"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_the_folder_is_for_this_person_only(tmp_path: Path) -> None:
    assert log.start(tmp_path / "log")
    log.stop()
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700
