"""In the place of the view while the record is out of sight: whatever is shown is shown to nobody."""

from collections.abc import Callable
from typing import cast

from frontdesk.screens.record.shown import Display


class _Nobody:
    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None


NOBODY = cast(Display, _Nobody())
