"""docs/cli.md is what the verbs say of themselves."""

import click

from frontdesk.cli.main import group
from frontdesk.cli.reference import SHAPES, each_verb, page
from frontdesk.cli.verbs.help import EXIT_CODES
from frontdesk.domain import errors
from tests.conftest import ROOT


def test_the_page_is_current() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m frontdesk.cli.reference > docs/cli.md"


def test_each_verb_has_its_heading_and_each_option_its_line() -> None:
    lines = page().splitlines()
    for name, command in each_verb(group):
        assert f"## {name}" in lines
        assert command.help
        assert command.help.endswith(".")
        for option in (p for p in command.params if isinstance(p, click.Option)):
            assert option.help
            assert any(line.startswith(f"| `{option.opts[0]}") and option.help in line for line in lines)


def test_each_verb_takes_a_store_and_answers_in_json() -> None:
    verbs = dict(each_verb(group))
    assert set(SHAPES) == set(verbs)
    for command in verbs.values():
        assert {"--store", "--json"} <= {opt for parameter in command.params for opt in parameter.opts}


def test_every_exit_code_of_the_program_is_explained_and_no_other() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    used = {kind.exit_code for kind in kinds if hasattr(kind, "exit_code")}
    assert [code for code, _ in EXIT_CODES] == sorted(used | {0, 130})
    assert all(f"| {code} | {words} |" in page() for code, words in EXIT_CODES)
