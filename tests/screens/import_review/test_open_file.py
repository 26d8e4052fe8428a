"""The file that is looked through: its columns as last time, and anew."""

from pathlib import Path

from frontdesk.importers.format import Preview
from frontdesk.screens.import_review.open_file import OpenFile

SEEN = Preview(
    "csv",
    "A list",
    header=("A", "B"),
    guess={"A": "given", "B": "family"},
    as_last_time=True,
    anew={"A": "family"},
)


def test_columns_stand_as_last_time_until_somebody_matches_anew() -> None:
    file = OpenFile(Path("list.csv"))
    file.seen(SEEN)
    shown = file.columns_shown()
    assert (shown.as_last_time, [one.role for one in shown.columns], file.corrected) == (
        True,
        ["given", "family"],
        False,
    )
    file.match_anew()
    shown = file.columns_shown()
    assert (shown.as_last_time, [one.role for one in shown.columns]) == (False, ["family", ""])
    assert file.corrected, "and so from now on"
    file.match_anew()
    assert file.columns == {"A": "family"}, "pressed twice it is the same"
