"""Claims that lettering can be read."""

import re
from typing import Final

from storytelling_painter.agents.embedded.aligner.case import Case, Sight, failed, no, yes
from storytelling_painter.domain.judgement import ClueVerdict
from storytelling_painter.domain.ledger import Reads
from storytelling_painter.domain.scene import Prop, Sign
from storytelling_painter.tools.illustrator.lettering import fold, read_lettering, unbroken, uncovered
from storytelling_painter.tools.illustrator.nodes import CANVAS

LETTER_HEIGHT: Final = 14.0
"""Least height of a capital in pixels of a picture 1024 wide."""
_DIAL: Final = 40.0
"""Least height of a clock's dial in such a picture."""
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})")


def reads(claim: Reads, text: str, case: Case) -> ClueVerdict:
    """The lettering says exactly this, is large enough, whole, and as planned in every letter."""
    element = case.element(claim.element)
    name = case.label(claim.element)
    if not isinstance(element, Sign | Prop):
        return no(text, "missing", f"There is no lettering {claim.element.replace('_', ' ')}.", claim.element)
    node = case.node(claim.element)
    if node is None:
        return no(text, "missing", f"{name} was left out of the picture.", claim.element)
    sights = [case.sight(claim.element, least=0.42, agree=0.7)]
    if fold(element.text or "") != fold(claim.text):
        said = f"{name} says {element.text!r}, not {claim.text!r}." if element.text else f"{name} is without lettering."
        return no(text, "contradicted", said, claim.element, sights)
    if "text" not in node.parts and "dial" in node.parts:
        return _dial(claim, text, case, sights)
    area = node.parts.get("text")
    if area is None:
        return no(text, "missing", f"{name} shows no lettering.", claim.element, sights)
    told = read_lettering(case.view, node, area)
    if sorted(told.words) != sorted(fold(claim.text).split()):
        said = f"{name} is lettered {' '.join(told.words)!r}, not {claim.text!r}."
        return no(text, "contradicted", said, claim.element, sights)
    numbers = {"text_height_px": told.height, "worst_letter": told.worst, "covered_letter": told.covered}
    part = case.sight(claim.element, "text", least=0.5, agree=0.5, pixels=40, frame=0.98)
    if part.fault is not None and part.fault.finding in ("cut_off", "missing"):
        return failed(text, [part]) or yes(text, "", [])
    if not uncovered(told):
        blocker = part.seen.blocker if part.seen else None
        said = f"A letter of {claim.text!r} is covered" + (f" by {case.label(blocker)}." if blocker else ".")
        return no(text, "hidden", said, claim.element, sights, blocker=blocker, numbers=numbers)
    if not unbroken(told):
        said = f"The picture does not spell {claim.text!r}: a letter differs from the plan."
        return no(text, "contradicted", said, claim.element, sights, numbers=numbers)
    if told.height < LETTER_HEIGHT * case.view.size / 1024 - 0.05:
        said = f"The letters of {claim.text!r} are only {told.height:.0f} pixels high."
        return no(text, "too_small", said, claim.element, sights, numbers=numbers)
    reason = f"{name} reads {claim.text!r}; its letters are {told.height:.0f} pixels high."
    return failed(text, sights) or yes(text, reason, sights, numbers=numbers)


def _dial(claim: Reads, text: str, case: Case, sights: list[Sight]) -> ClueVerdict:
    """A clock face tells its time by its hands."""
    area = case.part(claim.element, "dial")
    assert area is not None
    if not _TIME.search(claim.text):
        return no(text, "not_drawable", f"A clock face cannot say {claim.text!r}.", claim.element, sights)
    height = area.height * case.view.size / CANVAS
    part = case.sight(claim.element, "dial", least=0.85, agree=0.8, frame=0.95)
    spoilt = case.view.strange(claim.element, area)
    numbers = {"dial_height_px": height, "spoilt_share": spoilt}
    if part.fault is not None:
        return no(text, part.fault.finding, part.fault.reason, claim.element, [part], blocker=part.fault.blocker)
    if spoilt > 0.12:
        said = f"The hands of {case.label(claim.element)} are painted otherwise than {claim.text}."
        return no(text, "contradicted", said, claim.element, [part], numbers=numbers)
    if height < _DIAL * case.view.size / 1024:
        said = f"The clock face is only {height:.0f} pixels high."
        return no(text, "too_small", said, claim.element, [part], numbers=numbers)
    return yes(text, f"The clock shows {claim.text}.", [part], numbers=numbers)
