"""F28: killed while eight programs send HL7 messages: every message that was acknowledged is there."""

import random
import re
import socket
import threading
from contextlib import suppress
from functools import partial

from frontdesk.domain.patient import Identifier
from frontdesk.feeds.mllp.frames import framed
from frontdesk.feeds.mllp.listener import Listener
from frontdesk.feeds.mllp.place import Place
from frontdesk.usecases.take_messages import take_all
from tests.faults.child import Child, Say
from tests.faults.clinic import Clinic, check_sound, made, workplace
from tests.faults.figure import Case, Figure, repeat
from tests.feeds.mllp.messages import OneAtATime, adt, until

SENDERS = 8
_TAKEN = re.compile(rb"MSA\|AA\|([\d-]+)")


def sending(times: int, seed: int) -> Figure:
    """A listener in a process of its own, eight senders, killed within 0.4 s of the first answers."""
    acknowledged = waited = 0
    with workplace() as place:
        blank = made(place / "blank", people=1)

        def once(chance: random.Random, _: int) -> None:
            nonlocal acknowledged, waited
            clinic = blank.copy_to(place / "desk")
            child = Child(partial(_listen, clinic))
            senders = [_Sender(int(child.line()), number) for number in range(SENDERS)]
            until(lambda: any(sender.taken for sender in senders))
            child.kill_within(chance, 0.4)
            taken = [number for sender in senders for number in sender.end()]
            desk = clinic.desk()
            left = desk.whole.messages_waiting(100_000)
            waited += len(left)
            take_all(desk)
            for number in taken:
                here = desk.whole.patients_by_identifier(Identifier("hl7:HILL", number))
                assert len(here) == 1, f"{number} was acknowledged and is there {len(here)} times"
            everybody = sum(1 for _ in desk.whole.patients())
            assert everybody - 1 <= len(taken) + SENDERS, "somebody is there whom nobody sent"
            desk.whole.close()
            check_sound(clinic)
            acknowledged += len(taken)

        figure = repeat(times, seed, once)
    told = f"{acknowledged:,} acknowledged, 0 lost; {waited:,} of all waited and were used after the start"
    return Figure(figure.passed, figure.of, figure.detail or told)


def _listen(clinic: Clinic, say: Say) -> None:
    listener = Listener(lambda: Place(port=0), OneAtATime(clinic.desk()), lambda _: None)
    listener.start()
    until(lambda: listener.port)
    for _ in range(SENDERS):
        say(listener.port)
    threading.Event().wait()


class _Sender:
    """One program that sends the next message when the last one was answered."""

    def __init__(self, port: int, number: int) -> None:
        self.taken: list[str] = []
        self._number = number
        self._line = socket.create_connection(("127.0.0.1", port))
        self._thread = threading.Thread(target=self._send)
        self._thread.start()

    def end(self) -> list[str]:
        """What was acknowledged before the other side was gone."""
        self._thread.join()
        self._line.close()
        return self.taken

    def _send(self) -> None:
        at = 0
        with suppress(OSError):
            while True:
                number = f"{self._number}-{at}"
                self._line.sendall(framed(adt("A28", number, f"Quist{number}^Zoe", control=number)))
                answer = self._line.recv(4_096)
                if not answer:
                    return
                found = _TAKEN.search(answer)
                assert found, answer
                self.taken.append(found[1].decode())
                at += 1


CASES = (
    Case(
        "F28",
        "killed while eight programs send HL7 messages",
        "every acknowledged message is used, and none twice",
        sending,
        100,
        4,
    ),
)
