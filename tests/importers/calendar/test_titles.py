"""What is taken of a title, and what never is."""

import pytest

from frontdesk.importers.calendar.titles import name_in, works_here


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Ann Lee - flu shot", "Ann Lee"),
        ("Flu shot: Ann Lee", "Ann Lee"),
        ("Ann Lee (HIV test)", "Ann Lee"),
        ("Ann Lee | Diabetes", "Ann Lee"),
        ("Ann Lee persistent cough", "Ann Lee"),
        ("Appointment with Ann Lee re results", "Ann Lee"),
        ("Ann Lee 14/3/1961 0151 555 0100", "Ann Lee"),
        ("Ann Lee, flu", "Ann Lee"),
        ("SMITH, Mary", "SMITH, Mary"),
        ("SMITH, Mary (new)", "SMITH, Mary"),
        ("GARCIA LOPEZ, Maria", "GARCIA LOPEZ, Maria"),
        ("van der Berg, Jan", "van der Berg, Jan"),
        ("Jan van der Berg", "Jan van der Berg"),
        ("Termin: Müller, Hans", "Müller, Hans"),
        ("O'Brien, Siobhán", "O'Brien, Siobhán"),
        ("Mr Ann Lee-Smith", "Mr Ann Lee-Smith"),
        ("李小龙", "李小龙"),
        ("محمد علي", "محمد علي"),
    ],
)
def test_the_name(title: str, name: str) -> None:
    assert name_in(title) == name


@pytest.mark.parametrize(
    "title",
    ["", "Busy", "[private]", "*masked-away*", "Lunch", "Staff Meeting", "Flu shot", "HIV test", "Diabetes",
     "Colonoscopy", "Smith", "Mr Smith", "flu shot for ann", "Ann Lee, Ozempic", "\x1b[31mAnn Lee", "12345"],
)  # fmt: skip
def test_no_name_is_taken_of_a_reason_a_meeting_or_one_word(title: str) -> None:
    assert name_in(title) == ""


def test_a_title_of_letters_alone_is_read_at_once() -> None:
    assert name_in("A" * 100_000) == ""
    assert len(name_in("Ann " * 100_000)) <= 200


def test_who_works_here() -> None:
    assert works_here("Dr Lena Voss")
    assert works_here("Lena Voss, MD")
    assert not works_here("Lena Voss")
    assert not works_here("Dr")
