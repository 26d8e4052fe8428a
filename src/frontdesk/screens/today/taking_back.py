"""Ctrl Z and Ctrl Y: own acts of this sitting, one after the other, each by its name."""

from collections.abc import Callable
from dataclasses import replace

from frontdesk.domain.changes import Changes
from frontdesk.screens.today.shown import ToastShown
from frontdesk.screens.today.sitting import Act
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import one_after_the_other, redo, undo


class TakingBack:
    """While everything is hidden it does nothing."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def undo(self) -> None:
        """The newest own act of this sitting; the toast says which."""
        if self._stage.hidden:
            return
        sitting = self._stage.sittings.own
        act = sitting.newest()
        if act is None:
            self._stage.toast(ToastShown("Nothing of yours to take back", undo=False))
        elif act.deed:
            self._reverse(act, undo, "Taken back", sitting.taken_back)
        elif act.back is not None:
            act.back()
            sitting.taken_back(act)
            self._stage.toast(ToastShown(f"Taken back: {act.words}", undo=False))

    def redo(self) -> None:
        """What was taken back last, as long as nothing new was done."""
        if self._stage.hidden:
            return
        sitting = self._stage.sittings.own
        act = sitting.newest_undone()
        if act is None:
            self._stage.toast(ToastShown("Nothing to do again", undo=False))
        elif act.deed:
            self._reverse(act, redo, "Done again", sitting.done_again)
        elif act.again is not None:
            act.again()
            sitting.done_again(act)
            self._stage.toast(ToastShown(f"Done again: {act.words}", undo=False))

    def _reverse(
        self, act: Act, job: Callable[[Desk, str], Changes], said: str, keep: Callable[[Act], None]
    ) -> None:
        stage = self._stage

        back: list[str] = []

        def work() -> Changes:
            changes, deeds = one_after_the_other(stage.desk, (act.deed, *act.before), job)
            back.extend(deeds)
            return changes

        def then(_: Changes) -> None:
            keep(replace(act, deed=back[0], before=tuple(back[1:])))
            if stage.open is not None:
                stage.open.handled.question_done = False

        stage.change(work, f"{said}: {act.words}", then=then)
