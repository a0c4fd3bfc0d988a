"""The graph as a whole, with a scripted crew: what happens, in which order, and what the record says of it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from blockbuster import BlockBuster, blockbuster_ctx
from hypothesis import given, settings
from hypothesis import strategies as st
from langgraph.errors import GraphRecursionError
from pydantic import ValidationError
from scripted import (
    ScriptedAligner,
    ScriptedCritic,
    ScriptedPainter,
    ScriptedStoryteller,
    crew_of,
    critique_of,
    report_of,
)

from storytelling_painter.agents.crew import Crew
from storytelling_painter.agents.memory import StoryMemory
from storytelling_painter.domain.epochs import Epochs
from storytelling_painter.domain.errors import BudgetExceeded, JudgeError, PaintError, SettingsError, StoryError
from storytelling_painter.domain.judgement import Failure, Score
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import ImageLoop, Settings, StoryLoop
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.builder import build, compiled, graph
from storytelling_painter.graph.events import Progress

BRIEF = Brief(id="item-1", seed=3)
GOOD = report_of(["yes"] * 4)
BAD = report_of(["yes", "no", "yes", "yes"])
WORSE = report_of(["no", "no", "no", "no"])


async def make(crew: Crew, chosen: Settings | None = None, brief: Brief = BRIEF) -> Record:
    chosen = chosen or Settings()
    record = (await compiled(crew, chosen).ainvoke({"brief": brief}, context=chosen))["record"]
    assert isinstance(record, Record)
    assert Record.model_validate_json(record.model_dump_json()) == record
    return record


@pytest.fixture
async def no_blocking() -> AsyncIterator[BlockBuster]:
    with blockbuster_ctx() as watch:
        yield watch


async def test_a_good_item_goes_straight_through(no_blocking: BlockBuster) -> None:
    crew = crew_of()
    record = await make(crew)
    assert (record.stop, record.best, len(record.attempts)) == ("accepted", 1, 1)
    assert record.usage.model_dump(exclude_defaults=True) == {
        "story_calls": 1,
        "critic_calls": 1,
        "paint_calls": 1,
        "check_calls": 1,
    }
    assert record.crew == crew.made_by
    assert record.settings_sha256 == Settings().sha256
    assert record.scores and isinstance(record.scores.alignment, Score)
    assert record.scores.alignment.value == 1.0
    assert isinstance(record.scores.complexity, Score)
    assert isinstance(record.scores.novelty, Failure), "nothing was known to compare with"


async def test_an_item_is_measured_against_those_that_it_knows() -> None:
    crew = crew_of(memory=StoryMemory(epochs=Epochs(size=1, lag=1)))
    first = await make(crew)
    crew.memory.add(0, first.draft.story.text)
    record = await make(crew, brief=BRIEF.model_copy(update={"id": "item-2", "index": 1}))
    assert record.scores and isinstance(record.scores.novelty, Score)
    assert record.scores.novelty.value == pytest.approx(0, abs=1e-6), "the script tells the same story again"


async def test_a_weak_story_is_mended_from_the_best_draft() -> None:
    weak, weaker = critique_of([2, *[4] * 6]), critique_of([2, 1, *[4] * 5])
    crew = crew_of(ScriptedStoryteller(), ScriptedCritic((weak, weaker, critique_of())))
    record = await make(crew)
    rounds = [
        (round, previous and previous.story.round, critique) for round, previous, critique, _ in crew.storyteller.calls
    ]
    assert rounds == [(1, None, None), (2, 1, weak), (3, 1, weak)]
    assert record.draft and record.draft.story.round == 3
    assert [c.round for c in record.critiques] == [1, 2, 3]
    assert [d.story.round for d in record.other_drafts] == [1, 2]


async def test_the_best_draft_is_painted_when_no_round_is_left() -> None:
    weak, weaker = critique_of([2, *[4] * 6]), critique_of([1, 1, *[4] * 5])
    record = await make(crew_of(critic=ScriptedCritic((weak, weaker, weaker))))
    assert record.draft and record.draft.story.round == 1
    assert [d.story.round for d in record.other_drafts] == [2, 3]
    assert record.attempts[0].story_round == 1
    assert record.stop == "accepted"


async def test_a_given_story_is_never_told_anew() -> None:
    crew = crew_of(critic=ScriptedCritic((critique_of(1),)), aligner=ScriptedAligner((WORSE,)))
    record = await make(crew, brief=BRIEF.model_copy(update={"story": "A boy takes a cookie."}))
    assert len(crew.storyteller.calls) == 1
    assert record.stop in ("attempts", "plateau", "unpaintable")


async def test_a_picture_is_mended_and_the_painter_is_told_what_to_mend() -> None:
    crew = crew_of(aligner=ScriptedAligner((BAD, WORSE, GOOD)))
    record = await make(crew)
    orders = [(o.action, o.round, o.candidate, o.parent and o.parent.number) for o in crew.painter.orders]
    assert orders == [("paint", 1, 1, None), ("paint", 1, 2, None), ("edit", 2, 1, 1)]
    assert crew.painter.orders[2].parent.report is not None
    assert [a.kept for a in record.attempts] == [True, False, True]
    assert (record.stop, record.best) == ("accepted", 3)
    assert len({o.seed for o in crew.painter.orders}) == 3


async def test_what_no_picture_shows_is_told_anew_and_the_record_holds_the_draft_of_the_best_picture() -> None:
    hopeless = report_of(["yes", "yes", "yes", "no"]).model_copy(
        update={"verdicts": report_of(["yes", "no", "yes", "yes"], finding="not_drawable").verdicts}
    )
    crew = crew_of(aligner=ScriptedAligner((hopeless, WORSE)))
    record = await make(crew)
    assert [call[3] for call in crew.storyteller.calls] == [(), ("jar",)]
    assert crew.storyteller.calls[1][1].story.round == 1
    assert {a.story_round for a in record.attempts} == {1, 2}
    assert (record.best, record.draft and record.draft.story.round) == (1, 1), "the second telling came out worse"
    assert [d.story.round for d in record.other_drafts] == [2]


async def test_the_same_brief_and_settings_give_the_same_record() -> None:
    first, second = [await make(crew_of(aligner=ScriptedAligner((BAD, GOOD)))) for _ in range(2)]
    assert first == second


@pytest.mark.parametrize(
    ("crew", "node", "error"),
    [
        (crew_of(ScriptedStoryteller(failure=StoryError("no words"))), "storyteller", "StoryError"),
        (crew_of(critic=ScriptedCritic(failure=JudgeError("no opinion"))), "cor_critic", "JudgeError"),
        (crew_of(painter=ScriptedPainter(failure=PaintError("no paint"))), "painter", "PaintError"),
        (crew_of(aligner=ScriptedAligner(failure=JudgeError("no eyes"))), "alignment_check", "JudgeError"),
    ],
    ids=["storyteller", "critic", "painter", "aligner"],
)
async def test_an_expected_error_ends_the_item_with_a_record(crew: Crew, node: str, error: str) -> None:
    record = await make(crew)
    assert record.stop == "failed"
    assert record.error and (record.error.node, record.error.error) == (node, error)
    assert (record.draft is None) == (node == "storyteller")
    if node == "alignment_check":
        assert len(record.attempts) == 1, "the picture was painted and is kept"
    if record.scores:
        assert isinstance(record.scores.alignment, Failure), "a failed measurement is no low score"


async def test_what_was_made_before_an_error_is_kept() -> None:
    crew = crew_of(painter=ScriptedPainter(failure=BudgetExceeded("cap"), fail_from=2), aligner=ScriptedAligner((BAD,)))
    record = await make(crew)
    assert (record.stop, record.best) == ("budget", 1)
    assert record.scores and isinstance(record.scores.alignment, Score)


async def test_a_fault_of_the_program_goes_up() -> None:
    with pytest.raises(ZeroDivisionError):
        await make(crew_of(painter=ScriptedPainter(failure=ZeroDivisionError())))


async def test_progress_is_streamed_as_typed_events() -> None:
    loop = compiled(crew_of(aligner=ScriptedAligner((BAD, GOOD))), Settings())
    parts = [p async for p in loop.astream({"brief": BRIEF}, context=Settings(), stream_mode=["custom"], version="v2")]
    events = [Progress.model_validate(p["data"]) for p in parts]
    assert [e.what for e in events] == [
        *("told", "criticised"),
        *("painted", "checked") * 2,
        "finished",
    ]
    assert {e.item for e in events} == {"item-1"}
    assert [e.goes_to for e in events][-2:] == ["final_evaluation", None]
    assert events[-1].stop == "accepted"
    assert [e.attempt for e in events if e.what == "checked"] == [1, 2]


async def test_bad_input_is_refused_before_any_work() -> None:
    crew = crew_of()
    with pytest.raises(ValidationError):
        await compiled(crew, Settings()).ainvoke({"brief": {"id": "../../x"}}, context=Settings())  # type: ignore[arg-type]
    assert not crew.storyteller.calls


async def test_plain_json_will_do_as_input_and_as_context() -> None:
    loop = build(crew_of()).compile()
    result = await loop.ainvoke({"brief": {"id": "a"}}, context={"seed": 4})  # type: ignore[arg-type]
    assert result["record"].settings_sha256 == Settings(seed=4).sha256


async def test_no_context_means_default_settings() -> None:
    result = await build(crew_of()).compile().ainvoke({"brief": BRIEF})
    assert result["record"].settings_sha256 == Settings().sha256


async def test_a_foreign_context_is_refused_with_advice() -> None:
    with pytest.raises(SettingsError, match="as_node"):
        await build(crew_of()).compile().ainvoke({"brief": BRIEF}, context=Brief(id="x"))  # type: ignore[arg-type]


async def test_an_unknown_setting_in_the_context_is_refused() -> None:
    with pytest.raises(ValidationError, match="sied"):
        await build(crew_of()).compile().ainvoke({"brief": BRIEF}, context={"sied": 4})  # type: ignore[arg-type]


def test_the_drawing_shows_five_nodes_and_every_way() -> None:
    drawn = graph.get_graph()
    assert set(drawn.nodes) == {
        "__start__",
        "storyteller",
        "cor_critic",
        "painter",
        "alignment_check",
        "final_evaluation",
        "__end__",
    }
    assert {(e.source, e.target) for e in drawn.edges} == {
        ("__start__", "storyteller"),
        ("storyteller", "cor_critic"),
        ("storyteller", "final_evaluation"),
        ("cor_critic", "storyteller"),
        ("cor_critic", "painter"),
        ("cor_critic", "final_evaluation"),
        ("painter", "alignment_check"),
        ("painter", "final_evaluation"),
        ("alignment_check", "painter"),
        ("alignment_check", "storyteller"),
        ("alignment_check", "final_evaluation"),
        ("final_evaluation", "__end__"),
    }


@given(
    st.integers(1, 3), st.integers(0, 2), st.integers(1, 3), st.integers(1, 3), st.integers(2, 4), st.integers(1, 10)
)
@settings(max_examples=25, deadline=None)
def test_a_crew_that_never_succeeds_stays_within_the_limit_on_steps(
    stories: int, rewrites: int, candidates: int, rounds: int, unpaintable: int, plateau: int
) -> None:
    chosen = Settings(
        story_loop=StoryLoop(max_rounds=stories, max_rewrites=rewrites),
        image_loop=ImageLoop(
            candidates=candidates, max_rounds=rounds, unpaintable_after=unpaintable, plateau_after=plateau
        ),
    )
    crew = crew_of(critic=ScriptedCritic((critique_of(1),)), aligner=ScriptedAligner((BAD,)))
    record = asyncio.run(make(crew, chosen))
    assert record.stop in ("attempts", "plateau", "unpaintable")


async def test_the_limit_on_steps_is_exact_enough_to_catch_a_loop_that_does_not_end() -> None:
    """The longest run there is passes its limit; with a few steps fewer it does not."""
    chosen = Settings(
        story_loop=StoryLoop(max_rounds=2, max_rewrites=0),
        image_loop=ImageLoop(candidates=2, max_rounds=2, plateau_after=10, unpaintable_after=10),
    )

    def crew() -> Crew:
        return crew_of(
            critic=ScriptedCritic((critique_of(1),)),
            painter=ScriptedPainter(can_edit=False),
            aligner=ScriptedAligner((BAD,)),
        )

    record = await make(crew(), chosen)
    steps = sum(record.usage.model_dump(exclude_none=True, exclude={"faults"}).values()) + 1
    assert (record.stop, steps) == ("attempts", 13)
    assert steps <= chosen.recursion_limit <= steps + 5
    with pytest.raises(GraphRecursionError):
        await build(crew()).compile().ainvoke({"brief": BRIEF}, {"recursion_limit": steps - 1}, context=chosen)


async def test_many_items_at_once_do_not_mix() -> None:
    crew = crew_of()
    loop = compiled(crew, Settings())
    briefs = [Brief(id=f"item-{n}", seed=n) for n in range(40)]
    results = await asyncio.gather(*(loop.ainvoke({"brief": b}, context=Settings()) for b in briefs))
    assert [r["record"].brief for r in results] == briefs
    assert len({r["record"].attempts[0].painting.picture.sha256 for r in results}) == 40
