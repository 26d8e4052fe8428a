"""docs/settings.md is what the settings say of themselves."""

from frontdesk.settings.declared import OF_THE_CLINIC, OF_THIS_COMPUTER
from frontdesk.settings.reference import page
from tests.conftest import ROOT


def test_the_page_is_current() -> None:
    written = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m frontdesk.settings.reference > docs/settings.md"


def test_each_setting_has_its_line() -> None:
    for setting in (*OF_THIS_COMPUTER, *OF_THE_CLINIC):
        assert any(line.startswith(f"| `{setting.key}` | {setting.label} |") for line in page().splitlines())
