"""``frontdesk prompts``: the lines as files, from a terminal."""

import json
from pathlib import Path

from frontdesk.cli.reference import SHAPES
from tests.cli.terminal import Terminal
from tests.cli.test_shapes import differs
from tests.prompts.people import PACK_FILE


def rewritten(file: Path, to: Path, key: str, words: str) -> Path:
    raw = json.loads(file.read_text(encoding="utf-8"))
    next(line for line in raw["templates"] if line["id"] == key)["texts"] = [words]
    to.write_text(json.dumps(raw, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return to


def test_the_walk_of_a_pack(clinic: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "ours.json"
    assert clinic("prompts", "export", str(out)).code == 0
    assert out.read_bytes() == PACK_FILE.read_bytes()
    again = clinic("prompts", "export", str(out))
    assert (again.code, again.out) == (4, "")

    changed = rewritten(out, tmp_path / "theirs.json", "CO-11", "Thank you for coming in today.")
    tried = clinic("prompts", "import", str(changed), "--dry-run")
    assert tried.code == 0
    assert "1 of 91 lines would go live." in tried.out
    done = clinic("prompts", "import", str(changed), "--json").json
    assert differs(SHAPES["prompts import"][1], done) == []
    assert (done["changed"], done["same"], done["live"]) == (1, 90, 1)
    line = next(one for one in clinic("prompts", "list", "--json").lines if one["id"] == "CO-11")
    assert differs(SHAPES["prompts list"][1], line | {"conditions": {"all": [""]}}) == []
    assert (line["texts"], line["changed_here"]) == (["Thank you for coming in today."], True)

    other = rewritten(out, tmp_path / "other.json", "CO-11", "Thanks for coming.")
    clash = clinic("prompts", "import", str(other))
    assert (clash.code, "1 left out" in clash.err, "CO-11  clashing" in clash.out) == (4, True, True)
    assert clinic("prompts", "import", str(other), "--replace-ours").code == 0
    assert clinic("prompts", "export", str(tmp_path / "after.json")).code == 0
    assert (tmp_path / "after.json").read_bytes() == other.read_bytes()


def test_lint_needs_no_store_and_names_what_keeps_a_line_back(clinic: Terminal, tmp_path: Path) -> None:
    good = clinic("prompts", "lint", str(PACK_FILE))
    assert (good.code, good.out.splitlines()[-1].startswith("91 lines, 0 refused")) == (0, True)
    bad = rewritten(PACK_FILE, tmp_path / "bad.json", "CO-11", "Calm down, {nobody}!")
    answer = clinic("prompts", "lint", str(bad), "--json")
    assert answer.code == 4
    assert differs(SHAPES["prompts lint"][1], answer.json) == []
    assert {p["line"] for p in answer.json["problems"] if p["blocks"]} == {"CO-11"}
    refused = clinic("prompts", "import", str(bad))
    assert (refused.code, "CO-11  refused" in refused.out) == (4, True)


def test_a_line_is_tried_on_the_twelve_and_on_one_patient(sample: Terminal) -> None:
    found = sample("prompts", "try", str(PACK_FILE), "--line", "CI-13", "--json").lines
    assert len(found) == 12
    assert differs(SHAPES["prompts try"][1], found[0]) == []
    assert any("ready for you" in one["text"] for one in found)
    patient = sample("patients", "--json").lines[0]["id"]
    (one,) = sample(
        "prompts",
        "try",
        str(PACK_FILE),
        "--line",
        "CO-11",
        "--patient",
        patient,
        "--listening",
        "alone",
        "--json",
    ).lines
    assert (one["line"], one["person"]) == ("CO-11", "")
    assert sample("prompts", "try", str(PACK_FILE), "--line", "NO-1").code == 2
    assert sample("prompts", "try", str(PACK_FILE), "--line", "CO-11", "--patient", "x").code == 2
