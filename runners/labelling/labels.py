"""The file that a rater sends back, and a judge's calibration by several of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints, ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, Sha256
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import VerdictValue
from storytelling_painter.evaluators.alignment import effective_values
from storytelling_painter.evaluators.calibration import Calibration, Observation, fit, krippendorff_alpha
from storytelling_painter.evaluators.calibration.fitting import Foiled
from storytelling_painter.runners.labelling.statements import judged_pictures, statements_of
from storytelling_painter.tools.bounded import first_fault, read_bounded

MAX_BYTES: Final = 64 * 2**20
Text = Annotated[str, StringConstraints(max_length=2_000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]


class Label(Frozen):
    """One answer of one rater."""

    item: Name
    picture: Sha256
    statement: Name
    """Its name on the page; see `statements.Statement`."""
    text: Text
    answer: Literal["yes", "no", "unsure"]


class LabelFile(Frozen):
    """What the labelling page exports."""

    kind: Literal["labels"] = "labels"
    schema_version: Literal[1] = SCHEMA_VERSION
    set: Sha256
    """Hash of all that was asked."""
    rater: Name
    labels: Annotated[tuple[Label, ...], Field(max_length=1_000_000)]


def read_labels(path: Path) -> LabelFile:
    """Reads an exported file, which may come from anybody.

    Raises:
        InputError: It cannot be read, is too large, or is no such file.
    """
    data = read_bounded(path, MAX_BYTES, "labels")
    try:
        return LabelFile.model_validate_json(data)
    except ValidationError as error:
        raise InputError(f"{path.name!r} is no export of the labelling page: {first_fault(error)}"[:300]) from None


def calibrate_by_people(
    run: Path,
    files: Sequence[LabelFile],
    *,
    assessed: Path | None = None,
    target: float | None = None,
    foils_are_false: bool = False,
) -> Calibration:
    """Measures the judge of a run, or of an assessment, by what people say of the pictures.

    The majority of yes and no is taken for the truth; where it is even, or nobody is sure, the statement is left out.

    Args:
        run: The run, or folder of pictures, whose page was labelled.
        files: One or more, of different raters.
        assessed: What `assess` wrote on it, if its page was labelled; none takes the run's own judge.
        target: Wanted precision of a yes; none looks for no threshold.
        foils_are_false: Whether the judge's answers on foils that no majority calls true count into its false alarms:
            they are easier than key points that fail, so use it where hardly any key point fails.

    Raises:
        InputError: A rater is there twice, a label fits no statement of the run, or the run has several judges.
    """
    answers = _answers(files)
    observations: list[Observation] = []
    foils: list[Foiled] = []
    pairs: list[dict[str, str]] = []
    judges = set()
    undecided = 0
    for judged in judged_pictures(run, assessed):
        truth: dict[str, VerdictValue] = {}
        for asked in statements_of(judged):
            given = answers.pop((judged.item, judged.picture.sha256, asked.name, asked.text), None)
            if given is not None:
                truth[asked.source] = majority(list(given.values()))
                undecided += truth[asked.source] == "unknown"
        if not truth:
            continue
        judges.add(judged.report.made_by)
        points = judged.ledger.key_points
        given_verdicts = {v.key_point: v.verdict for v in judged.report.verdicts}
        said = effective_values(points, given_verdicts)
        known = effective_values(points, {p.id: truth.get(p.id, "unknown") for p in points})
        chances = {v.key_point: v.p_yes for v in judged.report.verdicts}
        observations += [
            Observation(judged.item, judged.item, p.dimension, value, said[p.id], chances.get(p.id))
            for p in points
            if (value := known[p.id]) in ("yes", "no")
        ]
        pairs += [
            {"people": truth[id], "judge": verdict}
            for id, verdict in given_verdicts.items()
            if truth.get(id) in ("yes", "no") and verdict != "error"
        ]
        foils += [Foiled(judged.item, f.verdict) for f in judged.report.foils if truth.get(f.id) == "no"]
    if answers:
        item, _, statement, _ = next(iter(answers))
        raise InputError(f"{len(answers)} labels fit nothing in the run, first {statement!r} of {item!r}; name its run")
    if len(judges) != 1:
        raise InputError("the pictures were judged by " + (f"{len(judges)} judges" if judges else "nobody"))
    found = fit(judges.pop(), "people", observations, foils, target=target, foils_are_false=foils_are_false)
    return found.model_copy(
        update={
            "raters": krippendorff_alpha(list(_answers(files).values())) if len(files) > 1 else None,
            "judge_and_raters": krippendorff_alpha(pairs),
            "undecided": undecided,
        }
    )


def majority(answers: Sequence[str]) -> VerdictValue:
    """Returns what more people say of yes and no; unknown where it is even."""
    counts = Counter(answers)
    return "unknown" if counts["yes"] == counts["no"] else "yes" if counts["yes"] > counts["no"] else "no"


def _answers(files: Sequence[LabelFile]) -> dict[tuple[str, str, str, str], dict[str, str]]:
    """Answers by rater, for each statement."""
    raters = [file.rater for file in files]
    if len(set(raters)) != len(raters):
        raise InputError("two files are of the same rater; give each rater's last export only")
    out: defaultdict[tuple[str, str, str, str], dict[str, str]] = defaultdict(dict)
    for file in files:
        for label in file.labels:
            out[label.item, label.picture, label.statement, label.text][file.rater] = label.answer
    return dict(out)
