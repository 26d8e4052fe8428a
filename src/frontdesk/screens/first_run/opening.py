"""Builds the window before a desk is open. The one module here that knows presenters and views."""

from zoneinfo import available_timezones

from frontdesk.domain.errors import Fixable, NoStore
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.first_run.door import Door
from frontdesk.screens.first_run.presenter import FirstRunPresenter
from frontdesk.screens.first_run.sign_in import SignInPresenter
from frontdesk.screens.first_run.view.entry_window import EntryWindow
from frontdesk.screens.first_run.view.first_run_page import FirstRunPage
from frontdesk.screens.first_run.view.sign_in_page import SignInPage


def readable_files() -> str:
    """What the file dialog offers: the kinds of files that can be read today."""
    from frontdesk.importers.formats.catalogue import FORMATS

    endings = " ".join(f"*{ending}" for known in FORMATS for ending in known.endings)
    return f"Lists ({endings});;All files (*)"


def open_entry(look: Look, door: Door, jobs: AnyJobs, title: str) -> EntryWindow:
    """First run where there is no store yet, sign-in where there is one."""
    try:
        door.check_there()
    except NoStore:
        page = FirstRunPage(look, tuple(sorted(available_timezones())), readable_files())
        first = FirstRunPresenter(door, jobs, page)
        page.connect_presenter(first)
        first.start()
        return EntryWindow(look, page, jobs, title)
    except Fixable:
        pass  # the page says why the store stays closed
    entry = SignInPage(look)
    sign_in = SignInPresenter(door, jobs, entry)
    entry.connect_presenter(sign_in)
    sign_in.start()
    return EntryWindow(look, entry, jobs, title)
