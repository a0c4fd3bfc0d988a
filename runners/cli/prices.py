"""`prices`: the price table in force, and how old its entries are."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.terminal import put, put_json, put_table, reported

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.pricing import Price

NAME: Final = "prices"
EPILOG: Final = """\b
Examples:
  storytelling-painter prices
  storytelling-painter prices --prices my-prices.toml --json
"""


@reported
def command(
    prices: o.PricesOption = None,
    settings_file: o.SettingsFileOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON lines, one an entry.")] = False,
) -> int:
    """List prices in the order in which they are looked up, with the day on which each was last checked.

    A model that no entry fits has no known price, and a run with a cap on money refuses it.
    """
    from datetime import date

    from storytelling_painter.tools.calls.pricing import STALE_DAYS, PriceTable

    today = date.today()
    table = PriceTable(o.settings_from(settings_file, call={"prices": prices}).means)
    if json:
        for entry in table.entries:
            put_json({**entry.price.model_dump(mode="json"), "table": entry.table, "age_days": entry.age(today)})
        return 0
    put_table(
        [
            ("models", "in", "cached", "out", "a picture", "seen", "days", "table"),
            *(
                (
                    ", ".join(entry.price.models), *_figures(entry.price), entry.price.seen,
                    f"{entry.age(today)}{' !' if entry.age(today) > STALE_DAYS else ''}", entry.table,
                )
                for entry in table.entries
            ),
        ]
    )
    put("US dollars per million tokens. `!`: not checked for a while; `--json` names the sources.")
    return 0


def _figures(price: "Price") -> tuple[str, ...]:
    tokens = ("" if p is None else f"{p:g}" for p in (price.input, price.cached, price.output))
    each = sorted({*price.pictures.values()})
    return (*tokens, f"{each[0]:g} to {each[-1]:g}" if each else "")
