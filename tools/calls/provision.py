"""What a run may call and spend: the way to its providers with budget, prices, meter and recording, from its means."""

import os
from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.domain.means import OPENAI, Means
from storytelling_painter.domain.record import Usage
from storytelling_painter.domain.settings import Settings
from storytelling_painter.tools.calls.budget import CappedBudget, Spent
from storytelling_painter.tools.calls.call import Usage as Counted
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.calls.journal import Journal, Left
from storytelling_painter.tools.calls.metering import UsageMeter
from storytelling_painter.tools.calls.parts import Archive
from storytelling_painter.tools.calls.pricing import PriceTable, how_to_price
from storytelling_painter.tools.calls.recorder import Recorder
from storytelling_painter.tools.calls.replayer import Replayer
from storytelling_painter.tools.schemes import LOCAL

Role = Literal["storyteller", "critic", "painter", "aligner", "judge", "softener"]

class Named(NamedTuple):
    """A model that a spec names, as prices know it."""

    role: Role
    spec: str
    provider: str
    model: str


def models_of(settings: Settings, means: Means) -> tuple[Named, ...]:
    """Returns the model of every role that is played by one, in the order of the roles.

    Crews of plug-ins are left out: only they know what they call.
    """
    specs: dict[Role, str] = {
        "storyteller": settings.spec_of("storyteller"),
        "critic": settings.spec_of("critic"),
        "painter": settings.spec_of("painter"),
        "aligner": settings.spec_of("aligner"),
    }
    if settings.judge is not None:
        specs["judge"] = settings.judge
    if settings.pictures.soften and settings.pictures.softener is not None:
        specs["softener"] = settings.pictures.softener
    named = []
    for role, spec in specs.items():
        scheme, _, rest = spec.partition(":")
        if rest and (scheme in LOCAL or means.provider(scheme) is not None):
            named.append(Named(role, spec, scheme, rest))
    return tuple(named)


def calls_somebody(settings: Settings) -> bool:
    """Whether a role is played by somebody who may make calls that cost money."""
    roles = ("storyteller", "critic", "painter", "aligner")
    return any(spec not in (None, "embedded") for spec in (*map(settings.spec_of, roles), settings.judge))


def refuse_unpriced(settings: Settings, means: Means) -> None:
    """Refuses a cap on money where it could not be kept; also reads the price table.

    Raises:
        SettingsError: The price of a model is not known; the message names it and says how to add its price.
    """
    prices = PriceTable(means)
    if means.run.cost_usd is None and means.item.cost_usd is None:
        return
    for each in models_of(settings, means):
        if not priced(each, prices):
            raise SettingsError(
                f"money is capped, but no price is known for {each.spec!r} ({each.role}): "
                f"{how_to_price(each.provider, each.model)}, or cap calls instead"
            )


def priced(each: Named, prices: PriceTable) -> bool:
    """Whether a model's price is known for what its role asks of it."""
    price = prices.price_of(each.provider, each.model)
    if price is None:
        return False
    if each.role == "painter":
        return bool(price.pictures) or price.output is not None
    return price.of(Counted(input_tokens=1, output_tokens=1)) is not None


class Provision:
    """Everything between a run and its providers. Close it with `aclose`.

    Args:
        settings: What is made; names the models.
        means: Providers, caps and prices.
        before: What earlier calls of the same command used; none means nothing.
        record: File that every exchange is added to.
        replay: Recording that answers every call, so that nothing is sent and no key is needed.
        journal: Private folder of the run, where replies of unfinished items are kept; none keeps none. A run on the
            embedded crew or on a recording pays nothing and keeps none either.
        done: Items that have their record.
        environ: Where keys are read from.
        tell: Called with what should be told to the user while the run goes on.

    Raises:
        SettingsError: A cap on money cannot be kept, the price table is bad, or a run is recorded and replayed at once.
        TapeError: The recording cannot be read or written.
    """

    def __init__(
        self,
        settings: Settings,
        means: Means,
        *,
        before: Usage | None = None,
        record: Path | None = None,
        replay: Path | None = None,
        journal: Path | None = None,
        done: Container[str] = (),
        environ: Mapping[str, str] = os.environ,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        if record is not None and replay is not None:
            raise SettingsError("--record and --replay exclude each other: a replay sends nothing to be recorded")
        prices = self._prices = PriceTable(means)
        keys = [p.key_variable for p in (*means.providers, OPENAI) if p.key_variable]
        secrets = [environ.get(key, "").strip() for key in keys]
        self._archive: Recorder | Replayer | None = None
        if replay is not None:
            self._archive = Replayer(replay)
            environ = {**{key: "replayed" for key in keys}, **environ}
        else:
            refuse_unpriced(settings, means)
            if record is not None:
                self._archive = Recorder(record, secrets=secrets)
        self.journal: Journal | None = None
        """Replies of unfinished items."""
        self.journalled = Usage()
        """What the journal tells of unfinished items: paid by earlier calls of the command."""
        if journal is not None and replay is None and calls_somebody(settings):
            self.journal = Journal(journal, secrets=secrets, keep_finished=means.keep_calls)
            self.journal.forget_all_but(lambda item: item not in done)
            self.journalled = self._sum(self.journal.left())
        self.budget = CappedBudget(means.run, means.item, _spent((before or Usage()) + self.journalled, means))
        self.meter = UsageMeter(on_take=self.budget.forget)
        archives: tuple[Archive | None, ...] = (self.journal, self._archive)
        self.connections = Connections(
            means,
            archives=[archive for archive in archives if archive is not None],
            budget=self.budget,
            prices=prices,
            meter=self.meter,
            environ=environ,
            tell=tell,
        )

    async def unfinished(self) -> Usage:
        """Returns what the journal tells of unfinished items by now."""
        return Usage() if self.journal is None else self._sum(await self.journal.left_now())

    def _sum(self, calls: Iterable[Left]) -> Usage:
        used = (
            Usage(calls=1, cost_usd=self._prices.cost(left.call, left.usage), **left.usage.model_dump())
            for left in calls
        )
        return sum(used, Usage())

    async def recorded(self, item: str, *, keep: bool = False) -> None:
        """Says that the record of an item is on the disk.

        Args:
            item: Its id.
            keep: Whether its calls are to answer when it is tried again.
        """
        self.meter.recorded(item)
        if self.journal is not None and not keep:
            await self.journal.finished(item)

    @property
    def unrecorded(self) -> Usage:
        """What was used now and neither a record nor the journal will tell."""
        return self.meter.untaken if self.journal is None else self.meter.lost

    async def aclose(self) -> None:
        """Closes connections, recording and journal."""
        try:
            await self.connections.aclose()
        finally:
            try:
                if self._archive is not None:
                    await self._archive.aclose()
            finally:
                if self.journal is not None:
                    await self.journal.aclose()


def _spent(before: Usage, means: Means) -> Spent:
    if means.run.cost_usd is not None and before.cost_usd is None and before.calls + before.lost:
        raise SettingsError(
            "what this run used before has no known cost, so a cap on its money cannot be kept; cap calls instead, or "
            "begin a new run with --out"
        )
    return Spent(before.calls + before.lost, before.cost_usd or 0.0)
