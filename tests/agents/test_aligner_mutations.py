"""The proof of the white-box aligner: spoilt pictures fail where they were spoilt, and nowhere else."""

from pathlib import Path

import pytest
from aligner_mutations import Bench, run, table, total

from storytelling_painter.agents.embedded.known_truth.scenes import SAMPLES, Sample
from storytelling_painter.domain.scene import Move
from storytelling_painter.tools.illustrator import lay_out

SIZE = 400
KINDS = 16


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, size=SIZE)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_a_sound_picture_holds_whatever_its_seed_or_side(sample: Sample, bench: Bench) -> None:
    turned = sample.scene.model_copy(update={"moves": (Move(kind="mirror"),), "seed": 5})
    assert bench.sound(sample) == {}
    assert bench.failed(sample, lay_out(turned), turned) == {}


def test_a_sound_picture_holds_in_line_art_and_small(tmp_path: Path) -> None:
    for sample in SAMPLES[:3]:
        assert Bench(tmp_path, size=SIZE, style="line_art").sound(sample) == {}
        assert Bench(tmp_path, size=256).sound(sample) == {}


def _check(samples: tuple[Sample, ...], bench: Bench, each: int | None) -> None:
    notes: list[str] = []
    tallies = run(samples, bench, notes, each=each)
    print("", table(tallies), *notes, sep="\n")
    assert len(tallies) == KINDS
    assert total(tallies).hit_rate >= 0.95
    assert total(tallies).false_alarm_rate <= 0.03
    for kind, tally in tallies.items():
        assert tally.hit_rate >= 0.85, kind
        assert tally.false_alarm_rate <= 0.05, kind


def test_spoilt_pictures_fail_where_they_were_spoilt(bench: Bench) -> None:
    assert len(SAMPLES) >= 12
    _check(SAMPLES, bench, 1)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_every_spoilt_picture(bench: Bench) -> None:
    _check(SAMPLES, bench, None)
