"""Worlds in which loop policies are tried: a painter who fails and a judge who errs, both at rates that are set.

`Simulated` paints no pixels: which key points a picture shows is drawn by chance, over real ledgers of the grammar.
`Drawn` paints real pictures with the embedded illustrator, which pushes elements aside by chance, and has the white-box
aligner judge the files. In both the truth is known, and the judge that the policy sees is the truth with errors at a
known TPR and FPR per verdict.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple, Protocol

from storytelling_painter.agents.embedded.aligner.judging import judge
from storytelling_painter.agents.embedded.painter import draw, mend, vary
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import AlignmentReport, FoilVerdict, Verdict, VerdictValue
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.record import Attempt, Painting, Picture
from storytelling_painter.domain.scene import Effect, Move
from storytelling_painter.domain.settings import ImageLoop
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.evaluators.alignment import score, score_values
from storytelling_painter.graph.blame import failed_points
from storytelling_painter.graph.routing import PaintPlan

LOOP: Final = ImageLoop()
_FOILS: Final = 6
_JUDGE: Final = MadeBy(name="simulated-judge", version="1")
_NO_PICTURE: Final = Painting(
    picture=Picture(sha256="0" * 64, path="none.png", width=1, height=1, size_bytes=0),
    made_by=MadeBy(name="simulated-painter", version="1"),
    seed=0,
)
_SIZE: Final = 256


class Rates(NamedTuple):
    """The knobs."""

    failure: float = 0.08
    """Mean chance that a fresh picture does not show a key point (simulated) or displaces an element (drawn)."""
    tpr: float = 0.97
    """Chance that the judge says yes to what the picture shows."""
    fpr: float = 0.10
    """Chance that it says yes to what it does not show, foils among them."""
    spread: float = 3.0
    """How alike key points are in difficulty: chances come from Beta(failure * spread, (1 - failure) * spread)."""
    mends: float = 0.6
    """Chance that an edit mends a point that it aims at."""
    breaks: float = 0.03
    """Chance that an edit breaks a point that was shown."""


class World(Protocol):
    """One item: what a policy may ask of it, and what only the study knows."""

    paints: int
    checks: int
    tellings: int

    @property
    def ledger(self) -> Ledger: ...

    def paint(self, plan: PaintPlan, attempts: Sequence[Attempt], *, check: bool = True) -> Attempt:
        """Paints as planned and has the picture judged; `plan.parent` names an attempt by its number."""
        ...

    def retell(self, lost: Sequence[str]) -> None:
        """Tells the story anew around key points that no picture showed."""
        ...

    def is_good(self, attempt: Attempt) -> bool:
        """Tells by the truth whether a perfect judge would accept the picture."""
        ...


def drafts(number: int, seed: int) -> list[Draft]:
    """Returns stories with ledgers and plans as the embedded storyteller tells them."""
    teller = GrammarStoryteller(order_seed=seed)

    async def tell() -> list[Draft]:
        return [
            await teller.tell(Brief(id=f"i{i}", index=i, seed=derive_seed(seed, "item", i)), round=1)
            for i in range(number)
        ]

    return asyncio.run(tell())


def _erring(truth: bool, rates: Rates, chance: Random) -> VerdictValue:
    return "yes" if chance.random() < (rates.tpr if truth else rates.fpr) else "no"


def _report(ledger: Ledger, values: dict[str, VerdictValue], foils: Sequence[VerdictValue]) -> AlignmentReport:
    verdicts = tuple(Verdict(key_point=id, verdict=value) for id, value in values.items())
    false = tuple(FoilVerdict(id=f"f{i}", kind="negation", text="x", verdict=v) for i, v in enumerate(foils))
    scores = score(ledger, verdicts, false)
    return AlignmentReport(made_by=_JUDGE, picture="0" * 64, verdicts=verdicts, foils=false, scores=scores)


def _good(ledger: Ledger, truth: dict[str, VerdictValue]) -> bool:
    scores = score_values(ledger.key_points, truth)
    return scores.all_must and scores.micro is not None and scores.micro >= LOOP.min_alignment


class Simulated:
    """One item without pixels."""

    def __init__(self, draft: Draft, rates: Rates, seed: int) -> None:
        self.ledger = draft.ledger
        self.paints = self.checks = 0
        self.tellings = 1
        self._rates, self._chance = rates, Random(seed)
        self._hard = {p.id: self._difficulty() for p in self.ledger.key_points}
        self._shown: dict[int, dict[str, bool]] = {}

    def _difficulty(self) -> float:
        r = self._rates
        return self._chance.betavariate(r.failure * r.spread, (1 - r.failure) * r.spread) if r.failure else 0.0

    def paint(self, plan: PaintPlan, attempts: Sequence[Attempt], *, check: bool = True) -> Attempt:
        chance, number = self._chance, self.paints + 1
        if plan.action == "edit" and plan.parent is not None:
            before = self._shown[plan.parent]
            parent = next(a for a in attempts if a.number == plan.parent)
            aims = set(failed_points(self.ledger, parent.report)) if parent.report else set()
            shown = {id: self._edited(id in aims, held) for id, held in before.items()}
        else:
            shown = {id: chance.random() >= hard for id, hard in self._hard.items()}
        self._shown[number] = shown
        self.paints += 1
        report = None
        if check:
            self.checks += 1
            values = {id: _erring(held, self._rates, chance) for id, held in shown.items()}
            report = _report(self.ledger, values, [_erring(False, self._rates, chance) for _ in range(_FOILS)])
        return _attempt(number, plan, self.tellings, _NO_PICTURE, report)

    def _edited(self, aimed_at: bool, held: bool) -> bool:
        if held:
            return self._chance.random() >= self._rates.breaks
        return aimed_at and self._chance.random() < self._rates.mends

    def retell(self, lost: Sequence[str]) -> None:
        self.tellings += 1
        self._hard |= {id: self._difficulty() for id in lost}

    def is_good(self, attempt: Attempt) -> bool:
        return _good(self.ledger, {id: "yes" if held else "no" for id, held in self._shown[attempt.number].items()})


class Drawn:
    """One item with real pictures: elements of a fresh one are pushed aside at the painter's failure rate.

    Stories are not told anew here.
    """

    def __init__(self, draft: Draft, rates: Rates, seed: int, folder: Path) -> None:
        self.ledger = draft.ledger
        self.paints = self.checks = 0
        self.tellings = 1
        self._draft, self._rates, self._chance, self._folder = draft, rates, Random(seed), folder
        self._truth: dict[int, AlignmentReport] = {}

    def paint(self, plan: PaintPlan, attempts: Sequence[Attempt], *, check: bool = True) -> Attempt:
        number, seed = self.paints + 1, self._chance.getrandbits(31)
        intended = self._draft.story.scene
        assert intended is not None
        fresh = intended.model_copy(update={"seed": seed, "moves": ()})
        moves: tuple[Move, ...] = ()
        scene = fresh
        if plan.action == "edit" and plan.parent is not None:
            parent = next(a for a in attempts if a.number == plan.parent)
            assert parent.painting.scene is not None and parent.report is not None
            scene = parent.painting.scene
            moves = mend(self._seen_by_painter(parent), scene, self.ledger)
        if not moves:
            varied = vary(fresh, self.ledger, seed) if plan.action == "resample" else ()
            scene, moves = fresh, varied + self._pushed(seed)
        scene = scene.model_copy(update={"moves": (*scene.moves, *moves)[:64]})
        png = draw(scene, _SIZE, "colour", {}).png
        path = self._folder / f"{hashlib.sha256(png).hexdigest()}.png"
        path.write_bytes(png)
        picture = Picture(sha256=path.stem, path=path.name, width=_SIZE, height=_SIZE, size_bytes=len(png))
        told = judge(path, picture, self.ledger, scene, intended, "colour")
        scores = score(self.ledger, told.verdicts, told.foils)
        truth = AlignmentReport(
            made_by=_JUDGE, picture=path.stem, verdicts=told.verdicts, foils=told.foils, scores=scores
        )
        self._truth[number] = truth
        self.paints += 1
        painting = Painting(picture=picture, made_by=_NO_PICTURE.made_by, seed=seed, scene=scene, moves=moves)
        self.checks += check
        return _attempt(number, plan, 1, painting, self._judged(truth) if check else None)

    def _pushed(self, seed: int) -> tuple[Move, ...]:
        assert self._draft.story.scene is not None
        chance = Random(seed)
        return tuple(
            Move(kind="shift", element=e.id, dx=chance.choice((-0.8, 0.8)), because="the painter failed")
            for e in self._draft.story.scene.elements
            if not isinstance(e, Effect) and chance.random() < self._rates.failure
        )

    def _judged(self, truth: AlignmentReport) -> AlignmentReport:
        verdicts = tuple(
            v.model_copy(update={"verdict": _erring(v.verdict == "yes", self._rates, self._chance)})
            for v in truth.verdicts
        )
        foils = tuple(f.model_copy(update={"verdict": _erring(False, self._rates, self._chance)}) for f in truth.foils)
        return truth.model_copy(
            update={"verdicts": verdicts, "foils": foils, "scores": score(self.ledger, verdicts, foils)}
        )

    def _seen_by_painter(self, parent: Attempt) -> AlignmentReport:
        """The evidence on the points that the judge called failed; the painter gets no other."""
        assert parent.report is not None
        failed = set(failed_points(self.ledger, parent.report))
        truth = self._truth[parent.number]
        return truth.model_copy(update={"verdicts": tuple(v for v in truth.verdicts if v.key_point in failed)})

    def retell(self, lost: Sequence[str]) -> None:
        raise NotImplementedError("stories are not told anew where pictures are drawn")

    def is_good(self, attempt: Attempt) -> bool:
        return _good(self.ledger, {v.key_point: v.verdict for v in self._truth[attempt.number].verdicts})


def _attempt(number: int, plan: PaintPlan, telling: int, painting: Painting, report: AlignmentReport | None) -> Attempt:
    return Attempt(
        number=number,
        story_round=telling,
        round=plan.round,
        candidate=plan.candidate,
        action=plan.action,
        parent=plan.parent,
        painting=painting,
        report=report,
    )
