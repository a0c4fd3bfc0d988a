"""Two runs beside each other: what is matched, what is refused, and words that claim no more than the numbers."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.comparison import Compared, Comparison, compare_runs
from storytelling_painter.evaluators.comparison.spread import compare_spread
from storytelling_painter.evaluators.comparison.words import size_of
from storytelling_painter.evaluators.diversity import knn_diversity
from storytelling_painter.evaluators.statistics import holm
from storytelling_painter.tools.embeddings import Vectors, embed
from storytelling_painter.tools.embeddings.embedder import unit
from storytelling_painter.tools.pools import load_pool

STORIES = [story.story for story in load_pool("original")]
MAKER = {"name": "script", "version": "1"}
POINTS = [{"id": f"k{i}", "dimension": "event", "text": f"Fact {i}."} for i in range(10)]


def record(i: int, yes: int, *, judge: str = "judge", seed: int | None = None, id: str = "", **more: Any) -> dict:
    """A record whose picture shows `yes` of ten key points."""
    picture = {"sha256": "0" * 64, "path": "pictures/00/x.png", "width": 8, "height": 8, "size_bytes": 9}
    report = {
        "made_by": {"name": judge, "version": "1"},
        "picture": "0" * 64,
        "verdicts": [{"key_point": f"k{n}", "verdict": "yes" if n < yes else "no"} for n in range(10)],
        "scores": {"micro": 1, "macro": 1, "all_must": True, "corrected": 1, "foil_fpr": 0}
        | {"yes": 9, "no": 0, "unknown": 0, "error": 0},
    }
    painting = {"picture": picture, "made_by": MAKER, "seed": 1}
    attempt = {"number": 1, "story_round": 1, "round": 1, "candidate": 1, "action": "paint", "painting": painting}
    story = {"text": STORIES[i], "mode": "naive", "made_by": MAKER}
    id = id or f"item-{i:03d}"
    return {
        "id": id,
        "brief": {"id": id, "index": i, "seed": 100 + i if seed is None else seed},
        "draft": {"story": story, "ledger": {"key_points": POINTS}},
        "attempts": [attempt | {"report": report}],
        "best": 1,
        "stop": "accepted" if yes == 10 else "attempts",
    } | more


def write(path: Path, *records: object) -> Path:
    path.write_text("".join(f"{r if isinstance(r, str) else json.dumps(r)}\n" for r in records))
    return path


def both(tmp_path: Path, a: list[dict], b: list[dict], **allowed: Any) -> Comparison:
    return compare_runs(write(tmp_path / "a.jsonl", *a), write(tmp_path / "b.jsonl", *b), **allowed)


def of(comparison: Comparison, measure: str) -> Compared:
    return next(m for m in comparison.measures if m.measure == measure)


def test_a_difference_is_found_told_and_corrected(tmp_path: Path) -> None:
    chance = random.Random(1)
    a = [record(i, chance.choice((5, 6, 7))) for i in range(30)]
    b = [record(i, chance.choice((8, 9))) for i in range(30)]
    found = both(tmp_path, a, b)
    micro = of(found, "alignment, micro")
    assert found.pairs == 30 and micro.paired is not None and micro.p_holm is not None
    assert micro.paired.n == 30 and micro.paired.difference == pytest.approx(micro.paired.mean_b - micro.paired.mean_a)
    assert micro.verdict == "b_higher" and micro.measured_by == ("judge 1",)
    assert "B is higher" in micro.sentence and "95% interval" in micro.sentence and "large effect" in micro.sentence
    tested = [m for m in found.measures if m.paired is not None and m.paired.differ]
    assert [m.p_holm for m in tested] == pytest.approx(holm([m.paired.p for m in tested if m.paired]))
    assert "B is higher (better) in alignment, micro" in found.sentence
    assert "does not mean that there is none" in found.sentence and "judge 1" in found.sentence
    back = both(tmp_path, b, a)
    assert of(back, "alignment, micro").verdict == "b_lower" and "(worse)" in back.sentence
    assert Comparison.model_validate_json(found.model_dump_json()) == found


def test_noise_is_not_called_a_difference(tmp_path: Path) -> None:
    chance = random.Random(2)
    a, b = ([record(i, chance.randint(3, 9)) for i in range(25)] for _ in range(2))
    found = both(tmp_path, a, b)
    micro = of(found, "alignment, micro")
    assert micro.verdict == "not_shown" and "no difference was shown" in micro.sentence
    assert not [m for m in found.measures if m.verdict in ("b_higher", "b_lower")]
    assert "0 of" in found.sentence


def test_equal_runs_and_too_few_pairs_claim_nothing(tmp_path: Path) -> None:
    same = [record(i, 9) for i in range(8)]
    found = both(tmp_path, same, same)
    assert {m.verdict for m in found.measures} == {"no_pair_differs", "not_compared"}
    assert of(found, "diversity, k = 1").verdict == "no_pair_differs"
    assert "rarer differences would not have been seen" in of(found, "accepted").sentence
    few = both(tmp_path, [record(i, 2) for i in range(4)], [record(i, 6 + i) for i in range(4)])
    assert of(few, "alignment, micro").verdict == "too_few" and "too few" in of(few, "alignment, micro").sentence


def test_items_are_matched_by_id_or_by_place_and_seed_whatever_the_order(tmp_path: Path) -> None:
    a = [record(i, 5 + i % 5) for i in range(10)]
    other_ids = [record(i, 5 + i % 4, id=f"other-{i}") for i in range(10)]
    found = both(tmp_path, a, other_ids)
    assert found.pairs == 10
    random.Random(4).shuffle(a)
    again = both(tmp_path, a, other_ids[::-1])
    assert again == found


def test_other_seeds_are_other_briefs_unless_the_story_was_given(tmp_path: Path) -> None:
    a = [record(i, 5) for i in range(6)]
    b = [record(i, 6, seed=900 + i) for i in range(6)]
    with pytest.raises(InputError, match="same --seed"):
        both(tmp_path, a, b)
    for each in (*a, *b):
        each["brief"]["story"] = each["draft"]["story"]["text"]
    assert both(tmp_path, a, b).pairs == 6


def test_unequal_runs_are_refused_unless_told(tmp_path: Path) -> None:
    a, b = [record(i, 5) for i in range(9)], [record(i, 6) for i in range(7)]
    with pytest.raises(InputError, match="2 of 9 items.*--allow-unequal"):
        both(tmp_path, a, b)
    found = both(tmp_path, a, b, allow_unequal=True)
    assert (found.pairs, found.lost.unmatched_a, found.lost.unmatched_b) == (7, 2, 0)
    assert "unequal" in found.warnings[0]
    with pytest.raises(InputError, match="1 lines cannot be read"):
        compare_runs(write(tmp_path / "a.jsonl", *b, '{"id": '), write(tmp_path / "b.jsonl", *b))


def test_numbers_of_different_judges_are_refused_unless_told(tmp_path: Path) -> None:
    a, b = [record(i, 5) for i in range(8)], [record(i, 7, judge="another") for i in range(8)]
    with pytest.raises(InputError, match="different makers.*another 1, judge 1.*--allow-mixed"):
        both(tmp_path, a, b)
    found = both(tmp_path, a, b, allow_mixed=True)
    assert of(found, "alignment, micro").measured_by == ("another 1", "judge 1")
    assert any("different makers" in w for w in found.warnings)


def test_the_final_judge_gives_the_alignment_and_one_who_failed_gives_none(tmp_path: Path) -> None:
    crew = {"crew": {"judge": {"name": "final", "version": "1"}}}
    report = record(0, 4, judge="final")["attempts"][0]["report"]
    a = [record(i, 9, judged=report, **crew) for i in range(8)]
    b = [record(i, 9, judged=report if i else None, **crew) for i in range(8)]
    micro = of(both(tmp_path, a, b), "alignment, micro")
    assert (micro.measured_by, micro.note, micro.unscored_b) == (("final 1",), "", 1)
    assert micro.paired is not None and (micro.paired.n, round(micro.paired.mean_b, 9)) == (7, 0.4)
    steered = of(both(tmp_path, a, b), "accepted")
    assert steered.measured_by == ("judge 1",) and "steers the loop" in steered.note


def test_diversity_is_by_the_embedding_that_is_asked_for_and_asks_for_no_more_than_it_looks_at(tmp_path: Path) -> None:
    class Letters:
        made_by = MadeBy(name="letters", version="3", spec="mine")
        asked: list[str] = []

        def embed(self, texts: Sequence[str]) -> Vectors:
            self.asked += texts
            return unit(np.array([[text.count(c) for c in "aeinrst"] for text in texts], dtype=np.float64))

        def close(self) -> None: ...

    runs = [record(i % len(STORIES), 5, id=f"i{i}", seed=i) for i in range(430)]
    found = both(tmp_path, runs, runs, embedder=Letters())
    assert found.embedding == "letters 3 (mine)" == of(found, "diversity, k = 5").measured_by[0]
    assert len(Letters.asked) == 2 * 400
    assert "400 pairs drawn of 430" in of(found, "diversity, k = 1").note


def test_a_failure_is_left_out_and_never_low(tmp_path: Path) -> None:
    error = {"error": "PaintError", "message": "no picture"}
    a = [record(i, 9) for i in range(10)]
    b = [record(i, 9) for i in range(8)]
    b += [record(i, 0, attempts=[], best=None, stop="failed", error=error) for i in (8, 9)]
    found = both(tmp_path, a, b)
    micro = of(found, "alignment, micro")
    assert micro.paired is not None
    assert (micro.paired.n, micro.paired.mean_b, micro.unscored_a, micro.unscored_b) == (8, 0.9, 0, 2)
    accepted = of(found, "accepted")
    assert accepted.paired is not None and accepted.paired.n == 8
    assert found.lost.failed_b == 2 and "2 of the matched items of B failed" in found.warnings[0]


def test_what_is_no_run_is_refused(tmp_path: Path) -> None:
    good = write(tmp_path / "a.jsonl", record(0, 5))
    with pytest.raises(InputError, match="is no run"):
        compare_runs(good, tmp_path / "missing")
    with pytest.raises(InputError, match="no record that can be read"):
        compare_runs(good, write(tmp_path / "b.jsonl", "x"))
    with pytest.raises(InputError, match="twice"):
        compare_runs(good, write(tmp_path / "b.jsonl", record(0, 5), record(0, 5)))


def test_settings_that_differ_are_told_and_several_are_warned_of(tmp_path: Path) -> None:
    runs = [record(i, 5) for i in range(6)]
    one = both(tmp_path, runs, runs, settings={"mode": ("naive", "cor_guided")})
    assert one.settings == {"mode": ("naive", "cor_guided")} and not one.warnings
    two = both(tmp_path, runs, runs, settings={"mode": ("naive", "cor_guided"), "size": (256, 512)})
    assert "cannot be told" in two.warnings[0]


def test_diversity_is_that_of_the_matched_stories() -> None:
    a, b = STORIES[:30], [STORIES[i % 5] + f" {i}" for i in range(30)]
    by_k = {s.k: s.result for s in compare_spread(embed(a), embed(b), (1, 5, 40))}
    assert set(by_k) == {1, 5}
    ids = [str(i) for i in range(30)]
    for k, result in by_k.items():
        assert result.mean_a == pytest.approx(knn_diversity(ids, a, ks=(k,)).values[k], abs=1e-6)
        assert result.mean_b == pytest.approx(knn_diversity(ids, b, ks=(k,)).values[k], abs=1e-6)
    assert by_k[1].difference < 0 and by_k[1].p < 0.01
    assert by_k[1].interval is not None and by_k[1].interval.high < 0


def test_diversity_of_like_sets_is_called_different_as_rarely_as_it_says() -> None:
    random_ = np.random.default_rng(9)
    found = 0
    for _ in range(60):
        a, b = (random_.normal(size=(24, 8)) for _ in range(2))
        units = [(x / np.linalg.norm(x, axis=1, keepdims=True)).astype(np.float32) for x in (a, b)]
        found += compare_spread(units[0], units[1], (1,), draws=79)[0].result.p <= 0.05
    assert found <= 9


def test_words_for_sizes() -> None:
    assert [size_of(d) for d in (0.0, -0.3, 0.6, -2.0)] == ["negligible", "small", "medium", "large"]
