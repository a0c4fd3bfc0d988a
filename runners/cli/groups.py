"""Groups of options that several commands take: a command has one parameter for a group, and its help the options."""

import dataclasses
import inspect
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar

from storytelling_painter.runners.cli import options as o

if TYPE_CHECKING:
    from storytelling_painter.runners.interrupts import Stops
    from storytelling_painter.tools.calls.provision import Provision
    from storytelling_painter.tools.configuration import Resolved

P = ParamSpec("P")
R = TypeVar("R")


class Group:
    """Base of groups: frozen dataclasses whose fields are annotated as options."""

    KEYS: ClassVar[dict[str, str]] = {}
    """Settings by field; other fields are none."""

    def settings(self) -> dict[str, object]:
        """Returns what was said of settings, by key."""
        return {key: getattr(self, name) for name, key in self.KEYS.items() if hasattr(self, name)}


def grouped(command: Callable[P, R]) -> Callable[..., R]:
    """Lets a command take groups: each is shown, and given, as the options that it has.

    Args:
        command: Its parameters are options of Typer, or annotated with a subclass of `Group`.
    """
    parameters: list[inspect.Parameter] = []
    groups: dict[str, type[Any]] = {}
    whole: Callable[..., R] = command
    for parameter in inspect.signature(command, eval_str=True).parameters.values():
        kind = parameter.annotation
        if not (isinstance(kind, type) and issubclass(kind, Group)):
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        groups[parameter.name] = kind
        parameters += inspect.signature(kind, eval_str=True).parameters.values()

    @wraps(command)
    def run(**given: Any) -> R:
        for name, kind in groups.items():
            given[name] = kind(**{field.name: given.pop(field.name) for field in dataclasses.fields(kind)})
        return whole(**given)

    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in parameters]
    )
    return run


@dataclasses.dataclass(frozen=True)
class StoryOptions(Group):
    """What stories are made."""

    KEYS = {"mode": "mode", "pool": "pool"}
    mode: o.ModeOption = None
    premise: o.PremiseOption = None
    setting: o.SettingOption = None
    pool: o.PoolOption = None


@dataclasses.dataclass(frozen=True)
class LookOptions(Group):
    """What pictures are made."""

    KEYS = {"style": "style", "size": "size", "candidates": "image_loop.candidates"}
    style: o.StyleOption = None
    size: o.SizeOption = None
    candidates: o.CandidatesOption = None


@dataclasses.dataclass(frozen=True)
class TellersOptions(Group):
    """Who tells stories."""

    KEYS = {name: name for name in ("crew", "storyteller", "critic", "painter", "aligner", "judge")}
    crew: o.CrewOption = None
    storyteller: o.StorytellerOption = None
    critic: o.CriticOption = None


@dataclasses.dataclass(frozen=True)
class CrewOptions(TellersOptions):
    """Who makes items."""

    painter: o.PainterOption = None
    aligner: o.AlignerOption = None
    judge: o.JudgeOption = None


@dataclasses.dataclass(frozen=True)
class SpendingOptions(Group):
    """What calls to providers may cost."""

    KEYS = {
        "max_cost": "caps.run.cost_usd",
        "max_calls": "caps.run.calls",
        "max_time": "caps.run.seconds",
        "max_cost_per_item": "caps.item.cost_usd",
        "max_calls_per_item": "caps.item.calls",
        "max_time_per_item": "caps.item.seconds",
        "prices": "prices",
        "calls_in_flight": "calls_in_flight",
    }
    max_cost: o.MaxCostOption = None
    max_calls: o.MaxCallsOption = None
    prices: o.PricesOption = None


@dataclasses.dataclass(frozen=True)
class CapOptions(SpendingOptions):
    """Caps of a run."""

    max_time: o.MaxTimeOption = None
    calls_in_flight: o.CallsInFlightOption = None


@dataclasses.dataclass(frozen=True)
class AllCapOptions(CapOptions):
    """Caps of a run and of each item."""

    max_cost_per_item: o.ItemCostOption = None
    max_calls_per_item: o.ItemCallsOption = None
    max_time_per_item: o.ItemTimeOption = None


@dataclasses.dataclass(frozen=True)
class TapeOptions(Group):
    """Exchanges that are kept, or taken from a file."""

    record: o.RecordOption = None
    replay: o.ReplayOption = None

    def run(self, resolved: "Resolved", work: "Callable[[Provision, Stops], Coroutine[object, object, R]]") -> R:
        """Does the work of a command that is no run, and can be asked to stop."""
        import asyncio

        from storytelling_painter.runners.cli.terminal import line, tell
        from storytelling_painter.runners.interrupts import listening
        from storytelling_painter.tools.calls.provision import Provision

        async def listened() -> R:
            provision = Provision(
                resolved.settings, resolved.means, record=self.record, replay=self.replay,
                tell=lambda said: tell(line(f"note: {said}")),
            )
            with listening() as stops:
                return await work(provision, stops)

        return asyncio.run(listened())


@dataclasses.dataclass(frozen=True)
class PlanOptions(TapeOptions):
    """Whether anything is called at all."""

    dry_run: o.DryRunOption = False


@dataclasses.dataclass(frozen=True)
class PaceOptions(Group):
    """How many items, and how many at once."""

    limit: o.LimitOption = None
    concurrency: o.ConcurrencyOption = 8


@dataclasses.dataclass(frozen=True)
class OutputOptions(Group):
    """What is printed."""

    json: o.JsonOption = False
    quiet: o.QuietOption = False


@dataclasses.dataclass(frozen=True)
class SettingsOptions(Group):
    """Settings that have no option of their own."""

    assignments: o.SetOption = None
    settings_file: o.SettingsFileOption = None

    def resolve(self, *groups: Group, **call: object) -> "Resolved":
        """Returns the settings of a call; see `options.settings_from`.

        Args:
            groups: What else was said of settings.
            call: Further ones by key; none says nothing.
        """
        said = {key: value for group in groups for key, value in group.settings().items()}
        return o.settings_from(self.settings_file, self.assignments, said | call)
