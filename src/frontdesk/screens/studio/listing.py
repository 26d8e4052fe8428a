"""The list: which tab is in front, what is searched for, and the lines to look at alone."""

from frontdesk.domain.template import Occasion
from frontdesk.screens.studio import list_words
from frontdesk.screens.studio.stage import Stage


class Listing:
    """What somebody does to the list."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._tab = stage.tab
        """The tab in front before somebody searched: emptying the field brings it back."""

    @property
    def occasion(self) -> Occasion:
        """The first occasion of the tab in front: where a new line begins."""
        held = next(held for key, _, held in list_words.TABS if key == self._stage.tab)
        return next(occasion for occasion in Occasion if occasion in held)

    def searched(self, typed: str) -> None:
        """Letters in the search field; where the tab in front has none of it, another one comes in front."""
        stage = self._stage
        if not stage.typed:
            self._tab = stage.tab
        stage.typed = typed
        stage.tab = list_words.tab_with_most(stage.lines, typed, self._tab)
        stage.show_list()

    def tab_picked(self, tab: str) -> None:
        """Another tab."""
        self._stage.tab, self._stage.looking, self._tab = tab, False, tab
        self._stage.show_list()

    def looking_set(self, on: bool) -> None:
        """Only what somebody should look at, or everything."""
        self._stage.looking = on
        self._stage.show_list()
