"""Two managers at one line, and a newer pack that meets a changed one: every form is shown, one is chosen."""

from frontdesk.screens.studio.compare_words import sides_of
from frontdesk.screens.studio.open_line import OpenLine
from frontdesk.screens.studio.shown import CompareShown
from frontdesk.screens.studio.stage import Stage
from frontdesk.usecases.line_shelf import ShelfLine
from frontdesk.usecases.newer_pack import Choice, ThreeWay, choose

_MINE, _THEIRS = "mine", "theirs"


class Comparing:
    """What stands open to be chosen from, if anything."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._mine: OpenLine | None = None
        self._newer: ThreeWay | None = None

    def offer(self, line: ShelfLine) -> None:
        """A newer starter pack brought another form of this line."""
        self._mine, self._newer = None, line.newer
        if line.newer is None:
            self._stage.display.show_compare(None)
            return
        three = line.newer
        forms = (
            (Choice.OURS.value, "Yours, live now", three.ours, "Keep yours"),
            (Choice.NEWER.value, "From the newer pack", three.newer, "Take the newer one"),
            (Choice.BEFORE.value, "As it came before you changed it", three.before, "Back to this"),
        )
        self._stage.display.show_compare(
            CompareShown(
                "A newer starter pack changed this line, and so did you",
                "Yours stays live until you choose. Nothing was replaced.",
                sides_of(forms),
            )
        )

    def drafts(self, mine: OpenLine) -> None:
        """Somebody else kept another draft while this one was written."""
        self._against(mine, "draft")

    def newest(self, mine: OpenLine) -> None:
        """Somebody else put another form live meanwhile, or kept another draft."""
        shelved = self._stage.shelved(mine.key)
        self._against(mine, "draft" if shelved is not None and shelved.live == mine.live else "live")

    def picked(self, key: str) -> None:
        """A choice."""
        stage, three = self._stage, self._newer
        if three is not None:
            line, choice = stage.open.key if stage.open else "", Choice(key)
            self._newer = None
            stage.write(lambda: choose(stage.desk, three, choice), "Chosen", line)
            return
        mine, self._mine = self._mine, None
        shelved = stage.shelved(mine.key) if mine is not None else None
        if mine is None or shelved is None:
            return
        stage.display.show_compare(None)
        stage.reopen(mine.template if key == _MINE else None, shelved)

    def _against(self, mine: OpenLine, what: str) -> None:
        stage, shelved = self._stage, self._stage.shelved(mine.key)
        if shelved is None:
            return
        draft = shelved.draft if what == "draft" else None
        theirs = draft.template if draft is not None else shelved.live
        if theirs is None:
            return
        who = stage.name_of(draft.by) if draft is not None else self._who_put_live(mine.key)
        self._mine, self._newer = mine, None
        forms = (
            (_MINE, "Yours, not kept yet", mine.template, "Go on with yours"),
            (_THEIRS, f"{who}’s, {'a draft' if draft is not None else 'live now'}", theirs, f"Take {who}’s"),
        )
        did = "kept another draft of" if draft is not None else "put another form live of"
        stage.display.show_compare(
            CompareShown(
                f"{who} {did} this line meanwhile",
                "Nothing is lost: both are here. Whichever you take, Ctrl Z brings the other back.",
                sides_of(forms),
            )
        )

    def _who_put_live(self, line: str) -> str:
        versions = self._stage.desk.store.line_versions(line)
        return self._stage.name_of(versions[0].by) if versions else "Somebody"
