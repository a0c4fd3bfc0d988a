"""`doctor`: whether this machine has what is needed, and what more would make possible."""

from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli.terminal import put, put_json, put_table, reported

NAME: Final = "doctor"
EPILOG: Final = """\b
Example:
  storytelling-painter doctor
"""
_MARKS: Final = {"ok": "ok", "missing": "NO", "optional": "-"}


@reported
def command(
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> int:
    """Check this installation, and paint a small picture as a proof.

    Exits with 0 when the embedded crew works. Of keys only their presence is told.
    """
    from storytelling_painter.runners.examination import examine

    found = examine()
    if json:
        put_json(found)
    else:
        for group in dict.fromkeys(check.group for check in found.checks):
            put(group)
            put_table(
                ((_MARKS[c.state], c.name, c.found, c.hint) for c in found.checks if c.group == group), indent="  "
            )
        put("The embedded crew works." if found.works else "The embedded crew does not work; mend what is marked NO.")
    return 0 if found.works else 1
