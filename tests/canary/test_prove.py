"""Every patient in every listening state: the lines the engine chooses for one are judged for all four."""

from tests.canary import prove


def test_no_line_says_what_others_may_not_hear() -> None:
    promise, figure, held = prove._spoken()
    assert held, f"{promise}: {figure}"
    assert figure == "0 in 500 patients x 4 listening states"
