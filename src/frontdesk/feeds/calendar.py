"""The calendar: one file, or one address on the clinic's own network, read again every few minutes.

What it said last is known by its contents: the same is not read again. Another program may replace it at any
time; the newest one counts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from frontdesk import log
from frontdesk.domain.errors import Fixable, Refused
from frontdesk.domain.staff import BY_ITSELF
from frontdesk.feeds import folder_files as files, noted, own_network
from frontdesk.feeds.bringing_in import Changed, NeedsSomebody, bring_in, counts_words, finish
from frontdesk.feeds.feed import Done, Standing, StoreClosed, Told, Works
from frontdesk.feeds.rounds import Rounds
from frontdesk.importers.in_memory import in_memory
from frontdesk.usecases.import_review import Review

BY = "feed:calendar"
SETTLED = 2.0
"""Seconds in which a file must not change before it is read."""
_SOON = 60.0
"""After a trouble, and where a file was just being written, it is looked at again so soon."""
_ENDINGS = {
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/fhir+json": ".json",
}
OURS = "Something went wrong on our side. Nothing of the calendar was brought in."
BY_HAND = "Save it as a file and bring it in once by hand; what is said about its columns is remembered."


class Calendar:
    """``source`` is a whole path or an address."""

    name = BY_ITSELF[BY]

    def __init__(self, source: str, minutes: int, ca_file: str, works: Works, told: Told) -> None:
        self._source = source
        self._minutes = minutes
        self._ca_file = ca_file
        self._works = works
        self._told = told
        self._is_address = "://" in source
        self._shown = own_network.parts_of(source).hostname if self._is_address else Path(source).name
        self._seen = own_network.Seen()
        self._stamp = ""
        self._half: tuple[Review, str] | None = None
        self._refused = ("", "")
        """Contents that cannot be used, and why: not read again until they change."""
        self._brought_in = False
        self._soon = False
        self._since = ""
        self._lately: tuple[str, ...] | None = None
        self._standing = Standing("Not looked yet.")
        self._rounds = Rounds("frontdesk-calendar", self.look, self._seconds)

    # --- a feed

    def start(self) -> None:
        """See ``Feed``."""
        self._rounds.start()

    def look_now(self) -> None:
        """See ``Feed``. Asked for anew, whatever was said about it before."""
        self._seen, self._stamp, self._refused = own_network.Seen(), "", ("", "")
        self._rounds.wake()

    def brought_in(self, path: Path) -> None:
        """See ``Feed``."""
        if not self._is_address and path == Path(self._source):
            self._brought_in = True
            self.look_now()

    def stop(self) -> None:
        """See ``Feed``."""
        self._rounds.stop()

    def status(self) -> Standing:
        """See ``Feed``."""
        return self._standing

    def _seconds(self) -> float:
        return min(_SOON, self._minutes * 60.0) if self._soon else self._minutes * 60.0

    # --- looking

    def look(self) -> None:
        """Ask, and bring in what is new."""
        self._soon = True
        try:
            words, well, needs = self._look()
            self._soon = not (well or needs)
        except StoreClosed:
            return
        except OSError:
            self._since = self._since or noted.said(self._works)
            away = f"{self._shown} cannot be reached since {self._since}. It is tried again by itself."
            words, well, needs = away, False, False
        except Fixable as trouble:
            words, well, needs = str(trouble), False, False
        except Exception as trouble:  # noqa: BLE001 - said in Settings; the next look goes on
            log.report(trouble)
            words, well, needs = OURS, False, False
        if self._lately is None:
            self._lately = noted.lately(self._works, BY)
        self._standing = Standing(words, well, (Path(self._source),) if needs else (), self._lately)

    def _look(self) -> tuple[str, bool, bool]:
        """What to say, whether it is well, and whether a file needs somebody."""
        if self._half is not None:
            self._finish_half()
        with self._here() as here:
            self._since = ""
            if here is None:
                words = self._refused[1] or f"Looked at {noted.now(self._works):%H:%M}: nothing new."
                return words, not self._refused[1], False
            file, seen = here
            said = self._read(file)
            if said[1] or self._refused[1]:  # to its end; else it is asked for once more
                self._stamp, self._seen = file.stamp, seen
            return said

    def _read(self, file: files.Found) -> tuple[str, bool, bool]:
        contents = files.contents(file.path, self._rounds.going_on)
        if not contents:
            raise StoreClosed
        _, newest = noted.known(self._works, BY, contents)
        if self._brought_in:
            self._brought_in = False
            self._note(contents, "Brought in by hand.", "")
        elif contents == self._refused[0]:
            return self._refused[1], False, False
        elif newest is None or newest.contents != contents:
            try:
                review = bring_in(
                    self._works, file.path, lambda: files.as_it_is(file.path) == file, self._rounds.going_on
                )
            except NeedsSomebody as asked:
                todo = BY_HAND if self._is_address else ""
                return f"{self._shown} needs you. {asked.words} {todo}".strip(), False, not self._is_address
            except Changed:
                return f"{self._shown} is being written just now.", False, False
            if review.refused:
                self._refused = (contents, f"Refused. {review.refused}")
                return self._refused[1], False, False
            self._half = review, contents
            self._finish_half()
        self._refused = ("", "")
        return f"Looked at {noted.now(self._works):%H:%M}.", True, False

    def _finish_half(self) -> None:
        """Write what was accepted; where the disk said no, from there on."""
        if self._half is None:
            return
        review, contents = self._half
        finish(self._works, review)
        self._half = None
        words = counts_words(review)
        self._note(contents, words, review.run_id)
        self._told(Done(f"{self.name}: {self._shown}: {words}", bool(review.run_id)))

    def _note(self, contents: str, words: str, run_id: str) -> None:
        noted.note(self._works, BY, self._shown or "", contents, words, run_id=run_id)
        self._lately = None

    # --- getting it

    @contextmanager
    def _here(self) -> Iterator[tuple[files.Found, own_network.Seen] | None]:
        """It as a file that stands still; None where it is as it was. Raises ``OSError``, ``Refused``."""
        if not self._is_address:
            found = self._settled()
            yield None if found is None else (found, self._seen)
            return
        answer = own_network.fetch(self._source, self._seen, self._ca_file)
        if answer is None:
            yield None
            return
        ending = _ENDINGS.get(answer.kind) or PurePosixPath(own_network.parts_of(self._source).path).suffix
        with in_memory(answer.body, f"calendar{ending or '.csv'}") as path:
            lies = files.as_it_is(path)
            if lies is None:
                raise FileNotFoundError
            yield lies, answer.seen

    def _settled(self) -> files.Found | None:
        path = Path(self._source)
        found = files.as_it_is(path)
        if found is None:
            raise FileNotFoundError
        if not path.is_file():
            raise Refused("The calendar is no file.", "Nothing was read.", "Choose another one in Settings.")
        if found.stamp == self._stamp:
            return None
        if not self._rounds.pause(SETTLED):
            raise StoreClosed
        if files.as_it_is(path) != found or not files.opens(path):
            raise FileNotFoundError
        return found
