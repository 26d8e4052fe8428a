"""What a setting may be, and who hears of a change."""

from collections.abc import Callable
from typing import Any

import pytest

from frontdesk.settings.declared import (
    FOLD_AFTER,
    HIDE_AFTER,
    LESS_MOTION,
    LOCK_AFTER,
    OF_THE_CLINIC,
    OF_THIS_COMPUTER,
    TEXT_SIZE,
    THEME,
    WAITING_AIM,
)
from frontdesk.settings.setting import Number, Setting
from frontdesk.settings.settings import Settings

EACH = pytest.mark.parametrize("setting", [*OF_THIS_COMPUTER, *OF_THE_CLINIC], ids=lambda one: one.key)


@EACH
def test_each_is_declared_whole(setting: Setting[Any]) -> None:
    assert setting.read(setting.written(setting.default)) == setting.default
    assert setting.label
    assert setting.help.endswith(".")
    offered = setting.offered(setting.default)
    assert [setting.key_of(setting.chosen(key)) for key, _ in offered] == [key for key, _ in offered]
    assert setting.key_of(setting.default) in dict(offered)
    assert len({words for _, words in offered}) == len(offered)
    for wrong in ("", "no such thing", "-1"):
        with pytest.raises(ValueError):  # noqa: PT011 - any of ours or of int()
            setting.chosen(wrong)
    unreadable: list[object] = ["no such thing", -1, 100_000, None, [], {}]
    for raw in unreadable:
        with pytest.raises(ValueError):  # noqa: PT011 - whatever it says of it
            setting.read(raw)


def test_no_two_share_a_key() -> None:
    keys = [one.key for one in (*OF_THIS_COMPUTER, *OF_THE_CLINIC)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("setting", "least", "most", "may_be_without"),
    [
        (FOLD_AFTER, 10, 120, True),
        (HIDE_AFTER, 30, 300, True),
        (LOCK_AFTER, 1, 15, False),
        (TEXT_SIZE, 80, 200, True),
        (WAITING_AIM, 5, 60, False),
    ],
    ids=lambda one: getattr(one, "key", str(one)),
)
def test_the_ranges_are_those_of_the_desk(
    setting: Number, least: int, most: int, may_be_without: bool
) -> None:
    assert (setting.read(least), setting.read(most)) == (least, most)
    for outside in (least - 1, most + 1):
        with pytest.raises(ValueError, match=setting.key):
            setting.read(outside)
    assert (setting.steps[0], setting.steps[-1]) == (least, most)
    assert bool(setting.without_key) is may_be_without
    if not may_be_without:
        with pytest.raises(ValueError):  # noqa: PT011 - whatever it says of it
            setting.read(setting.written(None))


def test_a_number_between_two_steps_is_offered_too() -> None:
    assert ("25", "25 seconds") in FOLD_AFTER.offered(25)
    assert ("25", "25 seconds") not in FOLD_AFTER.offered(20)
    assert LOCK_AFTER.offered(5)[0] == ("1", "1 minute")


def test_who_follows_hears_what_it_is_and_every_change_once() -> None:
    settings = Settings({"theme": "dark"})
    heard: list[str] = []
    listened: list[str] = []
    settings.follow(THEME, heard.append)
    settings.listen(THEME, listened.append)
    settings.change(THEME, "light")
    settings.change(THEME, "light")
    settings.change(LESS_MOTION, True)
    assert (heard, listened) == (["dark", "light"], ["light"])


@pytest.mark.parametrize(("setting", "value"), [(THEME, "pink"), (FOLD_AFTER, 5), (LOCK_AFTER, None)])
def test_a_value_it_cannot_have_changes_nothing(setting: Setting[Any], value: object) -> None:
    settings = Settings()
    heard: list[object] = []
    settings.listen(setting, heard.append)
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says of it
        settings.change(setting, value)
    assert (settings.value(setting), heard) == (setting.default, [])


def test_writing_goes_where_nobody_waits_for_it() -> None:
    kept: list[tuple[str, object]] = []

    def keep(key: str, value: object) -> str:
        kept.append((key, value))
        return "the disk is full" if value == "light" else ""

    settings = Settings(keep=keep)
    later: list[Callable[[], None]] = []
    said: list[str] = []
    settings.keep_by(lambda job, then: later.append(lambda: then(job())), said.append)
    settings.change(THEME, "dark")
    settings.change(THEME, "light")
    assert kept == []
    for job in later:
        job()
    assert kept == [("theme", "dark"), ("theme", "light")]
    assert said == ["the disk is full"]
