"""The slim strip against the approved pictures."""

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT
from tests.looks.compare import assert_approved
from tests.looks.dress import drawn
from tests.looks.states import opened

BOTH = ("beat1", "beat2")


@pytest.mark.parametrize("name", [*BOTH, "hidden", "gate", "leaving", "empty"])
def test_the_strip_looks_as_approved(qapp: QApplication, name: str) -> None:
    with opened(qapp, name) as stage:
        stage.be_slim()
        for colours in (LIGHT, DARK) if name in BOTH else (LIGHT,):
            assert_approved(drawn(stage, colours), f"slim-{name}-{colours.name}")
        if name == "beat1":
            assert_approved(drawn(stage, HIGH_CONTRAST), f"slim-{name}-highcontrast")


def test_large_text_in_the_strip_looks_as_approved(qapp: QApplication) -> None:
    with opened(qapp, "beat2") as stage:
        stage.look.set_zoom(1.5)
        stage.be_slim(688)
        assert_approved(drawn(stage, LIGHT), "slim-beat2-text150-light")
