"""A check-in and a leaving in the running sample clinic, done by this program as a screen reader's would be.

    /usr/bin/python3 packaging/reader/drive.py [--tree]

It knows nothing of Frontdesk but what stands on the accessibility bus, presses what a press is for, uses keys
where a person would, and believes no step until the tree says so. It prints nodes, controls without a name
and the steps done; the exit code is 0 only when every step was done and every control has a name.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable

from tree import Node, NotThere, Program

PATIENCE = 30.0
"""Seconds a step may take."""
MOST_PEOPLE = 6
"""So many are tried until one has a line worth saying."""
MOST_ROWS = 60
"""So many arrows bring the focus to any row of the sample day."""
MATCH = "Matched: check in"
LISTS = ("Leaving, ", "Waiting, ", "To come, ", "With clinician, ", "Left, ", "Probably in")


class Walk:
    """The steps in order; each returns what it found, in words."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.person = ""
        self.opened = ""
        self.left_before = 0
        self.met: set[str] = set()
        self.checked_in = False

    def stands(self) -> str:
        """The window stands and says how the day is"""
        self.program.wait(lambda: rows(self.program.walk(), "To come, "), "the day board with people to come")
        self.left_before = count(self.program.walk(), "Left, ")
        return self._counts()

    def finds(self) -> str:
        """Words put into Find bring up people, Esc clears them"""
        program = self.program
        wanted = self._next_person()
        letters = name_of(wanted)[:3]
        program.type_into(program.need("text", "Find"), letters)
        found = program.wait(
            lambda: self._found(name_of(wanted)), f"{name_of(wanted)} for {letters!r} in Find"
        )
        behind = rows(program.walk(), "To come, ")
        if any(name_of(row) == name_of(wanted) for row in behind):
            raise NotThere("initials in place of names on the board behind Find")
        program.key("Esc")
        program.wait(lambda: not program.find("list", "People found"), "Find closed again")
        return f"{letters!r} found {found.name!r}"

    def picks(self) -> str:
        """F6, arrows and Enter open the next person's card"""
        program = self.program
        row = self._next_person()
        self.person = name_of(row)
        self.met.add(self.person)
        program.key("F6")
        for _ in range(MOST_ROWS):
            now = next((n for n in program.walk() if n.focused and n.role == "list item"), None)
            if now is not None and name_of(now) == self.person:
                break
            program.key("Down")
        else:
            raise NotThere(f"the focus on the row of {self.person}")
        program.said.clear()
        program.key("Enter")
        program.need("push button", MATCH)
        self.opened = self._heard("of the card that opened")
        return f"{row.name!r}; said: {self.opened!r}"

    def compares(self) -> str:
        """Name, needs and the check line are read before the button"""
        nodes = [n for n in self.program.walk() if n.showing]
        name = self.opened.partition(", ")[0]
        order = [
            index(nodes, lambda n: n.role == "label" and n.name == name, f"the name {name!r} as a label"),
            index(nodes, lambda n: n.name.startswith("Compare"), "the check line"),
            index(nodes, lambda n: n.name == MATCH, f"the button {MATCH!r}"),
        ]
        if order != sorted(order):
            raise NotThere("name, then check line, then button")
        button = nodes[order[-1]]
        if "Enter" not in button.description:
            raise NotThere("the key of the main button in its description")
        return nodes[order[1]].name

    def matches(self) -> str:
        """A press of the main button checks in"""
        program = self.program
        program.said.clear()
        program.press(program.need("push button", MATCH))
        program.wait(lambda: self._in_list("Waiting, "), f"{self.person} among those who wait")
        if program.find("push button", MATCH) is not None:
            raise NotThere("the second beat")
        return f"{self._counts()}; said: {'; '.join(program.said)!r}"

    def reads(self) -> str:
        """The line worth saying is read, and ticked"""
        program = self.program
        tick = program.need("check box", "Said, optional")
        line = self._line()
        program.press(tick)
        program.wait(
            lambda: (found := program.find("check box", "Said, optional")) and found.ticked, "the tick"
        )
        return line

    def leaves(self) -> str:
        """Leaving opens, with the last sentence"""
        program = self.program
        program.press(program.need("push button", "Leaving"))
        program.need("push button", "Mark as left")
        program.need("panel", "The last sentence")
        fields = [n.name for n in program.walk() if n.role == "text" and n.showing][:4]
        if fields != ["What happens next", "Who", "When", "If not"]:
            raise NotThere(f"the four fields of the last sentence ({fields})")
        return ", ".join(fields)

    def goes(self) -> str:
        """A press marks as left"""
        program = self.program
        program.said.clear()
        program.press(program.need("push button", "Mark as left"))
        program.wait(lambda: count(program.walk(), "Left, ") == self.left_before + 1, "one more in Left")
        if self._in_list("Waiting, "):
            raise NotThere(f"{self.person} gone from those who wait")
        return f"Left: {self.left_before + 1}; said: {self._heard('that somebody left')!r}"

    def hides(self) -> str:
        """F9 leaves nobody's name in the tree, F9 again brings it back"""
        program = self.program
        names = {name_of(n) for n in program.walk() if n.role == "list item" and is_person(n)}
        names |= {self.person, self.opened.partition(", ")[0]}
        program.key("F9")
        program.wait(lambda: program.find("push button", "Show card"), "the hidden screen")
        everything = program.walk(everything=True)
        seen = [n.name for n in everything if any(name and name in n.name for name in names)]
        if seen:
            raise NotThere(f"a tree without names ({seen[:3]})")
        program.key("F9")
        program.wait(lambda: program.find("list", "Day board"), "the board")
        program.wait(lambda: not program.find("push button", "Show card"), "the desk again")
        return f"{len(names)} names looked for"

    # What the steps share.

    def _next_person(self) -> Node:
        """The first of those to come whom the desk can tell apart by name."""
        for row in rows(self.program.walk(), "To come, "):
            if row.showing and "similar name" not in row.name and name_of(row) not in self.met:
                return row
        raise NotThere("somebody to come, in sight")

    def nothing_to_say(self) -> bool:
        """This card has no line; zero lines is a good answer, but not what is driven here."""
        found = self.program.wait(
            lambda: (
                self.program.find("check box", "Said, optional")
                or self.program.find("label", "Nothing to hand")
            ),
            "a line, or that there is none",
        )
        return found.role == "label"

    def _line(self) -> str:
        """The cue and the sentence of the big line: the labels of the panel its tick stands in."""
        nodes = [n for n in self.program.walk() if n.showing]
        at = index(nodes, lambda n: n.name == "Said, optional", "the tick")
        panel = max(i for i, n in enumerate(nodes[:at]) if n.depth < nodes[at].depth)
        return ": ".join(n.name for n in nodes[panel:at] if n.role == "label" and n.name)

    def _found(self, name: str) -> Node | None:
        hits = (n for n in self.program.walk() if n.role == "list item" and n.showing and not is_person(n))
        return next((n for n in hits if name in n.name), None)

    def _in_list(self, heading: str) -> bool:
        return any(name_of(row) == self.person for row in rows(self.program.walk(), heading))

    def _counts(self) -> str:
        found = self.program.wait(
            lambda: next((n for n in self.program.walk() if re.search(r"\d+ to come, ", n.name)), None),
            "the counts of the day",
        )
        return found.name

    def _heard(self, what: str) -> str:
        self.program.wait(lambda: self.program.said, f"word {what}")
        return "; ".join(self.program.said)


def rows(nodes: list[Node], heading: str) -> list[Node]:
    """The people below a heading of the board."""
    found: list[Node] = []
    inside = False
    for node in nodes:
        if node.role == "list item" and node.name.startswith(LISTS):
            inside = node.name.startswith(heading)
        elif inside and node.role == "list item" and is_person(node):
            found.append(node)
    return found


def is_person(node: Node) -> bool:
    """Rows begin with the time of the visit."""
    return re.match(r"\d{1,2}:\d\d", node.name) is not None


def name_of(row: Node) -> str:
    """The name on a row "10:20, Siobhán B., due now"."""
    return row.name.partition(", ")[2].partition(", ")[0]


def count(nodes: list[Node], heading: str) -> int:
    """The number a heading says."""
    for node in nodes:
        if node.role == "list item" and node.name.startswith(heading):
            return int(node.name.rpartition(", ")[2])
    return 0


def index(nodes: list[Node], fits: Callable[[Node], bool], what: str) -> int:
    """Where in reading order it stands."""
    for at, node in enumerate(nodes):
        if fits(node):
            return at
    raise NotThere(what)


class Report:
    """What is printed, and what decides the exit code."""

    def __init__(self, program: Program, *, tree: bool) -> None:
        self._program = program
        self._tree = tree
        self._nameless: dict[str, str] = {}
        self._most = 0
        self.done = 0

    def do(self, step: Callable[[], str]) -> None:
        """One step, then a look at every node."""
        title = str(step.__doc__)
        began = time.monotonic()
        found = step()
        self.done += 1
        nodes = self._program.walk(everything=True)
        self._look(nodes, title)
        sight = sum(n.showing for n in nodes)
        print(
            f"{self.done}. {title} ({time.monotonic() - began:.1f} s, {len(nodes)} nodes, {sight} in sight)"
        )
        print(f"     {found}")
        if self._tree:
            print("\n".join(n.line() for n in nodes if n.showing))

    def end(self, wanted: int) -> int:
        """The last lines."""
        print(f"nodes: {self._most} at most, controls without a name: {len(self._nameless)}")
        for where, title in self._nameless.items():
            print(f"  {where}  (after: {title})")
        print(f"steps: {self.done} of {wanted}")
        return 0 if self.done == wanted and not self._nameless else 1

    def _look(self, nodes: list[Node], title: str) -> None:
        self._most = max(self._most, len(nodes))
        above: list[str] = []
        for node in nodes:
            above[node.depth :] = [node.name or node.role]
            if node.is_control and not node.name.strip():
                state = "in sight" if node.showing else "not in sight"
                self._nameless.setdefault(f"{node.role} in {' / '.join(above[:-1][-4:])}, {state}", title)


def main() -> int:
    """Walk; say where it stopped."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--tree", action="store_true", help="print what is in sight after each step")
    given = parser.parse_args()
    program = Program(PATIENCE)
    walk, report = Walk(program), Report(program, tree=given.tree)
    steps = [
        walk.stands,
        walk.finds,
        walk.picks,
        walk.compares,
        walk.matches,
        walk.reads,
        walk.leaves,
        walk.goes,
    ]
    steps.append(walk.hides)
    try:
        for step in steps:
            if step == walk.reads:
                for _ in range(MOST_PEOPLE):
                    if not walk.nothing_to_say():
                        break
                    program.key("Esc")
                    for again in (walk.picks, walk.compares, walk.matches):
                        again()
            report.do(step)
    except NotThere as missing:
        print(f"stopped: {missing}")
        print("\n".join(n.line() for n in program.walk() if n.showing))
    return report.end(len(steps))


if __name__ == "__main__":
    sys.exit(main())
