"""Every act that is a manager's: docs/roles.md names it, Desk is refused with who may, and it was noted."""

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from frontdesk import usecases
from frontdesk.domain.errors import NotAllowed
from frontdesk.domain.look_note import LookKind, LookNote
from frontdesk.usecases.desk import Desk
from tests.desks import desk_with
from tests.people import JOY, NOW, STAFF, patient

_HERE = Path(usecases.__file__).parent
_PAGE = Path(__file__).parents[2] / "docs" / "roles.md"


def guarded() -> list[str]:
    """``module.function`` of each use case that lets managers through alone."""
    found = []
    for file in sorted(_HERE.glob("*.py")):
        for one in ast.parse(file.read_text(encoding="utf-8")).body:
            calls = [n.func for n in ast.walk(one) if isinstance(n, ast.Call)]
            names = {call.id for call in calls if isinstance(call, ast.Name)}
            if isinstance(one, ast.FunctionDef) and "managers_only" in names:
                found.append(f"{file.stem}.{one.name}")
    return found


ONLY_FOR_DRAFTS = "second_person.confirm_fits_anyone"
"""A line that is live already is looked at by anybody else: tested beside it."""
ONLY_ON_THE_WAY_BACK = "undo.still_theirs"
"""Asks what the act was before it asks for the role: tested in ``test_access``."""


def test_the_page_lists_each_of_them_and_no_other() -> None:
    listed = re.findall(r"\| `(\w+\.\w+)` \|", _PAGE.read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(guarded())
    assert len(listed) > 25


@pytest.mark.parametrize(
    "act", [act for act in guarded() if act not in (ONLY_FOR_DRAFTS, ONLY_ON_THE_WAY_BACK)]
)
def test_desk_is_refused_hears_who_may_and_the_attempt_is_noted(
    desk: Desk, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[LookNote] = []
    monkeypatch.setattr(desk.whole, "note_look", noted.append)
    before = desk.whole.last_deed(JOY.id)
    module, name = act.split(".")
    job = getattr(import_module(f"frontdesk.usecases.{module}"), name)
    with pytest.raises(NotAllowed, match="manager") as refused:
        job(desk, **_anything(job))
    assert refused.value.exit_code == 13
    assert desk.whole.last_deed(JOY.id) == before
    assert (LookKind.REFUSED, JOY.id, "") in [(one.kind, one.by, one.patient_id) for one in noted]


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, patient("p1")), NOW, JOY)


def _anything(job: Any) -> dict[str, Any]:
    """The refusal comes before anything else is looked at, so it does not matter what is asked for."""
    needed = [
        one
        for one in list(inspect.signature(job).parameters.values())[1:]
        if one.default is one.empty and one.kind is not one.VAR_KEYWORD
    ]
    return {one.name: "p1" if one.annotation is str else None for one in needed}
