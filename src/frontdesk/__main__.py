"""``frontdesk``: the window, or a verb of the command line."""

import sys

from frontdesk.domain.errors import Fixable


def main() -> int:
    """Without a verb (only ``--store`` may stand there) the window opens; it never loads the verbs."""
    arguments = sys.argv[1:]
    match arguments:
        case []:
            return _window([])
        case ["--store", str(file)] if file:
            return _window([f"--store={file}"])
        case [str(one)] if one.startswith("--store=") and one != "--store=":
            return _window([one])
    try:
        from frontdesk.cli.main import from_terminal

        return from_terminal(arguments)
    except KeyboardInterrupt:  # before or after the verb itself, which answers for its own time
        sys.stderr.write("\nCancelled. Nothing more was done.\n")
        return 130


def _window(arguments: list[str]) -> int:
    """On a computer without a display this is a wrong usage, said in a sentence and not by Qt."""
    from frontdesk.cli.display import NO_DISPLAY, can_open_window

    if not can_open_window():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 2
    from frontdesk.app import run_window

    try:
        return run_window(arguments)
    except Fixable as trouble:
        sys.stderr.write(f"{trouble}\n")
        return trouble.exit_code


if __name__ == "__main__":
    sys.exit(main())
