"""The files of an assessment: a summary as JSON, tables, and a page that opens from the disk.

    OUT/
      assessment.json          all numbers
      assessment.parquet       the same as lines, one number each; only if asked for
      pictures.jsonl           one line a picture
      pictures.parquet         the same; only if asked for
      assessment.html          the page; of a run a copy stands in its gallery

beside what models said, a file for each measure.
"""

from pathlib import Path
from typing import Final

from storytelling_painter.evaluators.assessment import Assessment
from storytelling_painter.evaluators.by_picture import OnePicture
from storytelling_painter.runners.reports import put_on_shelf
from storytelling_painter.runners.reports.pages import assessment_page
from storytelling_painter.runners.row_files import check_format, rows_file, table_file
from storytelling_painter.tools.atomic import write_file

SUMMARY: Final = "assessment.json"
TABLE: Final = "assessment.parquet"
PICTURES: Final = "pictures"
PAGE: Final = "assessment.html"


def write_assessment(out: Path, found: Assessment, *, parquet: bool = False) -> Path:
    """Writes the files of an assessment and returns the page.

    Args:
        out: The folder.
        found: What was measured.
        parquet: Whether to write tables as Parquet as well, which needs the extra `data`.

    Raises:
        RunFolderError: The disk is full or read-only.
        SpecError: The extra is not installed.
    """
    write_file(out / SUMMARY, found.model_dump_json(indent=1).encode())
    write_file(out / f"{PICTURES}.jsonl", table_file(found.by_picture, OnePicture, "jsonl"))
    if parquet:
        check_format("parquet")
        write_file(out / TABLE, rows_file(found.rows(), found.source, "parquet"))
        write_file(out / f"{PICTURES}.parquet", table_file(found.by_picture, OnePicture, "parquet"))
    write_file(out / PAGE, assessment_page(found).encode("utf-8", "replace"))
    return out / PAGE


def shelve_assessment(run: Path, out: Path, found: Assessment) -> Path | None:
    """Lays the page into the gallery of the run that was assessed; none where it was no run.

    Raises:
        RunFolderError: The shelf is a link, or the disk is full or read-only.
    """
    name = out.resolve().name
    page = assessment_page(found, in_gallery=True)
    return put_on_shelf(run, f"assessment-{name}", f"Assessment in {name}: {', '.join(_makers(found))}", page)


def _makers(found: Assessment) -> list[str]:
    seen = [*(each.judge.spec for each in found.alignment), *(each.judge.spec for each in found.complexity)]
    seen += [spec for each in found.recoverability for spec in (each.describer.spec, each.judge.spec)]
    return list(dict.fromkeys(seen)) or ["nothing measured"]
