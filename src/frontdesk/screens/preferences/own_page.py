"""What a page of Settings brings that keeps its own fields and buttons, such as Backups."""

from typing import Protocol


class OwnPage(Protocol):
    """Add a page: a module like ``backups.py``, its entry in ``shown.PAGES``, its line in the presenter."""

    def show(self) -> None:
        """Fill the page, or fill it anew."""

    def has(self, field: str) -> bool:
        """Whether a field that is typed in stands on this page."""

    def typed(self, field: str, text: str) -> bool:
        """A field was left. False where what stands there cannot be used; then it says why."""

    def pressed(self, key: str) -> None:
        """A button of the page."""
