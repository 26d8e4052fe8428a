"""Saved, saving, not saved yet: the words beside the title, and the next try after a refusal. No Qt."""

from collections.abc import Callable

from frontdesk.screens.record.open_record import OpenRecord
from frontdesk.screens.record.shown import Display, Saving


class SavedOrNot:
    """``shown()`` is the view, or nobody while everything is hidden; ``behind`` is the view all the same: it
    goes on trying while it is hidden."""

    def __init__(self, shown: Callable[[], Display], behind: Display) -> None:
        self._shown = shown
        self._behind = behind

    def say(self, record: OpenRecord, saving: Saving) -> None:
        """How far what was typed has come."""
        record.saving = saving
        self.show(record)

    def show(self, record: OpenRecord) -> None:
        """As it stands."""
        self._shown().show_saving(record.saving)
        self._behind.try_again(bool(record.trying))

    def typed(self, record: OpenRecord) -> None:
        """Another letter: it is not in the store."""
        form = record.form
        if not record.trying and form is not None and not form.keeping and form.touched:
            self.say(record, Saving.NOT_YET)

    def settled(self, record: OpenRecord) -> None:
        """A write came to its end, or a form was put away."""
        record.told_why = record.told_why and bool(record.trying)
        half = record.form is not None and record.form.touched
        if record.trying:
            self.say(record, Saving.TRYING)
        elif half:
            self.say(record, Saving.NOT_YET)
        else:
            self.say(record, Saving.SAVED if record.done or record.undone else Saving.NOTHING)

    def try_later(self, record: OpenRecord, what: str, act: Callable[[], None]) -> None:
        """The disk is full or the like: what was asked for waits, and is tried again by itself. What comes
        from one form is one thing."""
        record.trying[what if what == FORM else f"{what} {len(record.trying)}"] = act
        self.settled(record)

    @staticmethod
    def try_again(record: OpenRecord) -> None:
        """What could not be written, in its order."""
        waiting, record.trying = record.trying, {}
        for act in waiting.values():
            act()


FORM = "form"
"""What waits of the open form."""
