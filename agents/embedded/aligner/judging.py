"""Judges one picture file from start to end; runs in a worker process, so everything that goes in and out is plain."""

from pathlib import Path
from typing import NamedTuple

from storytelling_painter.agents.embedded.aligner.case import Case
from storytelling_painter.agents.embedded.aligner.claims import judge_claim
from storytelling_painter.agents.embedded.aligner.foils import Foil, make_foils
from storytelling_painter.domain.errors import InputError, JudgeError, PaintError
from storytelling_painter.domain.judgement import ClueVerdict, FoilVerdict, Verdict, VerdictValue
from storytelling_painter.domain.ledger import Claim, KeyPoint, Ledger
from storytelling_painter.domain.record import Picture
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.illustrator.layout import lay_out
from storytelling_painter.tools.illustrator.pixels import open_pixels
from storytelling_painter.tools.illustrator.visibility import View


class Judgement(NamedTuple):
    verdicts: tuple[Verdict, ...]
    foils: tuple[FoilVerdict, ...]


def judge(
    path: Path, picture: Picture, ledger: Ledger, scene: SceneSpec, intended: SceneSpec | None, style: Style
) -> Judgement:
    """Judges a painted file.

    Args:
        path: The file.
        picture: What the record says of it.
        ledger: What it has to tell.
        scene: The plan as painted, moves included; only says where to look.
        intended: The storyteller's own plan, which says who is who; none where there was none.
        style: The style it was painted in.

    Raises:
        JudgeError: The file cannot be read or is not the recorded one, or its plan cannot be laid out.
    """
    try:
        view = View(open_pixels(path, picture), lay_out(scene), style)
    except (InputError, PaintError) as error:
        raise JudgeError(str(error)) from error
    case = Case(scene, intended, view)
    return Judgement(
        tuple(_verdict(point, case) for point in ledger.key_points),
        tuple(_foil_verdict(foil, case) for foil in make_foils(ledger, intended or scene)),
    )


def _verdict(point: KeyPoint, case: Case) -> Verdict:
    clues = tuple(_clue(clue.text, clue.claim, case) for clue in point.clues)
    if not clues:
        return Verdict(key_point=point.id, verdict="unknown", reason="No clue says how this could be seen.")
    value = joined([c.verdict for c in clues])
    telling = next((c for c in clues if c.verdict == value), clues[0])
    return Verdict(key_point=point.id, verdict=value, reason=telling.reason, clues=clues)


def joined(values: list[VerdictValue]) -> VerdictValue:
    """Returns the verdict of a key point: yes only if every clue is, and no as soon as one is no."""
    for value in ("no", "error", "unknown"):
        if value in values:
            return value
    return "yes" if values else "unknown"


def _clue(text: str, claim: Claim | None, case: Case) -> ClueVerdict:
    if claim is None:
        return ClueVerdict(
            text=text, verdict="unknown", finding="not_drawable",
            reason="This clue has no form that can be measured; only a viewer can tell.",
        )
    return judge_claim(claim, text, case)


def _foil_verdict(foil: Foil, case: Case) -> FoilVerdict:
    told = judge_claim(foil.claim, foil.text, case)
    return FoilVerdict(id=foil.id, kind=foil.kind, text=foil.text, verdict=told.verdict, reason=told.reason)
