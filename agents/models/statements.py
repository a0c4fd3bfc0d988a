"""The statements that a viewer is asked about: key points and foils under names that tell neither from the other."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from storytelling_painter.agents.models.foils import Foil, make_foils
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.models.shapes import VerdictsAnswer
from storytelling_painter.agents.models.untrusted import clean, reads_like_an_instruction
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.story import Draft


class Statement(NamedTuple):
    """One sentence to be judged."""

    name: str
    """What the viewer knows it by: `s1`, `s2`, by its place in the shuffled list."""
    source: str
    """Id of the key point, or `foil.1`, `foil.2`."""
    text: str


class Sheet(NamedTuple):
    """What is asked about one picture."""

    points: tuple[tuple[str, str], ...]
    """Id and text of each key point that is asked."""
    foils: tuple[Foil, ...]
    withheld: tuple[str, ...]
    """Ids of key points that are not asked, since they speak to the viewer."""

    def shuffled(self, *seed: object) -> tuple[Statement, ...]:
        """Returns all statements in an order, and under names, that follow from the seed only."""
        listed = [*self.points, *((f"foil.{n}", foil.text) for n, foil in enumerate(self.foils, 1))]
        return named(listed, derive_seed(*seed, "statements"))


def named(listed: Sequence[tuple[str, str]], seed: int) -> tuple[Statement, ...]:
    """Returns statements, given as ids and texts, in an order and under names that follow from a seed only."""
    shuffled = list(listed)
    Random(seed).shuffle(shuffled)
    return tuple(Statement(f"s{n}", source, clean(text).strip()) for n, (source, text) in enumerate(shuffled, 1))


def sheet_of(draft: Draft, seed: int) -> Sheet:
    """Returns what to ask about a picture of a draft.

    Args:
        draft: Its ledger and, for the foils, its text.
        seed: Decides the foils.
    """
    points = draft.ledger.key_points
    withheld = tuple(p.id for p in points if reads_like_an_instruction(p.text))
    asked = tuple((p.id, p.text) for p in points if p.id not in withheld)
    return Sheet(asked, make_foils(draft.ledger, draft.story.text, seed), withheld)


def doubts_about(answer: VerdictsAnswer, statements: Sequence[Statement]) -> Iterator[Doubt]:
    """Finds verdicts on what was not asked, twice on the same, and none on what was asked."""
    yield from doubts_about_ids([v.id for v in answer.verdicts], statements)


def doubts_about_ids(given: Sequence[str], statements: Sequence[Statement]) -> Iterator[Doubt]:
    """Finds names that nobody asked about, that came twice, or that did not come."""
    if strange := sorted(set(given) - {s.name for s in statements}):
        yield Doubt("unknown_id", f"nobody asked about {', '.join(strange[:10])}")
    if double := sorted({n for n in given if given.count(n) > 1}):
        yield Doubt("repeated_id", f"more than one verdict on {', '.join(double[:10])}")
    if missing := [s.name for s in statements if s.name not in given]:
        yield Doubt("missing_id", f"no verdict on {', '.join(missing[:20])}")
