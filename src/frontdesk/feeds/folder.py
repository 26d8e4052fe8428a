"""The watched folder: what another program puts there is read once complete, and put away with a report.

The order is what makes a kill harmless: taken (moved to ``reading``), staged, accepted, written, noted in the
store, moved to ``done``. Whatever was begun is found in ``reading`` at the next start. Noted already: it is
only moved. Not noted: it is read again, which changes nothing where it had been written.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from frontdesk import log
from frontdesk.domain.errors import Fixable
from frontdesk.domain.feed_read import FeedRead
from frontdesk.domain.staff import BY_ITSELF
from frontdesk.feeds import folder_files as files, noted, report
from frontdesk.feeds.bringing_in import Changed, NeedsSomebody, bring_in, counts_words, finish
from frontdesk.feeds.feed import Done, Standing, StoreClosed, Told, Works
from frontdesk.feeds.folder_files import Found
from frontdesk.feeds.rounds import Rounds
from frontdesk.usecases.import_review import Review

BY = "feed:folder"
EVERY = 5.0
"""Seconds between two looks. Looking works on every disk and share; being told does not."""
STUCK = "It was looked at and cannot be moved to {where}: the folder takes no changes. It is not read twice."
OURS = "Something went wrong on our side with this file. It stays where it is; nothing of it was brought in."


@dataclass(slots=True)
class _Reading:
    """A file that was accepted: it will be written to its end."""

    found: Found
    contents: str
    review: Review = field(repr=False)
    before: str = ""


class WatchedFolder:
    """One folder. ``look`` does all there is to do; ``start`` has it done every few seconds."""

    name = BY_ITSELF[BY]

    def __init__(self, folder: Path, works: Works, told: Told) -> None:
        self._folder = folder
        self._works = works
        self._told = told
        self._seen: dict[Path, str] = {}
        self._waits: dict[Path, tuple[str, str]] = {}
        """Stays where it is as long as it is this copy (stamp), and why."""
        self._asked: set[Path] = set()
        """Of those: a person can say how they are read."""
        self._half: _Reading | None = None
        self._by_hand: set[Path] = set()
        self._gone = self._held = ""
        self._anew = False
        self._standing = Standing("Not looked yet.")
        self._lately: tuple[str, ...] | None = None
        self._rounds = Rounds("frontdesk-folder", self.look, lambda: EVERY)

    # --- a feed

    def start(self) -> None:
        """See ``Feed``."""
        self._rounds.start()

    def look_now(self) -> None:
        """See ``Feed``. What could not be moved is tried once more."""
        self._anew = True
        self._rounds.wake()

    def stop(self) -> None:
        """See ``Feed``."""
        self._rounds.stop()

    def status(self) -> Standing:
        """See ``Feed``."""
        return self._standing

    def brought_in(self, path: Path) -> None:
        """Somebody brought this file in on the import page: it is put away, not read once more."""
        if path.parent == self._folder:
            self._by_hand.add(path)
            self._rounds.wake()

    # --- looking

    def look(self) -> None:
        """Read every file that is complete, the oldest first."""
        try:
            self._look()
            self._say()
        except StoreClosed:
            return

    def _look(self) -> None:
        if self._anew:
            self._anew = False
            self._waits.clear()
        try:
            self._finish_half()
            begun = files.begun(self._folder)
            ready = [*begun, *self._complete(files.files_in(self._folder), begun)]
        except OSError:
            self._gone = self._gone or noted.said(self._works)
            return
        except StoreClosed:
            raise
        except Fixable as trouble:
            self._held = str(trouble)
            return
        if self._gone:
            self._gone = ""
            self._waits.clear()
        self._held = ""
        for one in ready:
            if not self._rounds.going_on():
                return
            try:
                self._one(one)
            except StoreClosed:
                raise
            except Fixable as trouble:
                self._held = str(trouble)  # the store's, not the file's: in order, and at the next look
                return
            except OSError:
                self._seen.pop(one.path, None)  # looked at anew, or the folder is gone by then

    def _complete(self, found: list[Found], begun: list[Found]) -> list[Found]:
        """As at the look before, and not one that waits."""
        now = {one.path: one.stamp for one in (*found, *begun)}
        self._waits = {path: why for path, why in self._waits.items() if now.get(path) == why[0]}
        before, self._seen = self._seen, now
        return [
            one
            for one in found
            if one.size
            and before.get(one.path) == one.stamp
            and (one.path not in self._waits or one.path in self._by_hand)
        ]

    # --- one file

    def _one(self, found: Found) -> None:
        if found.path in self._waits and found.path not in self._by_hand:
            return  # in ``reading``, and could not be put away
        if not files.opens(found.path):
            return  # somebody still writes it
        by_hand = found.path in self._by_hand
        taken: Found | None = found
        if found.path.parent == self._folder:
            try:
                taken = files.take(found, self._folder)
            except OSError:  # a folder that takes no changes: read where it lies
                if files.as_it_is(found.path) is None:
                    raise
        if taken is not None:
            try:
                self._read(taken, by_hand=by_hand)
            except StoreClosed:
                self._let_go(taken)
                raise
            except (Fixable, OSError):
                raise
            except Exception as trouble:  # noqa: BLE001 - one file must not keep the others waiting
                log.report(trouble)
                self._leave(taken, OURS)
            if by_hand:
                self._by_hand.discard(found.path)
                self._waits.pop(found.path, None)

    def _read(self, found: Found, *, by_hand: bool) -> None:
        known = files.contents(found.path, self._rounds.going_on)
        if not known:
            raise StoreClosed
        if by_hand:
            self._note(found, known, "Brought in by hand.", "")
            self._put_away(found, files.DONE, report.by_hand_report(found.name, noted.said(self._works)))
            return
        before, newest = noted.known(self._works, BY, known)
        said = self._said(before) if before else ""
        if before and (before == newest or (before.name, before.stamp) == (found.name, found.stamp)):
            self._put_away(found, files.DONE, report.same_report(found.name, noted.said(self._works), said))
            self._tell(found, f"The same file was read {said}.", changed=False)
            return
        try:
            review = bring_in(self._works, found.path, partial(_unchanged, found), self._rounds.going_on)
        except NeedsSomebody as asked:
            self._leave(found, asked.words, asked=True)
            return
        except Changed:
            self._leave(found, "")
            return
        if review.refused:
            self._refuse(found, review.refused)
            return
        self._half = _Reading(found, known, review, said)
        self._finish_half()

    def _finish_half(self) -> None:
        """Write what was accepted; where the disk said no, from there on."""
        half = self._half
        if half is None:
            return
        finish(self._works, half.review)
        self._half = None
        words = counts_words(half.review)
        self._note(half.found, half.contents, words, half.review.run_id)
        self._tell(half.found, words, changed=bool(half.review.run_id))
        text = report.read_report(half.review, half.found.name, noted.said(self._works), half.before)
        self._put_away(half.found, files.DONE, text)

    def _refuse(self, found: Found, why: str) -> None:
        if files.as_it_is(found.path) != found:
            raise FileNotFoundError  # the folder went away: that says nothing about the file
        self._put_away(found, files.REFUSED, report.refused_report(why, found.name, noted.said(self._works)))
        self._note(found, "", f"Refused. {why}", "")
        self._tell(found, f"Refused. {why}", changed=False)

    def _note(self, found: Found, contents: str, words: str, run_id: str) -> None:
        noted.note(self._works, BY, found.name, contents, words, stamp=found.stamp, run_id=run_id)
        self._lately = None

    def _put_away(self, found: Found, where: str, text: str) -> None:
        try:
            files.put_away(found, self._folder, where, noted.now(self._works), text)
        except OSError:
            if files.as_it_is(found.path) is None:
                raise
            self._waits[found.path] = (found.stamp, STUCK.format(where=where))

    def _leave(self, found: Found, why: str, *, asked: bool = False) -> None:
        """Back to where it was, to wait there; without a reason it is looked at anew."""
        back = found
        if found.path.parent != self._folder:
            back = Found(files.give_back(found, self._folder), found.size, found.written)
        if why:
            self._waits[back.path] = (back.stamp, why)
        if asked:
            self._asked.add(back.path)

    def _let_go(self, found: Found) -> None:
        """The desk closes, or the folder is no longer watched: it lies where it came, for the next start."""
        if found.path.parent != self._folder:
            with suppress(OSError):  # then it is found in ``reading``
                files.give_back(found, self._folder)

    # --- saying it

    def _tell(self, found: Found, words: str, *, changed: bool) -> None:
        self._told(Done(f"{self.name}: {found.name}: {words}", changed))

    def _said(self, before: FeedRead) -> str:
        return f"{noted.said(self._works, before.at)} as {before.name}"

    def _say(self) -> None:
        if self._lately is None:
            self._lately = noted.lately(self._works, BY)
        self._asked &= self._waits.keys()
        needs = tuple(sorted(self._asked))
        well = not (self._gone or self._held or self._waits)
        self._standing = Standing(self._words(), well, needs, self._lately)

    def _words(self) -> str:
        if self._gone:
            return (
                f"The folder cannot be reached since {self._gone}. It is tried again by itself;"
                " everything brought in before is here."
            )
        said = [self._held] if self._held else []
        if self._waits:
            path, (_, why) = next(iter(self._waits.items()))
            more = f" And {len(self._waits) - 1:,} more wait." if len(self._waits) > 1 else ""
            asks = f"{path.name} needs you. {why}" if path in self._asked else f"{path.name}: {why}"
            said.append(f"{asks}{more}")
        if others := files.others_begun(self._folder):
            said.append(f"{others:,} of its files are taken by another computer, in the folder reading.")
        return " ".join(said) or f"Watching {self._folder}. Nothing waits."


def _unchanged(found: Found) -> bool:
    return files.as_it_is(found.path) == found
