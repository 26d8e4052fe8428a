"""What was sent and what was answered, in counts and in words; no value of a patient."""

import threading
from collections import Counter, deque
from datetime import datetime

from frontdesk.feeds.mllp.answer import Code, Verdict
from frontdesk.usecases.take_messages import Taken
from frontdesk.words import English

_LATELY = 5
_ANSWERED = {
    Code.TAKEN: "{0:,} stored (AA)",
    Code.NOT_USABLE: "{0:,} not usable (AE)",
    Code.NOT_HANDLED: "{0:,} not handled (AR)",
}


class Tally:
    """Counts since the listener began; asked and told from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._answered: Counter[Code] = Counter()
        self._used = Taken()
        self._lately: deque[str] = deque(maxlen=_LATELY)
        self._ignored = 0

    def answered(self, verdict: Verdict, source: str, at: datetime) -> None:
        """One message was answered; what could not be taken is kept in words for a while."""
        with self._guard:
            self._answered[verdict.code] += 1
            if verdict.code is not Code.TAKEN:
                self._lately.appendleft(f"{_said(at)}  A{verdict.code} to {source}. {verdict.text}")

    def ignored(self) -> None:
        """An answer of another program came in."""
        with self._guard:
            self._ignored += 1

    def turned_away(self, source: str, at: datetime, *, full: bool) -> None:
        """Somebody was not let in."""
        why = "All connections were taken." if full else "It is not on the list."
        with self._guard:
            line = f"{_said(at)}  A program at {source} tried to send and was turned away. {why}"
            if not self._lately or self._lately[0] != line:  # one that tries again and again is one line
                self._lately.appendleft(line)

    def used(self, taken: Taken) -> None:
        """Messages were used."""
        with self._guard:
            self._used.add(taken)

    def counts(self) -> dict[str, int]:
        """Answers by their code, and what came of the messages."""
        with self._guard:
            answered = {f"A{code}": self._answered[code] for code in Code}
            used = self._used
            return answered | {
                "ignored": self._ignored,
                "used": used.messages,
                "new": used.new,
                "set_aside": used.set_aside,
            }

    def lately(self) -> tuple[str, ...]:
        """What was not taken last, the newest first."""
        with self._guard:
            return tuple(self._lately)

    def words(self) -> str:
        """ "12 stored (AA), 1 not usable (AE). 2 wait for somebody to decide."."""
        with self._guard:
            said = [words.format(self._answered[code]) for code, words in _ANSWERED.items()]
            sentence = f"Since it began: {', '.join(said)}."
            waits = self._used.set_aside
        return f"{sentence} Set aside for somebody to decide: {waits:,}." if waits else sentence


def done_words(taken: Taken) -> str:
    """One line for what was just used: "HL7 from 10.0.0.7: 3 messages, 1 new, 2 changed"."""
    said = [f"{taken.messages:,} {'message' if taken.messages == 1 else 'messages'}"]
    for number, words in (
        (taken.new, "new"),
        (taken.changed, "changed"),
        (taken.set_aside, "set aside"),
        (taken.not_used, "not used"),
    ):
        if number:
            said.append(f"{number:,} {words}")
    return f"HL7 from {', '.join(taken.sources)}: {', '.join(said)}."


def _said(at: datetime) -> str:
    """With its day: a listener runs for weeks."""
    return English().moment(at, at.date())
