"""The settings of this computer while the program runs: whoever follows one hears of a change at once."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from frontdesk.settings.setting import Setting

T = TypeVar("T")
Keep = Callable[[str, object], str]
"""Writes one setting; says in a sentence why it could not, else nothing."""
Run = Callable[[Callable[[], str], Callable[[str], None]], None]
"""Runs a job, now or on another thread, and hands on its answer."""


class Settings:
    """Values by setting; what was never set is at its default. Without ``keep`` they last until the end.

    ``told`` is what reading the file had to say, ``place`` where the file is; both empty where there is none.
    """

    def __init__(
        self,
        values: Mapping[str, Any] | None = None,
        keep: Keep | None = None,
        *,
        told: str = "",
        place: str = "",
    ) -> None:
        self._values: dict[str, Any] = dict(values or {})
        self._keep = keep
        self._followers: dict[str, list[Callable[[Any], None]]] = {}
        self._run: Run = _now
        self._not_kept: Callable[[str], None] = _nothing
        self.told = told
        self.place = place

    def value(self, setting: Setting[T]) -> T:
        """What it is now."""
        kept: T = self._values.get(setting.key, setting.default)
        return kept

    def change(self, setting: Setting[T], value: T) -> None:
        """It counts at once, and is kept. Raises ``ValueError`` for a value this setting cannot have."""
        key, written = setting.key, setting.written(value)
        setting.read(written)
        if value == self.value(setting):
            return
        self._values[key] = value
        for heard in tuple(self._followers.get(key, ())):
            heard(value)
        keep = self._keep
        if keep is not None:
            self._run(lambda: keep(key, written), self._kept)

    def listen(self, setting: Setting[T], heard: Callable[[T], None]) -> Callable[[], None]:
        """``heard`` is told of every change from now on, until the answer is called."""
        followers = self._followers.setdefault(setting.key, [])
        followers.append(heard)
        return lambda: followers.remove(heard)

    def follow(self, setting: Setting[T], heard: Callable[[T], None]) -> Callable[[], None]:
        """``heard`` is told what it is now, and of every change, until the answer is called."""
        heard(self.value(setting))
        return self.listen(setting, heard)

    def keep_by(self, run: Run | None, not_kept: Callable[[str], None] | None = None) -> None:
        """Writing waits for a disk: ``run`` does it where nobody waits; None does it here and now again.

        ``not_kept`` hears in a sentence that something could not be written.
        """
        self._run = run or _now
        self._not_kept = not_kept or _nothing

    def _kept(self, trouble: str) -> None:
        if trouble:
            self._not_kept(trouble)


def _now(job: Callable[[], str], then: Callable[[str], None]) -> None:
    then(job())


def _nothing(trouble: str) -> None:
    """Nobody listens."""
    del trouble
