"""What calls cost, from an editable table with dates. A price that no entry gives is unknown, never zero.

The shipped table is `prices.toml` beside this module and says how an entry is written; a user's file goes before it.
Entries name the host of a provider, so prices of a hosted service are not taken for those of another server that speaks
the same protocol and calls its models the same.
"""

from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.domain.means import Dollars, Means
from storytelling_painter.tools.calls.call import Call, Usage
from storytelling_painter.tools.toml_files import read_toml

_MILLION: Final = 1_000_000
STALE_DAYS: Final = 180
"""Age in days from which on a price deserves a look at its source."""


class Price(Frozen):
    """An entry of a price table, in US dollars."""

    models: Annotated[tuple[str, ...], Field(min_length=1)]
    """Patterns of `HOST/MODEL` or `PROVIDER/MODEL`, with `*`."""
    input: Dollars | None = None
    """Per million input tokens."""
    cached: Dollars | None = None
    """Per million cached input tokens; none costs as much as other input."""
    output: Dollars | None = None
    """Per million output tokens."""
    pictures: dict[str, Dollars] = {}
    """Per picture, by a pattern of `SIZE/QUALITY`; the first that fits counts."""
    seen: date
    """Day on which the price was last checked."""
    source: Annotated[str, Field(min_length=1, max_length=500)]

    def of(self, usage: Usage, variant: str = "") -> float | None:
        """Returns what a usage costs, or none where this entry has no price for a part of it."""
        cached = min(usage.cached_tokens, usage.input_tokens)
        total = (usage.input_tokens - cached) * (self.input or 0.0)
        total += cached * ((self.input or 0.0) if self.cached is None else self.cached)
        total = (total + usage.output_tokens * (self.output or 0.0)) / _MILLION
        if self.output is not None and usage.output_tokens:
            return None if self.input is None else total
        if usage.pictures:
            each = next((cost for pattern, cost in self.pictures.items() if fnmatchcase(variant, pattern)), None)
            return None if each is None else total + usage.pictures * each
        return None if self.input is None or self.output is None else total


class _Table(Frozen):
    schema_version: Literal[1] = SCHEMA_VERSION
    price: tuple[Price, ...] = ()


class Entry(NamedTuple):
    """A price and the table it stands in."""

    price: Price
    table: str
    """`shipped`, or the name of the user's file."""

    def age(self, today: date) -> int:
        """Returns the days since the price was checked."""
        return (today - self.price.seen).days


class PriceTable:
    """The prices in force; a `parts.Prices`.

    Args:
        means: Tell the providers' hosts, and the user's file.

    Raises:
        SettingsError: The user's file cannot be read or does not fit.
    """

    def __init__(self, means: Means) -> None:
        self._means = means
        own = () if means.prices is None else _own(Path(means.prices))
        self.entries: tuple[Entry, ...] = (*own, *_shipped())
        """In the order in which they are asked."""
        self._found: dict[tuple[str, str], Price | None] = {}

    def cost(self, call: Call, usage: Usage) -> float | None:
        """Returns US dollars, or none where the price is not known.

        Where the provider counted nothing, the most that the call can have used is charged.
        """
        if call.kind == "fetch":
            return 0.0
        price = self.price_of(call.provider, call.model)
        return None if price is None else price.of(usage if usage != Usage() else call.most, call.variant)

    def price_of(self, provider: str, model: str) -> Price | None:
        """Returns the first entry that fits a model, or none."""
        key = (provider, model)
        if key not in self._found:
            self._found[key] = self._look_up(provider, model)
        return self._found[key]

    def _look_up(self, provider: str, model: str) -> Price | None:
        known = self._means.provider(provider)
        names = [f"{provider}/{model}"]
        if known is not None:
            names.append(f"{urlsplit(known.base_url).hostname}/{model}")
        for entry in self.entries:
            if any(fnmatchcase(name, pattern) for name in names for pattern in entry.price.models):
                return entry.price
        return None

    @cached_property
    def oldest(self) -> date:
        """Day on which the oldest price in force was checked."""
        return min(entry.price.seen for entry in self.entries)


def how_to_price(provider: str, model: str) -> str:
    """Returns words that tell how to make a price known."""
    return (
        f"write [[price]] with models = [\"{provider}/{model}\"], input, output, seen and source into a TOML file and "
        "name it with --prices"
    )


def _own(file: Path) -> tuple[Entry, ...]:
    try:
        table = _Table.model_validate(read_toml(file, "price table"))
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(
            f"price table {str(file)!r}: {'.'.join(map(str, first['loc']))}: {first['msg']}; "
            f"an entry has {', '.join(Price.model_fields)}"
        ) from None
    return tuple(Entry(price, file.name) for price in table.price)


def _shipped() -> tuple[Entry, ...]:
    with resources.as_file(resources.files("storytelling_painter.tools.calls").joinpath("prices.toml")) as file:
        table = _Table.model_validate(read_toml(file, "price table"))
    return tuple(Entry(price, "shipped") for price in table.price)
