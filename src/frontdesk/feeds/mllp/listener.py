"""The HL7 listener: messages come in over MLLP, are stored, answered, and used in their order."""

import itertools
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b
from pathlib import Path

from frontdesk import log
from frontdesk.domain.errors import Fixable
from frontdesk.domain.feed_message import FeedMessage
from frontdesk.domain.staff import BY_ITSELF
from frontdesk.feeds.feed import Done, Standing, StoreClosed, Told, Works
from frontdesk.feeds.mllp.answer import Code, Verdict, answers, head_of
from frontdesk.feeds.mllp.examine import Examined, examine
from frontdesk.feeds.mllp.frames import Frame
from frontdesk.feeds.mllp.inbox import Inbox
from frontdesk.feeds.mllp.place import Place
from frontdesk.feeds.mllp.server import Server
from frontdesk.feeds.mllp.tally import Tally, done_words
from frontdesk.importers.format import ReadAs
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.take_messages import BY, Taken, forget_old, take_waiting

PORT_TAKEN = (
    "HL7 messages cannot be waited for: another program has the port, or this computer has no such address."
    " It is tried again by itself; another port can be chosen in the settings."
)
TOLD_EVERY = 1.0
"""Seconds: a flood of messages does not have the board read again for each."""
_TRY_AGAIN = 5.0
_PATIENCE = 10.0
_NEVER = datetime.min.replace(tzinfo=UTC)
_NOT_NOW = Verdict(Code.NOT_HANDLED, "It cannot be stored just now. Send it again later.", "207")


@dataclass(frozen=True, slots=True)
class Clock:
    """The clinic's clock, asked on any thread."""

    now: Callable[[], datetime]
    local: Callable[[datetime], datetime]
    zone: str

    def local_now(self) -> datetime:
        """Now, on the clinic's clock."""
        return self.local(self.now())

    def today(self) -> date:
        """The clinic's own date."""
        return self.local_now().date()


class Listener:
    """Listens at one place. ``where`` says which, or raises the sentence why it cannot."""

    name = BY_ITSELF[BY]

    def __init__(self, where: Callable[[], Place], works: Works, told: Told) -> None:
        self._where, self._works, self._told = where, works, told
        self._inbox = Inbox(self._keep)
        self.tally = Tally()
        self._numbers = itertools.count()
        self._held = self._closed = ""
        """Why messages wait; why nobody listens."""
        self._server: Server | None = None
        self._place: Place | None = None
        self._clock = Clock(lambda: _NEVER, lambda moment: moment, "")
        self._stopping, self._wake = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """Where it listens; 0 where it does not."""
        return self._server.port if self._server else 0

    # --- a feed

    def start(self) -> None:
        """See ``Feed``."""
        self._thread = threading.Thread(target=self._run, name="frontdesk-hl7-use", daemon=True)
        self._thread.start()

    def look_now(self) -> None:
        """See ``Feed``."""
        self._wake.set()

    def brought_in(self, path: Path) -> None:
        """See ``Feed``: no file is of this feed."""

    def stop(self) -> None:
        """See ``Feed``. What was acknowledged and is not used yet is used at the next start."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def status(self) -> Standing:
        """See ``Feed``."""
        place = self._place
        if place is None or not self.port:
            return Standing(self._closed or "Nobody listens yet.", well=not self._closed)
        whom = "from a list of computers, over TLS" if place.tls else "from programs of this computer"
        here = f"Takes HL7 messages at {place.address}, port {self.port}, {whom}."
        held = f" {self._held}" if self._held else ""
        return Standing(f"{here} {self.tally.words()}{held}", not self._held, lately=self.tally.lately())

    # --- messages, on the threads of the connections

    def take(self, frames: Sequence[Frame], source: str) -> list[bytes]:
        """See ``server.Door``."""
        now = self._clock.now()
        how = ReadAs(self._clock.zone, self._clock.today())
        examined = [_looked_at(frame, how) for frame in frames]
        not_now = self._stored(frames, examined, source, now)
        said: list[bytes] = []
        for one in examined:
            if one.is_answer:
                self.tally.ignored()
                continue
            verdict = not_now if not_now and one.verdict.code is Code.TAKEN else one.verdict
            self.tally.answered(verdict, source, self._clock.local_now())
            said += answers(one.head, verdict, now, self._number(now))
        return said

    def turned_away(self, source: str, *, full: bool) -> None:
        """See ``server.Door``."""
        self.tally.turned_away(source, self._clock.local_now(), full=full)

    def _stored(
        self, frames: Sequence[Frame], examined: Sequence[Examined], source: str, now: datetime
    ) -> Verdict | None:
        """Store what is good; what is answered instead where the store takes nothing."""
        good = [
            FeedMessage(now, source, one.head.control_id, _stands_for(frame.body), frame.body)
            for frame, one in zip(frames, examined, strict=True)
            if one.verdict.code is Code.TAKEN and not one.is_answer
        ]
        if not good:
            return None
        try:
            self._inbox.keep(good)
        except Exception as trouble:  # noqa: BLE001 - whatever it is, nothing is acknowledged
            if not isinstance(trouble, Fixable):
                log.report(trouble)
            return _NOT_NOW
        self._wake.set()
        return None

    def _keep(self, messages: Sequence[FeedMessage]) -> None:
        self._works(lambda desk: desk.whole.keep_messages(messages))

    def _number(self, now: datetime) -> str:
        return f"{now:%Y%m%d%H%M%S}{next(self._numbers) % 1_000_000:06}"

    # --- using them, on a thread of its own

    def _run(self) -> None:
        try:
            self._works(self._learn)
            self._go_on()
        except StoreClosed:
            pass
        finally:
            if self._server is not None:
                self._server.stop()

    def _learn(self, desk: Desk) -> None:
        """The clinic's clock and zone."""
        self._clock = Clock(desk.now, desk.local, desk.clinic.zone)

    def _go_on(self) -> None:
        untold, last, day = Taken(), time.monotonic(), date.min
        while not self._stopping.is_set():
            self._wake.clear()
            self._open()
            try:
                if day != self._clock.today():
                    day = self._clock.today()
                    self._works(forget_old)
                taken = self._works(take_waiting)
            except StoreClosed:
                raise
            except Exception as trouble:  # noqa: BLE001 - they wait in the store, and are tried again
                self._trouble(trouble)
                self._stopping.wait(_TRY_AGAIN)
                continue
            self._held = ""
            untold.add(taken)
            if untold.messages and (not taken.messages or time.monotonic() - last >= TOLD_EVERY):
                self._tell(untold)
                untold, last = Taken(), time.monotonic()
            if not taken.messages:
                self._wake.wait(None if self._server else _TRY_AGAIN)
        if untold.messages:
            self._tell(untold)

    def _open(self) -> None:
        """Listen, if nobody does yet; what is in the way may go by itself."""
        if self._server is not None:
            return
        try:
            self._place = self._where()
            server = Server(self._place, self)
        except OSError:
            self._closed = PORT_TAKEN
        except Fixable as refused:
            self._closed = str(refused)
        else:
            server.start()
            self._server = server

    def _tell(self, taken: Taken) -> None:
        self.tally.used(taken)
        self._told(Done(done_words(taken), taken.anything))

    def _trouble(self, trouble: Exception) -> None:
        if isinstance(trouble, Fixable):
            self._held = f"Messages wait. {trouble}"
        else:
            log.report(trouble)
            self._held = "Messages wait, and something went wrong on our side. It is tried again by itself."


def _looked_at(frame: Frame, how: ReadAs) -> Examined:
    try:
        return examine(frame, how)
    except Exception as trouble:  # noqa: BLE001 - ours; the sender hears of it, and the line stays
        log.report(trouble)
        return Examined(head_of(frame.body), Verdict(Code.NOT_HANDLED, "It cannot be read here.", "207"))


def _stands_for(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()
