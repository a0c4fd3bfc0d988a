"""Effects: what happens at a place or to a thing, drawn around its target."""

from collections.abc import Callable

from storytelling_painter.domain.scene import Effect
from storytelling_painter.domain.vocabulary import EffectKind
from storytelling_painter.tools.illustrator.effects import damage, heat, signals, water
from storytelling_painter.tools.illustrator.effects.spot import Spot, find_spot
from storytelling_painter.tools.illustrator.nodes import Anchor, Node, Stage

_DRAW: dict[EffectKind, Callable[[Spot], tuple[Node, ...]]] = {
    "overflow": water.overflow,
    "broken_pane": damage.broken_pane,
    "smoke": heat.smoke,
    "fire": heat.fire,
    "steam": heat.steam,
    "spill": water.spill,
    "splash": water.splash,
    "motion_lines": signals.motion_lines,
    "tipping": signals.tipping,
    "light_beam": signals.light_beam,
    "scribbles": damage.scribbles,
    "muddy_footprints": damage.muddy_footprints,
    "sparkle": signals.sparkle,
    "alarm_lines": signals.alarm_lines,
}


def draw_effect(
    effect: Effect, *, target: Node | None, anchor: Anchor | None, stage: Stage, ground: float, seed: int
) -> tuple[Node, ...]:
    """Draws an effect.

    Args:
        effect: Its kind and id.
        target: What it happens to; comes before `anchor` when both are given.
        anchor: Where it happens when there is no target.
        stage: The setting, for taps, counters and doors near by.
        ground: The floor's y below the target, in canvas units.
        seed: Varies puddles, cracks and drops.

    Returns:
        The node `effect.id`, and for some kinds a further layer `effect.id+puddle` or `effect.id+shards`.
    """
    return _DRAW[effect.kind](find_spot(effect.id, target, anchor, stage, ground, seed))


__all__ = ["draw_effect"]
