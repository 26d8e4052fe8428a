"""G15 together: a folder, a feed over MLLP and a list by hand come in at once while the desk works."""

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.app import SWITCH_INTERVAL
from frontdesk.domain.set_aside import Reason
from frontdesk.screens.today import pace
from frontdesk.settings.declared import HL7_LISTENER, HL7_PORT, WATCHED_FOLDER
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk
from tests.bench.conftest import MadeClinic
from tests.bench.heartbeat import Heartbeat
from tests.bench.measure import Scores
from tests.bench.test_day import LEAST_ROUNDS, MOST_ROWS, Day, list_of_people, slowest
from tests.bench.window import ClinicWindow

MESSAGES, LISTS = 1_000, 3


def test_everything_comes_in_at_once(
    app: QApplication,
    own_clinic: MadeClinic,
    scores: Scores,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And nothing is lost: everybody of each road is here afterwards."""
    monkeypatch.setattr(pace, "ARMED_AFTER", 0.01)
    small = scores.rounds(MOST_ROWS) < MOST_ROWS
    messages, rows = (60, 60) if small else (MESSAGES, MOST_ROWS // 5)
    watched = tmp_path / "watched"
    watched.mkdir()
    port = free_port()
    settings = Settings({WATCHED_FOLDER.key: str(watched), HL7_LISTENER.key: True, HL7_PORT.key: port})
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    window = ClinicWindow(app, own_clinic.desk(), still=False, settings=settings)
    heart = Heartbeat()
    try:
        desk = window.desktop.desk
        before = how_many(desk)
        heart.step("the feeds begin", lambda: None, lambda: all(f.on for f in window.desktop.feeds.now()[:2]))
        window.wait(lambda: listens(port))
        with subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("sender.py")), str(port), str(messages)],
            stdout=subprocess.PIPE,
        ) as sender:
            for number in range(LISTS):
                made = list_of_people(tmp_path / f"{number}.csv", rows, seed=300 + number)
                shutil.copy(made, watched / f"list{number}.csv")
            Day(window, heart).work(list_of_people(tmp_path / "hand.csv", rows), scores.rounds(LEAST_ROUNDS))
            done = watched / "done"
            heart.patience(120)
            heart.step("all is brought in", lambda: None, lambda: len(list(done.glob("*.csv"))) == LISTS)
            heart.step("the sender ends", lambda: None, lambda: sender.poll() is not None)
            assert sender.stdout is not None
            answered = json.loads(sender.stdout.read())
        good = answered["AA"]
        brought = before + good + rows * (LISTS + 1)
        heart.step("all are used", lambda: None, lambda: not desk.whole.messages_waiting(1))
        assert how_many(desk) == brought
        assert sum(answered.values()) == 2 * answered["sent"], "each was answered once"
        assert answered["AE"] + answered["AR"] == answered["sent"] - good > 0
    finally:
        window.close()
        sys.setswitchinterval(usual)
    words = f"{good} of {messages} messages taken, {messages - good} broken; {LISTS + 1} lists of {rows:,}"
    longest = {name: max(blocks) for name, blocks in heart.blocks.items()}
    scores.note("G15 together", max(longest.values()) * 1e3, f"{words}; {slowest(longest)}")


def how_many(desk: Desk) -> int:
    """Everybody on record, and who waits because somebody of the name and birth date is here already."""
    waiting = sum(1 for one in desk.whole.set_aside() if one.reason is Reason.MAY_BE_DOUBLE)
    return waiting + sum(1 for _ in desk.whole.patients())


def free_port() -> int:
    """One nobody listens at."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        number: int = door.getsockname()[1]
    return number


def listens(port: int) -> bool:
    """Somebody answers there."""
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0
