"""Compares two run folders and writes what comes of it.

    OUT/
      index.html         one page with the plots inside; no script, no network
      comparison.json    all numbers
      comparison.md      table and sentence, to be pasted
      plots/*.svg        the same plots, for papers
"""

import re
from pathlib import Path
from typing import Final, NamedTuple

from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.evaluators.comparison.compare import compare, differences
from storytelling_painter.evaluators.comparison.pairing import Run, read_run
from storytelling_painter.evaluators.comparison.results import Comparison
from storytelling_painter.evaluators.comparison.words import number, p_value, span
from storytelling_painter.runners.charts import Estimate, forest, histogram
from storytelling_painter.runners.comparison.markdown import as_markdown
from storytelling_painter.runners.pages import rendered
from storytelling_painter.runners.reports import put_on_shelf
from storytelling_painter.runners.run_info import RUN_FILE, read_info
from storytelling_painter.tools.atomic import cannot_write, write_file
from storytelling_painter.tools.configuration import differing_keys
from storytelling_painter.tools.embeddings import Embedder

PAGE: Final = "index.html"


class ComparedRuns(NamedTuple):
    """A comparison and the runs that it is of."""

    comparison: Comparison
    a: Run
    b: Run


def compare_folders(
    a: Path, b: Path, *, embedder: Embedder | None = None, allow_unequal: bool = False, allow_mixed: bool = False
) -> ComparedRuns:
    """Compares two run folders or files of records; settings are compared where both have a `run.json`.

    Args:
        a: The run to compare with.
        b: The run that is compared.
        embedder: Embeds the stories of both; none takes hashed words.
        allow_unequal: Compare what matches, although one run holds items that the other lacks.
        allow_mixed: Compare values that different judges or critics gave.

    Raises:
        InputError: A run cannot be read, no item matches, or the runs are unequal or mixed and that was not allowed.
        ProviderError: A provider gave no vectors.
        RunFolderError: A `run.json` does not fit its schema.
        SpecError: A model of the embedding cannot be loaded.
    """
    settings: dict[str, tuple[object, object]] = {}
    if (a / RUN_FILE).is_file() and (b / RUN_FILE).is_file():
        settings = differing_keys(read_info(a).settings, read_info(b).settings)
    first, second = read_run(a), read_run(b)
    comparison = compare(
        first,
        second,
        embedder=embedder,
        settings=settings,
        allow_unequal=allow_unequal,
        allow_mixed=allow_mixed,
    )
    return ComparedRuns(comparison, first, second)


def write_comparison(out: Path, compared: ComparedRuns) -> Path:
    """Writes page, plots and JSON into a folder, which is made where it does not exist, and returns the page.

    Raises:
        RunFolderError: The folder cannot be written.
    """
    plots = _plots(compared)
    try:
        (out / "plots").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(out, error) from error
    if (out / "plots").is_symlink():
        raise RunFolderError(f"{str(out / 'plots')!r} is a link, and links are not followed; choose another --out")
    for name, (_, svg) in plots.items():
        write_file(out / "plots" / f"{name}.svg", svg.encode())
    write_file(out / "comparison.json", compared.comparison.model_dump_json(indent=2).encode())
    write_file(out / "comparison.md", as_markdown(compared.comparison).encode())
    write_file(out / PAGE, page(compared.comparison, [svg for _, svg in plots.values()]).encode())
    return out / PAGE


def shelve_comparison(run: Path, compared: ComparedRuns) -> Path | None:
    """Lays the page into the gallery of one of the runs; none where it has none.

    Raises:
        RunFolderError: The shelf is a link, or the disk is full or read-only.
    """
    found = compared.comparison
    text = page(found, [svg for _, svg in _plots(compared).values()], in_gallery=True)
    return put_on_shelf(run, f"compared-{found.a}-{found.b}", f"{found.b} (B) beside {found.a} (A)", text)


def page(comparison: Comparison, plots: list[str], *, in_gallery: bool = False) -> str:
    """Returns the page, with links back where it stands in a gallery.

    Names and sentences are escaped; the plots are SVG that was escaped when it was made.
    """
    return rendered(
        __package__, "page.html.j2", comparison=comparison, plots=plots, back=in_gallery, number=number, span=span,
        p_value=p_value,
    )


def _plots(compared: ComparedRuns) -> dict[str, tuple[str, str]]:
    """Plots by file name, each with the measure that it is of."""
    comparison = compared.comparison
    rows = [
        Estimate(
            m.measure,
            m.paired.cohens_dz,
            m.paired.cohens_dz_interval.low if m.paired.cohens_dz_interval else None,
            m.paired.cohens_dz_interval.high if m.paired.cohens_dz_interval else None,
            m.verdict in ("b_higher", "b_lower"),
        )
        for m in comparison.measures
        if m.paired is not None and m.paired.cohens_dz is not None
    ]
    out: dict[str, tuple[str, str]] = {}
    if rows:
        out["effects"] = ("", forest("Size of each difference, B - A", "Cohen's d_z with 95% interval", rows))
    for m in comparison.measures:
        values = differences(compared.a, compared.b, m.measure)
        if m.paired is None or not m.paired.differ or not values:
            continue
        wide = m.paired.interval
        mean = Estimate("mean", m.paired.difference, wide.low if wide else None, wide.high if wide else None)
        name = re.sub(r"[^a-z0-9]+", "-", m.measure.lower()).strip("-")
        out[name] = (m.measure, histogram(f"{m.measure}: B - A of each pair", "difference", values, mean))
    return out
