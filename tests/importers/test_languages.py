"""Languages as other systems write them."""

import subprocess
import sys
from pathlib import Path

import pytest

import frontdesk
from frontdesk.importers.languages import language_tag


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("English", "en"), ("Spanish; Castilian", "es"), ("es-mx", "es-MX"), ("eng", "en"), ("GER", "de"),
        ("Deutsch", "de"), ("vietnamien", "vi"), ("Español", "es"), ("中文", "zh"), ("Mandarin", "cmn"),
        ("zh_hant_TW", "zh-Hant-TW"), ("yue", "yue"), ("ASL", "ase"), ("Haitian Creole", "ht"),
        ("Farsi", "fa"),
        ("", ""), ("Unknown", ""), ("Declined", ""), ("see notes", ""), ("xx", ""),
    ],
)  # fmt: skip
def test_language_tag(written: str, tag: str) -> None:
    assert language_tag(written) == tag


def test_knowing_the_formats_loads_no_library_of_languages() -> None:
    """The window lists the formats long before a file is read."""
    code = "import sys, frontdesk.importers.formats.catalogue; print('babel' in sys.modules)"
    root = str(Path(frontdesk.__file__).parents[1])
    said = subprocess.run([sys.executable, "-c", f"import sys; sys.path.insert(0, {root!r}); {code}"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert said.stdout.strip() == "False"
