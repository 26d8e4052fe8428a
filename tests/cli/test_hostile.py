"""Whatever is typed or stored: no traceback, the right number, nothing acts, nothing changes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk import bootstrap
from tests.cli.terminal import PASS, Terminal, row_counts


@pytest.fixture
def quick(day: Terminal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """The clinic with its list, held open: each verb finds the same desk and leaves it open."""
    desk = bootstrap.open_desk(day.store, PASS)
    close = desk.store.close
    monkeypatch.setattr(type(desk.whole), "close", lambda _: None)
    monkeypatch.setattr("frontdesk.bootstrap.open_desk", lambda *_, **__: desk)
    yield day
    monkeypatch.undo()
    close()


QUERIES = [
    "' OR 1=1 --", "'; DROP TABLE patient; --", "1); DELETE FROM visit; --",
    "' UNION SELECT name FROM sqlite_master --", '" OR ""="', "x' AND 1=(SELECT count(*) FROM chain) --",
    "%", "_", "a%' ESCAPE '\\", "?1", ":name", "$1", "@x", '"', '""', '"a', "*", "a*", "*a", "^a", "a AND",
    "OR", "NOT", "a NOT b", "NEAR(a b)", "NEAR(a b, 99999999999)", "words:a", "rowid:1", "{words}: a",
    "-words:a", "a + b", "(", ")", "(a", "a)", "((((", "a\x00b", "[a]", "a:b:c", "9" * 200, "1" * 200 + "e9",
    "a" * 100_000, '"' * 5_000, "(" * 5_000, "a OR " * 2_000, "\ud83d", "\U0010ffff",
]  # fmt: skip
"""What another program would take for a question to its database: SQL, and the words of FTS5."""


def naughty(shared_data: Path) -> list[str]:
    strings = json.loads((shared_data / "naughty" / "strings" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) >= 500
    return [text for text in strings if isinstance(text, str)] + QUERIES


def test_naughty_strings_in_every_argument(quick: Terminal, shared_data: Path) -> None:
    before = row_counts(quick.store)
    for at, text in enumerate(naughty(shared_data)):
        given = ["--", text]
        assert quick("find", *given).code == 0
        for verb in ("card", "check-in", "check-out") if at % 3 == 0 else ():
            answer = quick(verb, *given)
            assert (answer.code, answer.out) == (2, ""), (verb, text)
    assert row_counts(quick.store) == before


def test_naughty_names_come_back_as_they_are_and_act_on_nothing(
    clinic: Terminal, tmp_path: Path, shared_data: Path
) -> None:
    names = [
        "\x1b[31mRed",
        "a\x07b",
        "\u202egnorw",
        "<b>bold</b>",
        "=1+1",
        "{name}",
        "[[ x ]]",
        "'; drop table patient",
        "%s",
    ]
    people = [
        {
            "resourceType": "Patient",
            "id": f"p{n}",
            "name": [{"family": name, "given": ["Ada"]}],
            "birthDate": "1985-12-10",
        }
        for n, name in enumerate([*names, *naughty(shared_data)[::25]])
        if name.strip()
    ]
    file = tmp_path / "patients.ndjson"
    file.write_text("\n".join(json.dumps(one) for one in people), encoding="utf-8")
    found = clinic("import", str(file), "--json")
    assert found.code in (0, 3)
    counts = found.json["files"][0]["patients"]
    assert sum(counts.values()) == len(people)
    stored = clinic("patients", "--json").lines
    assert len(stored) == counts["new"]
    assert {"<b>bold</b>", "=1+1", "{name}", "[[ x ]]", "%s"} <= {one["names"][0]["family"] for one in stored}
    text = clinic("patients").out
    assert len(text.splitlines()) == len(stored), "a name breaks no line"
    assert not {"\x07", "\u202e"} & set(text)
    for one in stored:
        assert clinic("card", one["id"]).code == 0


def test_a_second_reading_of_the_store_after_all_that(quick: Terminal, shared_data: Path) -> None:
    for text in naughty(shared_data)[::50]:
        quick("find", "--", text)
    assert len(quick("patients", "--json").lines) == 4


PLACES = ["x" * 5000, "", "/", "/etc/passwd/below", "/dev/null", "/nowhere/at/all.frontdesk"]


@pytest.mark.parametrize("verb", ["today", "doctor", "init"])
@pytest.mark.parametrize("place", PLACES, ids=range(len(PLACES)))
def test_a_store_at_an_odd_place(
    day: Terminal, verb: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if verb == "init" and place == PLACES[-1]:
        place = str(tmp_path / "file" / "below")
        (tmp_path / "file").write_text("in the way")
    monkeypatch.chdir(tmp_path)
    answer = Terminal(Path(place), day._capsys)(verb)
    assert answer.code in ((4, 6) if verb == "init" else (4, 10))
    assert "Reference" not in answer.err
