"""A crew that does what a script says: real implementations of the role protocols with nothing behind them."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import get_args

from storytelling_painter.agents.crew import Crew
from storytelling_painter.agents.memory import StoryMemory
from storytelling_painter.agents.roles import Order
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.judgement import (
    AlignmentReport,
    AlignmentScores,
    ClueVerdict,
    Critique,
    Finding,
    Verdict,
    VerdictValue,
)
from storytelling_painter.domain.ledger import Clue, KeyPoint, Ledger
from storytelling_painter.domain.record import Attempt, Painting, Picture
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.story import Brief, Draft, Story
from storytelling_painter.domain.vocabulary import Dimension

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
SCRIPT = MadeBy(name="script", version="1")

LEDGER = Ledger(
    key_points=(
        KeyPoint(id="boy", dimension="character", text="A boy is there.", clues=(Clue(text="a boy"),)),
        KeyPoint(id="jar", dimension="event", text="The boy takes a cookie.", parents=("boy",)),
        KeyPoint(id="mother", dimension="character", text="A mother is there.", clues=(Clue(text="a woman"),)),
        KeyPoint(id="night", dimension="time", text="Night has come.", importance="nice"),
    )
)


def draft_of(round: int, ledger: Ledger = LEDGER) -> Draft:
    return Draft(
        story=Story(text=f"A boy takes a cookie, telling {round}.", mode="cor_guided", made_by=SCRIPT, round=round),
        ledger=ledger,
    )


def critique_of(scores: int | Sequence[int | None] = 4, round: int = 1, **fields: object) -> Critique:
    each = [scores] * len(DIMENSIONS) if isinstance(scores, int) else scores
    values = {
        "made_by": SCRIPT,
        "round": round,
        "scores": dict(zip(DIMENSIONS, each, strict=True)),
        "single_moment": True,
        **fields,
    }
    return Critique.model_validate(values)


def picture_of(text: str) -> Picture:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Picture(sha256=digest, path=f"pictures/{digest}.png", width=8, height=8, size_bytes=1)


def report_of(
    values: Sequence[VerdictValue],
    *,
    fpr: float | None = 0.0,
    finding: Finding | None = None,
    ledger: Ledger = LEDGER,
) -> AlignmentReport:
    """Report with one verdict a key point; failed ones carry a clue with `finding`."""
    verdicts = tuple(
        Verdict(
            key_point=p.id,
            verdict=v,
            clues=(ClueVerdict(text="x", verdict=v, finding=finding),) if finding and v != "yes" else (),
        )
        for p, v in zip(ledger.key_points, values, strict=True)
    )
    yes, no = values.count("yes"), values.count("no")
    micro = yes / (yes + no) if yes + no else None
    corrected = (
        None if micro is None else micro if not fpr else 0.0 if fpr == 1 else max(0.0, (micro - fpr) / (1 - fpr))
    )
    musts = {p.id for p in ledger.musts}
    return AlignmentReport(
        made_by=SCRIPT,
        picture="0" * 64,
        verdicts=verdicts,
        scores=AlignmentScores(
            micro=micro,
            macro=micro,
            all_must=all(v.verdict == "yes" for v in verdicts if v.key_point in musts),
            corrected=corrected,
            foil_fpr=fpr,
            yes=yes,
            no=no,
            unknown=values.count("unknown"),
            error=values.count("error"),
        ),
    )


def attempt_of(number: int, report: AlignmentReport | None, **fields: object) -> Attempt:
    values = {
        "number": number,
        "story_round": 1,
        "round": 1,
        "candidate": 1,
        "action": "paint",
        "painting": Painting(picture=picture_of(str(number)), made_by=SCRIPT, seed=1),
        "report": report,
        **fields,
    }
    return Attempt.model_validate(values)


@dataclass
class ScriptedStoryteller:
    made_by: MadeBy = SCRIPT
    ledger: Ledger = LEDGER
    failure: Exception | None = None
    fail_from: int = 1
    calls: list[tuple[int, Draft | None, Critique | None, tuple[str, ...]]] = field(default_factory=list)

    async def tell(
        self,
        brief: Brief,
        *,
        round: int,
        previous: Draft | None = None,
        critique: Critique | None = None,
        unpaintable: tuple[str, ...] = (),
    ) -> Draft:
        self.calls.append((round, previous, critique, unpaintable))
        await asyncio.sleep(0)
        if self.failure is not None and round >= self.fail_from:
            raise self.failure
        return draft_of(1, self.ledger)  # the node, not the teller, counts rounds


@dataclass
class ScriptedCritic:
    """Gives the critiques of the script in order, the last one for ever after."""

    script: Sequence[Critique] = (critique_of(),)
    made_by: MadeBy = SCRIPT
    failure: Exception | None = None
    calls: int = 0

    async def critique(self, brief: Brief, draft: Draft, *, round: int) -> Critique:
        self.calls += 1
        if self.failure is not None:
            raise self.failure
        return self.script[min(self.calls, len(self.script)) - 1].model_copy(update={"round": round})


@dataclass
class ScriptedPainter:
    made_by: MadeBy = SCRIPT
    can_edit: bool = True
    scene: SceneSpec | None = None
    prompt: str | None = None
    failure: Exception | None = None
    fail_from: int = 1
    orders: list[Order] = field(default_factory=list)

    async def paint(self, brief: Brief, draft: Draft, order: Order) -> Painting:
        self.orders.append(order)
        if self.failure is not None and len(self.orders) >= self.fail_from:
            raise self.failure
        return Painting(
            picture=picture_of(f"{brief.id} {order.seed}"),
            made_by=SCRIPT,
            seed=order.seed,
            scene=self.scene,
            prompt=self.prompt,
        )


@dataclass
class ScriptedAligner:
    """Gives the reports of the script in order, the last one for ever after."""

    script: Sequence[AlignmentReport] = (report_of(("yes", "yes", "yes", "yes")),)
    made_by: MadeBy = SCRIPT
    failure: Exception | None = None
    watch: Callable[[], None] | None = None
    calls: int = 0

    async def check(self, brief: Brief, draft: Draft, painting: Painting) -> AlignmentReport:
        self.calls += 1
        if self.watch is not None:
            self.watch()
        if self.failure is not None:
            raise self.failure
        report = self.script[min(self.calls, len(self.script)) - 1]
        return report.model_copy(update={"picture": painting.picture.sha256})


def crew_of(
    storyteller: ScriptedStoryteller | None = None,
    critic: ScriptedCritic | None = None,
    painter: ScriptedPainter | None = None,
    aligner: ScriptedAligner | None = None,
    *,
    memory: StoryMemory | None = None,
) -> Crew:
    return Crew(
        storyteller or ScriptedStoryteller(),
        critic or ScriptedCritic(),
        painter or ScriptedPainter(),
        aligner or ScriptedAligner(),
        memory=StoryMemory() if memory is None else memory,
    )
