"""Bundled files are found in a checkout and in an installed wheel, whole and with their licences."""

import importlib.util
import shutil
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from frontdesk import resources

ROOT = Path(__file__).resolve().parents[1]


def loaded_from(file: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The same module as another installation would load it."""
    spec = importlib.util.spec_from_file_location("elsewhere_resources", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_a_checkout_reads_the_top_level_folder() -> None:
    assert resources.path("icons", "ear.svg") == ROOT / "resources" / "icons" / "ear.svg"
    assert "Lucide" in resources.read_text("icons", "LICENSE")


def test_an_installed_package_reads_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "frontdesk"
    (package / "resources").mkdir(parents=True)
    (package / "resources" / "greeting.txt").write_text("Grüezi, Hạnh", encoding="utf-8")
    shutil.copy(str(resources.__file__), package / "resources.py")
    installed = loaded_from(package / "resources.py", monkeypatch)
    assert installed.path() == package / "resources"
    assert installed.read_text("greeting.txt") == "Grüezi, Hạnh"


def test_a_missing_file_is_our_defect_and_says_so() -> None:
    with pytest.raises(FileNotFoundError):
        resources.read_text("icons", "no-such-icon.svg")


def test_the_wheel_carries_the_folder_where_the_lookup_expects_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"resources": "frontdesk/resources"}
    assert wheel["packages"] == ["src/frontdesk"]


@pytest.mark.parametrize(
    "icon", sorted((ROOT / "resources" / "icons").glob("*.svg")), ids=lambda icon: icon.stem
)
def test_an_icon_is_a_24_px_outline_in_one_colour(icon: Path) -> None:
    drawing = ElementTree.fromstring(icon.read_text(encoding="utf-8"))
    assert drawing.get("viewBox") == "0 0 24 24"
    assert drawing.get("stroke") == "currentColor"
    assert drawing.get("fill") == "none"
    assert not [part for part in drawing.iter() if part.get("fill") not in {None, "none", "currentColor"}]


@pytest.mark.parametrize(
    ("folder", "licence", "says"),
    [
        ("icons", "LICENSE", "ISC License"),
        ("fonts", "LICENSE-Inter.txt", "SIL OPEN FONT LICENSE"),
        ("fonts", "LICENSE-SourceSerif4.txt", "SIL OPEN FONT LICENSE"),
    ],
)
def test_bundled_files_stand_beside_their_licence(folder: str, licence: str, says: str) -> None:
    assert says in resources.read_text(folder, licence)


@pytest.mark.parametrize("family", ["Inter", "SourceSerif4"])
@pytest.mark.parametrize("weight", ["400Regular", "500Medium", "600SemiBold"])
def test_each_weight_is_a_whole_font(family: str, weight: str) -> None:
    assert resources.path("fonts", f"{family}_{weight}.ttf").stat().st_size > 300_000, (
        "a subset lacks letters"
    )
