"""A message about the person on the screen, over the line and through the window's own writer."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from queue import Queue

import hl7.client
import pytest

from frontdesk.connections import Connections
from frontdesk.domain.fact import FactKind
from frontdesk.frame.jobs import Jobs
from frontdesk.frame.running_feeds import RunningFeeds
from frontdesk.settings.declared import HL7_ADDRESS, HL7_LISTENER, HL7_PORT
from frontdesk.settings.settings import Settings
from tests.feeds.mllp.messages import adt, until
from tests.screens.today.presented import Today

HANG = 60
CALLS: Queue[Callable[[], None]] = Queue()


@pytest.fixture
def today() -> Today:
    return Today()


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def feeds(today: Today, port: int) -> Iterator[RunningFeeds]:
    """As the window runs them; switched off."""
    jobs, settings = Jobs(CALLS.put), Settings()
    settings.change(HL7_PORT, port)
    running = RunningFeeds(today.desk, jobs, settings, today.presenter.stage.news)
    running.start()
    yield running
    running.stop()
    jobs.stop()


def on_the_main_thread(true: Callable[[], object]) -> None:
    """Calls come in, one by one, until it is so."""
    while not true():
        CALLS.get(timeout=HANG)()


def words(feeds: RunningFeeds) -> str:
    return next(one.standing.words for one in feeds.now() if one.by == "feed:hl7")


def test_an_open_card_says_one_new_detail_and_stays_as_it_is(
    today: Today, feeds: RunningFeeds, port: int
) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - whatever this system says: nobody listens
        socket.create_connection(("127.0.0.1", port)).close()
    opened = Connections()
    opened.watch()
    feeds._settings.change(HL7_LISTENER, True)
    until(lambda: "Takes HL7 messages" in words(feeds))
    assert opened.reached() == (f"127.0.0.1:{port}",), "the trust page names it"
    today.check_in("v1")
    before = today.display.front
    patient = today.presenter.stage.open.card_input.patient  # type: ignore[union-attr]
    name = f"{patient.name.family}^{' '.join(patient.name.given)}"
    message = adt("A08", "771", name, patient.birth_date.replace("-", "") + "||||||||es")
    with hl7.client.MLLPClient("127.0.0.1", port) as sender:
        assert b"MSA|AA" in sender.send_message(message)
    on_the_main_thread(lambda: today.display.front != before)
    assert today.display.front == replace(before, new_details=1)
    facts = today.desk.store.facts_of("p1")
    assert [one.code for one in facts if one.kind is FactKind.SPOKEN_LANGUAGE] == ["es"]
    today.presenter.details.show()
    assert today.display.front.new_details == 0
    assert "1 stored (AA)" in words(feeds)


def test_an_address_of_the_network_without_a_list_is_refused_with_a_sentence(feeds: RunningFeeds) -> None:
    feeds._settings.change(HL7_ADDRESS, "0.0.0.0")
    feeds._settings.change(HL7_LISTENER, True)
    until(lambda: words(feeds) != "Nobody listens yet.")
    assert words(feeds).startswith(
        "HL7 messages from the network need a list of the computers that may send."
    )
