"""`doctor`: whether this machine has what is needed, and what more would make possible."""

from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.terminal import put, put_json, put_table, reported

if TYPE_CHECKING:
    from storytelling_painter.runners.probing import Probed
    from storytelling_painter.tools.configuration import Resolved

Kind = Literal["chat", "picture"]

NAME: Final = "doctor"
EPILOG: Final = """\b
Examples:
  storytelling-painter doctor
  storytelling-painter doctor openai:gpt-4o openai:gpt-image-1   # asks them; costs a few short calls
"""
_MARKS: Final = {"ok": "ok", "missing": "NO", "optional": "-"}


@reported
def command(
    specs: Annotated[
        list[str] | None,
        typer.Argument(help="Models to probe, such as `openai:gpt-4o`; without one the installation is checked."),
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--as", help="What to probe for; by default the model's name decides.")
    ] = None,
    prices: o.PricesOption = None,
    settings_file: o.SettingsFileOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> int:
    """Check this installation, and paint a small picture as a proof; or probe models.

    Exits with 0 when the embedded crew works, or every model can play some role. Of keys only their presence is told.
    """
    if specs:
        return _probe(specs, kind, o.settings_from(settings_file, call={"prices": prices}), json)
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


def _probe(specs: list[str], kind: Kind | None, resolved: "Resolved", json: bool) -> int:
    import asyncio

    from storytelling_painter.runners.probing import probe

    useful = True
    for spec in specs:
        found = asyncio.run(probe(spec, resolved.means, kind))
        useful &= bool(found.plays)
        if json:
            put_json(found)
        else:
            _show(found)
    return 0 if useful else 1


def _show(found: "Probed") -> None:
    from storytelling_painter.runners.summary import used_line

    put(found.spec)
    put_table(
        [
            ("provider", found.provider),
            ("price", found.price),
            *((f.ability, f"{_MARKS['ok' if f.works else 'missing']}: {f.found}") for f in found.findings),
            ("can play", ", ".join(found.plays) or "nothing"),
            *(("cannot", reason) for reason in found.cannot),
            *(("note", notice) for notice in found.notices),
            ("used", used_line(found.used) or "nothing"),
        ],
        indent="  ",
    )
