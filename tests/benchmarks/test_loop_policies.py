"""The study of loop policies: its worlds do what their knobs say, and its policies what their names say."""

import os
import xml.etree.ElementTree as ET
from pathlib import Path

import loop_deciding
import pytest
from loop_deciding import CHECK_COST, POLICIES, Outcome, no_loop, our_test_last, routed
from loop_policies import SWEEPS, figures_of, losses, plot, simulate, table
from loop_world import Drawn, Rates, Simulated, World, drafts

from storytelling_painter.domain.story import Draft
from storytelling_painter.graph import routing
from storytelling_painter.graph.routing import FIRST_PICTURE, PaintPlan

PERFECT = Rates(failure=0.0, tpr=1.0, fpr=0.0)


@pytest.fixture(scope="module")
def stories() -> list[Draft]:
    return drafts(40, 3)


def worlds(stories: list[Draft], rates: Rates) -> list[World]:
    return [Simulated(draft, rates, i) for i, draft in enumerate(stories)]


def test_ours_is_the_routing_itself() -> None:
    assert loop_deciding.after_check is routing.after_check and loop_deciding.accepts is routing.accepts


def test_where_nobody_errs_the_first_picture_is_handed_out_by_all_who_look(stories: list[Draft]) -> None:
    found = simulate(stories[:5], PERFECT, 1)
    assert {name: {o.handed_out and o.good for o in outcomes} for name, outcomes in found.items()} == {
        name: {True} for name in POLICIES
    }
    assert {o.cost for o in found["ours"]} == {1 + CHECK_COST} and {o.cost for o in found["no loop"]} == {1.0}
    assert {o.cost for o in found["fixed 3x3"]} == {9 * (1 + CHECK_COST)}


def test_with_a_judge_who_never_errs_ours_hands_out_nothing_false(stories: list[Draft]) -> None:
    outcomes = [routed(world) for world in worlds(stories, Rates(failure=0.15, tpr=1.0, fpr=0.0))]
    assert all(o.good for o in outcomes if o.handed_out)
    assert not all(o.handed_out for o in outcomes), "a painter who fails so often does not always get there"
    unchecked = [no_loop(world) for world in worlds(stories, Rates(failure=0.15))]
    assert sum(o.good for o in unchecked) < sum(o.handed_out for o in outcomes)


def test_a_judge_who_says_yes_to_all_is_found_out_by_the_foils(stories: list[Draft]) -> None:
    rates = Rates(failure=0.3, tpr=1.0, fpr=1.0)
    assert not any(routed(world).handed_out for world in worlds(stories, rates))
    assert all(our_test_last(world).handed_out for world in worlds(stories, rates)), "it hands out the last one anyway"


def test_rates_are_those_of_the_knobs(stories: list[Draft]) -> None:
    rates = Rates(failure=0.2, tpr=0.9, fpr=0.3)
    said = {True: [0, 0], False: [0, 0]}
    for seed in range(10):
        for i, draft in enumerate(stories):
            world = Simulated(draft, rates, 100 * seed + i)
            attempt = world.paint(FIRST_PICTURE, ())
            assert attempt.report is not None
            for verdict in attempt.report.verdicts:
                held = world._shown[1][verdict.key_point]
                said[held][0] += verdict.verdict == "yes"
                said[held][1] += 1
    points = said[True][1] + said[False][1]
    assert said[False][1] / points == pytest.approx(0.2, abs=0.03)
    assert said[True][0] / said[True][1] == pytest.approx(0.9, abs=0.02)
    assert said[False][0] / said[False][1] == pytest.approx(0.3, abs=0.04)


def test_the_same_seed_gives_the_same_study(stories: list[Draft]) -> None:
    assert simulate(stories[:8], Rates(), 4) == simulate(stories[:8], Rates(), 4)
    assert simulate(stories[:8], Rates(), 4) != simulate(stories[:8], Rates(), 5)


def test_figures_by_hand() -> None:
    rows = ((True, True, 2.0), (True, False, 3.0), (False, True, 4.0), (True, True, 1.0))
    outcomes = [Outcome(*row) for row in rows]
    found = figures_of(outcomes)
    assert (found.items, found.handed_out, found.good, found.false, found.cost) == (4, 3, 2, 1, 5.0)
    assert "| ours | 0.750 | 0.500 |" in table({"ours": found})
    nothing = figures_of([Outcome(False, False, 2.0)] * 3)
    assert nothing.cost is None and "| none |" in table({"x": nothing})


def test_where_ours_is_worse_is_told() -> None:
    good = figures_of([Outcome(True, True, 1.0 + i % 2) for i in range(60)])
    bad = figures_of([Outcome(i < 20, i < 3, 9.0 + i % 2) for i in range(60)])
    told = losses({"tpr": {0.8: {name: bad if name == "ours" else good for name in POLICIES}}})
    assert told.count("hands out fewer good pictures at a judge's hit rate of 0.8") == 3
    assert "pays more" in told and "more false ones" in told
    assert losses({"tpr": {0.8: {n: good for n in POLICIES}}}) == "* nowhere among the settings tried"


def test_the_plot_has_a_panel_for_every_knob_and_figure(stories: list[Draft]) -> None:
    figures = {name: figures_of(outcomes) for name, outcomes in simulate(stories[:6], Rates(), 1).items()}
    svg = plot({knob: {value: figures for value in values[:2]} for knob, values in SWEEPS.items()})
    assert svg.count("false accepts, share of items") == len(SWEEPS)
    ET.fromstring(svg)


def test_real_pictures_are_spoilt_seen_and_mended(stories: list[Draft], tmp_path: Path) -> None:
    sound = Drawn(stories[0], PERFECT, 1, tmp_path)
    assert sound.is_good(sound.paint(FIRST_PICTURE, ()))
    bad = Drawn(stories[0], PERFECT._replace(failure=0.9), 1, tmp_path)
    first = bad.paint(FIRST_PICTURE, ())
    assert not bad.is_good(first) and first.report is not None and first.report.scores.no > 0
    second = bad.paint(PaintPlan(action="edit", round=2, candidate=1, parent=1), (first,))
    assert second.report is not None and second.report.scores.yes > first.report.scores.yes
    assert len(os.listdir(tmp_path)) == 3
