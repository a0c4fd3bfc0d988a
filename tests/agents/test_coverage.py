"""What a run has told least, and how an item is steered there."""

from storytelling_painter.agents.coverage import PLACES, Coverage, likeness, slots_of
from storytelling_painter.agents.examples import examples_for
from storytelling_painter.agents.memory import Known
from storytelling_painter.domain.epochs import Epochs
from storytelling_painter.domain.story import Brief, Lean, PoolStory

EPOCHS = Epochs(size=2, lag=1)
KITCHEN = "At night a boy sits in the kitchen while his grandmother and the nurses talk."


def test_slots_are_read_from_the_words() -> None:
    assert slots_of(KITCHEN) == ("night", "kitchen", {"child", "grandparent", "nurse or doctor"})
    assert slots_of("A vase stands there.") == (None, None, frozenset())


def test_an_item_leans_to_what_the_epochs_it_knows_held_least() -> None:
    coverage = Coverage(EPOCHS)
    everywhere = [f"At {time} a boy waits in the {place.replace('_', ' ')}." for place in PLACES
                  for time in ("morning", "noon", "evening", "night") if (time, place) != ("noon", "park")]
    coverage.extend(Known(0, text) for text in everywhere)
    coverage.extend(Known(2, "At noon a boy waits in the park.") for _ in range(9))
    lean = coverage.steer(Brief(id="a", index=2)).lean
    assert lean is not None and (lean.time, lean.place) == ("noon", "park") and lean.role != "child"
    assert coverage.steer(Brief(id="a", index=2)).lean == lean
    later = coverage.steer(Brief(id="a", index=4)).lean
    assert later is not None and (later.time, later.place) != ("noon", "park")


def test_a_wish_is_not_steered_nor_is_the_first_epoch() -> None:
    coverage = Coverage(EPOCHS)
    coverage.extend([Known(0, KITCHEN)])
    for brief in (
        Brief(id="a", index=1), Brief(id="a", index=4, premise="a race"), Brief(id="a", index=4, setting="park"),
        Brief(id="a", index=4, story="A dog."), Brief(id="a", index=4, mode="naive"),
    ):
        assert coverage.steer(brief) == brief


def test_examples_are_drawn_from_those_that_hold_what_is_leant_towards() -> None:
    pool = [PoolStory(id=f"p{n}", story=f"Story {n} of a cat.") for n in range(9)]
    pool += [PoolStory(id=f"k{n}", story=f"{KITCHEN} {n}") for n in range(3)]
    lean = Lean(time="night", place="kitchen", role="child")
    assert likeness(lean, KITCHEN) == 3
    shown = [e.id for n in range(30) for e in examples_for(Brief(id="a", seed=n, lean=lean), pool)]
    assert {"k0", "k1", "k2"} <= set(shown) and sum(id.startswith("k") for id in shown) > 60
    assert len({e.id for n in range(30) for e in examples_for(Brief(id="a", seed=n), pool)}) == 12
