"""Blind preference: a judge sees the stories of two storytellers to the same brief, in both orders, without names.

A storyteller wins a brief only if both orders say so; a verdict that turns with the order is a tie. A verdict that
cannot be used is a failure of the judge and no vote for anybody.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean
from typing import Final

import numpy as np

from storytelling_painter.agents.models.preference import Better, ModelPreferenceJudge
from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.domain.errors import WorkError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.story import Brief
from storytelling_painter.evaluators.statistics import Bootstrap, Interval, mean_interval, ratio, sign_flip_test, wilson
from storytelling_painter.tools.provenance import maker_without_path

_IN_FLIGHT: Final = 64
_TIE: Final = 0.5


class Look(Frozen):
    """One verdict."""

    shown_first: str
    """Name of the storyteller, which the judge was not told."""
    better: Better


class Ballot(Frozen):
    """Both verdicts on the stories of one brief."""

    brief: str
    name: str
    looks: tuple[Look, ...] = ()
    """Two; none where both stories are the same text, which is a tie; fewer where one failed."""
    error: str = ""
    """Why there is no vote, or empty."""

    @property
    def points(self) -> float | None:
        """1 where both verdicts prefer `name`, 0 where both prefer the other, 0.5 for a tie; none without a vote."""
        if self.error:
            return None
        return self._said[0] if len(set(self._said)) == 1 else _TIE

    @property
    def turned(self) -> bool:
        """Whether the verdict changed with the order."""
        return len(set(self._said)) > 1

    @property
    def _said(self) -> list[float]:
        return [
            _TIE if look.better == "neither" else float((look.better == "first") == (look.shown_first == self.name))
            for look in self.looks
        ]


class Preferred(Frozen):
    """How often one storyteller was preferred to another."""

    name: str
    against: str
    won: int
    lost: int
    tied: int
    inconsistent: int
    """Ties because the verdict changed with the order."""
    failed: int
    """Briefs without a usable verdict; no votes."""
    without_story: int
    """Briefs to which one of both told no story; not shown to the judge."""
    win_rate: float | None
    """(won + tied / 2) / (won + lost + tied); none without a vote."""
    interval: Interval | None
    """Of the win rate, by bootstrap over the briefs; Wilson's where all votes are the same."""
    p: float | None
    """Two-sided, of the paired permutation test against a win rate of 0.5."""


class Preferences(Frozen):
    """All that a judge said."""

    judge: MadeBy
    results: tuple[Preferred, ...]
    verdicts: int
    """Usable verdicts that chose one of both."""
    first_share: float | None
    """Share of these that chose the story shown first; 0.5 is no bias of position."""
    first_interval: Interval | None
    own: tuple[str, ...]
    """Storytellers on the judge's own model; judges tend to prefer their own texts."""
    ballots: tuple[Ballot, ...]


async def prefer_all(
    judge: ModelPreferenceJudge,
    briefs: Sequence[Brief],
    told: Mapping[str, Sequence[str | None]],
    makers: Mapping[str, MadeBy],
    done: Callable[[int], None],
) -> Preferences:
    """Compares every storyteller with the first one, brief by brief.

    Args:
        judge: Compares.
        briefs: What was asked for.
        told: Texts by storyteller, one a brief; none where there is no story.
        makers: Of the storytellers.
        done: Told how many briefs are through.

    Raises:
        AccessError: The judge's provider refuses.
        BudgetExceeded: A cap was reached.
    """
    first, *others = told
    gate, count = asyncio.Semaphore(_IN_FLIGHT), 0

    async def one(name: str, brief: Brief, mine: str, theirs: str) -> Ballot:
        nonlocal count
        async with gate:
            ballot = await _vote(judge, brief, name, mine, first, theirs)
        count += 1
        done(count)
        return ballot

    votes = [
        one(name, brief, mine, theirs)
        for name in others
        for brief, mine, theirs in zip(briefs, told[name], told[first], strict=True)
        if mine is not None and theirs is not None
    ]
    ballots = tuple(await asyncio.gather(*votes))
    share, between, verdicts = _position(ballots)
    return Preferences(
        judge=maker_without_path(judge.made_by),
        results=tuple(
            preferred(name, first, [b for b in ballots if b.name == name], briefs=len(briefs)) for name in others
        ),
        verdicts=verdicts,
        first_share=share,
        first_interval=between,
        own=tuple(name for name, maker in makers.items() if maker.spec == judge.made_by.spec),
        ballots=ballots,
    )


async def _vote(
    judge: ModelPreferenceJudge, brief: Brief, name: str, mine: str, other: str, theirs: str
) -> Ballot:
    """Asks in both orders; chance decides which comes first."""
    if mine == theirs:
        return Ballot(brief=brief.id, name=name)
    pair = [(name, mine), (other, theirs)]
    seed = derive_seed(brief.seed, "preference", name)
    if seed % 2:
        pair.reverse()
    looks: list[Look] = []
    for at, (one, two) in enumerate((pair, pair[::-1]), 1):
        try:
            better = await judge.prefer(brief, one[1], two[1], step=f"preference.{seed:016x}.{at}")
        except WorkError as error:
            return Ballot(brief=brief.id, name=name, looks=tuple(looks), error=str(error)[:300])
        looks.append(Look(shown_first=one[0], better=better))
    return Ballot(brief=brief.id, name=name, looks=tuple(looks))


def preferred(name: str, against: str, ballots: Sequence[Ballot], *, briefs: int) -> Preferred:
    """Counts the votes on one storyteller.

    Args:
        name: The storyteller.
        against: The one it is compared with.
        ballots: Its ballots.
        briefs: Briefs that both were asked to tell.
    """
    points = [b.points for b in ballots if b.points is not None]
    counted = {value: points.count(value) for value in (1.0, 0.0, _TIE)}
    return Preferred(
        name=name,
        against=against,
        won=counted[1.0],
        lost=counted[0.0],
        tied=counted[_TIE],
        inconsistent=sum(b.turned for b in ballots if not b.error),
        failed=sum(bool(b.error) for b in ballots),
        without_story=briefs - len(ballots),
        win_rate=fmean(points) if points else None,
        interval=(mean_interval(points) or wilson(sum(points), len(points))) if points else None,
        p=sign_flip_test(np.asarray(points) - _TIE) if points else None,
    )


def _position(ballots: Sequence[Ballot]) -> tuple[float | None, Interval | None, int]:
    """Share of the verdicts for what was shown first, its interval over the briefs, and their number."""
    rows = [
        (sum(k.better == "first" for k in b.looks), sum(k.better != "neither" for k in b.looks)) for b in ballots
    ]
    verdicts = sum(decided for _, decided in rows)
    if not verdicts:
        return None, None, 0
    boot = Bootstrap(rows)
    first = boot.estimate(ratio(0, 1))
    return first, boot.interval(ratio(0, 1)) or wilson(first * verdicts, verdicts), verdicts
