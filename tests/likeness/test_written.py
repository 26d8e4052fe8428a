"""Names as lists write them, against names as people have them."""

import pytest

from frontdesk.likeness.written import written_for


@pytest.mark.parametrize(
    "written",
    ["Mary Smith", "SMITH Mary", "Smith, Mary A", "Mrs Mary Ann Smith", "smith,mary ann", "Polly Smith"],
)
def test_however_it_is_written_it_is_this_person(written: str) -> None:
    assert written_for(written, "Mary Ann Smith", "Smith", ["Polly"])


@pytest.mark.parametrize(
    "written",
    [
        "Smith",  # many people's
        "Mary S.",
        "Mrs Smith",
        "Mary Ann",  # the family name is not among it
        "Smith, Mary B",  # another given name
        "Mary Louise Smith",
        "Mary Smyth",
        "",
    ],
)
def test_what_may_be_somebody_else_is_not_taken_for_this_person(written: str) -> None:
    assert not written_for(written, "Mary Ann Smith", "Smith", ["Polly"])


def test_a_letter_says_nothing_against_whom_no_other_name_is_known_of() -> None:
    assert written_for("Smith, Mary A", "Mary Smith", "Smith")


def test_one_word_is_enough_where_it_is_the_whole_name() -> None:
    assert written_for("Suharti", "Suharti")
    assert not written_for("Suharti", "Suharti Wibowo")
