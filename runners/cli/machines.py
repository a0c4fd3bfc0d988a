"""Options of a Ray cluster that makes the items of a run."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.groups import Group

if TYPE_CHECKING:
    from storytelling_painter.runners.making import Machines


@dataclass(frozen=True)
class MachineOptions(Group):
    """Where items are made."""

    ray: o.RayOption = None
    ray_actors: o.RayActorsOption = None
    ray_resources: o.RayResourcesOption = None
    ray_pictures: o.RayPicturesOption = None
    ray_wait: o.RayWaitOption = 120

    def machines(self) -> "Machines | None":
        """Returns the machines that the options name; none where they name none.

        Raises:
            SettingsError: An option of Ray without an address, or a bad list of resources.
        """
        from storytelling_painter.domain.errors import SettingsError

        if self.ray is None:
            for option in ("actors", "resources", "pictures"):
                if getattr(self, f"ray_{option}") is not None:
                    raise SettingsError(
                        f"--ray-{option} says how to use a cluster, but none is named; add `--ray auto`"
                    )
            return None
        from storytelling_painter.runners.distributed.cluster import RayMachines

        shares = _shares(self.ray_resources or "")
        return RayMachines(
            self.ray, self.ray_actors, cpus=shares.pop("cpu", 1.0), gpus=shares.pop("gpu", 0.0), resources=shares,
            pictures=self.ray_pictures, patience=self.ray_wait,
        )


def _shares(text: str) -> dict[str, float]:
    from storytelling_painter.domain.errors import SettingsError

    shares: dict[str, float] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, amount = part.partition("=")
        try:
            share = float(amount)
        except ValueError:
            share = math.nan
        if not (name.strip() and math.isfinite(share) and share >= 0) or (share > 1 and share % 1):
            raise SettingsError(
                f"--ray-resources {part!r} is no NAME=AMOUNT such as `gpu=0.5`; above 1 only whole amounts can be had"
            )
        shares[name.strip().lower() if name.strip().lower() in ("cpu", "gpu") else name.strip()] = share
    return shares
