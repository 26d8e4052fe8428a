"""Every number a command can end with, provoked with canaries in its arguments, its files and the store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from frontdesk import bootstrap
from frontdesk.cli.main import run
from frontdesk.cli.verbs.help import EXIT_CODES
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.staff import Role
from tests.canary import people
from tests.canary.rules import RULES, Sort, canaries_in
from tests.canary.test_no_words import PROBLEMS, WORDS, no_words, raising
from tests.canary.walk import PASSPHRASE
from tests.desks import StillClock

NAME = "Zqadapersonnamefamily"
FILE = people.word("ivo", "File.name")


@dataclass
class Scene:
    """The store, what lies outside of it, and what a test may bend."""

    store: Path
    outside: Path
    patch: pytest.MonkeyPatch


Provoked = tuple[int, Callable[[Scene], list[str]]]
"""The number, and what makes it come; the arguments without the store."""


def _listed(content: bytes, ending: str = ".csv") -> Callable[[Scene], list[str]]:
    """A list with this in it."""

    def act(scene: Scene) -> list[str]:
        file = scene.outside / f"{FILE}{ending}"
        file.write_bytes(content)
        return ["import", str(file)]

    return act


def _checked_in_twice(scene: Scene) -> list[str]:
    assert run(["check-in", "--store", str(scene.store), "ada-today"]) == 0
    return ["check-in", "ada-today"]


def _refused_rows(scene: Scene) -> list[str]:
    return ["import", str(people.day_list(scene.outside))]


def _damaged(scene: Scene) -> list[str]:
    scene.store.write_bytes(scene.store.read_bytes()[:4096] + b"\0" * 8192)
    return ["today"]


def _another_key_file(scene: Scene) -> list[str]:
    scene.store.with_name(scene.store.name + ".keys").write_text("{}")
    return ["today"]


def _no_room(scene: Scene) -> list[str]:
    return ["print", "door-slip", "ada-today", "--to", f"/proc/{NAME}/{NAME}.pdf"]


def _only_read(scene: Scene) -> list[str]:
    scene.patch.setattr("frontdesk.store.sqlite.place.cannot_be_written", lambda _: True)
    return ["check-in", "ada-today"]


def _newer(scene: Scene) -> list[str]:
    scene.patch.setattr("frontdesk.store.sqlite.migrations.VERSION", 0)
    return ["card", "ada"]


def _wrong_passphrase(scene: Scene) -> list[str]:
    scene.patch.setenv("FRONTDESK_PASSPHRASE", WORDS)
    return ["today"]


def _not_a_manager(scene: Scene) -> list[str]:
    desk = bootstrap.open_desk(scene.store, PASSPHRASE)
    below = Change(people.STAFF, replace(people.STAFF, role=Role.DESK))
    desk.whole.commit(Deed("demoted", "change_person", people.NOW, people.STAFF.id, (below,)))
    desk.store.close()
    return ["erase-person", "ada"]


def _old_library(scene: Scene) -> list[str]:
    scene.patch.setattr("frontdesk.store.sqlite.connection.FLOOR", (9, 9, 9))
    scene.patch.setattr("frontdesk.store.sqlite.connection.check_floor.__defaults__", ((3, 1, 1),))
    return ["find", NAME]


def _pressed(scene: Scene) -> list[str]:
    scene.patch.setattr(bootstrap, "open_desk", _interrupt)
    return ["card", NAME]


def _interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def _ours(scene: Scene) -> list[str]:
    scene.patch.setattr(bootstrap, "open_desk", raising(PROBLEMS["cause"]()))
    return ["card", NAME]


ENDS: dict[str, Provoked] = {
    "ours": (1, _ours),
    "wrong": (2, lambda _: ["card", NAME, "--listening", NAME]),
    "there already": (3, _checked_in_twice),
    "rows left out": (3, _refused_rows),
    "another kind of file": (4, _listed(b"PK\x03\x04" + WORDS.encode() * 9)),
    "letters that do not fit": (4, _listed(b"First name,Last name\nAnn," + WORDS.encode() + b"\xff\n")),
    "no column of names": (4, _listed(f"{WORDS},x\n{WORDS},y\n".encode())),
    "one column twice": (4, _listed(f"Name,Name\n{WORDS},{WORDS}\n".encode())),
    "broken JSON": (4, _listed(('{"resourceType":"Patient","name":"' + WORDS).encode(), ".json")),
    "one key twice": (4, _listed(f'{{"resourceType":"Group","{NAME}":1,"{NAME}":2}}'.encode(), ".json")),
    "no list there": (4, lambda scene: ["import", str(scene.outside / f"{FILE}.csv")]),
    "a pack that is none": (4, lambda scene: ["prompts", *_listed(WORDS.encode(), ".json")(scene)]),
    "damaged": (5, _damaged),
    "another key file": (5, _another_key_file),
    "not written": (6, _no_room),
    "only readable": (7, _only_read),
    "newer": (9, _newer),
    "no store": (10, lambda scene: ["today", "--store", str(scene.outside / NAME)]),
    "in use": (11, lambda _: ["find", NAME]),
    "wrong passphrase": (12, _wrong_passphrase),
    "not a manager": (13, _not_a_manager),
    "old library": (15, _old_library),
    "cancelled": (130, _pressed),
}


@pytest.fixture
def scene(terminal: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with pytest.MonkeyPatch.context() as patch:
        usual = bootstrap.open_desk.__kwdefaults__
        assert usual is not None
        patch.setitem(usual, "clock", StillClock(people.NOW))
        yield Scene(terminal, tmp_path_factory.mktemp("outside"), patch)


@contextmanager
def _open_elsewhere(store: Path, name: str) -> Iterator[None]:
    desk = bootstrap.open_desk(store, PASSPHRASE) if name == "in use" else None
    yield
    if desk is not None:
        desk.store.close()


@pytest.mark.parametrize("name", ENDS)
def test_it_ends_without_a_word_of_anybody(
    scene: Scene, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    code, provoke = ENDS[name]
    verb, *given = provoke(scene)
    capfd.readouterr()
    with _open_elsewhere(scene.store, name):
        store = [] if "--store" in given else ["--store", str(scene.store)]
        more = verb in ("prompts", "print")  # a verb of two words
        assert run([verb, *given[:more], *store, *given[more:]]) == code
    out, err = capfd.readouterr()
    no_words(scene.store, out, err)


def test_every_number_is_provoked() -> None:
    assert {code for code, _ in EXIT_CODES} - {code for code, _ in ENDS.values()} == {0}


RECORD = frozenset({Sort.SURNAME, Sort.FULL_NAME, Sort.BIRTH, Sort.NUMBER, Sort.KEPT, Sort.STAFF})
"""What ``--json`` hands to another program beside the card: who it is, as the list says."""


@pytest.mark.parametrize("who", ["others", "with_someone", "alone"])
def test_a_card_in_a_terminal_says_what_the_window_says(
    scene: Scene, who: str, capfd: pytest.CaptureFixture[str]
) -> None:
    met: set[Sort] = set()
    for key in people.PEOPLE:
        for more, beside in (([], frozenset[Sort]()), (["--json"], RECORD)):
            store = ["--store", str(scene.store)]
            assert run(["card", *store, f"{key}-today", "--listening", who, *more]) == 0
            found = {sort for _, sort in canaries_in(capfd.readouterr().out)}
            assert found - RULES[who].may - beside == set()
            met |= found
    assert (Sort.DESK in met) is (who == "alone")
    assert met >= {Sort.NAME, Sort.NEED, Sort.ALOUD}
