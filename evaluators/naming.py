"""Names of makers, and rows for what was not measured."""

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.evaluators.measures import Row, Unscored


def named(maker: MadeBy) -> str:
    """Returns name and version, and the spec where it is not the embedded one."""
    return f"{maker.name} {maker.version}" + ("" if maker.spec == "embedded" else f" ({maker.spec})")


def unscored(group: str, measure: str, why: Unscored) -> Row:
    """Returns the row of a measure without a number."""
    return Row(group=group, measure=measure, value=None, evaluator=named(why.evaluator), reason=why.reason)
