"""Packs in and out: byte for byte, line by line, nothing silently, nothing hostile."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.template import Override, PromptTemplate
from frontdesk.prompts.pack import read_pack, write_pack
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.answered_for import allow
from frontdesk.usecases.change_line import put_live
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.pack_file import Incoming, Standing, compare, pack_bytes, pack_file, take_in
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, JOY, NOW, STAFF
from tests.prompts.people import PACK_FILE, template

WORDS = "Is there one thing you want to be sure of today?"


@pytest.fixture
def desk() -> Desk:
    return desk_with(STAFF, NOW, ANA)


def file_of(folder: Path, desk: Desk, *lines: PromptTemplate) -> Path:
    """The desk's pack with some lines in the place of their namesakes, new ones behind."""
    own = {line.id: line for line in lines}
    there = tuple(own.pop(line.id, line) for line in desk.deck.pack.templates)
    path = folder / "lines.json"
    path.write_bytes(write_pack(replace(desk.deck.pack, templates=(*there, *own.values()))))
    return path


def standings(found: tuple[Incoming, ...]) -> dict[str, Standing]:
    return {one.template.id: one.standing for one in found if one.standing is not Standing.SAME}


def test_out_in_and_out_again_is_the_same_byte_for_byte(desk: Desk, tmp_path: Path) -> None:
    first = pack_bytes(desk)
    assert first == PACK_FILE.read_bytes()
    raw = json.loads(first)
    raw["templates"][3] = {"mood": "kind", **raw["templates"][3], "x-ours": [1, {"a": None}]}
    raw["templates"].append({**raw["templates"][18], "id": "OWN-1", "texts": [WORDS]})
    path = tmp_path / "lines.json"
    path.write_text(json.dumps(raw, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    take_in(desk, [one for one in compare(desk, pack_file(path)) if one.standing is not Standing.SAME])
    assert pack_bytes(desk) == path.read_bytes(), "fields nobody knows and their order are kept"


def test_a_line_nobody_can_read_goes_out_as_shipped_and_one_of_our_own_stays_here(desk: Desk) -> None:
    put_live(desk, replace(template("CI-16"), texts=(WORDS,)), template("CI-16"))
    put_live(desk, replace(template("CI-16"), id="OWN-1", texts=(WORDS,)), None)
    kept = replace(template("CO-11"), texts=("Thank you for coming in today.",))
    put_live(desk, kept, template("CO-11"))
    assert isinstance(desk.whole, SqliteStore)
    with desk.whole._writer.writing() as raw:
        raw.execute("UPDATE prompt_template SET texts = 'no json' WHERE id <> 'CO-11'")
    gone_out = {line.id: line for line in read_pack(pack_bytes(desk)).templates}
    assert gone_out == {line.id: line for line in desk.deck.pack.templates} | {"CO-11": kept}


def test_each_line_is_new_changed_clashing_refused_or_the_same(desk: Desk, tmp_path: Path) -> None:
    ours = replace(template("CI-16"), texts=("Anything we should know?",))
    put_live(desk, ours, template("CI-16"))
    path = file_of(
        tmp_path,
        desk,
        replace(template("CI-16"), texts=(WORDS,)),
        replace(template("CO-11"), texts=("Thank you for coming in today.",)),
        replace(template("CO-11"), id="OWN-1", texts=("Thank you for waiting.",)),
        replace(template("CI-13"), texts=("Calm down, {nobody}!!",)),
    )
    found = compare(desk, pack_file(path))
    assert standings(found) == {
        "CI-16": Standing.CLASHING,
        "CO-11": Standing.CHANGED,
        "OWN-1": Standing.NEW,
        "CI-13": Standing.REFUSED,
    }
    refused = next(one for one in found if one.standing is Standing.REFUSED)
    assert refused.why
    with pytest.raises(Refused, match="CI-13 cannot go live"):
        take_in(desk, found)
    assert desk.deck.by_id["CI-16"].template == ours


def test_what_is_taken_goes_live_in_one_act(desk: Desk, tmp_path: Path) -> None:
    thanks = replace(template("CO-11"), texts=("Thank you for coming in today.",))
    own = replace(template("CO-11"), id="OWN-1", texts=("Thank you for waiting.",))
    found = compare(desk, pack_file(file_of(tmp_path, desk, thanks, own)))
    take_in(desk, [one for one in found if one.standing is not Standing.SAME])
    assert (desk.deck.by_id["CO-11"].template, desk.deck.by_id["OWN-1"].template) == (thanks, own)
    undo(desk)
    assert desk.store.templates() == ()
    assert "OWN-1" not in desk.deck.by_id


def test_a_file_brings_words_and_nobody_s_word(desk: Desk, tmp_path: Path) -> None:
    """What was allowed or confirmed elsewhere, even by a namesake, was not here."""
    override = Override("gush", "Ana", "We talk like that")
    gush = replace(template("CO-11"), texts=("That was lovely.",), overrides=(override,))
    idle = replace(template("CO-12"), texts=("Thank you for waiting.",), overrides=(override,))
    anyone = replace(template("CI-17"), texts=("Take your time.",), reviewed_by="Ana")
    found = compare(desk, pack_file(file_of(tmp_path, desk, gush, idle, anyone)))
    standing = {one.template.id: one for one in found if one.standing is not Standing.SAME}
    assert standing["CO-11"].standing is Standing.REFUSED
    assert standing["CO-11"].why.endswith("Allowed elsewhere by Ana, by nobody here.")
    assert standing["CO-11"].left_behind == standing["CO-12"].left_behind == (override,)
    take_in(desk, [standing["CO-12"], standing["CI-17"]])
    assert desk.deck.by_id["CO-12"].template.overrides == ()
    assert not desk.deck.by_id["CI-17"].template.would_fit_anyone


def test_what_was_answered_for_here_comes_back_in_with_its_names(desk: Desk, tmp_path: Path) -> None:
    shipped = template("CO-11")
    gush = allow(desk, replace(shipped, texts=("That was lovely.",)), "gush", "We talk like that")
    put_live(desk, gush, shipped)
    path = tmp_path / "ours.json"
    path.write_bytes(pack_bytes(desk))
    assert standings(compare(desk, pack_file(path))) == {}
    undo(desk)
    assert desk.deck.by_id["CO-11"].template == shipped
    put_live(desk, gush, shipped)
    put_live(desk, shipped, gush)
    (back,) = (one for one in compare(desk, pack_file(path)) if one.standing is not Standing.SAME)
    assert (back.standing, back.template) == (Standing.CHANGED, gush)
    take_in(desk, [back])
    assert pack_bytes(desk) == path.read_bytes()


def test_only_a_manager_takes_lines_in(desk: Desk, tmp_path: Path) -> None:
    own = replace(template("CO-11"), id="OWN-1", texts=("Thank you for waiting.",))
    found = compare(desk, pack_file(file_of(tmp_path, desk, own)))
    desk.staff = JOY
    with pytest.raises(Refused, match="by a manager"):
        take_in(desk, [one for one in found if one.standing is Standing.NEW])


HOSTILE = {
    "a bomb of brackets": b"[" * 200_000,
    "half a file": b'{"lang": "en", "templ',
    "a list": b"[]",
    "no letters": bytes(range(256)) * 40,
    "UTF-16": '{"lang": "en"}'.encode("utf-16"),
    "a zip": b"PK\x03\x04" + bytes(400),
    "too much": b" " * 5_000_001,
    "a line twice": json.dumps(
        {
            "lang": "en", "version": "1", "greetings": [], "phrases": {},
            "templates": [
                {"id": "A", "lang": "en", "occasions": [], "band": "S", "theme": "", "title": "", "texts": []}
            ] * 2,
        }
    ).encode(),
    "a number for words": b'{"lang": 7, "version": "1", "greetings": [], "phrases": {}, "templates": []}',
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_pack_is_refused_in_one_sentence(tmp_path: Path, what: str) -> None:
    path = tmp_path / "lines.json"
    path.write_bytes(HOSTILE[what])
    with pytest.raises(Refused, match="This pack was refused"):
        pack_file(path)


def test_neither_a_folder_nor_a_link_nor_nothing_is_a_pack(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(PACK_FILE)
    for path in (tmp_path, link, tmp_path / "nowhere.json"):
        with pytest.raises(Refused, match="This pack was refused"):
            pack_file(path)
    assert read_pack(PACK_FILE.read_bytes()).templates
