"""Runs as the embedded crew leaves them, without the pictures: told, criticised, mended, recorded."""

import asyncio
from functools import lru_cache
from pathlib import Path

from storytelling_painter.agents.embedded.critic import StructuralCritic
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.story import Brief
from storytelling_painter.tools.pools import load_pool


@lru_cache
def records(number: int = 60, *, premise: str | None = None, seed: int = 0) -> tuple[Record, ...]:
    """Items of the story loop: a weak story is mended up to twice."""
    return asyncio.run(_records(number, premise, seed))


async def _records(number: int, premise: str | None, seed: int) -> tuple[Record, ...]:
    pool = load_pool("original")
    teller, critic = GrammarStoryteller(pool, order_seed=seed), StructuralCritic()
    out = []
    for index in range(number):
        brief = Brief(id=f"item-{index:05d}", index=index, seed=seed * 10_000 + index, mode="naive", premise=premise)
        drafts, critiques = [await teller.tell(brief, round=1)], []
        for round in (1, 2, 3):
            critiques.append(await critic.critique(brief, drafts[-1], round=round))
            if round == 3 or min(s for s in critiques[-1].scores.values() if s is not None) >= 3:
                break
            drafts.append(
                await teller.tell(brief, round=round + 1, previous=drafts[-1], critique=critiques[-1])
            )
        out.append(
            Record(
                id=brief.id, brief=brief, draft=drafts[-1], other_drafts=tuple(drafts[:-1]),
                critiques=tuple(critiques), stop="accepted",
            )
        )
    return tuple(out)


def write_run(folder: Path, told: tuple[Record, ...] | list[Record]) -> Path:
    """Writes the records as a run folder holds them."""
    folder.mkdir(parents=True)
    (folder / "items.jsonl").write_text("".join(r.model_dump_json() + "\n" for r in told), encoding="utf-8")
    return folder
