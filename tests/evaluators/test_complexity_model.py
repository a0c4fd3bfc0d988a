"""The trainable estimate: it learns what can be learnt, says how well, and claims nothing where there is nothing."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pytest

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.complexity_model import Labelled, fit_model, load_model, read_labels
from storytelling_painter.evaluators.complexity_model.fitting import (
    conformal_half_width,
    pearson,
    rmae,
    rmse,
    spearman,
)
from storytelling_painter.evaluators.complexity_model.labels import Columns

pytest.importorskip("sklearn")
THINGS = ("lamp", "table", "window", "chair", "door", "rug", "shelf", "plant", "cup", "clock")
EVENTS = ("the vase breaks because the cat jumps", "the mother scolds the boy", "the girl cries since her kite is gone")


def labelled(n: int, *, learnable: bool = True, seed: int = 1) -> list[Labelled]:
    """Descriptions whose label follows from how many events they tell, or from nothing."""
    random = Random(seed)
    out = []
    for number in range(n):
        events = random.randint(0, 3)
        parts = [f"There is a {random.choice(THINGS)}." for _ in range(5)] + [f"{e}." for e in EVENTS[:events]]
        random.shuffle(parts)
        label = min(1.0, max(0.0, events / 3 + random.gauss(0, 0.05))) if learnable else random.random()
        out.append(Labelled(f"p{number}", " ".join(parts), label))
    return out


def test_the_measures_are_what_they_are_called() -> None:
    a, b = np.array([0.0, 0.5, 1.0, 0.5]), np.array([0.1, 0.5, 0.7, 0.5])
    assert rmse(a, b) == pytest.approx((0.1 / 4) ** 0.5)
    assert rmae(a, b) == pytest.approx((0.4 / 4) ** 0.5)
    assert spearman(a, b) == pytest.approx(1.0)
    assert pearson(a, 2 * a + 1) == pytest.approx(1.0)
    assert np.isnan(pearson(a, np.ones(4)))


def test_the_conformal_half_width_is_the_ranked_residual() -> None:
    # ceil(20 * .9) = 18th of 19
    assert conformal_half_width(np.arange(1, 20) / 20, 0.9) == 18 / 20
    assert conformal_half_width(np.array([0.1] * 8), 0.9) == 1.0, "nine are the least for 90%"


def test_conformal_intervals_cover_at_their_nominal_rate() -> None:
    random = np.random.default_rng(3)
    covered = [
        abs(random.normal()) <= conformal_half_width(np.abs(random.normal(size=60)) / 10, 0.9) * 10
        for _ in range(4_000)
    ]
    assert 0.885 <= np.mean(covered) <= 0.925  # exact: ceil(61 * .9) / 61 = .902


def test_what_follows_from_the_text_is_learnt_and_new_texts_lie_in_their_intervals() -> None:
    model = fit_model(labelled(150), source="mine.csv")
    told = model.manifest.validation
    assert told.pcc.value is not None and told.pcc.interval is not None
    assert told.pcc.value > 0.9
    assert told.pcc.interval.low < told.pcc.value < told.pcc.interval.high
    fresh = labelled(120, seed=2)
    found = model.predict([f.text for f in fresh])
    assert np.mean([p.low <= f.label <= p.high for p, f in zip(found, fresh, strict=True)]) >= 0.82
    assert np.mean([p.out_of_domain for p in found]) <= 0.15
    strange, empty = model.predict(["Quarterly revenue of semiconductor manufacturers grew.", ""])
    assert strange.out_of_domain and empty.out_of_domain


def test_where_nothing_can_be_learnt_no_correlation_is_claimed() -> None:
    told = fit_model(labelled(60, learnable=False)).manifest.validation
    assert told.pcc.value is None or told.pcc.value < 0.3
    assert told.pcc.interval is None or told.pcc.interval.low < 0.1


def test_the_order_of_labels_does_not_matter() -> None:
    given = labelled(30)
    assert fit_model(given).manifest == fit_model(given[::-1]).manifest


def test_a_saved_model_says_the_same_and_a_changed_one_is_refused(tmp_path: Path) -> None:
    model = fit_model(labelled(30))
    model.save(tmp_path / "m")
    again = load_model(tmp_path / "m")
    texts = [x.text for x in labelled(5, seed=9)]
    assert again.predict(texts) == model.predict(texts)
    arrays = tmp_path / "m/arrays.npz"
    whole = arrays.read_bytes()
    with np.load(io.BytesIO(whole), allow_pickle=False) as file:
        assert all(file[name].dtype == np.float64 for name in file.files)
    arrays.write_bytes(whole[:-1] + b"x")
    with pytest.raises(InputError, match="not the one"):
        load_model(tmp_path / "m")
    with pytest.raises(InputError, match="cannot be read"):
        load_model(tmp_path)


@pytest.mark.parametrize(
    ("given", "why"), [(labelled(29), "too few"), ([Labelled(f"{i}", "a", 0.5) for i in range(40)], "same")]
)
def test_too_little_to_learn_from_is_refused(given: list[Labelled], why: str) -> None:
    with pytest.raises(InputError, match=why):
        fit_model(given)


def test_labels_come_in_any_table_with_columns_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "isa.csv").write_text("Bild;Urteil\nimages/a.jpg;1\nb.jpg;5\na.jpg;3\nc.jpg;2\n")
    lines = [{"id": "a", "recovery": {"description": {"text": "A boy.", "answers": {"who": "a boy", "why": ""}}}}]
    lines += [{"id": "b.png", "description": "A girl."}, {"id": "c", "failure": {"error": "x"}}]
    (tmp_path / "said.jsonl").write_text("\n".join(map(json.dumps, lines)))
    found = read_labels(
        tmp_path / "isa.csv", Columns("Bild", "Urteil"), scale=(1, 5), descriptions=tmp_path / "said.jsonl"
    )
    assert found == (Labelled("a", "A boy.\na boy", 0.25), Labelled("b", "A girl.", 1.0))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("id,score,text\na,7,x\n", "--scale"),
        ("id,score,text\na,much,x\n", "no number"),
        ("id,text\na,x\n", "a label is missing"),
        ("id,score,text\na,1,\n", "a description is missing"),
        ('[{"id": 1', "no JSON"),
        ("[1]", "no object"),
        ("id,score,text\n", "no label fits"),
    ],
)
def test_labels_that_cannot_be_read_say_why(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "l").write_text(text)
    with pytest.raises(InputError, match=why):
        read_labels(tmp_path / "l")


def test_without_labels_the_estimate_keeps_its_own_name(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from storytelling_painter.runners.cli.main import app

    call: Callable[..., object] = lambda *words: CliRunner().invoke(app, [str(w) for w in words])  # noqa: E731
    (tmp_path / "labels.jsonl").write_text(
        "\n".join(json.dumps({"id": x.id, "description": x.text, "score": x.label}) for x in labelled(30))
    )
    fitted = call("complexity", "fit", "--labels", tmp_path / "labels.jsonl", "--out", tmp_path / "m")
    assert "PCC" in fitted.stdout, fitted.output  # type: ignore[attr-defined]
    said = call("complexity", "score", tmp_path / "labels.jsonl", "--model", tmp_path / "m")
    first = json.loads(said.stdout.splitlines()[0])  # type: ignore[attr-defined]
    assert first["evaluator"] == "complexity-model"
    assert first["low"] <= first["value"] <= first["high"]
    lines = ['{"id": "a", "description": "A boy falls."}', "{", '{"id": "b", "description": ""}']
    lines += ['{"id": "c", "description": null, "failure": {"error": "JudgeError", "message": "no words"}}']
    (tmp_path / "some.jsonl").write_text("\n".join(lines))
    some = call("complexity", "score", tmp_path / "some.jsonl", "--model", tmp_path / "m")
    assert (some.exit_code, len(some.stdout.splitlines())) == (1, 1)  # type: ignore[attr-defined]
    assert "3 could not be estimated" in some.stderr and "no words" in some.stderr  # type: ignore[attr-defined]
    none = call("complexity", "score", tmp_path / "labels.jsonl")
    assert none.exit_code == 1  # type: ignore[attr-defined]
    assert "no person's rating" in none.stderr  # type: ignore[attr-defined]
