"""Address cards and calendars: read back by libraries that are not ours, or by their rules."""

from datetime import UTC, datetime

from frontdesk.exporters.content_lines import escaped, folded
from frontdesk.exporters.formats.vcard import card
from frontdesk.exporters.outgoing import PersonOut, PronounsOut
from tests.exporters.leaving import desk_of_siobhan, text_of


def test_a_long_line_goes_on_behind_a_blank_and_no_letter_is_cut() -> None:
    text = "Ngô" * 60
    lines = folded([f"FN:{text}"]).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == f"FN:{text}"


def test_signs_of_the_format_are_escaped() -> None:
    assert escaped("Lee; Ann, \\ x\ny") == "Lee\\; Ann\\, \\\\ x y"


def test_a_card_says_what_the_standard_has_a_place_for() -> None:
    written = text_of(desk_of_siobhan(), "vcard").split("\r\n")
    assert written[0] == "BEGIN:VCARD"
    for line in (
        "VERSION:4.0",
        "N;ALTID=1:Brennan;Siobhán,Mary;;Dr;",
        "N;ALTID=1;PHONETIC=x-respelling:;shi-VAWN;;;",
        "NICKNAME:Shiv",
        "BDAY:1961-03",
        "PRONOUNS;PREF=1:they / them",
        "LANG;PREF=1:ga",
        "TEL;TYPE=cell;PREF=1:07700 900123",
    ):
        assert line in written
    assert not any(line.startswith(("GENDER", "GRAMGENDER", "NOTE")) for line in written)


def test_word_forms_leave_in_the_place_the_standard_has_for_them() -> None:
    def said(words: str, comment: str = "") -> list[str]:
        out = card(PersonOut("7", (), pronouns=PronounsOut(words, comment=comment)))
        return [line for line in out if "PRONOUNS" in line or "GENDER" in line]

    assert said("she / her", "feminine forms") == ["PRONOUNS;PREF=1:she / her", "GRAMGENDER:feminine"]
    assert said("neuter forms (es), feminine forms (de)") == [
        "GRAMGENDER;LANGUAGE=es:neuter",
        "GRAMGENDER;LANGUAGE=de:feminine",
    ]


def test_a_calendar_says_when_and_the_board_name_only() -> None:
    from icalendar import Calendar

    (event,) = Calendar.from_ical(text_of(desk_of_siobhan(), "ics")).events
    assert event.start == datetime(2026, 5, 14, 9, 20, tzinfo=UTC)
    assert str(event["SUMMARY"]) == "Siobhán B."
    assert str(event["CLASS"]) == "PRIVATE"
    assert not {"DESCRIPTION", "COMMENT", "ATTENDEE"} & event.keys()
    assert "Brennan" not in text_of(desk_of_siobhan(), "ics")
