"""The store as somebody with a day pass sees it: nothing private is there.

Every answer of the store passes here, whatever was asked, so that a new question cannot be forgotten:
private facts, concerns, promises and the like are taken out of it, however deep they stand. Nothing is lost:
what is not seen is not written over either, for every record has an id of its own. What is typed in as
private under a day pass is kept; it is not shown again, and whoever wrote it can take it back.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.deed import Deed
from frontdesk.domain.staff import Person
from frontdesk.store.port import Store

_GONE = object()
"""Stands for what is taken out."""


def without_private(store: Store, who: Callable[[], Person]) -> Store:
    """``store`` as ``who()`` may see it at the time of asking; only a day pass sees less."""
    return cast(Store, WithoutPrivate(store, who))


class WithoutPrivate:
    """Answers everything, with nothing private in it for a day pass."""

    def __init__(self, store: Store, who: Callable[[], Person]) -> None:
        self._store = store
        self._who = who

    def __getattr__(self, name: str) -> Any:
        asked, who = getattr(self._store, name), self._who()
        if who.until is None or not callable(asked):
            return asked

        def answer(*given: Any, **named: Any) -> Any:
            found = _open_part(asked(*given, **named), who.id)
            return None if found is _GONE else found

        return answer


def is_private(record: Any) -> bool:
    """For whom it is about alone: its audience says so, and every concern about health."""
    if isinstance(record, Concern) and record.type is ConcernType.HEALTH:
        return True
    return getattr(record, "audience", None) is Audience.PRIVATE


def _open_part(found: Any, by: str) -> Any:
    """What of ``found`` is not private; ``_GONE`` where nothing is left of it."""
    if isinstance(found, Deed):
        return found if found.by == by or not _holds_private(found) else _GONE
    if is_private(found):
        return _GONE
    if isinstance(found, tuple | list | frozenset | set):
        return _kept(found, by)
    if isinstance(found, Mapping):
        cleaned = {key: _open_part(value, by) for key, value in found.items()}
        return {key: value for key, value in cleaned.items() if value is not _GONE}
    if isinstance(found, Iterator):
        return (one for one in (_open_part(each, by) for each in found) if one is not _GONE)
    if is_dataclass(found) and not isinstance(found, type):
        return _with_open_fields(found, by)
    return found


def _kept(found: Any, by: str) -> Any:
    cleaned = [_open_part(one, by) for one in found]
    if all(new is old for new, old in zip(cleaned, found, strict=True)):
        return found
    return type(found)(one for one in cleaned if one is not _GONE)


def _with_open_fields(record: Any, by: str) -> Any:
    changed = {}
    for one in fields(record):
        before = getattr(record, one.name)
        after = _open_part(before, by)
        if after is not before:
            changed[one.name] = None if after is _GONE else after
    return replace(record, **changed) if changed else record


def _holds_private(deed: Deed) -> bool:
    return any(is_private(change.before) or is_private(change.after) for change in deed.changes)
