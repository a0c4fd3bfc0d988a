"""How items are run into a folder, which decides nothing about what comes out."""

from dataclasses import dataclass

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.groups import OutputOptions, PlanOptions
from storytelling_painter.runners.cli.machines import MachineOptions


@dataclass(frozen=True)
class GoingOnOptions(OutputOptions, MachineOptions):
    """How to run items into a folder that is there."""

    limit: o.LimitOption = None
    concurrency: o.ItemsOption = None
    workers: o.WorkersOption = None
    retry_errors: o.RetriesOption = 0
    fail_on_error: o.FailOnOption = None


@dataclass(frozen=True)
class RunOptions(PlanOptions, GoingOnOptions):
    """How to run items into a folder that may be new."""

    retry_failed: o.RetryOption = False
