"""``frontdesk``: the window, or a verb of the command line."""

import sys


def main() -> int:
    """Without a verb (only ``--store`` may stand there) the window opens."""
    arguments = sys.argv[1:]
    if not arguments or (arguments[0].startswith("--store") and len(arguments) <= 2):
        from frontdesk.app import run_window

        return run_window(arguments)
    from frontdesk.cli.main import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
