"""Gates of the benchmarks: what keeps a bound, what misses it, and what machines read of it."""

import io
import json
import math

import pytest
from gates import Gate, closing_line, conclude, table

KEPT = Gate("quick enough", 0.2, 0.3, "at most", "s")
MISSED = Gate("fast enough", 1.6, 1.7, "at least")
FAILED = Gate("memory", None, 10.0, "at most", "MiB", "not measured: no /proc here")


@pytest.mark.parametrize(
    ("figure", "direction", "ok"),
    [
        (0.9, "at most", True),
        (1.0, "at most", True),
        (1.1, "at most", False),
        (-3.0, "at most", True),
        (1.1, "at least", True),
        (1.0, "at least", True),
        (0.9, "at least", False),
        (None, "at most", False),
        (None, "at least", False),
        (math.nan, "at most", False),
        (math.nan, "at least", False),
        (-math.inf, "at most", False),
        (math.inf, "at least", False),
    ],
)
def test_a_figure_against_a_bound_of_one(figure, direction, ok) -> None:
    assert Gate("any", figure, 1.0, direction).ok is ok


def test_the_closing_line_holds_every_gate_with_bound_and_figure() -> None:
    line = closing_line("embedded", [KEPT, MISSED, FAILED], quick=True, figures={"slope": math.nan, "rate": 2.5})
    assert "\n" not in line
    told = json.loads(line, parse_constant=pytest.fail)
    assert (told["kind"], told["benchmark"], told["quick"], told["ok"]) == ("benchmark", "embedded", True, False)
    assert [(g["name"], g["figure"], g["bound"], g["direction"], g["ok"]) for g in told["gates"]] == [
        ("quick enough", 0.2, 0.3, "at most", True),
        ("fast enough", 1.6, 1.7, "at least", False),
        ("memory", None, 10.0, "at most", False),
    ]
    assert told["gates"][2]["why"] == FAILED.why
    assert told["figures"] == {"slope": None, "rate": 2.5}


@pytest.mark.parametrize(("gates", "code"), [([KEPT], 0), ([KEPT, MISSED], 1), ([FAILED, KEPT], 1), ([], 1)])
def test_the_exit_code_follows_the_gates_and_json_is_the_last_line_alone(gates, code) -> None:
    people, machines = io.StringIO(), io.StringIO()
    assert conclude("any", gates, people=people, machines=machines) == code
    (line,) = machines.getvalue().splitlines()
    assert json.loads(line)["ok"] is (code == 0)
    assert all(gate.name in people.getvalue() for gate in gates)


def test_the_table_tells_a_missed_gate_and_one_that_was_not_measured() -> None:
    kept, missed, failed = table([KEPT, MISSED, FAILED]).splitlines()
    assert kept.startswith("ok ") and "at most 0.3 s" in kept
    assert missed.startswith("MISSED") and "1.6" in missed
    assert failed.startswith("MISSED") and "not measured" in failed and failed.endswith(FAILED.why)


def test_overhead_counts_what_is_outside_the_crew_only(tmp_path) -> None:
    from embedded_overhead import measure_overhead

    found = measure_overhead(tmp_path / "run", 1)
    assert 0 < found.crew < found.item
    assert found.share == pytest.approx((found.item - found.crew) / found.crew)
