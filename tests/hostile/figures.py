"""The full run in figures: what was tried, what became of it, and whether every promise was kept."""

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from tests.conftest import ROOT
from tests.hostile.cases import DAYS, bombs, corpus, mutations
from tests.hostile.paints import SHOWS, slowest_paint
from tests.hostile.patterns import evil_for, patterns, runs_away
from tests.hostile.screens import Seen, strings, walked
from tests.hostile.screens_beside import through_beside
from tests.hostile.trial import PATIENCE, Verdict, packs_tried, tried

SHARED = ROOT.parent / "shared" / "data"
MUTATIONS = 2_000
CLINICS = 12
Figure = tuple[str, str, bool]
"""What is promised, the figure, and whether it was kept."""


def figures(say: Callable[[str], None] = lambda _: None) -> list[Figure]:
    """Everything, in about two minutes; ``say`` hears each case that broke a promise."""
    with tempfile.TemporaryDirectory() as name:
        return [*_importers(Path(name), say), _patterns(), *_screens(say)]


def _importers(folder: Path, say: Callable[[str], None]) -> Iterable[Figure]:
    for kind in DAYS:
        yield _told(f"{kind}: one byte changed", tried(mutations(kind, MUTATIONS), folder), say)
        yield _told(f"{kind}: bombs, in the reading child", tried(bombs(kind), folder, in_child=True), say)
    yield _told("pack: one byte changed", packs_tried(mutations("pack", MUTATIONS), folder), say)
    yield _told("pack: bombs", packs_tried(bombs("pack"), folder), say)
    if SHARED.is_dir():
        yield _told("every file of the corpora, as an import", tried(corpus(SHARED), folder), say)
        yield _told("every file of the corpora, as a pack", packs_tried(corpus(SHARED), folder), say)
    else:
        yield "every file of the corpora", "not proven in this run: the shared data are not here", False


def _patterns() -> Figure:
    found = set(patterns().values())
    waits: list[tuple[float, str]] = []
    for given in found:
        pattern = re.compile(*given)
        for text in evil_for(pattern):
            started = time.process_time()
            pattern.search(text)
            waits.append((time.process_time() - started, given[0]))
    slowest, which = max(waits)
    nested = [given for given in found if runs_away(*given)]
    figure = (
        f"{len(found)} patterns, {len(nested)} that could run away; {len(waits):,} evil texts of 200, "
        f"slowest {1000 * slowest:.1f} ms of 20 ({which[:40]!r})"
    )
    return "regular expressions", figure, not nested and slowest <= 0.02


def _screens(say: Callable[[str], None]) -> Iterable[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    app = QApplication.instance() or QApplication([])
    if not SHARED.is_dir():
        yield "text from data on the screens", "not proven in this run: the shared data are not here", False
        return
    given = strings(SHARED)
    seen = walked(cast("QApplication", app), given, rounds=6)
    for one in seen.acting:
        say(one)
    held = len(seen.held(given))
    figure = (
        f"{len(given)} strings, {held} seen on a screen, {seen.widgets:,} looks at a widget; "
        f"{len(seen.acting)} documents, pictures or rich tips"
    )
    yield "text from data is plain on every screen", figure, not seen.acting and held > 0.9 * len(given)
    yield _beside(cast("QApplication", app), given, say)
    slowest, where, which = slowest_paint(given)
    figure = (
        f"{1000 * slowest:.1f} ms of 50 of work, in {where} of {len(SHOWS)} sorts of widget ({which[:9]!r})"
    )
    yield "the slowest of them to lay out and paint", figure, slowest <= 0.05


def _beside(app: QApplication, given: list[str], say: Callable[[str], None]) -> Figure:
    """Those that were not met come again, in other fields."""
    seen, missing, clinics = Seen(), given, 0
    while missing and clinics < CLINICS:
        through_beside(app, cycle(missing), seen)
        met = set(seen.held(given))
        missing, clinics = [text for text in given if text not in met][::-1], clinics + 1
    for one in seen.acting:
        say(one)
    held = len(given) - len(missing)
    figure = (
        f"{held} of {len(given)} strings seen in {clinics} clinics: settings, lines, a list, doubles, "
        f"people, lock, paper; {len(seen.acting)} documents, pictures or rich tips"
    )
    return "and on every other screen", figure, not seen.acting and held > 0.9 * len(given)


def _told(promise: str, verdicts: Iterable[Verdict], say: Callable[[str], None]) -> Figure:
    """Counts of one sort of case; kept when none crashed, hung, or stored half."""
    seen = list(verdicts)
    broken = [one for one in seen if one.wrong]
    for one in broken:
        say(f"{one.name}: {one.wrong}")
    worst = max(seen, key=lambda one: one.seconds)
    figure = (
        f"{len(seen):,} files; {sum(one.refused for one in seen):,} refused whole, else "
        f"{sum(one.read for one in seen):,} rows read = {sum(one.stored for one in seen):,} stored + "
        f"{sum(one.left_out for one in seen):,} refused; {len(broken)} broke a promise; "
        f"slowest {worst.seconds:.2f} s of {PATIENCE:.0f} ({worst.name})"
    )
    return promise, figure, bool(seen) and not broken
