"""The page of languages: each pack of lines besides the clinic's and each hello, and who has read it.

A name typed into a row is the signature, with the day; an emptied row switches it off.
"""

from datetime import date

from frontdesk.domain.changes import Changes
from frontdesk.prompts.hellos import ALL_DAY, Hello
from frontdesk.screens.preferences.shown import FieldShown, GroupShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.languages_of_lines import (
    LONGEST_NAME,
    OtherLanguage,
    check_hello,
    hellos,
    languages_of_lines,
    sign_pack,
    uncheck_hello,
    unsign_pack,
)

_LINES, _HELLO = "lines:", "hello:"


def is_a_language(field: str) -> bool:
    """The field stands on this page."""
    return field.startswith((_LINES, _HELLO))


def languages_page(desk: Desk) -> tuple[GroupShown, ...]:
    """Read from the store and the shipped packs."""
    lines = tuple(_lines(desk, one) for one in languages_of_lines(desk))
    greetings = sorted((_hello(desk, one) for one in hellos(desk)), key=lambda row: row.label)
    return (GroupShown("Lines", lines), GroupShown("Hellos, where a patient welcomes one", tuple(greetings)))


def signed(desk: Desk, field: str, name: str) -> Changes:
    """Somebody typed who has read it, or took the name out. Raises what the use cases raise."""
    what = field.partition(":")[2]
    if field.startswith(_LINES):
        return sign_pack(desk, what, name) if name.strip() else unsign_pack(desk, what)
    if not name.strip():
        return uncheck_hello(desk, what)
    text = next((one.text for one in hellos(desk) if one.key == what), "")
    return check_hello(desk, what, text, "", name)


def label_of(desk: Desk, field: str) -> str:
    """What was changed, for the word after it."""
    what = field.partition(":")[2]
    name = desk.speech.language(what.partition("<")[0])
    return f"Lines in {name}" if field.startswith(_LINES) else f"Hello in {name}"


def _lines(desk: Desk, one: OtherLanguage) -> FieldShown:
    share = f"Words for {one.lines} of {one.of} lines; the others stay in the clinic's language."
    if one.signed is None:
        stands = "Off: not yet read by a native speaker."
    elif one.current:
        read = f"Read on {_day(desk, one.signed.signed_on)}"
        stands = f"{read}. On for whoever speaks it (Ctrl D); empty the field to switch it off."
    else:
        who = f"{one.signed.read_by} read it on {_day(desk, one.signed.signed_on)}"
        stands = f"Off: changed since {who}."
    text = one.signed.read_by if one.signed and one.current else ""
    name = desk.speech.language(one.language)
    return FieldShown(
        _LINES + one.language, "languages", name, f"{stands} {share}", text, LONGEST_NAME, empty="Read by"
    )


def _hello(desk: Desk, one: Hello) -> FieldShown:
    name = desk.speech.language(one.language)
    label = name if one.until == ALL_DAY else f"{name}, before {one.until}:00"
    if one.counts and one.checked_on is not None:
        stands = f"Checked on {_day(desk, one.checked_on)}."
    else:
        stands = "Not shown: nobody has checked it."
    by = one.checked_by if one.counts else ""
    return FieldShown(
        _HELLO + one.key,
        "message-circle",
        label,
        f"{one.text}. {stands}",
        by,
        LONGEST_NAME,
        empty="Checked by",
    )


def _day(desk: Desk, day: date) -> str:
    return desk.speech.short_day(day, desk.today())
