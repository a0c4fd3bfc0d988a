"""Building a crew from spec strings."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted import ScriptedAligner, ScriptedCritic, ScriptedPainter, ScriptedStoryteller

from storytelling_painter.agents import crew as crews
from storytelling_painter.agents.crew import Crew, Workshop, build_crew, register
from storytelling_painter.agents.memory import Known, StoryMemory
from storytelling_painter.agents.roles import Aligner, Critic, Painter, Storyteller
from storytelling_painter.domain.epochs import Epochs
from storytelling_painter.domain.errors import InputError, SpecError
from storytelling_painter.domain.judgement import Failure, Score
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, PoolStory
from storytelling_painter.evaluators.diversity import novelty
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.compute import Compute


class ScriptedSource:
    def storyteller(self, spec: str, workshop: Workshop) -> Storyteller:
        return ScriptedStoryteller()

    def critic(self, spec: str, workshop: Workshop) -> Critic:
        return ScriptedCritic()

    def painter(self, spec: str, workshop: Workshop) -> Painter:
        return ScriptedPainter(prompt=spec)

    def aligner(self, spec: str, workshop: Workshop) -> Aligner:
        return ScriptedCritic() if spec.endswith(":wrong") else ScriptedAligner()  # type: ignore[return-value]


@pytest.fixture
def scripted_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crews, "_sources", dict(crews._sources))
    register("scripted", ScriptedSource)


def crew(tmp_path: Path, **fields: object) -> Crew:
    return build_crew(Settings.model_validate(fields), store=ArtifactStore(tmp_path), compute=Compute())


def test_the_embedded_crew_plays_every_role(tmp_path: Path) -> None:
    found = crew(tmp_path)
    assert isinstance(found.storyteller, Storyteller)
    assert isinstance(found.critic, Critic)
    assert isinstance(found.painter, Painter)
    assert isinstance(found.aligner, Aligner)
    assert {m.spec for m in found.made_by.values()} == {"embedded"}


@pytest.mark.parametrize("role", ["crew", "storyteller", "critic", "painter", "aligner", "judge"])
def test_an_unknown_spec_is_refused_with_the_known_ones(tmp_path: Path, role: str) -> None:
    with pytest.raises(SpecError, match="somewhere:gpt-4o.*known: .*embedded.*openai.*providers.somewhere"):
        crew(tmp_path, **{role: "somewhere:gpt-4o"})


def test_an_unknown_pool_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        crew(tmp_path, pool=str(tmp_path / "nothing.csv"))


@pytest.mark.usefixtures("scripted_scheme")
def test_each_role_may_have_a_spec_of_its_own(tmp_path: Path) -> None:
    found = crew(tmp_path, painter="scripted:blue")
    assert isinstance(found.painter, ScriptedPainter) and found.painter.prompt == "scripted:blue"
    assert not isinstance(found.critic, ScriptedCritic)


@pytest.mark.usefixtures("scripted_scheme")
def test_a_member_that_cannot_play_its_role_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="cannot play the aligner"):
        crew(tmp_path, crew="scripted:wrong")


@pytest.mark.usefixtures("scripted_scheme")
def test_a_scheme_is_registered_once() -> None:
    with pytest.raises(SpecError, match="taken"):
        register("scripted", ScriptedSource)
    with pytest.raises(SpecError, match="plain word"):
        register("a:b", ScriptedSource)


def test_an_entry_point_brings_a_scheme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "plugged_crew-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: plugged-crew\nVersion: 1.0\n", encoding="utf-8")
    (package / "entry_points.txt").write_text(
        "[storytelling_painter.crews]\nplugged = scripted_source:Source\n", encoding="utf-8"
    )
    (tmp_path / "scripted_source.py").write_text(
        "from scripted import ScriptedAligner, ScriptedCritic, ScriptedPainter, ScriptedStoryteller\n"
        "class Source:\n"
        "    def storyteller(self, spec, workshop): return ScriptedStoryteller()\n"
        "    def critic(self, spec, workshop): return ScriptedCritic()\n"
        "    def painter(self, spec, workshop): return ScriptedPainter()\n"
        "    def aligner(self, spec, workshop): return ScriptedAligner()\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert isinstance(crew(tmp_path / "out", crew="plugged:x").painter, ScriptedPainter)
    assert "plugged" in crews.known_schemes()


def at(index: int) -> Brief:
    return Brief(id=f"item-{index}", index=index)


EACH = Epochs(size=1, lag=1)


def test_the_memory_measures_as_the_evaluator_does() -> None:
    texts = [f"A {who} drops a {what} in the {where}." for who, what, where in zip("abc", "def", "ghi", strict=True)]
    memory = StoryMemory(epochs=EACH)
    assert isinstance(memory.novelty(at(0), texts[0]), Failure)
    memory.extend(Known(n, text) for n, text in enumerate(texts))
    mine, reference = memory.novelty(at(3), "A cat drops a vase."), novelty("A cat drops a vase.", texts)
    assert isinstance(mine, Score) and isinstance(reference, Score)
    assert np.isclose(mine.value, reference.value)


def test_an_item_knows_the_epochs_before_and_nothing_of_its_own_or_later_ones() -> None:
    memory = StoryMemory(epochs=Epochs(size=4, lag=2))
    memory.extend(Known(n, f"story word{n}") for n in range(16))
    for index in range(16):
        measured = memory.novelty(at(index), "something else")
        known = max(0, index // 4 - 1) * 4
        assert measured == memory.nearest("something else", known)
        assert measured.detail["compared_with"] == known if isinstance(measured, Score) else known == 0


@given(st.permutations(range(60)))
@settings(max_examples=10, deadline=None)
def test_the_measure_is_the_same_to_the_last_bit_whatever_the_order_of_arrival(order: list[int]) -> None:
    def filled(indexes: Iterable[int]) -> StoryMemory:
        memory = StoryMemory(epochs=EACH)
        memory.extend(Known(n, f"the {n % 7} dogs chase cat {n % 11} and the {n % 5} birds fly {n}") for n in indexes)
        return memory

    one, other = filled(range(60)), filled(order)
    for text in ("the 3 dogs chase cat 4 and 2 birds fly", "dogs chase birds 17"):
        assert one.novelty(at(50), text) == other.novelty(at(50), text)


def test_a_story_of_the_pool_is_known_to_all_and_not_compared_with_itself() -> None:
    pool = [PoolStory(id=f"p{n}", story=text) for n, text in enumerate(["A cat drops a vase.", "A dog eats a shoe."])]
    memory = StoryMemory(pool)
    assert memory.novelty(at(0), "A cat drops a cup.") == memory.nearest("A cat drops a cup.")
    own = memory.nearest(pool[0].story, given=True)
    assert isinstance(own, Score) and own.value > 0.5 and own.detail["compared_with"] == 1
    retold = memory.nearest(pool[0].story)
    assert isinstance(retold, Score) and retold.value < 1e-6, "who tells a story of the pool again tells nothing new"
    again = StoryMemory()
    again.add(0, pool[0].story)
    same = again.nearest(pool[0].story, 1)
    assert isinstance(same, Score) and same.value < 1e-6


def test_the_novelty_of_an_item_is_a_share_and_leaves_its_given_story_out() -> None:
    known = [PoolStory(id="p", story="A cat drops a vase."), PoolStory(id="q", story="Snow lies on a doctor's violin.")]
    memory, given = StoryMemory(known), at(0).model_copy(update={"story": known[0].story})
    assert memory.share(at(0), known[0].story) == pytest.approx(0.0, abs=1e-6)
    assert (memory.share(given, known[0].story) or 0.0) > 0.5
    assert StoryMemory(known[:1]).share(given, known[0].story) is None
    assert StoryMemory().share(at(0), "Zebra.") is None
    assert 0.0 <= (StoryMemory(known[:1]).share(at(1), "Orchid quilt.") or -1.0) <= 1.0


def test_the_memory_looks_at_the_last_stories_up_to_its_limit() -> None:
    memory = StoryMemory(limit=100, epochs=EACH)
    memory.extend(Known(n, f"story word{n}") for n in range(3_000))
    kept, gone = memory.novelty(at(3_000), "story word2950"), memory.nearest("story word2850", 3_000)
    assert isinstance(kept, Score) and kept.value < 1e-5 and kept.detail["compared_with"] == 100
    assert isinstance(gone, Score) and gone.value > 0.1
