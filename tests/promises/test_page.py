"""SECURITY.md says the promises as they are numbered, and every place it names is there."""

import re

from tests.promises.page import PROMISES
from tests.promises.proof import ROOT

SAID = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_promise_that_rests_on_something_stands_there_in_its_words() -> None:
    for promise in PROMISES:
        if promise.proofs:
            assert f"| {promise.number} | {promise.words} |" in SAID


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", SAID)
    assert len(links) > 10
    assert [link for link in links if not (ROOT / link).exists()] == []
