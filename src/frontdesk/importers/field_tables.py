"""The tables of docs/import.md: what each field of each kind of file becomes, and what is never read.

``python -m frontdesk.importers.field_tables docs/import.md`` writes them anew between their marks.
"""

import sys
from pathlib import Path

from frontdesk.importers.format import Format
from frontdesk.importers.formats.catalogue import FORMATS


def table(kind: Format) -> str:
    """One kind of file: its fields, then what is never read."""
    rows = [f"| {one.said} | {one.becomes} |" for one in kind.fields]
    never = ", ".join(kind.never_read)
    return "\n".join(("| In the file | Becomes |", "|---|---|", *rows, "", f"**Never read:** {never}.", ""))


def renewed(page: str) -> str:
    """The page with each table as the readers are, between ``<!-- fields csv -->`` and ``<!-- end -->``."""
    for kind in FORMATS:
        if kind.fields:
            mark = f"<!-- fields {kind.key} -->"
            made = f"{mark}\n{table(kind)}<!-- end -->"
            before, begun, rest = page.partition(mark)
            if begun:
                page = before + made + rest.partition("<!-- end -->")[2]
    return page


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]):
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
