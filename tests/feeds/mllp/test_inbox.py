"""Messages that come while one transaction is written share the next one, and each hears how it went."""

import threading
from collections.abc import Sequence
from datetime import UTC, datetime

from frontdesk.domain.feed_message import FeedMessage
from frontdesk.feeds.mllp.inbox import Inbox

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def message(number: int) -> FeedMessage:
    return FeedMessage(NOW, "10.0.0.7", str(number), str(number), b"MSH")


class SlowDisk:
    """Writes when it is let, and remembers what stood together."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.written: list[list[str]] = []
        self.full = False

    def store(self, messages: Sequence[FeedMessage]) -> None:
        self.begun.set()
        assert self.may_end.wait(20)
        if self.full:
            raise OSError
        self.written.append([one.control_id for one in messages])


def keep_all(inbox: Inbox, disk: SlowDisk, numbers: Sequence[int]) -> list[object]:
    """The first alone, then the others while it is being written; how each ended."""
    ends: list[object] = []

    def keep(number: int) -> None:
        try:
            inbox.keep([message(number)])
            ends.append(number)
        except OSError as trouble:
            ends.append(trouble)

    threads = [threading.Thread(target=keep, args=(number,)) for number in numbers]
    threads[0].start()
    assert disk.begun.wait(20)
    for thread in threads[1:]:
        thread.start()
    while len(inbox._gathering.messages) < len(numbers) - 1:
        threading.Event().wait(0.001)
    assert ends == [], "nobody comes back before the disk has it"
    disk.may_end.set()
    for thread in threads:
        thread.join(20)
    return ends


def test_who_comes_meanwhile_shares_the_next_transaction() -> None:
    disk = SlowDisk()
    ends = keep_all(Inbox(disk.store), disk, range(8))
    assert sorted(map(str, ends)) == [str(number) for number in range(8)]
    assert disk.written[0] == ["0"]
    assert sorted(disk.written[1]) == [str(number) for number in range(1, 8)]
    assert len(disk.written) == 2


def test_where_the_disk_takes_nothing_everybody_hears_of_it_and_the_next_one_is_stored() -> None:
    disk = SlowDisk()
    inbox = Inbox(disk.store)
    disk.full = True
    ends = keep_all(inbox, disk, range(3))
    assert [type(end) for end in ends] == [OSError] * 3
    disk.full = False
    inbox.keep([message(9)])
    assert disk.written == [["9"]]


def test_several_of_one_sender_are_stored_in_their_order() -> None:
    disk = SlowDisk()
    disk.may_end.set()
    Inbox(disk.store).keep([message(number) for number in range(5)])
    assert disk.written == [[str(number) for number in range(5)]]
