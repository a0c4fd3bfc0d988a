"""How much of what is known of a story the free-text reader finds in its text alone.

    python benchmarks/reader_coverage.py [--told 60] [--lost] [--accept 0]

Two samples. Stories of the grammar storyteller: their ledgers are known claim by claim; a `must` key point is found
whole when every clue has an equal claim in the reader's ledger, and found when at least one has an equal or close one
(same act on the same kinds of things, a neighbouring feeling or pose). Stories of the shipped pool: their key points
are sentences; one is found when a drawable key point of the reader in the same dimension shares its words.
`--lost` lists what is missing; `--accept N` also sends the first N told texts through the graph as given stories.
"""

import argparse
import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.reader import coverage, read_story
from storytelling_painter.agents.embedded.reader.statements import content
from storytelling_painter.agents.embedded.reader.tokens import sentences
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.domain.ledger import Claim, Feels, KeyPoint, Poses, Relates, Shows
from storytelling_painter.domain.scene import Person, SceneSpec, Sign
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.graph.embed import run_one
from storytelling_painter.tools.pools import load_pool

_NEIGHBOURS: Final = (
    {"happy", "laughing", "proud"},
    {"sad", "crying", "tired", "worried"},
    {"surprised", "afraid", "worried"},
    {"angry", "disgusted"},
    {"embarrassed", "sad", "worried"},
    {"stand", "walk", "tiptoe"},
    {"sit", "slump", "write"},
    {"reach_up", "reach_out", "point", "offer", "wave", "cheer"},
    {"crouch", "kneel"},
    {"sit_floor", "sit"},
    {"run", "walk"},
    {"hand_to_mouth", "cover_face", "head_in_hands"},
    {"stands_on", "sits_on", "on", "at", "near", "under"},
    {"looks_at", "reaches_for"},
    {"lie", "slump"},
)
Trait = tuple[str, ...]


class Tally(NamedTuple):
    points: int
    whole: int
    part: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--told", type=int, default=60, help="stories of the grammar")
    parser.add_argument("--lost", action="store_true", help="list what is missing")
    parser.add_argument("--accept", type=int, default=0, help="told texts to send through the graph")
    args = parser.parse_args()
    told = asyncio.run(_told(args.told))
    _print_told(told, args.lost)
    _print_pool(args.lost)
    if args.accept:
        asyncio.run(_accept(told[: args.accept]))
    return 0


async def _told(number: int) -> list[Draft]:
    teller = GrammarStoryteller()
    return [await teller.tell(Brief(id=f"told-{n}", seed=n, index=n), round=1) for n in range(number)]


def _print_told(told: list[Draft], lost: bool) -> None:
    points: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    part: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    shares = []
    for draft in told:
        read = read_story(draft.story.text)
        shares.append(coverage(read).words)
        ours = set(_signs(read))
        for point in draft.ledger.musts:
            signs = [_sign(c.claim, draft.story.scene) for c in point.clues if c.claim is not None]
            hits = [s in ours for s in signs]
            near = [h or any(_close(s, o) for o in ours) for h, s in zip(hits, signs, strict=True)]
            points[point.dimension] += 1
            whole[point.dimension] += all(hits)
            part[point.dimension] += any(near)
            for s, seen in zip(signs, near, strict=True):
                if not seen:
                    missing[f"{draft.story.situation}: {' '.join(s)}  <{_quote(draft, point)}>"] += 1
    print(f"stories told by the grammar: {len(told)}; content words drawn: {sum(shares) / max(1, len(shares)):.0%}")
    _table(points, whole, part)
    if lost:
        for text, n in missing.most_common(60):
            print(f"  {n:3} {text}")


def _table(points: Counter[str], whole: Counter[str], part: Counter[str]) -> None:
    print(f"  {'dimension':28} {'known':>6} {'whole':>6} {'found':>6}")
    for d in (*sorted(points), "all"):
        n = points.total() if d == "all" else points[d]
        w = whole.total() if d == "all" else whole[d]
        p = part.total() if d == "all" else part[d]
        print(f"  {d:28} {n:6} {w / max(1, n):6.0%} {p / max(1, n):6.0%}")


def _print_pool(lost: bool) -> None:
    points: Counter[str] = Counter()
    found: Counter[str] = Counter()
    shares, statements = [], []
    for story in load_pool("original"):
        read = read_story(story.story)
        seen = coverage(read)
        shares.append(seen.words)
        statements.append(seen.statements)
        for dimension, text in story.key_points:
            points[dimension] += 1
            if any(_speaks_of(p, dimension, text, read) for p in read.ledger.key_points):
                found[dimension] += 1
            elif lost:
                print(f"  {story.id} {dimension}: {text}")
    print(
        f"\nstories of the pool: {len(shares)}; content words drawn: {sum(shares) / len(shares):.0%}; "
        f"key points of the reader that can be drawn: {sum(statements) / len(statements):.0%}"
    )
    _table(points, Counter(), found)


def _speaks_of(point: KeyPoint, dimension: str, text: str, read: Draft) -> bool:
    if any(c.claim is None for c in point.clues) or not point.clues:
        return False
    kinds = {"event", "event_causal_relationship"}
    if point.dimension != dimension and not {point.dimension, dimension} <= kinds:
        return False
    known = _words(text)
    shared = known & (_words(point.text) | _words(_quote(read, point)))
    return len(shared) >= (1 if dimension != "event" and dimension != "event_causal_relationship" else 2)


def _words(text: str) -> set[str]:
    return {t.forms[-1] for s in sentences(text) for t in content(s.tokens) if t.forms}


def _quote(draft: Draft, point: KeyPoint) -> str:
    return draft.story.text[slice(*point.span)] if point.span else ""


def _signs(draft: Draft) -> Iterator[Trait]:
    for point in draft.ledger.key_points:
        for clue in point.clues:
            if clue.claim is not None:
                yield _sign(clue.claim, draft.story.scene)


def _sign(claim: Claim, scene: SceneSpec | None) -> Trait:
    """Returns a claim with the ids replaced by what they stand for."""
    if isinstance(claim, Shows):
        return ("shows", claim.thing or _what(claim.element, scene), claim.state or "")
    if isinstance(claim, Poses):
        return ("poses", _what(claim.element, scene), claim.pose)
    if isinstance(claim, Feels):
        return ("feels", _what(claim.element, scene), claim.expression)
    if isinstance(claim, Relates):
        return ("relates", _what(claim.agent, scene), claim.act, _what(claim.target, scene))
    return tuple(str(v) for k, v in claim.model_dump().items() if k != "element")


def _what(id: str, scene: SceneSpec | None) -> str:
    element = scene.element(id) if scene else None
    if isinstance(element, Person):
        return element.age
    if isinstance(element, Sign):
        return "sign"
    return element.kind if element is not None else id


def _close(a: Trait, b: Trait) -> bool:
    if len(a) != len(b) or a[0] != b[0]:
        return False
    differing = [(x, y) for x, y in zip(a[1:], b[1:], strict=True) if x != y]
    if a[0] == "shows":
        return a[1] == b[1]
    if a[0] == "relates" and a[2] == b[2] == "looks_away_from":
        return a[1] == b[1]
    return len(differing) == 1 and any({x, y} <= group for x, y in differing for group in _NEIGHBOURS)


async def _accept(told: list[Draft]) -> None:
    settings = Settings(size=512)
    stops: Counter[str] = Counter()
    for n, draft in enumerate(told):
        with tempfile.TemporaryDirectory() as folder:
            record = await run_one(Brief(id=f"given-{n}", story=draft.story.text), settings, out=Path(folder))
        stops[record.stop] += 1
        if record.stop != "accepted":
            print(f"  {n} {record.stop}: {record.why}")
    print(f"\ngiven back as texts: {dict(stops)}")


if __name__ == "__main__":
    sys.exit(main())
