"""The door to files: a child that hangs, dies or eats too much is ended, with one sentence."""

import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, RowProblem
from frontdesk.importers import child_process, read as door
from frontdesk.importers.encodings import asks_encoding
from frontdesk.importers.format import ReadAs
from frontdesk.importers.read import preview, read

TODAY = date(2026, 11, 21)
Child = "subprocess.Popen[bytes]"


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every child that was started; none may live on."""
    started: list[Any] = []
    start = child_process.start

    def remembered(module: str, inherits: tuple[int, ...] = ()) -> Any:
        started.append(start(module))
        return started[-1]

    monkeypatch.setattr(child_process, "start", remembered)
    return started


def child_that(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    def start(module: str, inherits: tuple[int, ...] = ()) -> Any:
        del module
        source = str(Path(door.__file__).parents[2])
        return subprocess.Popen(
            [sys.executable, "-c", f"import sys; sys.path.insert(0, {source!r})\n{code}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    monkeypatch.setattr(child_process, "start", start)


def test_batches_of_two_hundred_in_order(tmp_path: Path, children: list[Any]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,DOB\n" + "".join(f"Person {n},1961-03-14\n" for n in range(450)) + "bad\n")
    batches = list(read(path, zone="Europe/London", today=TODAY))
    assert [len(batch) for batch in batches] == [200, 200, 51]
    names = [row.names[0].text for batch in batches for row in batch if isinstance(row, ImportedPatient)]
    assert names == [f"Person {n}" for n in range(450)]
    assert isinstance(batches[-1][-1], RowProblem)
    assert children[0].poll() is not None


def test_closing_early_ends_the_child(tmp_path: Path, children: list[Any]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,DOB\n" + "".join(f"Person {n},1961-03-14\n" for n in range(30_000)))
    rows = read(path, zone="Europe/London", today=TODAY)
    next(rows)
    rows.close()  # type: ignore[attr-defined]  # a generator, as every reader is
    assert children[0].poll() is not None
    assert "import reader" not in [thread.name for thread in threading.enumerate()]


@pytest.mark.parametrize("asked", ["read", "preview"])
def test_a_refusal_comes_through_whole(tmp_path: Path, asked: str) -> None:
    path = tmp_path / "patients.xml"
    path.write_text('<Bundle xmlns="http://hl7.org/fhir"/>')
    ask = (
        preview if asked == "preview" else lambda path, how: list(read(path, zone=how.zone, today=how.today))
    )
    with pytest.raises(Refused) as refused:
        ask(path, ReadAs("Europe/London", TODAY))
    assert (refused.value.what, refused.value.exit_code) == ("This is XML; Frontdesk reads FHIR as JSON.", 4)


def test_a_preview_comes_through_whole(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name;DOB;Sex\nŁukasz;03.04.1961;F\n")
    shown = preview(path, ReadAs("Europe/London", TODAY))
    assert shown.guess == {"Name": "name", "DOB": "birth_date"}
    assert shown.samples == {"Name": ("Łukasz",), "DOB": ("03.04.1961",)}
    assert (shown.never_kept, shown.rows, shown.format) == (("Sex",), 1, "csv")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("gone.csv", None, "could not be opened"),
        ("empty.csv", b"", "is empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x01", "does not read this kind"),
        ("book.xlsx", b"PK\x03\x04xxxx", "cannot be read"),
        ("day.csv", b"BEGIN:VTODO\r\n", "does not read this kind"),
        ("day.csv", b"BEGIN:VCALENDAR\r\n", "holds no appointment"),
        ("book.csv", b"PK\x03\x04xxxx", "does not read this kind"),
    ],
)
def test_files_that_are_no_lists(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused, match=says):
        list(read(path, zone="Europe/London", today=TODAY))


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such files")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link to a pipe"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "list.csv"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
        case "folder":
            path.mkdir()
        case _:
            os.mkfifo(tmp_path / "pipe")
            path.symlink_to(tmp_path / "pipe")
    for ask in (
        lambda: preview(path, ReadAs("Europe/London", TODAY), silence=20),
        lambda: list(read(path, zone="Europe/London", today=TODAY, silence=20)),
    ):
        with pytest.raises(Refused, match="not a file") as refused:
            ask()
        assert (refused.value.exit_code, refused.value.safe) == (4, "Nothing was imported.")


def test_letters_of_windows_are_refused_with_the_encoding_to_choose(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name\nZoë Lee\n".encode("cp1252"))
    with pytest.raises(Refused, match="cp1252") as refused:
        list(read(path, zone="Europe/London", today=TODAY))
    assert asks_encoding(refused.value)
    assert list(read(path, zone="Europe/London", today=TODAY, encoding="cp1252"))


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import time; time.sleep(25)", "too long"),
        ("import os; os.kill(os.getpid(), 9)", "stopped unexpectedly"),
        ("sys.stdin.readline(); print('{\"rows\":'); sys.stdout.flush()", "stopped unexpectedly"),
        ('print(\'{"format":"csv"}\')', "stopped unexpectedly"),
        ("print('x' * 100_000, end='')", "stopped unexpectedly"),
    ],
)
def test_a_child_that_hangs_or_dies_is_one_calm_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, says: str
) -> None:
    child_that(monkeypatch, code)
    path = tmp_path / "list.csv"
    path.write_text("Name\nAnn Lee\n")
    silence = 1.0 if "long" in says else 30.0
    with pytest.raises(Refused, match=says) as refused:
        list(read(path, zone="Europe/London", today=TODAY, silence=silence))
    assert refused.value.safe == "Nothing was imported."


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limit")
def test_a_memory_bomb_is_refused_by_the_childs_own_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child_that(
        monkeypatch, "from frontdesk.importers import child; child.MEMORY_BYTES = 250_000_000; child.main()"
    )
    path = tmp_path / "bomb.json"
    path.write_text('{"resourceType":"Patient","x":[' + "[]," * 5_000_000 + "[]]}")
    with pytest.raises(Refused, match=r"more memory|stopped unexpectedly"):
        list(read(path, zone="Europe/London", today=TODAY))


def test_a_defect_of_ours_says_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    code = (
        "from frontdesk.importers import child\n"
        "def broken(path, how):\n    raise KeyError('Ann Lee')\n    yield\n"
        "import dataclasses, frontdesk.importers.formats.catalogue as c\n"
        "c.FORMATS = tuple(dataclasses.replace(f, read=broken) for f in c.FORMATS)\n"
        "child.main()"
    )
    child_that(monkeypatch, code)
    path = tmp_path / "list.csv"
    path.write_text("Name\nAnn Lee\n")
    with pytest.raises(Refused, match="stopped the reader") as refused:
        list(read(path, zone="Europe/London", today=TODAY))
    assert "Ann" not in str(refused.value) + caplog.text
    assert "KeyError" in caplog.text
