"""The file of settings: whatever stands in it, the desk opens, and nothing somebody wrote is lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from frontdesk.settings.declared import FOLD_AFTER, LESS_MOTION, OF_THIS_COMPUTER, TEXT_SIZE, THEME
from frontdesk.settings.file import LARGEST, default_file, load
from frontdesk.settings.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(file: Path, content: str | bytes) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def values(settings: Settings) -> dict[str, object]:
    return {one.key: settings.value(one) for one in OF_THIS_COMPUTER}


def test_without_a_file_everything_is_as_usual_and_nothing_is_said_or_written(file: Path) -> None:
    settings = load(file)
    assert values(settings) == {one.key: one.default for one in OF_THIS_COMPUTER}
    assert settings.told == ""
    assert not file.parent.exists()


def test_a_change_is_there_at_the_next_start(file: Path) -> None:
    load(file).change(TEXT_SIZE, 150)
    load(file).change(FOLD_AFTER, None)
    again = load(file)
    assert (again.value(TEXT_SIZE), again.value(FOLD_AFTER), again.told) == (150, None, "")
    assert json.loads(file.read_text()) == {"text_size_percent": 150, "fold_after_s": "off"}
    assert [part.name for part in file.parent.iterdir()] == [file.name], "nothing half written stays"


def test_what_this_program_does_not_know_stays_in_the_file(file: Path) -> None:
    settings = load(written(file, '{"of_a_newer_one": {"a": [1, 2]}, "theme": "dark"}'))
    assert settings.told == ""
    settings.change(LESS_MOTION, True)
    assert json.loads(file.read_text()) == {
        "of_a_newer_one": {"a": [1, 2]},
        "theme": "dark",
        "less_motion": True,
    }


def test_another_window_that_wrote_meanwhile_loses_nothing(file: Path) -> None:
    one, other = load(file), load(file)
    one.change(THEME, "dark")
    other.change(LESS_MOTION, True)
    assert json.loads(file.read_text()) == {"theme": "dark", "less_motion": True}


BROKEN = [
    b"{",
    b"",
    b"[]",
    b"null",
    b"\xff\xfe\x00",
    b'{"theme": "dark"',
    b"[" * 100_000,
    b'{"a": ' + b"1" * 10_000 + b"}",
    b'{"a": "' + b"x" * LARGEST + b'"}',
]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_kept_aside_and_said_in_one_sentence(file: Path, content: bytes) -> None:
    settings = load(written(file, content))
    assert values(settings) == {one.key: one.default for one in OF_THIS_COMPUTER}
    aside = file.with_name("settings-kept-1.json")
    assert aside.read_bytes() == content
    assert not file.exists()
    assert settings.told == (
        f"The settings in {file} could not be read; it is kept as {aside.name}, and the usual settings count."
    )
    settings.change(THEME, "dark")
    assert load(file).value(THEME) == "dark"
    assert aside.read_bytes() == content
    load(written(file, b"{{"))
    assert aside.read_bytes() == content, "the next broken one has a name of its own"
    assert file.with_name("settings-kept-2.json").read_bytes() == b"{{"


def test_a_folder_in_its_place_is_kept_aside_too(file: Path) -> None:
    file.mkdir(parents=True)
    assert "kept as settings-kept-1.json" in load(file).told
    assert file.with_name("settings-kept-1.json").is_dir()


WRONG = ['"dark please"', "1", "null", "[]", "{}", "true", '"LIGHT"']


@pytest.mark.parametrize("value", WRONG)
def test_a_value_that_cannot_be_used_stands_as_usual_and_the_others_count(file: Path, value: str) -> None:
    settings = load(written(file, f'{{"theme": {value}, "less_motion": true}}'))
    assert (settings.value(THEME), settings.value(LESS_MOTION)) == ("computer", True)
    assert settings.told == (
        f"“Colours” in {file} could not be used and stands as usual; everything else counts."
    )


@pytest.mark.parametrize("value", ["9", "121", "20.5", "true", '"never"', '"20"', "1e2"])
def test_a_number_outside_its_range_is_not_used(file: Path, value: str) -> None:
    settings = load(written(file, f'{{"fold_after_s": {value}}}'))
    assert settings.value(FOLD_AFTER) == 20
    assert "“Fold notes after”" in settings.told


def test_what_cannot_be_written_counts_until_the_end_and_is_said(tmp_path: Path) -> None:
    blocked = written(tmp_path / "config", "a file where the folder should be") / "settings.json"
    settings = load(blocked)
    heard: list[str] = []
    settings.keep_by(None, heard.append)
    settings.change(THEME, "dark")
    assert settings.value(THEME) == "dark"
    assert len(heard) == 1
    assert str(blocked) in heard[0]
    assert heard[0].startswith("This counts until Frontdesk closes")


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_no_bytes_whatever_keep_the_desk_from_opening(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        file.write_bytes(content)
        settings = load(file)
        for one in OF_THIS_COMPUTER:
            one.read(one.written(settings.value(one)))


def test_it_stands_in_this_computer_s_folder_for_settings() -> None:
    assert default_file().name == "settings.json"
    assert "frontdesk" in str(default_file().parent)
